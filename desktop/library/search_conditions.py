"""Compiler from a search query to search terms and SQL conditions on articles and highlights."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, exists, false, func, not_, or_, select

from desktop.library import fts_queries, schema
from desktop.library.fts_queries import NOTES, SENTENCES, TERMS, matches
from desktop.library.records import COLOURS
from desktop.library.search_index import json_values
from desktop.library.transaction import Reads
from desktop.reading.article import Language
from desktop.reading.search.match_spans import SearchTerm
from desktop.reading.search.search_query import Field, Filter, Query, Term, Trait
from desktop.reading.search.typos import find_similar_words, may_be_mistyped
from desktop.reading.text.inline_styles import other_scripts
from desktop.reading.text.words import STEMMERS, fold, fold_keeping_accents, stem

Condition = ColumnElement[bool]
TermGroups = tuple[tuple[SearchTerm, ...], ...]
"""Groups of alternatives; one term of every group must be found."""

RARE_BELOW = 3
"""A word that is in fewer notes may be misspelt, and similar words are searched as well."""

NUMBER_BITS = 20
LAST_NUMBER = (1 << NUMBER_BITS) - 1
"""The rowid of a sentence in the index is the article's id, with the number in the lower bits."""


@dataclass(frozen=True, slots=True)
class CompiledQuery:
    """A search query as search terms and SQL conditions.

    `term_groups` has a group for every clause; `fuzzy_groups` are the same groups, with similar
    words added to those that are rare in notes. None of the `excluded_terms` may be found. All
    `highlight_conditions` must hold for one and the same highlight, and none of the
    `excluded_highlights` conditions for any. `note_terms` and `title_terms` come from filters by
    note and title.
    """

    term_groups: TermGroups
    fuzzy_groups: TermGroups
    excluded_terms: tuple[SearchTerm, ...]
    article_conditions: tuple[Condition, ...]
    highlight_conditions: tuple[Condition, ...]
    excluded_highlights: tuple[Condition, ...]
    note_terms: tuple[SearchTerm, ...]
    title_terms: tuple[SearchTerm, ...]

    @property
    def wanted_terms(self) -> tuple[SearchTerm, ...]:
        """Return the terms of all groups."""
        return tuple(term for group in self.term_groups for term in group)

    @property
    def has_filters(self) -> bool:
        """Return whether there are conditions on articles or highlights."""
        return bool(
            self.article_conditions or self.highlight_conditions or self.excluded_highlights
        )


