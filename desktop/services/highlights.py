"""Highlights, notes and tags: made, changed, removed, brought back, in one short transaction.

What is done to several at once takes a value for each, so that the former values undo it.
"""

from __future__ import annotations

import itertools
import time
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from uuid import uuid4

from desktop.base.cancellation import Token
from desktop.library import (
    ArticleId,
    Changes,
    Highlight,
    HighlightFilter,
    HighlightId,
    HighlightRow,
)
from desktop.reading.aligning import sentence_texts
from desktop.reading.article import Anchor, Pair, Place, Side
from desktop.services.import_batch import Progress

if TYPE_CHECKING:
    from desktop.library import Library

BATCH_SIZE = 1000
"""Highlights that are tagged between two reports."""


def make_anchor(pairs: Sequence[Pair], side: Side, start: Place, end: Place) -> Anchor:
    """Return the anchor of the words between two places on one side of an article.

    `pairs` are the article's, as shown: the anchor quotes what the reader saw.
    """
    from desktop.reading.anchoring.anchors import SideText, describe

    return describe(SideText(sentence_texts(pairs, side)), side, start, end)


_ids = itertools.count(time.time_ns() // 1000)


def new_highlight(article_id: ArticleId, anchor: Anchor, colour: int) -> Highlight:
    """Return a highlight that isn't in the library yet, to be shown at once and added later.

    Its id is the time at which the program started, in microseconds, counted on: unique in the
    library, and higher than that of any older highlight.
    """
    now = datetime.now(UTC)
    return Highlight(
        HighlightId(next(_ids)), str(uuid4()), article_id, anchor, colour, False, now, now
    )


def add(library: Library, highlight: Highlight) -> Changes:
    """Keep a new highlight under its own id. Raises AppError where the library has it already."""
    with library.write() as tx:
        tx.put_highlight(
            highlight.article_id,
            highlight.uuid,
            highlight.anchor,
            highlight.colour,
            made_at=highlight.made_at,
            changed_at=highlight.changed_at,
            highlight_id=highlight.id,
        )
        return tx.changes


@dataclass(frozen=True, slots=True)
class AddedHighlight:
    """A highlight as it is now, and what changed."""

    highlight: Highlight
    changes: Changes


def annotate(
    library: Library,
    article_id: ArticleId,
    pairs: Sequence[Pair],
    side: Side,
    places: tuple[Place, Place],
    colour: int,
) -> AddedHighlight:
    """Highlight the words between two places on one side of an article, in one call."""
    highlight = new_highlight(article_id, make_anchor(pairs, side, *places), colour)
    return AddedHighlight(highlight, add(library, highlight))


def move(library: Library, highlight_id: HighlightId, anchor: Anchor) -> Changes:
    """Put a highlight, such as a lost one, on other words; its note stays."""
    with library.write() as tx:
        tx.move_highlight(highlight_id, anchor)
        return tx.changes


def undo_move(library: Library, before: Highlight) -> Changes:
    """Put a highlight where it was `before`, lost if it was lost."""
    with library.write() as tx:
        tx.move_highlight(before.id, before.anchor)
        tx.mark_lost(before.id, before.is_lost)
        return tx.changes


def recolour(library: Library, highlight_id: HighlightId, colour: int) -> Changes:
    """Give a highlight another colour (1 to 5)."""
    return recolour_all(library, {highlight_id: colour})


def recolour_all(library: Library, colours: Mapping[HighlightId, int]) -> Changes:
    """Give each highlight its colour (1 to 5)."""
    with library.write() as tx:
        tx.recolour_all(colours)
        return tx.changes


def set_tags(library: Library, highlight_id: HighlightId, tags: Iterable[str]) -> Changes:
    """Put exactly these tags on a highlight."""
    return set_tags_all(library, {highlight_id: tags}, Token())


def set_tags_all(
    library: Library, tags: Mapping[HighlightId, Iterable[str]], token: Token
) -> Changes:
    """Put on each highlight exactly its tags, on all of them or on none.

    Progress is reported to `token`. Raises Cancelled once it asks to stop.
    """
    ids = tuple(tags)
    with library.write() as tx:
        for start in range(0, len(ids), BATCH_SIZE):
            token.report(Progress(start, len(ids)))
            token.check()
            tx.set_tags_all({one: tags[one] for one in ids[start : start + BATCH_SIZE]})
        return tx.changes


def write_note(library: Library, highlight_id: HighlightId, text: str) -> Changes:
    """Keep the reader's words, in Markdown, on a highlight; a blank text takes the note away."""
    with library.write() as tx:
        tx.set_note(highlight_id, text.strip() or None)
        return tx.changes


def remove(library: Library, highlight_id: HighlightId) -> Changes:
    """Take a highlight off the page; `bring_back` undoes it, note and all."""
    return remove_all(library, [highlight_id])


def remove_all(library: Library, highlight_ids: Collection[HighlightId]) -> Changes:
    """Take highlights off their pages; `bring_back_all` undoes it, notes and all."""
    with library.write() as tx:
        tx.delete_highlights(highlight_ids)
        return tx.changes


def restore(library: Library, highlight_id: HighlightId) -> Changes:
    """Put a removed highlight back; a change of the text in between has moved it like others."""
    return restore_all(library, [highlight_id])


def restore_all(library: Library, highlight_ids: Collection[HighlightId]) -> Changes:
    """Put removed highlights back; a change of the text in between has moved them like others."""
    with library.write() as tx:
        tx.restore_highlights(highlight_ids)
        return tx.changes


def list_highlights(library: Library, article_id: ArticleId) -> tuple[Highlight, ...]:
    """Return an article's highlights in the order of their places."""
    with library.read() as tx:
        return tx.highlights(article_id)


def get_highlights(
    library: Library, highlight_ids: Collection[HighlightId]
) -> tuple[Highlight, ...]:
    """Return those of these highlights that the library has, as they are now."""
    with library.read() as tx:
        return tx.several(highlight_ids)


def find_highlights(
    library: Library, wanted: HighlightFilter, *, limit: int | None = None, offset: int = 0
) -> tuple[HighlightRow, ...]:
    """Return the highlights of the whole library that are wanted, the latest changed first."""
    with library.read() as tx:
        return tx.find_highlights(wanted, limit=limit, offset=offset)


def list_tags(library: Library) -> tuple[tuple[str, int], ...]:
    """Return the tags in use, each with the number of highlights that carry it."""
    with library.read() as tx:
        return tx.tags()


def read_colour_names(library: Library) -> dict[int, str]:
    """Return the reader's names of the colours that have one."""
    with library.read() as tx:
        return tx.colour_names()


def name_colours(library: Library, names: Mapping[int, str]) -> Changes:
    """Give each colour (1 to 5) its name, the reader's own; a blank one takes the name away."""
    with library.write() as tx:
        for colour, name in names.items():
            tx.name_colour(colour, name)
        return tx.changes
