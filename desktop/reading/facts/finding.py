"""Finding all facts of a text, none inside another."""

from collections.abc import Iterable

from desktop.reading.article import Language
from desktop.reading.facts.clock_times import find_clock_times
from desktop.reading.facts.fact import Fact
from desktop.reading.facts.ordinals import find_ordinals
from desktop.reading.facts.quantities import find_quantities
from desktop.reading.facts.symbols import find_symbols


def find_facts(text: str, language: Language) -> tuple[Fact, ...]:
    """Return the facts of `text` in order; of two that overlap, the more specific one."""
    chosen: list[Fact] = []
    for group in (
        find_symbols(text),
        find_clock_times(text, language),
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
