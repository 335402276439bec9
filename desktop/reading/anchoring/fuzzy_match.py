"""Fuzzy matching: how similar a quotation and its context are to stretches of another text."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from desktop.reading.article import Span
from desktop.reading.text.normalizing import normalize_typography

WORD = re.compile(r"\w+|[^\w\s]")

MAX_CANDIDATES = 6
"""How many candidates are compared in full."""

SLACK = 3
"""How many inserted or deleted words still leave two candidates the same."""

AT_EDGE = 0.5
"""The similarity, of 1, of a context that ends at the same edge of the paragraph after the same
words: what lies beyond is another paragraph, which may have moved."""

MAX_AT_EDGE = 0.9
"""The most that an edge counts: a few common words before it aren't a whole context."""

MAX_BY_LETTER = 400
"""The longest text, in code points, that is compared letter by letter and not word by word."""


def words(text: str) -> Iterator[tuple[str, Span]]:
    """Return the words and punctuation marks of `text`, with their spans."""
    return ((match.group(), Span(*match.span())) for match in WORD.finditer(text))


def similarity(left: str, right: str) -> float:
    """Return the similarity of two texts, of 1: Ratcliff and Obershelp's, by difflib."""
    if max(len(left), len(right)) > MAX_BY_LETTER:
        return _similarity_by_word(left, right)
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

    def similarity(self, text: str) -> float:
        """Return the similarity of `text` to the quotation, of 1.

        It is measured by letter, so that a corrected spelling counts little, and from three words
        on by word too, since different words share letters.
        """
        found = normalize_typography(text)
        by_letter = similarity(self._exact, found)
        if self._last - self._first < 2:
            return by_letter
        return (by_letter + _similarity_by_word(self._exact, found)) / 2

    def run(self, text: str, span: Span) -> int:
        """Return how many code points next to `span` are the same, on both sides together."""
        return sum(self.runs(text, span))

    def runs(self, text: str, span: Span) -> tuple[int, int]:
        """Return how many are the same before `span` and after, up to twice the usual context."""
        before = normalize_typography(text[max(0, span.start - 2 * self._near) : span.start])[::-1]
        after = normalize_typography(text[span.end : span.end + 2 * self._near])
        return _run(self._prefix[::-1], before), _run(self._suffix, after)

    def context(self, text: str, span: Span) -> tuple[float, float]:
        """Return the similarities, of 1, of the prefix and the suffix to the text around `span`."""
        reach = 2 * max(len(self._prefix), len(self._suffix), self._near)
        before = text[max(0, span.start - reach) : span.start]
        after = text[span.end : span.end + reach]
        left = self._context_similarity(self._prefix[::-1], normalize_typography(before)[::-1])
        right = self._context_similarity(self._suffix, normalize_typography(after))
        if self._opening is not None and self._opening == _opening(
            before, is_whole=span.start < reach
        ):
            left = max(left, min(AT_EDGE + len(self._opening) / self._near, MAX_AT_EDGE))
        if self._closing is not None and self._closing == _closing(
            after, is_whole=span.end + reach > len(text)
        ):
            right = max(right, min(AT_EDGE + len(self._closing) / self._near, MAX_AT_EDGE))
        return min(left, 1.0), min(right, 1.0)

    def candidates(
        self, text: Sequence[tuple[str, Span]], occurrences: Mapping[str, Sequence[int]]
    ) -> Iterator[Span]:
        """Return the best candidates for the quotation, changed in part, in a text of words.

        `occurrences` gives the numbers of each word. The words that prefix, quotation, suffix and
        text share vote for a shift, rare words with more weight.
        """
        for shift in self._shifts(occurrences):
            span = self._align_at(text, shift)
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
            if len(taken) == MAX_CANDIDATES:
                return

    def _align_at(self, text: Sequence[tuple[str, Span]], shift: int) -> Span | None:
        """Align the quotation with the text's words from about `shift` on; return its span.

        Each edge is set by the quotation's outermost word, or by a neighbour of it.
        """
        if self._last < self._first:
            return None
        slack = SLACK + 1 + (self._last - self._first) // 3
        low = max(0, shift - slack)
        window = text[low : max(0, shift + len(self._words) + slack)]
        blocks = _matcher(
            [word for word, _ in self._words], [word for word, _ in window]
        ).get_matching_blocks()
        aligned_words = {
            a + step: b + step
            for a, b, size in blocks
            if self._is_aligned(a, size, is_near=abs(low + b - a - shift) <= SLACK)
            for step in range(size)
        }
        inside = range(self._first, self._last + 1)
        start = self._edge(aligned_words, inside, -1)
        end = self._edge(aligned_words, inside[::-1], 1)
        if start is None or end is None or not 0 <= start <= end < len(window):
            return None
        cut_before = max(0, self._begin - self._words[self._first][1].start)
        cut_after = max(0, self._words[self._last][1].end - self._end)
        if (cut_before and self._first not in aligned_words) or (
            cut_after and self._last not in aligned_words
        ):
            return None
        return Span(window[start][1].start + cut_before, window[end][1].end - cut_after)

    def _is_aligned(self, start: int, size: int, *, is_near: bool) -> bool:
        """Tell whether a run of the same words is more than chance.

        Near the expected place the quotation's outermost word is enough; elsewhere punctuation
        doesn't count, since "de l’" is everywhere.
        """
        run = [word.isalnum() for word, _ in self._words[start : start + size]]
        if is_near and (size > 1 or (start in (self._first, self._last) and all(run))):
            return True
        return sum(run) >= SLACK

    def _edge(self, aligned_words: Mapping[int, int], inside: range, outwards: int) -> int | None:
        """Return the text's word for the quotation's outermost one, the first of `inside`.

        Where it and its neighbours in the context and the quotation are gone, it is the next one
        that is left.
        """
        first = inside[0]
        if first in aligned_words:
            return aligned_words[first]
        if first + outwards in aligned_words:
            edge = aligned_words[first + outwards] - outwards
            rest = next((number for number in inside if number in aligned_words), None)
            # What was inserted between the context and the words that are left wasn't quoted.
            if rest is None or abs(aligned_words[rest] - edge) <= abs(rest - first) + SLACK:
                return edge
        if first - outwards in aligned_words:
            return aligned_words[first - outwards] + outwards
        left = (number for number in inside if self._words[number][0].isalnum())
        return next((aligned_words[number] for number in left if number in aligned_words), None)

    def _context_similarity(self, expected: str, actual: str) -> float:
        """Return the similarity of two contexts that begin at the quotation and read outwards.

        Of a context that is longer than usual, the near part counts half.
        """
        near = self._near
        score = _similarity_from_start(expected[:near], actual[:near], near)
        if len(expected) <= near:
            return score
        far = _similarity_from_start(expected, actual[: len(expected)], len(expected))
        return (score + far) / 2


