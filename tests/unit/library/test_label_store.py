"""Labels of articles: favourite, archived, tags, and what is left of them after a purge."""

import pytest
from sqlalchemy import select

from desktop.base.errors import AppError
from desktop.library import ArticleId, Changes, Labels, Library
from desktop.library.schema import article_tag
from tests.unit.library.builders import END, article, flood, purge, raw


@pytest.fixture
def ids(library: Library) -> tuple[ArticleId, ArticleId]:
    with library.write() as tx:
        second = article(("Un mot.",), title="Un autre titre")
        return tx.add_article(raw("a"), flood()), tx.add_article(raw("b"), second)


def test_an_article_has_no_labels_at_first(
    library: Library, ids: tuple[ArticleId, ArticleId]
) -> None:
    with library.read() as tx:
        assert tx.labels([*ids, ArticleId(99)]) == dict.fromkeys(ids, Labels())
        assert tx.article_tags() == ()


def test_labels_are_replaced_and_tags_cleaned_up(
    library: Library, ids: tuple[ArticleId, ArticleId]
) -> None:
    first, second = ids
    with library.write() as tx:
        tx.set_labels({first: Labels(True, False, ("zoé", " #À  suivre", "a suivre", ""))})
        assert tx.changes == Changes(labels=frozenset({first}))
    with library.read() as tx:
        labels = tx.labels(ids)
        rows = {row.id: row for row in tx.articles()}
    assert labels == {first: Labels(True, False, ("À suivre", "zoé")), second: Labels()}
    assert (rows[first].is_favourite, rows[first].is_archived) == (True, False)
    assert (rows[first].tags, rows[second].tags) == (("À suivre", "zoé"), ())
    with library.write() as tx:
        tx.set_labels({first: labels[first], second: Labels(is_archived=True)})
        assert tx.changes == Changes(labels=frozenset({second}))


def test_tags_are_counted_once_for_all_spellings(
    library: Library, ids: tuple[ArticleId, ArticleId]
) -> None:
    first, second = ids
    with library.write() as tx:
        tx.set_labels({first: Labels(tags=("Été", "crue")), second: Labels(tags=("ete",))})
    with library.read() as tx:
        (crue, _), (summer, count) = tx.article_tags()
    assert (crue, count) == ("crue", 2)
    assert summer in ("Été", "ete")
    with library.write() as tx:
        tx.delete_article(first)
    with library.read() as tx:
        assert tx.article_tags() == (("ete", 1),)


def test_labels_of_unknown_and_purged_articles_are_refused(
    library: Library, ids: tuple[ArticleId, ArticleId]
) -> None:
    first, second = ids
    with library.write() as tx:
        tx.set_labels({first: Labels(tags=("crue",))})
        tx.delete_article(first)
        purge(tx)
        assert tx._connection.execute(select(article_tag)).all() == []
    for unknown in (first, ArticleId(99)):
        with library.write() as tx, pytest.raises(AppError, match="no longer in the library"):
            tx.set_labels({second: Labels(True), unknown: Labels(True)})


def test_the_first_step_of_a_purge_takes_the_tags(
    library: Library, ids: tuple[ArticleId, ArticleId]
) -> None:
    with library.write() as tx:
        tx.set_labels({ids[0]: Labels(tags=("crue",))})
        tx.delete_article(ids[0])
    with library.write() as tx:
        assert tx.purge_article_batch(ids[0], END)[1]
        assert tx._connection.execute(select(article_tag)).all() == []
        assert tx.labels(ids[:1]) == {}
