"""Comparing the facts of a text with those of its translation, by value."""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from desktop.reading.article import Language
from desktop.reading.facts.calendar_names import has_calendar_name
from desktop.reading.facts.codes import has_code
from desktop.reading.facts.decades_and_ages import has_age, same_decade
from desktop.reading.facts.durations import has_worded
from desktop.reading.facts.fact import Fact, FactKind
from desktop.reading.facts.other_words import is_said_otherwise
from desktop.reading.facts.pairs import has_ratio, has_score
from desktop.reading.facts.regnal import has_regnal
from desktop.reading.facts.spoken_times import find_named_times
from desktop.reading.facts.units import has_measure

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
_NAMED = frozenset(
    {
        FactKind.DECADE,
        FactKind.AGE,
        FactKind.RATIO,
        FactKind.SCORE,
        FactKind.MEASURE,
        FactKind.WEEKDAY,
        FactKind.MONTH,
        FactKind.CODE,
    }
)
"""Kinds whose value is nothing without what it is the value of."""
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
_WORD = re.compile(r"\w+")
_HOURS_AND_MINUTES = re.compile(r"(?<!\d)(\d{1,2})(?:[:.]| ?h(?:ours?)? ?)(\d{2})(?!\d)")
_VARIANT = "\ufe0f"
"""Asks for an emoji in colour; often lost, and not missed."""
_PERCENT = re.compile(r"(?i)%|\bper ?cent|\bpour[- ]?cents?\b|\bpc\b|\bpoints?\b|\bpct\b")
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
        if one.kind is not FactKind.SYMBOL
        and not (one.kind is FactKind.CODE and any(one.text == fact.text for fact in facts))
        and not any(_same_value(one, fact) for fact in facts)
    )


def can_stand_for(added: Fact, lost: Fact) -> bool:
    """Tell whether a fact of a translation can be what became of one that it lost."""
    if FactKind.CODE in (added.kind, lost.kind):
        return False
    if added.kind is lost.kind:
        return True
    if lost.kind in _NAMED:
        numbers = {FactKind.NUMBER, FactKind.PERCENT, FactKind.RATIO, FactKind.SCORE}
        is_same = added.value == lost.value or same_decade(added.value, lost.value)
        is_close = lost.kind is FactKind.MEASURE and added.kind in numbers
        return (is_close or is_same) and added.kind in {
            *numbers,
            FactKind.ORDINAL,
            FactKind.MEASURE,
        }
    if added.kind in _NAMED:
        return False
    if _TIMES & {added.kind, lost.kind}:
        return lost.kind in _TIMES and added.kind in {*_TIMES, FactKind.NUMBER}
    ordinals = {FactKind.ORDINAL, FactKind.CENTURY}
    if added.kind in ordinals or lost.kind in ordinals:
        return added.kind in ordinals and lost.kind in ordinals
    return {added.kind, lost.kind} <= _AMOUNTS


def _is_kept(fact: Fact, found: Sequence[Fact], output: str, language: Language) -> bool:
    known = _is_named_kept(fact, found, output, language)
    if known is not None:
        return known
    if fact.kind is FactKind.ROMAN and fact.text in _WORD.findall(output):
        return True
    if fact.is_in_words and abs(fact.value) <= _FEW[fact.kind is FactKind.ORDINAL]:
        return True
    has_figures = not fact.is_in_words and _has_digits(fact, output)
    if fact.kind is FactKind.MEASURE:
        return has_measure(fact, found, output, language, has_figures)
    return _has_unit(fact, found, output) and (
        _has_amount(fact, found) or is_said_otherwise(fact.value, output) or has_figures
    )


def _is_named_kept(
    fact: Fact, found: Sequence[Fact], output: str, language: Language
) -> bool | None:
    """Tell whether a fact that is more than an amount is kept; None if it is an amount."""
    match fact.kind:
        case FactKind.SYMBOL:
            return fact.text.replace(_VARIANT, "") in output.replace(_VARIANT, "")
        case FactKind.CODE:
            return has_code(fact, output)
        case FactKind.WEEKDAY | FactKind.MONTH:
            return has_calendar_name(fact, output, language)
        case FactKind.RATIO:
            return has_ratio(fact, found, output)
        case FactKind.SCORE:
            return has_score(fact, output)
        case FactKind.DECADE | FactKind.AGE:
            return _has_decade(fact, found, output)
        case FactKind.ROMAN if fact.unit:
            return has_regnal(fact, output)
        case FactKind.CENTURY:
            return _has_century(fact, found)
        case FactKind.DURATION:
            return _has_duration(fact, found, output)
        case FactKind.CLOCK:
            return _has_clock_time(fact, found, output, language)
    return None


def _has_unit(fact: Fact, found: Sequence[Fact], output: str) -> bool:
    """Tell whether a currency or percent sign is in the output, or the minus of a temperature."""
    if fact.kind is FactKind.PERCENT:
        return _PERCENT.search(output) is not None
    if fact.kind is FactKind.MONEY and fact.unit in _CURRENCY:
        return _CURRENCY[fact.unit].search(output) is not None
    if fact.kind is FactKind.TEMPERATURE and fact.value < 0:
        is_negative = any(one.value == fact.value for one in found)
        return is_negative or _BELOW_ZERO.search(output) is not None
    return True


def _has_duration(fact: Fact, found: Sequence[Fact], output: str) -> bool:
    return (
        has_worded(fact, output)
        or _has_amount(fact, found)
        or any(
            60 * int(hours) + int(minutes) == fact.value
            for hours, minutes in _HOURS_AND_MINUTES.findall(output)
        )
    )


def _has_decade(fact: Fact, found: Sequence[Fact], output: str) -> bool:
    kinds = {fact.kind, FactKind.AGE}  # "in the mid-thirties" may be an age
    if any(one.kind in kinds and same_decade(one.value, fact.value) for one in found):
        return True
    return fact.kind is FactKind.AGE and has_age(fact, output)


def _has_century(fact: Fact, found: Sequence[Fact]) -> bool:
    """Tell whether a century is there, also as "the 1700s"."""
    ordinals = (FactKind.ORDINAL, FactKind.CENTURY)
    return any(
        (one.kind in ordinals and one.value == fact.value) or one.value == 100 * (fact.value - 1)
        for one in found
    )


def _has_amount(fact: Fact, found: Sequence[Fact]) -> bool:
    return any(_same_value(one, fact) for one in found)


def _same_value(one: Fact, other: Fact) -> bool:
    if _TIMES & {one.kind, other.kind}:
        return one.kind is other.kind and one.value == other.value
    if FactKind.CODE in (one.kind, other.kind):
        return False
    if FactKind.DECADE in (one.kind, other.kind):
        return one.kind is other.kind and same_decade(one.value, other.value)
    values = _values(one), _values(other)
    return any(abs(mine) == abs(its) for mine in values[0] for its in values[1])


def _values(fact: Fact) -> tuple[Decimal, ...]:
    """Return the numbers of a fact, of which a ratio or a score has two."""
    if fact.kind in (FactKind.RATIO, FactKind.SCORE):
        return fact.value, Decimal(fact.unit)
    return (fact.value,)


def _has_clock_time(fact: Fact, found: Sequence[Fact], output: str, language: Language) -> bool:
    times = [one for one in found if one.kind in _TIMES]  # "au 17h30" looks like a duration
    for one in times:
        if one.value == fact.value:
            return True
        is_vague = not (one.is_exact and fact.is_exact) and language is not Language.FRENCH
        is_vague = is_vague or (fact.is_in_words and not fact.is_exact)
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
