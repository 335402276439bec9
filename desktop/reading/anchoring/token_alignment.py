"""Where the words of a text went in a changed one: kept, moved or gone, each to one place.

The longest runs of words that both texts have are laid on each other first, wherever they stand,
and no word twice (greedy string tiling, Wise 1993): a copy that came in finds its model taken.
What lies between two neighbours that stayed neighbours is then compared by itself.
"""

from __future__ import annotations

import heapq
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import accumulate, chain, pairwise

SHORTEST_RUN = 3
"""How many words a run must have to be laid on its like elsewhere."""

SLACK = 6
"""How many words may have come in or gone before two words went to different places."""

NEAR = 12
"""How many words on either side of a stretch are asked where they went."""

MOST_BETWEEN = 6
"""How many words more than twice the old ones may stand between two neighbours."""


Paragraphs = Sequence[Sequence[Sequence[str]]]
"""The words of sentences, by paragraph."""


@dataclass(frozen=True, slots=True)
class Trace:
    """Where a stretch of words went: from its first word to its last, by their numbers.

    `along` is how many code points of the words near by went along. It `is_torn` where, on one
    side, more words of its sentence went elsewhere, `is_astray` where words of any sentence did;
    `is_complete` where every word is left and `is_whole` where nothing came in between them; else
    `came` are the words, without signs, that did.
    """

    first: int
    last: int
    along: int
    is_torn: bool
    is_astray: bool
    is_complete: bool
    is_whole: bool
    came: tuple[str, ...]


