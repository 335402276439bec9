"""All notes of the library in one list, and which of them are wanted."""

from collections.abc import Iterator

from sqlalchemy import and_, exists, not_, select

from desktop.library import fts_queries, schema
from desktop.library.annotation_store import highlight_in, with_notes
from desktop.library.fts_queries import NOTES, matches
from desktop.library.records import HighlightFilter, HighlightRow
from desktop.library.search_conditions import Condition, Narrowing
from desktop.library.search_hits import PASSAGES
from desktop.library.search_index import among
from desktop.reading.article import Language
from desktop.reading.search.search_query import parse_query
from desktop.reading.text.words import fold

EVERY = HighlightFilter()


class AllNotesReads(Narrowing):
    """Looking through the highlights of all articles that aren't deleted."""

    def find_highlights(
        self, wanted: HighlightFilter = EVERY, *, limit: int | None = None, offset: int = 0
    ) -> tuple[HighlightRow, ...]:
        """Return a page of the highlights that are `wanted`, the latest changed first."""
        article, highlight = schema.article.c, schema.highlight.c
        rows = self._connection.execute(
            with_notes()
            .add_columns(article.title, PASSAGES.c.text, PASSAGES.c.translation, article.language)
            .join(schema.article)
            .outerjoin(
                PASSAGES,
                and_(
                    PASSAGES.c.article_id == highlight.article_id,
                    PASSAGES.c.number == highlight.start_sentence,
                ),
            )
            .where(highlight.deleted_at.is_(None), article.deleted_at.is_(None))
            .where(*self._wanted(wanted))
            .order_by(highlight.changed_at.desc(), highlight.id.desc())
            .limit(limit)
            .offset(offset)
        )
        return tuple(
            HighlightRow(
                highlight=highlight_in(row),
                title=row.title,
                language=Language(row.language),
                source=row.text,
                translation=row.translation,
            )
            for row in rows
        )

    def _wanted(self, wanted: HighlightFilter) -> Iterator[Condition]:
        highlight, tag = schema.highlight.c, schema.tag.c
        if wanted.article_id is not None:
            yield highlight.article_id == wanted.article_id
        if wanted.colours:
            yield highlight.colour.in_(among(wanted.colours))
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
        yield from self._asked(wanted.text)

    def _asked(self, text: str) -> Iterator[Condition]:
        """Yield the conditions of a query on highlights; its words may stand in quotes too."""
        narrowed = self._narrow(parse_query(text))
        yield from (*narrowed.articles, *narrowed.marks)
        yield from (not_(one) for one in narrowed.unmarked)
        id_ = schema.highlight.c.id
        if narrowed.near:
            question = fts_queries.of_notes(
                fts_queries.IN_NOTES_AND_QUOTES, narrowed.near, narrowed.unwanted
            )
            yield id_.in_(select(NOTES.c.rowid).where(matches(NOTES, question)))
        elif narrowed.unwanted:
            question = fts_queries.of_any(narrowed.unwanted)
            yield id_.not_in(select(NOTES.c.rowid).where(matches(NOTES, question)))
