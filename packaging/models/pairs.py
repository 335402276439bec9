"""Sentence pairs as they come, and as a model is to see them: normalised, filtered, a line each."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from desktop.translation.typography import simplify_punctuation
from models.places import Work
from models.sources import Source

WORD = re.compile(r"[^\W\d_]+")
MOST_WORDS = 120
MOST_TIMES_LONGER = 2.5
"""Sides of more than a few words whose lengths differ more are hardly translations."""
DEV = "dev"


def read_pairs(path: Path) -> Iterator[tuple[str, str]]:
    """Yield the (French, English) pairs of a TSV file; lines of other than two cells are left."""
    with path.open(encoding="utf-8", newline="\n") as file:
        for line in file:
            cells = line.rstrip("\r\n").split("\t")
            if len(cells) == 2:
                yield cells[0], cells[1]


def cleaned(pairs: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield each usable pair once, with the plain punctuation that the program sends to a model."""
    known: set[int] = set()
    for french, english in pairs:
        pair = simplify_punctuation(french), simplify_punctuation(english)
        if is_usable(*pair) and (digest := hash(pair)) not in known:
            known.add(digest)
            yield pair


def is_usable(french: str, english: str) -> bool:
    """Tell whether two texts may be translations of each other: neither empty, copied, nor odd."""
    if not french or not english or french == english:
        return False
    few, many = sorted((len(french.split()), len(english.split())))
    return many <= MOST_WORDS and many <= MOST_TIMES_LONGER * few + 4


def prepare(work: Work, sources: Iterable[Source]) -> dict[str, int]:
    """Write data/NAME.fr and NAME.en for every source there is; return how many pairs each has.

    A source whose pairs aren't in the work folder is left out. dev.tsv, the aligned text by which
    the training is judged, is normalised only: nothing is taken out of it.
    """
    counts = {}
    for source in sources:
        raw = work.pairs / f"{source.name}.tsv"
        if raw.is_file():
            counts[source.name] = _write(work, source.name, cleaned(read_pairs(raw)))
    judged = work.pairs / f"{DEV}.tsv"
    if judged.is_file():
        pairs = (
            (simplify_punctuation(french), simplify_punctuation(english))
            for french, english in read_pairs(judged)
        )
        counts[DEV] = _write(work, DEV, pairs)
    return counts


def lines(path: Path) -> list[str]:
    """Return the lines of a prepared side."""
    return path.read_text(encoding="utf-8").rstrip("\n").split("\n")


def counted(work: Work, language: str, sources: Iterable[str]) -> Counter[str]:
    """Return how often each word, in small letters, stands in the prepared `sources`."""
    counts: Counter[str] = Counter()
    for source in sources:
        for line in lines(work.text(source, language)):
            counts.update(WORD.findall(line.lower()))
    return counts


def _write(work: Work, name: str, pairs: Iterable[tuple[str, str]]) -> int:
    french, english = work.text(name, "fr"), work.text(name, "en")
    french.parent.mkdir(parents=True, exist_ok=True)
    count = 0
    with (
        french.open("w", encoding="utf-8", newline="\n") as left,
        english.open("w", encoding="utf-8", newline="\n") as right,
    ):
        for one, other in pairs:
            left.write(one + "\n")
            right.write(other + "\n")
            count += 1
    return count
