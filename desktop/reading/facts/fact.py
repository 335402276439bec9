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
    ORDINAL = "ordinal"
    CENTURY = "century"
    ROMAN = "roman"
    CLOCK = "clock"
    DURATION = "duration"
    SYMBOL = "symbol"


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact at `span` of a text.

    `value` is the amount, the minutes since midnight of a clock time, or those of a duration;
    `unit` the currency (ISO 4217), or the degrees' "C" or "F"; `text` the words themselves.
    `is_in_words` tells "two" from "2", `is_exact` a clock time that can't be twelve hours later.
    """

    kind: FactKind
    span: Span
    text: str
    value: Decimal = Decimal(0)
    unit: str = ""
    is_in_words: bool = False
    is_exact: bool = True
