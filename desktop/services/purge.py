"""Purge: what was deleted more than 30 days ago (a setting) is deleted for good.

Deleting only hides, so that undo can bring everything back. Backups keep what they hold until they
are rotated out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, TypeVar

from desktop.base.cancellation import Token
from desktop.library import ArticleId, Changes, HighlightId

if TYPE_CHECKING:
    from desktop.library import Library

T = TypeVar("T")

AT_ONCE = 100
"""Highlights in one transaction. Articles are purged one by one: each is large."""


@dataclass(frozen=True, slots=True)
class Purged:
    """How much was purged, or would be: articles, highlights by themselves, bytes of the file."""

    articles: int
    highlights: int
    freed: int
    changes: Changes


def find_expired(library: Library, before: datetime) -> Purged:
    """Count what was deleted before a moment and would be purged; nothing is."""
    articles, highlights = _expired(library, before)
    return Purged(len(articles), len(highlights), 0, Changes())


def expiry(days: int) -> datetime:
    """Return the moment before which something was deleted more than `days` days ago."""
    return datetime.now(UTC) - timedelta(days=days)


def purge(library: Library, before: datetime, token: Token) -> Purged:
    """Delete for good what was deleted before a moment, and shrink the file.

    Everything of an article goes: its saved file, text, highlights, notes, and the engine's
    translations that no other article needs. The reader's own translations stay. It is done in
    short transactions, so that nobody waits for the lock; a cancel leaves the rest for another
    time. Raises AppError where the library can't be written, and Cancelled.
    """
    articles, highlights = _expired(library, before)
    if not articles and not highlights:
        return Purged(0, 0, 0, Changes())
    size, changes = library.path.stat().st_size, Changes()
    for highlight_ids in _batches(highlights, AT_ONCE):
        token.check()
        with library.write() as writing:
            writing.purge_highlights(highlight_ids)
            changes |= writing.changes
    for article_ids in _batches(articles, 1):
        token.check()
        with library.write() as writing:
            writing.purge_articles(article_ids)
            changes |= writing.changes
    _forget_words(library, token)
    _shrink(library, token)
    freed = max(size - library.path.stat().st_size, 0)
    return Purged(len(articles), len(highlights), freed, changes)


def _expired(
    library: Library, before: datetime
) -> tuple[tuple[ArticleId, ...], tuple[HighlightId, ...]]:
    with library.read() as tx:
        return tx.articles_deleted_before(before), tx.highlights_deleted_before(before)


def _forget_words(library: Library, token: Token) -> None:
    """Merge the search indexes: purged words stay in them until then."""
    is_first = is_left = True
    while is_left:
        token.check()
        with library.write() as writing:
            is_left = writing.merge_indexes(is_first=is_first)
        is_first = False
    with library.write() as writing:
        writing.forget_words()


def _shrink(library: Library, token: Token) -> None:
    library.enable_incremental_vacuum()
    is_left = True
    while is_left:
        token.check()
        with library.write() as writing:
            is_left = writing.free_pages()
    library.truncate_log()


def _batches(values: Sequence[T], size: int) -> list[Sequence[T]]:
    return [values[start : start + size] for start in range(0, len(values), size)]
