"""Features of a block as a candidate for the page's title."""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import accumulate

from desktop.reading.cleaning.block_features import STOP_WORDS, BlockFeatures
from desktop.reading.cleaning.blocks import Block
from desktop.reading.cleaning.photo_captions import has_credit
from desktop.reading.text.words import split_words

STRONG_SEPARATOR = re.compile(r"(?:(?<!\s)\s++)?[|»·•]\s*")
_PIECES = re.compile(r"(?:(?<!\s)\s++)?[|»·•]\s*|(?<!\s)\s++[–—/-]\s+|\s?:\s+")
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
class TitleContext:
    """The context in which title candidates are judged: the page, its body, its repeated words.

    `first` is the place of the body's first prose, `end` where the search for a title stops;
    `stems` counts the body's paragraphs that contain a word's stem, `opening` has the stems of its
    beginning; `wholes` maps the words of short blocks to their places; `heads` maps the pieces of
    the page's first lines, split at separators, to their line, and `headline` is the longest piece
    of the first; `top` is the highest heading level; `ahead` is every block's distance to the next
    prose, and `mass` the number of words of prose soon after it.
    """

    blocks: list[Block]
    all_features: list[BlockFeatures]
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
        """Return the places of blocks that may be the title.

        These are blocks above the body and, farther up, headings, repetitions of the page's first
        lines, and blocks before other prose.
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


def build_context(
    blocks: list[Block], all_features: list[BlockFeatures], prose: list[bool]
) -> TitleContext:
    """Collect the context of a page whose body is the blocks in `prose`."""
    first, end = _find_bounds(blocks, prose)
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
    heads, headline = _split_first_lines(blocks)
    top = min((block.level for block in blocks[:end] if block.level), default=0)
    ahead, mass = _prose_ahead(blocks, all_features)
    return TitleContext(
        blocks,
        all_features,
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


def _find_bounds(blocks: list[Block], prose: list[bool]) -> tuple[int, int]:
    """Return the place of the body's first prose, and where the search for a title stops."""
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


def _split_first_lines(blocks: list[Block]) -> tuple[dict[Key, tuple[int, str]], Key]:
    """Return the pieces of the page's first lines with their line, and the first's longest."""
    heads: dict[Key, tuple[int, str]] = {}
    headline: Key = ()
    for place, block in enumerate(blocks[:_PAGE_HEAD]):
        if not 1 <= len(block.words) <= _LONGEST:
            continue
        heads.setdefault(block.words, (place, "is"))
        pieces = [tuple(split_words(piece)) for piece in _PIECES.split(block.text)]
        for number, piece in enumerate(piece for piece in pieces if piece):
            heads.setdefault(piece, (place, "is in" if number else "begins"))
        if place == 0:
            headline = max(pieces, key=lambda piece: len(" ".join(piece)))
    return heads, headline


def _prose_ahead(
    blocks: list[Block], all_features: list[BlockFeatures]
) -> tuple[list[int], list[int]]:
    """Return every block's distance to the next prose, and the words of prose soon after it."""
    words = [
        len(block.words) if features.is_prose else 0
        for block, features in zip(blocks, all_features, strict=True)
    ]
    ahead, distance = [], 99
    for count in reversed(words):
        ahead.append(distance)
        distance = 1 if count else distance + 1
    sums = [0, *accumulate(words)]
    total = len(words)
    mass = [sums[min(total, at + 1 + _SOON)] - sums[at + 1] for at in range(total)]
    return ahead[::-1], mass


