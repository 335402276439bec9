"""What speaks for a block as the title of its page, and what against it."""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import accumulate

from desktop.reading.cleaning.block_features import STOP_WORDS, Look
from desktop.reading.cleaning.blocks import Block
from desktop.reading.cleaning.furniture import words_of
from desktop.reading.cleaning.photo_captions import is_credited

STRONG_SEPARATOR = re.compile(r"\s*[|»·•]\s*")
_PIECES = re.compile(r"\s*[|»·•]\s*|\s+[–—/-]\s+|\s?:\s+")
_BYLINE = re.compile(r"(?:by|par|text by|written by|posted by)\s+[A-ZÉÈÀÎÔ]", re.IGNORECASE)
_FARTHEST = 60
_DEEPEST = 200
_MOST_FAR = 500
_LONGEST = 40
_PAGE_HEAD = 3
_SOON = 16
_STEM = 5
_BESIDE = 3

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Setting:
    """What a title is judged by: the page, where its body starts, and the words of its parts.

    `first` is the place of the body's first prose, `end` where no title is sought any more;
    `stems` counts the body's paragraphs that have a word's stem, `opening` has the stems of its
    beginning; `wholes` gives the places of every short block by its words; `heads` the line of
    every piece, between separators, of the page's first lines, and `headline` the longest piece of
    the first; `top` is the highest heading's level; `ahead` says of every block how far the next
    prose is, and `mass` how many words of prose come soon.
    """

    blocks: list[Block]
    looks: list[Look]
    first: int
    end: int
    stems: Counter[str]
    opening: frozenset[str]
    wholes: dict[Key, set[int]]
    above: Counter[Key]
    heads: dict[Key, tuple[int, str]]
    headline: Key
    top: int
    ahead: list[int]
    mass: list[int]

    @property
    def candidates(self) -> list[int]:
        """Return the places among which a title is sought.

        They are those above the body and, farther up, where the page's first lines or a heading
        come back, or where other prose begins.
        """
        near = max(0, self.first - _FARTHEST)
        far = [
            place
            for place in range(near)
            if place < _PAGE_HEAD
            or self.blocks[place].level
            or self.blocks[place].words in self.heads
            or (self.ahead[place] <= 8 and self.mass[place] >= 60)
        ]
        return [*far[-_MOST_FAR:], *range(near, self.end)]


def setting_of(blocks: list[Block], looks: list[Look], prose: list[bool]) -> Setting:
    """Look over a page, of whose blocks those in `prose` are taken for the body."""
    first, end = _bounds(blocks, prose)
    stems: Counter[str] = Counter()
    opening: set[str] = set()
    for place, stays in enumerate(prose):
        if stays:
            own = {word[:_STEM] for word in blocks[place].words}
            stems.update(own)
            if place < first + 8:
                opening |= own
    wholes: dict[Key, set[int]] = defaultdict(set)
    for place, block in enumerate(blocks):
        if len(block.words) <= _LONGEST:
            wholes[block.words].add(place)
    heads, headline = _heads(blocks)
    top = min((block.level for block in blocks[:end] if block.level), default=0)
    ahead, mass = _prose_ahead(blocks, looks)
    return Setting(
        blocks,
        looks,
        first,
        end,
        stems,
        frozenset(opening),
        wholes,
        Counter(block.words for block in blocks[: first + 1]),
        heads,
        headline,
        top,
        ahead,
        mass,
    )


def _bounds(blocks: list[Block], prose: list[bool]) -> tuple[int, int]:
    """Return the place of the body's first prose, and where to stop looking for a title."""
    places = [place for place, stays in enumerate(prose) if stays]
    if not places:
        return len(blocks), len(blocks)
    total = sum(len(blocks[place].words) for place in places)
    words = 0
    for place in places:
        words += len(blocks[place].words)
        if words > total / 5:
            break
    return places[0], min(place, places[0] + _DEEPEST) + 1


def _heads(blocks: list[Block]) -> tuple[dict[Key, tuple[int, str]], Key]:
    """Return where the pieces of the page's first lines stand, and the first line's longest."""
    heads: dict[Key, tuple[int, str]] = {}
    headline: Key = ()
    for place, block in enumerate(blocks[:_PAGE_HEAD]):
        if not 1 <= len(block.words) <= _LONGEST:
            continue
        heads.setdefault(block.words, (place, "is"))
        pieces = [tuple(words_of(piece)) for piece in _PIECES.split(block.text)]
        for number, piece in enumerate(piece for piece in pieces if piece):
            heads.setdefault(piece, (place, "is in" if number else "begins"))
        if place == 0:
            headline = max(pieces, key=lambda piece: len(" ".join(piece)))
    return heads, headline


def _prose_ahead(blocks: list[Block], looks: list[Look]) -> tuple[list[int], list[int]]:
    """Return for every block how far the next prose is, and how many words of it come soon."""
    words = [
        len(block.words) if look.is_prose else 0 for block, look in zip(blocks, looks, strict=True)
    ]
    ahead, distance = [], 99
    for count in reversed(words):
        ahead.append(distance)
        distance = 1 if count else distance + 1
    sums = [0, *accumulate(words)]
    total = len(words)
    mass = [sums[min(total, at + 1 + _SOON)] - sums[at + 1] for at in range(total)]
    return ahead[::-1], mass


