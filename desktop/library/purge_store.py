"""Removing for good what was deleted: in parts, each a short transaction that leaves nothing loose.

An article is emptied first, which can't be taken back: it has no saved page and no fingerprint from
then on, so that it is neither restored nor found again by an import. Its highlights and sentences
follow part by part, and at last the article itself. Whatever interrupts this, the library is whole,
the search index is true, and the next purge goes on from there.
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
from desktop.library.search_index import HIGHLIGHTS, SENTENCES, IndexWrites, among
from desktop.library.transaction import Reads
from desktop.reading.article import Direction

UNFINISHED = 1
"""SQLite's `user_version` from a purge's first transaction until the file holds nothing of it."""

SENTENCES_IN_PART = 40
HIGHLIGHTS_IN_PART = 200
WORDS_IN_PART = 1000
INDEX_PAGES_IN_PART = 16
"""What one transaction takes away, for some 10 ms of the write lock."""

OF_PART = "article_id = :article AND number IN (SELECT value FROM json_each(:numbers))"

USED = " OR ".join(
    f"EXISTS (SELECT 1 FROM {index.name}"
    f""" WHERE {index.name} MATCH '"' || folded || '" OR "' || word || '"')"""
    for index in (SENTENCES, HIGHLIGHTS)
)


@dataclass(frozen=True, slots=True)
class PurgeCounts:
    """How much was removed, or would be.

    `pages` are saved pages, `translations` the engine's, `words` those that were known for search.
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
    """Looking up what can be purged."""

    def articles_deleted_before(self, moment: datetime) -> tuple[ArticleId, ...]:
        """Return the articles deleted before `moment`, and those that a purge left half removed."""
        table = schema.article.c
        asked = select(table.id).where(_is_expired(schema.article, moment)).order_by(table.id)
        return tuple(map(ArticleId, self._connection.scalars(asked)))

    def highlights_deleted_before(self, moment: datetime) -> tuple[HighlightId, ...]:
        """Return the highlights that were themselves deleted before `moment`."""
        table = schema.highlight.c
        asked = select(table.id).where(table.deleted_at < moment).order_by(table.id)
        return tuple(map(HighlightId, self._connection.scalars(asked)))

    def count_purgeable(
        self, article_ids: Collection[ArticleId], highlight_ids: Collection[HighlightId]
    ) -> PurgeCounts:
        """Count these articles and highlights with what hangs on them."""
        table = schema.highlight.c
        goes = or_(table.id.in_(among(highlight_ids)), table.article_id.in_(among(article_ids)))
        ids = self._connection.scalars(select(table.id).where(goes)).all()
        of_articles = PurgeCounts(articles=len(article_ids), pages=len(article_ids))
        return of_articles + self._count_highlights(ids)

    def purge_is_unfinished(self) -> bool:
        """Tell whether the file may still hold what an interrupted purge removed."""
        return self._connection.exec_driver_sql("PRAGMA user_version").scalar() == UNFINISHED

    def unused_words(
        self, after: tuple[str, str] = ("", "")
    ) -> tuple[tuple[tuple[str, str], ...], tuple[str, str] | None]:
        """Return known words, by language, that stand nowhere; and the last one looked at.

        Only some of those that follow the one `after` are looked at; None where there were none.
        """
        rows = self._connection.execute(
            text(
                f"SELECT language, word, {USED} AS is_used FROM form"
                " WHERE (language, word) > (:language, :word) ORDER BY language, word LIMIT :limit"
            ),
            {"language": after[0], "word": after[1], "limit": WORDS_IN_PART},
        ).all()
        unused = tuple((row.language, row.word) for row in rows if not row.is_used)
        return unused, (rows[-1].language, rows[-1].word) if rows else None

    def _count_highlights(self, highlight_ids: Collection[int]) -> PurgeCounts:
        notes, tags = (
            self._connection.scalar(
                select(func.count()).where(table.c.highlight_id.in_(among(highlight_ids)))
            )
            for table in (schema.note, schema.tag)
        )
        return PurgeCounts(highlights=len(highlight_ids), notes=notes or 0, tags=tags or 0)


