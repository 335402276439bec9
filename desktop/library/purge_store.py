"""Purge: articles, highlights and notes deleted a while ago are deleted for good."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import delete, select, text

from desktop.library import schema
from desktop.library.changes import Changes
from desktop.library.connections import INCREMENTAL
from desktop.library.records import ArticleId, HighlightId
from desktop.library.revisions import RevisionWrites
from desktop.library.search_index import IndexWrites, among
from desktop.library.transaction import Reads

INDEXES = ("sentence_index", "note_index")
MERGED_PAGES = 64
"""Pages of an index that are merged in one transaction: a few milliseconds of the write lock."""
FREED_PAGES = 256
"""Pages of the file that are given back in one transaction."""


class PurgeReads(Reads):
    """Looking up what may be purged."""

    def articles_deleted_before(self, moment: datetime) -> tuple[ArticleId, ...]:
        """Return the articles deleted before `moment`, the longest deleted first."""
        table = schema.article.c
        asked = select(table.id).where(table.deleted_at < moment).order_by(table.deleted_at)
        return tuple(map(ArticleId, self._connection.scalars(asked)))

    def highlights_deleted_before(self, moment: datetime) -> tuple[HighlightId, ...]:
        """Return the highlights deleted before `moment`, the longest deleted first."""
        table = schema.highlight.c
        asked = select(table.id).where(table.deleted_at < moment).order_by(table.deleted_at)
        return tuple(map(HighlightId, self._connection.scalars(asked)))


class PurgeWrites(PurgeReads, IndexWrites, RevisionWrites):
    """Purging; what is purged can't be restored."""

    def purge_articles(self, article_ids: Collection[ArticleId]) -> None:
        """Delete articles for good: their saved files, sentences, highlights, notes and tags.

        So do the engine's translations of sentences that stand in no other article; the reader's
        own stay in the memory. Articles that aren't deleted, or aren't there, are left alone.
        """
        article, sentence, memory = schema.article, schema.sentence.c, schema.memory
        rows = self._connection.execute(
            select(article.c.id, article.c.raw_id).where(
                article.c.id.in_(among(article_ids)), article.c.deleted_at.is_not(None)
            )
        ).all()
        gone, files = [row.id for row in rows], [row.raw_id for row in rows]
        keys = set(
            self._connection.scalars(
                select(sentence.key).where(sentence.article_id.in_(among(gone)))
            )
        )
        self._unindex_articles(*gone)
        self._unindex_highlights_of(*gone)
        self._connection.execute(delete(article).where(article.c.id.in_(among(gone))))
        self._connection.execute(delete(schema.raw).where(schema.raw.c.id.in_(among(files))))
        kept = select(sentence.key).where(sentence.key.in_(among(keys)))
        self._connection.execute(
            delete(memory).where(
                memory.c.key.in_(among(keys)),
                memory.c.key.not_in(kept),
                memory.c.is_by_reader.is_(False),
            )
        )
        self.changes |= Changes(articles=frozenset(map(ArticleId, gone)))

    def purge_highlights(self, highlight_ids: Collection[HighlightId]) -> None:
        """Delete highlights for good, with their notes and tags, unless they were restored."""
        table = schema.highlight
        rows = self._connection.execute(
            select(table.c.id, table.c.article_id).where(
                table.c.id.in_(among(highlight_ids)), table.c.deleted_at.is_not(None)
            )
        ).all()
        gone = [row.id for row in rows]
        self._unindex_highlights(*gone)
        self._connection.execute(delete(table).where(table.c.id.in_(among(gone))))
        self._revise_articles({row.article_id for row in rows})
        self.changes |= Changes(annotations=frozenset(ArticleId(row.article_id) for row in rows))

    def merge_indexes(self, *, is_first: bool) -> bool:
        """Merge a part of the search indexes, which forget purged words; tell if more is left.

        A negative number of pages begins a merge of everything (FTS5, section 6.8).
        """
        is_left = False
        for index in INDEXES:
            before = self._total_changes()
            pages = -MERGED_PAGES if is_first else MERGED_PAGES
            self._connection.execute(
                text(f"INSERT INTO {index}({index}, rank) VALUES ('merge', :pages)"),
                {"pages": pages},
            )
            is_left |= self._total_changes() - before > 1
        return is_left

    def forget_words(self) -> None:
        """Delete the words that no text and no note has any more from the list of known words."""
        self._connection.exec_driver_sql(
            "CREATE VIRTUAL TABLE IF NOT EXISTS temp.sentence_term"
            " USING fts5vocab(main, sentence_index, row)"
        )
        self._connection.exec_driver_sql(
            "DELETE FROM form WHERE"
            " NOT EXISTS (SELECT 1 FROM temp.sentence_term AS one WHERE one.term = form.folded)"
            " AND NOT EXISTS (SELECT 1 FROM note_term AS one WHERE one.term = form.folded)"
        )

    def free_pages(self) -> bool:
        """Give a part of the unused pages back to the disk; tell whether more are left."""
        self._connection.exec_driver_sql(f"PRAGMA incremental_vacuum({FREED_PAGES})")
        mode = self._connection.exec_driver_sql("PRAGMA auto_vacuum").scalar()
        left = self._connection.exec_driver_sql("PRAGMA freelist_count").scalar()
        return mode == INCREMENTAL and bool(left)

    def _total_changes(self) -> int:
        return int(self._connection.exec_driver_sql("SELECT total_changes()").scalar() or 0)
