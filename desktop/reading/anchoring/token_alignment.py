"""Token alignment: which word of a changed text each word of the old text became.

Greedy string tiling (Wise 1993): the longest runs of words that both texts share are aligned first,
wherever they stand, and no word twice, so that an inserted copy finds its original taken. What lies
between two neighbours that are still neighbours is then compared by itself. The time grows with the
length of the texts, whatever they repeat.
"""

from __future__ import annotations

import heapq
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import accumulate, chain, pairwise

MIN_RUN_WORDS = 3
"""How many words, not counting punctuation, a run must have to be aligned on its own."""

MAX_REPEATS = 50
"""How often three words may stand in the new text to begin a run; what is repeated more often is
aligned as part of a longer run, or where it stood."""

SLACK = 6
"""How many inserted or deleted words still leave two words next to each other."""

NEAR = 12
"""How many words on either side of a stretch are its neighbours."""

MAX_INSERTED_BETWEEN = 6
"""How many words more than twice the old ones may stand between two neighbours."""

MAX_COMPARED_PAIRS = 90_000
"""How many pairs of words are compared between two neighbours: more have no run in common, so that
only stray words would be aligned."""


Paragraphs = Sequence[Sequence[Sequence[str]]]
"""The words of sentences, by paragraph."""

Words = tuple[str, ...]
Window = tuple[int, Words]
"""What a run may begin with: the number of a word, and so many words with what is between them."""

Run = tuple[int, int, int]
"""Words that both texts share: how many, negative, and the numbers of the first, old and new."""


@dataclass(frozen=True, slots=True)
class Aligned:
    """Where a stretch of old words is now: the numbers of its first and last new word.

    `along` is how many code points of the neighbouring words moved with it. It `is_split` where, on
    one side, most neighbours in its sentence moved elsewhere, and `is_displaced` where most
    neighbours in any sentence did. It `is_complete` where every word is left, and `is_whole` where
    nothing was inserted either; else `inserted` are the new words, without punctuation.
    """

    first: int
    last: int
    along: int
    is_split: bool
    is_displaced: bool
    is_complete: bool
    is_whole: bool
    inserted: tuple[str, ...]


