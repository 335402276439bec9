"""FTS5 query strings for the full-text indexes of sentences and notes.

Every word is quoted and consists of letters and digits, so that a query is never a syntax error
(https://www.sqlite.org/fts5.html, "Full-text Query Syntax").
"""

from collections.abc import Callable, Iterable, Sequence

from sqlalchemy import ColumnElement, TableClause, column, literal_column, table

from desktop.reading.search.match_spans import SearchTerm

SENTENCES = table("sentence_index", column("rowid"))
NOTES = table("note_index", column("rowid"))
TERMS = table("note_term", column("term"))
"""The vocabulary of the index of notes (fts5vocab)."""

IN_TITLES = "{french_title english_title other_title}"
IN_FRENCH = "{french french_title}"
IN_ENGLISH = "{english english_title}"
IN_NOTES = "{note tags}"
IN_NOTES_ALONE = "{note}"
IN_NOTES_AND_QUOTES = "{note tags quote}"


def matches(index: TableClause, fts_query: str) -> ColumnElement[bool]:
    """Return the condition that a row of `index` matches `fts_query`."""
    return literal_column(index.name).op("MATCH", is_comparison=True)(fts_query)


def sentence_query(
    groups: Iterable[Sequence[SearchTerm]], unwanted: Sequence[SearchTerm] = ()
) -> str:
    """Return the query for sentences and titles with a term of every group, and none `unwanted`.

    Inflected forms match only in the columns of their own language.
    """
    wanted = [_any(_in_sentences, group) for group in groups]
    return _all(wanted, _any(_in_sentences, unwanted))


def note_query(
    columns: str, groups: Iterable[Sequence[SearchTerm]], unwanted: Sequence[SearchTerm] = ()
) -> str:
    """Return the query for notes with a term of every group in `columns`, and none `unwanted`."""
    wanted = [_any(_in_either, group) for group in groups]
    return f"{columns}: ({_all(wanted, _any(_in_either, unwanted))})"


def any_term_query(terms: Iterable[SearchTerm]) -> str:
    """Return the query for any of these terms, in any form and any column."""
    return _any(_in_either, terms)


def _all(wanted: Iterable[str], unwanted: str) -> str:
    query = " AND ".join(f"({one})" for one in wanted)
    return f"({query}) NOT ({unwanted})" if unwanted else query


def _any(term_query: Callable[[SearchTerm], str], terms: Iterable[SearchTerm]) -> str:
    return " OR ".join(map(term_query, terms))


def _in_sentences(term: SearchTerm) -> str:
    forms = ((IN_FRENCH, term.french), (IN_ENGLISH, term.english))
    return " OR ".join(
        [_phrase(term)]
        + [f"{columns}: ({_quoted(words, ' OR ')})" for columns, words in forms if words]
    )


def _in_either(term: SearchTerm) -> str:
    forms = term.forms(None)
    return " OR ".join([_phrase(term)] + ([_quoted(forms, " OR ")] if forms else []))


def _phrase(term: SearchTerm) -> str:
    return _quoted(term.phrase, " + ") + (" *" if term.is_prefix else "")


def _quoted(words: Iterable[str], separator: str) -> str:
    return separator.join(f'"{word}"' for word in words)
