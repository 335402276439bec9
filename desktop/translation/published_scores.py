"""Published scores of translation models, and the packages that are better than the bundled ones.

All scores are on FLORES-200 devtest, so that they can be compared.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from desktop.reading.article import ENGLISH_TO_FRENCH, FRENCH_TO_ENGLISH, Direction

TEST = "FLORES-200 devtest"


class Source(StrEnum):
    """Who measured a score."""

    OURSELVES = "Vis-à-vis"
    """The first 500 lines, sacreBLEU, quotation marks normalised."""
    MOZILLA = "mozilla/firefox-translations-models"
    """A repository on GitHub; its folder evaluation/ has many engines, by sacreBLEU."""


@dataclass(frozen=True, slots=True)
class Score:
    """A model's BLEU and chrF, in points of 100; `chrf` is None where it wasn't published."""

    bleu: float
    source: Source
    chrf: float | None = None


@dataclass(frozen=True, slots=True)
class Published:
    """A package in the Argos index; `size` is that of its download in bytes."""

    direction: Direction
    version: str
    size: int

    @property
    def name(self) -> str:
        """Return the name that it has when installed ("fr_en 1.9")."""
        return f"{self.direction.source}_{self.direction.target} {self.version}"


SCORES: Mapping[str, Score] = MappingProxyType(
    {
        "fr_en 0.4": Score(29.5, Source.OURSELVES, chrf=58.2),
        "en_fr 0.4": Score(33.4, Source.OURSELVES, chrf=58.0),
        "fr_en 1.9": Score(39.5, Source.MOZILLA),
        "en_fr 1.9": Score(42.7, Source.MOZILLA),
    }
)
"""The scores by the name of the model."""

PUBLISHED = (
    Published(FRENCH_TO_ENGLISH, "1.9", 66_585_033),
    Published(ENGLISH_TO_FRENCH, "1.9", 65_472_327),
)
