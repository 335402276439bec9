"""The library list: articles with their numbers of translated sentences, highlights and notes."""

from dataclasses import fields
from typing import Any

from sqlalchemy import Select, exists, func, select

from desktop.library import schema
from desktop.library.label_store import TAGS_OF_ARTICLE
from desktop.library.records import ArticleRow
from desktop.library.tags import split_tags
from desktop.library.transaction import Reads


class ArticleListReads(Reads):
    """Queries for the library list."""

    def articles(self) -> tuple[ArticleRow, ...]:
        """Return the articles that aren't deleted, the latest import first."""
        rows = self._connection.execute(ARTICLE_LIST)
        return tuple(ArticleRow(*[*row[:-1], split_tags(row[-1])]) for row in rows)


def _build_article_list() -> Select[Any]:
    article, sentence, memory = schema.article, schema.sentence, schema.memory
    highlight, note = schema.highlight, schema.note
    is_translated = (
        exists(memory.c.key)
        .where(memory.c.key == sentence.c.key)
        .where(memory.c.source_language == sentence.c.language)
    )
    translated = (
        select(sentence.c.article_id, func.count().label("translated"))
        .where(is_translated)
        .group_by(sentence.c.article_id)
        .subquery()
    )
    marked = (
        select(
            highlight.c.article_id,
            func.count().label("highlights"),
            func.count(note.c.highlight_id).label("notes"),
        )
        .select_from(highlight.outerjoin(note))
        .where(highlight.c.deleted_at.is_(None))
        .group_by(highlight.c.article_id)
        .subquery()
    )
    names = (field.name for field in fields(ArticleRow) if field.name != "tags")
    counted = {
        name: func.coalesce(column, 0).label(name)
        for name, column in {**translated.c, **marked.c}.items()
    }
    return (
        select(
            *(counted[name] if name in counted else article.c[name] for name in names),
            TAGS_OF_ARTICLE,
        )
        .select_from(
            article.outerjoin(translated, translated.c.article_id == article.c.id).outerjoin(
                marked, marked.c.article_id == article.c.id
            )
        )
        .where(article.c.deleted_at.is_(None))
        .order_by(article.c.imported_at.desc(), article.c.id.desc())
    )


ARTICLE_LIST = _build_article_list()
