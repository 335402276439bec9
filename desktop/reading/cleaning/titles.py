"""The title of a page, and the site's name that often hangs on it."""

import re
from dataclasses import dataclass

from desktop.reading.cleaning.block_features import Look
from desktop.reading.cleaning.blocks import Block
from desktop.reading.cleaning.classifier_weights import TITLE
from desktop.reading.cleaning.furniture import sign_of, words_of
from desktop.reading.cleaning.title_features import STRONG_SEPARATOR, Setting, setting_of, traits

_SEPARATOR = re.compile(r"\s+[|–—·•»/-]\s+|\s*[|»]\s*|\s?:+\s+")
_LOWEST_SCORE = 0.0
_LONGEST = 40
_LONGEST_NAME = 8
_HEAD = 60


@dataclass(frozen=True, slots=True)
class Title:
    """The title found: its block, its text without the site's name, and its other copies.

    `site` is the name that was taken off, as the page spells it elsewhere, or nothing.
    """

    place: int
    text: str
    copies: frozenset[int] = frozenset()
    site: str | None = None


def find_title(
    blocks: list[Block],
    looks: list[Look],
    prose: list[bool],
    weights: dict[str, float] = TITLE,
) -> Title | None:
    """Find the title of the page whose body is the blocks in `prose`.

    Of the lines that may be it, the one for which most speaks (headlines.py) is taken.
    """
    setting = setting_of(blocks, looks, prose)
    best, highest, weight = None, _LOWEST_SCORE, weights.get
    for place in setting.candidates:
        if names := traits(place, setting):
            score = sum([weight(name, 0.0) for name in names])
            if score > highest:
                best, highest = place, score
    if best is None:
        return None
    copies = setting.wholes[blocks[best].words]
    nearest = max(at for at in copies if at == best or best < at <= setting.first)
    return without_site(nearest, setting)


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


def without_site(place: int, setting: Setting) -> Title:
    """Take the site's name off a title where the page shows that it is one.

    It is one if the title also stands without it, or if the name also stands without the title.
    """
    blocks, wholes = setting.blocks, setting.wholes
    text = blocks[place].text
    for title, name in _divisions(text):
        is_main = len(words_of(title)) > len(words_of(name)) and not text.startswith(f"{name}:")
        if is_main and (stands := wholes.get(tuple(words_of(title)), set()) - {place}):
            nearest = min(stands, key=lambda at: abs(setting.first - at))
            copies = frozenset(stands | wholes[blocks[place].words]) - {nearest}
            return Title(nearest, blocks[nearest].text, copies, _last_part(name))
    copies = frozenset(wholes[blocks[place].words]) - {place}
    for title, name in _divisions(text):
        if len(words_of(name)) > min(_LONGEST_NAME, len(words_of(title))):
            continue
        # What stands before a title is rather its theme than the site, unless it heads the page.
        reach = 2 if text.startswith(name) and not STRONG_SEPARATOR.search(text) else _HEAD
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