class TokenAlignment:
    """The new word of each old word that is left, both by their numbers."""

    def __init__(self, old: Paragraphs, new: Paragraphs) -> None:
        """Align the words of `old` with those of `new`, both by sentence and by paragraph."""
        self._old, self._sentences, self._ends = _flatten(old)
        self._new, _, self._new_ends = _flatten(new)
        self._to: dict[int, int] = {}
        self._from: dict[int, int] = {}
        if self._old == self._new:
            self._align(0, 0, len(self._old))
            return
        self._align_runs()
        self._join_runs_at_sentences()
        self._align_gaps()

    def find(self, stretch: range) -> Aligned | None:
        """Return where the words of `stretch` are now, if those that are left stayed together.

        None, too, where it is unclear how far they reach.
        """
        left = [number for number in stretch if number in self._to]
        if not left:
            return None
        now = [self._to[number] for number in left]
        if now != sorted(now) or now[-1] - now[0] >= 2 * len(stretch) + SLACK:
            return None
        first = self._edge(stretch[0], left[0], -1)
        last = self._edge(stretch[-1], left[-1], 1)
        if first is None or last is None:
            return None
        before = range(max(0, stretch.start - NEAR), stretch.start)
        after = range(stretch.stop, min(len(self._old), stretch.stop + NEAR))
        sides = ((before, left[0]), (after, left[-1]))
        inserted = (self._new[place] for place in range(first, last + 1) if place not in self._from)
        return Aligned(
            first,
            last,
            sum(
                len(self._old[number]) + 1
                for near, outermost in sides
                for number in near
                if self._moved_with(number, outermost)
            ),
            is_split=any(
                self._has_moved_away_from(self._in_sentence(near, one), one) for near, one in sides
            ),
            is_displaced=any(self._has_moved_away_from(near, one) for near, one in sides),
            is_complete=len(left) == len(stretch),
            is_whole=len(left) == len(stretch) == last - first + 1,
            inserted=tuple(filter(str.isalnum, inserted)),
        )

    def is_taken(self, place: range, by: range) -> bool:
        """Tell whether new words of `place` were other old words than those of `by`.

        Punctuation, which is the same everywhere, doesn't count.
        """
        return any(
            self._from.get(number, by.start) not in by
            for number in place
            if self._new[number].isalnum()
        )

    def _in_sentence(self, near: range, own: int) -> list[int]:
        """Return those of the neighbours that are in the sentence of `own`."""
        sentence = bisect_right(self._sentences, own)
        return [number for number in near if bisect_right(self._sentences, number) == sentence]

    def _has_moved_away_from(self, near: Sequence[int], own: int) -> bool:
        """Tell whether more of the neighbours moved elsewhere than with `own`."""
        found = [number for number in near if number in self._to]
        return 2 * sum(self._moved_with(number, own) for number in found) < len(found)

    def _edge(self, outermost: int, left: int, outwards: int) -> int | None:
        """Return the new word of the outermost one; `left` is the first of all that is left.

        A changed one lies between its neighbour outside and the first that is left inside, if as
        many words as before lie there.
        """
        if outermost == left:
            return self._to[left]
        beside = self._to.get(outermost + outwards)
        if beside is not None and beside - self._to[left] == outermost + outwards - left:
            return beside - outwards
        return None

    def _moved_with(self, number: int, other: int) -> bool:
        place = self._to.get(number)
        return place is not None and abs(place - number - self._to[other] + other) <= SLACK

    def _align_runs(self) -> None:
        """Align the runs of words that both texts share, the longest first.

        Most words are in a long run with something in it that stands once. Those runs are aligned
        first, down to the length that another may have, so that few words are left to be looked
        for in all the places where they are repeated.
        """
        old, new = list(_windows(self._old)), list(_windows(self._new))
        repeats, again = Counter(words for _, words in old), Counter(words for _, words in new)
        unique = {words for words, count in repeats.items() if count == again[words] == 1}
        self._align_longest(
            self._runs(old, {words: [place] for place, words in new if words in unique}),
            longer_than=_longest(
                len(self._old), old, lambda words: words in again and words not in unique
            ),
        )
        begins: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for place, words in new:
            if all(number not in self._from for number in range(place, place + len(words))):
                begins[words].append(place)
        self._align_longest(self._runs(old, begins))

    def _align_longest(self, runs: Iterable[Run], longer_than: int = 0) -> None:
        """Align those of the runs that are longer than so many words, the longest first."""
        waiting = list(runs)
        heapq.heapify(waiting)
        while waiting and -waiting[0][0] > longer_than:
            length, old, new = heapq.heappop(waiting)
            free: list[list[int]] = []
            for step in range(-length):
                if old + step in self._to or new + step in self._from:
                    continue
                if free and free[-1][-1] == step - 1:
                    free[-1].append(step)
                else:
                    free.append([step])
            if free and len(free[0]) == -length:
                signs = next(k for k in range(-length) if self._old[old + k].isalnum())
                self._align(old + signs, new + signs, -length - signs)
                continue
            for rest in free:
                if self._is_run(old + rest[0], len(rest)):
                    heapq.heappush(waiting, (-len(rest), old + rest[0], new + rest[0]))

    def _runs(self, windows: Iterable[Window], begins: Mapping[Words, list[int]]) -> Iterator[Run]:
        """Return the longest runs of words that aren't aligned yet.

        `windows` are where one may begin in the old text, `begins` where in the new one.
        """
        shifts = {0, len(self._new) - len(self._old)}
        ends: dict[int, int] = {}
        for number, words in windows:
            places: Iterable[int] = begins.get(words, ())
            if len(begins.get(words, ())) > MAX_REPEATS:
                places = {number + shift for shift in shifts}.intersection(places)
            for place in places:
                # Within a run that is known it would be found again at every word.
                if ends.get(place - number, 0) <= number and self._is_free(number, place):
                    before, after = self._extend(number, place, -1), self._extend(number, place, 1)
                    if after < len(words):
                        continue
                    ends[place - number] = number + after
                    yield 1 - before - after, number + 1 - before, place + 1 - before

    def _extend(self, old: int, new: int, step: int) -> int:
        """Return how many words are the same and free from `old` and `new` on, themselves too."""
        length = 0
        while self._is_free(old, new) and self._old[old] == self._new[new]:
            old, new, length = old + step, new + step, length + 1
        return length

    def _is_free(self, old: int, new: int) -> bool:
        """Tell whether two words are there and not aligned yet."""
        return (
            0 <= old < len(self._old)
            and 0 <= new < len(self._new)
            and old not in self._to
            and new not in self._from
        )

    def _is_run(self, old: int, length: int) -> bool:
        """Tell whether words are enough for a run; “d’un”, with its sign, is everywhere."""
        return sum(word.isalnum() for word in self._old[old : old + length]) >= MIN_RUN_WORDS

    def _join_runs_at_sentences(self) -> None:
        """Let two runs that meet within a sentence meet at its end, if both texts allow it."""
        for start in self._sentences:
            for step in (-1, 1):
                self._join_runs_at(start, step)

    def _join_runs_at(self, start: int, step: int) -> None:
        """Give the words from a sentence's `start` on, or before it, to the run beyond them."""
        first = start if step > 0 else start - 1
        if first not in self._to:
            return
        beyond = first + step
        while (
            abs(beyond - first) <= NEAR and self._to.get(beyond) == self._to[beyond - step] + step
        ):
            beyond += step
        if beyond not in self._to or abs(beyond - first) > NEAR:
            return
        shift = self._to[beyond] - beyond
        moved = range(first, beyond, step)
        if all(
            0 <= number + shift < len(self._new)
            and number + shift not in self._from
            and self._new[number + shift] == self._old[number]
            for number in moved
        ):
            for number in moved:
                del self._from[self._to[number]]
                self._align(number, number + shift, 1)

    def _align_gaps(self) -> None:
        """Compare what lies between neighbours that are still neighbours, then beside one."""
        for low, high in self._gaps():
            begin = self._to[low] + 1 if low >= 0 else 0
            end = self._to[high] if high < len(self._old) else len(self._new)
            if begin < end and not any(place in self._from for place in range(begin, end)):
                self._compare(range(low + 1, high), range(begin, end))
        for low, high in self._gaps():
            end = min(high, self._ends[bisect_right(self._ends, max(low, 0))])
            if low >= 0 and end > low + 1:
                self._compare(range(low + 1, end), self._free(self._to[low], 1))
        for low, high in self._gaps():
            begin = max(low + 1, self._start(high)) if high < len(self._old) else high
            if begin < high:
                self._compare(range(begin, high), self._free(self._to[high], -1))

    def _start(self, number: int) -> int:
        """Return the first word of the paragraph that an old word is in."""
        paragraph = bisect_right(self._ends, number)
        return self._ends[paragraph - 1] if paragraph else 0

    def _gaps(self) -> list[tuple[int, int]]:
        """Return the pairs of aligned old words that have others between them."""
        aligned = [-1, *sorted(self._to), len(self._old)]
        return [(low, high) for low, high in pairwise(aligned) if high - low > 1]

    def _free(self, place: int, step: int) -> range:
        """Return the new words beside `place`, in its paragraph, that aren't aligned."""
        paragraph = bisect_right(self._new_ends, place)
        low = self._new_ends[paragraph - 1] if paragraph else 0
        high = self._new_ends[paragraph]
        end = place + step
        while low <= end < high and end not in self._from:
            end += step
        return range(place + 1, end) if step > 0 else range(end + 1, place)

    def _compare(self, old: range, new: range) -> None:
        if (
            len(new) > 2 * len(old) + MAX_INSERTED_BETWEEN
            or len(old) * len(new) > MAX_COMPARED_PAIRS
        ):
            return
        matcher = SequenceMatcher(
            None, self._old[old.start : old.stop], self._new[new.start : new.stop], autojunk=False
        )
        for at, to, length in matcher.get_matching_blocks():
            self._align(old.start + at, new.start + to, length)

    def _align(self, old: int, new: int, length: int) -> None:
        for step in range(length):
            self._to[old + step] = new + step
            self._from[new + step] = old + step


def _flatten(paragraphs: Paragraphs) -> tuple[list[str], list[int], list[int]]:
    """Return the words, the first word of each sentence, and where each paragraph ends."""
    sentences = list(chain.from_iterable(paragraphs))
    starts = [0, *accumulate(map(len, sentences))][:-1]
    ends = list(accumulate(sum(map(len, paragraph)) for paragraph in paragraphs))
    return list(chain.from_iterable(sentences)), starts, ends


def _windows(text: Sequence[str]) -> Iterator[Window]:
    """Return all that a run may begin with."""
    words = [number for number, word in enumerate(text) if word.isalnum()]
    for first, last in zip(words, words[MIN_RUN_WORDS - 1 :], strict=False):
        yield first, tuple(text[first : last + 1])


def _longest(size: int, windows: Sequence[Window], is_repeated: Callable[[Words], bool]) -> int:
    """Return the most words that a run of repeated windows alone may have in a text of `size`."""
    longest, start = 0, 0
    for number, words in windows:
        if not is_repeated(words):
            longest = max(longest, number + len(words) - 1 - start)
            start = number + 1
    return max(longest, size - start)
