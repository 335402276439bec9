"""Highlights and notes: made, changed, removed and brought back, each in one short transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.library import ArticleId, Changes, Highlight, HighlightId
from desktop.reading.aligning import sentence_texts
from desktop.reading.article import Pair, Place, Side
from desktop.services.anchoring import anchor_again
from desktop.services.opening import recall

if TYPE_CHECKING:
    from desktop.library import Library


@dataclass(frozen=True, slots=True)
class Annotated:
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
) -> Annotated:
    """Highlight the words between two places on one side of an article.

    `pairs` are the article's, as shown: the anchor quotes what the reader saw.
    """
    from desktop.reading.anchors import SideText, describe

    anchor = describe(SideText(sentence_texts(pairs, side)), side, *places)
    with library.write() as tx:
        highlight = tx.add_highlight(article_id, anchor, colour)
        return Annotated(highlight, tx.changes)


def attach(
    library: Library,
    highlight_id: HighlightId,
    pairs: Sequence[Pair],
    side: Side,
    places: tuple[Place, Place],
) -> Changes:
    """Put a highlight, such as a lost one, on the words between two places; its note stays."""
    from desktop.reading.anchors import SideText, describe

    anchor = describe(SideText(sentence_texts(pairs, side)), side, *places)
    with library.write() as tx:
        tx.move_highlight(highlight_id, anchor)
        return tx.changes


def detach(library: Library, before: Highlight) -> Changes:
    """Let a highlight be where it was `before`, lost if it was lost."""
    with library.write() as tx:
        tx.move_highlight(before.id, before.anchor)
        tx.mark_lost(before.id, before.is_lost)
        return tx.changes


def recolour(library: Library, highlight_id: HighlightId, colour: int) -> Changes:
    """Give a highlight another colour (1 to 5)."""
    with library.write() as tx:
        tx.recolour(highlight_id, colour)
        return tx.changes


def write_note(library: Library, highlight_id: HighlightId, text: str) -> Changes:
    """Keep the reader's words, in Markdown, on a highlight; a blank text takes the note away."""
    with library.write() as tx:
        tx.set_note(highlight_id, text.strip() or None)
        return tx.changes


def remove(library: Library, highlight_id: HighlightId) -> Changes:
    """Take a highlight off the page; `bring_back` undoes it, note and all."""
    with library.write() as tx:
        tx.delete_highlight(highlight_id)
        return tx.changes


def bring_back(library: Library, highlight_id: HighlightId) -> Changes:
    """Put a removed highlight back, on its words as they stand now."""
    with library.write() as tx:
        tx.restore_highlight(highlight_id)
        highlight = tx.highlight(highlight_id)
        article = tx.article(highlight.article_id).article
        anchor_again(tx, [highlight], article, recall(tx, article))
        return tx.changes


def highlights(library: Library, article_id: ArticleId) -> tuple[Highlight, ...]:
    """Return an article's highlights in the order of their places."""
    with library.read() as tx:
        return tx.highlights(article_id)
