"""Purge: permanent removal of deleted articles and highlights, in batches of short transactions.

An article's source file, metadata and fingerprint are erased first, so that it can't be restored
and an import doesn't find it as a duplicate. Its highlights, sentences and pictures follow in
batches, and finally the article itself. After an interruption the library and its search index are
consistent, and the next purge continues.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, fields
from datetime import datetime

from sqlalchemy import ColumnElement, Table, and_, delete, func, or_, select, text, update

from desktop.library import schema
from desktop.library.changes import Changes
from desktop.library.memory_store import key
from desktop.library.records import ArticleId, HighlightId
from desktop.library.revisions import RevisionWrites
from desktop.library.search_index import HIGHLIGHTS, SENTENCES, SearchIndexWrites, json_values
from desktop.library.transaction import Reads
from desktop.reading.article import Direction

PURGE_UNFINISHED = 1
"""`PRAGMA user_version` from a purge's first transaction until its data has left the file."""

SENTENCES_PER_BATCH = 40
HIGHLIGHTS_PER_BATCH = 200
WORDS_PER_BATCH = 1000
INDEX_PAGES_PER_STEP = 16
"""Rows or pages per transaction, each holding the write lock for some 10 ms."""

OF_SENTENCES = "article_id = :article AND number IN (SELECT value FROM json_each(:numbers))"

IS_USED = " OR ".join(
    f"EXISTS (SELECT 1 FROM {index.name}"
    f""" WHERE {index.name} MATCH '"' || folded || '" OR "' || word || '"')"""
    for index in (SENTENCES, HIGHLIGHTS)
)


@dataclass(frozen=True, slots=True)
class PurgeCounts:
    """How much was purged, or would be.

    `pages` are source files, `translations` the engine's, `words` word forms of the search.
    """

    articles: int = 0
    highlights: int = 0
    notes: int = 0
    tags: int = 0
    pages: int = 0
    translations: int = 0
    words: int = 0

    def __add__(self, other: "PurgeCounts") -> "PurgeCounts":
        return PurgeCounts(
            *(getattr(self, one.name) + getattr(other, one.name) for one in fields(self))
        )


class PurgeReads(Reads):
    """Queries for what can be purged."""

    def articles_deleted_before(self, moment: datetime) -> tuple[ArticleId, ...]:
        """Return articles deleted before `moment`, and those that a purge has begun to remove."""
        table = schema.article.c
        query = select(table.id).where(_is_expired(schema.article, moment)).order_by(table.id)
        return tuple(map(ArticleId, self._connection.scalars(query)))

    def highlights_deleted_before(self, moment: datetime) -> tuple[HighlightId, ...]:
        """Return highlights that were themselves deleted before `moment`."""
        table = schema.highlight.c
        query = select(table.id).where(table.deleted_at < moment).order_by(table.id)
        return tuple(map(HighlightId, self._connection.scalars(query)))

    def count_purgeable(
        self, article_ids: Collection[ArticleId], highlight_ids: Collection[HighlightId]
    ) -> PurgeCounts:
        """Count these articles and highlights, with the notes and tags that would go with them."""
        table = schema.highlight.c
        is_purged = or_(
            table.id.in_(json_values(highlight_ids)), table.article_id.in_(json_values(article_ids))
        )
        ids = self._connection.scalars(select(table.id).where(is_purged)).all()
        of_articles = PurgeCounts(articles=len(article_ids), pages=len(article_ids))
        return of_articles + self._count_highlights(ids)

    def purge_is_unfinished(self) -> bool:
        """Return whether the file may still have traces of what an interrupted purge removed."""
        return self._connection.exec_driver_sql("PRAGMA user_version").scalar() == PURGE_UNFINISHED

    def unused_words(
        self, after: tuple[str, str] = ("", "")
    ) -> tuple[tuple[tuple[str, str], ...], tuple[str, str] | None]:
        """Return unused word forms, as (language, word), and the last word form checked.

        Checks a batch of those after `after`. The second value is None if there were no more.
        """
        rows = self._connection.execute(
            text(
                f"SELECT language, word, {IS_USED} AS is_used FROM form"
                " WHERE (language, word) > (:language, :word) ORDER BY language, word LIMIT :limit"
            ),
            {"language": after[0], "word": after[1], "limit": WORDS_PER_BATCH},
        ).all()
        unused = tuple((row.language, row.word) for row in rows if not row.is_used)
        return unused, (rows[-1].language, rows[-1].word) if rows else None

    def _count_highlights(self, highlight_ids: Collection[int]) -> PurgeCounts:
        notes, tags = (
            self._connection.scalar(
                select(func.count()).where(table.c.highlight_id.in_(json_values(highlight_ids)))
            )
            for table in (schema.note, schema.tag)
        )
        return PurgeCounts(highlights=len(highlight_ids), notes=notes or 0, tags=tags or 0)


