"""From a query to conditions: which words are sought, and what articles and highlights must be."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, exists, false, func, not_, or_, select

from desktop.library import fts_queries, schema
from desktop.library.fts_queries import NOTES, SENTENCES, TERMS, matches
from desktop.library.records import COLOURS
from desktop.library.search_index import among
from desktop.library.transaction import Reads
from desktop.reading.article import Language
from desktop.reading.search.match_spans import SearchTerm
from desktop.reading.search.search_query import Field, Filter, Query, Term, Trait
from desktop.reading.search.typos import find_similar_words, may_be_mistyped
from desktop.reading.text.words import STEMMERS, fold, fold_keeping_accents, stem

Condition = ColumnElement[bool]
Groups = tuple[tuple[SearchTerm, ...], ...]
"""Words of which one of each group must be found."""

FEW = 3
"""A word that fewer notes have may be mistyped."""

NUMBER_BITS = 20
LAST_NUMBER = (1 << NUMBER_BITS) - 1
"""A sentence's number in the index is its article's, with its own number in the lower bits."""


@dataclass(frozen=True, slots=True)
class Narrowed:
    """A query as conditions; `words` must all be found, `unwanted` not at all.

    `words` holds a group for each clause, of which any may be found; `near` the same with words
    that resemble those that few notes have. `marks` are what one and the same highlight must be,
    `unmarked` what none may be; `articles` is about the article.
    """

    words: Groups
    near: Groups
    unwanted: tuple[SearchTerm, ...]
    articles: tuple[Condition, ...]
    marks: tuple[Condition, ...]
    unmarked: tuple[Condition, ...]
    in_notes: tuple[SearchTerm, ...]
    in_titles: tuple[SearchTerm, ...]

    @property
    def sought(self) -> tuple[SearchTerm, ...]:
        """Return the words that are to be found."""
        return tuple(one for group in self.words for one in group)


class Narrowing(Reads):
    """Making conditions of queries."""

    def _narrow(self, query: Query) -> Narrowed:
        words: list[tuple[SearchTerm, ...]] = []
        unwanted: list[SearchTerm] = []
        in_notes: list[SearchTerm] = []
        in_titles: list[SearchTerm] = []
        articles, marks, unmarked = [], [], []
        for clause in query.clauses:
            if clause.terms:
                group = tuple(self._seek(term) for term in clause.terms)
                if clause.is_excluded:
                    unwanted += group
                else:
                    words.append(group)
                continue
            in_fields = {one: self._seek_in(one) for one in clause.filters}
            condition = or_(*(self._condition(*one) for one in in_fields.items()))
            if not clause.is_excluded:
                for one, group in in_fields.items():
                    (in_notes if one.field is Field.NOTE else in_titles).extend(group)
            if not clause.is_on_highlights:
                known = func.coalesce(condition, false())
                articles.append(not_(known) if clause.is_excluded else known)
            elif clause.is_excluded:
                unmarked.append(condition)
            else:
                marks.append(condition)
        return Narrowed(
            words=tuple(words),
            near=tuple(self._with_near(group) for group in words),
            unwanted=tuple(unwanted),
            articles=tuple(articles),
            marks=tuple(marks),
            unmarked=tuple(unmarked),
            in_notes=tuple(in_notes),
            in_titles=tuple(in_titles),
        )

    def _seek(self, term: Term) -> SearchTerm:
        """Return what `term` stands for, with the forms of a single word from the library."""
        phrase = tuple(fold_keeping_accents(word) for word in term.words)
        folded = tuple(fold(word) for word in term.words)
        if term.is_exact or term.is_prefix:
            return SearchTerm(folded, phrase, is_prefix=term.is_prefix)
        french, english = (self._forms(term.words[0], language) for language in STEMMERS)
        return SearchTerm(folded, phrase, french=french, english=english)

    def _forms(self, word: str, language: Language) -> frozenset[str]:
        """Return the other words of the library with the stem of `word`, typed with or without
        its accents, folded.
        """
        form, folded = schema.form.c, fold(word)
        known = self._connection.scalars(
            select(form.stem).where(form.language == language, form.folded == folded)
        )
        stems = {stem(word, language), stem(folded, language), *known}
        found = self._connection.scalars(
            select(form.folded).where(form.language == language, form.stem.in_(among(stems)))
        )
        return frozenset(found) - {folded}

    def _seek_in(self, one: Filter) -> tuple[SearchTerm, ...]:
        """Return what a filter by words stands for, any of which will do; else nothing."""
        if not isinstance(one.value, Term):
            return ()
        group = (self._seek(one.value),)
        return self._with_near(group) if one.field is Field.NOTE else group

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
                return article.source.in_(among(self._sources(one.value)))
            case Field.COLOUR:
                return highlight.colour.in_(among(self._colours(one)))
            case Field.TAG:
                return _is_tagged(one.value, one.is_prefix)
            case _:
                return _has_trait(Trait(one.value))

    def _with_near(self, group: tuple[SearchTerm, ...]) -> tuple[SearchTerm, ...]:
        """Return words with those of the notes that resemble them, where few notes have them."""
        typed = [one.words[0] for one in group if _may_be_mistyped(one)]
        question = fts_queries.of_notes(fts_queries.IN_NOTES, [group])
        noted = select(NOTES.c.rowid).where(matches(NOTES, question)).limit(FEW)
        if not typed or len(self._connection.scalars(noted).all()) >= FEW:
            return group
        # Fifty thousand rows would take longer to fetch than to compare.
        known = (
            self._connection.scalar(select(func.group_concat(TERMS.c.term, " "))) or ""
        ).split()
        near = [one for word in typed for one in find_similar_words(word, known)]
        return (*group, *(SearchTerm((word,), (word,)) for word in near))

    def _sources(self, value: str) -> list[str]:
        """Return the sources of the library that hold `value`, whatever their accents."""
        found = self._connection.scalars(select(schema.article.c.source).distinct())
        return [source for source in found if source and value in fold(source)]

    def _colours(self, one: Filter) -> list[int]:
        """Return the colours of that number or name."""
        table = schema.colour_name.c
        names = self._connection.execute(select(table.colour, table.name))
        value = str(one.value)
        named = [row.colour for row in names if _is_meant(fold(row.name), value, one.is_prefix)]
        return [*named, *(colour for colour in COLOURS if str(colour) == value)]


def article_in(rowid: ColumnElement[int]) -> ColumnElement[int]:
    """Return the article of a sentence in the index, whose number is in the lower bits."""
    return rowid.bitwise_rshift(NUMBER_BITS)


def _may_be_mistyped(sought: SearchTerm) -> bool:
    (*others, word), is_prefix = sought.words, sought.is_prefix
    return not others and not is_prefix and may_be_mistyped(word)


def _in_note(group: tuple[SearchTerm, ...]) -> Condition:
    question = fts_queries.of_notes(fts_queries.IN_NOTES_ALONE, [group])
    return schema.highlight.c.id.in_(select(NOTES.c.rowid).where(matches(NOTES, question)))


def _in_title(group: tuple[SearchTerm, ...]) -> Condition:
    question = f"{fts_queries.IN_TITLES}: ({fts_queries.of_sentences([group])})"
    titled = select(article_in(SENTENCES.c.rowid)).where(matches(SENTENCES, question))
    return schema.article.c.id.in_(titled)


def _is_tagged(value: str, is_prefix: bool) -> Condition:
    tag = schema.tag.c
    is_meant = tag.folded.startswith(value, autoescape=True) if is_prefix else tag.folded == value
    return exists().where(tag.highlight_id == schema.highlight.c.id, is_meant)


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


def _is_meant(name: str, value: str, is_prefix: bool) -> bool:
    return name.startswith(value) if is_prefix else name == value
