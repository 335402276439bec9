"""How like a quotation and its surroundings are to stretches of another text."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from desktop.reading.article import Span
from desktop.reading.folding import fold

WORD = re.compile(r"\w+|[^\w\s]")

CANDIDATES = 6
"""How many places are compared in full."""

SLACK = 3
"""How many words may have come in or gone before two places count as different ones."""

LONGEST_BY_LETTER = 400
"""The longest text, in code points, that is compared letter by letter and not word by word."""


def words(text: str) -> Iterator[tuple[str, Span]]:
    """Return the words and signs of `text`, with their spans."""
    return ((match.group(), Span(*match.span())) for match in WORD.finditer(text))


def likeness(left: str, right: str) -> float:
    """Return the similarity of two texts, of 1: Ratcliff and Obershelp's, by difflib."""
    if max(len(left), len(right)) > LONGEST_BY_LETTER:
        return _matcher(WORD.findall(left), WORD.findall(right)).ratio()
    return _matcher(left, right).ratio()


class Quoted:
    """A quotation between its prefix and its suffix, without typography."""

    def __init__(self, prefix: str, exact: str, suffix: str, context: int) -> None:
        """Fold the three texts; `context` is the usual length of the outer two."""
        self._prefix, self._exact, self._suffix = fold(prefix), fold(exact), fold(suffix)
        self._near = context
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
        """Tell how like `text` is to the quotation, of 1."""
        return likeness(self._exact, fold(text))

    def run(self, text: str, span: Span) -> int:
        """Return how many code points around `span` are the same, at the usual length."""
        before = fold(text[max(0, span.start - 2 * self._near) : span.start])[::-1]
        after = fold(text[span.end : span.end + 2 * self._near])
        return _run(self._prefix[::-1], before) + _run(self._suffix, after)

    def context(self, text: str, span: Span) -> tuple[float, float]:
        """Tell how like the prefix and the suffix are to what stands around `span`, of 1 each."""
        reach = 2 * max(len(self._prefix), len(self._suffix), self._near)
        before = fold(text[max(0, span.start - reach) : span.start])
        after = fold(text[span.end : span.end + reach])
        return (
            self._beside(self._prefix[::-1], before[::-1]),
            self._beside(self._suffix, after),
        )

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
        window = text[max(0, shift - slack) : max(0, shift + len(self._words) + slack)]
        blocks = _matcher(
            [word for word, _ in self._words], [word for word, _ in window]
        ).get_matching_blocks()
        laid = {a + step: b + step for a, b, size in blocks for step in range(size)}
        start = _edge(laid, self._first, -1)
        end = _edge(laid, self._last, 1)
        if start is None or end is None or not 0 <= start <= end < len(window):
            return None
        cut_before = max(0, self._begin - self._words[self._first][1].start)
        cut_after = max(0, self._words[self._last][1].end - self._end)
        if (cut_before and self._first not in laid) or (cut_after and self._last not in laid):
            return None
        return Span(window[start][1].start + cut_before, window[end][1].end - cut_after)

    def _beside(self, expected: str, actual: str) -> float:
        """Compare two contexts that begin at the quotation and lead away from it.

        A context that is longer than usual counts half by its near part.
        """
        if not expected.strip():
            return float(not actual.strip())
        score = _alike_from_start(expected[: self._near], actual[: self._near])
        if len(expected) <= self._near:
            return score
        return (score + _alike_from_start(expected, actual[: len(expected)])) / 2


def _alike_from_start(expected: str, actual: str) -> float:
    """Return the share of the unbroken run or, if more, what else is alike beyond a change.

    The similarity counts from a half on: unrelated texts of this length share nearly that much.
    """
    unbroken = _run(expected, actual) / len(expected)
    return unbroken if unbroken > 0.5 else max(unbroken, 2 * likeness(expected, actual) - 1)


def _run(left: str, right: str) -> int:
    run = 0
    for one, other in zip(left, right, strict=False):
        if one != other:
            break
        run += 1
    return run


def _edge(laid: Mapping[int, int], number: int, outwards: int) -> int | None:
    """Return the text's word on which the quotation's outermost one, `number`, lies."""
    if number in laid:
        return laid[number]
    if number + outwards in laid:
        return laid[number + outwards] - outwards
    if number - outwards in laid:
        return laid[number - outwards] + outwards
    return None


def _matcher(left: Sequence[str], right: Sequence[str]) -> SequenceMatcher[str]:
    return SequenceMatcher(None, left, right, autojunk=False)
