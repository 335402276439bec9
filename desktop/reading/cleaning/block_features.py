"""Features of a single block: size, ending, prose, dates, boilerplate phrases."""

import re
from dataclasses import dataclass, field

from desktop.reading.article import Reason
from desktop.reading.cleaning.blocks import Block
from desktop.reading.cleaning.dates import find_dates
from desktop.reading.cleaning.furniture import (
    PhraseMatch,
    Strength,
    find_phrase,
    is_pointer,
)
from desktop.reading.text.words import split_words

STOP_WORDS = frozenset(
    split_words(
        "the a an of to in on at by for with from and or but as that than is are was were be been "
        "has have had its it his her he she they them their this these not which who we you i our "
        "will would could there more when what about into out up said so if can all one after "
        "over no le la les l un une des du de d au aux à en dans sur par pour avec et ou mais que "
        "qu qui dont est sont été ont a son sa ses leur leurs ce cette ces se s il elle ils elles "
        "on nous vous je j ne n pas plus y c était être avoir comme si tout entre aussi même sans "
        "fait deux"
    )
)
_FULL_STOP = re.compile(r"""[.!?…][\s"'»”’)\]*]*$""")
_CODE = re.compile(r"[{}<>\\=]|;$|\(\)|://|\w@\w|\w\.\w+\(")
_ODD = re.compile(r"[{}<>\\=;(/@|»·•›]")
_DIGIT = re.compile(r"\d")
_SEPARATED = re.compile(r" [|>»/·•] | [|»›>]$|^[|»›>]")
_PROSE_WORDS = 12
# The name of a block's size, by the number of its words.
_SIZES = (
    *("0", "1", "2"),
    *["3-4"] * 2,
    *["5-7"] * 3,
    *["8-11"] * 4,
    *["12-19"] * 8,
    *["20-34"] * 15,
    *["35-59"] * 25,
)


@dataclass(slots=True)
class BlockFeatures:
    """The features of a single block; `names` are the classifier's."""

    size: str
    ending: str
    is_prose: bool
    phrase: PhraseMatch | None
    is_dated: bool
    shape: str
    names: list[str] = field(default_factory=list)
    section: str = ""


def extract_features(block: Block, stop_words: frozenset[str] = STOP_WORDS) -> BlockFeatures:
    """Return the features of one block, without regard to its neighbours."""
    text, count = block.text, len(block.words)
    size = _SIZES[count] if count < len(_SIZES) else "60+"
    ending = _classify_ending(text)
    stops = len([word for word in block.words if word in stop_words])
    share = stops / count if count else 0.0
    phrase = find_phrase(block.words) if count <= 80 else None
    if count <= 30 and is_pointer(text):
        phrase = PhraseMatch(Reason.TEASER, Strength.SURE)
    is_dated = count <= 20 and bool(find_dates(text))
    is_prose = (count >= _PROSE_WORDS and ending == "stop" and share > 0.15) or (
        count >= 25 and share > 0.25
    )
    features = BlockFeatures(
        size,
        ending,
        is_prose,
        phrase,
        is_dated,
        _name_shape(size, ending, is_prose, phrase, is_dated),
    )
    add = features.names.append
    add(f"size {size}")
    add(f"ending {ending}, size {size}")
    if count >= 3:
        add(f"stop words {min(5, int(share * 10))}, {'long' if count >= _PROSE_WORDS else 'short'}")
    if phrase:
        length = "long" if count > 25 else "middling" if count > 9 else "short"
        add(f"sign {phrase.strength.name.lower()} {length}")
        add(f"sign {phrase.reason} {phrase.strength.name.lower()} {length}")
    if block.level:
        add(f"heading {min(block.level, 3)}")
    if block.bullet:
        add(f"bullet {'number' if block.bullet[0].isdigit() else 'mark'}")
        add(f"bullet, {'prose' if is_prose else ending}")
    if block.indent:
        add("indented" + (" prose" if is_prose else ""))
    if is_dated:
        add("dated")
    _add_character_features(features, text, count)
    return features


def _add_character_features(features: BlockFeatures, text: str, count: int) -> None:
    """Add features of case, digits and unusual characters."""
    add = features.names.append
    head = text[:200]
    if count <= 25:
        tokens = head.split()
        capitals = len([token for token in tokens if token[0].isupper()])
        if count >= 2 and capitals > 0.7 * len(tokens):
            add("capitalised all" if head.isupper() else "capitalised")
        if len(_DIGIT.findall(head)) > 0.2 * len(head):
            add("digits")
    if head[0].islower():
        add("starts low prose" if features.is_prose else "starts low")
    elif head[0] in "\"“«‘'":
        add("starts quoted")
    if _ODD.search(head):  # the next two expressions only match text with one of these
        odd = len(_CODE.findall(head))
        if odd:
            add("code " + ("much" if odd > 3 else "some"))
        if not features.is_prose and _SEPARATED.search(head):
            add("separated")
    if "©" in head:
        add("copyright" + (" short" if count < 10 else ""))
    if "?" in head[-3:]:
        add("asks " + ("long" if count >= _PROSE_WORDS else "short"))
    if count == 0:
        add("wordless")


def _name_shape(
    size: str, ending: str, is_prose: bool, phrase: PhraseMatch | None, is_dated: bool
) -> str:
    """Name the kind of block in one word, for its neighbours' features."""
    if is_prose and not (phrase and phrase.strength is Strength.SURE):
        return "long" if size in ("35-59", "60+") else "prose"
    if phrase and phrase.strength >= Strength.WHOLE:
        return "furniture"
    if is_dated:
        return "date"
    if phrase and phrase.strength is Strength.OPENING:
        return "opening"
    if size in ("1", "2", "0"):
        return "tag"
    if size in ("3-4", "5-7"):
        return "sentence" if ending == "stop" else "label"
    return "sentence" if ending == "stop" else "headline"


def is_interjection(features: BlockFeatures) -> bool:
    """Tell whether a block is an advertisement or button label that may appear anywhere.

    It is always dropped, and its neighbours are classified as if it weren't there.
    """
    if features.phrase is None:
        return False
    reason, strength = features.phrase.reason, features.phrase.strength
    if reason not in (Reason.ADVERTISEMENT, Reason.SHARING):
        return strength is Strength.SURE
    if strength is Strength.OPENING:
        return features.ending != "stop" and not features.is_prose
    return strength >= Strength.WHOLE


def _classify_ending(text: str) -> str:
    if text[-1].isalnum():
        return "open"
    if _FULL_STOP.search(text[-12:]):
        return "stop"
    return {":": "colon", ",": "comma", ";": "comma"}.get(text[-1], "open")
