"""Comparing the facts of a text with those of its translation, by value."""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from desktop.reading.article import Language
from desktop.reading.facts.clock_times import find_named_times
from desktop.reading.facts.fact import Fact, FactKind

_DAY_HALF = 12 * 60
_TIMES = frozenset({FactKind.CLOCK, FactKind.DURATION})
_AMOUNTS = frozenset(
    {
        FactKind.NUMBER,
        FactKind.PERCENT,
        FactKind.MONEY,
        FactKind.TEMPERATURE,
        FactKind.ORDINAL,
        FactKind.CENTURY,
    }
)
_DIGITS = re.compile(r"\d+")
_THOUSANDS_OR_DECIMALS = re.compile(r"^\d{1,3},\d{3}\b")
_BETWEEN_GROUPS = re.compile(r"(?<=\d)[ .,\u00a0\u202f](?=\d{3}\b)")
_CURRENCY = {
    "EUR": re.compile(r"(?i)€|\beuros?\b|\bEUR\b"),
    "USD": re.compile(r"(?i)\$|\bdollars?\b|\bUSD\b|\bbucks?\b"),
    "GBP": re.compile(r"(?i)£|\blivres?\b|\bpounds?\b|\bGBP\b|\bsterling\b|\bquid\b"),
    "JPY": re.compile(r"(?i)¥|\byens?\b|\bJPY\b"),
    "CHF": re.compile(r"(?i)\bCHF\b|\bfrancs?\b"),
    "AUD": re.compile(r"(?i)\$|\bdollars?\b|\bAUD\b"),
    "CAD": re.compile(r"(?i)\$|\bdollars?\b|\bCAD\b"),
}
_SAID_OTHERWISE = {
    value: re.compile(rf"(?i)\b(?:{words})\b")
    for value, words in (
        (Decimal("0.5"), r"half|demi\w*|moitié"),
        (Decimal(2), r"both|pair|couple|double|twice|second\w*|tous deux|deuxième|bi\w+|les? deux"),
        (Decimal(3), r"3D|triple|tri\w+|third|tiers|trio"),
        (Decimal(4), r"quarter\w*|quart\w*|fourth"),
        (Decimal(6), r"half a dozen|demi-douzaine|sixth|sixième"),
        (Decimal(10), r"tens?|dizaines?|decade\w*|décennie\w*|tenth"),
        (Decimal(12), r"dozens?|douzaines?"),
        (Decimal(15), r"fortnight|quinzaine|two weeks"),
        (Decimal(16), r"8es? de finale|huitièmes? de finale"),
        (Decimal(100), r"hundreds?|cents?|centaines?|century|centenaire|centenary"),
        (Decimal(1000), r"thousands?|mille|milliers?|millénaire|millenium|millennium"),
        (Decimal(10**6), r"millions?"),
        (Decimal(10**9), r"milliards?|billions?"),
    )
}
"""Other words for a value, in both languages."""
_WORD = re.compile(r"\w+")
_HOURS_AND_MINUTES = re.compile(r"(?<!\d)(\d{1,2})(?:[:.]| ?h(?:ours?)? ?)(\d{2})(?!\d)")
_VARIANT = "\ufe0f"
"""Asks for an emoji in colour; often lost, and not missed."""
_BELOW_ZERO = re.compile(r"(?i)\b(?:minus|moins|below|sous|négatif)\b")
_FEW = (2, 3)
"""Cardinals and ordinals in words up to these are often said otherwise, and aren't looked for."""


def find_lost(
    facts: Iterable[Fact], found: Sequence[Fact], output: str, language: Language
) -> tuple[Fact, ...]:
    """Return those of the source's `facts` that the translation `output` doesn't have.

    `found` are the facts of `output`, which is in `language`. Each is compared by its value, so
    "14h20" is kept by "2.20 p.m.", and "3,2 Md€" by "€3.2bn".
    """
    return tuple(fact for fact in facts if not _is_kept(fact, found, output, language))


def find_added(facts: Sequence[Fact], found: Iterable[Fact]) -> tuple[Fact, ...]:
    """Return those of a translation's facts `found` that have no counterpart among `facts`."""
    return tuple(
        one
        for one in found
        if one.kind is not FactKind.SYMBOL and not any(_same_value(one, fact) for fact in facts)
    )


