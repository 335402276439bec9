"""Filter of a list: words, and dates as a list shows them or as a reader types them.

"24 novembre", "24/11", "nov. 2016" and "mardi" are read as days, in French and English. They still
find the same words in a title. A name or a year may be half typed.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date, timedelta

from desktop.reading.text.words import fold

LEAST_OF_NAME = 3
"""Letters of a month or weekday that stands alone; beside a day one is enough."""

_DAY = re.compile(r"(\d{1,2})(?:er|e|st|nd|rd|th)?")
_YEAR = re.compile(r"[12]\d{2,3}")
_IN_FIGURES = re.compile(r"(\d{1,4})([/.-])(\d{1,2}|\d{4})?(?:\2(\d{1,4})?)?")
_RELATIVE = {"today": 0, "aujourd'hui": 0, "yesterday": 1, "hier": 1}
_LEAST_OF_RELATIVE = 4


@dataclass(frozen=True, slots=True)
class DayPattern:
    """The days that have all that is given; `year` may be only the first digits of one.

    `weekday` counts from Monday, 0.
    """

    year: str | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None

    def matches(self, day: date) -> bool:
        """Return whether `day` is such a day."""
        return (
            (self.year is None or str(day.year).startswith(self.year))
            and self.month in (None, day.month)
            and self.day in (None, day.day)
            and self.weekday in (None, day.weekday())
        )

    def joined(self, other: "DayPattern") -> "DayPattern | None":
        """Return what gives the parts of both; None if both give the same part."""
        pairs = [(getattr(self, one.name), getattr(other, one.name)) for one in fields(self)]
        if any(None not in pair for pair in pairs):
            return None
        return DayPattern(*(mine if mine is not None else its for mine, its in pairs))


@dataclass(frozen=True, slots=True)
class FilterClause:
    """What a row must have: all the `words`, folded, or a day of one of the `patterns`."""

    words: tuple[str, ...]
    patterns: tuple[DayPattern, ...] = ()

    def accepts(self, text: str, days: Iterable[date]) -> bool:
        """Return whether a row has it, by its folded text and the days that it shows."""
        for word in self.words:  # a generator for each of ten thousand rows takes twice as long
            if word not in text:
                break
        else:
            return True
        return any(pattern.matches(day) for day in days for pattern in self.patterns)


def fold_for_filter(text: str) -> str:
    """Return a text as clauses look into it: folded, with straight apostrophes."""
    return fold(text).replace("’", "'")


def parse_filter(typed: str, today: date) -> tuple[FilterClause, ...]:
    """Return the clauses of what was typed; a row must have them all."""
    words = fold_for_filter(typed).split()
    clauses: list[FilterClause] = []
    while words:
        count, patterns = _read_day(words, today)
        clauses.append(FilterClause(tuple(words[:count]), patterns))
        words = words[count:]
    return tuple(clauses)


def _read_day(words: Sequence[str], today: date) -> tuple[int, tuple[DayPattern, ...]]:
    """Return how many of the first words are a day, or 1, and what it may be."""
    patterns = [DayPattern()]
    count = 0
    for word in words:
        longer = [
            joined
            for pattern in patterns
            for reading in _readings(word.strip(".,;"), pattern, today)
            if (joined := pattern.joined(reading)) is not None
        ]
        if not longer:
            break
        patterns, count = longer, count + 1
    return max(count, 1), tuple(patterns) if count else ()


def _readings(word: str, before: DayPattern, today: date) -> Iterator[DayPattern]:
    """Yield what a word may say of a day, after what was said `before`."""
    # The names come with all that is known of facts, which would slow down startup.
    from desktop.reading.facts.calendar_names import MONTHS, WEEKDAYS

    day = _DAY.fullmatch(word)
    if day and 1 <= int(day[1]) <= 31:
        yield DayPattern(day=int(day[1]))
    if _YEAR.fullmatch(word) or (word in ("1", "2", "19", "20") and before.month is not None):
        yield DayPattern(year=word)
    least = 1 if before.day is not None else LEAST_OF_NAME
    if len(word) >= least:
        for number, names in enumerate(zip(*MONTHS.values(), strict=True), 1):
            if any(fold(name).startswith(word) for name in names):
                yield DayPattern(month=number)
    if len(word) >= LEAST_OF_NAME:
        for number, names in enumerate(zip(*WEEKDAYS.values(), strict=True)):
            if any(fold(name).startswith(word) for name in names):
                yield DayPattern(weekday=number)
    if len(word) >= _LEAST_OF_RELATIVE:
        for name, ago in _RELATIVE.items():
            if name.startswith(word):
                found = today - timedelta(days=ago)
                yield DayPattern(str(found.year), found.month, found.day)
    yield from _read_figures(word)


def _read_figures(word: str) -> Iterator[DayPattern]:
    """Yield what a date in figures may be: day first, or the year, or else the month."""
    found = _IN_FIGURES.fullmatch(word)
    if found is None:
        return
    first, second, third = found[1], found[3], found[4]
    if len(first) == 4:
        yield from _numbered(first, second, third)
    elif second and len(second) == 4:
        yield from _numbered(second, first, None)
    else:
        day_first = [*_years_numbered(third, second, first)]
        yield from day_first or _years_numbered(third, first, second)


def _years_numbered(year: str | None, month: str | None, day: str | None) -> Iterator[DayPattern]:
    yield from _numbered(year, month, day)
    if year and len(year) == 2:
        yield from _numbered(f"20{year}", month, day)


def _numbered(year: str | None, month: str | None, day: str | None) -> Iterator[DayPattern]:
    """Yield the day of these figures, if a calendar has it."""
    is_month = month is None or 1 <= int(month) <= 12
    is_day = day is None or 1 <= int(day) <= 31
    if is_month and is_day:
        yield DayPattern(year, int(month) if month else None, int(day) if day else None)
