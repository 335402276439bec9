"""How like a quotation and its surroundings are to stretches of another text."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from desktop.reading.article import Span
from desktop.reading.text.normalizing import normalize_typography

WORD = re.compile(r"\w+|[^\w\s]")

CANDIDATES = 6
"""How many places are compared in full."""

SLACK = 3
"""How many words may have come in or gone before two places count as different ones."""

AT_EDGE = 0.5
"""What it counts, of 1, that the quotation stands at the same edge of its paragraph, or as near to
it after the same words: what lies beyond is another paragraph, which may have moved."""

MOST_AT_EDGE = 0.9
"""What an edge counts at most: a few common words before it aren't a whole context."""

LONGEST_BY_LETTER = 400
"""The longest text, in code points, that is compared letter by letter and not word by word."""


def words(text: str) -> Iterator[tuple[str, Span]]:
    """Return the words and signs of `text`, with their spans."""
    return ((match.group(), Span(*match.span())) for match in WORD.finditer(text))


def likeness(left: str, right: str) -> float:
    """Return the similarity of two texts, of 1: Ratcliff and Obershelp's, by difflib."""
    if max(len(left), len(right)) > LONGEST_BY_LETTER:
        return _by_word(left, right)
    return _matcher(left, right).ratio()


class Quoted:
    """A quotation between its prefix and its suffix, without typography."""

    def __init__(self, prefix: str, exact: str, suffix: str, context: int) -> None:
        """Fold the three texts; `context` is the usual length of the outer two."""
        self._prefix, self._exact, self._suffix = (
            normalize_typography(prefix),
            normalize_typography(exact),
            normalize_typography(suffix),
        )
        self._near = context
        self._opening = _opening(prefix, is_whole=len(prefix) < context)
        self._closing = _closing(suffix, is_whole=len(suffix) < context)
        whole = self._prefix + self._exact + self._suffix
        self._begin = len(self._prefix)
        self._end = self._begin + len(self._exact)
        self._words = list(words(whole))
        inside = [
            number
            for number, (_, span) in enumerate(self._words)
            if span.end > self._begin and span.start < self._end
        ]
        self._first, self._last = (inside[0], inside[-1]) if inside else (0, -1)

    def likeness(self, text: str) -> float:
        """Tell how like `text` is to the quotation, of 1.

        By the letter, so that a mended spelling counts little, and from three words on by the word
        too, since unlike words share letters.
        """
        found = normalize_typography(text)
        by_letter = likeness(self._exact, found)
        if self._last - self._first < 2:
            return by_letter
        return (by_letter + _by_word(self._exact, found)) / 2

    def run(self, text: str, span: Span) -> int:
        """Return how many code points next to `span` are the same, as `runs` has them."""
        return sum(self.runs(text, span))

    def runs(self, text: str, span: Span) -> tuple[int, int]:
        """Return how many are the same before `span` and after, up to twice the usual length."""
        before = normalize_typography(text[max(0, span.start - 2 * self._near) : span.start])[::-1]
        after = normalize_typography(text[span.end : span.end + 2 * self._near])
        return _run(self._prefix[::-1], before), _run(self._suffix, after)

    def context(self, text: str, span: Span) -> tuple[float, float]:
        """Tell how like the prefix and the suffix are to what stands around `span`, of 1 each."""
        reach = 2 * max(len(self._prefix), len(self._suffix), self._near)
        before = text[max(0, span.start - reach) : span.start]
        after = text[span.end : span.end + reach]
        left = self._beside(self._prefix[::-1], normalize_typography(before)[::-1])
        right = self._beside(self._suffix, normalize_typography(after))
        if self._opening is not None and self._opening == _opening(
            before, is_whole=span.start < reach
        ):
            left = max(left, min(AT_EDGE + len(self._opening) / self._near, MOST_AT_EDGE))
        if self._closing is not None and self._closing == _closing(
            after, is_whole=span.end + reach > len(text)
        ):
            right = max(right, min(AT_EDGE + len(self._closing) / self._near, MOST_AT_EDGE))
        return min(left, 1.0), min(right, 1.0)

    def windows(
        self, text: Sequence[tuple[str, Span]], occurrences: Mapping[str, Sequence[int]]
    ) -> Iterator[Span]:
        """Return the likeliest places of the quotation, changed in part, in a text of words.

        `occurrences` gives the numbers of each word. The words that prefix, quotation, suffix and
        text share vote for a place, rare words for more.
        """
        for shift in self._shifts(occurrences):
            span = self._laid_on(text, shift)
            if span:
                yield span

    def _shifts(self, occurrences: Mapping[str, Sequence[int]]) -> Iterator[int]:
        votes: dict[int, float] = defaultdict(float)
        for number, (word, _) in enumerate(self._words):
            places = occurrences.get(word, ())
            for place in places:
                votes[place - number] += 1 / len(places)
        near = {
            shift: sum(votes.get(shift + step, 0) for step in range(-SLACK, SLACK + 1))
            for shift in votes
        }
        taken: list[int] = []
        for shift in sorted(near, key=lambda shift: (-near[shift], -votes[shift], shift)):
            if all(abs(shift - other) > SLACK for other in taken):
                taken.append(shift)
                yield shift
            if len(taken) == CANDIDATES:
                return

    def _laid_on(self, text: Sequence[tuple[str, Span]], shift: int) -> Span | None:
        """Lay the quotation on the text's words from about `shift` on; return where it lies.

        Either edge is held by the quotation's own outermost word, or by a neighbour of it.
        """
        if self._last < self._first:
            return None
        slack = SLACK + 1 + (self._last - self._first) // 3
        low = max(0, shift - slack)
        window = text[low : max(0, shift + len(self._words) + slack)]
        blocks = _matcher(
            [word for word, _ in self._words], [word for word, _ in window]
        ).get_matching_blocks()
        laid = {
            a + step: b + step
            for a, b, size in blocks
            if self._is_held(a, size, is_near=abs(low + b - a - shift) <= SLACK)
            for step in range(size)
        }
        inside = range(self._first, self._last + 1)
        start = self._edge(laid, inside, -1)
        end = self._edge(laid, inside[::-1], 1)
        if start is None or end is None or not 0 <= start <= end < len(window):
            return None
        cut_before = max(0, self._begin - self._words[self._first][1].start)
        cut_after = max(0, self._words[self._last][1].end - self._end)
        if (cut_before and self._first not in laid) or (cut_after and self._last not in laid):
            return None
        return Span(window[start][1].start + cut_before, window[end][1].end - cut_after)

    def _is_held(self, start: int, size: int, *, is_near: bool) -> bool:
        """Tell whether a run of words that are the same is more than chance.

        Near its own place the quotation's outermost word needs no company; far from it signs don't
        count, for "de l’" is everywhere.
        """
        run = [word.isalnum() for word, _ in self._words[start : start + size]]
        if is_near and (size > 1 or (start in (self._first, self._last) and all(run))):
            return True
        return sum(run) >= SLACK

    def _edge(self, laid: Mapping[int, int], inside: range, outwards: int) -> int | None:
        """Return the text's word for the quotation's outermost one, the first of `inside`.

        Where it and its neighbours in the context and the quotation are gone, it is the next one
        that is left.
        """
        first = inside[0]
        if first in laid:
            return laid[first]
        if first + outwards in laid:
            edge = laid[first + outwards] - outwards
            rest = next((number for number in inside if number in laid), None)
            # What came in between the context and the words that are left wasn't quoted.
            if rest is None or abs(laid[rest] - edge) <= abs(rest - first) + SLACK:
                return edge
        if first - outwards in laid:
            return laid[first - outwards] + outwards
        left = (number for number in inside if self._words[number][0].isalnum())
        return next((laid[number] for number in left if number in laid), None)

    def _beside(self, expected: str, actual: str) -> float:
        """Compare two contexts that begin at the quotation and lead away from it.

        A context that is longer than usual counts half by its near part.
        """
        near = self._near
        score = _alike_from_start(expected[:near], actual[:near], near)
        if len(expected) <= near:
            return score
        far = _alike_from_start(expected, actual[: len(expected)], len(expected))
        return (score + far) / 2


