"""Classifying kept blocks: lead, subheading, quotation, caption, credit, list item, embed."""

import re

from desktop.reading.article import Kind
from desktop.reading.cleaning.block_features import BlockFeatures
from desktop.reading.cleaning.blocks import Block
from desktop.reading.cleaning.photo_captions import has_credit, is_credit, is_photo_credit

_EMBED_SIGNATURE = re.compile(r"[—–-]\s?.{1,60}\(@\w{1,20}\)")
_EMBED_TEXT = re.compile(r"pic\.twitter\.com/\w|https?://t\.co/\w|pic\.x\.com/\w")
_QUOTED = re.compile(r"(?:«[^«»]*»|“[^“”]*”|\"[^\"]*\"|‘[^‘]*’)\.?$")
_SENTENCE_END = re.compile(r"[.!?…](?:\s|$)")
_STOPPED = re.compile(r"""[.!?…;,][\s"'»”’)\]*]*$""")
_CAPTION_LABEL = re.compile(
    r"(?:(?:image |photo |media )?caption|légende(?: image| de l.image)?)\s*:?",
    re.IGNORECASE,
)
_LONGEST_LABEL = 40
_LONGEST_SUBHEADING = 16
_LONGEST_LEAD = 90


def is_caption_label(text: str) -> bool:
    """Tell whether a line is only a caption's label: "Caption:"."""
    return len(text) <= _LONGEST_LABEL and bool(_CAPTION_LABEL.fullmatch(text))


def is_embed_signature(text: str) -> bool:
    """Tell whether a line is an embedded post's signature: "— Name (@handle) October 25, 2016"."""
    return bool(_EMBED_SIGNATURE.match(text))


def find_embeds(blocks: list[Block]) -> frozenset[int]:
    """Return the places of embedded posts, recognised by signature or by their links."""
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
    """Tell whether a paragraph is a single quotation from start to end."""
    return len(text) > 2 and text[0] in '«“"‘' and bool(_QUOTED.match(text))


def is_caption(blocks: list[Block], place: int) -> bool:
    """Tell whether a block is a picture's caption, by its markup, credit or label."""
    text = blocks[place].text
    if blocks[place].role is Kind.CAPTION:
        return True
    if place and len(text) <= 500 and is_caption_label(blocks[place - 1].text):
        return True
    return has_credit(text) and len(blocks[place].words) >= 4


def could_be_subheading(block: Block, features: BlockFeatures) -> bool:
    """Tell whether a block is short and unpunctuated enough to be a subheading."""
    if (
        not 1 <= len(block.words) <= _LONGEST_SUBHEADING
        or len(block.text) > 120
        or features.is_dated
    ):
        return False
    if block.bullet:
        return False
    stopped = _STOPPED.search(block.text) and not block.text.endswith("?")
    return (block.level > 0 or not stopped) and block.text[0] not in ",.;:)"


def classify_block(block: Block, features: BlockFeatures, is_flanked: bool) -> Kind:
    """Return the kind of a block of the article by its own features.

    `is_flanked` means that more of the article follows it.
    """
    if block.role:
        return block.role
    if is_credit(block.text):
        return Kind.CREDIT
    if block.level and is_flanked and len(block.words) <= 2 * _LONGEST_SUBHEADING:
        return Kind.SUBHEADING
    if is_flanked and could_be_subheading(block, features) and not block.text.endswith(":"):
        return Kind.SUBHEADING
    if is_quotation(block.text) and len(block.words) >= 4:
        return Kind.QUOTATION
    if block.bullet and block.bullet not in ("–", ">"):
        return Kind.LIST_ITEM
    return Kind.BODY


def could_be_lead(block: Block, features: BlockFeatures) -> bool:
    """Tell whether a block between title and text can be the article's lead."""
    return (
        8 <= len(block.words) <= _LONGEST_LEAD
        and not features.is_dated
        and features.phrase is None
        and features.ending in ("stop", "open")
        and not has_credit(block.text)
        and not is_credit(block.text)
    )


def find_trailing_caption(
    blocks: list[Block], kept: list[int], kinds: dict[int, Kind]
) -> int | None:
    """Return the place of a photo caption printed below the article, if there is one.

    Some pages put the credit under the title and the caption last. Then there is a photo credit but
    no caption, and the last paragraph is a single sentence, separated by more blank lines than any
    other paragraph.
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
    is_one_sentence = len(_SENTENCE_END.findall(blocks[last].text)) == 1
    alone = blocks[last].gap > widest and len(blocks[last].words) <= 40
    return last if alone and is_one_sentence else None
