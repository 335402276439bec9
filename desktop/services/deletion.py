"""The shelf: which articles there are, and taking them off and putting them back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.library import ArticleId, ArticleRow, Changes
from desktop.reading.article import Side

if TYPE_CHECKING:
    from desktop.library import Library


def shelf(library: Library) -> tuple[ArticleRow, ...]:
    """Return the articles of the library, the latest import first."""
    with library.read() as tx:
        return tx.shelf()


def delete(library: Library, article_id: ArticleId) -> Changes:
    """Take an article off the shelf; `restore` undoes it, notes and all."""
    with library.write() as tx:
        tx.delete_article(article_id)
        return tx.changes


def restore(library: Library, article_id: ArticleId) -> Changes:
    """Put a deleted article back on the shelf."""
    with library.write() as tx:
        tx.restore_article(article_id)
        return tx.changes


def remember_place(library: Library, article_id: ArticleId, sentence: int, side: Side) -> Changes:
    """Keep where the reader stopped: the sentence, counted from 0, and the side."""
    with library.write() as tx:
        tx.remember_place(article_id, sentence, side)
        return tx.changes
