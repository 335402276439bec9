"""Finding all facts of a text, none inside another."""

from collections.abc import Iterable
from functools import lru_cache

from desktop.reading.article import Language
from desktop.reading.facts.calendar_names import find_calendar_names
from desktop.reading.facts.clock_times import find_clock_times
from desktop.reading.facts.codes import find_codes
from desktop.reading.facts.decades_and_ages import find_decades_and_ages
from desktop.reading.facts.durations import find_durations
from desktop.reading.facts.fact import Fact
from desktop.reading.facts.ordinals import find_ordinals
from desktop.reading.facts.pairs import find_pairs
from desktop.reading.facts.quantities import find_quantities
from desktop.reading.facts.regnal import find_regnal
from desktop.reading.facts.scripts import find_powers
from desktop.reading.facts.spoken_times import find_spoken_times
from desktop.reading.facts.symbols import find_symbols
from desktop.reading.facts.units import find_measures


@lru_cache(maxsize=256)  # a sentence is rewritten, compared, and compared again when repaired
def find_facts(text: str, language: Language) -> tuple[Fact, ...]:
    """Return the facts of `text` in order; of two that overlap, the more specific one."""
    chosen: list[Fact] = []
    for group in (
        (*find_symbols(text), *find_powers(text)),
        find_codes(text, language),
        (
            *find_clock_times(text, language),
            *find_spoken_times(text, language),
            *find_durations(text, language),
        ),
        find_decades_and_ages(text, language),
        find_pairs(text, language),
        find_measures(text, language),
        find_regnal(text, language),
        find_calendar_names(text, language),
        find_ordinals(text, language),
        find_quantities(text, language),
    ):
        chosen += _apart(_longest_first(group), chosen)
    return tuple(sorted(chosen, key=lambda fact: fact.span.start))


def _longest_first(facts: Iterable[Fact]) -> list[Fact]:
    return sorted(facts, key=lambda fact: fact.span.start - fact.span.end)


def _apart(facts: Iterable[Fact], chosen: list[Fact]) -> list[Fact]:
    new: list[Fact] = []
    for fact in facts:
        if not any(
            fact.span.start < other.span.end and other.span.start < fact.span.end
            for other in (*chosen, *new)
        ):
            new.append(fact)
    return new
