"""Finding the end of an article, and dropping teasers and boilerplate below it."""

from desktop.reading.article import Reason
from desktop.reading.cleaning.block_features import BlockFeatures
from desktop.reading.cleaning.blocks import Block
from desktop.reading.cleaning.furniture import Strength
from desktop.reading.cleaning.photo_captions import is_credit
from desktop.reading.cleaning.titles import Title

_CLOSING = frozenset({Reason.TEASER, Reason.COMMENTS})
_LONGEST_HEADING = 6
_LITTLE = 60


def trim_end(
    blocks: list[Block], all_features: list[BlockFeatures], kept: list[bool], title: Title | None
) -> None:
    """Drop kept blocks that can't end an article: headings, labels, appeals to subscribe.

    A short section under the heading of other articles is dropped too. Modifies `kept`.
    """
    stays = [place for place, keep in enumerate(kept) if keep]
    themes = {word for word in blocks[title.place].words if len(word) > 4} if title else set()
    if (close := _find_close(blocks, all_features, kept, themes)) is not None:
        while len(stays) > 3 and stays[-1] >= close:
            kept[stays.pop()] = False
    while len(stays) > 3 and _cannot_end(blocks[stays[-1]], all_features[stays[-1]]):
        kept[stays.pop()] = False


def _find_close(
    blocks: list[Block], all_features: list[BlockFeatures], kept: list[bool], themes: set[str]
) -> int | None:
    """Return the place of a heading of other articles that little text follows, if any.

    A heading that contains one of the title's longer words (`themes`) belongs to the article.
    """
    words = [
        len(block.words) if stays and features.is_prose else 0
        for block, features, stays in zip(blocks, all_features, kept, strict=True)
    ]
    little = min(_LITTLE, sum(words) // 4)
    after, close = 0, None
    for place in range(len(blocks) - 1, -1, -1):
        if words[place]:
            after += words[place]
            if after >= little:
                return close
        elif _closes(blocks[place], all_features[place]) and themes.isdisjoint(blocks[place].words):
            close = place
    return None


def _closes(block: Block, features: BlockFeatures) -> bool:
    """Tell whether a block heads other articles or the readers' comments."""
    return (
        features.phrase is not None
        and features.phrase.strength >= Strength.OPENING
        and features.phrase.reason in _CLOSING
        and len(block.words) <= _LONGEST_HEADING
        and features.ending != "stop"
    )


def _cannot_end(block: Block, features: BlockFeatures) -> bool:
    if block.bullet or is_credit(block.text) or features.is_dated:
        return False
    if features.phrase and features.phrase.strength >= Strength.OPENING and len(block.words) <= 40:
        return features.phrase.reason is not Reason.METADATA
    return (
        features.ending in ("open", "colon")
        and len(block.words) <= 11
        and block.text[-1] not in "»”"
    )
