"""Words for search and comparison: splitting, folding (case, accents, ligatures), stems."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from desktop.reading.article import Language, Span

WORD = re.compile("[^\\W_]+(?:[\u0300-\u036f]+[^\\W_]*)*")
"""A run of letters and digits with their combining marks; search ignores everything else."""

LIGATURES = {"œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE", "ﬁ": "fi", "ﬂ": "fl"}
"""Letters that count as two: SQLite's tokenizer removes accents but keeps ligatures."""

STEMMERS = {Language.FRENCH: "french", Language.ENGLISH: "english"}

_LIGATURES = str.maketrans(LIGATURES)


@dataclass(frozen=True, slots=True)
class Word:
    """A word: its span in the text, in code points, and its folded form for comparison."""

    span: Span
    folded: str


def find_words(text: str) -> Iterator[Word]:
    """Yield the words of `text` with their spans, in order."""
    for match in WORD.finditer(text):
        yield Word(Span(*match.span()), fold(match.group()))


def split_words(text: str) -> list[str]:
    """Return the words of `text` in lower case, with their accents; elisions and hyphens split."""
    return WORD.findall(text.lower())


def distinct_words(text: str) -> set[str]:
    """Return the set of words of `text` in lower case, with their accents."""
    return set(split_words(text))


@lru_cache(maxsize=50_000)
def fold(word: str) -> str:
    """Return `word` in lower case, without accents and ligatures, for comparison."""
    if word.isascii():
        return word.lower()
    parts = unicodedata.normalize("NFD", fold_keeping_accents(word))
    kept = "".join(letter for letter in parts if not unicodedata.combining(letter))
    return unicodedata.normalize("NFC", kept)


def fold_keeping_accents(word: str) -> str:
    """Return `word` in lower case, without ligatures, its accents kept and composed (NFC)."""
    return unicodedata.normalize("NFC", word.lower().translate(_LIGATURES))


def stem(word: str, language: Language) -> str:
    """Return the Snowball stem of `word` in French or English, folded.

    See https://snowballstem.org. The stemmer needs accents ("créée" comes from "créer"), so pass
    `word` unfolded.
    """
    return fold(_stemmer(language).stemWord(fold_keeping_accents(word)))


@lru_cache
def _stemmer(language: Language) -> Any:
    import Stemmer  # here, to keep startup fast

    return Stemmer.Stemmer(STEMMERS[language])
