"""A side of an article before and after it changed: where the words of an anchor went.

An anchor alone knows 32 code points on either side; the text that it was made in knows of every
other place whose words these are, and in which company the quoted words went.
"""

from collections.abc import Sequence
from functools import cached_property
from itertools import islice

from desktop.reading.anchoring.anchors import (
    CONTEXT,
    LEAST_LIKENESS,
    TELLING,
    SideText,
    kept_place,
    overlap,
    places_of,
    stands_in,
)
from desktop.reading.anchoring.fuzzy_match import Quoted
from desktop.reading.anchoring.token_alignment import Trace, Trail
from desktop.reading.article import Anchor, Span

LEAST_ALONE = 3
"""How many words and signs a short quote needs that is a paragraph and stands nowhere else."""

MOST_CAME = 2
"""How many words may have come in among a few; among many, as many as a third of them."""

LEAST_RUN = 7
"""How many code points of a context, the same right beside it, make no rival of a place yet."""


class Change:
    """One side of an article as it was and as it is; for all the anchors made before."""

    def __init__(self, before: SideText, after: SideText) -> None:
        self.before, self.after = before, after

    @cached_property
    def _trail(self) -> Trail:
        return Trail(self.before.words_by_sentence(), self.after.words_by_sentence())

    def is_taken(self, anchor: Anchor, span: Span) -> bool:
        """Tell whether words of `span`, in the text as it is, were others than the anchor's."""
        was, now = self._numbers(anchor), self.after.numbers(span)
        return bool(was and now) and self._trail.is_taken(now, was)

    def follow(self, anchor: Anchor) -> Span | None:
        """Return where the anchor's words went, in the text as it is; None where it is unsure."""
        numbers = self._numbers(anchor)
        if not numbers:
            return None
        places = places_of(anchor, self.after)
        trace = self._trail.trace(numbers)
        if trace is None:
            return None
        words = range(trace.first, trace.last + 1)
        # A quote may begin or end within a word.
        same = [span for span in places if self.after.numbers(span) == words]
        span = (
            same[0]
            if len(same) == 1
            else self.after.folded.origin(
                Span(self.after.words[trace.first][1].start, self.after.words[trace.last][1].end)
            )
        )
        if not self._is_believed(anchor, trace, span, places):
            return None
        if trace.is_whole:
            return span
        own = {word for word, _ in islice(self.before.words, numbers.start, numbers.stop)}
        if own.intersection(trace.came):
            return None
        if trace.is_complete and len(trace.came) <= max(MOST_CAME, len(numbers) // 3):
            return span
        quoted = Quoted(anchor.prefix, anchor.exact, anchor.suffix, CONTEXT)
        return span if quoted.likeness(span.of(self.after.text)) >= LEAST_LIKENESS else None

    def _numbers(self, anchor: Anchor) -> range:
        """Return the numbers of the anchor's words in the text before, if it was made in that."""
        was = kept_place(anchor, self.before)
        if was and stands_in(self.before.text, was, anchor.prefix, anchor.suffix):
            return self.before.numbers(was)
        return range(0)

    def _is_believed(
        self, anchor: Anchor, trace: Trace, span: Span, places: Sequence[Span]
    ) -> bool:
        """Tell whether enough went along; more is asked where a second copy of the words came.

        `places` are those where the very words stand now.
        """
        if trace.is_torn or (trace.is_astray and self._is_contested(anchor, span, places)):
            return False
        if len(anchor.exact) + trace.along >= TELLING:
            return True
        was = places_of(anchor, self.before)
        if not (trace.is_whole and places == [span] and len(was) == 1):
            return False
        is_paragraph = _is_alone(self.before.text, was[0]) and _is_alone(self.after.text, span)
        return is_paragraph and trace.last - trace.first + 1 >= LEAST_ALONE

    def _is_contested(self, anchor: Anchor, span: Span, places: Sequence[Span]) -> bool:
        """Tell whether one of the other `places`, new ones, has more of a context than `span`."""
        quoted = Quoted(anchor.prefix, anchor.exact, anchor.suffix, CONTEXT)
        own = quoted.runs(self.after.text, span)
        return any(
            there > max(here, LEAST_RUN)
            for one in places
            if not overlap(one, span) and not self.is_taken(anchor, one)
            for here, there in zip(own, quoted.runs(self.after.text, one), strict=True)
        )


def _is_alone(text: str, span: Span) -> bool:
    """Tell whether a paragraph has no other words than those of `span`."""
    before = text[: span.start].rpartition("\n\n")[2]
    after = text[span.end :].partition("\n\n")[0]
    return not any(map(str.isalnum, before + after))
