"""Labels of articles: favourite, archived, tags."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from sqlalchemy import bindparam, delete, func, insert, select, update

from desktop.base.errors import AppError
from desktop.library import schema
from desktop.library.changes import Changes
from desktop.library.records import ArticleId, Labels
from desktop.library.search_index import json_values
from desktop.library.tags import TAG_SEPARATOR, count_tags, normalize_tags, split_tags
from desktop.library.transaction import Reads, Writes

_ordered = (
    select(schema.article_tag.c.word)
    .where(schema.article_tag.c.article_id == schema.article.c.id)
    .order_by(schema.article_tag.c.folded)
    .correlate(schema.article)
    .subquery()
)
TAGS_OF_ARTICLE = select(func.group_concat(_ordered.c.word, TAG_SEPARATOR)).scalar_subquery()
"""A column of a query of articles, for `split_tags`."""


class LabelReads(Reads):
    """Queries for the labels of articles."""

    def labels(self, article_ids: Collection[ArticleId]) -> dict[ArticleId, Labels]:
        """Return the labels of articles, deleted or not; unknown ids are left out."""
        table = schema.article.c
        rows = self._connection.execute(
            select(table.id, table.is_favourite, table.is_archived, TAGS_OF_ARTICLE.label("tags"))
            .where(
                table.id.in_(json_values(article_ids)),
                table.fingerprint != schema.PURGED_FINGERPRINT,
            )
            .order_by(table.id)
        )
        return {
            ArticleId(row.id): Labels(row.is_favourite, row.is_archived, split_tags(row.tags))
            for row in rows
        }

    def article_tags(self) -> tuple[tuple[str, int], ...]:
        """Return the tags of articles that aren't deleted, with their numbers of articles.

        They are in alphabetical order. Spellings that differ in case or accents count as one tag,
        shown in the most frequent spelling.
        """
        tag, article = schema.article_tag.c, schema.article
        return count_tags(
            self._connection.execute(
                select(tag.folded, tag.word, func.count())
                .select_from(schema.article_tag.join(article))
                .where(article.c.deleted_at.is_(None))
                .group_by(tag.folded, tag.word)
                .order_by(tag.folded, func.count())
            )
        )


class LabelWrites(LabelReads, Writes):
    """Changes of the labels of articles."""

    def set_labels(self, labels: Mapping[ArticleId, Labels]) -> None:
        """Replace the labels of articles; tags are cleaned up as those of highlights are.

        Raises AppError if one of the articles isn't in the library.
        """
        before = self.labels(labels)
        if any(one not in before for one in labels):
            raise AppError("This article is no longer in the library.", "Choose another one.")
        cleaned = {
            one: replace(label, tags=_ordered_words(label.tags)) for one, label in labels.items()
        }
        changed = {one: label for one, label in cleaned.items() if label != before[one]}
        if not changed:
            return
        article, tag = schema.article, schema.article_tag
        self._connection.execute(
            update(article).where(article.c.id == bindparam("one")),
            [
                {"one": one, "is_favourite": label.is_favourite, "is_archived": label.is_archived}
                for one, label in changed.items()
            ],
        )
        self._connection.execute(delete(tag).where(tag.c.article_id.in_(json_values(changed))))
        rows = [
            {"article_id": one, "folded": folded, "word": word}
            for one, label in changed.items()
            for folded, word in normalize_tags(label.tags).items()
        ]
        if rows:
            self._connection.execute(insert(tag), rows)
        self.changes |= Changes(labels=frozenset(changed))


def _ordered_words(tags: Iterable[str]) -> tuple[str, ...]:
    return tuple(word for _, word in sorted(normalize_tags(tags).items()))
