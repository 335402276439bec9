"""Quantities: numbers in figures and words, with their scale, currency, percent or degrees."""

import re
from collections.abc import Iterator
from decimal import Decimal

from desktop.reading.article import Language, Span
from desktop.reading.facts.fact import Fact, FactKind
from desktop.reading.facts.number_words import COLLECTIVES, find_number_words

_BLANK = "[ \u00a0\u202f]"
_FIGURE = {
    Language.ENGLISH: r"\d{1,3}(?:,\d{3})++(?:\.\d+)?|\d++(?:\.\d++)?",
    Language.FRENCH: rf"\d{{1,3}}(?:(?:{_BLANK}|\.)\d{{3}}(?!\d)){{1,10}}+(?:,\d+)?|\d++(?:,\d++)?",
}
_FRENCH_GROUPS = re.compile(rf"{_BLANK}|\.(?=\d{{3}}(?!\d))")
_SCALES = {
    Language.ENGLISH: {
        "thousand": 10**3,
        "k": 10**3,
        "million": 10**6,
        "millions": 10**6,
        "m": 10**6,
        "mn": 10**6,
        "billion": 10**9,
        "billions": 10**9,
        "bn": 10**9,
        "b": 10**9,
        "trillion": 10**12,
        "trillions": 10**12,
        "tn": 10**12,
    },
    Language.FRENCH: {
        "mille": 10**3,
        "milles": 10**3,
        "k": 10**3,
        "million": 10**6,
        "millions": 10**6,
        "m": 10**6,
        "mio": 10**6,
        "milliard": 10**9,
        "milliards": 10**9,
        "md": 10**9,
        "mds": 10**9,
        "mrd": 10**9,
        "billion": 10**12,
        "billions": 10**12,
    },
}
_SHORT = frozenset({"k", "m", "mn", "b", "bn", "tn", "mio", "md", "mds", "mrd"})
_SIGNS = {
    "€": "EUR",
    "$": "USD",
    "£": "GBP",
    "¥": "JPY",
    "US$": "USD",
    "A$": "AUD",
    "C$": "CAD",
    "CHF": "CHF",
}
_SIGN = r"US\$|A\$|C\$|[€$£¥]|CHF"
_CURRENCY_WORDS = {
    "euro": "EUR",
    "euros": "EUR",
    "dollar": "USD",
    "dollars": "USD",
    "livres sterling": "GBP",
    "livre sterling": "GBP",
    "pounds sterling": "GBP",
    "yen": "JPY",
    "yens": "JPY",
    "eur": "EUR",
    "usd": "USD",
    "gbp": "GBP",
    "francs suisses": "CHF",
    "swiss francs": "CHF",
    "quid": "GBP",
}
_CURRENCY_NAMES = "|".join(map(re.escape, sorted(_CURRENCY_WORDS, key=len, reverse=True)))
"""Pounds and "livres" alone may be weights or books, and are left out."""
_HALF = re.compile(rf"(?i)^{_BLANK}et{_BLANK}demie?\b")

_COUNTED = re.compile(r" (?:people|men|women|children|[a-z]{2,20}[^s\W\d]s)\b")
"""What is counted in millions rather than measured in metres: "2m customers"."""
_BELOW_ZERO = re.compile(r"(?i)\b(?:moins|minus) $")
_DEGREES = re.compile(r"(?i) (?:degrés?|degrees?)(?: (?P<unit>C|F|Celsius|Fahrenheit)\b)?")


def _names(language: Language, is_short: bool) -> str:
    """Return the alternatives of a language's words, or abbreviations, of scale."""
    names = [name for name in _SCALES[language] if (name in _SHORT) is is_short]
    return "|".join(sorted(names, key=len, reverse=True))


_PATTERNS = {
    language: re.compile(
        rf"""(?ix)
        (?<![\w.,])(?P<before>(?:{_SIGN}){_BLANK}?)?
        (?P<minus>(?<![\w)])[-−–](?=\d))?
        (?P<figure>{_FIGURE[language]})(?:(?<=\d0)'?s(?!\w))?
        (?: (?:{_BLANK}|-)? (?P<scale>{_names(language, is_short=False)})\b
          | {_BLANK}? (?P<short>{_names(language, is_short=True)})(?![\w'’])
        )?
        (?: {_BLANK}? (?P<percent>%)
          | {_BLANK} (?P<percent_word>(?:pour{_BLANK}cent|per{_BLANK}?cent|pc)\b)
          | {_BLANK}? (?P<degrees>
              °{_BLANK}?(?P<unit>[CF])? | (?P<bare_unit>[CF])(?=[\s.,;:!?)]|$)
            )(?!\w)
          | (?:{_BLANK}|-)? (?:d['’]|de{_BLANK}|of{_BLANK})?
            (?P<after>{_SIGN}|(?:{_CURRENCY_NAMES})\b)
        )?
        (?![\w]|[.,]\d)
        """
    )
    for language in _FIGURE
}
_AFTER_WORDS = re.compile(
    rf"(?i)^(?:{_BLANK}(?P<scale>millions?|milliards?|billions?|trillions?)\b)?"
    rf"(?:{_BLANK}(?P<percent>pour{_BLANK}cent|per{_BLANK}?cent)\b"
    rf"|{_BLANK}(?:d['’]|de{_BLANK})?(?P<after>{_CURRENCY_NAMES})\b)?"
)


