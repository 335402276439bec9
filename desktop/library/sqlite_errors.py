"""Conversion of SQLite and file-system errors to AppError messages that users can act on."""

import re
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from json import JSONDecodeError
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from desktop.base.atomic_files import DISK_FULL
from desktop.base.errors import ErrorText, LibraryBusyError, LibraryError, LibraryLostError
from desktop.library.schema import InvalidValueError

PRIMARY_CODE = 0xFF
"""Mask of the primary result code in an extended one (https://www.sqlite.org/rescode.html)."""

LOCKED = ErrorText("The library is in use by another program.", "Close that program and try again.")
FULL = ErrorText("The disk is full.", "Make room on it and try again.")
NOT_WRITABLE = ErrorText(
    "The library “{path}” can't be written.",
    "Check that you may write to the file and its folder.",
)
DAMAGED = ErrorText(
    "The library “{path}” is damaged, or isn't a library.",
    "Put a backup in its place.",
)
ALTERED = ErrorText(
    "The library “{path}” was altered by another program ({names}).",
    "Put a backup in its place.",
)
UNREADABLE = ErrorText(
    "The library “{path}” can't be read from or written to its disk.",
    "Check the disk and its connection, then try again.",
)

LEAST_FREE = 2**16
"""SQLite's index of the write-ahead log grows by 32 KiB (sqlite.org, "WAL-mode File Format")."""

OTHER_CONTENT = re.compile(
    "no such (table|column)|(table|index|view|trigger) .+ already exists|duplicate column name"
    "|Could not decode to UTF-8"
)
"""How messages begin if the file's schema isn't the one that it claims, or text isn't text.

The last one is of Python's sqlite3, without SQLite's code.
"""

MESSAGES = {
    sqlite3.SQLITE_BUSY: LOCKED,
    sqlite3.SQLITE_LOCKED: LOCKED,
    sqlite3.SQLITE_FULL: FULL,
    sqlite3.SQLITE_READONLY: NOT_WRITABLE,
    sqlite3.SQLITE_PERM: NOT_WRITABLE,
    sqlite3.SQLITE_CANTOPEN: NOT_WRITABLE,
    sqlite3.SQLITE_NOTADB: DAMAGED,
    sqlite3.SQLITE_CORRUPT: DAMAGED,
    sqlite3.SQLITE_IOERR: UNREADABLE,
}

KINDS: dict[ErrorText, type[LibraryError]] = {LOCKED: LibraryBusyError, DAMAGED: LibraryLostError}


@contextmanager
def convert_sqlite_errors(path: Path) -> Iterator[None]:
    """Convert SQLite errors and invalid stored values to LibraryError, naming the file `path`.

    Raises LibraryBusyError for a locked file. Errors that point to a bug pass unchanged.
    """
    try:
        yield
    except (UnicodeDecodeError, JSONDecodeError, InvalidValueError) as error:
        # What SQLite says of a damaged file can hold bytes of it.
        raise LibraryLostError(*DAMAGED, path=path) from error
    except (DBAPIError, sqlite3.Error) as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        code = getattr(cause, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & PRIMARY_CODE
        if code == sqlite3.SQLITE_ERROR and OTHER_CONTENT.match(str(cause)):
            raise LibraryLostError(*DAMAGED, path=path) from error
        if code not in MESSAGES:
            raise
        if code == sqlite3.SQLITE_IOERR and _is_full(path):
            code = sqlite3.SQLITE_FULL
        kind = KINDS.get(MESSAGES[code], LibraryError)
        raise kind(*MESSAGES[code], path=path) from error


def _is_full(path: Path) -> bool:
    """Tell whether the disk of `path` is full, so that not even SQLite's index of the log fits."""
    try:
        return shutil.disk_usage(path.parent).free < LEAST_FREE
    except OSError:
        return False


@contextmanager
def convert_os_errors(path: Path) -> Iterator[None]:
    """Convert OSError to LibraryError: the disk is full, or `path` can't be written."""
    try:
        yield
    except OSError as error:
        message = FULL if error.errno in DISK_FULL else NOT_WRITABLE
        raise LibraryError(*message, path=path) from error