class QueryCompiler(Reads):
    """Compilation of queries, which looks up word forms, sources and colour names."""

    def _compile(self, query: Query) -> CompiledQuery:
        term_groups: list[tuple[SearchTerm, ...]] = []
        excluded_terms: list[SearchTerm] = []
        note_terms: list[SearchTerm] = []
        title_terms: list[SearchTerm] = []
        article_conditions, highlight_conditions, excluded_highlights = [], [], []
        for clause in query.clauses:
            if clause.terms:
                group = tuple(self._expand_term(term) for term in clause.terms)
                if clause.is_excluded:
                    excluded_terms += group
                else:
                    term_groups.append(group)
                continue
            filters = {one: self._expand_filter(one) for one in clause.filters}
            condition = or_(*(self._condition(*one) for one in filters.items()))
            if not clause.is_excluded:
                for one, group in filters.items():
                    (note_terms if one.field is Field.NOTE else title_terms).extend(group)
            if not clause.is_on_highlights:
                not_null = func.coalesce(condition, false())
                article_conditions.append(not_(not_null) if clause.is_excluded else not_null)
            elif clause.is_excluded:
                excluded_highlights.append(condition)
            else:
                highlight_conditions.append(condition)
        return CompiledQuery(
            term_groups=tuple(term_groups),
            fuzzy_groups=tuple(self._add_similar_words(group) for group in term_groups),
            excluded_terms=tuple(excluded_terms),
            article_conditions=tuple(article_conditions),
            highlight_conditions=tuple(highlight_conditions),
            excluded_highlights=tuple(excluded_highlights),
            note_terms=tuple(note_terms),
            title_terms=tuple(title_terms),
        )

    def _expand_term(self, term: Term) -> SearchTerm:
        """Return the search term; a single word gets its inflected forms from the library."""
        phrase = tuple(fold_keeping_accents(word) for word in term.words)
        folded = tuple(fold(word) for word in term.words)
        if term.is_exact or term.is_prefix:
            return SearchTerm(folded, phrase, is_prefix=term.is_prefix)
        french, english = (self._forms(term.words[0], language) for language in STEMMERS)
        return SearchTerm(folded, phrase, french=french, english=english)

    def _forms(self, word: str, language: Language) -> frozenset[str]:
        """Return the folded word forms of the library with the same stem as `word`.

        `word` may be typed without its accents. Its figures may be raised or lowered ones.
        """
        form, folded = schema.form.c, fold(word)
        known = self._connection.scalars(
            select(form.stem).where(form.language == language, form.folded == folded)
        )
        stems = {stem(word, language), stem(folded, language), *known}
        found = self._connection.scalars(
            select(form.folded).where(form.language == language, form.stem.in_(json_values(stems)))
        )
        return (frozenset(found) | other_scripts(folded)) - {folded}

    def _expand_filter(self, one: Filter) -> tuple[SearchTerm, ...]:
        """Return the alternatives for a filter by words; nothing for other filters."""
        if not isinstance(one.value, Term):
            return ()
        group = (self._expand_term(one.value),)
        return self._add_similar_words(group) if one.field is Field.NOTE else group

    def _condition(self, one: Filter, group: tuple[SearchTerm, ...]) -> Condition:
        if isinstance(one.value, Term):
            return _in_title(group) if one.field is Field.TITLE else _in_note(group)
        article, highlight = schema.article.c, schema.highlight.c
        match one.field:
            case Field.LANGUAGE:
                return article.language == one.value
            case Field.BEFORE:
                return article.published < one.value
            case Field.AFTER:
                return article.published >= one.value
            case Field.SOURCE:
                return article.source.in_(json_values(self._sources(one.value)))
            case Field.COLOUR:
                return highlight.colour.in_(json_values(self._colours(one)))
            case Field.TAG:
                return _is_tagged(one.value, one.is_prefix)
            case _:
                return _has_trait(Trait(one.value))

    def _add_similar_words(self, group: tuple[SearchTerm, ...]) -> tuple[SearchTerm, ...]:
        """Return a group with similar words from notes, if few notes have a word of the group."""
        typed = [one.words[0] for one in group if _may_be_mistyped(one)]
        fts_query = fts_queries.note_query(fts_queries.IN_NOTES, [group])
        found = select(NOTES.c.rowid).where(matches(NOTES, fts_query)).limit(RARE_BELOW)
        if not typed or len(self._connection.scalars(found).all()) >= RARE_BELOW:
            return group
        # Joined by SQLite, because fetching fifty thousand rows takes longer than comparing words.
        known = (
            self._connection.scalar(select(func.group_concat(TERMS.c.term, " "))) or ""
        ).split()
        similar = [one for word in typed for one in find_similar_words(word, known)]
        return (*group, *(SearchTerm((word,), (word,)) for word in similar))

    def _sources(self, value: str) -> list[str]:
        """Return the library's sources that contain `value`, ignoring case and accents."""
        found = self._connection.scalars(select(schema.article.c.source).distinct())
        return [source for source in found if source and value in fold(source)]

    def _colours(self, one: Filter) -> list[int]:
        """Return the colours with this number or name."""
        table = schema.colour_name.c
        names = self._connection.execute(select(table.colour, table.name))
        value = str(one.value)
        named = [row.colour for row in names if _name_matches(fold(row.name), value, one.is_prefix)]
        return [*named, *(colour for colour in COLOURS if str(colour) == value)]


def article_id_from_rowid(rowid: ColumnElement[int]) -> ColumnElement[int]:
    """Return the article id in the rowid of a sentence in the index."""
    return rowid.bitwise_rshift(NUMBER_BITS)


def _may_be_mistyped(term: SearchTerm) -> bool:
    (*others, word), is_prefix = term.words, term.is_prefix
    return not others and not is_prefix and may_be_mistyped(word)


def _in_note(group: tuple[SearchTerm, ...]) -> Condition:
    fts_query = fts_queries.note_query(fts_queries.IN_NOTES_ALONE, [group])
    return schema.highlight.c.id.in_(select(NOTES.c.rowid).where(matches(NOTES, fts_query)))


def _in_title(group: tuple[SearchTerm, ...]) -> Condition:
    fts_query = f"{fts_queries.IN_TITLES}: ({fts_queries.sentence_query([group])})"
    article_ids = select(article_id_from_rowid(SENTENCES.c.rowid)).where(
        matches(SENTENCES, fts_query)
    )
    return schema.article.c.id.in_(article_ids)


def _is_tagged(value: str, is_prefix: bool) -> Condition:
    tag = schema.tag.c
    matches_tag = (
        tag.folded.startswith(value, autoescape=True) if is_prefix else tag.folded == value
    )
    return exists().where(tag.highlight_id == schema.highlight.c.id, matches_tag)


def _has_trait(trait: Trait) -> Condition:
    highlight = schema.highlight.c
    match trait:
        case Trait.LOST:
            return highlight.is_lost
        case Trait.NOTED:
            return exists().where(schema.note.c.highlight_id == highlight.id)
        case Trait.TAGGED:
            return exists().where(schema.tag.c.highlight_id == highlight.id)
        case Trait.MARKED:
            return highlight.id.is_not(None)


def _name_matches(name: str, value: str, is_prefix: bool) -> bool:
    return name.startswith(value) if is_prefix else name == value
