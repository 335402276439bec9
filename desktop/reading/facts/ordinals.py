"""Ordinals, centuries and Roman numerals: "23e", "twenty-third", "XIIe siècle", "Louis XIV"."""

import re
from collections.abc import Iterator
from decimal import Decimal

from desktop.reading.article import Language, Span
from desktop.reading.facts.fact import Fact, FactKind
from desktop.reading.facts.number_words import ENGLISH_WORDS, FRENCH_WORDS, find_number_words

_ROMAN = r"(?![LC](?![IVXLC]))(?=[IVXLC])(?:C{0,3})(?:X[LC]|L?X{0,3})(?:I[XV]|V?I{0,3})"
_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_FRENCH_CENTURY = re.compile(
    rf"(?<![\w.-])(?P<number>{_ROMAN}|\d{{1,2}})(?:ème|eme|e|er|ᵉ)(?= ?s(?:iècles?|\.))"
)
_FRENCH_PAIR = re.compile(
    rf"(?<![\w.-])(?P<number>{_ROMAN}|\d{{1,2}})(?:ème|eme|e|er|ᵉ)"
    rf"(?= (?:et|ou|au|-) (?:au |le |du )?"
    rf"(?:{_ROMAN}|\d{{1,2}})(?:ème|eme|e|er|ᵉ) siècles?)"
)
_FRENCH_ROMAN = re.compile(
    rf"(?<![\w.-])(?P<number>(?=[IVX]){_ROMAN})(?:èmes?|emes?|es?|ᵉ|(?<=II)nde?|(?<=I)(?:ère|re"
    rf"|er))(?![\w'’])"
)
"""A Roman ordinal of something else than a century: "Ve République", "XVIe arrondissement"."""
_ENGLISH_CENTURY = re.compile(
    r"(?<![\w.])(?P<number>\d{1,2})(?:st|nd|rd|th)(?=[ -](?:century|centuries)| (?:and|to|or) "
    r"(?:the )?\d{1,2}(?:st|nd|rd|th) centur)"
)
_FIGURES = {
    Language.FRENCH: re.compile(
        r"(?<![\w.,])(?P<number>\d{1,4})(?:ème|eme|er|ère|nde|nd|e|ᵉ)s?(?!\w| de finale)"
    ),
    Language.ENGLISH: re.compile(r"(?<![\w.,])(?P<number>\d{1,4}(?:,\d{3})?)(?:st|nd|rd|th)(?!\w)"),
}
_ENGLISH_UNITS = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "eleventh": 11,
    "twelfth": 12,
    "thirteenth": 13,
    "fourteenth": 14,
    "fifteenth": 15,
    "sixteenth": 16,
    "seventeenth": 17,
    "eighteenth": 18,
    "nineteenth": 19,
    "twentieth": 20,
    "thirtieth": 30,
    "fortieth": 40,
    "fiftieth": 50,
    "sixtieth": 60,
    "seventieth": 70,
    "eightieth": 80,
    "ninetieth": 90,
    "hundredth": 100,
}
_ENGLISH_ORDINAL = re.compile(
    rf"(?i)(?<![\w'-])(?:(?:{ENGLISH_WORDS})[ -](?:and )?){{0,8}}+"
    rf"(?P<last>{'|'.join(_ENGLISH_UNITS)})(?!\w)"
)
_FRENCH_ORDINAL = re.compile(
    rf"(?i)(?<![\w'-])(?P<stem>(?:(?:{FRENCH_WORDS})(?:-et-| et |[ -])){{0,16}}+[a-zé]{{1,20}}?)"
    r"ièmes?(?![\w-])"
)
_FRENCH_STEMS = {
    "un": "un",
    "quatr": "quatre",
    "cinqu": "cinq",
    "neuv": "neuf",
    "onz": "onze",
    "douz": "douze",
    "treiz": "treize",
    "quatorz": "quatorze",
    "quinz": "quinze",
    "seiz": "seize",
    "trent": "trente",
    "quarant": "quarante",
    "cinquant": "cinquante",
    "soixant": "soixante",
    "nonant": "nonante",
    "septant": "septante",
    "mill": "mille",
}
_FRENCH_STEM = re.compile(r"[a-zé]{1,20}$")
_CENTURY = re.compile(r"(?i)[ -](?:century|centuries|siècles?)\b")
_RULER = re.compile(
    rf"(?<=[a-zéèïü] )(?P<number>(?=[IVX]{{2,}}\b|[VX]\b|[IVXL]{{3,}}\b){_ROMAN})(?![\w'’-]|\.\w)"
)
"""A numeral after a name or noun in lower case letters: Louis XIV, Jean-Paul II, Article IV."""


