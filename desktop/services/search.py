"""Searching the library: what the reader typed, to hits in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.library import ArticleId, Found

if TYPE_CHECKING:
    from desktop.library import Library

PAGE_SIZE = 50
"""How many hits a page holds."""


def search(
    library: Library,
    typed: str,
    *,
    limit: int = PAGE_SIZE,
    offset: int = 0,
    article_id: ArticleId | None = None,
) -> Found:
    """Return a page of what the library holds of `typed`, whatever that is, the best first.

    `article_id` keeps to one article. Raises AppError where the library can't be read.
    """
    from desktop.reading.search.search_query import (
        parse_query,  # its patterns needn't be there for a first window
    )

    with library.read() as tx:
        return tx.search(parse_query(typed), limit=limit, offset=offset, article_id=article_id)
