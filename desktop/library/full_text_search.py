"""Full-text search of sentences, titles and notes in both languages, ranked by BM25."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Row, Select, TableClause, exists, not_, select, text

from desktop.library import fts_queries, schema
from desktop.library.fts_queries import NOTES, SENTENCES, matches
from desktop.library.records import ArticleId, SearchResults
from desktop.library.search_conditions import (
    LAST_NUMBER,
    NUMBER_BITS,
    CompiledQuery,
    Condition,
    QueryCompiler,
    TermGroups,
    article_id_from_rowid,
)
from desktop.library.search_hits import Candidate, HitReads
from desktop.reading.search.search_query import Query

MAX_RANKED = 500
"""How many sentences, titles or notes are ranked at most: of more matches, the latest rows."""

SENTENCE_WEIGHTS = "1, 1, 1, 6, 6, 6"
NOTE_WEIGHTS = "3, 3, 0"
"""BM25 weights by column, relative to 1 for a sentence."""

FUZZY_WEIGHT = 0.1
"""Factor for the scores of notes that only have similar words."""


class SearchReads(QueryCompiler, HitReads):
    """Full-text search of what isn't deleted."""

    def search(
        self, query: Query, *, limit: int = 50, offset: int = 0, article_id: ArticleId | None = None
    ) -> SearchResults:
        """Return a page of hits, the best first; of equal scores, those in newer articles first.

        All words must be in the same sentence (on either side, or some on each), title or note. A
        query with filters only returns the matching highlights, or, if no filter is on highlights,
        the titles of matching articles. `article_id` limits the search to one article.
        """
        if not query:
            return SearchResults((), 0)
        compiled = self._compile(query)
        if article_id is not None:
            here = schema.article.c.id == article_id
            compiled = replace(compiled, article_conditions=(*compiled.article_conditions, here))
        if compiled.term_groups:
            found = [*self._find_sentences(compiled), *self._find_notes(compiled)]
        elif compiled.highlight_conditions or compiled.excluded_highlights:
            found = self._find_highlights(compiled)
        else:
            found = self._find_titles(compiled)
        found.sort(key=_sort_key, reverse=True)
        page = found[offset : offset + limit]
        return SearchResults(
            self._load_hits(page, compiled), len(found), is_truncated=len(found) >= MAX_RANKED
        )

    def _find_sentences(self, compiled: CompiledQuery) -> list[Candidate]:
        """Return matching sentences; if there are too many to rank, the latest and titles."""
        fts_query = fts_queries.sentence_query(compiled.term_groups, compiled.excluded_terms)
        conditions = [*compiled.article_conditions, *_sentence_conditions(compiled)]
        floor = self._lowest_ranked_rowid(SENTENCES, fts_query, conditions)
        found = self._rank_sentences(fts_query, conditions, floor)
        if floor:
            fts_query = f"{fts_queries.IN_TITLES}: ({fts_query})"
            found += self._rank_sentences(
                fts_query, conditions, self._lowest_ranked_rowid(SENTENCES, fts_query, conditions)
            )
        return list({one.rowid: one for one in found}.values())

    def _lowest_ranked_rowid(
        self, index: TableClause, fts_query: str, conditions: Sequence[Condition]
    ) -> int:
        """Return the lowest rowid to rank, so that about `MAX_RANKED` matches are; 0 for all."""
        rowid = index.c.rowid
        matching = select(rowid).where(matches(index, fts_query))
        if conditions:
            matching = _matching_sentences(select(rowid), fts_query, conditions)
        latest = matching.order_by(rowid.desc())
        return self._connection.scalar(latest.offset(MAX_RANKED).limit(1)) or 0

    def _rank_sentences(
        self, fts_query: str, conditions: Sequence[Condition], floor: int
    ) -> list[Candidate]:
        columns: Select[Any] = select(
            SENTENCES.c.rowid,
            text(f"bm25(sentence_index, {SENTENCE_WEIGHTS}) AS bm25_score"),
            schema.article.c.published,
        )
        rows = self._connection.execute(
            _matching_sentences(columns, fts_query, [*conditions, SENTENCES.c.rowid >= floor])
        )
        return [
            Candidate(row.rowid >> NUMBER_BITS, row.rowid, row.published or "", -row.bm25_score)
            for row in rows
        ]

    def _find_notes(self, compiled: CompiledQuery) -> list[Candidate]:
        """Return notes with the words, then those with similar words."""
        found = self._rank_notes(compiled, compiled.term_groups)
        if compiled.fuzzy_groups == compiled.term_groups:
            return found
        known = {one.rowid for one in found}
        for one in self._rank_notes(compiled, compiled.fuzzy_groups):
            if one.rowid not in known:
                found.append(replace(one, score=one.score * FUZZY_WEIGHT, is_fuzzy=True))
        return found

    def _rank_notes(self, compiled: CompiledQuery, groups: TermGroups) -> list[Candidate]:
        fts_query = fts_queries.note_query(fts_queries.IN_NOTES, groups, compiled.excluded_terms)
        columns: Select[Any] = (
            select(
                schema.highlight.c.id,
                schema.highlight.c.article_id,
                schema.article.c.published,
                text(f"bm25(note_index, {NOTE_WEIGHTS}) AS bm25_score"),
            )
            .select_from(NOTES)
            .join(schema.highlight, schema.highlight.c.id == NOTES.c.rowid)
            .join(schema.article)
            .where(matches(NOTES, fts_query), *_highlight_conditions(compiled))
            .order_by(text("bm25_score"))
            .limit(MAX_RANKED + 1)
        )
        if not compiled.has_filters:
            floor = self._lowest_ranked_rowid(NOTES, fts_query, ())
            columns = columns.where(NOTES.c.rowid >= floor)
        return [_note_candidate(row, -row.bm25_score) for row in self._connection.execute(columns)]

    def _find_highlights(self, compiled: CompiledQuery) -> list[Candidate]:
        """Return the highlights that meet the conditions, for a query without words."""
        columns: Select[Any] = (
            select(
                schema.highlight.c.id,
                schema.highlight.c.article_id,
                schema.article.c.published,
            )
            .join(schema.article)
            .where(*_highlight_conditions(compiled))
        )
        if compiled.excluded_terms:
            fts_query = fts_queries.any_term_query(compiled.excluded_terms)
            unwanted = select(NOTES.c.rowid).where(matches(NOTES, fts_query))
            columns = columns.where(schema.highlight.c.id.not_in(unwanted))
        return [_note_candidate(row, 0.0) for row in self._connection.execute(columns)]

    def _find_titles(self, compiled: CompiledQuery) -> list[Candidate]:
        """Return the titles (the first sentences) of articles, for a query without words."""
        article = schema.article.c
        columns: Select[Any] = select(article.id, article.published).where(
            article.deleted_at.is_(None), *compiled.article_conditions
        )
        if compiled.excluded_terms:
            any_term = fts_queries.any_term_query(compiled.excluded_terms)
            fts_query = f"{fts_queries.IN_TITLES}: ({any_term})"
            unwanted = select(article_id_from_rowid(SENTENCES.c.rowid)).where(
                matches(SENTENCES, fts_query)
            )
            columns = columns.where(article.id.not_in(unwanted))
        latest = columns.order_by(article.published.desc(), article.id.desc()).limit(MAX_RANKED + 1)
        return [
            Candidate(row.id, row.id << NUMBER_BITS, row.published or "", 0.0)
            for row in self._connection.execute(latest)
        ]


