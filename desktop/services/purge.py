"""Purge: what was deleted more than 30 days ago (`Settings.purge_after_days`) is deleted for good.

Deleting only hides a thing, so that it can be restored. After a purge the library's file holds
nothing of it (but see `REWRITTEN_UP_TO`). Copies do: backups made before, until they expire or are
deleted, and libraries that a restored backup replaced.
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
    from desktop.library import Library, PurgeCounts, Reading, Writing

T = TypeVar("T")

HIGHLIGHTS_PER_WRITE = 100
SENTENCES_PER_WRITE = 200
WORDS_PER_WRITE = 200
"""How many are removed in one transaction, for some 10 ms of the write lock."""

MAX_RETENTION_DAYS = 36_500
"""Days after which nothing is kept that may be purged at all: a hundred years."""

MAX_REWRITE_SIZE = 32 * 2**20
"""Bytes of the largest file that is rewritten while the window is open: half a second of writing.

A larger one can keep single words in the slack of its pages until `visavis purge`.
"""

END_OF_TIME = datetime.max.replace(tzinfo=UTC)

SEARCH_INDEXES = ("sentence_index", "note_index")


@dataclass(frozen=True, slots=True)
class Protected:
    """What a purge must leave: what a window's undo can restore, and all deleted `since` a moment.

    An article with a highlight that must stay, stays too.
    """

    articles: frozenset[ArticleId] = frozenset()
    highlights: frozenset[HighlightId] = frozenset()
    since: datetime | None = None


NOTHING_PROTECTED = Protected()


@dataclass(frozen=True, slots=True)
class PurgeResult:
    """What was removed, the bytes that the file is smaller by, and what changed.

    `failure` tells why the file couldn't be shrunk; the next purge tries again.
    """

    counts: PurgeCounts
    freed_bytes: int
    changes: Changes
    failure: LibraryError | None = None


def retention_period(days: int) -> timedelta | None:
    """Return how long deleted things are kept under the setting `days`; None for ever (0 days)."""
    return timedelta(days=min(days, MAX_RETENTION_DAYS)) if days > 0 else None


def count_purgeable(
    library: Library,
    older_than: timedelta,
    *,
    protected: Protected = NOTHING_PROTECTED,
    now: datetime | None = None,
) -> PurgeCounts:
    """Count what `purge` would remove; translations and words aren't counted."""
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

    No time at all (0) purges everything that is deleted. Of an article all goes: its saved page,
    text, left-out lines, corrections, highlights, notes, tags, its words in the search index, and
    the engine's translations of sentences that stand in no other article. The reader's own
    translations stay in the memory, whose work they are; `visavis memory` exports them.
    Notes and tags that were taken off a highlight were removed at once, then.

    It goes in short transactions, each of which finds out anew whether the thing is still deleted,
    so that nobody waits for long and what is restored meanwhile stays. A cancel leaves the rest to
    the next purge. Files of up to `rewritten_up_to` bytes (None: any) are rewritten at the end
    (`library.compaction`).

    What another window deleted can be purged under it: its undo then says that the thing is no
    longer there. The days of the setting are what protects there.

    Raises AppError where the library can't be written, and Cancelled.
    """
    before = _cutoff(older_than, protected, now)
    with library.read() as tx:
        articles, highlights = _find_purgeable(tx, before, protected)
        is_unfinished = tx.purge_is_unfinished()
    run = _PurgeRun(library, before, token)
    if not articles and not highlights and not is_unfinished:
        return PurgeResult(run.counts, 0, run.changes)
    size = library.path.stat().st_size
    for some in _batches(highlights, HIGHLIGHTS_PER_WRITE):
        run.remove_highlights(some)
    for article_id in articles:
        run.remove_article(article_id)
    run.remove_pages()
    run.forget_words()
    failure = run.shrink(rewritten_up_to)
    freed_bytes = max(size - library.path.stat().st_size, 0)
    return PurgeResult(run.counts, freed_bytes, run.changes, failure)


class _PurgeRun:
    """A purge under way: what it removed so far, and the steps that it is made of."""

    def __init__(self, library: Library, before: datetime, token: Token) -> None:
        from desktop.library import PurgeCounts  # loads SQLAlchemy

        self.counts = PurgeCounts()
        self.changes = Changes()
        self._library = library
        self._before = before
        self._token = token

    def remove_highlights(self, highlight_ids: Collection[HighlightId]) -> None:
        """Remove some highlights that were deleted by themselves."""
        with self._write() as tx:
            self.counts += tx.purge_highlights(highlight_ids, self._before)

    def remove_article(self, article_id: ArticleId) -> None:
        """Remove an article part by part, with translations of what a correction left out of it."""
        with self._library.read() as tx:
            sources = _left_out_sentences(tx.article(article_id).article)
        is_more = True
        while is_more:
            with self._write() as tx:
                removed, is_more = tx.purge_article_part(article_id, self._before)
            self.counts += removed
        for some in _batches(sources, SENTENCES_PER_WRITE):
            with self._write() as tx:
                self.counts += tx.purge_translations(some)

    def remove_pages(self) -> None:
        """Remove saved pages that no article was made from; none should be there."""
        with self._write() as tx:
            self.counts += tx.purge_pages()

    def forget_words(self) -> None:
        """Forget the words that stand nowhere now: those known for search, and those indexed."""
        last: tuple[str, str] | None = ("", "")
        while last is not None:
            with self._library.read() as tx:
                unused, last = tx.unused_words(last)
            for some in _batches(unused, WORDS_PER_WRITE):
                with self._write() as tx:
                    self.counts += tx.purge_words(some)
        for index in SEARCH_INDEXES:
            is_first = is_more = True
            while is_more:
                with self._write() as tx:
                    is_more = tx.merge_index(index, is_first=is_first)
                is_first = False

    def shrink(self, rewritten_up_to: int | None) -> LibraryError | None:
        """Shrink the file; return why that failed."""
        try:
            self._library.shrink(self._token, rewritten_up_to=rewritten_up_to)
            with self._library.write() as tx:
                tx.mark_purge(is_unfinished=False)
        except LibraryError as error:
            return error
        return None

    @contextmanager
    def _write(self) -> Iterator[Writing]:
        """Take one step, in a transaction of its own that says that the purge has more to do."""
        self._token.check()
        with self._library.write() as tx:
            tx.mark_purge(is_unfinished=True)
            yield tx
        self.changes |= tx.changes


def _cutoff(older_than: timedelta, protected: Protected, now: datetime | None) -> datetime:
    """Return the moment before which a thing was deleted that may be purged."""
    before = (now or datetime.now(UTC)) - older_than if older_than else END_OF_TIME
    return min(before, protected.since or END_OF_TIME)


def _find_purgeable(
    tx: Reading, before: datetime, protected: Protected
) -> tuple[tuple[ArticleId, ...], tuple[HighlightId, ...]]:
    kept = {one.article_id for one in tx.several(protected.highlights)} | protected.articles
    articles = tuple(one for one in tx.articles_deleted_before(before) if one not in kept)
    highlights = tx.highlights_deleted_before(before)
    return articles, tuple(one for one in highlights if one not in protected.highlights)


def _left_out_sentences(article: Article) -> tuple[str, ...]:
    """Return the sentences of left-out lines, which may have been translated before."""
    lines = tuple(
        Paragraph(Kind.BODY, line.text, article.language, (line.line,)) for line in article.dropped
    )
    parts = segment(Article(lines, language=article.language)).paragraphs
    return tuple(sentence.text for part in parts for sentence in part.sentences)


def _batches(values: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    for start in range(0, len(values), size):
        yield values[start : start + size]
