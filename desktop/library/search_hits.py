"""Search hits: loads the sentences and highlights of a result page and finds the matched words."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from sqlalchemy import Row, column, func, select, table

from desktop.library import schema
from desktop.library.annotation_store import highlight_from_row, select_highlights
from desktop.library.records import ArticleId, Highlight, Hit, HitKind
from desktop.library.search_conditions import LAST_NUMBER, NUMBER_BITS, CompiledQuery
from desktop.library.search_index import json_values
from desktop.library.transaction import Reads
from desktop.reading.article import Language, Side, Span
from desktop.reading.search.match_spans import find_matches

SENTENCE_WORDS = table(
    "sentence_words",
    *map(
        column,
        ("id", "article_id", "number", "is_title", "language", "text", "target", "translation"),
    ),
)
"""The view that the index is filled from: sentences with their translations."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A ranked search result that isn't loaded yet; `rowid` is its row in the index."""

    article_id: int
    rowid: int
    published: str
    score: float
    is_note: bool = False
    is_fuzzy: bool = False


class HitReads(Reads):
    """Queries that load search hits."""

    def _load_hits(self, page: Sequence[Candidate], compiled: CompiledQuery) -> tuple[Hit, ...]:
        highlights = self._load_highlights([one.rowid for one in page if one.is_note])
        of_hits = [highlights[one.rowid] if one.is_note else None for one in page]
        rowids = [
            _first_sentence_rowid(highlight) if highlight else one.rowid
            for one, highlight in zip(page, of_hits, strict=True)
        ]
        sentences = self._load_sentences(rowids)
        titles = self._load_titles({one.article_id for one in page})
        return tuple(
            _hit(one, titles[one.article_id], sentences.get(rowid), highlight, compiled)
            for one, rowid, highlight in zip(page, rowids, of_hits, strict=True)
        )

    def _load_highlights(self, ids: Sequence[int]) -> dict[int, Highlight]:
        rows = self._connection.execute(
            select_highlights().where(schema.highlight.c.id.in_(json_values(ids)))
        )
        return {row.id: highlight_from_row(row) for row in rows}

    def _load_sentences(self, rowids: Sequence[int]) -> dict[int, Row[Any]]:
        listed = func.json_each(json.dumps(rowids)).table_valued("value")
        rowid = listed.c.value
        rows = self._connection.execute(
            select(SENTENCE_WORDS)
            .select_from(listed)
            .join(SENTENCE_WORDS, SENTENCE_WORDS.c.article_id == rowid.bitwise_rshift(NUMBER_BITS))
            .where(SENTENCE_WORDS.c.number == rowid.bitwise_and(LAST_NUMBER))
        )
        return {row.id: row for row in rows}

    def _load_titles(self, article_ids: Iterable[int]) -> dict[int, str]:
        table = schema.article.c
        rows = self._connection.execute(
            select(table.id, table.title).where(table.id.in_(json_values(article_ids)))
        )
        return {row.id: row.title for row in rows}


def _first_sentence_rowid(highlight: Highlight) -> int:
    return (highlight.article_id << NUMBER_BITS) | highlight.anchor.start.sentence


def _hit(
    candidate: Candidate,
    title: str,
    sentence: Row[Any] | None,
    highlight: Highlight | None,
    compiled: CompiledQuery,
) -> Hit:
    language = Language(sentence.language) if sentence else Language.OTHER
    source = sentence.text if sentence else ""
    translation = sentence.translation if sentence else None
    target = Language(sentence.target) if sentence and sentence.target else None
    is_title = sentence is not None and bool(sentence.is_title)
    terms = (*compiled.wanted_terms, *(compiled.title_terms if is_title else ()))
    source_spans = find_matches(source, language, terms)
    translation_spans = find_matches(translation or "", target, terms)
    if highlight:
        kind, side = HitKind.NOTE, highlight.anchor.side
    else:
        kind = HitKind.TITLE if is_title else HitKind.TEXT
        is_in_translation = translation_spans and not source_spans
        side = Side.TRANSLATION if is_in_translation else Side.ORIGINAL
    return Hit(
        article_id=ArticleId(candidate.article_id),
        title=title,
        kind=kind,
        side=side,
        number=sentence.number if sentence else None,
        language=language,
        source=source,
        translation=translation,
        source_spans=source_spans,
        translation_spans=translation_spans,
        score=candidate.score,
        highlight=highlight,
        note_spans=_note_spans(highlight, compiled),
        is_fuzzy=candidate.is_fuzzy,
    )


def _note_spans(highlight: Highlight | None, compiled: CompiledQuery) -> tuple[Span, ...]:
    if highlight is None or highlight.note is None:
        return ()
    terms = (*chain.from_iterable(compiled.fuzzy_groups), *compiled.note_terms)
    return find_matches(highlight.note.text, None, terms)
