"""Deletion: mark articles as deleted and restore them; `purge` deletes them for good."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from desktop.library import ArticleId, Changes

if TYPE_CHECKING:
    from desktop.library import Library


def delete(library: Library, article_ids: Iterable[ArticleId]) -> Changes:
    """Mark articles as deleted, with their highlights and notes."""
    with library.write() as tx:
        for article_id in article_ids:
            tx.delete_article(article_id)
        return tx.changes


def restore(library: Library, article_ids: Iterable[ArticleId]) -> Changes:
    """Restore deleted articles, with their highlights and notes."""
    with library.write() as tx:
        for article_id in article_ids:
            tx.restore_article(article_id)
        return tx.changes
