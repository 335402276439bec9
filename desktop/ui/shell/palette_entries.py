"""What the palette finds: entries of several kinds, and how they are ranked for what is typed."""

import re
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from desktop.reading.text.words import fold

MOST = 200
"""How many entries are listed."""
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
    """Return at most `MOST` entries that match `typed`, best first.

    Among equally good ones, those in `recent` come first. `texts` are the searched texts of the
    entries. All words must be found, in any order: best at the beginning, then as words, at the
    beginning of words, or inside. Short titles may just have the letters in order, and some letters
    may be wrong if little else is found.
    """
    letters = fold(typed)
    latest = {one: place for place, one in enumerate(recent)}

    def age(place: int) -> int:
        return latest.get(entries[place].id, len(latest))

    everything = (list(range(len(entries))),)
    tiers = _tiers(entries, texts, letters, latest) if letters else everything
    ranked = [place for tier in tiers for place in sorted(tier, key=age)]
    if len(ranked) < ENOUGH and len(letters) >= SHORTEST_MISSPELT:
        ranked += [place for place in _misspelt(texts, letters) if place not in ranked]
    return [entries[place] for place in ranked[:MOST]]


def remember(recent: Sequence[str], entry: PaletteEntry) -> list[str]:
    """Return what was used last, with `entry` first unless it belongs to one article."""
    if entry.kind in OF_ONE_ARTICLE:
        return list(recent)
    return [entry.id, *(one for one in recent if one != entry.id)][:REMEMBERED]


def _tiers(
    entries: Sequence[PaletteEntry],
    texts: Sequence[str],
    letters: str,
    latest: Container[str],
) -> tuple[list[int], ...]:
    """Return the places of the entries that match as they are spelt, best first."""
    words = letters.split()
    whole = re.compile(rf"{re.escape(letters)}(?!\w)")
    starts = [re.compile(rf"(?<!\w){re.escape(word)}") for word in words]
    in_order = re.compile("".join(f"[^{c}]*{c}" for c in map(re.escape, "".join(words))))
    tiers: tuple[list[int], ...] = ([], [], [], [], [])
    exact, first, at_starts, inside, scattered = tiers
    for place, text in enumerate(texts):
        if all(word in text for word in words):
            # The search for beginnings of words is slow, and ends with as many as are shown.
            is_wanted = len(at_starts) < MOST or entries[place].id in latest
            if text.startswith(letters):
                (exact if whole.match(text) else first).append(place)
            elif is_wanted and all(start.search(text) for start in starts):
                at_starts.append(place)
            else:
                inside.append(place)
        elif entries[place].kind not in LONG and in_order.match(text):
            scattered.append(place)
    return tiers


def _misspelt(texts: Sequence[str], letters: str) -> Iterable[int]:
    from rapidfuzz import fuzz, process  # here, to keep startup fast

    found = process.extract(
        letters, texts, scorer=fuzz.partial_ratio, score_cutoff=LEAST_LIKENESS, limit=ENOUGH
    )
    return (place for _, _, place in found)
