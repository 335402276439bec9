"""Why a line was left out, in the words of Reason."""

from desktop.reading.article import Reason
from desktop.reading.cleaning.block_features import Look
from desktop.reading.cleaning.blocks import Block
from desktop.reading.cleaning.furniture import Strength, words_of
from desktop.reading.cleaning.metadata import Frame


def reason_for(block: Block, look: Look, place: int, frame: Frame, source: str | None) -> Reason:
    """Return the likeliest reason why a block is no part of the article."""
    if source and _names(block, source) and not look.is_prose:
        return Reason.SITE_NAME
    if look.sign and (look.sign.strength > Strength.INSIDE or len(block.words) <= 40):
        return look.sign.reason
    if look.section:
        return Reason(look.section)
    if not block.words or any(name.startswith("code much") for name in look.features):
        return Reason.NOT_PROSE
    if look.is_dated:
        return Reason.METADATA
    if place < frame.first and place <= frame.title:
        return Reason.NAVIGATION
    if place > frame.last and len(block.words) >= 5:
        return Reason.TEASER
    return Reason.NAVIGATION if len(block.words) < 5 else Reason.NOT_PROSE


def _names(block: Block, source: str) -> bool:
    """Tell whether a block is little more than the site's name."""
    name = set(words_of(source))
    return bool(name) and name <= set(block.words) and len(block.words) <= len(name) + 8
