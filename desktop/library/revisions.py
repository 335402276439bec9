"""Article revision numbers, to detect that an article changed since it was read.

A revision is incremented by every change to the article's text or highlights, and to the
translations of its sentences, wherever that change is made. Re-anchoring highlights depends on
these: it is planned outside the write lock and written only if the revision is the same.
"""

from collections.abc import Collection, Iterable

from sqlalchemy import ColumnElement, select, update

from desktop.library import schema
from desktop.library.records import ArticleId
from desktop.library.search_index import json_values
from desktop.library.transaction import Reads, Writes


class RevisionReads(Reads):
    """Queries for revisions."""

    def revisions(self, article_ids: Collection[ArticleId]) -> dict[ArticleId, int]:
        """Return revisions by article, without the articles that aren't in the library."""
        table = schema.article.c
        rows = self._connection.execute(
            select(table.id, table.revision).where(table.id.in_(json_values(article_ids)))
        )
        return {ArticleId(row.id): row.revision for row in rows}


class RevisionWrites(Writes):
    """Increments of revisions, called by the stores that change articles."""

    def _bump_revisions(self, article_ids: Iterable[int]) -> None:
        self._bump_where(schema.article.c.id.in_(json_values(article_ids)))

    def _bump_revisions_of_sentences(self, keys: Iterable[str]) -> None:
        """Increment the articles that have a sentence with one of these memory keys."""
        sentence = schema.sentence.c
        article_ids = select(sentence.article_id).where(sentence.key.in_(json_values(keys)))
        self._bump_where(schema.article.c.id.in_(article_ids))

    def _bump_where(self, is_changed: ColumnElement[bool]) -> None:
        table = schema.article
        self._connection.execute(
            update(table).where(is_changed).values(revision=table.c.revision + 1)
        )