def title_features(place: int, context: TitleContext) -> list[str]:
    """Return the feature names of a title candidate; none if the block can't be a title."""
    block, features = context.blocks[place], context.all_features[place]
    if not 1 <= len(block.words) <= _LONGEST or len(block.text) > 260:
        return []
    is_announced = block.level > 0 or context.heads.get(block.words, (place,))[0] < place
    if features.is_prose and block.text.endswith(".") and not is_announced:
        return []
    if len(block.words) > _LENGTHS[1] and has_credit(block.text):  # a picture's caption
        return []
    pieces = STRONG_SEPARATOR.split(block.text)
    longest = split_words(max(pieces, key=len)) if len(pieces) > 1 else block.words
    found = [
        f"length {_bucket(len(longest), _LENGTHS)}",
        f"ends in {features.ending}",
        f"{_bucket(context.first - place, _DISTANCES)} to the text",
        f"{_bucket(context.ahead[place], _DISTANCES)} to prose",
        f"prose soon {_bucket(context.mass[place], _MASSES)}",
        f"heading {min(3, block.level)}",
        *_rate_shared_words(longest, place >= context.first, context),
        *_name_repetitions(place, context),
        *_name_neighbours(place, context),
    ]
    if block.level and block.level == context.top:
        found.append("highest heading")
    if block.bullet:
        found.append("bullet")
    if features.is_dated:
        found.append("dated")
    if "separated" in features.names:
        found.append("separated")
    if "code some" in features.names or "code much" in features.names:
        found.append("code")
    if features.phrase:
        found.append(f"furniture {features.phrase.strength.name.lower()}")
    return found


def _rate_shared_words(words: Key | list[str], is_inside: bool, context: TitleContext) -> list[str]:
    """Rate how many of a title's longer words occur in the body, not counting the title itself."""
    content = [word[:_STEM] for word in words if len(word) > 3 and word not in STOP_WORDS]
    if not content:
        return ["nothing to share"]
    shared = len([stem for stem in content if context.stems[stem] > is_inside])
    early = len([stem for stem in content if stem in context.opening])
    return [
        f"shares {4 * shared // len(content)} of 4 with the text",
        f"shares {4 * early // len(content)} of 4 with its opening",
    ]


def _name_repetitions(place: int, context: TitleContext) -> list[str]:
    """Name how the block's words are repeated on the page, especially in its first lines."""
    words = context.blocks[place].words
    found = []
    stands = context.wholes[words]
    above = context.above[words]
    if above > 1:
        found.append("repeated above")
    if len(stands) > above:
        found.append("repeated below")
    if place < _PAGE_HEAD:
        found.append("first on the page" if place == 0 else "near the page's top")
    line, part = context.heads.get(words, (place, ""))
    if line < place:
        found.append(f"{part} the page's first line{'s' if line else ''}")
        if line == 0 and part != "is" and words != context.headline:
            found.append("shorter piece of the first line")
    elif any(_begins(context.blocks[at], words) for at in range(min(_PAGE_HEAD, place))):
        found.append("begins the page")
    if words == context.headline and place:
        found.append("longest piece of the first line")
    return found


def _name_neighbours(place: int, context: TitleContext) -> list[str]:
    """Name the features of the blocks above and below."""
    all_features, blocks = context.all_features, context.blocks
    after = all_features[place + 1 : place + 1 + _BESIDE]
    before = all_features[max(0, place - _BESIDE) : place]
    found = [
        f"above {after[0].shape if after else 'nothing'}",
        f"below {before[-1].shape if before else 'nothing'}",
        f"{_count_headlines(before)} headlines just above",
        f"{_count_headlines(after)} headlines just below",
    ]
    found += [f"date {n} below" for n, features in enumerate(after, 1) if features.is_dated][:1]
    found += [f"date {n} above" for n, features in enumerate(before[::-1], 1) if features.is_dated][
        :1
    ]
    if any(_BYLINE.match(other.text) for other in blocks[place + 1 : place + 1 + _BESIDE]):
        found.append("byline below")
    return found


def _count_headlines(all_features: list[BlockFeatures]) -> int:
    """Count the lines that are long enough for a headline but aren't prose."""
    return len(
        [features for features in all_features if features.shape in ("headline", "sentence")]
    )


def _begins(block: Block, words: Key) -> bool:
    """Tell whether a longer block, such as the title in the page's head, begins with `words`."""
    return len(block.words) > len(words) >= 2 and block.words[: len(words)] == words


_LENGTHS = (1, 2, 4, 7, 14, 20)
_DISTANCES = (-20, -5, 0, 1, 2, 4, 8, 16, 30)
_MASSES = (0, 30, 80, 200)


def _bucket(number: int, steps: tuple[int, ...]) -> str:
    """Return the name of the first step that is at least `number`."""
    return next((str(step) for step in steps if number <= step), f"over {steps[-1]}")
