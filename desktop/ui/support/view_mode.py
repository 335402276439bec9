"""The view modes: how the two languages are arranged in the reading view."""

from enum import StrEnum


class ViewMode(StrEnum):
    """How the two languages are arranged."""

    SIDE_BY_SIDE = "side_by_side"
    STACKED = "stacked"
    ORIGINAL_ONLY = "original_only"
    TRANSLATION_ONLY = "translation_only"