class PurgeWrites(PurgeReads, IndexWrites, RevisionWrites):
    """Purging; what is purged can't be restored."""

    def purge_highlights(
        self, highlight_ids: Collection[HighlightId], before: datetime
    ) -> PurgeCounts:
        """Remove highlights with their notes and tags, unless one wasn't deleted `before` then."""
        table = schema.highlight.c
        rows = self._connection.execute(
            select(table.id, table.article_id).where(
                table.id.in_(among(highlight_ids)), table.deleted_at < before
            )
        ).all()
        marked = frozenset(ArticleId(row.article_id) for row in rows)
        self._revise_articles(marked)
        self.changes |= Changes(annotations=marked)
        return self._remove_highlights([row.id for row in rows])

    def purge_article_part(
        self, article_id: ArticleId, before: datetime
    ) -> tuple[PurgeCounts, bool]:
        """Remove a part of an article, unless it wasn't deleted `before` then.

        Returns what was removed, and whether there is more. The engine's translations of its
        sentences go with them where they stand in no other article.
        """
        if not self._empty_article(article_id, before):
            return PurgeCounts(), False
        self.changes |= Changes(articles=frozenset({article_id}))
        highlight, sentence = schema.highlight.c, schema.sentence.c
        highlights = self._connection.scalars(
            select(highlight.id).where(highlight.article_id == article_id).limit(HIGHLIGHTS_IN_PART)
        ).all()
        if highlights:
            self.changes |= Changes(annotations=frozenset({article_id}))
            return self._remove_highlights(highlights), True
        sentences = self._connection.execute(
            select(sentence.number, sentence.key)
            .where(sentence.article_id == article_id)
            .order_by(sentence.number)
            .limit(SENTENCES_IN_PART)
        ).all()
        if sentences:
            self._remove_sentences(article_id, [row.number for row in sentences])
            removed = self._remove_translations(row.key for row in sentences)
            return PurgeCounts(translations=removed), True
        table = schema.article
        raw_id = self._connection.scalar(
            delete(table).where(table.c.id == article_id).returning(table.c.raw_id)
        )
        self._connection.execute(delete(schema.raw).where(schema.raw.c.id == raw_id))
        return PurgeCounts(articles=1, pages=1), False

    def purge_translations(self, sources: Iterable[str]) -> PurgeCounts:
        """Remove the engine's translations of sentences that stand in no article."""
        return PurgeCounts(translations=self._remove_translations(map(key, sources)))

    def purge_pages(self) -> PurgeCounts:
        """Remove saved pages that no article was made from."""
        table = schema.raw
        used = select(schema.article.c.raw_id).where(schema.article.c.raw_id == table.c.id)
        removed = self._connection.execute(delete(table).where(~used.exists()))
        return PurgeCounts(pages=removed.rowcount)

    def purge_words(self, words: Iterable[tuple[str, str]]) -> PurgeCounts:
        """Remove known words, each with its language, that still stand nowhere."""
        rows = [{"language": language, "word": word} for language, word in words]
        removed = self._connection.execute(
            text(f"DELETE FROM form WHERE language = :language AND word = :word AND NOT ({USED})"),
            rows,
        )
        return PurgeCounts(words=removed.rowcount)

    def merge_index(self, index: str, *, is_first: bool) -> bool:
        """Merge a part of a full-text index, which holds removed words until then; tell of more.

        The first call has all of it merged (https://www.sqlite.org/fts5.html, "The 'merge'
        Command").
        """
        before = self._total_changes()
        pages = -INDEX_PAGES_IN_PART if is_first else INDEX_PAGES_IN_PART
        self._connection.exec_driver_sql(
            f"INSERT INTO {index} ({index}, rank) VALUES ('merge', ?)", (pages,)
        )
        return self._total_changes() - before > 1

    def mark_purge(self, *, is_unfinished: bool) -> None:
        """Write down that the file may still hold what was removed, or holds nothing of it."""
        version = UNFINISHED if is_unfinished else 0
        self._connection.exec_driver_sql(f"PRAGMA user_version = {version}")

    def _empty_article(self, article_id: ArticleId, before: datetime) -> bool:
        """Take an article's page and particulars away for good; tell whether it may be purged."""
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
                fingerprint=schema.EMPTIED,
                revision=table.c.revision + 1,
            )
            .returning(table.c.raw_id)
        )
        if raw_id is not None:
            self._connection.execute(
                update(schema.raw)
                .where(schema.raw.c.id == raw_id)
                .values(name="", data=b"", digest=f"purged {raw_id}")
            )
        return raw_id is not None

    def _remove_highlights(self, highlight_ids: Collection[int]) -> PurgeCounts:
        counts = self._count_highlights(highlight_ids)
        self._unindex_highlights(*highlight_ids)
        table = schema.highlight
        self._connection.execute(delete(table).where(table.c.id.in_(among(highlight_ids))))
        return counts

    def _remove_sentences(self, article_id: ArticleId, numbers: list[int]) -> None:
        """Remove sentences; paragraphs stay, since they say which of the rest is the title."""
        table = schema.sentence
        self._connection.execute(
            SENTENCES.taking_out(OF_PART), {"article": article_id, "numbers": str(numbers)}
        )
        self._connection.execute(
            delete(table).where(
                table.c.article_id == article_id, table.c.number.in_(among(numbers))
            )
        )

    def _remove_translations(self, keys: Iterable[str]) -> int:
        memory, sentence = schema.memory, schema.sentence.c
        stands = select(sentence.key).where(
            sentence.key == memory.c.key, sentence.language == memory.c.source_language
        )
        removed = self._connection.execute(
            delete(memory)
            .where(memory.c.key.in_(among(keys)), ~memory.c.is_by_reader, ~stands.exists())
            .returning(memory.c.source_language, memory.c.target_language)
        ).all()
        self.changes |= Changes(translations=frozenset(Direction(*row) for row in removed))
        return len(removed)

    def _total_changes(self) -> int:
        return int(self._connection.exec_driver_sql("SELECT total_changes()").scalar_one())


def _is_expired(article: Table, moment: datetime) -> ColumnElement[bool]:
    return or_(
        article.c.deleted_at < moment,
        and_(article.c.deleted_at.is_not(None), article.c.fingerprint == schema.EMPTIED),
    )
