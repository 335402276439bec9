"""Clock times: "14h20" and "2.20 p.m.", as minutes since midnight."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from desktop.reading.article import Language, Span
from desktop.reading.facts.fact import Fact, FactKind

_DAY = 24 * 60
_NOON = 12 * 60
_BLANK = "[ \u00a0\u202f]?"
_FRENCH = re.compile(
    rf"(?i)(?<![\w.,:])(?P<hour>[01]?\d|2[0-4]){_BLANK}(?:h|:(?=\d\d))(?:eures?\b)?"
    rf"(?:{_BLANK}(?P<minute>[0-5]\d))?(?![\w:]|[.,]\d)"
    r"(?P<later> de l'après-midi| du soir| le soir)?"
)
_FRENCH_BEFORE = re.compile(
    r"(?i)(?:\b(?:à|au|vers|dès|avant|après|depuis|entre|partir de|train de|vol de|bus de|messe de)"
    r"|\d ?h(?:\d\d)? ?(?:[-–]|et)|\bh et|[(]) ?$"
)
"""What stands before a time of day; without it, "1h45" is how long something takes."""
_FRENCH_UNTIL = re.compile(
    rf"(?:{_BLANK}(?:à|et){_BLANK}|{_BLANK}?[-–]{_BLANK}?)\d{{1,2}}{_BLANK}?h"
)
"""What stands behind the first of two times: "de 8h à 18h"."""
_ENGLISH = re.compile(
    rf"(?i)(?<![\w.,:])(?P<hour>1[0-2]|0?\d)(?:[:.](?P<minute>[0-5]\d))?{_BLANK}"
    r"(?P<half>[ap])\.?m\b\.?(?!\w)"
)
_ENGLISH_24 = re.compile(
    r"(?<![\w.,:])(?P<hour>[01]?\d|2[0-4])[:h](?P<minute>[0-5]\d)(?:hrs)?(?![\w:]|[.,]\d)"
)
_ENGLISH_DURATION = re.compile(
    r"(?i)(?<![\w.,:])(?P<hour>\d{1,2}) ?(?:hours?|hrs?)(?: and)?"
    r" (?P<minute>[0-5]?\d)(?: ?min(?:ute)?s?\b)?(?!\w)"
)


def find_clock_times(text: str, language: Language) -> Iterator[Fact]:
    """Yield the times of day in a text, in order of the forms they are written in."""
    if language is Language.FRENCH:
        for found in _FRENCH.finditer(text):
            before = text[max(0, found.start() - 24) : found.start()]
            is_first = _FRENCH_UNTIL.match(text, found.end())
            if not found.start() or is_first or _FRENCH_BEFORE.search(before):
                later = _NOON if found["later"] and int(found["hour"]) < 12 else 0
                yield _fact(found, later, True)
            elif found["minute"]:
                minutes = Decimal(60 * int(found["hour"]) + int(found["minute"]))
                yield Fact(FactKind.DURATION, Span(*found.span()), found[0], minutes)
    elif language is Language.ENGLISH:
        for found in _ENGLISH.finditer(text):
            hour = int(found["hour"]) % 12 + (12 if found["half"] in "pP" else 0)
            fact = _fact(found, 60 * (hour - int(found["hour"])), True)
            if fact.span.end == len(text) and fact.text.endswith("."):  # it ends the sentence, too
                span = Span(fact.span.start, fact.span.end - 1)
                fact = replace(fact, span=span, text=fact.text[:-1])
            yield fact
        for found in _ENGLISH_DURATION.finditer(text):
            minutes = Decimal(60 * int(found["hour"]) + int(found["minute"]))
            yield Fact(FactKind.DURATION, Span(*found.span()), found[0], minutes)
        for found in _ENGLISH_24.finditer(text):
            if (
                not text[found.end() :]
                .lstrip(" \u00a0\u202f")
                .lower()
                .startswith(("am", "pm", "a.m", "p.m"))
            ):
                yield _fact(found, 0, int(found["hour"]) > 12)


def render_clock_time(fact: Fact, language: Language) -> str:
    """Return a time as papers of the language write it: "14h20", "2:20pm", "1 hour 45"."""
    hour, minute = divmod(int(fact.value), 60)
    if fact.kind is FactKind.DURATION and language is not Language.FRENCH:
        return f"{hour} hour{'s' if hour > 1 else ''} {minute}"
    if language is Language.FRENCH:
        return f"{hour}h{minute:02}" if minute else f"{hour}h"
    shown = (hour - 1) % 12 + 1
    if not fact.is_exact:
        return f"{shown}:{minute:02}" if minute else f"{shown} o'clock"
    half = "pm" if hour >= 12 else "am"
    return f"{shown}:{minute:02}{half}" if minute else f"{shown}{half}"


def _fact(found: re.Match[str], later: int, is_exact: bool) -> Fact:
    minutes = 60 * int(found["hour"]) + int(found["minute"] or 0) + later
    span = Span(*found.span())
    return Fact(FactKind.CLOCK, span, found[0], Decimal(minutes % _DAY), is_exact=is_exact)
