"""Views, orders and progress of the library list."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.library import ArticleId, ArticleRow, ArticleView, Sort, ViewKind
from desktop.reading.article import Language
from desktop.services.article_list import (
    count_views,
    folded_text,
    is_in_view,
    is_in_views,
    prepare_filter,
    progress,
    published_day,
    reading_minutes,
    saved_day,
    sort_rows,
)

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
TODAY = NOON.astimezone().date()
ROW = ArticleRow(
    id=ArticleId(1),
    title="La crue de la Seine",
    language=Language.FRENCH,
    source="Le Quotidien",
    author="Anne Dupont",
    published="2016-06-03T07:10",
    imported_at=NOON,
    opened_at=None,
    words=441,
    sentences=20,
    translated=0,
    highlights=0,
    notes=0,
    place_sentence=0,
)
OPENED = replace(ROW, opened_at=NOON, furthest_sentence=7)
FINISHED = replace(OPENED, finished_at=NOON, furthest_sentence=19)


@pytest.mark.parametrize(
    ("view", "inside", "outside"),
    [
        (ArticleView(), ROW, replace(ROW, is_archived=True)),
        (ArticleView(ViewKind.UNREAD), ROW, OPENED),
        (ArticleView(ViewKind.TODAY), ROW, replace(ROW, imported_at=NOON - timedelta(days=2))),
        (ArticleView(ViewKind.FAVOURITES), replace(ROW, is_favourite=True), ROW),
        (ArticleView(ViewKind.FINISHED), FINISHED, OPENED),
        (ArticleView(ViewKind.ARCHIVE), replace(ROW, is_archived=True), ROW),
        (ArticleView(ViewKind.SOURCE, "le QUOTIDIEN"), ROW, replace(ROW, source=None)),
        (ArticleView(ViewKind.LANGUAGE, "fr"), ROW, replace(ROW, language=Language.ENGLISH)),
        (ArticleView(ViewKind.TAG, "elections"), replace(ROW, tags=("Élections",)), ROW),
    ],
)
def test_a_view_has_what_it_says(
    view: ArticleView, inside: ArticleRow, outside: ArticleRow
) -> None:
    assert is_in_view(inside, view, TODAY)
    assert not is_in_view(outside, view, TODAY)


def test_an_article_published_today_is_of_today() -> None:
    old = NOON - timedelta(days=9)
    row = replace(ROW, imported_at=old, published=TODAY.isoformat())
    assert is_in_view(row, ArticleView(ViewKind.TODAY), TODAY)


def test_the_archive_may_be_asked_together_with_others() -> None:
    archived = replace(ROW, is_archived=True, is_favourite=True)
    asked = [ArticleView(ViewKind.ARCHIVE), ArticleView(ViewKind.FAVOURITES)]
    assert is_in_views(archived, asked, TODAY)
    assert not is_in_views(archived, asked[1:], TODAY)
    assert is_in_views(ROW, [], TODAY)


@given(
    st.lists(
        st.builds(
            replace,
            st.sampled_from([ROW, OPENED, FINISHED]),
            source=st.sampled_from([None, "Le Monde", "LE MONDE", "BBC"]),
            language=st.sampled_from([Language.FRENCH, Language.ENGLISH]),
            published=st.sampled_from([None, TODAY.isoformat(), "2016"]),
            is_favourite=st.booleans(),
            is_archived=st.booleans(),
            tags=st.lists(st.sampled_from(["Été", "crue"]), unique=True).map(tuple),
        )
    )
)
def test_the_counts_of_views_are_their_sizes(rows: list[ArticleRow]) -> None:
    counts = count_views(rows, TODAY)
    for view, count in counts.items():
        assert count == sum(is_in_view(row, view, TODAY) for row in rows), view
    sources = {row.source.lower() for row in rows if row.source and not row.is_archived}
    assert len([view for view in counts if view.kind is ViewKind.SOURCE]) == len(sources)


def numbered(rows: list[ArticleRow]) -> list[ArticleRow]:
    return [replace(row, id=ArticleId(number)) for number, row in enumerate(rows)]


@pytest.mark.parametrize(
    ("sort", "rows", "order"),
    [
        (
            Sort.SAVED,
            [ROW, replace(ROW, imported_at=NOON + timedelta(days=1)), ROW],
            [1, 2, 0],
        ),
        (
            Sort.PUBLISHED,
            [replace(ROW, published=day) for day in (None, "2016-06-03", "2016-06-03T09:00")],
            [2, 1, 0],
        ),
        (Sort.TITLE, [replace(ROW, title=title) for title in ("b", "Été", "A")], [2, 0, 1]),
        (Sort.SOURCE, [replace(ROW, source=one) for one in (None, "b", "A")], [2, 1, 0]),
        (Sort.LENGTH, [replace(ROW, words=words) for words in (3, 1, 2)], [1, 2, 0]),
        (
            Sort.PROGRESS,
            [FINISHED, ROW, OPENED, replace(OPENED, furthest_sentence=9)],
            [3, 2, 1, 0],
        ),
    ],
)
def test_orders(sort: Sort, rows: list[ArticleRow], order: list[int]) -> None:
    assert [row.id for row in sort_rows(numbered(rows), sort)] == order


def test_progress_reaches_one_only_at_the_end() -> None:
    assert [progress(row) for row in (ROW, OPENED, FINISHED)] == [0, 0.35, 1]
    assert progress(replace(ROW, sentences=0)) == 0


def test_days_and_minutes() -> None:
    assert published_day(ROW) == date(2016, 6, 3)
    assert published_day(replace(ROW, published=None)) is None
    assert published_day(replace(ROW, published="soon")) is None
    assert saved_day(ROW) == TODAY
    assert [reading_minutes(words) for words in (0, 240, 353, 361)] == [1, 1, 1, 2]


def test_a_filter_looks_into_title_source_author_and_tags() -> None:
    row = replace(ROW, tags=("Été",), source="L’Écho")
    prepare_filter([row])
    assert folded_text(row) == "la crue de la seine l'echo anne dupont ete"
