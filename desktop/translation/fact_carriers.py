"""How facts are written for a compact model, so that it copies them."""

from collections.abc import Callable
from decimal import Decimal

from desktop.reading.article import DIRECTIONS, Direction, Language
from desktop.reading.facts import codes, units
from desktop.reading.facts.decades_and_ages import write_age
from desktop.reading.facts.durations import is_worded_or_long
from desktop.reading.facts.fact import Fact, FactKind
from desktop.reading.facts.ordinals import NAME, render_ordinal
from desktop.reading.facts.pairs import write_pair
from desktop.reading.facts.regnal import is_war
from desktop.reading.facts.rendering import render, render_number

_SMALL_WORDS = 17
"""Numbers in words below this are left to the model, which knows them."""
_IDIOMATIC = frozenset({Decimal(100), Decimal(1000), Decimal(1_000_000), Decimal(1_000_000_000)})
_COLLECTIVE_ENDINGS = ("aine", "aines", "ier", "iers", "dozen", "score", "scores")
_WORDS_KNOWN = 10
"""Ordinals up to this are left to the model."""
_NAMED_TIMES = frozenset({"midi", "minuit", "noon", "midday", "midnight"})
_FRENCH_ORDINALS = (
    "Première",
    "Deuxième",
    "Troisième",
    "Quatrième",
    "Cinquième",
    "Sixième",
    "Septième",
    "Huitième",
    "Neuvième",
    "Dixième",
)
_THIS_CENTURY, _LAST_CENTURY = 2000, 1900
_UNCLEAR_DECADES = frozenset({Decimal(10), Decimal(20)})
"""Decades that may be of the last century or of this one."""


def carry(fact: Fact, direction: Direction) -> str | None:
    """Return how a fact is written for the model; None if it stays as it is."""
    carrier = _CARRIERS.get(fact.kind)
    return carrier(fact, direction) if carrier and direction in DIRECTIONS else None


def needs_mark(fact: Fact) -> bool:
    """Tell whether models lose a fact in whatever form they get it."""
    if fact.kind is FactKind.TEMPERATURE:
        return fact.value < 0 or "°" in fact.text  # signs that models lose
    return fact.kind is FactKind.SYMBOL or codes.needs_mark(fact) or units.needs_mark(fact)


def _carry_clock(fact: Fact, direction: Direction) -> str | None:
    return None if fact.text.lower() in _NAMED_TIMES else render(fact, direction.target)


def _carry_money(fact: Fact, direction: Direction) -> str:
    # The long form: models have hardly seen "3,2 Md€", and take "livres" for books.
    return render(fact, direction.target if fact.unit == "GBP" else Language.FRENCH)


def _carry_measure(fact: Fact, direction: Direction) -> str | None:
    number = render_number(fact.value, direction.source)
    written = units.write_measure(fact, direction.target, number)
    return written or _carry_number(fact, direction)


def _carry_duration(fact: Fact, direction: Direction) -> str | None:
    if not is_worded_or_long(fact):
        return render(fact, direction.target)
    if direction.target is Language.ENGLISH and fact.is_in_words:
        return None
    is_seconds = not fact.is_in_words and fact.value < 1
    return render(fact, direction.source if is_seconds else direction.target)


def _carry_decade(fact: Fact, direction: Direction) -> str | None:
    if direction.target is Language.ENGLISH:
        return render(fact, Language.ENGLISH)
    if fact.value in _UNCLEAR_DECADES:
        return None
    if fact.value < 100:
        return f"{_LAST_CENTURY + fact.value}s"
    if fact.value < _LAST_CENTURY or fact.value >= _THIS_CENTURY:
        return render(fact, Language.FRENCH)
    return None


def _carry_regnal(fact: Fact, direction: Direction) -> str | None:
    if not fact.unit:
        return None
    if is_war(fact):
        return render(fact, Language.ENGLISH) if direction.source is Language.ENGLISH else None
    return render(fact, direction.target)


def _carry_ordinal(fact: Fact, direction: Direction) -> str | None:
    if direction.target is Language.ENGLISH:
        is_roman = fact.text[0] in "IVX" and not fact.is_in_words
        if is_roman and 1 < fact.value <= len(_FRENCH_ORDINALS):
            words = _FRENCH_ORDINALS[int(fact.value) - 1]
            return words if fact.unit == NAME else words.lower()
        if is_roman or fact.value > _WORDS_KNOWN:
            return render_ordinal(int(fact.value), Language.ENGLISH)
    return _carry_number(fact, direction)


def _carry_number(fact: Fact, direction: Direction) -> str | None:
    if fact.is_in_words and fact.text[0].isupper() and fact.span.start:
        return None  # part of a title or a name: "Les Quatre Cents Coups"
    if _is_half(fact):
        return render(fact, direction.source)
    is_long = abs(fact.value) >= _SMALL_WORDS and fact.value not in _IDIOMATIC
    if not (fact.is_in_words and is_long) or fact.text.lower().endswith(_COLLECTIVE_ENDINGS):
        return None
    if fact.kind is FactKind.NUMBER and fact.value >= 10**6:
        return None
    return render(fact, direction.source)


def _is_half(fact: Fact) -> bool:
    return fact.kind is FactKind.NUMBER and fact.text.lower().endswith(("et demi", "et demie"))


_CARRIERS: dict[FactKind, Callable[[Fact, Direction], str | None]] = {
    FactKind.CLOCK: _carry_clock,
    FactKind.DURATION: _carry_duration,
    FactKind.MONEY: _carry_money,
    FactKind.CENTURY: lambda fact, direction: render_ordinal(int(fact.value), direction.target),
    FactKind.PERCENT: lambda fact, direction: render(fact, direction.source),
    FactKind.DECADE: _carry_decade,
    FactKind.AGE: lambda fact, direction: write_age(fact, direction.target),
    FactKind.RATIO: lambda fact, direction: write_pair(fact, direction.target),
    FactKind.SCORE: lambda fact, direction: write_pair(fact, direction.target),
    FactKind.CODE: lambda fact, direction: codes.write_code(fact, direction.target),
    FactKind.MEASURE: _carry_measure,
    FactKind.MONTH: lambda fact, direction: render(fact, direction.source) if fact.unit else None,
    FactKind.ROMAN: _carry_regnal,
    FactKind.ORDINAL: _carry_ordinal,
    FactKind.NUMBER: _carry_number,
}
