"""Typo tolerance in search: known words that a mistyped one may stand for."""

from collections.abc import Sequence

SHORTEST = 4
"""The shortest word that may be mistyped, in letters: shorter ones resemble too many others."""
LONG = 7
"""The number of letters from which a word may have two typos."""
MOST = 12
"""The most words that are returned for a mistyped one."""


def may_be_mistyped(word: str) -> bool:
    """Tell whether `word` is long enough, and not a number, to look for similar words."""
    return len(word) >= SHORTEST and not word.isdecimal()


def find_similar_words(word: str, known: Sequence[str]) -> tuple[str, ...]:
    """Return the `known` words within one or two typos of a folded `word`, the nearest first.

    A typo is a letter omitted, inserted, changed, or swapped with the next (optimal string
    alignment distance, https://rapidfuzz.github.io/RapidFuzz/Usage/distance/OSA.html).
    """
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    slips = 2 if len(word) >= LONG else 1
    near = process.extract(word, known, scorer=OSA.distance, score_cutoff=slips, limit=MOST)
    return tuple(found for found, distance, _ in near if distance)