def _opening(before: str, *, is_whole: bool) -> str | None:
    """Return what `before` holds of its last paragraph, if it holds where that begins."""
    _, mark, opening = before.rpartition("\n\n")
    return normalize_typography(opening) if mark or is_whole else None


def _closing(after: str, *, is_whole: bool) -> str | None:
    """Return what `after` holds of its first paragraph, if it holds where that ends."""
    closing, mark, _ = after.partition("\n\n")
    return normalize_typography(closing) if mark or is_whole else None


def _similarity_by_word(left: str, right: str) -> float:
    return _matcher(WORD.findall(left), WORD.findall(right)).ratio()


def _similarity_from_start(expected: str, actual: str, size: int) -> float:
    """Return the common prefix's share of `size` or, if more, the similarity beyond an edit.

    The similarity counts from a half on: unrelated texts of this length share nearly that much.
    """
    unbroken = _run(expected, actual) / size
    if unbroken > 0.5 or len(expected) < size:
        return unbroken
    return max(unbroken, 2 * similarity(expected, actual) - 1)


def _run(left: str, right: str) -> int:
    run = 0
    for one, other in zip(left, right, strict=False):
        if one != other:
            break
        run += 1
    return run


def _matcher(left: Sequence[str], right: Sequence[str]) -> SequenceMatcher[str]:
    return SequenceMatcher(None, left, right, autojunk=False)
