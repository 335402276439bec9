"""How long something takes: "3 h 42 min 15 s", "10 s 92", "an hour and a half", "a fortnight"."""

import re
from collections.abc import Iterator
from decimal import Decimal

from desktop.reading.article import Language, Span
from desktop.reading.facts.fact import Fact, FactKind
from desktop.reading.facts.number_words import spell_number, word_value

_FORTNIGHT = Decimal(14 * 24 * 60)
_ALONE = r"(?<![\w.,:'’])"
_DIGIT = re.compile(r"\d")
_FRENCH_PARTS = re.compile(
    rf"{_ALONE}(?:(?P<hours>\d{{1,3}}) ?h(?:eures?)? ?)?(?P<minutes>[0-5]?\d) ?(?:min|mn|minutes?)"
    r" ?(?:et )?(?P<seconds>[0-5]?\d)(?:[,.](?P<part>\d{1,3})| ?(?:s|sec|secondes?|['’]['’]|\") ?"
    r"(?P<after>\d{1,3})?)?(?!\w)"
)
_FRENCH_SECONDS = re.compile(
    rf"{_ALONE}(?P<seconds>\d{{1,3}}) ?(?:s|sec) ?(?P<part>\d{{1,2}})(?!\w)"
)
_SIGNS = re.compile(
    r"(?<![\w.,:'’])(?P<minutes>\d{1,2})['’′] ?(?P<seconds>[0-5]\d)(?:['’]['’]|[\"″”]) ?"
    r"(?P<part>\d{1,3})?(?!\w)"
)
_DECIMAL = re.compile(
    r"(?i)(?<![\w.,:])(?P<seconds>\d{1,3})[.,](?P<part>\d{1,3})(?: ?s(?:ec|econdes?|econds?"
    r"|ecs)?\b)(?!\w)"
)
_COLONS = re.compile(
    r"(?<![\w.,:])(?:(?P<hours>\d{1,2}):(?P<m>[0-5]\d):(?P<s>[0-5]\d)|(?P<minutes>\d{1,2}):"
    r"(?P<seconds>[0-5]\d)[.,](?P<part>\d{1,3}))(?![\w:]|[.,]\d)"
)
_COUNT = "an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_ENGLISH_HALF = re.compile(
    rf"(?i)\b(?:(?P<count>{_COUNT}|\d{{1,2}}) hours? and a half|(?P<before>{_COUNT}"
    rf"|\d{{1,2}})[ -]and[ -]a[ -]half[ -]hours?)\b"
    r"|(?<![\w.,])(?P<point>\d{1,2})\.5 hours?\b"
    r"|\b(?P<quarters>three[- ]quarters of an hour)\b|\b(?P<fortnight>(?:a )?fortnight)\b(?!['’]s)"
)
_ENGLISH_PARTS = re.compile(
    r"(?i)(?<![\w.,:])(?:(?P<hours>\d{1,3}) ?(?:h|hrs?|hours?),? (?:and )?)?"
    r"(?P<minutes>[0-5]?\d) ?(?:mins?|minutes?|m),? (?:and )?(?P<seconds>[0-5]?\d)(?:\."
    r"(?P<part>\d{1,3}))? ?(?:s|secs?|seconds?)(?!\w)"
)
_FRENCH_HALF = re.compile(
    r"(?i)(?<![\w-])(?P<count>une|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze"
    r"|\d{1,2}) heures? et demie?\b"
    r"|(?<![\w.,])(?P<point>\d{1,2}),5 heures?\b"
    r"|\b(?P<quarters>trois[- ]quarts d['’]heure)\b"
)
_FORTNIGHTS = re.compile(
    r"(?i)\b(?:fortnight\w*|quinzaine|quinze jours|1[45] (?:jours|days)|two weeks|deux semaines"
    r"|2 (?:semaines|weeks)|fifteen days)\b"
)
_HOURS = re.compile(
    r"(?i)\b(?P<count>\d{1,3})(?:[.,]5|½) (?:hours?|heures?)\b|\b(?P<minutes>\d{2,4}|ninety) ?min"
)
_SIGNED = (_SIGNS, _DECIMAL, _COLONS)
_IN_FIGURES = {
    Language.FRENCH: (*_SIGNED, _FRENCH_PARTS, _FRENCH_SECONDS),
    Language.ENGLISH: (*_SIGNED, _ENGLISH_PARTS),
}


