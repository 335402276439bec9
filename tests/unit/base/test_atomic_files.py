"""Atomic file writes: an existing file survives every failure."""

import errno
import os
from pathlib import Path
from typing import Any

import pytest

from desktop.base.atomic_files import SQLITE, make_folder, write_atomically
from desktop.base.errors import AppError


def test_a_new_file_and_a_replaced_one(tmp_path: Path) -> None:
    path = tmp_path / "notes.md"
    write_atomically(path, b"one")
    write_atomically(path, b"two")
    assert path.read_bytes() == b"two"
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    path, link = tmp_path / "real.txt", tmp_path / "link.txt"
    path.write_bytes(b"old")
    link.symlink_to(path)
    write_atomically(link, b"new")
    assert link.is_symlink()
    assert path.read_bytes() == b"new"


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO])
def test_a_disk_that_fails_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    path = tmp_path / "notes.md"
    path.write_bytes(b"old")

    def fail(_: int) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr("os.fsync", fail)
    with pytest.raises(AppError, match="no room" if code == errno.ENOSPC else "can't be written"):
        write_atomically(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_database_is_not_written_over(tmp_path: Path) -> None:
    path, link = tmp_path / "library.sqlite", tmp_path / "notes.md"
    path.write_bytes(SQLITE + b"the rest")
    link.symlink_to(path)
    for name in (path, link):
        with pytest.raises(AppError, match="is a database"):
            write_atomically(name, b"new")
    assert path.read_bytes() == SQLITE + b"the rest"


@pytest.mark.parametrize("suffix", ["-wal", "-journal"])
def test_an_empty_file_with_a_log_beside_it_is_a_database(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / "library.sqlite"
    path.touch()
    path.with_name(path.name + suffix).write_bytes(b"log")
    with pytest.raises(AppError, match="is a database"):
        write_atomically(path, b"new")
    assert path.read_bytes() == b""


@pytest.mark.parametrize("suffix", ["-wal", "-shm", "-journal"])
def test_the_name_of_a_databases_log_is_not_taken(tmp_path: Path, suffix: str) -> None:
    (tmp_path / "library.sqlite").write_bytes(SQLITE + b"the rest")
    log = tmp_path / f"library.sqlite{suffix}"
    with pytest.raises(AppError, match="is a database"):
        write_atomically(log, b"new")
    assert not log.exists()
    write_atomically(tmp_path / f"notes{suffix}", b"new")


def test_an_interruption_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_atomically(tmp_path / "notes.md", b"new")
    assert list(tmp_path.iterdir()) == []


def test_folders_missing_files_in_the_way_and_odd_names(tmp_path: Path) -> None:
    with pytest.raises(AppError, match="can't be written"):
        write_atomically(tmp_path / "missing" / "notes.md", b"")
    with pytest.raises(AppError, match="isn't a file"):
        write_atomically(tmp_path, b"")
    with pytest.raises(AppError, match="can't be written"):
        write_atomically(tmp_path / ("n" * 300), b"")
    with pytest.raises(AppError, match="can't be written"):
        write_atomically(tmp_path / "a\0b", b"")
    with pytest.raises(AppError, match="isn't a file"):
        write_atomically(Path(os.devnull), b"")
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(AppError, match="can't be written"):
        make_folder(tmp_path / "file" / "below")
    make_folder(tmp_path / "a" / "b")
    assert (tmp_path / "a" / "b").is_dir()


def test_the_file_is_open_to_whom_the_reader_lets_it_be(tmp_path: Path) -> None:
    mask = os.umask(0o027)
    try:
        write_atomically(tmp_path / "notes.md", b"")
    finally:
        os.umask(mask)
    assert (tmp_path / "notes.md").stat().st_mode & 0o777 == 0o640
