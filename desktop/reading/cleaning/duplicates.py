"""Duplicates on a page: a repeated title or lead, a truncated copy of a paragraph."""

from desktop.reading.cleaning.blocks import Block
from desktop.reading.cleaning.titles import Title

_FEWEST_WORDS = 5
_FEWEST_OF_PREFIX = 8


def find_copies(blocks: list[Block], kept: list[bool], title: Title | None) -> frozenset[int]:
    """Return the places of blocks that duplicate a kept block.

    Of equal blocks the first kept one is the original. A block of at least eight words that is the
    beginning of another is a copy of it. Modifies `kept` if a paragraph was dropped but its
    truncated copy kept.
    """
    copies = set(title.copies) if title else set()
    originals: dict[tuple[str, ...], int] = {}
    longest: dict[tuple[str, ...], int] = {}
    if title:
        originals[blocks[title.place].words] = title.place
    order = sorted(range(len(blocks)), key=lambda place: not kept[place])
    for place in order:
        block = blocks[place]
        if len(block.words) < _FEWEST_WORDS or place in copies or (title and place == title.place):
            continue
        if originals.setdefault(block.words, place) != place:
            copies.add(place)
            continue
        start = block.words[:_FEWEST_OF_PREFIX]
        if len(start) < _FEWEST_OF_PREFIX:
            continue
        other = longest.setdefault(start, place)
        if other == place:
            continue
        short, whole = sorted((place, other), key=lambda at: len(blocks[at].words))
        cut = len(blocks[short].words) - 1
        if blocks[whole].words[:cut] == blocks[short].words[:cut]:
            copies.add(short)
            kept[whole] = kept[whole] or kept[short]
            longest[start] = whole
    return frozenset(copies)
