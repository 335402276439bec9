"""Pairs made from pairs: what news has and parliaments, laws and subtitles have too little of.

Each change is a function of a pair, the way it is learnt and a source of chance, and returns None
where it doesn't apply. The target is what a reader should get, so it is only changed where the
translation of the changed source is known to change with it.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from random import Random

from desktop.reading.text.all_caps import lower_all_caps
from desktop.translation.entities import NAME
from models.ways import Pair, Way

Change = Callable[[Pair, Way, Random], Pair | None]

QUOTATION_MARK = re.compile(r"[\"«»“”]")
QUOTATION = re.compile(r"\"([^\"]+)\"")
BEFORE_MARK = re.compile(r"(?<=\w) ?([;:!?]+)(?=\s|$)")
NUMBER = re.compile(r"(?<![\w.,])\d{2,}(?![\w]|[.,]\d)")
SMALL = re.compile(
    r"an?|and|as|at|but|by|for|from|in|into|nor|of|on|or|the|to|up|via|with"
    r"|à|au|aux|d[eu]|des|en|et|la|les?|ou|par|pour|sur|une?"
)
"""Words that a headline leaves small in its midst, of both languages."""
VOWELS = "AEIOU"
CONSONANTS = "BCDFGKLMNPRSTVZ"
SYLLABLES = tuple(re.findall(r"[a-z]{1,2}", "bacodafagokalilomaminarirasesotativavezi"))
ENDINGS = ("n", "s", "r", "l", "c", "sky", "ez", "ou", "ini", "man", "ard", "ova", "ic")
ACCENTS = frozenset("\u0300\u0301\u0302\u0308\u0327")
MOST_JOINED = 4
INVENTED = 0.15
"""The share of new names that nobody has."""


class Names:
    """Names to draw from."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._with_vowel: list[str] = []
        self._others: list[str] = []
        for name in names:
            kin = self._with_vowel if name[0] in VOWELS + "H" else self._others
            kin.append(name)

    def draw(self, chance: Random, begins_with_vowel: bool) -> str:
        """Return a name at random, or an invented one."""
        kin = self._with_vowel if begins_with_vowel else self._others
        if not kin or chance.random() < INVENTED:
            return invented(chance, begins_with_vowel)
        return chance.choice(kin)


NONE = Names()


def shouted(pair: Pair, way: Way, chance: Random) -> Pair:
    """Put both sides in capitals; French ones are often printed without their accents."""
    source = pair.source.upper()
    if way is Way.FR_EN and chance.random() < 0.5:
        source = without_accents(source)
    return Pair(source, pair.target.upper())


def recased(pair: Pair, way: Way, chance: Random) -> Pair:
    """Take the source's capitals away, as the program does with shouted text; names regain them."""
    source = lower_all_caps(pair.source)
    if way is Way.FR_EN and chance.random() < 0.5:
        source = without_accents(source)
    return Pair(source, pair.target)


def headlined(pair: Pair, way: Way, chance: Random) -> Pair | None:
    """Give the Words of a Short Text Their Capitals, as English headlines have them.

    French papers print none, so a French target stays as it is; an English one follows its source.
    """
    if len(pair.source.split()) > 20:
        return None
    target = pair.target if way is Way.EN_FR else title_case(pair.target)
    return Pair(title_case(pair.source), target)


def quoted(pair: Pair, way: Way, chance: Random) -> Pair | None:
    """Put both sides between quotation marks, or only begin or end a quotation with them.

    A quotation of several sentences leaves each of them with one mark or none.
    """
    if QUOTATION_MARK.search(pair.source + pair.target):
        return None
    marks = ('"', '"')
    if way is Way.FR_EN:
        marks = chance.choice([("« ", " »"), ("« ", " »"), ("«", "»"), marks])
    begins, ends = chance.choice([(1, 1), (1, 1), (1, 0), (0, 1)])
    source = marks[0] * begins + pair.source + marks[1] * ends
    return Pair(source, '"' * begins + pair.target + '"' * ends)


def respaced(pair: Pair, way: Way, chance: Random) -> Pair | None:
    """Print the marks of a French source in another of the ways in which they are found."""
    if way is not Way.FR_EN:
        return None
    blank = chance.choice(["", " "])
    source = BEFORE_MARK.sub(blank + r"\1", pair.source)
    source = QUOTATION.sub(rf"«{blank}\1{blank}»", source)
    return Pair(source, pair.target) if source != pair.source else None