def _matching_sentences(
    columns: Select[Any], fts_query: str, conditions: Sequence[Condition]
) -> Select[Any]:
    """Return a query of sentences that match `fts_query`, in articles that aren't deleted."""
    return (
        columns.select_from(SENTENCES)
        .join(schema.article, schema.article.c.id == article_id_from_rowid(SENTENCES.c.rowid))
        .where(matches(SENTENCES, fts_query), schema.article.c.deleted_at.is_(None), *conditions)
    )


def _sentence_conditions(compiled: CompiledQuery) -> list[Condition]:
    """Return the conditions on the highlights that cover a sentence."""
    highlight = schema.highlight.c
    number = SENTENCES.c.rowid.bitwise_and(LAST_NUMBER)
    covering = (
        exists()
        .where(highlight.article_id == schema.article.c.id)
        .where(highlight.start_sentence <= number, highlight.end_sentence >= number)
        .where(highlight.deleted_at.is_(None), not_(highlight.is_lost))
        .correlate(SENTENCES, schema.article)
    )
    required = (
        [covering.where(*compiled.highlight_conditions)] if compiled.highlight_conditions else []
    )
    return [*required, *(not_(covering.where(one)) for one in compiled.excluded_highlights)]


def _highlight_conditions(compiled: CompiledQuery) -> list[Condition]:
    """Return the conditions on a highlight and its article, neither of which may be deleted."""
    return [
        schema.highlight.c.deleted_at.is_(None),
        schema.article.c.deleted_at.is_(None),
        *compiled.article_conditions,
        *compiled.highlight_conditions,
        *(not_(one) for one in compiled.excluded_highlights),
    ]


def _note_candidate(row: Row[Any], score: float) -> Candidate:
    return Candidate(row.article_id, row.id, row.published or "", score, is_note=True)


def _sort_key(one: Candidate) -> tuple[float, str, int, int]:
    """Return a sort key that is higher for a better hit: score, newer article, earlier sentence."""
    return one.score, one.published, one.article_id, -one.rowid
