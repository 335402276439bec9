"""Backups: making, expiring, listing, verifying and restoring them."""

import os
import shutil
import sqlite3
import stat
import sys
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import BinaryIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.base.errors import AppError, LibraryLostError
from desktop.base.paths import Home, home
from desktop.library import Library, open_library
from desktop.reading.article import Place, Side
from desktop.services import backups, highlights
from desktop.services.articles import import_raw
from desktop.services.open_article import open_article
from tests.builders import PAGE, raw

TODAY = datetime(2026, 3, 12, 9, 30, tzinfo=UTC)
OLDER = Path(__file__).parents[2] / "data" / "library" / "schema-0001.sqlite"


@pytest.fixture
def own(tmp_path: Path) -> Home:
    return home(tmp_path / "home")


def opened(own: Home) -> Library:
    return open_library(own.library, own.backups, busy_timeout=0.05)


def fill(own: Home, *pages: str) -> None:
    with opened(own) as library:
        for page in pages or (PAGE,):
            article_id = import_raw(library, raw(page)).article_id
            pairs = open_article(library, article_id).pairs
            places = Place(1, 0), Place(1, 11)
            made = highlights.annotate(library, article_id, pairs, Side.ORIGINAL, places, 2)
            highlights.write_note(library, made.highlight.id, "Which one?")


def titles(own: Home) -> set[str]:
    with opened(own) as library, library.read() as tx:
        return {row.title for row in tx.articles()}


def other(word: str) -> str:
    return PAGE.replace("council", word)


def test_a_backup_reports_its_contents(own: Home, tmp_path: Path) -> None:
    fill(own)
    path = tmp_path / "elsewhere" / "copy.sqlite"
    with opened(own) as library:
        facts = backups.back_up(library, path)
        assert backups.back_up(library, path) == facts
    assert (facts.articles, facts.highlights, facts.notes, facts.is_older) == (1, 1, 1, False)
    assert facts.used_at is not None
    assert datetime.now(UTC) - facts.used_at < timedelta(minutes=5)
    assert backups.verify(path) == facts


def test_only_backups_are_overwritten(own: Home, tmp_path: Path) -> None:
    fill(own)
    (tmp_path / "thesis.txt").write_text("All my work.")
    with opened(own) as library:
        with pytest.raises(AppError, match="isn't a backup"):
            backups.back_up(library, tmp_path / "thesis.txt")
        with pytest.raises(AppError, match="the library itself"):
            backups.back_up(library, own.library)
    assert (tmp_path / "thesis.txt").read_text() == "All my work."
    assert len(titles(own)) == 1


@pytest.mark.slow
def test_a_daily_backup_is_made_once_a_day_unless_the_library_is_empty(own: Home) -> None:
    with opened(own) as library:
        assert backups.back_up_daily(library, own.backups, TODAY) is None
    fill(own)
    with opened(own) as library:
        made = backups.back_up_daily(library, own.backups, TODAY)
        assert made == own.backups / "daily-2026-03-12.sqlite"
        assert backups.back_up_daily(library, own.backups, TODAY) is None
        assert backups.back_up_daily(library, own.backups, TODAY + timedelta(days=1))
    assert [one.path.name for one in backups.list_backups(own)] == [
        "daily-2026-03-13.sqlite",
        "daily-2026-03-12.sqlite",
    ]


@pytest.mark.slow
def test_seven_days_and_four_weeks_are_kept(own: Home) -> None:
    fill(own)
    with opened(own) as library:
        asked = backups.new_backup_path(own.backups, TODAY)
        backups.back_up(library, asked)
        for day in range(60):
            backups.back_up_daily(library, own.backups, TODAY + timedelta(days=day))
    assert asked.exists()
    days = sorted(path.stem for path in own.backups.glob("daily-*"))
    assert days[-7:] == [f"daily-2026-05-{day:02}" for day in range(4, 11)]
    assert days[:-7] == [
        "daily-2026-04-12",
        "daily-2026-04-19",
        "daily-2026-04-26",
        "daily-2026-05-03",
    ]


@given(st.lists(st.dates(date(2025, 1, 1), date(2027, 1, 1)), unique=True), st.data())
def test_todays_backup_never_expires_whatever_the_clock_said(
    days: list[date], data: st.DataObject
) -> None:
    today = data.draw(st.dates(date(2025, 1, 1), date(2027, 1, 1)))
    gone = backups.find_expired([*days, today], today)
    assert today not in gone
    assert len({*days, today}) - len(set(gone)) <= backups.DAILY_KEPT + backups.WEEKLY_KEPT
    assert not gone or len({*days, today} - set(gone)) >= backups.DAILY_KEPT


