"""Writing a fact as newspapers of a language do: "3,2 milliards d'euros", "€3.2 billion"."""

from decimal import Decimal

from desktop.reading.article import Language
from desktop.reading.facts.clock_times import render_clock_time
from desktop.reading.facts.fact import Fact, FactKind
from desktop.reading.facts.ordinals import render_ordinal

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
    match fact.kind:
        case FactKind.CLOCK | FactKind.DURATION:
            return render_clock_time(fact, language)
        case FactKind.ORDINAL:
            return render_ordinal(int(fact.value), language)
        case FactKind.CENTURY:
            return render_ordinal(int(fact.value), language, is_century=True)
        case FactKind.MONEY:
            return _render_money(fact, language)
        case FactKind.PERCENT:
            number = render_number(fact.value, language)
            return f"{number} %" if language is Language.FRENCH else f"{number}%"
        case FactKind.TEMPERATURE:
            number = render_number(fact.value, language)
            blank = " " if language is Language.FRENCH else ""
            return f"{number}{blank}°{fact.unit}"
        case FactKind.NUMBER if fact.text.isdigit() and len(fact.text) == YEAR_DIGITS:
            return fact.text  # perhaps a year, which has no separators
        case FactKind.NUMBER:
            return _render_scaled(fact.value, language)
        case _:
            return fact.text


def render_number(value: Decimal, language: Language) -> str:
    """Return a number with the language's separators: "1 250,5" or "1,250.5"."""
    sign, plain = ("-", -value) if value < 0 else ("", value)
    whole, _, decimals = f"{plain.normalize():f}".partition(".")
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
            number = value / worth
            return (number, name) if number == round(number, 3) else None
    return None


def _plural(scale: str, number: Decimal, language: Language) -> str:
    if language is not Language.FRENCH or abs(number) < 2:
        return scale
    return f"{scale}s"