def traits(place: int, setting: Setting) -> list[str]:
    """Return what counts for or against a block as a title, or nothing if it can be none."""
    block, look = setting.blocks[place], setting.looks[place]
    if not 1 <= len(block.words) <= _LONGEST or len(block.text) > 260:
        return []
    is_announced = block.level > 0 or setting.heads.get(block.words, (place,))[0] < place
    if look.is_prose and block.text.endswith(".") and not is_announced:
        return []
    if len(block.words) > _LENGTHS[1] and is_credited(block.text):  # a picture's caption
        return []
    pieces = STRONG_SEPARATOR.split(block.text)
    longest = words_of(max(pieces, key=len)) if len(pieces) > 1 else block.words
    found = [
        f"length {_up_to(len(longest), _LENGTHS)}",
        f"ends in {look.ending}",
        f"{_up_to(setting.first - place, _DISTANCES)} to the text",
        f"{_up_to(setting.ahead[place], _DISTANCES)} to prose",
        f"prose soon {_up_to(setting.mass[place], _MASSES)}",
        f"heading {min(3, block.level)}",
        *_shared(longest, place >= setting.first, setting),
        *_on_the_page(place, setting),
        *_beside(place, setting),
    ]
    if block.level and block.level == setting.top:
        found.append("highest heading")
    if block.bullet:
        found.append("bullet")
    if look.is_dated:
        found.append("dated")
    if "separated" in look.features:
        found.append("separated")
    if "code some" in look.features or "code much" in look.features:
        found.append("code")
    if look.sign:
        found.append(f"furniture {look.sign.strength.name.lower()}")
    return found


def _shared(words: Key | list[str], is_inside: bool, setting: Setting) -> list[str]:
    """Say how many of a title's longer words the body has, besides the title itself."""
    content = [word[:_STEM] for word in words if len(word) > 3 and word not in STOP_WORDS]
    if not content:
        return ["nothing to share"]
    shared = len([stem for stem in content if setting.stems[stem] > is_inside])
    early = len([stem for stem in content if stem in setting.opening])
    return [
        f"shares {4 * shared // len(content)} of 4 with the text",
        f"shares {4 * early // len(content)} of 4 with its opening",
    ]


def _on_the_page(place: int, setting: Setting) -> list[str]:
    """Say how the block's words come back elsewhere on the page, above all in its first lines."""
    words = setting.blocks[place].words
    found = []
    stands = setting.wholes[words]
    above = setting.above[words]
    if above > 1:
        found.append("repeated above")
    if len(stands) > above:
        found.append("repeated below")
    if place < _PAGE_HEAD:
        found.append("first on the page" if place == 0 else "near the page's top")
    line, part = setting.heads.get(words, (place, ""))
    if line < place:
        found.append(f"{part} the page's first line{'s' if line else ''}")
        if line == 0 and part != "is" and words != setting.headline:
            found.append("shorter piece of the first line")
    elif any(_begins(setting.blocks[at], words) for at in range(min(_PAGE_HEAD, place))):
        found.append("begins the page")
    if words == setting.headline and place:
        found.append("longest piece of the first line")
    return found


def _beside(place: int, setting: Setting) -> list[str]:
    """Say what stands above and below the block."""
    looks, blocks = setting.looks, setting.blocks
    after = looks[place + 1 : place + 1 + _BESIDE]
    before = looks[max(0, place - _BESIDE) : place]
    found = [
        f"above {after[0].shape if after else 'nothing'}",
        f"below {before[-1].shape if before else 'nothing'}",
        f"{_headlines(before)} headlines just above",
        f"{_headlines(after)} headlines just below",
    ]
    found += [f"date {n} below" for n, look in enumerate(after, 1) if look.is_dated][:1]
    found += [f"date {n} above" for n, look in enumerate(before[::-1], 1) if look.is_dated][:1]
    if any(_BYLINE.match(other.text) for other in blocks[place + 1 : place + 1 + _BESIDE]):
        found.append("byline below")
    return found


def _headlines(looks: list[Look]) -> int:
    """Count the lines that are long enough for a headline, and no prose."""
    return len([look for look in looks if look.shape in ("headline", "sentence")])


def _begins(block: Block, words: Key) -> bool:
    """Tell whether a longer block, like the page's own title, begins with these words."""
    return len(block.words) > len(words) >= 2 and block.words[: len(words)] == words


_LENGTHS = (1, 2, 4, 7, 14, 20)
_DISTANCES = (-20, -5, 0, 1, 2, 4, 8, 16, 30)
_MASSES = (0, 30, 80, 200)


def _up_to(number: int, steps: tuple[int, ...]) -> str:
    """Return the first step that `number` does not go beyond."""
    return next((str(step) for step in steps if number <= step), f"over {steps[-1]}")
