"""Number words: "quatre-vingt-dix-sept" and "ninety-seven", with their values.

What a word is worth is known to text2num; here is only where the words of one number begin and end.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from desktop.reading.article import Language, Span

FRENCH_WORDS = (
    "zéro|une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize"
    "|vingts?|trente|quarante|cinquante|soixante|septante|huitante|octante|nonante|cents?|mille"
)
ENGLISH_WORDS = (
    "zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    "|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
    "|hundred|thousand"
)
_FRENCH = re.compile(
    rf"(?i)(?<![\w'-])(?:{FRENCH_WORDS})\b"
    rf"(?:(?:-et-|[ -]et[ -](?=une?\b|onze\b)|[ -])(?:{FRENCH_WORDS})\b)*+"
    r"(?!\w)"
)
_ENGLISH = re.compile(
    rf"(?i)(?<![\w'-])(?:a (?=hundred\b|thousand\b))?(?:{ENGLISH_WORDS})\b"
    rf"(?:(?: and | ?- ?| )(?:{ENGLISH_WORDS})\b)*+(?!\w)"
)
_UNJOINED = re.compile(
    r"(?<=ty) (?=(?:one|two|three|four|five|six|seven|eight|nine)\b)"
    r"|(?<=nte|ngt) (?=(?:deux|trois|quatre|cinq|six|sept|huit|neuf)\b)"
)
"""A blank where the hyphen of "sixty-six" or "soixante-six" was left out."""
_TOKEN = re.compile(r"\w+")
COLLECTIVES = {
    Language.FRENCH: {
        "dizaine": 10,
        "douzaine": 12,
        "quinzaine": 15,
        "vingtaine": 20,
        "trentaine": 30,
        "quarantaine": 40,
        "cinquantaine": 50,
        "soixantaine": 60,
        "centaine": 100,
        "millier": 1000,
    },
    Language.ENGLISH: {"dozen": 12, "score": 20},
}
"""Words for about so many; without a number before it, the plural says nothing exact."""


def find_number_words(text: str, language: Language) -> Iterator[tuple[Span, int]]:
    """Yield each number that is written in words, and its value, in order.

    "Un" and "one" alone are left out, since they are rarely meant as numbers.
    """
    pattern = {Language.FRENCH: _FRENCH, Language.ENGLISH: _ENGLISH}.get(language)
    if pattern is None:
        return
    for found in pattern.finditer(text):
        numbers = list(_split(found[0].lower(), language))
        if language is Language.ENGLISH and len(numbers) == 2 and _is_year(numbers):
            yield Span(*found.span()), 100 * numbers[0][1] + numbers[1][1]
            continue
        for inside, value in numbers:
            span = Span(found.start() + inside.start, found.start() + inside.end)
            if text[span.start : span.end].lower() not in ("un", "une", "one"):
                yield span, value


def _split(words: str, language: Language) -> Iterator[tuple[Span, int]]:
    """Yield the numbers in a run of number words: the longest that are one, from the left."""
    tokens = list(_TOKEN.finditer(words))
    first = 0
    while first < len(tokens):
        for last in range(len(tokens), first, -1):
            span = Span(tokens[first].start(), tokens[last - 1].end())
            value = word_value(words[span.start : span.end], language)
            if value is not None:
                yield span, value
                break
        else:
            last = first + 1
        first = last


def _is_year(numbers: list[tuple[Span, int]]) -> bool:
    """Tell whether two numbers are a year such as "nineteen eighty-four"."""
    (before, century), (after, rest) = numbers
    return after.start - before.end == 1 and 11 <= century <= 20 and 10 <= rest <= 99


@cache
def word_value(words: str, language: Language) -> int | None:
    """Return the value of a number in small letters, None if the words aren't one number."""
    words = _UNJOINED.sub("-", words)
    plain = words.replace("huitante", "quatre-vingts").replace("octante", "quatre-vingts")
    if plain.startswith("a "):
        plain = "one" + plain[1:]
    try:
        return int(_parser()(plain, language.value))
    except ValueError:
        return None


@cache
def _parser() -> Any:
    from text_to_num import text2num  # compiled code, needed only to translate

    return text2num


def spell_number(value: int, language: Language) -> str | None:
    """Return a number up to 100 in words, None where they depend on a noun's gender."""
    if not 0 <= value <= 100:
        return None
    if language is Language.FRENCH and value % 10 == 1 and value not in (11, 71, 91):
        return None  # "vingt et un" or "vingt et une"
    if value == 100:
        return "cent" if language is Language.FRENCH else "one hundred"
    words = (FRENCH_WORDS if language is Language.FRENCH else ENGLISH_WORDS).split("|")
    tens = {word_value(word.rstrip("?"), language): word for word in words}
    if language is not Language.FRENCH:
        return tens.get(value) or f"{tens[value - value % 10]}-{tens[value % 10]}"
    return _spell_french(value)


def _spell_french(value: int) -> str:
    units = ("", "un", *FRENCH_WORDS.split("|")[2:17], "dix-sept", "dix-huit", "dix-neuf")
    if value < len(units):
        return units[value] or "zéro"
    if value >= 80:
        return f"quatre-vingt-{units[value - 80]}" if value > 80 else "quatre-vingts"
    ten = {2: "vingt", 3: "trente", 4: "quarante", 5: "cinquante"}.get(value // 10, "soixante")
    rest = value - (60 if value >= 60 else value - value % 10)
    joint = " et " if rest in (1, 11) else "-"
    return f"{ten}{joint}{units[rest]}" if rest else ten