@pytest.mark.slow
def test_setting_the_clock_back_loses_no_backup_and_no_note(own: Home) -> None:
    fill(own)
    with opened(own) as library:
        first = backups.new_backup_path(own.backups, TODAY)
        backups.back_up(library, first)
        assert backups.new_backup_path(own.backups, TODAY) != first
        for day in range(20, 0, -1):
            moment = TODAY - timedelta(days=day)
            assert backups.back_up_daily(library, own.backups, TODAY + timedelta(days=day))
        assert backups.back_up_daily(library, own.backups, moment)
    past = open_library(own.library, own.backups, clock=lambda: TODAY - timedelta(days=4000))
    with past as library:
        article_id = import_raw(library, raw(other("city"))).article_id
        assert highlights.list_highlights(library, article_id) == ()
    assert len(titles(own)) == 2


def test_a_failed_backup_deletes_no_older_one(own: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(own)
    with opened(own) as library:
        for day in range(7):
            backups.back_up_daily(library, own.backups, TODAY + timedelta(days=day))
        before = set(own.backups.iterdir())

        def fail(to: Path) -> None:
            raise AppError("The disk is full.", "Make room on it and try again.")

        monkeypatch.setattr(library, "backup", fail)
        with pytest.raises(AppError, match="full"):
            backups.back_up_daily(library, own.backups, TODAY + timedelta(days=30))
    assert set(own.backups.iterdir()) == before


def test_restoring_keeps_the_replaced_library(own: Home, tmp_path: Path) -> None:
    fill(own)
    copy = tmp_path / "copy.sqlite"
    with opened(own) as library:
        backups.back_up(library, copy)
    fill(own, other("city"))
    both = titles(own)
    done = backups.restore(own, copy, lambda: TODAY)
    assert titles(own) < both
    assert done.facts.articles == 1
    assert done.previous == own.backups / "before-restoring-2026-03-12-093000.sqlite"
    again = backups.restore(own, done.previous, lambda: TODAY)
    assert titles(own) == both
    assert again.previous == own.backups / "before-restoring-2026-03-12-093000-1.sqlite"
    assert {path.name for path in own.data.iterdir()} <= {
        "backups",
        *(f"library.sqlite{end}" for end in ("", "-wal", "-shm")),
    }


def test_the_replaced_library_is_never_there_in_part(
    own: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(own)
    copy = tmp_path / "copy.sqlite"
    with opened(own) as library:
        backups.back_up(library, copy)
    copying = shutil.copyfileobj

    def copy_slowly(source: BinaryIO, target: BinaryIO) -> None:
        assert not list(own.backups.glob("*.sqlite"))
        copying(source, target)

    monkeypatch.setattr(shutil, "copyfileobj", copy_slowly)
    done = backups.restore(own, copy)
    assert list(own.backups.iterdir()) == [done.previous]


def test_a_library_on_a_read_only_disk_is_not_replaced(
    own: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(own)
    copy = tmp_path / "copy.sqlite"
    with opened(own) as library:
        backups.back_up(library, copy)
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    with pytest.raises(AppError, match=r"library\.sqlite” can't be written"):
        backups.restore(own, copy)
    assert len(titles(own)) == 1


def test_a_library_that_is_open_elsewhere_is_not_replaced(own: Home, tmp_path: Path) -> None:
    fill(own)
    copy = tmp_path / "copy.sqlite"
    with opened(own) as library:
        backups.back_up(library, copy)
        with closing(sqlite3.connect(own.library)) as second:
            second.execute("SELECT * FROM article").fetchall()
            with pytest.raises(AppError, match="in use by another program"):
                backups.restore(own, copy)
    assert len(titles(own)) == 1
    assert list(own.backups.glob("before-*")) == []


def test_a_damaged_library_is_kept_and_a_damaged_backup_rejected(own: Home, tmp_path: Path) -> None:
    fill(own)
    copy = tmp_path / "copy.sqlite"
    with opened(own) as library:
        backups.back_up(library, copy)
    bad = tmp_path / "bad.sqlite"
    data = bytearray(copy.read_bytes())
    data[8192:] = b"\xa5" * (len(data) - 8192)
    bad.write_bytes(data)
    with pytest.raises(AppError, match="damaged"):
        backups.restore(own, bad)
    assert len(titles(own)) == 1
    own.library.write_bytes(b"not a library at all" * 1000)
    own.library.with_name("library.sqlite-wal").write_bytes(b"nor this")
    done = backups.restore(own, copy)
    assert len(titles(own)) == 1
    assert done.previous is not None
    assert done.previous.read_bytes() == b"not a library at all" * 1000
    assert done.previous.with_name(done.previous.name + "-wal").read_bytes() == b"nor this"


def test_a_lost_library_is_told_when_it_is_verified(own: Home) -> None:
    with pytest.raises(AppError, match="doesn't exist"):
        backups.verify_library(own)
    with opened(own) as library:
        facts = backups.back_up(library, own.backups / "backup.sqlite")
    assert backups.verify_library(own) == facts
    own.library.unlink()
    with pytest.raises(LibraryLostError, match="is gone"):
        backups.verify_library(own)
    own.library.touch()
    with pytest.raises(LibraryLostError, match="is empty"):
        backups.verify_library(own)


def test_newer_backups_and_other_files_are_rejected(own: Home, tmp_path: Path) -> None:
    fill(own)
    newer = tmp_path / "newer.sqlite"
    with opened(own) as library:
        backups.back_up(library, newer)
    with closing(sqlite3.connect(newer)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(AppError, match="newer"):
        backups.restore(own, newer)
    with pytest.raises(AppError, match="doesn't exist"):
        backups.restore(own, tmp_path / "missing.sqlite")
    with pytest.raises(AppError, match="the library itself"):
        backups.restore(own, own.library)
    with closing(sqlite3.connect(tmp_path / "bookmarks.sqlite")) as connection, connection:
        connection.execute("CREATE TABLE bookmark (address TEXT)")
    with pytest.raises(AppError, match="another program"):
        backups.restore(own, tmp_path / "bookmarks.sqlite")
    (tmp_path / "empty.sqlite").touch()
    with pytest.raises(AppError, match="damaged"):
        backups.restore(own, tmp_path / "empty.sqlite")
    assert len(titles(own)) == 1
    assert not own.backups.exists()


def test_a_backup_with_an_older_schema_is_inspected_unchanged_and_restored(own: Home) -> None:
    own.backups.mkdir(parents=True)
    copy = own.backups / "old.sqlite"
    shutil.copyfile(OLDER, copy)
    (found,) = backups.list_backups(own)
    assert found.facts is not None
    assert (found.facts.articles, found.facts.highlights, found.facts.notes) == (1, 2, 1)
    assert found.facts.is_older
    assert backups.restore(own, copy).previous is None
    assert copy.read_bytes() == OLDER.read_bytes()
    assert len(titles(own)) == 1


def test_a_broken_backup_is_listed_with_its_error(own: Home) -> None:
    own.backups.mkdir(parents=True)
    (own.backups / "broken.sqlite").write_bytes(b"broken" * 1000)
    (found,) = backups.list_backups(own)
    assert found.facts is None
    assert "damaged" in str(found.failure)


def test_the_folder_can_be_copied_elsewhere(own: Home, tmp_path: Path) -> None:
    fill(own)
    shutil.copytree(own.data, tmp_path / "moved")
    assert titles(home(tmp_path / "moved")) == titles(own)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_files_are_readable_by_the_owner_only(own: Home) -> None:
    before = os.umask(0)
    try:
        fill(own)
        with opened(own) as library:
            daily = backups.back_up_daily(library, own.backups, TODAY)
            assert daily is not None
            _check_modes(own)
        backups.restore(own, daily, lambda: TODAY)
        _check_modes(own)
    finally:
        os.umask(before)


def _check_modes(own: Home) -> None:
    for path in (own.data, *own.data.rglob("*")):
        wanted = 0o700 if path.is_dir() else 0o600
        assert stat.S_IMODE(path.stat().st_mode) == wanted, path


def test_a_copy_that_is_not_sound_leaves_the_backup_before(own: Home, tmp_path: Path) -> None:
    fill(own)
    path = tmp_path / "copy.sqlite"
    with opened(own) as library:
        backups.back_up(library, path)
        before = path.read_bytes()
        with closing(sqlite3.connect(own.library)) as connection, connection:
            connection.execute("DROP TABLE note_term")
        with pytest.raises(LibraryLostError, match="altered") as caught:
            backups.back_up(library, path)
    assert caught.value.values["path"] == own.library
    assert path.read_bytes() == before


def test_another_library_is_not_replaced_by_a_backup(own: Home, tmp_path: Path) -> None:
    fill(own)
    other_home = home(tmp_path / "other")
    fill(other_home)
    before = other_home.library.read_bytes()
    with opened(own) as library, pytest.raises(AppError, match="another library"):
        backups.back_up(library, other_home.library)
    assert other_home.library.read_bytes() == before


def test_a_fuller_or_newer_backup_is_not_replaced(own: Home, tmp_path: Path) -> None:
    fill(own, PAGE, other("parish"))
    path = tmp_path / "copy.sqlite"
    with opened(own) as library:
        backups.back_up(library, path)
    before = path.read_bytes()
    empty = home(tmp_path / "empty")
    with opened(empty) as library, pytest.raises(AppError, match="newer than the library"):
        backups.back_up(library, path)
    assert path.read_bytes() == before
    path.unlink()
    with opened(empty) as library:
        assert backups.back_up(library, path).articles == 0


def test_a_folder_of_backups_that_cannot_be_read_is_not_an_empty_one(
    own: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(folder: Path) -> None:
        raise PermissionError(13, "Permission denied", str(folder))

    monkeypatch.setattr(Path, "iterdir", refuse)
    with pytest.raises(AppError, match=r"can't be read \(Permission denied\)"):
        backups.list_backups(own)
    monkeypatch.setattr(Path, "exists", refuse)
    with pytest.raises(AppError, match=r"can't be read \(Permission denied\)"):
        backups.new_backup_path(own.backups)
