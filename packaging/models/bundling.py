"""Bundles: pairs drawn, augmented and encoded in advance, for a machine that is there for minutes.

That machine then needs neither texts nor vocabulary, and its processor only makes batches.
"""

from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from random import Random

import numpy as np
import numpy.typing as npt

from models.batching import Batch, Draw, Item, batches
from models.encoding import Pieces

FILE_BYTES = 80 << 20
"""Bytes of a file before it is compressed to seven tenths: below 60 MiB."""
DRAWN = 20_000
JUDGED, DRAWN_FILES = "judged.npz", "pairs-*.npz"


def write(
    draw: Draw,
    judged: Sequence[Item],
    frequencies: npt.NDArray[np.float64],
    folder: Path,
    files: int,
) -> Iterator[Path]:
    """Write the pairs that `draw` yields into `files` files, and what judges the training.

    `frequencies` has how often each piece stands in the target of a pair. Yields each file's path.
    """
    folder.mkdir(parents=True, exist_ok=True)
    beside = folder / JUDGED
    pieces, lengths = _flat(judged)
    np.savez_compressed(beside, frequencies=frequencies, pieces=pieces, lengths=lengths)
    yield beside
    for number in range(1, files + 1):
        items: list[Item] = []
        size = 0
        while size < FILE_BYTES:
            for item in draw(DRAWN):
                size += 2 * (len(item[0]) + len(item[1]) + 1)
                if size < FILE_BYTES:
                    items.append(item)
        path = folder / DRAWN_FILES.replace("*", f"{number:02}")
        pieces, lengths = _flat(items)
        np.savez_compressed(path, pieces=pieces, lengths=lengths)
        yield path


class Bundle:
    """The pairs of a bundle's files; those that are there, when only some were carried."""

    def __init__(self, folder: Path, tokens: int, longest: int, seed: int) -> None:
        self._parts = [_Part(path) for path in sorted(folder.glob(DRAWN_FILES))]
        if not self._parts:
            raise FileNotFoundError(f"There are no pairs in {folder}.")
        with np.load(folder / JUDGED) as kept:
            self.frequencies: npt.NDArray[np.float64] = kept["frequencies"]
        self.judged = list(_Part(folder / JUDGED).items())
        self._tokens, self._longest = tokens, longest
        self._chance = Random(seed)
        self._endless = self._draw_endlessly()

    def __len__(self) -> int:
        return sum(map(len, self._parts))

    def __iter__(self) -> Iterator[Batch]:
        return batches(self.draw, self._tokens, self._chance)

    def draw(self, count: int) -> Iterator[Item]:
        """Yield the next `count` pairs; all come once before any comes again."""
        return islice(self._endless, count)

    def _draw_endlessly(self) -> Iterator[Item]:
        """Yield all pairs once, in a random order, before any comes again."""
        places = [(part, row) for part in self._parts for row in range(len(part))]
        while True:
            self._chance.shuffle(places)
            for part, row in places:
                item = part.item(row)
                if max(map(len, item)) < self._longest:
                    yield item


class _Part:
    """The pairs of one file."""

    def __init__(self, path: Path) -> None:
        with np.load(path) as kept:
            self._pieces: Pieces = kept["pieces"]
            lengths = kept["lengths"]
        self._starts = np.concatenate([[0], np.cumsum(lengths, dtype=np.int64)])

    def __len__(self) -> int:
        return (len(self._starts) - 1) // 2

    def item(self, row: int) -> Item:
        first, middle, end = self._starts[2 * row : 2 * row + 3]
        return self._pieces[first:middle], self._pieces[middle:end]

    def items(self) -> Iterator[Item]:
        return map(self.item, range(len(self)))


def _flat(items: Sequence[Item]) -> tuple[Pieces, Pieces]:
    """Return the pieces of all sides in a row, and the length of each side."""
    sides = [np.asarray(side, np.uint16) for item in items for side in item]
    lengths = np.array([len(side) for side in sides], np.uint16)
    pieces = np.concatenate(sides) if sides else np.zeros(0, np.uint16)
    return pieces, lengths