def renumbered(pair: Pair, way: Way, chance: Random) -> Pair | None:
    """Change a number that stands once on either side: it has to be copied, not remembered."""
    shared = [one for one in NUMBER.findall(pair.source) if _stands_once(one, pair)]
    if not shared:
        return None
    number = chance.choice(shared)
    other = number[0] + "".join(chance.choice("0123456789") for _ in number[1:])
    return Pair(*(side.replace(number, other) for side in pair))


def renamed(pair: Pair, way: Way, chance: Random, names: Names = NONE) -> Pair | None:
    """Put other names for those that stand once on either side; elisions stay right.

    They are drawn from `names`, each as likely as any other, so that rare ones are learnt, too; a
    few are invented.
    """
    shared = [one for one in dict.fromkeys(NAME.findall(pair.source)) if _stands_once(one, pair)]
    if not shared:
        return None
    source, target = pair
    for name in shared:
        other = names.draw(chance, begins_with_vowel=name[0] in VOWELS + "H")
        source, target = (re.sub(rf"\b{name}\b", other, side) for side in (source, target))
    return Pair(source, target)


def addressed(pair: Pair, way: Way, chance: Random) -> Pair:
    """Add a handle, an address or a name in brackets to both sides."""
    name = invented(chance, begins_with_vowel=False)
    number = chance.randrange(1000, 9999)
    added = chance.choice(
        [f"@{name}{number}", f"https://www.{name.lower()}.org/{number}", f"({name})", f"({number})"]
    )
    return Pair(f"{pair.source} {added}", f"{pair.target} {added}")


def joined(pairs: Sequence[Pair], chance: Random) -> Pair:
    """Join pairs to a long one; a few with the bar or the dash of a list of titles."""
    between = chance.choices([" ", " | ", " - "], [16, 3, 1])[0]
    return Pair(
        between.join(pair.source for pair in pairs), between.join(pair.target for pair in pairs)
    )


@dataclass(frozen=True, slots=True)
class Kind:
    """A change and the share of all pairs that it is tried on."""

    change: Change
    share: float


def kinds(names: Names = NONE) -> tuple[Kind, ...]:
    """Return the changes and their shares; names are drawn from `names`."""
    return (
        Kind(shouted, 0.015),
        Kind(recased, 0.015),
        Kind(headlined, 0.015),
        Kind(quoted, 0.025),
        Kind(respaced, 0.02),
        Kind(renumbered, 0.03),
        Kind(partial(renamed, names=names), 0.2),
        Kind(addressed, 0.003),
    )


JOINED = 0.05
"""The share of pairs that others are joined to."""


def augmented(
    pairs: Sequence[Pair], way: Way, chance: Random, kinds: Sequence[Kind]
) -> Pair | None:
    """Return a pair made from one pair, or from several; None where it can't be."""
    if len(pairs) > 1:
        return joined(pairs, chance)
    weights = [kind.share for kind in kinds]
    return chance.choices(kinds, weights)[0].change(pairs[0], way, chance)


def title_case(text: str) -> str:
    """Return `text` with a capital on every word but the small ones in its midst."""
    words = text.split(" ")
    return " ".join(
        word if place and SMALL.fullmatch(word) else word[:1].upper() + word[1:]
        for place, word in enumerate(words)
    )


def without_accents(text: str) -> str:
    """Return `text` with its letters bare; œ and æ stay."""
    parts = unicodedata.normalize("NFD", text)
    return unicodedata.normalize("NFC", "".join(one for one in parts if one not in ACCENTS))


def invented(chance: Random, begins_with_vowel: bool) -> str:
    """Return a name that nobody has, such as "Kavensky"."""
    first = chance.choice(VOWELS if begins_with_vowel else CONSONANTS)
    rest = "".join(chance.choices(SYLLABLES, k=chance.randint(1, 2)))
    link = chance.choice("lrn") if begins_with_vowel else chance.choice("aeiou")
    return first + link + rest + chance.choice(ENDINGS)


def _stands_once(text: str, pair: Pair) -> bool:
    return all(len(re.findall(rf"\b{text}\b", side)) == 1 == side.count(text) for side in pair)
