"""Pictures of articles: read from the library one at a time, when they are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.library import ArticleId, Library
    from desktop.reading.article import Picture


def read_picture(library: Library, article_id: ArticleId, name: str) -> Picture | None:
    """Return a picture of an article with its data, or None if it is gone.

    Raises AppError if the library can't be read.
    """
    with library.read() as tx:
        return tx.picture(article_id, name)