def _opening(before: str, *, is_whole: bool) -> str | None:
    """Return what `before` holds of its last paragraph, if it holds where that begins."""
    _, mark, opening = before.rpartition("\n\n")
    return normalize_typography(opening) if mark or is_whole else None


def _closing(after: str, *, is_whole: bool) -> str | None:
    """Return what `after` holds of its first paragraph, if it holds where that ends."""
    closing, mark, _ = after.partition("\n\n")
    return normalize_typography(closing) if mark or is_whole else None


def _by_word(left: str, right: str) -> float:
    return _matcher(WORD.findall(left), WORD.findall(right)).ratio()


def _alike_from_start(expected: str, actual: str, size: int) -> float:
    """Return the unbroken run's share of `size` or, if more, what else is alike beyond a change.

    The similarity counts from a half on: unrelated texts of this length share nearly that much.
    """
    unbroken = _run(expected, actual) / size
    if unbroken > 0.5 or len(expected) < size:
        return unbroken
    return max(unbroken, 2 * likeness(expected, actual) - 1)


def _run(left: str, right: str) -> int:
    run = 0
    for one, other in zip(left, right, strict=False):
        if one != other:
            break
        run += 1
    return run


def _matcher(left: Sequence[str], right: Sequence[str]) -> SequenceMatcher[str]:
    return SequenceMatcher(None, left, right, autojunk=False)
