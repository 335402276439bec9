"""The title of a page, and the site's name that often hangs on it."""

import re
from collections import defaultdict
from dataclasses import dataclass
from math import log

from desktop.reading.cleaning.blocks import Block
from desktop.reading.cleaning.furniture import sign_of, words_of
from desktop.reading.cleaning.looks import STOP_WORDS, Look
from desktop.reading.cleaning.photos import is_credit, is_credited
from desktop.reading.cleaning.weights import TITLE

_SEPARATOR = re.compile(r"\s+[|–—·•»/-]\s+|\s*[|»]\s*|\s?:+\s+")
_STRONG_SEPARATOR = re.compile(r"\s*[|»·•]\s*")
_BYLINE = re.compile(r"(?:by|par|text by|written by)\s+[A-ZÉÈÀÎÔ]", re.IGNORECASE)
FARTHEST = 60
_LOWEST_SCORE = -2.0
_REACH = 4
_TIE = 0.8
_LONGEST = 40
_LONGEST_NAME = 8
_HEAD = 60

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Title:
    """The title found: its block, its text without the site's name, and its other copies.

    `site` is the name that was taken off, as the page spells it elsewhere, or nothing.
    """

    place: int
    text: str
    copies: frozenset[int] = frozenset()
    site: str | None = None


def find_title(blocks: list[Block], looks: list[Look], kept: list[bool]) -> Title | None:
    """Find the title among the blocks before the article's body, or a little way into it.

    A title is no label and no sentence; its words come back in the body; and it often stands twice
    on the page, or as a heading, or just above the date.
    """
    first, end = bounds(blocks, looks, kept)
    vocabulary = {
        word for block, stays in zip(blocks, kept, strict=True) if stays for word in block.words
    }
    wholes = places_by_words(blocks)
    scores = {
        place: _score(place, first, blocks, looks, vocabulary, wholes)
        for place in range(max(0, first - FARTHEST), end)
    }
    if not scores or max(scores.values()) < _LOWEST_SCORE:
        return None
    best = max(scores, key=lambda place: scores[place])
    # A lead or a caption may look as good as the title, but it comes after it.
    above = range(max(0, best - _REACH), best)
    best = next((place for place in above if scores.get(place, -9.0) > scores[best] - _TIE), best)
    return _without_site(best, blocks, first, wholes)


def title_by_markup(blocks: list[Block], prose: list[bool], text: str) -> Title:
    """Return the title that a page's head gives as `text`, as its headline has it if it has one.

    The headline is the heading above the text that shares most of its words, and at least half;
    else the first line, which holds the page's own title.
    """
    wanted = set(words_of(text))
    first = next((place for place, is_prose in enumerate(prose) if is_prose), len(blocks) - 1)

    def likeness(place: int) -> float:
        words = set(blocks[place].words)
        return len(words & wanted) / max(1, len(words | wanted))

    headings = [place for place in range(1, first + 1) if blocks[place].level]
    best = max(headings, key=likeness, default=0)
    place = best if best and likeness(best) >= 0.5 else 0
    shown = blocks[place].text if place else text
    words = tuple(words_of(shown))
    copies = {at for at, block in enumerate(blocks) if block.words == words}
    return Title(place, shown, frozenset(copies | {0}) - {place})


def bounds(blocks: list[Block], looks: list[Look], kept: list[bool]) -> tuple[int, int]:
    """Return the place of the body's first prose, and where to stop looking for a title."""
    total = sum(len(block.words) for block, stays in zip(blocks, kept, strict=True) if stays)
    first, words = None, 0
    for place, (block, look, stays) in enumerate(zip(blocks, looks, kept, strict=True)):
        if stays and look.is_prose and first is None:
            first = place
        words += len(block.words) if stays else 0
        if first is not None and words > total / 5:
            return first, place + 1
    return (first if first is not None else len(blocks)), len(blocks)


def places_by_words(blocks: list[Block]) -> dict[Key, set[int]]:
    """Return where every short block stands, by its words."""
    wholes: dict[Key, set[int]] = defaultdict(set)
    for place, block in enumerate(blocks):
        if len(block.words) <= _LONGEST:
            wholes[block.words].add(place)
    return wholes


def _score(
    place: int,
    first: int,
    blocks: list[Block],
    looks: list[Look],
    vocabulary: set[str],
    wholes: dict[Key, set[int]],
) -> float:
    """Weigh how much a block looks like the title of the body that starts at `first`."""
    names = traits(place, first, blocks, looks, vocabulary, wholes)
    return sum(TITLE.get(name, 0.0) * value for name, value in names.items()) if names else -9.0


