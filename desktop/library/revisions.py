"""The revision of an article: it counts the changes that a plan for its highlights rests on.

Those are changes of its text, of its sentences' translations, wherever they are made, and of its
highlights. Who read an article can tell by the revision whether all of that is still the same.
"""

from collections.abc import Collection, Iterable

from sqlalchemy import ColumnElement, select, update

from desktop.library import schema
from desktop.library.records import ArticleId
from desktop.library.search_index import among
from desktop.library.transaction import Reads, Writes


class RevisionReads(Reads):
    """Looking revisions up."""

    def revisions(self, article_ids: Collection[ArticleId]) -> dict[ArticleId, int]:
        """Return the revisions of those of these articles that the library has."""
        table = schema.article.c
        rows = self._connection.execute(
            select(table.id, table.revision).where(table.id.in_(among(article_ids)))
        )
        return {ArticleId(row.id): row.revision for row in rows}


class RevisionWrites(Writes):
    """Counting changes, for the tables' own writes."""

    def _revise_articles(self, article_ids: Iterable[int]) -> None:
        self._revise(schema.article.c.id.in_(among(article_ids)))

    def _revise_holders(self, keys: Iterable[str]) -> None:
        """Count a change in the articles with a sentence that has one of these keys."""
        sentence = schema.sentence.c
        holders = select(sentence.article_id).where(sentence.key.in_(among(keys)))
        self._revise(schema.article.c.id.in_(holders))

    def _revise(self, is_changed: ColumnElement[bool]) -> None:
        table = schema.article
        self._connection.execute(
            update(table).where(is_changed).values(revision=table.c.revision + 1)
        )
