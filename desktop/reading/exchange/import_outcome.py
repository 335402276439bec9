"""The outcome of importing a file: the usable entries, and how many were skipped and why."""

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Generic, TypeVar

from desktop.reading.article import DIRECTIONS, Direction, Language
from desktop.reading.glossary.terms import Term, is_term, term_key

Unit = TypeVar("Unit")


class SkipReason(StrEnum):
    """Why an entry of a file was skipped."""

    EMPTY = "empty"
    LANGUAGE = "language"
    REPEATED = "repeated"
    TOO_LONG = "too_long"


Skipped = tuple[tuple[SkipReason, int], ...]
"""How many entries were skipped, by reason, the most common first."""


@dataclass(frozen=True, slots=True)
class ImportOutcome(Generic[Unit]):
    """The usable entries of a file, in order, and the counts of the skipped ones."""

    units: tuple[Unit, ...]
    skipped: Skipped = ()


def sort_skipped(skipped: Counter[SkipReason]) -> Skipped:
    """Return the counts of skipped entries, the most common reason first."""
    return tuple((why, number) for why, number in skipped.most_common() if number)


def select_terms(terms: list[Term], skipped: Counter[SkipReason]) -> ImportOutcome[Term]:
    """Select the usable terms; of several with the same source, the first."""
    chosen: dict[tuple[Direction, str], Term] = {}
    for term in terms:
        key = (term.direction, term_key(term.source))
        if term.direction not in DIRECTIONS:
            skipped[SkipReason.LANGUAGE] += 1
        elif not is_term(term):
            skipped[SkipReason.EMPTY] += 1
        elif key in chosen:
            skipped[SkipReason.REPEATED] += 1
        else:
            chosen[key] = term
    return ImportOutcome(tuple(chosen.values()), sort_skipped(skipped))


@lru_cache(maxsize=256)
def parse_language_code(code: str | None) -> Language:
    """Return the language of a code ("fr-FR", "EN_us"); OTHER if it isn't known."""
    primary = (code or "").strip().lower().replace("_", "-").split("-")[0]
    longer = {"fra": Language.FRENCH, "fre": Language.FRENCH, "eng": Language.ENGLISH}
    if primary in set(Language):
        return Language(primary)
    return longer.get(primary, Language.OTHER)
