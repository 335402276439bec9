"""Parsing dates and times of day in French and English text."""

import re
from dataclasses import dataclass

from desktop.reading.article import Span

_MONTHS = (
    ("january", "jan", "janvier", "janv"),
    ("february", "feb", "février", "fevrier", "févr", "fév"),
    ("march", "mar", "mars"),
    ("april", "apr", "avril", "avr"),
    ("may", "mai"),
    ("june", "jun", "juin"),
    ("july", "jul", "juillet", "juil"),
    ("august", "aug", "août", "aout"),
    ("september", "sept", "sep", "septembre"),
    ("october", "oct", "octobre"),
    ("november", "nov", "novembre"),
    ("december", "dec", "décembre", "decembre", "déc"),
)
_MONTH_NUMBER = {name: number for number, names in enumerate(_MONTHS, 1) for name in names}
_MONTH = "(?:" + "|".join(sorted(_MONTH_NUMBER, key=len, reverse=True)) + r")(?![^\W\d_])\.?"
_DAY = r"(?<!\d)\d{1,2}(?:er|st|nd|rd|th)?"
_YEAR = r"(?:19|20)\d\d(?!\d)"
_FORMS = (
    rf"(?P<iso>(?<!\d)(?P<iy>{_YEAR})-(?P<im>\d\d?)-(?P<id>\d\d?)(?!\d))",
    rf"(?P<named>(?P<nd>{_DAY})\.?[\s/-]*(?:of |de )?(?P<nm>{_MONTH}),?[\s/-]*(?P<ny>{_YEAR}))",
    rf"(?P<english>\b(?P<em>{_MONTH})[\s-]*(?P<ed>{_DAY})(?:,\s*|[\s-]+)(?P<ey>{_YEAR}))",
    rf"(?P<big>(?<![\d/.])(?P<by>{_YEAR})[/.](?P<bm>\d\d?)[/.](?P<bd>\d\d?)(?![\d/]))",
    r"(?P<small>(?<![\d/.])(?P<s1>\d\d?) ?(?P<ss>[/.-]) ?(?P<s2>\d\d?) ?(?P=ss) ?"
    rf"(?P<sy>{_YEAR}|\d\d(?![\d/.])))",
)
# The lookahead, for a digit or a month's first letter, avoids trying five forms at most places.
_DATE = re.compile(rf"(?=\d|\b[jfmasond])(?:{'|'.join(_FORMS)})", re.IGNORECASE)
_HINT = re.compile(r"\d(?:[09]\d\d| ?[/.-] ?\d\d? ?[/.-] ?\d\d)")
_TIME = re.compile(
    r"(?<!\d)(?P<hour>\d{1,2})(?:\s?(?:h|:|\.)\s?(?P<minute>\d\d))?(?::\d\d)?(?!\d|\s?[./]\s?\d)"
    r"\s?(?P<noon>[ap]\.?\s?m\b\.?)?|(?<!\d)(?P<whole>\d{1,2})\s?h(?:eures?)?\b",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"[\s,|·•–—-]*(?:T(?=\d)|à|at|@|on|[–—-])?\s*", re.IGNORECASE)
_BEFORE = re.compile(
    r"(?<![\d./])\d{1,2}(?::|h|\.)\d\d(?:\s?[ap]\.?m\.?)?[\s,()–—|-]*(?:(?:GMT|UTC|ET|E[SD]T|P[SD]T|BST|CES?T)\b[\s,()-]*)?"
    r"(?:on\s+|le\s+)?(?:[^\W\d_]{3,9}[\s,.]+)?$",
    re.IGNORECASE,
)
_NO_DIGIT = re.compile(r"\D")
_SHORT_YEAR_PIVOT = 70


@dataclass(frozen=True, slots=True)
class Dated:
    """A date found in a text: in ISO 8601, to the day or the minute, and its span."""

    iso: str
    span: Span


def find_dates(text: str, month_is_first: bool = False) -> tuple[Dated, ...]:
    """Find the dates in `text`, in order, each with the time next to it.

    "03/04/2016" is 3 April unless `month_is_first`; a number above 12 is the day either way.
    Impossible dates, and years before 1900 or after 2099, are skipped.
    """
    if not _HINT.search(text):  # most lines have no date, and the full search is slow
        return ()
    found = []
    for match in _DATE.finditer(text):
        if day := _parse_day(match, month_is_first):
            clock, end = _find_clock_beside(text, match.start(), match.end())
            found.append(Dated(day + clock, Span(match.start(), end)))
    return tuple(found)


def _parse_day(match: re.Match[str], month_is_first: bool) -> str | None:
    """Return the ISO date of a match of any form, or None if there is no such day."""
    part = match.groupdict()
    if part["iso"]:
        year, month, day = part["iy"], int(part["im"]), int(part["id"])
    elif part["named"]:
        year, month, day = part["ny"], _month(part["nm"]), _number(part["nd"])
    elif part["english"]:
        year, month, day = part["ey"], _month(part["em"]), _number(part["ed"])
    elif part["big"]:
        year, month, day = part["by"], int(part["bm"]), int(part["bd"])
    else:
        year, day, month = part["sy"], int(part["s1"]), int(part["s2"])
        if month > 12 or (month_is_first and day <= 12):
            day, month = month, day
        if len(year) == 2:
            if part["ss"] == "-":
                return None
            year = ("20" if int(year) < _SHORT_YEAR_PIVOT else "19") + year
    if not (1 <= month <= 12 and 1 <= day <= _days_in_month(int(year), month)):
        return None
    return f"{year}-{month:02}-{day:02}"


def _days_in_month(year: int, month: int) -> int:
    """Return the number of days in a month."""
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def _month(name: str) -> int:
    return _MONTH_NUMBER[name.lower().rstrip(".")]


def _number(day: str) -> int:
    return int(_NO_DIGIT.sub("", day))


def _find_clock_beside(text: str, start: int, end: int) -> tuple[str, int]:
    """Return "Thh:mm" for the time after or before a date, or "", and where both end."""
    between = _BETWEEN.match(text, end)
    after = _TIME.match(text, between.end() if between else end)
    if after and (clock := _parse_clock(after, text)):
        return clock, after.end()
    before = _BEFORE.search(text[max(0, start - 40) : start])
    if before and (time := _TIME.search(before[0])) and (clock := _parse_clock(time, before[0])):
        return clock, end
    return "", end


def _parse_clock(match: re.Match[str], text: str) -> str:
    """Return "Thh:mm" for a match, or "" if it isn't a time of day."""
    if match["whole"]:
        hour, minute = int(match["whole"]), 0
    elif match["minute"]:
        hour, minute = int(match["hour"]), int(match["minute"])
    elif match["noon"] or text[match.end() : match.end() + 1] in ("h", "H"):
        hour, minute = int(match["hour"]), 0
    else:
        return ""
    if match["noon"] and 1 <= hour <= 12:
        hour = hour % 12 + (12 if match["noon"][0] in "pP" else 0)
    return f"T{hour:02}:{minute:02}" if hour < 24 and minute < 60 else ""
