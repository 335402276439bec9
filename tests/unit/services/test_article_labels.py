"""Changes of labels on several articles, and back."""

import pytest

from desktop.base.errors import AppError
from desktop.library import ArticleId, Labels, Library
from desktop.services import deletion
from desktop.services.article_labels import (
    LabelChange,
    change_labels,
    list_tags,
    restore_labels,
)
from desktop.services.articles import import_raw
from tests.builders import PAGE, raw
from tests.unit.library.builders import purge


@pytest.fixture
def ids(library: Library) -> list[ArticleId]:
    pages = (PAGE, PAGE.replace("bridge", "tunnel"))
    return [import_raw(library, raw(page)).article_id for page in pages]


def labels(library: Library, ids: list[ArticleId]) -> list[Labels]:
    with library.read() as tx:
        found = tx.labels(ids)
    return [found[one] for one in ids if one in found]


def test_each_mark_is_changed_alone(library: Library, ids: list[ArticleId]) -> None:
    change_labels(library, ids[:1], LabelChange(is_archived=True, added=("Old", "Town")))
    changed = change_labels(library, ids, LabelChange(is_favourite=True, removed=("ÓLD",)))
    assert changed.changes.labels == frozenset(ids)
    assert labels(library, ids) == [Labels(True, True, ("Town",)), Labels(True)]
    assert list_tags(library) == (("Town", 1),)
    restore_labels(library, changed.before)
    assert labels(library, ids) == [Labels(False, True, ("Old", "Town")), Labels()]


def test_a_change_that_changes_nothing_says_so(library: Library, ids: list[ArticleId]) -> None:
    assert not change_labels(library, ids, LabelChange(removed=("nothing",))).changes


def test_all_or_none_are_changed(library: Library, ids: list[ArticleId]) -> None:
    with pytest.raises(AppError, match="no longer"):
        change_labels(library, [*ids, ArticleId(99)], LabelChange(is_favourite=True))
    assert labels(library, ids) == [Labels(), Labels()]


def test_what_was_purged_since_is_left_out_of_an_undo(
    library: Library, ids: list[ArticleId]
) -> None:
    changed = change_labels(library, ids, LabelChange(is_favourite=True))
    deletion.delete(library, ids[:1])
    with library.write() as tx:
        purge(tx)
    assert restore_labels(library, changed.before).labels == {ids[1]}
    assert labels(library, ids) == [Labels()]