class PurgeWrites(PurgeReads, SearchIndexWrites, RevisionWrites):
    """Permanent removal of what was deleted."""

    def purge_highlights(
        self, highlight_ids: Collection[HighlightId], before: datetime
    ) -> PurgeCounts:
        """Remove those of these highlights that were deleted before `before`, with their notes."""
        table = schema.highlight.c
        rows = self._connection.execute(
            select(table.id, table.article_id).where(
                table.id.in_(json_values(highlight_ids)), table.deleted_at < before
            )
        ).all()
        article_ids = frozenset(ArticleId(row.article_id) for row in rows)
        self._bump_revisions(article_ids)
        self.changes |= Changes(annotations=article_ids)
        return self._remove_highlights([row.id for row in rows])

    def purge_article_batch(
        self, article_id: ArticleId, before: datetime
    ) -> tuple[PurgeCounts, bool]:
        """Remove a batch of an article's rows, if the article was deleted before `before`.

        Return what was removed, and whether there is more. The engine's translations of sentences
        that are in no other article are removed with them.
        """
        if not self._erase_article(article_id, before):
            return PurgeCounts(), False
        self.changes |= Changes(articles=frozenset({article_id}))
        highlight, sentence = schema.highlight.c, schema.sentence.c
        highlights = self._connection.scalars(
            select(highlight.id)
            .where(highlight.article_id == article_id)
            .limit(HIGHLIGHTS_PER_BATCH)
        ).all()
        if highlights:
            self.changes |= Changes(annotations=frozenset({article_id}))
            return self._remove_highlights(highlights), True
        sentences = self._connection.execute(
            select(sentence.number, sentence.key)
            .where(sentence.article_id == article_id)
            .order_by(sentence.number)
            .limit(SENTENCES_PER_BATCH)
        ).all()
        if sentences:
            self._remove_sentences(article_id, [row.number for row in sentences])
            removed = self._remove_translations(row.key for row in sentences)
            return PurgeCounts(translations=removed), True
        if self._remove_picture(article_id):
            return PurgeCounts(), True
        table = schema.article
        raw_id = self._connection.scalar(
            delete(table).where(table.c.id == article_id).returning(table.c.raw_id)
        )
        self._connection.execute(delete(schema.raw).where(schema.raw.c.id == raw_id))
        return PurgeCounts(articles=1, pages=1), False

    def purge_translations(self, sources: Iterable[str]) -> PurgeCounts:
        """Remove the engine's translations of those of these sentences that are in no article."""
        return PurgeCounts(translations=self._remove_translations(map(key, sources)))

    def purge_pages(self) -> PurgeCounts:
        """Remove source files without an article."""
        table = schema.raw
        used = select(schema.article.c.raw_id).where(schema.article.c.raw_id == table.c.id)
        removed = self._connection.execute(delete(table).where(~used.exists()))
        return PurgeCounts(pages=removed.rowcount)

    def purge_words(self, words: Iterable[tuple[str, str]]) -> PurgeCounts:
        """Remove word forms, given as (language, word), unless they are in use by now."""
        rows = [{"language": language, "word": word} for language, word in words]
        removed = self._connection.execute(
            text(
                f"DELETE FROM form WHERE language = :language AND word = :word AND NOT ({IS_USED})"
            ),
            rows,
        )
        return PurgeCounts(words=removed.rowcount)

    def merge_index(self, index: str, *, is_first: bool) -> bool:
        """Merge a batch of index pages, to drop removed words; return whether there is more.

        Only the first call (`is_first`) starts a merge of the whole index
        (https://www.sqlite.org/fts5.html, "The 'merge' Command").
        """
        before = self._total_changes()
        pages = -INDEX_PAGES_PER_STEP if is_first else INDEX_PAGES_PER_STEP
        self._connection.exec_driver_sql(
            f"INSERT INTO {index} ({index}, rank) VALUES ('merge', ?)", (pages,)
        )
        return self._total_changes() - before > 1

    def mark_purge(self, *, is_unfinished: bool) -> None:
        """Record in the file whether it may still have traces of what a purge removed."""
        version = PURGE_UNFINISHED if is_unfinished else 0
        self._connection.exec_driver_sql(f"PRAGMA user_version = {version}")

    def _erase_article(self, article_id: ArticleId, before: datetime) -> bool:
        """Erase an article's source file and metadata; return False if it may not be purged."""
        table = schema.article
        raw_id = self._connection.scalar(
            update(table)
            .where(table.c.id == article_id, _is_expired(table, before))
            .values(
                title="",
                source=None,
                author=None,
                published=None,
                updated=None,
                dateline=None,
                address=None,
                pictures=[],
                fingerprint=schema.PURGED_FINGERPRINT,
                revision=table.c.revision + 1,
            )
            .returning(table.c.raw_id)
        )
        if raw_id is not None:
            tag = schema.article_tag
            self._connection.execute(delete(tag).where(tag.c.article_id == article_id))
            self._connection.execute(
                update(schema.raw)
                .where(schema.raw.c.id == raw_id)
                .values(name="", data=b"", digest=f"purged {raw_id}")
            )
        return raw_id is not None

    def _remove_picture(self, article_id: ArticleId) -> bool:
        """Remove one picture of an article's page, up to 10 MB; return False if it has none."""
        table, article = schema.picture, schema.article.c
        row = self._connection.execute(
            select(table.c.raw_id, table.c.name)
            .join(schema.article, article.raw_id == table.c.raw_id)
            .where(article.id == article_id)
            .limit(1)
        ).one_or_none()
        if row is not None:
            self._connection.execute(
                delete(table).where(table.c.raw_id == row.raw_id, table.c.name == row.name)
            )
        return row is not None

    def _remove_highlights(self, highlight_ids: Collection[int]) -> PurgeCounts:
        counts = self._count_highlights(highlight_ids)
        self._unindex_highlights(*highlight_ids)
        table = schema.highlight
        self._connection.execute(delete(table).where(table.c.id.in_(json_values(highlight_ids))))
        return counts

    def _remove_sentences(self, article_id: ArticleId, numbers: list[int]) -> None:
        """Remove sentences, but not paragraphs: the index needs these to tell what is a title."""
        table = schema.sentence
        self._connection.execute(
            SENTENCES.delete_statement(OF_SENTENCES),
            {"article": article_id, "numbers": str(numbers)},
        )
        self._connection.execute(
            delete(table).where(
                table.c.article_id == article_id, table.c.number.in_(json_values(numbers))
            )
        )

    def _remove_translations(self, keys: Iterable[str]) -> int:
        memory, sentence = schema.memory, schema.sentence.c
        in_article = select(sentence.key).where(
            sentence.key == memory.c.key, sentence.language == memory.c.source_language
        )
        removed = self._connection.execute(
            delete(memory)
            .where(
                memory.c.key.in_(json_values(keys)), ~memory.c.is_by_reader, ~in_article.exists()
            )
            .returning(memory.c.source_language, memory.c.target_language)
        ).all()
        self.changes |= Changes(translations=frozenset(Direction(*row) for row in removed))
        return len(removed)

    def _total_changes(self) -> int:
        return int(self._connection.exec_driver_sql("SELECT total_changes()").scalar_one())


def _is_expired(article: Table, moment: datetime) -> ColumnElement[bool]:
    return or_(
        article.c.deleted_at < moment,
        and_(article.c.deleted_at.is_not(None), article.c.fingerprint == schema.PURGED_FINGERPRINT),
    )
