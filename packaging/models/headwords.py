"""Pairs from FreeDict's dictionaries: words that all the other pairs hardly have.

A model that hardly saw a word makes one up for it. Its commonest translation is taken, and a noun
stands with its articles and in the plural, too, as texts have it.
"""

import gzip
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from desktop.translation.typography import simplify_punctuation
from models.pairs import WORD
from models.ways import Way

Both = tuple[str, str]
"""French and English."""
RARE = 60
"""Times that a headword may stand in the other pairs."""
FREQUENT = 3000
"""Times from which on a translation is as common as any."""
LONGEST = 40
ENTRY = re.compile(r"^(?P<word>[^\s/][^/]*?) /[^/]*/ ?(?:<n, (?P<gender>masc|fem)>)?")
NUMBER = re.compile(r"^\d+\. ")
REMARK = re.compile(r"\([^)]*\)")
ODD = re.compile(r"[<>{}\[\]/_=\d]")
VOWELS = "aeiouéèêâîôûœà"
UNCOUNTABLE = re.compile(r"(?:s|ness|ity|ism|ing)$")
UNUSUAL = re.compile(r"(?:f|fe|o|man|child|foot|tooth|mouse|goose)$")
"""Ends of English nouns whose plural no rule here forms."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A headword, its gender if it is a French noun, and its translations."""

    word: str
    gender: str | None
    translations: tuple[str, ...]


def entries(path: Path) -> Iterator[Entry]:
    """Yield what a dictionary in the format of dictd (.dict.dz) has."""
    found: dict[tuple[str, str | None], list[str]] = {}
    head = None
    for line in gzip.decompress(path.read_bytes()).decode("utf-8").split("\n"):
        if entry := ENTRY.match(line):
            head = _plain(entry["word"]), entry["gender"]
        elif head and line.strip():
            senses = REMARK.sub("", NUMBER.sub("", line.strip()))
            plain = map(_plain, re.split("[,;]", senses))
            found.setdefault(head, []).extend(text for text in plain if _is_plain(text))
    for (word, gender), texts in found.items():
        if texts and _is_plain(word):
            yield Entry(word, gender, tuple(texts))


def pairs(
    way: Way, dictionaries: Mapping[Way, list[Entry]], counts: Mapping[str, Counter[str]]
) -> list[Both]:
    """Return the pairs that a model of `way` should learn; `counts` are by language."""
    genders = {one.word: one.gender for one in dictionaries[Way.FR_EN]}
    found: dict[Both, None] = {}
    for entry in dictionaries[way]:
        if _count(entry.word, counts[way.source]) < RARE:
            common = max(entry.translations, key=_commonness(counts[way.target]))
            both = (entry.word, common) if way is Way.FR_EN else (common, entry.word)
            found |= dict.fromkeys(forms(*both, genders.get(both[0])))
    return list(found)


def forms(french: str, english: str, gender: str | None) -> Iterator[Both]:
    """Yield a pair of words and, of a noun of one word, its articles and its plural."""
    yield (french, english)
    is_noun = gender and french.isalpha() and english.isalpha() and len(french) > 3
    if not is_noun or not (french + english).islower() or UNCOUNTABLE.search(english):
        return
    is_masculine = gender == "masc"
    if not french.startswith("h"):
        article = "l'" if french[0] in VOWELS else "le " if is_masculine else "la "
        yield (article + french, "the " + english)
    yield (
        ("un " if is_masculine else "une ") + french,
        ("an " if english[0] in "aeio" else "a ") + english,
    )
    if not UNUSUAL.search(english):
        several = french_plural(french), english_plural(english)
        yield ("les " + several[0], "the " + several[1])
        yield ("des " + several[0], several[1])


def french_plural(noun: str) -> str:
    """Return the regular plural of a French noun."""
    if noun.endswith(("s", "x", "z")):
        return noun
    if noun.endswith("al"):
        return noun[:-2] + "aux"
    return noun + ("x" if noun.endswith(("au", "eu")) else "s")


def english_plural(noun: str) -> str:
    """Return the regular plural of an English noun."""
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return noun + "es"
    if re.search("[^aeiou]y$", noun):
        return noun[:-1] + "ies"
    return noun + "s"


def _plain(text: str) -> str:
    return simplify_punctuation(text.replace("‐", "-"))


def _is_plain(text: str) -> bool:
    return 0 < len(text) < LONGEST and not ODD.search(text)


def _count(text: str, counts: Counter[str]) -> int:
    """Return how often the rarest word of a text stands in the pairs; short words are grammar."""
    return min((counts[word] for word in WORD.findall(text.lower()) if len(word) > 2), default=0)


def _commonness(counts: Counter[str]) -> Callable[[str], tuple[int, int]]:
    return lambda text: (min(_count(text, counts), FREQUENT), -len(text))
