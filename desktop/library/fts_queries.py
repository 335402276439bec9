"""What the full-text indexes are asked, in SQLite's own language.

Every word stands in quotes and holds letters and digits only, so that no question is a wrong one
(https://www.sqlite.org/fts5.html, "Full-text Query Syntax").
"""

from collections.abc import Callable, Iterable, Sequence

from sqlalchemy import ColumnElement, TableClause, column, literal_column, table

from desktop.reading.search.match_spans import SearchTerm

SENTENCES = table("sentence_index", column("rowid"))
NOTES = table("note_index", column("rowid"))
TERMS = table("note_term", column("term"))
"""The words in the index of notes."""

IN_TITLES = "{french_title english_title other_title}"
IN_FRENCH = "{french french_title}"
IN_ENGLISH = "{english english_title}"
IN_NOTES = "{note tags}"
IN_NOTES_ALONE = "{note}"
IN_NOTES_AND_QUOTES = "{note tags quote}"


def matches(index: TableClause, question: str) -> ColumnElement[bool]:
    """Return the condition that a row of `index` answers `question`."""
    return literal_column(index.name).op("MATCH", is_comparison=True)(question)


def of_sentences(
    groups: Iterable[Sequence[SearchTerm]], unwanted: Sequence[SearchTerm] = ()
) -> str:
    """Return the question for sentences and titles, other forms each in their own language."""
    wanted = [_any(_in_sentences, group) for group in groups]
    return _all(wanted, _any(_in_sentences, unwanted))


def of_notes(
    columns: str, groups: Iterable[Sequence[SearchTerm]], unwanted: Sequence[SearchTerm] = ()
) -> str:
    """Return the question for what stands in some `columns` of the highlights' index."""
    wanted = [_any(_in_either, group) for group in groups]
    return f"{columns}: ({_all(wanted, _any(_in_either, unwanted))})"


def of_any(sought: Iterable[SearchTerm]) -> str:
    """Return the question for what holds any of this, in any form."""
    return _any(_in_either, sought)


def _all(wanted: Iterable[str], unwanted: str) -> str:
    question = " AND ".join(f"({one})" for one in wanted)
    return f"({question}) NOT ({unwanted})" if unwanted else question


def _any(question: Callable[[SearchTerm], str], sought: Iterable[SearchTerm]) -> str:
    return " OR ".join(map(question, sought))


def _in_sentences(sought: SearchTerm) -> str:
    forms = ((IN_FRENCH, sought.french), (IN_ENGLISH, sought.english))
    return " OR ".join(
        [_phrase(sought)]
        + [f"{columns}: ({_quoted(words, ' OR ')})" for columns, words in forms if words]
    )


def _in_either(sought: SearchTerm) -> str:
    forms = sought.forms(None)
    return " OR ".join([_phrase(sought)] + ([_quoted(forms, " OR ")] if forms else []))


def _phrase(sought: SearchTerm) -> str:
    return _quoted(sought.phrase, " + ") + (" *" if sought.is_prefix else "")


def _quoted(words: Iterable[str], between: str) -> str:
    return between.join(f'"{word}"' for word in words)
