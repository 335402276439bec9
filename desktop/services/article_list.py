"""The library list in memory: which articles a view has, in which order, and on which day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from desktop.library import ArticleRow, ArticleView, Sort, ViewKind
from desktop.reading.search.list_filter import fold_for_filter
from desktop.reading.text.words import fold

VALUED = frozenset({ViewKind.SOURCE, ViewKind.LANGUAGE, ViewKind.TAG})
"""The views that need a value."""

WORDS_PER_MINUTE = 240
"""How fast people read (M. Brysbaert, 2019, https://doi.org/10.1016/j.jml.2019.104047)."""


def is_in_view(row: ArticleRow, view: ArticleView, today: date) -> bool:
    """Return whether a view has an article; archived ones are in the archive only.

    `today` has articles that were saved or published then.
    """
    return is_in_views(row, (view,), today)


def is_in_views(row: ArticleRow, views: Collection[ArticleView], today: date) -> bool:
    """Return whether all views have an article, or the archive and all others would."""
    is_asked = any(view.kind is ViewKind.ARCHIVE for view in views)
    return row.is_archived == is_asked and all(_fits(row, view, today) for view in views)


def _fits(row: ArticleRow, view: ArticleView, today: date) -> bool:
    match view.kind:
        case ViewKind.UNREAD:
            return row.opened_at is None
        case ViewKind.TODAY:
            return today in (saved_day(row), published_day(row))
        case ViewKind.FAVOURITES:
            return row.is_favourite
        case ViewKind.FINISHED:
            return row.finished_at is not None
        case ViewKind.SOURCE:
            return fold(row.source or "") == fold(view.value)
        case ViewKind.LANGUAGE:
            return row.language == view.value
        case ViewKind.TAG:
            return fold(view.value) in map(fold, row.tags)
        case _:
            return True


def count_views(rows: Iterable[ArticleRow], today: date) -> dict[ArticleView, int]:
    """Return how many articles each view has; sources, languages and tags without any are left out.

    A source or tag that is written in several ways is one view, in the most frequent spelling.
    """
    general: Counter[ViewKind] = Counter()
    spelt: Counter[tuple[ViewKind, str]] = Counter()
    for row in rows:
        if row.is_archived:
            general[ViewKind.ARCHIVE] += 1
            continue
        general[ViewKind.ALL] += 1
        general[ViewKind.UNREAD] += row.opened_at is None
        general[ViewKind.TODAY] += today in (saved_day(row), published_day(row))
        general[ViewKind.FAVOURITES] += row.is_favourite
        general[ViewKind.FINISHED] += row.finished_at is not None
        spelt[ViewKind.LANGUAGE, row.language.value] += 1
        if row.source:
            spelt[ViewKind.SOURCE, row.source] += 1
        for tag in row.tags:
            spelt[ViewKind.TAG, tag] += 1
    counts = {ArticleView(kind): general[kind] for kind in ViewKind if kind not in VALUED}
    spellings: dict[tuple[ViewKind, str], list[tuple[int, str]]] = {}
    for (kind, word), count in spelt.items():
        spellings.setdefault((kind, fold(word)), []).append((count, word))
    for (kind, _), found in sorted(spellings.items()):
        counts[ArticleView(kind, max(found)[1])] = sum(count for count, _ in found)
    return counts


def sort_rows(rows: Iterable[ArticleRow], sort: Sort) -> list[ArticleRow]:
    """Return articles in an order; those that are equal in it stay as they are.

    SAVED and PUBLISHED have the newest first, LENGTH the shortest, PROGRESS what was begun and is
    the nearest to its end, then what is unread, then what is finished.
    """
    return sorted(rows, key=_KEYS[sort], reverse=sort in (Sort.SAVED, Sort.PUBLISHED))


def saved_day(row: ArticleRow) -> date:
    """Return the day on which an article was saved, here."""
    return _local_day(row.imported_at)


@lru_cache(maxsize=50_000)
def _local_day(moment: datetime) -> date:
    return moment.astimezone().date()


def published_day(row: ArticleRow) -> date | None:
    """Return the day on which an article was published, or None."""
    return _parse_day(row.published[:10]) if row.published else None


@lru_cache(maxsize=50_000)
def _parse_day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


@lru_cache(maxsize=50_000)
def _fold_all(*parts: str | None) -> str:
    return fold_for_filter(" ".join(part for part in parts if part))


def folded_text(row: ArticleRow) -> str:
    """Return what a filter looks for in an article: title, source, author and tags, folded.

    Folding ten thousand takes a tenth of a second, so they are kept.
    """
    return _fold_all(row.title, row.source, row.author, *row.tags)


def prepare_filter(rows: Iterable[ArticleRow]) -> None:
    """Fold what a filter looks for in articles, so that the first word typed needn't wait."""
    for row in rows:
        folded_text(row)
        saved_day(row)


def reading_minutes(words: int) -> int:
    """Return how many minutes it takes to read so many words, at least one."""
    return max(1, round(words / WORDS_PER_MINUTE))


def progress(row: ArticleRow) -> float:
    """Return how much of an article was read, from 0 to 1, which is only reached at its end."""
    if row.finished_at is not None:
        return 1.0
    return row.furthest_sentence / max(row.sentences, 1)


def _by_progress(row: ArticleRow) -> tuple[int, float]:
    if row.finished_at is not None:
        return 2, 0.0
    return int(row.opened_at is None), -progress(row)


def _by_publication(row: ArticleRow) -> tuple[str, datetime]:
    return row.published or "", row.imported_at


_KEYS: dict[Sort, Callable[[ArticleRow], Any]] = {
    Sort.SAVED: lambda row: (row.imported_at, row.id),
    Sort.PUBLISHED: _by_publication,
    Sort.TITLE: lambda row: fold(row.title),
    Sort.SOURCE: lambda row: (not row.source, fold(row.source or "")),
    Sort.LENGTH: lambda row: row.words,
    Sort.PROGRESS: _by_progress,
}