def find_quantities(text: str, language: Language) -> Iterator[Fact]:
    """Yield the numbers of a text with what they count, those in figures first.

    Figures in a language other than French and English are read as English without groups.
    """
    pattern = _PATTERNS.get(language, _PATTERNS[Language.ENGLISH])
    taken: list[Span] = []
    for found in pattern.finditer(text):
        fact = _from_figures(found, text, language)
        taken.append(fact.span)
        yield fact
    for span, value in find_number_words(text, language):
        if not any(span.start < other.end and other.start < span.end for other in taken):
            yield _from_words(span, value, text, language)
    yield from _collectives(text, language)


def _from_figures(found: re.Match[str], text: str, language: Language) -> Fact:
    scales = _SCALES.get(language, {})
    whole = found["figure"]
    if language is Language.FRENCH:
        whole = _FRENCH_GROUPS.sub("", whole).replace(",", ".")
    else:
        whole = whole.replace(",", "")
    value = Decimal(whole)
    currency_sign = (found["before"] or "").strip().upper()
    after = found["after"] or ""
    unit = (
        _SIGNS.get(currency_sign, "")
        or _SIGNS.get(after.upper(), "")
        or _CURRENCY_WORDS.get(after.lower(), "")
    )
    scale, end = found["scale"], found.end()
    if found["short"]:
        # "5 m" are metres; only money and percent come with such a letter alone, and "bn" or "Md".
        counts = language is Language.ENGLISH and _COUNTED.match(text, found.end()) is not None
        if unit or len(found["short"]) > 1 or (found["short"] == "m" and counts):
            scale = found["short"]
        else:
            end = found.start("short")
    worth = scales.get((scale or "").lower(), 1)
    if worth > 1:
        value = Decimal(f"{(value * worth).normalize():f}")
    if worth > 1 and (half := _HALF.match(text[end:])):
        value, end = value + Decimal(worth) / 2, end + half.end()
    kind = FactKind.NUMBER
    if unit:
        kind = FactKind.MONEY
    elif found["percent"] or found["percent_word"]:
        kind = FactKind.PERCENT
    elif found["degrees"] and end == found.end():
        kind, unit = FactKind.TEMPERATURE, (found["unit"] or found["bare_unit"] or "").upper()
    if found["minus"]:
        value = -value
    span = Span(found.start(), len(text[:end].rstrip()))
    return Fact(kind, span, text[span.start : span.end], value, unit)


def _from_words(span: Span, value: int, text: str, language: Language) -> Fact:
    found = _AFTER_WORDS.match(text[span.end :])
    assert found is not None
    scale = _SCALES[language].get((found["scale"] or "").lower(), 1)
    unit = _CURRENCY_WORDS.get((found["after"] or "").lower(), "")
    kind = FactKind.MONEY if unit else FactKind.PERCENT if found["percent"] else FactKind.NUMBER
    end = span.end + found.end()
    amount = Decimal(value * scale)
    if scale > 1 and not unit and (half := _HALF.match(text[end:])):
        amount, end = amount + Decimal(scale) / 2, end + half.end()
    start = span.start
    cold = _BELOW_ZERO.search(text[max(0, start - 6) : start])
    degrees = _DEGREES.match(text, end)
    if kind is FactKind.NUMBER and cold and degrees:
        kind, amount, start, end = (
            FactKind.TEMPERATURE,
            -amount,
            start - len(cold[0]),
            degrees.end(),
        )
        unit = (degrees["unit"] or "").upper()[:1]
    whole = Span(start, end)
    return Fact(kind, whole, text[start:end], amount, unit, is_in_words=True)


_COLLECTIVES = {
    Language.FRENCH: re.compile(
        rf"(?i)\b(?P<count>une?|deux|trois|quatre|cinq|six|sept|huit|neuf|\d)"
        rf"{_BLANK}(?P<noun>{'|'.join(COLLECTIVES[Language.FRENCH])})s?\b"
    ),
    Language.ENGLISH: re.compile(
        rf"(?i)\b(?P<count>an?|two|three|four|five|six|seven|eight|nine|ten|\d)(?:{_BLANK}|-)"
        rf"(?P<noun>dozen)\b"
    ),
}
_SMALL = {
    "a": 1,
    "an": 1,
    "un": 1,
    "une": 1,
    "deux": 2,
    "two": 2,
    "trois": 3,
    "three": 3,
    "quatre": 4,
    "four": 4,
    "cinq": 5,
    "five": 5,
    "six": 6,
    "sept": 7,
    "seven": 7,
    "huit": 8,
    "eight": 8,
    "neuf": 9,
    "nine": 9,
    "ten": 10,
}


def _collectives(text: str, language: Language) -> Iterator[Fact]:
    """Yield "une vingtaine" and "two dozen"; plurals without a count say nothing exact."""
    if language not in _COLLECTIVES:
        return
    for found in _COLLECTIVES[language].finditer(text):
        count = _SMALL.get(found["count"].lower()) or int(found["count"])
        value = Decimal(count * COLLECTIVES[language][found["noun"].lower()])
        yield Fact(FactKind.NUMBER, Span(*found.span()), found[0], value, is_in_words=True)
