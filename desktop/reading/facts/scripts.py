"""Raised and lowered figures, which models read as plain ones: "10⁶", "CO₂", "Dupont¹".

Powers are facts; in other words, the figures are put back into the translation.
"""

import re
from collections.abc import Iterator

from desktop.reading.article import Span
from desktop.reading.facts.fact import Fact, FactKind
from desktop.reading.text.inline_styles import write_plain

_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿ"
_LOWERED = "₀₁₂₃₄₅₆₇₈₉₊₋₍₎ₙ"
_ANY = re.compile(f"[{_RAISED}{_LOWERED}]")
_POWER = re.compile(
    rf"(?<![\w.,])(?:(?:\d{{1,9}} ?)?[×·] ?)?\d{{1,9}}[{_RAISED}]{{1,9}}(?![\w{_RAISED}])"
)
_WORD = re.compile(rf"(?<!\w)[^\W\d_][\w{_RAISED}{_LOWERED}]{{1,30}}")
_ENDING = re.compile(f"[^{_RAISED}{_LOWERED}]([{_RAISED}{_LOWERED}]+)$")
_PLAIN_WORD = re.compile(r"(?<!\w)[^\W\d_]\w{0,30}(?:[-+]\d{0,9}(?!\w))?(?!\w)")
_PLAIN_ENDING = re.compile(r"(?<=[^\W\d_])\d{1,3}(?!\w)")

Scripts = tuple[tuple[str, str], ...]
"""What a model writes, and what stands for it: "CO2" and "CO₂", "1" and "¹" after a word."""


def find_powers(text: str) -> Iterator[Fact]:
    """Yield numbers with raised figures: "10⁶", "3 × 10⁻⁴", and "2016¹" with a note."""
    if _ANY.search(text):
        for found in _POWER.finditer(text):
            yield Fact(FactKind.SYMBOL, Span(*found.span()), found[0])


def find_scripts(text: str) -> Scripts:
    """Return the words of `text` with raised or lowered figures, and the figures that end them.

    Figures are left out that end another word of the text as they are, or in another way.
    """
    if not _ANY.search(text):
        return ()
    words: dict[str, str] = {}
    endings: dict[str, set[str]] = {}
    for found in _WORD.finditer(text):
        word = found[0]
        if _ANY.search(word):
            words[write_plain(word)] = word
            if ending := _ENDING.search(word):
                endings.setdefault(write_plain(ending[1]), set()).add(ending[1])
    as_they_are = set(_PLAIN_ENDING.findall(text))
    single = [
        (plain, next(iter(written)))
        for plain, written in endings.items()
        if len(written) == 1 and plain not in as_they_are
    ]
    return (*words.items(), *single)


def restore_scripts(scripts: Scripts, output: str) -> str:
    """Return a translation with the figures raised and lowered as in its source's `scripts`."""
    if not scripts:
        return output
    known = dict(scripts)

    def restore(found: re.Match[str]) -> str:
        return known.get(found[0], found[0])

    return _PLAIN_ENDING.sub(restore, _PLAIN_WORD.sub(restore, output))
