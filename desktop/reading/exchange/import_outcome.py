"""What was taken from another program's file, and what was not."""

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Generic, TypeVar

from desktop.reading.article import DIRECTIONS, Direction, Language
from desktop.reading.glossary.terms import Term, is_term, term_key

Unit = TypeVar("Unit")


class Why(StrEnum):
    """Why a unit of a file was passed over."""

    EMPTY = "empty"
    LANGUAGE = "language"
    REPEATED = "repeated"
    TOO_LONG = "too_long"


Skipped = tuple[tuple[Why, int], ...]
"""How many units were passed over, by why; the commonest first."""


@dataclass(frozen=True, slots=True)
class Taken(Generic[Unit]):
    """The units of a file that can be used, in its order, and how many others there were."""

    units: tuple[Unit, ...]
    skipped: Skipped = ()


def counted(skipped: Counter[Why]) -> Skipped:
    """Return the counts of what was passed over."""
    return tuple((why, number) for why, number in skipped.most_common() if number)


def chosen_terms(terms: list[Term], skipped: Counter[Why]) -> Taken[Term]:
    """Return the terms that can be used; of those with one source the first is taken."""
    chosen: dict[tuple[Direction, str], Term] = {}
    for term in terms:
        key = (term.direction, term_key(term.source))
        if term.direction not in DIRECTIONS:
            skipped[Why.LANGUAGE] += 1
        elif not is_term(term):
            skipped[Why.EMPTY] += 1
        elif key in chosen:
            skipped[Why.REPEATED] += 1
        else:
            chosen[key] = term
    return Taken(tuple(chosen.values()), counted(skipped))


@lru_cache(maxsize=256)
def language_of(code: str | None) -> Language:
    """Return the language that a code ("fr-FR", "EN_us") is of; OTHER for one that isn't known."""
    primary = (code or "").strip().lower().replace("_", "-").split("-")[0]
    longer = {"fra": Language.FRENCH, "fre": Language.FRENCH, "eng": Language.ENGLISH}
    if primary in set(Language):
        return Language(primary)
    return longer.get(primary, Language.OTHER)
