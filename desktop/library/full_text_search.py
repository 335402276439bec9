"""Finding sentences, titles and notes by their words, in either language, the best first."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Row, Select, TableClause, exists, not_, select, text

from desktop.library import fts_queries, schema
from desktop.library.fts_queries import NOTES, SENTENCES, matches
from desktop.library.records import ArticleId, Found
from desktop.library.search_conditions import (
    LAST_NUMBER,
    NUMBER_BITS,
    Condition,
    Groups,
    Narrowed,
    Narrowing,
    article_in,
)
from desktop.library.search_hits import Candidate, HitReads
from desktop.reading.search.search_query import Query

MOST = 500
"""How many sentences, titles and notes with common words are ranked, the latest that were made: a
page holds fifty."""

SENTENCE_WEIGHTS = "1, 1, 1, 6, 6, 6"
NOTE_WEIGHTS = "3, 3, 0"
"""How much a word counts for by the column that it stands in, against a sentence's 1."""

NEARNESS = 0.1
"""How much a word counts for that only resembles what was typed."""


class SearchReads(Narrowing, HitReads):
    """Searching all that is in the library and not deleted."""

    def search(
        self, query: Query, *, limit: int = 50, offset: int = 0, article_id: ArticleId | None = None
    ) -> Found:
        """Return a page of hits, the best first, newer articles first among equals.

        Words must all stand in one sentence (on either side, or some on each), title or note.
        Where there are none to be found but filters of highlights, these are the hits; where
        there are only filters of articles, their titles are. `article_id` keeps to one article.
        """
        if not query:
            return Found((), 0)
        narrowed = self._narrow(query)
        if article_id is not None:
            here = schema.article.c.id == article_id
            narrowed = replace(narrowed, articles=(*narrowed.articles, here))
        if narrowed.words:
            found = [*self._sentences(narrowed), *self._notes(narrowed)]
        elif narrowed.marks or narrowed.unmarked:
            found = self._highlights(narrowed)
        else:
            found = self._titles(narrowed)
        found.sort(key=_rank, reverse=True)
        page = found[offset : offset + limit]
        return Found(self._hits(page, narrowed), len(found), is_cut=len(found) >= MOST)

    def _sentences(self, narrowed: Narrowed) -> list[Candidate]:
        """Return the sentences with the words: of very many, the latest and the titles."""
        question = fts_queries.of_sentences(narrowed.words, narrowed.unwanted)
        conditions = [*narrowed.articles, *_on_sentences(narrowed)]
        floor = self._floor(SENTENCES, question, conditions)
        found = self._ranked(question, conditions, floor)
        if floor:
            question = f"{fts_queries.IN_TITLES}: ({question})"
            found += self._ranked(
                question, conditions, self._floor(SENTENCES, question, conditions)
            )
        return list({one.rowid: one for one in found}.values())

    def _floor(self, index: TableClause, question: str, conditions: Sequence[Condition]) -> int:
        """Return the number of the last row to be ranked, 0 where all are."""
        rowid = index.c.rowid
        answering = select(rowid).where(matches(index, question))
        if conditions:
            answering = _answering(select(rowid), question, conditions)
        latest = answering.order_by(rowid.desc())
        return self._connection.scalar(latest.offset(MOST).limit(1)) or 0

    def _ranked(
        self, question: str, conditions: Sequence[Condition], floor: int
    ) -> list[Candidate]:
        columns: Select[Any] = select(
            SENTENCES.c.rowid,
            text(f"bm25(sentence_index, {SENTENCE_WEIGHTS}) AS worth"),
            schema.article.c.published,
        )
        rows = self._connection.execute(
            _answering(columns, question, [*conditions, SENTENCES.c.rowid >= floor])
        )
        return [
            Candidate(row.rowid >> NUMBER_BITS, row.rowid, row.published or "", -row.worth)
            for row in rows
        ]

    def _notes(self, narrowed: Narrowed) -> list[Candidate]:
        """Return the notes with the words, then those with words that resemble them."""
        found = self._noted(narrowed, narrowed.words)
        if narrowed.near == narrowed.words:
            return found
        known = {one.rowid for one in found}
        near = (one for one in self._noted(narrowed, narrowed.near) if one.rowid not in known)
        return [*found, *(replace(one, score=one.score * NEARNESS, is_near=True) for one in near)]

    def _noted(self, narrowed: Narrowed, groups: Groups) -> list[Candidate]:
        question = fts_queries.of_notes(fts_queries.IN_NOTES, groups, narrowed.unwanted)
        columns: Select[Any] = (
            select(
                schema.highlight.c.id,
                schema.highlight.c.article_id,
                schema.article.c.published,
                text(f"bm25(note_index, {NOTE_WEIGHTS}) AS worth"),
            )
            .select_from(NOTES)
            .join(schema.highlight, schema.highlight.c.id == NOTES.c.rowid)
            .join(schema.article)
            .where(matches(NOTES, question), *_on_highlights(narrowed))
            .order_by(text("worth"))
            .limit(MOST + 1)
        )
        if not (narrowed.articles or narrowed.marks or narrowed.unmarked):
            columns = columns.where(NOTES.c.rowid >= self._floor(NOTES, question, ()))
        return [_of_note(row, -row.worth) for row in self._connection.execute(columns)]

    def _highlights(self, narrowed: Narrowed) -> list[Candidate]:
        """Return the highlights that are as they must be."""
        columns: Select[Any] = (
            select(
                schema.highlight.c.id,
                schema.highlight.c.article_id,
                schema.article.c.published,
            )
            .join(schema.article)
            .where(*_on_highlights(narrowed))
        )
        if narrowed.unwanted:
            question = fts_queries.of_any(narrowed.unwanted)
            unwanted = select(NOTES.c.rowid).where(matches(NOTES, question))
            columns = columns.where(schema.highlight.c.id.not_in(unwanted))
        return [_of_note(row, 0.0) for row in self._connection.execute(columns)]

    def _titles(self, narrowed: Narrowed) -> list[Candidate]:
        """Return the titles, each a first sentence, of articles that are as they must be."""
        article = schema.article.c
        columns: Select[Any] = select(article.id, article.published).where(
            article.deleted_at.is_(None), *narrowed.articles
        )
        if narrowed.unwanted:
            question = f"{fts_queries.IN_TITLES}: ({fts_queries.of_any(narrowed.unwanted)})"
            unwanted = select(article_in(SENTENCES.c.rowid)).where(matches(SENTENCES, question))
            columns = columns.where(article.id.not_in(unwanted))
        latest = columns.order_by(article.published.desc(), article.id.desc()).limit(MOST + 1)
        return [
            Candidate(row.id, row.id << NUMBER_BITS, row.published or "", 0.0)
            for row in self._connection.execute(latest)
        ]


