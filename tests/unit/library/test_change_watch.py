"""A watch on a library finds what other programs write, and only that."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest

from desktop.library import ArticleId, Changes, ChangeWatch, Labels, Library, open_library
from desktop.reading.article import DIRECTIONS, FRENCH_TO_ENGLISH, Article, Side
from desktop.reading.glossary.terms import Term
from tests.unit.library.builders import article, raw, translated

ALL = frozenset(DIRECTIONS)


@pytest.fixture
def other(library: Library, tmp_path: Path) -> Iterator[Library]:
    """Return the same library as another program has it open."""
    with open_library(library.path, tmp_path / "backups") as opened:
        yield opened


def add(library: Library, page: str = "a", text: Article | None = None) -> ArticleId:
    with library.write() as tx:
        return tx.add_article(raw(page), text or article())


def test_own_changes_are_not_found(library: Library) -> None:
    watch = ChangeWatch(library)
    add(library)
    assert watch.find() == Changes()


def test_an_article_added_deleted_or_restored_elsewhere_is_found(
    library: Library, other: Library
) -> None:
    watch = ChangeWatch(library)
    new = add(other)
    assert watch.find() == Changes(articles=frozenset({new}), labels=frozenset({new}), terms=ALL)
    assert watch.find() == Changes()
    with other.write() as tx:
        tx.delete_article(new)
    assert watch.find().articles == {new}
    with other.write() as tx:
        tx.restore_article(new)
    assert watch.find().articles == {new}


def test_what_was_written_in_turns_is_told_apart(library: Library, other: Library) -> None:
    watch = ChangeWatch(library)
    add(library, "a")
    new = add(other, "b")
    add(library, "c")
    assert new in watch.find().articles
    add(library, "d")
    assert watch.find() == Changes()


def test_a_lost_count_is_begun_again(library: Library, other: Library) -> None:
    add(library, "a")
    with closing(sqlite3.connect(library.path)) as connection, connection:
        connection.execute("DELETE FROM library_state")
    watch = ChangeWatch(library)
    new = add(other, "b")
    assert new in watch.find().articles
    add(library, "c")
    assert watch.find() == Changes()


def test_translations_made_elsewhere_are_found(library: Library, other: Library) -> None:
    known = add(library)
    watch = ChangeWatch(library)
    with other.read() as tx:
        sentence = tx.article(known).article.paragraphs[0].text
    with other.write() as tx:
        tx.save_translations([translated(sentence, "In English.")])
    changes = watch.find()
    assert changes.annotations == {known}
    assert changes.translations == ALL
    assert changes.articles == frozenset()


def test_terms_made_elsewhere_are_found(library: Library, other: Library) -> None:
    watch = ChangeWatch(library)
    with other.write() as tx:
        tx.add_terms([Term("crue", "flood", FRENCH_TO_ENGLISH)])
    assert watch.find() == Changes(terms=ALL)


def test_a_number_of_a_change_that_was_undone_is_nobodys(library: Library, other: Library) -> None:
    watch = ChangeWatch(library)
    with suppress(RuntimeError), library.write() as tx:
        tx.add_article(raw("a"), article())
        raise RuntimeError
    new = add(other)
    assert watch.find().articles == {new}


def test_labels_changed_elsewhere_are_found(library: Library, other: Library) -> None:
    known = add(library)
    watch = ChangeWatch(library)
    with other.write() as tx:
        tx.set_labels({known: Labels(is_favourite=True)})
    assert known in watch.find().labels


def test_a_place_saved_elsewhere_changes_no_article(library: Library, other: Library) -> None:
    known = add(library)
    watch = ChangeWatch(library)
    with other.write() as tx:
        tx.remember_place(known, 1, Side.ORIGINAL)
    assert watch.find().articles == frozenset()
