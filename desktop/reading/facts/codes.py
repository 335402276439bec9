"""Codes, which stay as they are: "A320", "F-16", "12 bis", "12/03/2016", telephone numbers."""

import re
from collections.abc import Iterator

from desktop.reading.article import Language, Span
from desktop.reading.facts.fact import Fact, FactKind

_MONEY = r"(?!(?:EUR|USD|GBP|CHF|AUD|CAD|US|JPY|No|Nos|PM|AM|BC|AD|UTC|GMT)\d)"
_CODE = re.compile(
    rf"(?<![\w@#/.$-]){_MONEY}(?:[A-Z]{{1,5}}\d{{1,4}}(?:[A-Z]{{1,2}}\d?)?"
    rf"|[A-Z][A-Za-z]{{0,9}}-\d{{1,3}})"
    r"(?![\w$€£%-]|[.,]\d)"
)
"""Capitals with figures: "A320", "H1N1", "COP21", "Covid-19"."""
_PLATE = re.compile(
    r"(?<![\w-])[A-Z]{2}-\d{3}-[A-Z]{2}(?![\w-])|(?<!\w)[A-Z]{2}\d{2} [A-Z]{3}(?!\w)"
)
_LAW = re.compile(r"(?<![\w.,/-])\d{2,4}-\d{2,6}(?![\w/-]|[.,]\d)")
_YEARS = re.compile(r"(?:1[5-9]|20)\d\d-(?:(?:1[5-9]|20)\d\d|\d\d)$")
_NUMBERED = re.compile(r"(?i)\bn(?:°|o\.?|um[eé]ro|umber) ?$")
"""A span of years, whose dash other languages write otherwise."""
_DATE = re.compile(
    r"(?<![\w/.-])(?:\d{1,2}/\d{1,2}/(?:\d{4}|\d{2})|(?:1[89]|20)\d\d-[01]\d-[0-3]\d)(?![\w/-])"
)
_TELEPHONE = re.compile(
    r"(?<![\w.,])(?:\+\d{2} ?[1-9]|0\d)(?:[ .]\d\d){4}(?!\d)|(?<![\w.,])0\d{2,4} \d{3,4} \d{3,4}"
    r"(?!\d)"
)
_HOUSE = re.compile(r"(?i)(?<![\w.,])\d{1,4} ?(?:bis|ter|quater)(?=,? )")
_ALWAYS = re.compile(
    r"(?i)(?<!\w)(?:24 ?h?/24(?: ?,| et)? 7 ?j?/7|24/7|7 ?j?/7(?: ?,| et)? 24 ?h?/24)(?!\w)"
)
_PARTED = re.compile(r"[\s.\-‑]+")
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"\w+")
_OTHERWISE = {"Q": "T", "T": "Q", "H": "S", "S": "H"}
"""First letters of quarters and halves of a year in English and French."""
_QUARTER = re.compile(r"[QTHS][1-4]$")
_LETTER_AND_FIGURES = re.compile(r"[A-Z]-\d{1,3}$")
_NAME_AND_FIGURES = re.compile(r"[A-Z][a-z]{2,9}-\d{1,3}$")
_TODAY = "24/7"


def find_codes(text: str, language: Language) -> Iterator[Fact]:
    """Yield what a translation keeps letter by letter."""
    if not _DIGIT.search(text):
        return
    patterns = [_ALWAYS, _TELEPHONE, _DATE, _PLATE, _CODE]
    if language is Language.FRENCH:
        patterns.append(_HOUSE)
    for pattern in patterns:
        for found in pattern.finditer(text):
            yield Fact(FactKind.CODE, Span(*found.span()), found[0])
    for found in _LAW.finditer(text):
        is_long = max(map(len, found[0].split("-"))) > 3 or found[0].count("-") + len(found[0]) == 8
        before = text[max(0, found.start() - 8) : found.start()]
        is_years = _YEARS.match(found[0]) and not _NUMBERED.search(before)
        if is_long and not is_years:
            yield Fact(FactKind.CODE, Span(*found.span()), found[0])


def has_code(fact: Fact, output: str) -> bool:
    """Tell whether a code is in a translation, however it is parted by blanks and hyphens."""
    if _is_always(fact):
        return any(
            one in output for one in (_TODAY, "24h/24", "24 h/24", "24 heures sur 24", "24 hours")
        )
    code, text = _joined(fact.text), _joined(output)
    words = {_joined(word) for word in output.split()} | {
        _joined(word) for word in _WORD.findall(output)
    }
    if code in words or _stands_in(code, text):
        return True
    return (
        bool(_QUARTER.match(fact.text)) and (_OTHERWISE[code[0].upper()] + code[1]).lower() in words
    )


def render_code(fact: Fact) -> str:
    """Return a code as it was, and "24/7" for "24h/24 et 7j/7"."""
    return _TODAY if _is_always(fact) else fact.text


def needs_mark(fact: Fact) -> bool:
    """Tell whether models change a code in whatever form they get it."""
    return fact.kind is FactKind.CODE and _HOUSE.match(f"{fact.text} ") is not None


def write_code(fact: Fact, target: Language) -> str | None:
    """Return a code in a form that models copy, None if it is one."""
    if _is_always(fact):
        return _TODAY
    if "/" in fact.text:
        return fact.text.replace("/", "-")
    if _LETTER_AND_FIGURES.match(fact.text):
        return fact.text.replace("-", "")
    if target is Language.FRENCH and _NAME_AND_FIGURES.match(fact.text):
        return fact.text.upper()
    return None


def restore_codes(codes: Iterator[Fact], output: str, target: Language) -> str:
    """Return an output with the codes as they were instead of the forms the model got."""
    for fact in codes:
        written = write_code(fact, target)
        if written is not None:
            output = output.replace(written, render_code(fact))
    return output


def _is_always(fact: Fact) -> bool:
    return _ALWAYS.fullmatch(fact.text) is not None


def _joined(text: str) -> str:
    return _PARTED.sub("", text).lower()


def _stands_in(code: str, text: str) -> bool:
    """Tell whether a code is in a text without blanks, and its figures aren't part of others."""
    place = text.find(code)
    while place >= 0:
        before, after = text[place - 1 : place], text[place + len(code) : place + len(code) + 1]
        is_cut = (code[0].isdigit() and before.isdigit()) or (
            code[-1].isdigit() and after.isdigit()
        )
        if not is_cut:
            return True
        place = text.find(code, place + 1)
    return False
