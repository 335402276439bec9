"""Finding a page's title, and stripping the site's name from it."""

import re
from dataclasses import dataclass

from desktop.reading.cleaning.block_features import BlockFeatures
from desktop.reading.cleaning.blocks import Block
from desktop.reading.cleaning.classifier_weights import TITLE
from desktop.reading.cleaning.furniture import find_phrase
from desktop.reading.cleaning.title_features import (
    STRONG_SEPARATOR,
    TitleContext,
    build_context,
    title_features,
)
from desktop.reading.text.words import split_words

_SEPARATOR = re.compile(r"(?<!\s)\s++[|–—·•»/-]\s+|(?:(?<!\s)\s++)?[|»]\s*|\s?(?<!:):++\s+")
_LOWEST_SCORE = 0.0
_LONGEST = 40
_LONGEST_NAME = 8
_HEAD = 60


@dataclass(frozen=True, slots=True)
class Title:
    """A page's title: its block, its text without the site's name, and its other copies.

    `site` is the stripped name, as the page spells it elsewhere, or None.
    """

    place: int
    text: str
    copies: frozenset[int] = frozenset()
    site: str | None = None


def find_title(
    blocks: list[Block],
    all_features: list[BlockFeatures],
    prose: list[bool],
    weights: dict[str, float] = TITLE,
) -> Title | None:
    """Find the title of the page whose body is the blocks in `prose`.

    Candidates are scored by the weights of their features (title_features.py); the best wins.
    """
    context = build_context(blocks, all_features, prose)
    best, highest, weight = None, _LOWEST_SCORE, weights.get
    for place in context.candidates:
        if names := title_features(place, context):
            score = sum([weight(name, 0.0) for name in names])
            if score > highest:
                best, highest = place, score
    if best is None:
        return None
    copies = context.wholes[blocks[best].words]
    nearest = max(at for at in copies if at == best or best < at <= context.first)
    return strip_site_name(nearest, context)


def find_title_in_markup(blocks: list[Block], prose: list[bool], text: str) -> Title:
    """Find the headline for the title `text` from the page's head.

    That is the heading above the body that shares the most words with it, at least half; failing
    that, the first line, which is `text` itself.
    """
    wanted = set(split_words(text))
    first = next((place for place, is_prose in enumerate(prose) if is_prose), len(blocks) - 1)

    def likeness(place: int) -> float:
        words = set(blocks[place].words)
        return len(words & wanted) / max(1, len(words | wanted))

    headings = [place for place in range(1, first + 1) if blocks[place].level]
    best = max(headings, key=likeness, default=0)
    place = best if best and likeness(best) >= 0.5 else 0
    shown = blocks[place].text if place else text
    words = tuple(split_words(shown))
    copies = {at for at, block in enumerate(blocks) if block.words == words}
    return Title(place, shown, frozenset(copies | {0}) - {place})


def strip_site_name(place: int, context: TitleContext) -> Title:
    """Strip the site's name from a title if the page shows that it is one.

    It is if the title also appears without it, or the name without the title.
    """
    blocks, wholes = context.blocks, context.wholes
    text = blocks[place].text
    for title, name in _split_title(text):
        is_main = len(split_words(title)) > len(split_words(name)) and not text.startswith(
            f"{name}:"
        )
        if is_main and (stands := wholes.get(tuple(split_words(title)), set()) - {place}):
            nearest = min(stands, key=lambda at: abs(context.first - at))
            copies = frozenset(stands | wholes[blocks[place].words]) - {nearest}
            return Title(nearest, blocks[nearest].text, copies, _last_part(name))
    copies = frozenset(wholes[blocks[place].words]) - {place}
    for title, name in _split_title(text):
        if len(split_words(name)) > min(_LONGEST_NAME, len(split_words(title))):
            continue
        # A name before a title is likely its topic, not the site, except at the top of the page.
        reach = 2 if text.startswith(name) and not STRONG_SEPARATOR.search(text) else _HEAD
        if site := _find_site_name(name, title, blocks, reach):
            return Title(place, title, copies, site)
    longer, site = _find_longer_copies(place, blocks)
    return Title(place, text, copies | longer, site)


def _split_title(text: str) -> list[tuple[str, str]]:
    """Return the ways to split a text into title and site name, the longest titles first."""
    divisions = []
    for match in _SEPARATOR.finditer(text):
        head, tail = text[: match.start()].strip(), text[match.end() :].strip()
        # A colon may follow the site's name, but hardly ever the title.
        divisions += [(tail, head)] if ":" in match[0] else [(head, tail), (tail, head)]
    divisions = [
        pair for pair in divisions if len(split_words(pair[0])) >= 3 and split_words(pair[1])
    ]
    return sorted(divisions, key=lambda pair: -len(pair[0]))


def _find_longer_copies(place: int, blocks: list[Block]) -> tuple[frozenset[int], str | None]:
    """Return the places of longer copies of the title, and the site's name if they include it.

    The name only counts above the title: below it, it may be another article's section.
    """
    words = blocks[place].words
    copies, site = set(), None
    for at, block in enumerate(blocks):
        if at == place or len(block.words) > len(words) + 12 or words[0] not in block.words:
            continue
        for title, name in _split_title(block.text):
            if tuple(split_words(title)) == words:
                copies.add(at)
                site = site or (_last_part(name) if at < place else None)
    return frozenset(copies), site


def _find_site_name(name: str, title: str, blocks: list[Block], reach: int) -> str | None:
    """Return the site's name as spelt in a short line without the title, if there is one.

    The line must be the name or contain it between separators; a long name may be shortened to its
    first two words or more.
    """
    words, known = tuple(split_words(name)), frozenset(split_words(title))
    if find_phrase(list(words)):
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
        found += [piece.strip() for piece in pieces if tuple(split_words(piece)) in keys]
    return max(found, key=lambda piece: len(split_words(piece)), default=None)


def _last_part(name: str) -> str:
    """Return the last part of a name that contains separators."""
    return [piece for piece in _SEPARATOR.split(name) if piece.strip()][-1].strip()
