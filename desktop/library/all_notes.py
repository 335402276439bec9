"""The list of all highlights and notes in the library, with filters."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Row, and_, exists, not_, select

from desktop.library import fts_queries, schema
from desktop.library.annotation_store import highlight_from_row, select_highlights
from desktop.library.fts_queries import NOTES, matches
from desktop.library.records import Highlight, HighlightFilter, HighlightRow
from desktop.library.search_conditions import Condition, QueryCompiler
from desktop.library.search_hits import SENTENCE_WORDS
from desktop.library.search_index import json_values
from desktop.reading.article import Language
from desktop.reading.search.search_query import parse_query
from desktop.reading.text.words import fold

ALL_HIGHLIGHTS = HighlightFilter()


class AllNotesReads(QueryCompiler):
    """Queries for highlights across articles."""

    def find_highlights(
        self,
        wanted: HighlightFilter = ALL_HIGHLIGHTS,
        *,
        limit: int | None = None,
        offset: int = 0,
    ) -> tuple[HighlightRow, ...]:
        """Return a page of the wanted highlights that aren't deleted, the latest changed first."""
        article, highlight = schema.article.c, schema.highlight.c
        rows = self._connection.execute(
            select_highlights()
            .add_columns(
                article.title,
                article.source,
                article.published,
                article.language,
                SENTENCE_WORDS.c.text,
                SENTENCE_WORDS.c.translation,
            )
            .join(schema.article)
            .outerjoin(
                SENTENCE_WORDS,
                and_(
                    SENTENCE_WORDS.c.article_id == highlight.article_id,
                    SENTENCE_WORDS.c.number == highlight.start_sentence,
                ),
            )
            .where(highlight.deleted_at.is_(None), article.deleted_at.is_(None))
            .where(*self._filter_conditions(wanted))
            .order_by(highlight.changed_at.desc(), highlight.id.desc())
            .limit(limit)
            .offset(offset)
        )
        return tuple(self._make_row(row) for row in rows.all())

    def _make_row(self, row: Row[Any]) -> HighlightRow:
        highlight = highlight_from_row(row)
        source, translation = row.text, row.translation
        if source is not None and row.end_sentence > row.start_sentence:
            source, translation = self._sentences(highlight)
        return HighlightRow(
            highlight=highlight,
            title=row.title,
            article_source=row.source,
            published=row.published,
            language=Language(row.language),
            source=source,
            translation=translation,
        )

    def _sentences(self, highlight: Highlight) -> tuple[str, str | None]:
        """Return all sentences that a highlight touches, and their translations if all have one."""
        anchor, words = highlight.anchor, SENTENCE_WORDS.c
        found = self._connection.execute(
            select(words.text, words.translation)
            .where(
                words.article_id == highlight.article_id,
                words.number.between(anchor.start.sentence, anchor.end.sentence),
            )
            .order_by(words.number)
        ).all()
        translations = [one.translation for one in found]
        whole = None if None in translations else " ".join(translations)
        return " ".join(one.text for one in found), whole

    def _filter_conditions(self, wanted: HighlightFilter) -> Iterator[Condition]:
        highlight, tag = schema.highlight.c, schema.tag.c
        if wanted.article_id is not None:
            yield highlight.article_id == wanted.article_id
        if wanted.colours:
            yield highlight.colour.in_(json_values(wanted.colours))
        for word in wanted.tags:
            yield exists().where(tag.highlight_id == highlight.id, tag.folded == fold(word))
        if wanted.language is not None:
            yield schema.article.c.language == wanted.language
        if wanted.since is not None:
            yield highlight.changed_at >= wanted.since
        if wanted.until is not None:
            yield highlight.changed_at < wanted.until
        if wanted.has_note is not None:
            is_noted = schema.note.c.highlight_id.is_not(None)
            yield is_noted if wanted.has_note else not_(is_noted)
        if wanted.is_lost is not None:
            yield highlight.is_lost == wanted.is_lost
        yield from self._query_conditions(wanted.text)

    def _query_conditions(self, text: str) -> Iterator[Condition]:
        """Yield the conditions of a search query, whose words may also be in the quoted text."""
        compiled = self._compile(parse_query(text))
        yield from (*compiled.article_conditions, *compiled.highlight_conditions)
        yield from (not_(one) for one in compiled.excluded_highlights)
        id_ = schema.highlight.c.id
        if compiled.fuzzy_groups:
            fts_query = fts_queries.note_query(
                fts_queries.IN_NOTES_AND_QUOTES, compiled.fuzzy_groups, compiled.excluded_terms
            )
            yield id_.in_(select(NOTES.c.rowid).where(matches(NOTES, fts_query)))
        elif compiled.excluded_terms:
            fts_query = fts_queries.any_term_query(compiled.excluded_terms)
            yield id_.not_in(select(NOTES.c.rowid).where(matches(NOTES, fts_query)))
