"""Words as search sees them: letters and digits, without case, accents and ligatures; and stems."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from desktop.reading.article import Language, Span

WORD = re.compile("[^\\W_](?:[^\\W_]|[\u0300-\u036f])*")
"""A run of letters and digits; what stands between two runs never counts in a search."""

LIGATURES = {"œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE", "ﬁ": "fi", "ﬂ": "fl"}
"""Letters that count as two: SQLite's tokenizer takes accents off, but leaves these."""

STEMMERS = {Language.FRENCH: "french", Language.ENGLISH: "english"}

_LIGATURES = str.maketrans(LIGATURES)


@dataclass(frozen=True, slots=True)
class Word:
    """A word by its place in the text, in code points, and as it is compared."""

    span: Span
    folded: str


def words(text: str) -> Iterator[Word]:
    """Yield the words of `text` in order."""
    for match in WORD.finditer(text):
        yield Word(Span(*match.span()), fold(match.group()))


def spelt(text: str) -> set[str]:
    """Return the distinct words of `text` in lower case, with their accents."""
    return set(WORD.findall(text.lower()))


@lru_cache(maxsize=50_000)
def fold(word: str) -> str:
    """Return `word` without case, accents and ligatures."""
    if word.isascii():
        return word.lower()
    parts = unicodedata.normalize("NFD", plain(word))
    kept = "".join(letter for letter in parts if not unicodedata.combining(letter))
    return unicodedata.normalize("NFC", kept)


def plain(word: str) -> str:
    """Return `word` in lower case without ligatures, its accents composed."""
    return unicodedata.normalize("NFC", word.lower().translate(_LIGATURES))


def stem(word: str, language: Language) -> str:
    """Return what `word` shares with its other forms in French or English, folded.

    The stems are Snowball's (https://snowballstem.org). Accents tell them apart ("créée" is of
    "créer"), so that `word` must still have its own.
    """
    return fold(_stemmer(language).stemWord(plain(word)))


@lru_cache
def _stemmer(language: Language) -> Any:
    import Stemmer  # which a window that only opens needn't wait for

    return Stemmer.Stemmer(STEMMERS[language])
