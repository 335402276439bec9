"""Daily maintenance: its order, and no purge without a backup."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta

import pytest

from desktop.base.cancellation import Token
from desktop.base.errors import AppError
from desktop.base.paths import Home
from desktop.library import ArticleId, Library, open_library
from desktop.services import deletion
from desktop.services.articles import import_raw
from desktop.services.maintenance import maintain
from tests.builders import raw
from tests.unit.library.builders import Clock


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def library(own_home: Home, clock: Clock) -> Iterator[Library]:
    with open_library(own_home.library, own_home.backups, clock=clock) as opened:
        yield opened


@pytest.fixture
def deleted(library: Library, clock: Clock) -> ArticleId:
    """An article that was deleted 31 days ago, in a library with another one."""
    import_raw(library, raw("Boats\n\nBoats pass below the old bridge on Monday, he said.\n"))
    article_id = import_raw(library, raw()).article_id
    deletion.delete(library, [article_id])
    clock.advance(days=31)
    return article_id


def test_the_backup_is_made_before_the_purge(
    library: Library, own_home: Home, clock: Clock, deleted: ArticleId
) -> None:
    changes = maintain(library, own_home, 30, clock.now, Token(), now=clock.now)
    assert changes.articles == {deleted}
    (copy,) = own_home.backups.glob("daily-*.sqlite")
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("SELECT count(*) FROM article").fetchone() == (2,)


def test_a_setting_of_0_days_purges_nothing(
    library: Library, own_home: Home, clock: Clock, deleted: ArticleId
) -> None:
    assert not maintain(library, own_home, 0, clock.now, Token(), now=clock.now)
    deletion.restore(library, [deleted])


def test_deletions_since_the_window_started_stay(
    library: Library, own_home: Home, clock: Clock, deleted: ArticleId
) -> None:
    started = clock.now - timedelta(days=32)
    assert not maintain(library, own_home, 30, started, Token(), now=clock.now)
    deletion.restore(library, [deleted])


def test_without_a_backup_nothing_is_purged_but_leftovers_are_deleted(
    library: Library, own_home: Home, clock: Clock, deleted: ArticleId
) -> None:
    draft = own_home.data / ".visavis-0123456789abcdef"
    draft.write_text("left by a crash", encoding="utf-8")
    own_home.backups.write_text("no folder", encoding="utf-8")
    later = clock.now + timedelta(days=36_500)
    with pytest.raises(AppError):
        maintain(library, own_home, 30, later, Token(), now=later)
    deletion.restore(library, [deleted])
    assert not draft.exists()
