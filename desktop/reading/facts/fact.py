"""A fact: something in a text that a translation must keep, by value and not by its words."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from desktop.reading.article import Span


class FactKind(StrEnum):
    """What a fact is about, and so what its value means."""

    NUMBER = "number"
    PERCENT = "percent"
    MONEY = "money"
    TEMPERATURE = "temperature"
    MEASURE = "measure"
    ORDINAL = "ordinal"
    CENTURY = "century"
    ROMAN = "roman"
    CLOCK = "clock"
    DURATION = "duration"
    DECADE = "decade"
    AGE = "age"
    RATIO = "ratio"
    SCORE = "score"
    WEEKDAY = "weekday"
    MONTH = "month"
    CODE = "code"
    SYMBOL = "symbol"


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact at `span` of a text.

    `value` is the amount, the minutes since midnight of a clock time, or those of a duration; the
    year or the two digits that a decade begins with, the youngest age of "sexagénaire", the first
    number of a ratio or score, a weekday from 0 for Monday, or a month from 1.
    `unit` is the currency (ISO 4217), the degrees' "C" or "F", the name of a measure's unit, the
    second number of a ratio or score, or how an age is told: "his", "her", "their" or "about".
    `text` are the words themselves. `is_in_words` tells "two" from "2", `is_exact` a clock time
    that can't be twelve hours later.
    """

    kind: FactKind
    span: Span
    text: str
    value: Decimal = Decimal(0)
    unit: str = ""
    is_in_words: bool = False
    is_exact: bool = True
