"""The two ways to translate, and a sentence pair as one of them sees it."""

from enum import StrEnum
from typing import NamedTuple

LANGUAGES = {"fr": "French", "en": "English"}


class Way(StrEnum):
    """From which language into which, named as the bundled models' folders are."""

    FR_EN = "fr_en"
    EN_FR = "en_fr"

    @property
    def source(self) -> str:
        """Return the code of the language translated from."""
        return self.value[:2]

    @property
    def target(self) -> str:
        """Return the code of the language translated into."""
        return self.value[3:]

    @property
    def back(self) -> "Way":
        """Return the other way."""
        return Way.EN_FR if self is Way.FR_EN else Way.FR_EN


class Pair(NamedTuple):
    """A text and its translation."""

    source: str
    target: str
