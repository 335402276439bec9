"""Highlights, notes and tags: add, change, delete, restore and find them.

Functions that change several highlights take a value for each, so that passing the old values
undoes them. A selection isn't snapped to whole words anywhere: `reading.anchoring.anchors.describe`
only trims the blanks around it.
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
from desktop.reading.text.hashtags import retag
from desktop.services.import_batch import Progress

if TYPE_CHECKING:
    from desktop.library import Library

BATCH_SIZE = 1000
"""Highlights tagged between two progress reports."""


def make_anchor(pairs: Sequence[Pair], side: Side, start: Place, end: Place) -> Anchor:
    """Return the anchor of the text between two places on one side of an article.

    `pairs` are the article's as displayed, so that the anchor quotes what the reader saw. Raises
    AppError if no words are selected.
    """
    from desktop.reading.anchoring.anchors import SideText, describe

    return describe(SideText(sentence_texts(pairs, side)), side, start, end)


_ids = itertools.count(time.time_ns() // 1000)


def new_highlight(article_id: ArticleId, anchor: Anchor, colour: int) -> Highlight:
    """Return a highlight that isn't stored yet, to be shown at once and added later.

    Its id continues from the time the program started, in microseconds, so that it is unique and
    higher than that of any older highlight.
    """
    now = datetime.now(UTC)
    return Highlight(
        HighlightId(next(_ids)), str(uuid4()), article_id, anchor, colour, False, now, now
    )


def add(library: Library, highlight: Highlight) -> Changes:
    """Store a new highlight under its own id. Raises AppError if it is in the library already."""
    with library.write() as tx:
        tx.insert_highlight(
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
    """A highlight that was added, and what changed."""

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
    """Highlight the text between two places on one side of an article, in one call."""
    highlight = new_highlight(article_id, make_anchor(pairs, side, *places), colour)
    return AddedHighlight(highlight, add(library, highlight))


def move(library: Library, highlight_id: HighlightId, anchor: Anchor) -> Changes:
    """Move a highlight, such as a lost one, to other words; its note stays."""
    with library.write() as tx:
        tx.move_highlight(highlight_id, anchor)
        return tx.changes


def undo_move(library: Library, before: Highlight) -> Changes:
    """Move a highlight back to where it was `before`; it is lost again if it was lost."""
    with library.write() as tx:
        tx.move_highlight(before.id, before.anchor)
        tx.set_lost(before.id, before.is_lost)
        return tx.changes


def recolour(library: Library, highlight_id: HighlightId, colour: int) -> Changes:
    """Change a highlight's colour (1 to 5)."""
    return recolour_all(library, {highlight_id: colour})


def recolour_all(library: Library, colours: Mapping[HighlightId, int]) -> Changes:
    """Change the colours (1 to 5) of several highlights."""
    with library.write() as tx:
        tx.recolour_all(colours)
        return tx.changes


def set_tags(library: Library, highlight_id: HighlightId, tags: Iterable[str]) -> Changes:
    """Replace a highlight's tags."""
    return set_tags_all(library, {highlight_id: tags}, Token())


def set_tags_all(
    library: Library, tags: Mapping[HighlightId, Iterable[str]], token: Token
) -> Changes:
    """Replace the tags of several highlights in one transaction.

    Reports `Progress` to `token`. Raises Cancelled, with nothing changed, if the token is
    cancelled.
    """
    ids = tuple(tags)
    with library.write() as tx:
        for start in range(0, len(ids), BATCH_SIZE):
            token.report(Progress(start, len(ids)))
            token.check()
            batch = ids[start : start + BATCH_SIZE]
            tx.set_tags_all({highlight_id: tags[highlight_id] for highlight_id in batch})
        return tx.changes


def write_note(
    library: Library, highlight_id: HighlightId, text: str, tags: Iterable[str] | None = None
) -> Changes:
    """Set a highlight's note, in Markdown, and its tags if given; a blank text deletes the note."""
    with library.write() as tx:
        tx.set_note(highlight_id, text.strip() or None)
        if tags is not None:
            tx.set_tags_all({highlight_id: tags})
        return tx.changes


def finish_note(
    library: Library, highlight_id: HighlightId, before: str, after: str
) -> tuple[tuple[str, ...], Changes]:
    """Set a note that was `before`, and let the tags follow its #words.

    Return the tags that the highlight had, and what changed. Raises AppError if it isn't in the
    library.
    """
    with library.write() as tx:
        tags = tx.highlight(highlight_id).tags
        tx.set_note(highlight_id, after.strip() or None)
        tx.set_tags_all({highlight_id: retag(tags, before, after)})
        return tags, tx.changes


def remove(library: Library, highlight_id: HighlightId) -> Changes:
    """Delete a highlight so that `restore` can bring it back with its note."""
    return remove_all(library, [highlight_id])


def remove_all(library: Library, highlight_ids: Collection[HighlightId]) -> Changes:
    """Delete highlights so that `restore_all` can bring them back with their notes."""
    with library.write() as tx:
        tx.delete_highlights(highlight_ids)
        return tx.changes


def restore(library: Library, highlight_id: HighlightId) -> Changes:
    """Restore a deleted highlight; it has been re-anchored meanwhile if the text changed."""
    return restore_all(library, [highlight_id])


def restore_all(library: Library, highlight_ids: Collection[HighlightId]) -> Changes:
    """Restore deleted highlights; they have been re-anchored meanwhile if the text changed."""
    with library.write() as tx:
        tx.restore_highlights(highlight_ids)
        return tx.changes


def list_highlights(library: Library, article_id: ArticleId) -> tuple[Highlight, ...]:
    """Return an article's highlights in the order of the text."""
    with library.read() as tx:
        return tx.highlights(article_id)


def get_highlights(
    library: Library, highlight_ids: Collection[HighlightId]
) -> tuple[Highlight, ...]:
    """Return the highlights with these ids, deleted or not; unknown ids are ignored."""
    with library.read() as tx:
        return tx.highlights_with_ids(highlight_ids)


def find_highlights(
    library: Library, conditions: HighlightFilter, *, limit: int | None = None, offset: int = 0
) -> tuple[HighlightRow, ...]:
    """Return the highlights in the whole library that match, most recently changed first."""
    with library.read() as tx:
        return tx.find_highlights(conditions, limit=limit, offset=offset)


def list_tags(library: Library) -> tuple[tuple[str, int], ...]:
    """Return the tags in use, each with the number of its highlights."""
    with library.read() as tx:
        return tx.tags()


def read_colour_names(library: Library) -> dict[int, str]:
    """Return the reader's names for colours (1 to 5); unnamed colours are absent."""
    with library.read() as tx:
        return tx.colour_names()


def name_colours(library: Library, names: Mapping[int, str]) -> Changes:
    """Name colours (1 to 5); a blank name removes the name."""
    with library.write() as tx:
        for colour, name in names.items():
            tx.name_colour(colour, name)
        return tx.changes
