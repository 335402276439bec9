"""Conversion of SQLite and file-system errors to AppError."""

import errno
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from desktop.base.errors import AppError
from desktop.library import open_library, sqlite_errors
from tests.unit.library.builders import flood, raw

PATH = Path("library.sqlite")


def sqlite_error(code: int) -> sqlite3.OperationalError:
    error = sqlite3.OperationalError("what SQLite says")
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    ("code", "message"),
    [
        (sqlite3.SQLITE_BUSY_SNAPSHOT, "in use by another program"),
        (sqlite3.SQLITE_LOCKED, "in use by another program"),
        (sqlite3.SQLITE_FULL, "disk is full"),
        (sqlite3.SQLITE_READONLY_DIRECTORY, "can't be written"),
        (sqlite3.SQLITE_CANTOPEN, "can't be written"),
        (sqlite3.SQLITE_PERM, "can't be written"),
        (sqlite3.SQLITE_CORRUPT_INDEX, "damaged"),
        (sqlite3.SQLITE_IOERR_READ, "can't be read from or written to its disk"),
    ],
)
def test_sqlite_errors_have_messages(code: int, message: str) -> None:
    with (
        pytest.raises(AppError, match=message) as caught,
        sqlite_errors.convert_sqlite_errors(PATH),
    ):
        raise sqlite_error(code)
    assert caught.value.remedy


def test_other_sqlite_errors_pass_unchanged() -> None:
    with pytest.raises(sqlite3.OperationalError), sqlite_errors.convert_sqlite_errors(PATH):
        raise sqlite_error(sqlite3.SQLITE_ERROR)
    with pytest.raises(sqlite3.ProgrammingError), sqlite_errors.convert_sqlite_errors(PATH):
        raise sqlite3.ProgrammingError("no code at all")


def test_a_disk_too_full_for_the_index_of_the_log_is_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil.disk_usage(tmp_path)._replace(free=4096)
    monkeypatch.setattr(shutil, "disk_usage", lambda path: usage)
    with (
        pytest.raises(AppError, match="disk is full"),
        sqlite_errors.convert_sqlite_errors(tmp_path / "library.sqlite"),
    ):
        raise sqlite_error(sqlite3.SQLITE_IOERR_SHMSIZE)


def test_a_full_disk_and_a_missing_permission_differ() -> None:
    with pytest.raises(AppError, match="disk is full"), sqlite_errors.convert_os_errors(PATH):
        raise OSError(errno.ENOSPC, "No space left on device")
    with pytest.raises(AppError, match="can't be written"), sqlite_errors.convert_os_errors(PATH):
        raise PermissionError(errno.EACCES, "Permission denied")


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        ("article", "language", "klingon"),
        ("article", "imported_at", "yesterday"),
        ("paragraph", "lines", "[1, 2"),
        ("raw", "form", "papyrus"),
    ],
)
def test_an_invalid_stored_value_counts_as_damage(
    tmp_path: Path, table: str, column: str, value: str
) -> None:
    path = tmp_path / "library.sqlite"
    with open_library(path, tmp_path) as library, library.write() as tx:
        article_id = tx.add_article(raw(), flood())
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(f"UPDATE {table} SET {column} = ?", (value,))
    with (
        open_library(path, tmp_path) as library,
        pytest.raises(AppError, match="is damaged"),
        library.read() as tx,
    ):
        tx.article(article_id)
        tx.raw(article_id)
