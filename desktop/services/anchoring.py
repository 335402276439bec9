"""Highlights after a change of the text: on the same words again, or marked as lost."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from desktop.library import Highlight
from desktop.reading.aligning import align, sentence_texts
from desktop.reading.article import Article, Side, Translated

if TYPE_CHECKING:
    from desktop.library import Writing


def anchor_again(
    tx: Writing,
    highlights: Iterable[Highlight],
    article: Article,
    translated: Iterable[Translated],
) -> None:
    """Find the words of `highlights` in `article` and its translations as they are now.

    One whose words are gone keeps its quote and note and is marked as lost; one whose words are
    back is lost no more.
    """
    from desktop.reading import anchors

    pairs = align(article, translated)
    texts = {side: anchors.SideText(sentence_texts(pairs, side)) for side in Side}
    for highlight in highlights:
        text = texts[highlight.anchor.side]
        found = anchors.resolve(highlight.anchor, text)
        if isinstance(found, anchors.Lost):
            tx.mark_lost(highlight.id, True)
            continue
        anchor = anchors.describe(text, highlight.anchor.side, found.start, found.end)
        if highlight.is_lost or anchor != highlight.anchor:
            tx.move_highlight(highlight.id, anchor)
