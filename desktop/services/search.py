"""Search the library's articles, translations, notes and tags in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.library import ArticleId, SearchResults

if TYPE_CHECKING:
    from desktop.library import Library

PAGE_SIZE = 50
"""Hits on one page of results."""


def search(
    library: Library,
    query: str,
    *,
    limit: int = PAGE_SIZE,
    offset: int = 0,
    article_id: ArticleId | None = None,
) -> SearchResults:
    """Return a page of the hits for a query, best first.

    `query` is what the reader typed and is never invalid. `article_id` limits the search to one
    article. Raises AppError if the library can't be read.
    """
    # Imported here because its patterns take time to compile that the window needn't wait for.
    from desktop.reading.search.search_query import parse_query

    with library.read() as tx:
        return tx.search(parse_query(query), limit=limit, offset=offset, article_id=article_id)
