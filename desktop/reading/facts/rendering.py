"""Writing a fact as newspapers of a language do: "3,2 milliards d'euros", "€3.2 billion"."""

from collections.abc import Callable
from decimal import Decimal

from desktop.reading.article import Language
from desktop.reading.facts.calendar_names import render_calendar_name
from desktop.reading.facts.clock_times import render_clock_time
from desktop.reading.facts.codes import render_code
from desktop.reading.facts.decades_and_ages import render_age, render_decade
from desktop.reading.facts.durations import is_worded_or_long, render_duration
from desktop.reading.facts.fact import Fact, FactKind
from desktop.reading.facts.ordinals import render_ordinal
from desktop.reading.facts.pairs import render_pair
from desktop.reading.facts.regnal import render_regnal
from desktop.reading.facts.units import render_measure

_FRENCH_SCALES = ((10**9, "milliard"), (10**6, "million"))
_ENGLISH_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))
_FRENCH_CURRENCIES = {
    "EUR": "euro",
    "USD": "dollar",
    "GBP": "livre",
    "JPY": "yen",
    "CHF": "franc suisse",
    "AUD": "dollar australien",
    "CAD": "dollar canadien",
}
_ENGLISH_SIGNS = {
    "EUR": "€",
    "USD": "$",
    "GBP": "£",
    "JPY": "¥",
    "CHF": "CHF ",
    "AUD": "A$",
    "CAD": "C$",
}
_VOWELS = "aeiou"
YEAR_DIGITS = 4


def render(fact: Fact, language: Language) -> str:
    """Return a fact in figures, with plain blanks and apostrophes."""
    renderer = _RENDERERS.get(fact.kind)
    return fact.text if renderer is None else renderer(fact, language)


def render_number(value: Decimal, language: Language) -> str:
    """Return a number with the language's separators: "1 250,5" or "1,250.5"."""
    sign, plain = ("-", -value) if value < 0 else ("", value)
    whole, _, decimals = f"{plain:f}".partition(".")
    groups = f"{int(whole):,}"
    if language is Language.FRENCH:
        return sign + groups.replace(",", " ") + ("," + decimals if decimals else "")
    return sign + groups + ("." + decimals if decimals else "")


def _render_scaled(value: Decimal, language: Language) -> str:
    """Return a number, in millions or more if it is round and long."""
    scaled = _scaled(value, language)
    if scaled is None:
        return render_number(value, language)
    number, scale = scaled
    return f"{render_number(number, language)} {_plural(scale, number, language)}"


def _render_money(fact: Fact, language: Language) -> str:
    if language is not Language.FRENCH:
        sign = _ENGLISH_SIGNS.get(fact.unit, f"{fact.unit} ")
        minus, value = ("-", -fact.value) if fact.value < 0 else ("", fact.value)
        return f"{minus}{sign}{_render_scaled(value, language)}"
    currency = _FRENCH_CURRENCIES.get(fact.unit, fact.unit)
    name = currency
    if abs(fact.value) >= 2 and currency.islower():
        first, _, rest = currency.partition(" ")
        name = f"{first}s {rest}s" if rest else f"{first}s"
    scaled = _scaled(fact.value, language)
    if scaled is None:
        return f"{render_number(fact.value, language)} {name}"
    number, scale = scaled
    of = "d'" if name[0] in _VOWELS else "de "
    return f"{render_number(number, language)} {_plural(scale, number, language)} {of}{name}"


def _scaled(value: Decimal, language: Language) -> tuple[Decimal, str] | None:
    """Return a number of millions or more with its scale, if at most three digits are left over."""
    scales = _FRENCH_SCALES if language is Language.FRENCH else _ENGLISH_SCALES
    for worth, name in scales:
        if abs(value) >= worth:
            number = (value / worth).normalize()
            return (number, name) if number == round(number, 3) else None
    return None


def _plural(scale: str, number: Decimal, language: Language) -> str:
    if language is not Language.FRENCH or abs(number) < 2:
        return scale
    return f"{scale}s"


def _render_percent(fact: Fact, language: Language) -> str:
    blank = " " if language is Language.FRENCH else ""
    return f"{render_number(fact.value, language)}{blank}%"


def _render_temperature(fact: Fact, language: Language) -> str:
    number = render_number(fact.value, language)
    if not fact.unit and fact.is_in_words:
        return f"{number} {'degrés' if language is Language.FRENCH else 'degrees'}"
    blank = " " if language is Language.FRENCH else ""
    return f"{number}{blank}°{fact.unit}"


def _render_number_fact(fact: Fact, language: Language) -> str:
    if fact.text.isdigit() and len(fact.text) == YEAR_DIGITS:
        return fact.text  # perhaps a year, which has no separators
    return _render_scaled(fact.value, language)


def _render_duration(fact: Fact, language: Language) -> str:
    if is_worded_or_long(fact):
        return render_duration(fact, language)
    return render_clock_time(fact, language)


def _render_roman(fact: Fact, language: Language) -> str:
    return render_regnal(fact, language) if fact.unit else fact.text


_RENDERERS: dict[FactKind, Callable[[Fact, Language], str]] = {
    FactKind.CLOCK: render_clock_time,
    FactKind.DURATION: _render_duration,
    FactKind.ORDINAL: lambda fact, language: render_ordinal(int(fact.value), language),
    FactKind.CENTURY: lambda fact, language: render_ordinal(int(fact.value), language, True),
    FactKind.MONEY: _render_money,
    FactKind.PERCENT: _render_percent,
    FactKind.TEMPERATURE: _render_temperature,
    FactKind.MEASURE: lambda fact, language: render_measure(
        fact, language, render_number(fact.value, language)
    ),
    FactKind.DECADE: render_decade,
    FactKind.AGE: render_age,
    FactKind.RATIO: render_pair,
    FactKind.SCORE: render_pair,
    FactKind.WEEKDAY: render_calendar_name,
    FactKind.MONTH: render_calendar_name,
    FactKind.CODE: lambda fact, _: render_code(fact),
    FactKind.ROMAN: _render_roman,
    FactKind.NUMBER: _render_number_fact,
}
