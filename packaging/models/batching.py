"""The endless stream of batches: drawn by weight, changed here and there, alike in length."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from random import Random

import numpy as np
import numpy.typing as npt
import sentencepiece

from models.augmenting import JOINED, MOST_JOINED, NONE, Names, augmented, kinds
from models.encoding import Corpus
from models.ways import Pair, Way

DRAWN = 8000
"""Pairs drawn at a time: so many that each length fills its batches."""
WAITING = 20
"""Full batches that wait, so that neighbours in the stream differ in length."""
STEP = 8
"""Lengths are rounded up to so many pieces: few shapes, which matrix kernels like."""
FEWEST = 8
SEPARATE = -100
"""Where there is no piece to score."""

Item = tuple[Sequence[int] | npt.NDArray[np.uint16], Sequence[int] | npt.NDArray[np.uint16]]
Numbers = npt.NDArray[np.int64]
Draw = Callable[[int], Iterator[Item]]
"""Yields so many pairs."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Pairs as arrays [pairs, length]: see `network.Network.forward`.

    `wanted` has the piece to come at each place of `begun`, or `SEPARATE`.
    """

    source: Numbers
    seen: npt.NDArray[np.bool_]
    begun: Numbers
    wanted: Numbers


def collate(items: Sequence[Item], length: int | None = None) -> Batch:
    """Return the batch of `items`, as long as the longest text and its end, or as `length`."""
    widths = [length or 1 + max(len(item[side]) for item in items) for side in (0, 1)]
    source = np.zeros((len(items), widths[0]), np.int64)
    seen = np.zeros(source.shape, np.bool_)
    begun = np.zeros((len(items), widths[1]), np.int64)
    wanted = np.full(begun.shape, SEPARATE, np.int64)
    begun[:, 0] = -1
    for row, (before, after) in enumerate(items):
        source[row, : len(before)] = before
        seen[row, : len(before) + 1] = True
        begun[row, 1 : len(after) + 1] = after
        wanted[row, : len(after)] = after
        wanted[row, len(after)] = 0
    return Batch(source, seen, begun, wanted)


def batches(draw: Draw, tokens: int, chance: Random) -> Iterator[Batch]:
    """Yield batches of at most `tokens` pieces a side, each of pairs alike in length, for ever."""
    buckets: dict[int, list[Item]] = {}
    ready: list[tuple[int, list[Item]]] = []
    while True:
        drawn = list(draw(DRAWN))
        chance.shuffle(drawn)
        for item in drawn:
            length = -(-(1 + max(len(item[0]), len(item[1]))) // STEP) * STEP
            bucket = buckets.setdefault(length, [])
            bucket.append(item)
            if len(bucket) >= max(FEWEST, tokens // length):
                ready.append((length, buckets.pop(length)))
        chance.shuffle(ready)
        while len(ready) > WAITING:
            length, items = ready.pop()
            yield collate(items, length)


class Stream:
    """Batches of at most `tokens` pieces a side from `corpora`, for ever.

    `shares` scales how much is augmented: 1 as the table in `augmenting` has it, 0 nothing; new
    names come from `names`.
    """

    def __init__(
        self,
        corpora: Sequence[tuple[float, Corpus]],
        way: Way,
        vocabulary: sentencepiece.SentencePieceProcessor,
        tokens: int,
        longest: int,
        seed: int,
        shares: float = 1.0,
        names: Names = NONE,
    ) -> None:
        self._corpora = [corpus for _, corpus in corpora]
        sizes = np.array([weight * len(corpus.usable) for weight, corpus in corpora])
        self.mix = sizes / sizes.sum()
        self._way, self._vocabulary = way, vocabulary
        self._tokens, self._longest = tokens, longest
        self._numbers, self._chance = np.random.default_rng(seed), Random(seed)
        self._joined = shares * JOINED
        self._kinds = kinds(names)
        self._changed = shares * sum(kind.share for kind in self._kinds)
        self._orders = [np.zeros(0, np.int64) for _ in corpora]

    def __iter__(self) -> Iterator[Batch]:
        return batches(self.draw, self._tokens, self._chance)

    def expected(self, count: int) -> npt.NDArray[np.float64]:
        """Return how often each of `count` pieces stands in the target of a pair, on average."""
        counts = np.zeros(count)
        for share, corpus in zip(self.mix, self._corpora, strict=True):
            lines = max(len(corpus.target.starts) - 1, 1)
            counts += share / lines * np.bincount(corpus.target.pieces, minlength=count)
        return counts

    def draw(self, count: int) -> Iterator[Item]:
        """Yield `count` pairs, encoded, the sources in their shares."""
        counts = self._numbers.multinomial(count, self.mix)
        for which, (corpus, number) in enumerate(zip(self._corpora, counts, strict=True)):
            for place in self._next(which, int(number)):
                yield self._item(corpus, int(place))

    def _next(self, which: int, count: int) -> Numbers:
        """Return places in a source's usable lines: all of them once before any comes again."""
        order = self._orders[which]
        while len(order) < count:
            more = self._numbers.permutation(len(self._corpora[which].usable))
            order = np.concatenate([order, more])
        self._orders[which] = order[count:]
        return order[:count]

    def _item(self, corpus: Corpus, place: int) -> Item:
        line = corpus.usable[place]
        plain = corpus.source.line(line), corpus.target.line(line)
        chance = self._chance.random()
        if chance >= self._joined + self._changed:
            return plain
        is_joined = chance < self._joined
        together = self._together(corpus, place) if is_joined else corpus.usable[[place]]
        if is_joined and len(together) == 1:
            return plain
        texts = [self._text(corpus, int(one)) for one in together]
        changed = augmented(texts, self._way, self._chance, self._kinds)
        if changed is None:
            return plain
        source, target = (self._vocabulary.encode(side) for side in changed)
        return (source, target) if max(len(source), len(target)) < self._longest else plain

    def _together(self, corpus: Corpus, place: int) -> Numbers:
        """Return two to four lines from `place` on, or fewer where more would be too long."""
        together = corpus.usable[place : place + self._chance.randint(2, MOST_JOINED)]
        sizes = [np.cumsum(corpus.lengths(together)[side]) for side in (0, 1)]
        fits = np.maximum(*sizes) < self._longest
        return together[: max(1, int(fits.sum()))]

    def _text(self, corpus: Corpus, line: int) -> Pair:
        """Return a line as text again: bytes stand for what no piece covers, so nothing is lost."""
        sides = (corpus.source.line(line), corpus.target.line(line))
        return Pair(*(str(self._vocabulary.decode(side.tolist())) for side in sides))