def can_stand_for(added: Fact, lost: Fact) -> bool:
    """Tell whether a fact of a translation can be what became of one that it lost."""
    if added.kind is lost.kind:
        return True
    if _TIMES & {added.kind, lost.kind}:
        return lost.kind in _TIMES and added.kind in {*_TIMES, FactKind.NUMBER}
    ordinals = {FactKind.ORDINAL, FactKind.CENTURY}
    if added.kind in ordinals or lost.kind in ordinals:
        return added.kind in ordinals and lost.kind in ordinals
    return {added.kind, lost.kind} <= _AMOUNTS


def _is_kept(fact: Fact, found: Sequence[Fact], output: str, language: Language) -> bool:
    match fact.kind:
        case FactKind.SYMBOL:
            return fact.text.replace(_VARIANT, "") in output.replace(_VARIANT, "")
        case FactKind.CENTURY:
            return _has_century(fact, found)
        case FactKind.DURATION:
            return _has_duration(fact, found, output)
        case FactKind.CLOCK:
            return _has_clock_time(fact, found, output, language)
        case FactKind.ROMAN if fact.text in _WORD.findall(output):
            return True
    if fact.is_in_words and abs(fact.value) <= _FEW[fact.kind is FactKind.ORDINAL]:
        return True
    return _has_unit(fact, found, output) and (
        _has_amount(fact, found)
        or _is_said_otherwise(fact, output)
        or (not fact.is_in_words and _has_digits(fact, output))
    )


def _has_unit(fact: Fact, found: Sequence[Fact], output: str) -> bool:
    """Tell whether an amount's currency is in the output, or the minus of a temperature."""
    if fact.kind is FactKind.MONEY and fact.unit in _CURRENCY:
        return _CURRENCY[fact.unit].search(output) is not None
    if fact.kind is FactKind.TEMPERATURE and fact.value < 0:
        is_negative = any(one.value == fact.value for one in found)
        return is_negative or _BELOW_ZERO.search(output) is not None
    return True


def _has_duration(fact: Fact, found: Sequence[Fact], output: str) -> bool:
    return _has_amount(fact, found) or any(
        60 * int(hours) + int(minutes) == fact.value
        for hours, minutes in _HOURS_AND_MINUTES.findall(output)
    )


def _has_century(fact: Fact, found: Sequence[Fact]) -> bool:
    """Tell whether a century is there, also as "the 1700s"."""
    ordinals = (FactKind.ORDINAL, FactKind.CENTURY)
    return any(
        (one.kind in ordinals and one.value == fact.value) or one.value == 100 * (fact.value - 1)
        for one in found
    )


def _is_said_otherwise(fact: Fact, output: str) -> bool:
    said = _SAID_OTHERWISE.get(abs(fact.value))
    return said is not None and said.search(output) is not None


def _has_amount(fact: Fact, found: Sequence[Fact]) -> bool:
    return any(_same_value(one, fact) for one in found)


def _same_value(one: Fact, other: Fact) -> bool:
    if _TIMES & {one.kind, other.kind}:
        return one.kind is other.kind and one.value == other.value
    if abs(one.value) == abs(other.value):
        return True
    # "the 1990s" and "les années 90"
    years = sorted((one.value, other.value))
    return 1800 <= years[1] < 2100 and 10 <= years[0] < 100 and years[1] % 100 == years[0]


def _has_clock_time(fact: Fact, found: Sequence[Fact], output: str, language: Language) -> bool:
    times = [one for one in found if one.kind is FactKind.CLOCK]
    for one in times:
        if one.value == fact.value:
            return True
        is_vague = not (one.is_exact and fact.is_exact) and language is not Language.FRENCH
        if is_vague and one.value % _DAY_HALF == fact.value % _DAY_HALF:
            return True
    return any(minutes == fact.value for minutes in find_named_times(output, language))


def _has_digits(fact: Fact, output: str) -> bool:
    """Tell whether the figures of a fact stand in the output, however they are grouped."""
    whole = "".join(_DIGITS.findall(fact.text))
    is_plain = whole and Decimal(whole) == abs(fact.value)
    # French papers use "57,000" for a thousand as well as for a decimal.
    if not (is_plain or _THOUSANDS_OR_DECIMALS.search(fact.text)):
        return False  # a scale or decimals, which only a number of the same value keeps
    joined = _BETWEEN_GROUPS.sub("", output)
    return whole in _DIGITS.findall(output) or whole in _DIGITS.findall(joined)
