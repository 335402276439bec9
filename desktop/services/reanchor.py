"""Re-anchoring: find the words of highlights again after a text changed, or mark them as lost."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.library import Highlight, HighlightId
from desktop.reading.aligning import align, sentence_texts
from desktop.reading.article import Anchor, Article, Pair, Side, Translated
from desktop.reading.languages.routes import target_languages

if TYPE_CHECKING:
    from desktop.library import WriteTransaction
    from desktop.reading.anchoring.anchors import Found, SideText


class ArticleSides:
    """Both sides of an article as texts to find quotes in.

    `is_translated` means that no sentence is waiting for a translation.
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

    def find(self, anchor: Anchor) -> Found | None:
        """Return where a lost quote is on its side, or None if that is uncertain.

        An empty range of places marks a quote from another program, which never had a place here.
        While translations are missing, only exact matches count: a similar or currently unique
        passage may not be the one that was quoted.
        """
        from desktop.reading.anchoring import anchors
        from desktop.reading.exchange.annotation_reader import find_unique_place

        text = self.texts[anchor.side]
        is_complete = anchor.side is Side.ORIGINAL or self.is_translated
        if is_complete and anchor.start == anchor.end:
            span = find_unique_place(anchor, text)
            if span is not None:
                places = text.place(span.start), text.place(span.end)
                return anchors.Found(*places, anchors.MatchMethod.QUOTE)
        found = anchors.resolve(anchor, text)
        if isinstance(found, anchors.Lost) or (
            found.how is anchors.MatchMethod.FUZZY and not is_complete
        ):
            return None
        return found


@dataclass(frozen=True, slots=True)
class ReanchorPlan:
    """Where highlights are to be moved, and which of them are lost."""

    anchors: tuple[tuple[HighlightId, Anchor], ...] = ()
    lost: tuple[HighlightId, ...] = ()

    def write(self, tx: WriteTransaction) -> None:
        """Move the highlights, and mark the lost ones."""
        for highlight_id, anchor in self.anchors:
            tx.move_highlight(highlight_id, anchor)
        for highlight_id in self.lost:
            tx.set_lost(highlight_id, True)


def plan_moves(
    highlights: Iterable[Highlight],
    article: Article,
    translated: Iterable[Translated],
    before: Sequence[Pair] = (),
) -> ReanchorPlan:
    """Find the words of `highlights` in `article` and its current translations.

    The pairs `before` the change, if known, help to follow the words. A highlight whose words are
    gone keeps its quote and note and is lost; a lost one whose words are back is found again.
    """
    from desktop.reading.anchoring import anchors
    from desktop.reading.anchoring.moved_anchors import Change

    sides, old = ArticleSides(article, translated), make_side_texts(before)
    old_text, new_text = old[Side.ORIGINAL], sides.texts[Side.ORIGINAL]
    is_same_text = old_text.text == new_text.text and old_text.starts == new_text.starts
    changes = {
        side: Change(old[side], sides.texts[side], is_by_sentence=is_same_text) for side in Side
    }
    moved: list[tuple[HighlightId, Anchor]] = []
    lost: list[HighlightId] = []
    for highlight in highlights:
        side = highlight.anchor.side
        text = sides.texts[side]
        if highlight.is_lost:  # its anchor quotes a text older than `before`
            found = sides.find(highlight.anchor)
        else:
            resolved = anchors.resolve(highlight.anchor, text, changes[side])
            found = None if isinstance(resolved, anchors.Lost) else resolved
        if found is not None:
            anchor = anchors.describe(text, side, found.start, found.end)
            if highlight.is_lost or anchor != highlight.anchor:
                moved.append((highlight.id, anchor))
        elif not highlight.is_lost:
            lost.append(highlight.id)
    return ReanchorPlan(tuple(moved), tuple(lost))


def make_side_texts(pairs: Sequence[Pair]) -> dict[Side, SideText]:
    """Return the text of each side of the pairs."""
    from desktop.reading.anchoring.anchors import SideText

    return {side: SideText(sentence_texts(pairs, side)) for side in Side}
