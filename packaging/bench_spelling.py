"""Numbers in French and English words and figures, and patterns of them, for the benches."""

import re

from desktop.reading.article import Language

UNITS_EN = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS_EN = ["-", "-", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
UNITS_FR = [
    "zéro",
    "un",
    "deux",
    "trois",
    "quatre",
    "cinq",
    "six",
    "sept",
    "huit",
    "neuf",
    "dix",
    "onze",
    "douze",
    "treize",
    "quatorze",
    "quinze",
    "seize",
    "dix-sept",
    "dix-huit",
    "dix-neuf",
]
TENS_FR = [
    "-",
    "-",
    "vingt",
    "trente",
    "quarante",
    "cinquante",
    "soixante",
    "soixante",
    "quatre-vingt",
    "quatre-vingt",
]
ENDINGS = {1: "st", 2: "nd", 3: "rd"}
IRREGULAR_ORDINALS = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}
BLANK = "[ \u00a0\u202f]?"


def english(number: int) -> str:
    """Return a number below a million in English words."""
    if number < 20:
        return UNITS_EN[number]
    if number < 100:
        return TENS_EN[number // 10] + (f"-{UNITS_EN[number % 10]}" if number % 10 else "")
    if number < 1000:
        rest = f" and {english(number % 100)}" if number % 100 else ""
        return f"{UNITS_EN[number // 100]} hundred{rest}"
    rest = f" {english(number % 1000)}" if number % 1000 else ""
    return f"{english(number // 1000)} thousand{rest}"


def english_ordinal(number: int) -> str:
    """Return an ordinal below 100 in figures: "23rd"."""
    is_teen = 10 < number < 20
    return f"{number}{'th' if is_teen else ENDINGS.get(number % 10, 'th')}"


def english_ordinal_words(number: int) -> str:
    """Return an ordinal below 100 in English words: "twenty-third"."""
    before, hyphen, last = english(number).rpartition("-")
    regular = f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th"
    return before + hyphen + IRREGULAR_ORDINALS.get(last, regular)


def roman(number: int) -> str:
    """Return a number below 40 as a Roman numeral."""
    units = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
    return "X" * (number // 10) + units[number % 10]


def french(number: int) -> str:
    """Return a number below a million in French words, as France says them."""
    if number < 20:
        return UNITS_FR[number]
    if number < 100:
        ten, unit = divmod(number, 10)
        if ten in (7, 9):
            unit += 10
        if unit == 0:
            return TENS_FR[ten] + ("s" if number == 80 else "")
        joint = " et " if unit in (1, 11) and ten < 8 else "-"
        return f"{TENS_FR[ten]}{joint}{UNITS_FR[unit]}"
    if number < 1000:
        hundred = "cent" if number < 200 else f"{UNITS_FR[number // 100]} cent"
        return (
            f"{hundred} {french(number % 100)}" if number % 100 else hundred + "s" * (number >= 200)
        )
    thousand = "mille" if number < 2000 else f"{_invariable(french(number // 1000))} mille"
    return f"{thousand} {french(number % 1000)}" if number % 1000 else thousand


def _invariable(words: str) -> str:
    """Return a French number as it stands before "mille": "quatre-vingt", "deux cent"."""
    return words[:-1] if words.endswith(("cents", "vingts")) else words


def grouped(number: int, language: Language) -> str:
    """Return a number in figures, as the language groups them."""
    return f"{number:,}".replace(",", " " if language is Language.FRENCH else ",")


def figures(number: int) -> str:
    """Return the pattern of a number in figures, however grouped."""
    return r"(?<![\d.,])" + f"{number:,}".replace(",", r"[ ,.\u00a0\u202f]?") + r"(?![\d]|[.,]\d)"


def spelled(number: int, language: Language) -> str:
    """Return the pattern of a number in figures or in the language's words."""
    words = english(number) if language is Language.ENGLISH else french(number)
    loose = (
        re.escape(words).replace(r"\-", "[- ]").replace(r"\ ", "[- ]").replace("and", "(?:and)?")
    )
    return rf"{figures(number)}|\b{loose}s?\b"
