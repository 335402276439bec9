"""Recognising page furniture (boilerplate) lines by known phrases."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from desktop.reading.article import Reason
from desktop.reading.cleaning.furniture_phrases import INSIDE, OPENING, POINTERS, SURE, WHOLE
from desktop.reading.text.words import split_words

_LONGEST_SURE = 60

Index = dict[str, list[tuple[tuple[str, ...], Reason]]]


class Strength(IntEnum):
    """How much of a line a phrase covers; a SURE line is boilerplate in any position."""

    INSIDE = 1
    OPENING = 2
    WHOLE = 3
    SURE = 4


@dataclass(frozen=True, slots=True)
class PhraseMatch:
    """A boilerplate phrase found in a line: the reason to drop it, and how sure that is."""

    reason: Reason
    strength: Strength


def find_phrase(words: Sequence[str]) -> PhraseMatch | None:
    """Return the strongest boilerplate phrase in a line's words, or None."""
    if not words:
        return None
    if len(words) <= _LONGEST_SURE and (sure := _inside(words, _SURE_INDEX)):
        return PhraseMatch(sure, Strength.SURE)
    if len(words) <= _LONGEST and (whole := _WHOLE_INDEX.get(" ".join(_with_zeros(words)))):
        return PhraseMatch(whole, Strength.WHOLE)
    for phrase, reason in _OPENING_INDEX.get("0" if words[0].isdecimal() else words[0], ()):
        if tuple(_with_zeros(words[: len(phrase)])) == phrase:
            return PhraseMatch(reason, Strength.OPENING)
    inside = _inside(words, _INSIDE_INDEX)
    return PhraseMatch(inside, Strength.INSIDE) if inside else None


def is_pointer(text: str) -> bool:
    """Tell whether a line refers to another article: "Lire aussi : …", ">> …"."""
    if text.startswith((">>", "»»", "→", "►", "▶")):
        return True
    head, colon, _ = text[:50].partition(":")
    return bool(colon) and " ".join(split_words(head)) in _POINTERS


def _inside(words: Sequence[str], index: Index) -> Reason | None:
    """Return the reason of the first phrase of `index` found in `words`."""
    if index.keys().isdisjoint(words):
        return None
    for place in [place for place, word in enumerate(words) if word in index]:
        for phrase, reason in index[words[place]]:
            piece = words[place : place + len(phrase)]
            if tuple(_with_zeros(piece) if "0" in phrase else piece) == phrase:
                return reason
    return None


def _with_zeros(words: Sequence[str]) -> list[str]:
    """Return `words` with "0" for each number, as in the tables."""
    return ["0" if word.isdecimal() else word for word in words]


def _phrases(cells: str) -> list[str]:
    return [" ".join(cell.split()) for cell in cells.split("|")]


def _index(table: dict[Reason, str]) -> Index:
    """Index a table's phrases by their first word, the longest first."""
    index: Index = {}
    for reason, cells in table.items():
        for cell in _phrases(cells):
            phrase = tuple(cell.split())
            index.setdefault(phrase[0], []).append((phrase, reason))
    for phrases in index.values():
        phrases.sort(key=lambda entry: -len(entry[0]))
    return index


_WHOLE_INDEX = {cell: reason for reason, cells in WHOLE.items() for cell in _phrases(cells)}
_OPENING_INDEX = _index(OPENING)
_INSIDE_INDEX = _index(INSIDE)
_SURE_INDEX = _index(SURE)
_POINTERS = frozenset(_phrases(POINTERS))
_LONGEST = max(len(cell.split()) for cell in _WHOLE_INDEX)
