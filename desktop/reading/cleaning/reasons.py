"""Choosing the reason why a line was dropped, as a Reason."""

from desktop.reading.article import Reason
from desktop.reading.cleaning.block_features import BlockFeatures
from desktop.reading.cleaning.blocks import Block
from desktop.reading.cleaning.furniture import Strength
from desktop.reading.cleaning.metadata import ArticleExtent
from desktop.reading.text.words import split_words


def find_reason(
    block: Block, features: BlockFeatures, place: int, frame: ArticleExtent, source: str | None
) -> Reason:
    """Return the likeliest reason why a block doesn't belong to the article."""
    if source and _names(block, source) and not features.is_prose:
        return Reason.SITE_NAME
    if features.phrase and (features.phrase.strength > Strength.INSIDE or len(block.words) <= 40):
        return features.phrase.reason
    if features.section:
        return Reason(features.section)
    if not block.words or any(name.startswith("code much") for name in features.names):
        return Reason.NOT_PROSE
    if features.is_dated:
        return Reason.METADATA
    if place < frame.first and place <= frame.title:
        return Reason.NAVIGATION
    if place > frame.last and len(block.words) >= 5:
        return Reason.TEASER
    return Reason.NAVIGATION if len(block.words) < 5 else Reason.NOT_PROSE


def _names(block: Block, source: str) -> bool:
    """Tell whether a block is little more than the site's name."""
    name = set(split_words(source))
    return bool(name) and name <= set(block.words) and len(block.words) <= len(name) + 8
