"""What each kept block is in the article: lead, subheading, quotation, caption, embed."""

import re

from desktop.reading.article import Kind
from desktop.reading.cleaning.block_features import Look
from desktop.reading.cleaning.blocks import Block
from desktop.reading.cleaning.photo_captions import is_credit, is_credited, is_photo_credit

_EMBED_SIGNATURE = re.compile(r"[—–-]\s?.{1,60}\(@\w{1,20}\)")
_EMBED_TEXT = re.compile(r"pic\.twitter\.com/\w|https?://t\.co/\w|pic\.x\.com/\w")
_QUOTED = re.compile(r"(?:«[^«»]*»|“[^“”]*”|\"[^\"]*\"|‘[^‘]*’)\.?$")
_STOPPED = re.compile(r"""[.!?…;,][\s"'»”’)\]*]*$""")
_CAPTION_LABEL = re.compile(
    r"(?:(?:image |photo |media )?caption|légende(?: image| de l.image)?)\s*:?",
    re.IGNORECASE,
)
_LONGEST_LABEL = 40
_LONGEST_SUBHEADING = 16
_LONGEST_LEAD = 90


def is_caption_label(text: str) -> bool:
    """Tell whether a line only announces a caption: "Caption:"."""
    return len(text) <= _LONGEST_LABEL and bool(_CAPTION_LABEL.fullmatch(text))


def is_embed_signature(text: str) -> bool:
    """Tell whether a line signs an embedded message: "— Name (@handle) October 25, 2016"."""
    return bool(_EMBED_SIGNATURE.match(text))


def embeds(blocks: list[Block]) -> frozenset[int]:
    """Return the places of embedded messages: those that are signed, and those with their links."""
    places = set()
    for place, block in enumerate(blocks):
        text = block.text
        if "@" in text[:90] and is_embed_signature(text):
            places.add(place)
            before = place - 1
            while (
                before >= 0
                and before >= place - 3
                and (before == place - 1 or _EMBED_TEXT.search(blocks[before].text))
            ):
                places.add(before)
                before -= 1
        elif (
            ("t.co/" in text or "pic." in text)
            and _EMBED_TEXT.search(text)
            and len(block.words) <= 70
        ):
            places.add(place)
    return frozenset(places)


def is_quotation(text: str) -> bool:
    """Tell whether a paragraph is one quotation from its first mark to its last."""
    return len(text) > 2 and text[0] in '«“"‘' and bool(_QUOTED.match(text))


def is_caption(blocks: list[Block], place: int) -> bool:
    """Tell whether a block is the caption of a picture: by its markup, signature or label."""
    text = blocks[place].text
    if blocks[place].role is Kind.CAPTION:
        return True
    if place and len(text) <= 500 and is_caption_label(blocks[place - 1].text):
        return True
    return is_credited(text) and len(blocks[place].words) >= 4


def could_be_subheading(block: Block, look: Look) -> bool:
    """Tell whether a block is short enough, and unpunctuated enough, to head a section."""
    if not 1 <= len(block.words) <= _LONGEST_SUBHEADING or len(block.text) > 120 or look.is_dated:
        return False
    if block.bullet:
        return False
    stopped = _STOPPED.search(block.text) and not block.text.endswith("?")
    return (block.level > 0 or not stopped) and block.text[0] not in ",.;:)"


def kind_of(block: Block, look: Look, is_flanked: bool) -> Kind:
    """Return the kind of a block of the article by its own looks.

    `is_flanked` says that text of the article follows it.
    """
    if block.role:
        return block.role
    if is_credit(block.text):
        return Kind.CREDIT
    if block.level and is_flanked and len(block.words) <= 2 * _LONGEST_SUBHEADING:
        return Kind.SUBHEADING
    if is_flanked and could_be_subheading(block, look) and not block.text.endswith(":"):
        return Kind.SUBHEADING
    if is_quotation(block.text) and len(block.words) >= 4:
        return Kind.QUOTATION
    if block.bullet and block.bullet not in ("–", ">"):
        return Kind.LIST_ITEM
    return Kind.BODY


def could_be_lead(block: Block, look: Look) -> bool:
    """Tell whether a block between title and text can be the article's lead."""
    return (
        8 <= len(block.words) <= _LONGEST_LEAD
        and not look.is_dated
        and look.sign is None
        and look.ending in ("stop", "open")
        and not is_credited(block.text)
        and not is_credit(block.text)
    )


def set_apart_caption(blocks: list[Block], kept: list[int], kinds: dict[int, Kind]) -> int | None:
    """Return the place of a picture's caption that a page prints below the article, if it has one.

    Some pages put the credit under the title and the caption last: then the picture is credited but
    has no caption, and the last paragraph is one sentence set apart by more blank lines than any
    paragraph of the text.
    """
    body = [place for place in kept if kinds[place] is Kind.BODY]
    if len(body) < 3 or Kind.CAPTION in kinds.values():
        return None
    if not any(
        kinds[place] is Kind.CREDIT and is_photo_credit(blocks[place].text) for place in kept
    ):
        return None
    last = body[-1]
    widest = max(blocks[place].gap for place in body[1:-1])
    is_one_sentence = len(re.findall(r"[.!?…](?:\s|$)", blocks[last].text)) == 1
    alone = blocks[last].gap > widest and len(blocks[last].words) <= 40
    return last if alone and is_one_sentence else None
