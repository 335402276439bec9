"""Purge: delete for good what was deleted longer ago than the retention period.

The retention period is `Settings.purge_after_days` (30 by default). Deleting only hides an article
or highlight, so that it can be restored. After a purge the library file contains no trace of it
(but see `MAX_REWRITE_SIZE`). Copies are not purged: earlier backups, until they expire or are
deleted, and libraries replaced by a restored backup. For leftover temporary files see `cleanup`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, TypeVar

from desktop.base.cancellation import Token
from desktop.base.errors import LibraryError
from desktop.library import ArticleId, Changes, HighlightId
from desktop.reading.article import Article, Kind, Paragraph
from desktop.reading.text.segmenting import segment

if TYPE_CHECKING:
    from desktop.library import Library, PurgeCounts, ReadTransaction, WriteTransaction

T = TypeVar("T")

HIGHLIGHTS_PER_WRITE = 100
SENTENCES_PER_WRITE = 200
WORDS_PER_WRITE = 200
"""How many are removed in one transaction, to hold the write lock for about 10 ms."""

MAX_RETENTION_DAYS = 36_500
"""The longest retention period in days: a hundred years."""

MAX_REWRITE_SIZE = 32 * 2**20
"""The largest file, in bytes, rewritten while the window is open (half a second of writing).