def find_durations(text: str, language: Language) -> Iterator[Fact]:
    """Yield durations of several units, hundredths of seconds, halves of hours and fortnights."""
    for pattern in _IN_FIGURES.get(language, _SIGNED) if _DIGIT.search(text) else ():
        for found in pattern.finditer(text):
            yield _fact(found, _minutes(found))
    halves = {Language.FRENCH: _FRENCH_HALF, Language.ENGLISH: _ENGLISH_HALF}.get(language)
    if not any(hint in text for hint in ("heure", "hour", "ortnight")):
        return
    for found in halves.finditer(text) if halves else ():
        groups = found.groupdict()
        if groups.get("fortnight"):
            yield _fact(found, _FORTNIGHT, True)
        elif groups["quarters"]:
            yield _fact(found, Decimal(45), True)
        else:
            count = (groups["count"] or groups.get("before") or groups["point"]).lower()
            hours = int(count) if count.isdigit() else word_value(_ONE.get(count, count), language)
            yield _fact(found, Decimal(60 * (hours or 1) + 30), True)


def has_worded(fact: Fact, output: str) -> bool:
    """Tell whether a translation says it otherwise: "two weeks", "90 minutes", "1,5 heure"."""
    if fact.value == _FORTNIGHT:
        return _FORTNIGHTS.search(output) is not None
    for found in _HOURS.finditer(output):
        minutes = found["minutes"]
        value = (
            60 * int(found["count"]) + 30
            if found["count"]
            else int(minutes)
            if minutes.isdigit()
            else 90
        )
        if value == fact.value:
            return True
    return False


def render_duration(fact: Fact, language: Language) -> str:
    """Return a duration as papers of the language write it: "10.92 seconds", "3:42:15"."""
    if fact.is_in_words:
        return _in_words(fact, language)
    whole_minutes, seconds = divmod(round(fact.value * 60, 3), 60)
    hours, minutes = divmod(int(whole_minutes), 60)
    point = "," if language is Language.FRENCH else "."
    decimals = f"{seconds.normalize():f}".partition(".")[2]
    part = f"{point}{decimals.ljust(2, '0')}" if decimals else ""
    if not hours and not minutes:
        return f"{int(seconds)}{part} second{'es' if language is Language.FRENCH else 's'}"
    if language is Language.FRENCH:
        whole = f"{hours} h {minutes:02} min" if hours else f"{minutes} min"
        return f"{whole} {int(seconds):02} s" + (f" {part[1:]}" if part else "")
    return (f"{hours}:{minutes:02}" if hours else f"{minutes}") + f":{int(seconds):02}{part}"


def is_worded_or_long(fact: Fact) -> bool:
    """Tell whether this module, not clock_times.py, writes a duration."""
    return fact.is_in_words or fact.value != int(fact.value)


_ONE = {"a": "one", "an": "one", "une": "un"}


def _in_words(fact: Fact, language: Language) -> str:
    is_french = language is Language.FRENCH
    if fact.value == _FORTNIGHT:
        return "deux semaines" if is_french else "two weeks"
    if fact.value < 60:
        return "trois quarts d'heure" if is_french else "three quarters of an hour"
    hours = int(fact.value) // 60
    if hours == 1:
        return "une heure et demie" if is_french else "an hour and a half"
    count = spell_number(hours, language) or hours
    return f"{count} heures et demie" if is_french else f"{count} and a half hours"


def _minutes(found: re.Match[str]) -> Decimal:
    groups = found.groupdict()
    hours, minutes = (
        int(groups.get("hours") or 0),
        int(groups.get("minutes") or groups.get("m") or 0),
    )
    part = groups.get("part") or groups.get("after") or ""
    seconds = Decimal(f"{groups.get('seconds') or groups.get('s') or 0}.{part or 0}")
    return 60 * hours + minutes + seconds / 60


def _fact(found: re.Match[str], minutes: Decimal, is_in_words: bool = False) -> Fact:
    span = Span(*found.span())
    return Fact(FactKind.DURATION, span, found[0], minutes, is_in_words=is_in_words)
