"""Where an article ends: what stands below it is let go of."""

from desktop.reading.article import Reason
from desktop.reading.cleaning.block_features import Look
from desktop.reading.cleaning.blocks import Block
from desktop.reading.cleaning.furniture import Strength
from desktop.reading.cleaning.photo_captions import is_credit
from desktop.reading.cleaning.titles import Title

_CLOSING = frozenset({Reason.TEASER, Reason.COMMENTS})
_LONGEST_HEADING = 6
_LITTLE = 60


def trim_end(blocks: list[Block], looks: list[Look], kept: list[bool], title: Title | None) -> None:
    """Let go of what can't end an article: a heading, a label, an appeal to subscribe.

    What little stands under the heading of other articles goes too. `kept` is changed.
    """
    stays = [place for place, keep in enumerate(kept) if keep]
    themes = {word for word in blocks[title.place].words if len(word) > 4} if title else set()
    if (close := _close(blocks, looks, kept, themes)) is not None:
        while len(stays) > 3 and stays[-1] >= close:
            kept[stays.pop()] = False
    while len(stays) > 3 and _cannot_end(blocks[stays[-1]], looks[stays[-1]]):
        kept[stays.pop()] = False


def _close(
    blocks: list[Block], looks: list[Look], kept: list[bool], themes: set[str]
) -> int | None:
    """Return where the article closes: the heading of other articles that little text follows.

    A heading with one of the title's longer words, in `themes`, is the article's own.
    """
    words = [
        len(block.words) if stays and look.is_prose else 0
        for block, look, stays in zip(blocks, looks, kept, strict=True)
    ]
    little = min(_LITTLE, sum(words) // 4)
    after, close = 0, None
    for place in range(len(blocks) - 1, -1, -1):
        if words[place]:
            after += words[place]
            if after >= little:
                return close
        elif _closes(blocks[place], looks[place]) and themes.isdisjoint(blocks[place].words):
            close = place
    return None


def _closes(block: Block, look: Look) -> bool:
    """Tell whether a block heads other articles or the readers' comments."""
    return (
        look.sign is not None
        and look.sign.strength >= Strength.OPENING
        and look.sign.reason in _CLOSING
        and len(block.words) <= _LONGEST_HEADING
        and look.ending != "stop"
    )


def _cannot_end(block: Block, look: Look) -> bool:
    if block.bullet or is_credit(block.text) or look.is_dated:
        return False
    if look.sign and look.sign.strength >= Strength.OPENING and len(block.words) <= 40:
        return look.sign.reason is not Reason.METADATA
    return (
        look.ending in ("open", "colon") and len(block.words) <= 11 and block.text[-1] not in "»”"
    )