def traits(
    place: int,
    first: int,
    blocks: list[Block],
    looks: list[Look],
    vocabulary: set[str],
    wholes: dict[Key, set[int]],
) -> dict[str, float]:
    """Return what counts for or against a block as a title, or nothing if it can be none."""
    block, look = blocks[place], looks[place]
    count = len(block.words)
    if not 1 <= count <= _LONGEST or len(block.text) > 260:
        return {}
    if look.is_prose and block.text.endswith(".") and not block.level:
        return {}
    pieces = _STRONG_SEPARATOR.split(block.text)
    longest = words_of(max(pieces, key=len)) if len(pieces) > 1 else block.words
    content = [word for word in longest if len(word) > 3 and word not in STOP_WORDS]
    shared = sum(word in vocabulary for word in content) / len(content) if content else 0.0
    found = {
        "words shared with the text": shared,
        f"heading {block.level}": 1.0,
        f"length {_length(len(longest))}": 1.0,
        f"ends in {look.ending}": 1.0,
        "blocks to the text": log(1 + max(0, first - place)),
        "blocks into the text": log(1 + max(0, place - first)),
        "lies in the text": float(place >= first),
    }
    signs = {
        "repeated": sum(at <= first for at in wholes[block.words]) > 1,
        "begins the page": any(_begins(blocks[at], block.words) for at in range(min(3, place))),
        "bullet": bool(block.bullet),
        "dated": look.is_dated,
        "credited": is_credited(block.text) or is_credit(block.text),
        "byline": bool(_BYLINE.match(block.text)),
        "separated": "separated" in look.features,
        "first on the page": place == 0,
        "code": any("code" in name for name in look.features),
        "date follows": any(after.is_dated for after in looks[place + 1 : place + 4]),
        "prose follows": place + 1 < len(looks) and looks[place + 1].is_prose,
    }
    if look.sign:
        signs[f"furniture {look.sign.strength.name.lower()}"] = True
    return found | {name: 1.0 for name, holds in signs.items() if holds}


def _length(count: int) -> str:
    return (
        "1-2"
        if count < 3
        else "3-4"
        if count < 5
        else "5-7"
        if count < 8
        else "8-14"
        if count < 15
        else "15-20"
        if count < 21
        else "21+"
    )


def _begins(block: Block, words: Key) -> bool:
    """Tell whether a longer block, like the page's own title, begins with these words."""
    return len(block.words) > len(words) >= 2 and block.words[: len(words)] == words


def _without_site(
    place: int, blocks: list[Block], first: int, wholes: dict[Key, set[int]]
) -> Title:
    """Take the site's name off a title where the page shows that it is one.

    It is one if the title also stands without it, or if the name also stands without the title.
    """
    text = blocks[place].text
    for title, name in _divisions(text):
        is_main = len(words_of(title)) > len(words_of(name)) and not text.startswith(f"{name}:")
        if is_main and (stands := wholes.get(tuple(words_of(title)), set()) - {place}):
            nearest = min(stands, key=lambda at: abs(first - at))
            copies = frozenset(stands | wholes[blocks[place].words]) - {nearest}
            return Title(nearest, blocks[nearest].text, copies, _last_part(name))
    copies = frozenset(wholes[blocks[place].words]) - {place}
    for title, name in _divisions(text):
        if len(words_of(name)) > min(_LONGEST_NAME, len(words_of(title))):
            continue
        reach = 2 if text.startswith(f"{name}:") else _HEAD
        if site := _named_elsewhere(name, title, blocks, reach):
            return Title(place, title, copies, site)
    longer, site = _longer_copies(place, blocks)
    return Title(place, text, copies | longer, site)


def _divisions(text: str) -> list[tuple[str, str]]:
    """Return the ways to part a title from a site's name, the longest titles first."""
    divisions = []
    for match in _SEPARATOR.finditer(text):
        head, tail = text[: match.start()].strip(), text[match.end() :].strip()
        # A colon may part the site's name from the title, but hardly the title from the name.
        divisions += [(tail, head)] if ":" in match[0] else [(head, tail), (tail, head)]
    divisions = [pair for pair in divisions if len(words_of(pair[0])) >= 3 and words_of(pair[1])]
    return sorted(divisions, key=lambda pair: -len(pair[0]))


def _longer_copies(place: int, blocks: list[Block]) -> tuple[frozenset[int], str | None]:
    """Return where the title stands again with something beside it, and the site's name if it is.

    The name is believed above the title only: below it, it may be another article's section.
    """
    words = blocks[place].words
    copies, site = set(), None
    for at, block in enumerate(blocks):
        if at == place or len(block.words) > len(words) + 12 or words[0] not in block.words:
            continue
        for title, name in _divisions(block.text):
            if tuple(words_of(title)) == words:
                copies.add(at)
                site = site or (_last_part(name) if at < place else None)
    return frozenset(copies), site


def _named_elsewhere(name: str, title: str, blocks: list[Block], reach: int) -> str | None:
    """Return the site's name as a short line without the title spells it, if one does.

    The line must be that name, or have it between separators; a long name may stand there by its
    first two words.
    """
    words, known = tuple(words_of(name)), frozenset(words_of(title))
    if sign_of(list(words)):
        return None
    keys = {words[:length] for length in range(min(2, len(words)), len(words) + 1)}
    found: list[str] = []
    for block in (*blocks[:reach], *blocks[-reach:]):
        if (
            len(block.words) > _LONGEST
            or words[0] not in block.words
            or known.issubset(block.words)
        ):
            continue
        pieces = [block.text, *_SEPARATOR.split(block.text)]
        found += [piece.strip() for piece in pieces if tuple(words_of(piece)) in keys]
    return max(found, key=lambda piece: len(words_of(piece)), default=None)


def _last_part(name: str) -> str:
    """Return the last part of a name that has separators of its own."""
    return [piece for piece in _SEPARATOR.split(name) if piece.strip()][-1].strip()