def _answering(columns: Select[Any], question: str, conditions: Sequence[Condition]) -> Select[Any]:
    """Return the query of sentences that answer `question`, in articles that aren't deleted."""
    return (
        columns.select_from(SENTENCES)
        .join(schema.article, schema.article.c.id == article_in(SENTENCES.c.rowid))
        .where(matches(SENTENCES, question), schema.article.c.deleted_at.is_(None), *conditions)
    )


def _on_sentences(narrowed: Narrowed) -> list[Condition]:
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
    must_be = [covering.where(*narrowed.marks)] if narrowed.marks else []
    return [*must_be, *(not_(covering.where(one)) for one in narrowed.unmarked)]


def _on_highlights(narrowed: Narrowed) -> list[Condition]:
    """Return the conditions on a highlight that isn't deleted, and on its article."""
    return [
        schema.highlight.c.deleted_at.is_(None),
        schema.article.c.deleted_at.is_(None),
        *narrowed.articles,
        *narrowed.marks,
        *(not_(one) for one in narrowed.unmarked),
    ]


def _of_note(row: Row[Any], score: float) -> Candidate:
    return Candidate(row.article_id, row.id, row.published or "", score, is_note=True)


def _rank(one: Candidate) -> tuple[float, str, int, int]:
    """Return what is higher for a better hit: newer articles, then earlier sentences."""
    return one.score, one.published, one.article_id, -one.rowid
