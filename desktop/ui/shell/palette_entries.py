"""What the palette finds: entries of several kinds, and how they are ranked for what is typed."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from desktop.reading.text.words import fold

REMEMBERED = 20
"""How many entries the palette remembers as used."""
ENOUGH = 20
"""Where so many entries contain what was typed, misspelt ones aren't looked for."""
SHORTEST_MISSPELT = 4
LEAST_LIKENESS = 80
"""Of a misspelt text, as a percentage (https://rapidfuzz.github.io/RapidFuzz, partial_ratio)."""


class EntryKind(StrEnum):
    """The kinds of entries, in the order in which equally good ones are listed."""

    COMMAND = "command"
    VIEW = "view"
    HEADING = "heading"
    TAG = "tag"
    THEME = "theme"
    SETTING = "setting"
    ARTICLE = "article"
    SENTENCE = "sentence"


PREFIXES: Mapping[str, tuple[EntryKind, ...]] = {
    ">": (EntryKind.COMMAND, EntryKind.VIEW),
    "@": (EntryKind.HEADING,),
    "#": (EntryKind.TAG,),
    ":": (EntryKind.SENTENCE,),
}
"""The kinds that a first character limits the palette to."""
WITHOUT_PREFIX = tuple(kind for kind in EntryKind if kind is not EntryKind.SENTENCE)
OF_ONE_ARTICLE = frozenset({EntryKind.HEADING, EntryKind.SENTENCE})
"""Not remembered, since they mean nothing in another article."""
LONG = frozenset({EntryKind.ARTICLE, EntryKind.SENTENCE})
"""Kinds with long titles, which contain almost any letters in order."""


@dataclass(frozen=True, slots=True)
class PaletteEntry:
    """Something to choose: `run` does it, `id` names it in every session and language.

    The title and `detail`, such as an article's source, are searched; `keys` are its shortcuts.
    """

    id: str
    kind: EntryKind
    title: str
    run: Callable[[], None]
    detail: str = ""
    keys: str = ""


Source = Callable[[], Iterable[PaletteEntry]]


def split_prefix(typed: str) -> tuple[tuple[EntryKind, ...], str]:
    """Return the kinds that are asked for, and what they should contain."""
    kinds = PREFIXES.get(typed[:1])
    return (kinds, typed[1:].strip()) if kinds else (WITHOUT_PREFIX, typed.strip())


def searched_text(entry: PaletteEntry) -> str:
    """Return the text of an entry as `rank_entries` takes it."""
    return fold(f"{entry.title} {entry.detail}")


def rank_entries(
    entries: Sequence[PaletteEntry], texts: Sequence[str], typed: str, recent: Sequence[str]
) -> list[PaletteEntry]:
    """Return the entries that match `typed`, best first; equally good ones as in `recent`.

    `texts` are the searched texts of the entries. All words must be found, in any order: best at
    the beginning, then as words, at the beginning of words, or inside. Short titles may just have
    the letters in order, and some letters may be wrong if there are few others.
    """
    letters = fold(typed)
    latest = {one: place for place, one in enumerate(recent)}
    scores = dict(_scores(entries, texts, letters))
    if len(scores) < ENOUGH and len(letters) >= SHORTEST_MISSPELT:
        for place in _misspelt(texts, letters):
            scores.setdefault(place, 0)
    ranked = sorted(
        scores, key=lambda at: (-scores[at], latest.get(entries[at].id, len(latest)), at)
    )
    return [entries[place] for place in ranked]


def remember(recent: Sequence[str], entry: PaletteEntry) -> list[str]:
    """Return what was used last, with `entry` first unless it belongs to one article."""
    if entry.kind in OF_ONE_ARTICLE:
        return list(recent)
    return [entry.id, *(one for one in recent if one != entry.id)][:REMEMBERED]


def _scores(
    entries: Sequence[PaletteEntry], texts: Sequence[str], letters: str
) -> Iterable[tuple[int, int]]:
    """Yield place and score of each entry that matches as it is spelt."""
    words = letters.split()
    if not words:
        yield from ((place, 0) for place in range(len(entries)))
        return
    whole = re.compile(rf"{re.escape(letters)}(?!\w)")
    starts = [re.compile(rf"(?<!\w){re.escape(word)}") for word in words]
    in_order = re.compile("".join(f"[^{c}]*{c}" for c in map(re.escape, "".join(words))))
    for place, text in enumerate(texts):
        if all(word in text for word in words):
            if text.startswith(letters):
                yield place, 6 if whole.match(text) else 5
            elif all(start.search(text) for start in starts):
                yield place, 4
            else:
                yield place, 3 if letters in text else 2
        elif entries[place].kind not in LONG and in_order.match(text):
            yield place, 1


def _misspelt(texts: Sequence[str], letters: str) -> Iterable[int]:
    from rapidfuzz import fuzz, process  # here, to keep startup fast

    found = process.extract(
        letters, texts, scorer=fuzz.partial_ratio, score_cutoff=LEAST_LIKENESS, limit=ENOUGH
    )
    return (place for _, _, place in found)
