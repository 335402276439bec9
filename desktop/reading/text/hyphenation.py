"""Where words may be cut at the end of a line, in French and English."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from desktop.reading.article import Language

if TYPE_CHECKING:
    from pyphen import Pyphen

SOFT_HYPHEN = "\u00ad"
LONG_WORD = re.compile(r"(?<!\w)[^\W\d_]{6,60}(?!\w)")
"""What may be cut: shorter words aren't, nor what no word is as long as."""
PATTERNS = {Language.FRENCH: "fr", Language.ENGLISH: "en_US"}
LEAST_BEFORE, LEAST_AFTER = 2, 3
"""Letters left on either line."""


@lru_cache(2048)
def hyphen_offsets(text: str, language: Language) -> tuple[int, ...]:
    """Return the offsets, in code points, at which a word of `text` may go on in the next line.

    The patterns are those of TeX and LibreOffice (pyphen). Capitalised words stay whole where a
    sentence doesn't begin: they are names. There is none in other languages.
    """
    if language not in PATTERNS:
        return ()
    found: list[int] = []
    for match in LONG_WORD.finditer(text):
        word = match[0]
        if word.islower() or (word[1:].islower() and match.start() == 0):
            found += (match.start() + offset for offset in _offsets_in(word.lower(), language))
    return tuple(found)


@lru_cache(50_000)
def _offsets_in(word: str, language: Language) -> tuple[int, ...]:
    return tuple(_patterns(language).positions(word))


@cache
def _patterns(language: Language) -> Pyphen:
    from pyphen import Pyphen  # reads a list of all languages, which would slow down startup

    return Pyphen(lang=PATTERNS[language], left=LEAST_BEFORE, right=LEAST_AFTER)
