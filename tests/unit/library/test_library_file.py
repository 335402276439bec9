"""The library's file: a lost one is never made anew, one on a read-only disk can be read."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from desktop.base.errors import AppError, LibraryError, LibraryLostError
from desktop.library import is_in_use, open_library, restore, verify
from tests.unit.library.builders import article, raw


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return the path of a library with one saved page, closed."""
    path = tmp_path / "home" / "library.sqlite"
    with open_library(path, tmp_path / "backups") as library, library.write() as tx:
        tx.add_article(raw(), article())
    return path


def test_a_new_library_is_made_for_its_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "new" / "library.sqlite"
    open_library(path, tmp_path / "backups").close()
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_library_opened_twice_keeps_its_locks(path: Path, tmp_path: Path) -> None:
    other = "import sqlite3, sys; sqlite3.connect(sys.argv[1]).execute('SELECT * FROM article')"
    log = path.with_name("library.sqlite-wal")
    with open_library(path, tmp_path / "backups") as library, library.write() as tx:
        tx.add_article(raw("Another page"), article())
        open_library(path, tmp_path / "backups").close()
        subprocess.run([sys.executable, "-c", other, path], check=True)
        # A program that sees no lock takes itself for the last one, and deletes the log.
        assert log.exists()


def test_an_empty_file_is_a_lost_library_where_there_are_backups(
    path: Path, tmp_path: Path
) -> None:
    with open_library(path, tmp_path / "backups") as library:
        library.backup(tmp_path / "backups" / "daily-2026-11-25.sqlite")
    path.write_bytes(b"")
    with pytest.raises(LibraryLostError, match="is empty"):
        open_library(path, tmp_path / "backups")
    assert path.read_bytes() == b""


@pytest.mark.parametrize("is_folder_gone", [True, False])
def test_a_missing_file_is_a_lost_library_where_there_are_backups(
    path: Path, tmp_path: Path, is_folder_gone: bool
) -> None:
    backup = tmp_path / "backups" / "daily-2026-11-25.sqlite"
    with open_library(path, tmp_path / "backups") as library:
        library.backup(backup)
    path.unlink()
    if is_folder_gone:
        path.parent.rmdir()
    for _ in range(2):  # the first attempt makes none for the second
        with pytest.raises(LibraryLostError, match="is gone"):
            open_library(path, tmp_path / "backups")
        assert not path.exists()
    restore(path, backup, tmp_path / "backups" / "aside.sqlite")
    with open_library(path, tmp_path / "backups") as library, library.read() as tx:
        assert len(tx.articles()) == 1
    assert not (tmp_path / "backups" / "aside.sqlite").exists()


@pytest.mark.parametrize(("is_there", "told"), [(True, "is empty"), (False, "is gone")])
def test_a_log_without_its_library_is_kept(tmp_path: Path, is_there: bool, told: str) -> None:
    path = tmp_path / "library.sqlite"
    log = tmp_path / "library.sqlite-wal"
    log.write_bytes(b"what was written last")
    if is_there:
        path.touch()
    with pytest.raises(LibraryLostError, match=told):
        open_library(path, tmp_path / "backups")
    assert log.read_bytes() == b"what was written last"


def test_a_log_that_outlived_its_library_is_not_read_into_the_restored_one(
    path: Path, tmp_path: Path
) -> None:
    backup, aside = tmp_path / "copy.sqlite", tmp_path / "backups" / "aside.sqlite"
    log = path.with_name("library.sqlite-wal")
    with open_library(path, tmp_path / "backups") as library:
        library.backup(backup)
        with library.write() as tx:
            tx.add_article(raw("Another page."), article(title="Another title"))
        left = log.read_bytes()
        assert left
    path.unlink()
    log.write_bytes(left)
    restore(path, backup, aside)
    assert not log.exists()
    assert aside.with_name("aside.sqlite-wal").read_bytes() == left
    verify(path)
    with open_library(path, tmp_path / "backups") as library, library.read() as tx:
        assert len(tx.articles()) == 1


def test_an_empty_file_without_backups_becomes_a_library(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    path.touch()
    open_library(path, tmp_path / "backups").close()
    assert path.stat().st_size > 0


@pytest.mark.skipif(os.name != "posix", reason="pipes in folders are POSIX's")
@pytest.mark.parametrize("make", [Path.mkdir, os.mkfifo])
def test_a_folder_or_a_pipe_is_no_library(
    path: Path, tmp_path: Path, make: Callable[[Path], None]
) -> None:
    odd = tmp_path / "odd"
    make(odd)
    with pytest.raises(LibraryLostError, match="isn't a file"):
        open_library(odd, tmp_path / "backups")
    with pytest.raises(LibraryLostError, match="isn't a file"):
        restore(odd, path, tmp_path / "aside.sqlite")
    assert not (tmp_path / "aside.sqlite").exists()


def test_a_link_to_nothing_stays_one(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    path.symlink_to(tmp_path / "unmounted" / "library.sqlite")
    with pytest.raises(LibraryError, match="a link to a file that doesn't exist"):
        open_library(path, tmp_path / "backups")
    assert not (tmp_path / "unmounted").exists()


@pytest.fixture
def read_only_disk(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make every file and folder look as on a disk that can't be written."""
    able = os.access

    def access(path: Any, mode: int) -> bool:
        return not mode & os.W_OK and able(path, mode)

    monkeypatch.setattr(os, "access", access)


@pytest.mark.usefixtures("read_only_disk")
def test_a_library_on_a_read_only_disk_can_be_read(path: Path, tmp_path: Path) -> None:
    before = path.read_bytes()
    with open_library(path, tmp_path / "backups") as library:
        with library.read() as tx:
            assert len(tx.articles()) == 1
        with pytest.raises(AppError, match="can't be written"), library.write() as tx:
            tx.add_article(raw("Another page."), article())
        library.backup(tmp_path / "copy.sqlite")
    assert path.read_bytes() == before
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_a_library_in_use_is_no_backup(path: Path, tmp_path: Path) -> None:
    with open_library(path, tmp_path / "backups") as library:
        library.backup(tmp_path / "copy.sqlite")
        assert is_in_use(path)
    assert is_in_use(path)
    assert not is_in_use(tmp_path / "copy.sqlite")
