"""Measures: numbers with a unit, compared across units: "70mph", "6ft 2in", "14 stone", "62 m²"."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from desktop.reading.article import Language, Span
from desktop.reading.facts.fact import Fact, FactKind
from desktop.reading.facts.number_words import find_number_words
from desktop.reading.facts.unit_names import UNITS

_AMBIGUOUS = {
    Language.FRENCH: frozenset({"livres", "livre", "cent", "cents", "once", "pouce", "pied", "p"}),
    Language.ENGLISH: frozenset({"m", "c", "figure", "figures"}),
}
"""Names that mean something else, too: they count in a translation only."""
_PARTS = {"ft in": ("ft", "in", 12), "st lb": ("st", "lb", 14), "lb oz": ("lb", "oz", 16)}
"""Pairs of units, and how many of the small one make a large one."""
_MARKED = frozenset({"st", "oz", "in", *_PARTS})
"""Units that models don't know."""
_WRITTEN = {
    Language.ENGLISH: frozenset({"cent"}),
    Language.FRENCH: frozenset({"mph", "km/h", "ft", "mi", "p", "m²", "point", "digits"}),
}
"""Units that models keep if they are written in the language they translate into."""
_CONVERTED = Decimal("0.06")
"""A converted measure is rounded by at most this share."""
_BLANK = "[ \u00a0\u202f]"
_FIGURES = {
    Language.ENGLISH: re.compile(r"(?<![\w.,])(?:\d{1,3}(?:,\d{3})++(?:\.\d+)?|\d++(?:\.\d++)?)"),
    Language.FRENCH: re.compile(
        rf"(?<![\w.,])(?:\d{{1,3}}(?:{_BLANK}\d{{3}}(?!\d))++(?:,\d+)?|\d++(?:,\d++)?)"
    ),
}
_LAST_WORD = re.compile(r"[^\W\d][^\W\d²/]{0,20}[²/]?h?$")
_DIGIT = re.compile(r"\d")
_BLANKS = re.compile(_BLANK)
_BY_NAME = {
    language: {name.lower(): key for key, unit in UNITS.items() for name in unit.names[language]}
    for language in _FIGURES
}


def _alternatives(language: Language) -> str:
    names = sorted(_BY_NAME[language], key=len, reverse=True)
    return "|".join(re.escape(name).replace(r"\ ", "[ -]").replace("'", "['’]") for name in names)


_AFTER = {
    language: re.compile(
        rf"(?i)(?P<blank>{_BLANK}|-)?(?P<name>{_alternatives(language)})(?![\w²€$£]|['’]\w|\. ?\d)"
    )
    for language in _FIGURES
}
_NAME = {
    language: re.compile(rf"(?i)(?<![^\W\d])(?P<name>{_alternatives(language)})(?![\w²])")
    for language in _FIGURES
}
_IN_FEET = re.compile(
    r"(?i)(?<![\w.,])(?:(?P<ft>\d{1,2}) ?(?:ft|feet|foot|pieds),? ?(?:et )?(?P<in>\d{1,2}(?:\.\d)?)"
    r"(?: ?(?:inches|inch|ins?|pouces?)|[\"”])?(?!\w)"
    r"|(?P<st>\d{1,2}) ?(?:stone|st) ?(?P<lb>\d{1,2}) ?(?:lbs?|livres)(?!\w)"
    r"|(?P<pounds>\d{1,2}) ?(?:lbs?|livres),? ?(?:et )?(?P<oz>\d{1,2}) ?(?:oz|ounces?|onces?)"
    r"(?!\w))"
)
_LONG_BEHIND = re.compile(
    r"(?i) (?:long|wide|high|tall|deep|ship|boat|tower|wall|pool|race|sprint|hurdles|freestyle"
    r"|final|relay|record|away|apart|above|below|tsunami|waves?)\b"
)
"""What stands behind metres rather than millions: "a 300m ship"."""
_FIGURE_SUM = {
    Language.ENGLISH: re.compile(
        r"(?i)\b(?P<count>two|three|four|five|six|seven|eight|nine|ten|\d{1,2})-figures? "
        r"(?P<noun>[a-z]+)"
    ),
    Language.FRENCH: re.compile(
        r"(?i)\b(?:à|de) (?P<count>deux|trois|quatre|cinq|six|sept|huit|neuf|dix"
        r"|\d{1,2}) chiffres\b"
    ),
}