class Trail:
    """The way of each word from an old text to a new one, by their numbers."""

    def __init__(self, old: Paragraphs, new: Paragraphs) -> None:
        """Follow the words of `old` into `new`, both by sentence and by paragraph."""
        self._old, self._sentences, self._ends = _laid_out(old)
        self._new, _, self._new_ends = _laid_out(new)
        self._to: dict[int, int] = {}
        self._from: dict[int, int] = {}
        self._lay_runs()
        self._slide()
        self._lay_between()

    def trace(self, stretch: range) -> Trace | None:
        """Tell where the words of `stretch` went, if what is left stayed together.

        None, too, where it can't be told how far they reach.
        """
        left = [number for number in stretch if number in self._to]
        if not left:
            return None
        went = [self._to[number] for number in left]
        if went != sorted(went) or went[-1] - went[0] >= 2 * len(stretch) + SLACK:
            return None
        first = self._edge(stretch[0], left[0], -1)
        last = self._edge(stretch[-1], left[-1], 1)
        if first is None or last is None:
            return None
        before = range(max(0, stretch.start - NEAR), stretch.start)
        after = range(stretch.stop, min(len(self._old), stretch.stop + NEAR))
        sides = ((before, left[0]), (after, left[-1]))
        came = (self._new[place] for place in range(first, last + 1) if place not in self._from)
        return Trace(
            first,
            last,
            sum(
                len(self._old[number]) + 1
                for near, outermost in sides
                for number in near
                if self._goes_with(number, outermost)
            ),
            is_torn=any(self._strays(self._within(near, one), one) for near, one in sides),
            is_astray=any(self._strays(near, one) for near, one in sides),
            is_complete=len(left) == len(stretch),
            is_whole=len(left) == len(stretch) == last - first + 1,
            came=tuple(filter(str.isalnum, came)),
        )

    def is_taken(self, place: range, by: range) -> bool:
        """Tell whether new words of `place` come from other old ones than those of `by`.

        Signs, which are the same everywhere, don't count.
        """
        return any(
            self._from.get(number, by.start) not in by
            for number in place
            if self._new[number].isalnum()
        )

    def _within(self, near: range, own: int) -> list[int]:
        """Return those of the words near by that are in the sentence of `own`."""
        sentence = bisect_right(self._sentences, own)
        return [number for number in near if bisect_right(self._sentences, number) == sentence]

    def _strays(self, near: Sequence[int], own: int) -> bool:
        """Tell whether more of the words near by went elsewhere than with `own`."""
        found = [number for number in near if number in self._to]
        return 2 * sum(self._goes_with(number, own) for number in found) < len(found)

    def _edge(self, outermost: int, left: int, outwards: int) -> int | None:
        """Return the new word for the outermost one; `left` is the first that is left of all.

        A changed one lies between its neighbour without and the first that is left within, if as
        many words as before lie there.
        """
        if outermost == left:
            return self._to[left]
        beside = self._to.get(outermost + outwards)
        if beside is not None and beside - self._to[left] == outermost + outwards - left:
            return beside - outwards
        return None

    def _goes_with(self, number: int, other: int) -> bool:
        place = self._to.get(number)
        return place is not None and abs(place - number - self._to[other] + other) <= SLACK

    def _lay_runs(self) -> None:
        """Lay runs of words on their like, the longest first."""
        waiting = list(self._runs())
        heapq.heapify(waiting)
        while waiting:
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
                self._lay(old + signs, new + signs, -length - signs)
                continue
            for rest in free:
                if self._is_run(old + rest[0], len(rest)):
                    heapq.heappush(waiting, (-len(rest), old + rest[0], new + rest[0]))

    def _runs(self) -> Iterator[tuple[int, int, int]]:
        """Return every run that both texts have: its length, negative, and where it begins."""
        old, new = self._old, self._new
        begins: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for place in range(len(new) - SHORTEST_RUN + 1):
            begins[tuple(new[place : place + SHORTEST_RUN])].append(place)
        for number in range(len(old) - SHORTEST_RUN + 1):
            for place in begins.get(tuple(old[number : number + SHORTEST_RUN]), ()):
                if number and place and old[number - 1] == new[place - 1]:
                    continue
                length = SHORTEST_RUN
                for one, other in zip(old[number + length :], new[place + length :], strict=False):
                    if one != other:
                        break
                    length += 1
                if self._is_run(number, length):
                    yield -length, number, place

    def _is_run(self, old: int, length: int) -> bool:
        """Tell whether words are enough for a run; signs don't count, “d’un” is everywhere."""
        return sum(word.isalnum() for word in self._old[old : old + length]) >= SHORTEST_RUN

    def _slide(self) -> None:
        """Let two runs that meet within a sentence meet at its end, if both texts allow it."""
        for start in self._sentences:
            for step in (-1, 1):
                self._slide_to(start, step)

    def _slide_to(self, start: int, step: int) -> None:
        """Give the words from a sentence's `start` on, or before it, to the run beyond it."""
        first = start if step > 0 else start - 1
        if first not in self._to:
            return
        beyond = first + step
        while self._to.get(beyond) == self._to[beyond - step] + step:
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
                self._lay(number, number + shift, 1)

    def _lay_between(self) -> None:
        """Compare what lies between neighbours that stayed neighbours, then what is beside one."""
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
        """Return the neighbours, of the old words that were found, between which some weren't."""
        laid = [-1, *sorted(self._to), len(self._old)]
        return [(low, high) for low, high in pairwise(laid) if high - low > 1]

    def _free(self, place: int, step: int) -> range:
        """Return the new words beside `place`, in its paragraph, that nothing was laid on."""
        paragraph = bisect_right(self._new_ends, place)
        low = self._new_ends[paragraph - 1] if paragraph else 0
        high = self._new_ends[paragraph]
        end = place + step
        while low <= end < high and end not in self._from:
            end += step
        return range(place + 1, end) if step > 0 else range(end + 1, place)

    def _compare(self, old: range, new: range) -> None:
        if len(new) > 2 * len(old) + MOST_BETWEEN:
            return
        matcher = SequenceMatcher(
            None, self._old[old.start : old.stop], self._new[new.start : new.stop], autojunk=False
        )
        for at, to, length in matcher.get_matching_blocks():
            self._lay(old.start + at, new.start + to, length)

    def _lay(self, old: int, new: int, length: int) -> None:
        for step in range(length):
            self._to[old + step] = new + step
            self._from[new + step] = old + step


def _laid_out(paragraphs: Paragraphs) -> tuple[list[str], list[int], list[int]]:
    """Return the words, the first word of each sentence, and where each paragraph ends."""
    sentences = list(chain.from_iterable(paragraphs))
    starts = [0, *accumulate(map(len, sentences))][:-1]
    ends = list(accumulate(sum(map(len, paragraph)) for paragraph in paragraphs))
    return list(chain.from_iterable(sentences)), starts, ends