NAME = "name"
"""Unit of a Roman ordinal before a capital: "Ve République"."""


def find_ordinals(text: str, language: Language) -> Iterator[Fact]:
    """Yield centuries, ordinals in figures and words, and Roman numerals after a name."""
    if language is Language.FRENCH:
        for pattern in (_FRENCH_CENTURY, _FRENCH_PAIR):
            yield from _in_figures(pattern, text, FactKind.CENTURY)
        yield from _in_figures(_FRENCH_ROMAN, text, FactKind.ORDINAL)
    elif language is Language.ENGLISH:
        yield from _in_figures(_ENGLISH_CENTURY, text, FactKind.CENTURY)
    if language in _FIGURES:
        yield from _in_figures(_FIGURES[language], text, FactKind.ORDINAL)
        yield from _in_words(text, language)
    for found in _RULER.finditer(text):
        value = Decimal(roman_value(found["number"]))
        yield Fact(FactKind.ROMAN, Span(*found.span()), found[0], value)


def roman_value(numeral: str) -> int:
    """Return the value of a Roman numeral."""
    values = [_VALUES[letter] for letter in numeral]
    return sum(
        -value if value < max(values[place:]) else value for place, value in enumerate(values)
    )


def roman_numeral(value: int) -> str:
    """Return a number from 1 to 399 as a Roman numeral."""
    steps = (
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    )
    numeral = ""
    for worth, letters in steps:
        count, value = divmod(value, worth)
        numeral += letters * count
    return numeral


def render_ordinal(value: int, language: Language, is_century: bool = False) -> str:
    """Return an ordinal in figures: "XIIe" for a French century, "23e", "1er", "23rd"."""
    if language is Language.FRENCH:
        ending = "er" if value == 1 else "e"
        return (roman_numeral(value) if is_century else str(value)) + ending
    teens = 10 <= value % 100 <= 20
    return f"{value}{'th' if teens else {1: 'st', 2: 'nd', 3: 'rd'}.get(value % 10, 'th')}"


def _in_figures(pattern: re.Pattern[str], text: str, kind: FactKind) -> Iterator[Fact]:
    for found in pattern.finditer(text):
        number = found["number"].replace(",", "")
        value = int(number) if number.isdigit() else roman_value(number)
        is_name = text[found.end() : found.end() + 2].strip().isupper()
        unit = NAME if is_name and pattern is _FRENCH_ROMAN else ""
        yield Fact(kind, Span(*found.span()), found[0], Decimal(value), unit)


def _in_words(text: str, language: Language) -> Iterator[Fact]:
    pattern = _ENGLISH_ORDINAL if language is Language.ENGLISH else _FRENCH_ORDINAL
    for found in pattern.finditer(text):
        value = _word_value(found, language)
        if value is not None and value > 1:
            kind = FactKind.CENTURY if _CENTURY.match(text, found.end()) else FactKind.ORDINAL
            yield Fact(kind, Span(*found.span()), found[0], Decimal(value), is_in_words=True)


def _word_value(found: re.Match[str], language: Language) -> int | None:
    """Return the value of an ordinal in words, by that of the number it comes from."""
    if language is Language.ENGLISH:
        last = _ENGLISH_UNITS[found["last"].lower()]
        before = found[0][: -len(found["last"])].rstrip(" -")
        counts = [value for _, value in find_number_words(before, language)]
        if len(counts) != 1:
            return last
        return counts[0] * last if last == 100 else counts[0] + last
    stem = found["stem"].lower()
    last_word = _FRENCH_STEM.search(stem)
    if last_word is None:
        return None
    cardinal = stem[: last_word.start()] + _FRENCH_STEMS.get(last_word[0], last_word[0])
    numbers = list(find_number_words(cardinal, language))
    is_number = bool(numbers) and numbers[-1][0].end == len(cardinal)
    is_fraction = len(numbers) > 1 or (is_number and numbers[-1][1] >= 100)
    if not is_number or (is_fraction and found[0].lower().endswith("s")):
        return None  # another word in -ième, or "deux centièmes"
    return numbers[-1][1]
