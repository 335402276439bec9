"""Prepared texts as pieces: flat arrays, encoded once and kept beside the vocabulary."""

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import numpy as np
import numpy.typing as npt
import sentencepiece

from models.pairs import lines
from models.places import Work
from models.ways import Way

LONGEST = 120
"""Pieces on either side of a pair, at most."""
MOST_TIMES_LONGER = 2.2
CHUNK = 20_000

Pieces = npt.NDArray[np.uint16]


@dataclass(frozen=True, slots=True)
class Side:
    """One language of a source: all its pieces in a row, and where each line begins."""

    pieces: Pieces
    starts: npt.NDArray[np.int64]

    def line(self, place: int) -> Pieces:
        """Return the pieces of a line."""
        return self.pieces[self.starts[place] : self.starts[place + 1]]


@dataclass(frozen=True, slots=True)
class Corpus:
    """Both sides of a source as one way sees them, and which lines of it are usable."""

    source: Side
    target: Side
    usable: npt.NDArray[np.int64]

    def lengths(self, places: npt.NDArray[np.int64]) -> tuple[npt.NDArray[np.int64], ...]:
        """Return how many pieces some lines have, of the source and of the target."""
        sides = (self.source.starts, self.target.starts)
        return tuple(starts[places + 1] - starts[places] for starts in sides)


def corpus(
    work: Work,
    way: Way,
    name: str,
    vocabulary: sentencepiece.SentencePieceProcessor,
    longest: int = LONGEST,
) -> Corpus:
    """Return a source, encoded; raise ValueError where its sides don't have the same lines."""
    source, target = (
        _side(work.text(name, language), work.encoded(way, name, language), vocabulary)
        for language in (way.source, way.target)
    )
    if len(source.starts) != len(target.starts):
        raise ValueError(f"The sides of {name} don't have the same number of lines.")
    before, after = np.diff(source.starts), np.diff(target.starts)
    few, many = np.minimum(before, after), np.maximum(before, after)
    is_usable = (few > 0) & (many < longest) & (many < MOST_TIMES_LONGER * few + 4)
    return Corpus(source, target, np.flatnonzero(is_usable))


def _side(text: Path, cache: Path, vocabulary: sentencepiece.SentencePieceProcessor) -> Side:
    made_by = sha256(vocabulary.serialized_model_proto()).hexdigest()
    if cache.is_file() and cache.stat().st_mtime > text.stat().st_mtime:
        with np.load(cache) as kept:
            if str(kept["made_by"]) == made_by:
                return Side(kept["pieces"], kept["starts"])
    cache.parent.mkdir(parents=True, exist_ok=True)
    side = _encode(lines(text), vocabulary)
    fresh = cache.with_name("fresh-" + cache.name)
    np.savez(fresh, pieces=side.pieces, starts=side.starts, made_by=np.array(made_by))
    fresh.replace(cache)
    return side


def _encode(texts: list[str], vocabulary: sentencepiece.SentencePieceProcessor) -> Side:
    """Encode in chunks: lists of numbers take ten times the room of the arrays they end in."""
    parts: list[Pieces] = []
    lengths: list[int] = []
    for begin in range(0, len(texts), CHUNK):
        encoded = vocabulary.encode(texts[begin : begin + CHUNK], num_threads=1)
        lengths += [len(one) for one in encoded]
        parts.append(np.array([piece for one in encoded for piece in one], np.uint16))
    return Side(np.concatenate(parts), np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64))
