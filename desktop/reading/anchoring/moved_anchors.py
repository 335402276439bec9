"""Moved anchors: where an anchor's words are after an edit of a text that is known.

An anchor alone has 32 code points of context on either side. The token alignment of the text before
with the text after tells which words are others, and which neighbours moved along.
"""

from collections.abc import Sequence
from functools import cached_property
from itertools import islice

from desktop.reading.anchoring.anchors import (
    CONTEXT,
    MIN_SIMILARITY,
    MIN_UNCHANGED,
    SideText,
    find_quote,
    has_context,
    overlap,
    unmoved_span,
)
from desktop.reading.anchoring.fuzzy_match import Quoted
from desktop.reading.anchoring.token_alignment import Aligned, TokenAlignment
from desktop.reading.article import Anchor, Span

MIN_PARAGRAPH = 3
"""How many words a short quote needs, punctuation too, that is a whole paragraph and unique."""

MAX_INSERTED = 2
"""How many words may be inserted among a few; among many, as many as a third of them."""

MIN_RUN = 7
"""How many code points of the same context another occurrence may have and be no rival yet."""


class Change:
    """One side of an article before and after an edit, for all anchors made before.

    Where it `is_by_sentence`, each sentence replaces the one with the same number, as another
    translation does: a quote whose sentences are unchanged is where it was.
    """

    def __init__(self, before: SideText, after: SideText, *, is_by_sentence: bool = False) -> None:
        self.before, self.after = before, after
        is_same = before.text == after.text and before.starts == after.starts
        self._is_by_sentence = is_by_sentence or is_same

    @cached_property
    def _alignment(self) -> TokenAlignment:
        return TokenAlignment(self.before.words_by_sentence(), self.after.words_by_sentence())

    def is_taken(self, anchor: Anchor, span: Span) -> bool:
        """Tell whether words of `span`, in the text after, were others than the anchor's."""
        was, now = self._numbers(anchor), self.after.numbers(span)
        return bool(was and now) and self._alignment.is_taken(now, was)

    def follow(self, anchor: Anchor) -> Span | None:
        """Return where the anchor's words are now; None where that isn't certain."""
        if self._is_by_sentence and self._is_untouched(anchor):
            return self.after.span(anchor.start, anchor.end)
        numbers = self._numbers(anchor)
        if not numbers:
            return None
        places = find_quote(anchor, self.after)
        aligned = self._alignment.find(numbers)
        if aligned is None:
            return None
        words = range(aligned.first, aligned.last + 1)
        # A quote may begin or end within a word.
        same = [span for span in places if self.after.numbers(span) == words]
        span = (
            same[0]
            if len(same) == 1
            else self.after.folded.origin(
                Span(self.after.words[words[0]][1].start, self.after.words[words[-1]][1].end)
            )
        )
        if not self._has_enough_context(anchor, aligned, span, places):
            return None
        if aligned.is_whole:
            return span
        own = {word for word, _ in islice(self.before.words, numbers.start, numbers.stop)}
        if own.intersection(aligned.inserted):
            return None
        most_inserted = max(MAX_INSERTED, len(numbers) // 3)
        if aligned.is_complete and len(aligned.inserted) <= most_inserted:
            return span
        quoted = Quoted(anchor.prefix, anchor.exact, anchor.suffix, CONTEXT)
        return span if quoted.similarity(span.of(self.after.text)) >= MIN_SIMILARITY else None

    def _is_untouched(self, anchor: Anchor) -> bool:
        """Tell whether the anchor was made in the text before and its sentences are the same."""
        was = self._place_before(anchor)
        if was is None or len(self.before.starts) != len(self.after.starts):
            return False
        numbers = range(anchor.start.sentence, anchor.end.sentence + 1)
        return all(self.before.sentence(one) == self.after.sentence(one) for one in numbers)

    def _place_before(self, anchor: Anchor) -> Span | None:
        """Return the anchor's place in the text before, if it was made in that."""
        was = unmoved_span(anchor, self.before)
        if was and has_context(self.before.text, was, anchor.prefix, anchor.suffix):
            return was
        return None

    def _numbers(self, anchor: Anchor) -> range:
        """Return the numbers of the anchor's words in the text before, if it was made in that."""
        was = self._place_before(anchor)
        return self.before.numbers(was) if was else range(0)

    def _has_enough_context(
        self, anchor: Anchor, aligned: Aligned, span: Span, places: Sequence[Span]
    ) -> bool:
        """Tell whether enough context moved along; more is needed where a copy was inserted.

        `places` are the occurrences of the same words in the text after.
        """
        if aligned.is_split or (aligned.is_displaced and self._has_rival(anchor, span, places)):
            return False
        if len(anchor.exact) + aligned.along >= MIN_UNCHANGED:
            return True
        was = find_quote(anchor, self.before)
        if not (aligned.is_whole and places == [span] and len(was) == 1):
            return False
        is_paragraph = _is_whole_paragraph(self.before.text, was[0]) and _is_whole_paragraph(
            self.after.text, span
        )
        return is_paragraph and aligned.last - aligned.first + 1 >= MIN_PARAGRAPH

    def _has_rival(self, anchor: Anchor, span: Span, places: Sequence[Span]) -> bool:
        """Tell whether an inserted occurrence among `places` has more of a context."""
        quoted = Quoted(anchor.prefix, anchor.exact, anchor.suffix, CONTEXT)
        own = quoted.runs(self.after.text, span)
        return any(
            there > max(here, MIN_RUN)
            for one in places
            if not overlap(one, span) and not self.is_taken(anchor, one)
            for here, there in zip(own, quoted.runs(self.after.text, one), strict=True)
        )


def _is_whole_paragraph(text: str, span: Span) -> bool:
    """Tell whether the paragraph of `span` has no other words."""
    before = text[: span.start].rpartition("\n\n")[2]
    after = text[span.end :].partition("\n\n")[0]
    return not any(map(str.isalnum, before + after))
