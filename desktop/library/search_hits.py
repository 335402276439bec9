"""From what was found to what is shown: sentences in both languages, with the words' places."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from sqlalchemy import Row, column, func, select, table

from desktop.library import schema
from desktop.library.annotation_store import highlight_in, with_notes
from desktop.library.records import ArticleId, Highlight, Hit, HitKind
from desktop.library.search_conditions import LAST_NUMBER, NUMBER_BITS, Narrowed
from desktop.library.search_index import among
from desktop.library.transaction import Reads
from desktop.reading.article import Language, Side, Span
from desktop.reading.search.match_spans import find_matches

PASSAGES = table(
    "sentence_words",
    *map(
        column,
        ("id", "article_id", "number", "is_title", "language", "text", "target", "translation"),
    ),
)
"""The view behind the index: sentences with their translations."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence or highlight that may be shown, by its number in the index."""

    article_id: int
    rowid: int
    published: str
    score: float
    is_note: bool = False
    is_near: bool = False


class HitReads(Reads):
    """Reading what is shown of a page of candidates."""

    def _hits(self, page: Sequence[Candidate], narrowed: Narrowed) -> tuple[Hit, ...]:
        highlights = self._highlights_among([one.rowid for one in page if one.is_note])
        marked = [highlights[one.rowid] if one.is_note else None for one in page]
        places = [
            _beginning(highlight) if highlight else one.rowid
            for one, highlight in zip(page, marked, strict=True)
        ]
        passages = self._passages(places)
        titles = self._titles_of({one.article_id for one in page})
        return tuple(
            _hit(one, titles[one.article_id], passages.get(place), highlight, narrowed)
            for one, place, highlight in zip(page, places, marked, strict=True)
        )

    def _highlights_among(self, ids: Sequence[int]) -> dict[int, Highlight]:
        rows = self._connection.execute(with_notes().where(schema.highlight.c.id.in_(among(ids))))
        return {row.id: highlight_in(row) for row in rows}

    def _passages(self, rowids: Sequence[int]) -> dict[int, Row[Any]]:
        listed = func.json_each(json.dumps(rowids)).table_valued("value")
        rowid = listed.c.value
        rows = self._connection.execute(
            select(PASSAGES)
            .select_from(listed)
            .join(PASSAGES, PASSAGES.c.article_id == rowid.bitwise_rshift(NUMBER_BITS))
            .where(PASSAGES.c.number == rowid.bitwise_and(LAST_NUMBER))
        )
        return {row.id: row for row in rows}

    def _titles_of(self, article_ids: Iterable[int]) -> dict[int, str]:
        table = schema.article.c
        rows = self._connection.execute(
            select(table.id, table.title).where(table.id.in_(among(article_ids)))
        )
        return {row.id: row.title for row in rows}


def _beginning(highlight: Highlight) -> int:
    return (highlight.article_id << NUMBER_BITS) | highlight.anchor.start.sentence


def _hit(
    candidate: Candidate,
    title: str,
    passage: Row[Any] | None,
    highlight: Highlight | None,
    narrowed: Narrowed,
) -> Hit:
    language = Language(passage.language) if passage else Language.OTHER
    source = passage.text if passage else ""
    translation = passage.translation if passage else None
    target = Language(passage.target) if passage and passage.target else None
    is_title = passage is not None and bool(passage.is_title)
    sought = (*narrowed.sought, *(narrowed.in_titles if is_title else ()))
    source_spans = find_matches(source, language, sought)
    translation_spans = find_matches(translation or "", target, sought)
    if highlight:
        kind, side = HitKind.NOTE, highlight.anchor.side
    else:
        kind = HitKind.TITLE if is_title else HitKind.TEXT
        is_translated = translation_spans and not source_spans
        side = Side.TRANSLATION if is_translated else Side.ORIGINAL
    return Hit(
        article_id=ArticleId(candidate.article_id),
        title=title,
        kind=kind,
        side=side,
        number=passage.number if passage else None,
        language=language,
        source=source,
        translation=translation,
        source_spans=source_spans,
        translation_spans=translation_spans,
        score=candidate.score,
        highlight=highlight,
        note_spans=_in_note(highlight, narrowed),
        is_near=candidate.is_near,
    )


def _in_note(highlight: Highlight | None, narrowed: Narrowed) -> tuple[Span, ...]:
    if highlight is None or highlight.note is None:
        return ()
    sought = (*chain.from_iterable(narrowed.near), *narrowed.in_notes)
    return find_matches(highlight.note.text, None, sought)
