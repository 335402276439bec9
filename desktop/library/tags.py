"""Tags as the library keeps them, of highlights and of articles alike."""

from collections.abc import Iterable
from typing import Any

from desktop.reading.text.words import fold

TAG_SEPARATOR = "\n"
"""Separates tags in a query's column; no tag contains it."""


def normalize_tags(tags: Iterable[str]) -> dict[str, str]:
    """Return cleaned-up tags by their folded form, without duplicates."""
    distinct: dict[str, str] = {}
    for tag in tags:
        word = " ".join(tag.lstrip("# \t").split())
        if word:
            distinct.setdefault(fold(word), word)
    return distinct


def split_tags(column: str | None) -> tuple[str, ...]:
    """Return the tags in a query's column."""
    return tuple(column.split(TAG_SEPARATOR)) if column else ()


def count_tags(rows: Iterable[Any]) -> tuple[tuple[str, int], ...]:
    """Return tags with their counts, from rows of folded form, spelling and count.

    The rows are in the order of folded forms, then counts; the most frequent spelling stays.
    """
    counts: dict[str, tuple[str, int]] = {}
    for folded, word, count in rows:
        counts[folded] = (word, count + counts.get(folded, ("", 0))[1])
    return tuple(counts.values())
