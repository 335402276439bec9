"""Weekdays and months by name: "mardi 14 février", "Tuesday, 14 Feb"."""

import re
from collections.abc import Iterator
from decimal import Decimal

from desktop.reading.article import Language, Span
from desktop.reading.facts.fact import Fact, FactKind

# Babel knows these names, too, but takes 0.2 s to be imported.
WEEKDAYS = {
    Language.FRENCH: (
        "lundi",
        "mardi",
        "mercredi",
        "jeudi",
        "vendredi",
        "samedi",
        "dimanche",
    ),
    Language.ENGLISH: (
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
    ),
}
MONTHS = {
    Language.FRENCH: (
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ),
    Language.ENGLISH: (
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
}
_SHORT = {
    Language.FRENCH: {"janv": 1, "févr": 2, "avr": 4, "juil": 7, "sept": 9, "oct": 10, "nov": 11},
    Language.ENGLISH: {
        "Jan": 1,
        "Feb": 2,
        "Apr": 4,
        "Aug": 8,
        "Sept": 9,
        "Sep": 9,
        "Oct": 10,
        "Nov": 11,
        "Dec": 12,
    },
}
"""Abbreviations that stand beside a day in figures."""
_NAME = re.compile(r"(?<![\w@#.-])[^\W\d_]{3,10}(?![\w@])")
_ALSO_VERB = frozenset({"March", "May"})
_BESIDE_DATE = re.compile(
    r"(?:\d(?:st|nd|rd|th)?(?: of)?"
    r"|\b(?i:in|last|next|since|until|by|early|late|mid|of|this|from|to|and))[ -]$"
)
_IN_FIGURES = re.compile(r"(?<![\d./-])\d{1,2}[./-](?P<month>[01]?\d)[./-](?:\d{4}|\d\d)(?!\d)")
_DAY_BEFORE = re.compile(r"\d(?:st|nd|rd|th|er)? $")
_DAY_AFTER = re.compile(r"\.? \d")


def find_calendar_names(text: str, language: Language) -> Iterator[Fact]:
    """Yield the weekdays, and the months that can't be another word."""
    if language not in WEEKDAYS:
        return
    for found in _NAME.finditer(text):
        word = found[0]
        fact = _value(word, language)
        if fact is None and word.endswith("s"):
            fact = _value(word[:-1], language)
            fact = fact if fact and fact[0] is FactKind.WEEKDAY else None  # "lundis", never "mais"
        if fact is not None:
            kind, value, is_short = fact
            before = text[max(0, found.start() - 8) : found.start()]
            is_dated = _DAY_AFTER.match(text, found.end()) or _DAY_BEFORE.search(before)
            if is_short and not is_dated:
                continue
            if word in _ALSO_VERB and not (is_dated or _BESIDE_DATE.search(before)):
                continue
            end = found.end() + (is_short and text[found.end() : found.end() + 1] == ".")
            unit = "short" if is_short else ""
            yield Fact(
                kind, Span(found.start(), end), text[found.start() : end], Decimal(value), unit
            )


def has_calendar_name(fact: Fact, output: str, language: Language) -> bool:
    """Tell whether a weekday or month is in a translation, in whatever case or abbreviation."""
    if language not in WEEKDAYS:
        return True
    names = WEEKDAYS[language] if fact.kind is FactKind.WEEKDAY else MONTHS[language]
    index = int(fact.value) - (fact.kind is FactKind.MONTH)
    wanted = names[index].lower()
    short = {word.lower() for word, value in _SHORT[language].items() if value == fact.value}
    for found in _NAME.finditer(output):
        word = found[0].lower()
        if wanted in (word, word.removesuffix("s")):
            return True
        if (fact.kind is FactKind.MONTH and word in short) or (
            fact.kind is FactKind.WEEKDAY and language is Language.ENGLISH and word == wanted[:3]
        ):
            return True
    return fact.kind is FactKind.MONTH and any(
        int(found["month"]) == fact.value for found in _IN_FIGURES.finditer(output)
    )


def render_calendar_name(fact: Fact, language: Language) -> str:
    """Return the full name of a weekday or month."""
    if fact.kind is FactKind.WEEKDAY:
        return WEEKDAYS[language][int(fact.value)]
    return MONTHS[language][int(fact.value) - 1]


def _value(word: str, language: Language) -> tuple[FactKind, int, bool] | None:
    # A French name is in small letters; at the beginning of a sentence in a capital one.
    name = word.lower() if language is Language.FRENCH and word[1:].islower() else word
    if name in WEEKDAYS[language]:
        return FactKind.WEEKDAY, WEEKDAYS[language].index(name), False
    if language is Language.FRENCH and word == "Mars":
        return None  # the planet
    if name in MONTHS[language]:
        return FactKind.MONTH, MONTHS[language].index(name) + 1, False
    short = _SHORT[language].get(name)
    return (FactKind.MONTH, short, True) if short else None
