"""Which words a mistyped one may stand for."""

from collections.abc import Sequence

SHORTEST = 4
"""The shortest word that is taken for mistyped, in letters: shorter ones resemble too many."""
LONG = 7
"""From how many letters on a word may be mistyped twice."""
MOST = 12
"""How many words a mistyped one may stand for."""


def may_be_mistyped(word: str) -> bool:
    """Tell whether words that resemble `word` are worth looking for."""
    return len(word) >= SHORTEST and not word.isdecimal()


def resembling(word: str, known: Sequence[str]) -> tuple[str, ...]:
    """Return the `known` words a slip or two away from a folded `word`, the nearest first.

    A letter left out, put in, changed, or swapped with the next is a slip (optimal string
    alignment, https://rapidfuzz.github.io/RapidFuzz/Usage/distance/OSA.html).
    """
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    slips = 2 if len(word) >= LONG else 1
    near = process.extract(word, known, scorer=OSA.distance, score_cutoff=slips, limit=MOST)
    return tuple(found for found, distance, _ in near if distance)
