"""Re-anchoring: highlights on the same words again after a change of the text, or lost."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.library import Highlight, HighlightId
from desktop.reading.aligning import align, sentence_texts
from desktop.reading.article import Anchor, Article, Pair, Side, Translated
from desktop.reading.languages.routes import target_languages

if TYPE_CHECKING:
    from desktop.library import Writing
    from desktop.reading.anchoring.anchors import Found, SideText


class ArticleSides:
    """Both sides of an article, as texts that quotes are looked for in.

    `is_translated` tells that none of its sentences waits for a translation.
    """

    def __init__(self, article: Article, translated: Iterable[Translated]) -> None:
        pairs = align(article, translated)
        self.texts = make_side_texts(pairs)
        languages = [paragraph.language for paragraph in article.paragraphs]
        self.is_translated = all(
            pair.translated is not None
            for pair in pairs
            if target_languages(languages[pair.paragraph], languages[pair.paragraph])
        )

    def seek(self, anchor: Anchor) -> Found | None:
        """Return where the words of a lost quote stand on its side; None where they can't be told.

        One without a length in places is another program's, which never had any here. While
        sentences wait for their translation only the very words are believed: those that are like
        them, or stand alone by now, may be others than those to come.
        """
        from desktop.reading.anchoring import anchors
        from desktop.reading.exchange.annotation_reader import find_unique_place

        text = self.texts[anchor.side]
        is_whole = anchor.side is Side.ORIGINAL or self.is_translated
        if is_whole and anchor.start == anchor.end:
            span = find_unique_place(anchor, text)
            if span is not None:
                places = text.place(span.start), text.place(span.end)
                return anchors.Found(*places, anchors.How.QUOTE)
        found = anchors.resolve(anchor, text)
        if isinstance(found, anchors.Lost) or (found.how is anchors.How.FUZZY and not is_whole):
            return None
        return found


@dataclass(frozen=True, slots=True)
class Moves:
    """Where highlights are to be moved, and which of them are lost."""

    anchors: tuple[tuple[HighlightId, Anchor], ...] = ()
    lost: tuple[HighlightId, ...] = ()

    def write(self, tx: Writing) -> None:
        """Move the highlights, and mark the lost ones."""
        for highlight_id, anchor in self.anchors:
            tx.move_highlight(highlight_id, anchor)
        for highlight_id in self.lost:
            tx.mark_lost(highlight_id, True)


def plan_moves(
    highlights: Iterable[Highlight],
    article: Article,
    translated: Iterable[Translated],
    before: Sequence[Pair] = (),
) -> Moves:
    """Find the words of `highlights` in `article` and its translations as they are now.

    The pairs of `before` the change, where they are known, tell where the words went. A highlight
    whose words are gone keeps its quote and note and is lost; one whose words are back no longer
    is.
    """
    from desktop.reading.anchoring import anchors
    from desktop.reading.anchoring.moved_anchors import Change

    sides, old = ArticleSides(article, translated), make_side_texts(before)
    was, now = old[Side.ORIGINAL], sides.texts[Side.ORIGINAL]
    is_same_article = was.text == now.text and was.starts == now.starts
    changes = {
        side: Change(old[side], sides.texts[side], is_by_sentence=is_same_article) for side in Side
    }
    moved: list[tuple[HighlightId, Anchor]] = []
    lost: list[HighlightId] = []
    for highlight in highlights:
        side = highlight.anchor.side
        text = sides.texts[side]
        if highlight.is_lost:  # its anchor was made in an older text than the one before
            found = sides.seek(highlight.anchor)
        else:
            resolved = anchors.resolve(highlight.anchor, text, changes[side])
            found = None if isinstance(resolved, anchors.Lost) else resolved
        if found is not None:
            anchor = anchors.describe(text, side, found.start, found.end)
            if highlight.is_lost or anchor != highlight.anchor:
                moved.append((highlight.id, anchor))
        elif not highlight.is_lost:
            lost.append(highlight.id)
    return Moves(tuple(moved), tuple(lost))


def make_side_texts(pairs: Sequence[Pair]) -> dict[Side, SideText]:
    """Return what stands on each side of the pairs."""
    from desktop.reading.anchoring.anchors import SideText

    return {side: SideText(sentence_texts(pairs, side)) for side in Side}