A larger file may keep single words in the slack of its pages until `visavis purge` is run.
"""

END_OF_TIME = datetime.max.replace(tzinfo=UTC)

SEARCH_INDEXES = ("sentence_index", "note_index")


@dataclass(frozen=True, slots=True)
class Protected:
    """What a purge must not delete: what a window's undo can restore, and deletions `since` a time.

    An article with a protected highlight is protected, too.
    """

    articles: frozenset[ArticleId] = frozenset()
    highlights: frozenset[HighlightId] = frozenset()
    since: datetime | None = None


NOTHING_PROTECTED = Protected()


@dataclass(frozen=True, slots=True)
class PurgeResult:
    """What was removed, by how many bytes the file shrank, and what changed.

    `failure` is why the file couldn't be shrunk; the next purge tries again.
    """

    counts: PurgeCounts
    freed_bytes: int
    changes: Changes
    failure: LibraryError | None = None


def retention_period(days: int) -> timedelta | None:
    """Return how long deletions are kept under the setting `days`, or None if forever (0 days)."""
    return timedelta(days=min(days, MAX_RETENTION_DAYS)) if days > 0 else None


def count_purgeable(
    library: Library,
    older_than: timedelta,
    *,
    protected: Protected = NOTHING_PROTECTED,
    now: datetime | None = None,
) -> PurgeCounts:
    """Count the articles, highlights, notes and tags that `purge` would remove."""
    with library.read() as tx:
        return tx.count_purgeable(
            *_find_purgeable(tx, _cutoff(older_than, protected, now), protected)
        )


def purge(
    library: Library,
    older_than: timedelta,
    token: Token,
    *,
    protected: Protected = NOTHING_PROTECTED,
    now: datetime | None = None,
    rewritten_up_to: int | None = None,
) -> PurgeResult:
    """Delete for good what was deleted longer ago than `older_than`, and shrink the file.

    A zero `older_than` purges everything deleted. An article is removed with its saved page, text,
    left-out lines, corrections, highlights, notes, tags, index entries, and the engine's
    translations of sentences that occur in no other article. The reader's own translations stay in
    the memory. Notes and tags taken off a highlight were removed at the time.

    The purge runs in short transactions that each check again that the item is still deleted, so
    that nobody waits for long and what is restored meanwhile stays. After a cancel the next purge
    continues. Files of up to `rewritten_up_to` bytes (None: any size) are rewritten at the end; see
    `library.compaction`.

    Another window's deletions can be purged too; undoing them then reports that the item is gone.
    Only the retention period protects them.

    Raises AppError if the library can't be written, and Cancelled if the token is cancelled.
    """
    cutoff = _cutoff(older_than, protected, now)
    with library.read() as tx:
        articles, highlights = _find_purgeable(tx, cutoff, protected)
        is_unfinished = tx.purge_is_unfinished()
    run = _PurgeRun(library, cutoff, token)
    if not articles and not highlights and not is_unfinished:
        return PurgeResult(run.counts, 0, run.changes)
    size = library.path.stat().st_size
    for batch in _batches(highlights, HIGHLIGHTS_PER_WRITE):
        run.remove_highlights(batch)
    for article_id in articles:
        run.remove_article(article_id)
    run.remove_orphaned_pages()
    run.remove_unused_words()
    failure = run.shrink(rewritten_up_to)
    freed_bytes = max(size - library.path.stat().st_size, 0)
    return PurgeResult(run.counts, freed_bytes, run.changes, failure)


class _PurgeRun:
    """A purge in progress: its steps, and what they have removed so far."""

    def __init__(self, library: Library, cutoff: datetime, token: Token) -> None:
        from desktop.library import PurgeCounts  # loads SQLAlchemy

        self.counts = PurgeCounts()
        self.changes = Changes()
        self._library = library
        self._cutoff = cutoff
        self._token = token

    def remove_highlights(self, highlight_ids: Collection[HighlightId]) -> None:
        """Remove highlights that were deleted on their own."""
        with self._write() as tx:
            self.counts += tx.purge_highlights(highlight_ids, self._cutoff)

    def remove_article(self, article_id: ArticleId) -> None:
        """Remove an article in parts, and the translations of its left-out lines."""
        with self._library.read() as tx:
            sources = _left_out_sentences(tx.article(article_id).article)
        is_more = True
        while is_more:
            with self._write() as tx:
                removed, is_more = tx.purge_article_batch(article_id, self._cutoff)
            self.counts += removed
        for batch in _batches(sources, SENTENCES_PER_WRITE):
            with self._write() as tx:
                self.counts += tx.purge_translations(batch)

    def remove_orphaned_pages(self) -> None:
        """Remove saved pages without an article; there should be none."""
        with self._write() as tx:
            self.counts += tx.purge_pages()

    def remove_unused_words(self) -> None:
        """Remove words that no longer occur anywhere from the vocabulary and the search indexes."""
        last: tuple[str, str] | None = ("", "")
        while last is not None:
            with self._library.read() as tx:
                unused, last = tx.unused_words(last)
            for batch in _batches(unused, WORDS_PER_WRITE):
                with self._write() as tx:
                    self.counts += tx.purge_words(batch)
        for index in SEARCH_INDEXES:
            is_first = is_more = True
            while is_more:
                with self._write() as tx:
                    is_more = tx.merge_index(index, is_first=is_first)
                is_first = False

    def shrink(self, rewritten_up_to: int | None) -> LibraryError | None:
        """Shrink the file; return the error if that failed."""
        try:
            self._library.shrink(self._token, vacuum_up_to=rewritten_up_to)
            with self._library.write() as tx:
                tx.mark_purge(is_unfinished=False)
        except LibraryError as error:
            return error
        return None

    @contextmanager
    def _write(self) -> Iterator[WriteTransaction]:
        """Run one step in its own transaction, which also marks the purge as unfinished."""
        self._token.check()
        with self._library.write() as tx:
            tx.mark_purge(is_unfinished=True)
            yield tx
        self.changes |= tx.changes


def _cutoff(older_than: timedelta, protected: Protected, now: datetime | None) -> datetime:
    """Return the time before which something must have been deleted to be purged."""
    cutoff = (now or datetime.now(UTC)) - older_than if older_than else END_OF_TIME
    return min(cutoff, protected.since or END_OF_TIME)


def _find_purgeable(
    tx: ReadTransaction, cutoff: datetime, protected: Protected
) -> tuple[tuple[ArticleId, ...], tuple[HighlightId, ...]]:
    kept = {highlight.article_id for highlight in tx.highlights_with_ids(protected.highlights)}
    kept |= protected.articles
    articles = tx.articles_deleted_before(cutoff)
    highlights = tx.highlights_deleted_before(cutoff)
    return (
        tuple(article_id for article_id in articles if article_id not in kept),
        tuple(id_ for id_ in highlights if id_ not in protected.highlights),
    )


def _left_out_sentences(article: Article) -> tuple[str, ...]:
    """Return the sentences of left-out lines; they may have been translated before."""
    lines = tuple(
        Paragraph(Kind.BODY, line.text, article.language, (line.line,)) for line in article.dropped
    )
    paragraphs = segment(Article(lines, language=article.language)).paragraphs
    return tuple(sentence.text for paragraph in paragraphs for sentence in paragraph.sentences)


def _batches(values: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    for start in range(0, len(values), size):
        yield values[start : start + size]