def find_measures(text: str, language: Language) -> Iterator[Fact]:
    """Yield the numbers that have a unit of length, speed, mass, area, data, power or the like."""
    if language not in _FIGURES:
        return
    for found in _IN_FEET.finditer(text) if _DIGIT.search(text) else ():
        yield _pair(found)
    for found in _FIGURE_SUM[language].finditer(text):
        count = next(iter(find_number_words(found["count"], language)), None)
        value = Decimal(count[1] if count else found["count"])
        yield Fact(FactKind.MEASURE, Span(*found.span()), found[0], value, "digits")
    numbers = [
        (Span(*found.span()), _amount(found[0], language), False)
        for found in _FIGURES[language].finditer(text)
    ]
    numbers += [(span, Decimal(value), True) for span, value in find_number_words(text, language)]
    for span, value, is_in_words in numbers:
        after = _AFTER[language].match(text, span.end)
        if after is None or (is_in_words and not after["blank"]):
            continue
        name = after["name"].lower().replace("’", "'")
        if len(name) == 1 and after["name"] != name:
            continue  # "12 M" are millions
        unit = _BY_NAME[language].get(name) or _BY_NAME[language].get(name.replace("-", " "))
        is_unclear = name in _AMBIGUOUS[language]
        if language is Language.ENGLISH and name == "m":
            is_unclear = _LONG_BEHIND.match(text, after.end()) is None
        if unit is None or is_unclear:
            continue
        whole = Span(span.start, after.end())
        words = text[whole.start : whole.end]
        yield Fact(FactKind.MEASURE, whole, words, value, unit, is_in_words)


def has_measure(
    fact: Fact, found: Iterable[Fact], output: str, language: Language, is_number: bool
) -> bool:
    """Tell whether a translation has a measure, also in another unit, or its number and unit.

    `is_number` tells that its figures are known to be there.
    """
    for one in found:
        if one.kind is FactKind.MEASURE and _is_same(fact, one):
            return True
        is_number = is_number or (abs(one.value) == abs(fact.value) and one.kind in _PLAIN)
    return is_number and fact.unit in _named_units(output, language)


def render_measure(fact: Fact, language: Language, number: str) -> str:
    """Return a measure; `number` is its value as the language writes it."""
    if fact.unit in _PARTS:
        large, small, count = _PARTS[fact.unit]
        whole, rest = divmod(fact.value, count)
        names = [UNITS[name].names[language][0] for name in (large, small)]
        joint = " " if language is Language.FRENCH else ""
        return f"{whole}{joint}{names[0]} {rest.normalize():f}{joint}{names[1]}"
    if fact.unit == "digits":
        return f"à {number} chiffres" if language is Language.FRENCH else f"of {number} figures"
    name = UNITS[fact.unit].names[language][0]
    return f"{number} {name}"


def write_measure(fact: Fact, target: Language, number: str) -> str | None:
    """Return a measure as a model that writes `target` copies it; None if it stays as it is."""
    if fact.unit == "digits" and target is Language.FRENCH:
        noun = fact.text.split()[-1]
        return f"{noun} of {fact.text.split('-')[0]} figures"
    if fact.unit == "m" and target is Language.ENGLISH:
        return f"{number} mètres" if fact.text.endswith("m") else None
    if fact.unit == "m" and target is Language.FRENCH and fact.text.endswith("m"):
        return f"{fact.text[:-1].rstrip()}-metre"
    if fact.unit == "mi" and target is Language.FRENCH:
        return f"{number} milles"
    if fact.unit in _WRITTEN[target]:
        return render_measure(fact, target, number)
    return None


def needs_mark(fact: Fact) -> bool:
    """Tell whether models don't know a measure's unit."""
    return fact.kind is FactKind.MEASURE and fact.unit in _MARKED


def unit_after(fact: Fact, rest: str) -> int:
    """Return the length of the unit that a model copied behind a number in place of a measure."""
    name = _LAST_WORD.search(fact.text)
    unit = name[0].strip() if name else ""
    for copied in (f" {unit}", unit):
        if unit and rest.startswith(copied) and not rest[len(copied) : len(copied) + 1].isalnum():
            return len(copied)
    return 0


_PLAIN = frozenset({FactKind.NUMBER, FactKind.MEASURE, FactKind.ORDINAL, FactKind.SCORE})


def _is_same(fact: Fact, one: Fact) -> bool:
    (mine, dimension), (other, same) = _in_base(fact), _in_base(one)
    if dimension != same:
        return False
    if fact.unit == one.unit:
        return abs(mine) == abs(other)
    return abs(abs(mine) - abs(other)) <= _CONVERTED * abs(mine)


def _in_base(fact: Fact) -> tuple[Decimal, str]:
    key = _PARTS[fact.unit][1] if fact.unit in _PARTS else fact.unit
    return fact.value * UNITS[key].worth, UNITS[key].dimension


def _named_units(text: str, language: Language) -> set[str]:
    if language not in _FIGURES:
        return set()
    found = (one["name"].lower().replace("’", "'") for one in _NAME[language].finditer(text))
    named = {
        _BY_NAME[language].get(name) or _BY_NAME[language].get(name.replace("-", " "))
        for name in found
    }
    return {name for name in named if name is not None}


def _amount(figures: str, language: Language) -> Decimal:
    if language is Language.FRENCH:
        return Decimal(_BLANKS.sub("", figures).replace(",", "."))
    return Decimal(figures.replace(",", ""))


def _pair(found: re.Match[str]) -> Fact:
    if found["ft"]:
        unit, value = "ft in", 12 * Decimal(found["ft"]) + Decimal(found["in"])
    elif found["st"]:
        unit, value = "st lb", 14 * Decimal(found["st"]) + Decimal(found["lb"])
    else:
        unit, value = "lb oz", 16 * Decimal(found["pounds"]) + Decimal(found["oz"])
    return Fact(FactKind.MEASURE, Span(*found.span()), found[0], value, unit)
