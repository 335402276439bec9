"""Highlights after a change of the text: on the same words again, or marked as lost."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from desktop.library import Highlight
from desktop.reading.aligning import align, sentence_texts
from desktop.reading.article import Anchor, Article, Side, Translated
from desktop.services.opening import sentences_by_direction

if TYPE_CHECKING:
    from desktop.library import Writing
    from desktop.reading.anchors import Found


class Sides:
    """Both sides of an article, as texts that quotes are looked for in.

    `is_translated` tells that none of its sentences waits for a translation.
    """

    def __init__(self, article: Article, translated: Iterable[Translated]) -> None:
        from desktop.reading.anchors import SideText

        known = tuple(translated)
        pairs = align(article, known)
        self.texts = {side: SideText(sentence_texts(pairs, side)) for side in Side}
        there = {(one.direction, one.source) for one in known}
        self.is_translated = all(
            (direction, source) in there
            for direction, sources in sentences_by_direction(article).items()
            for source in sources
        )

    def seek(self, anchor: Anchor) -> Found | None:
        """Return where the words of a lost quote stand on its side; None where they can't be told.

        One without a length in places is another program's, which never had any here. While
        sentences wait for their translation only the very words are believed: those that are like
        them, or stand alone by now, may be others than those to come.
        """
        from desktop.reading import anchors
        from desktop.reading.incoming import only_place

        text = self.texts[anchor.side]
        is_whole = anchor.side is Side.ORIGINAL or self.is_translated
        if is_whole and anchor.start == anchor.end:
            span = only_place(anchor, text)
            if span is not None:
                places = text.place(span.start), text.place(span.end)
                return anchors.Found(*places, anchors.How.QUOTE)
        found = anchors.resolve(anchor, text)
        if isinstance(found, anchors.Lost) or (found.how is anchors.How.FUZZY and not is_whole):
            return None
        return found


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

    sides = Sides(article, translated)
    for highlight in highlights:
        text = sides.texts[highlight.anchor.side]
        if highlight.is_lost:
            found = sides.seek(highlight.anchor)
        else:
            resolved = anchors.resolve(highlight.anchor, text)
            found = None if isinstance(resolved, anchors.Lost) else resolved
        if found is not None:
            anchor = anchors.describe(text, highlight.anchor.side, found.start, found.end)
            if highlight.is_lost or anchor != highlight.anchor:
                tx.move_highlight(highlight.id, anchor)
        elif not highlight.is_lost:
            tx.mark_lost(highlight.id, True)
