"""From SQLite's errors to sentences that a reader can act on."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from json import JSONDecodeError
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from desktop.base.atomic_files import DISK_FULL
from desktop.base.errors import ErrorText, LibraryBusyError, LibraryError, LibraryLostError
from desktop.library.schema import StrangeValueError

PRIMARY = 0xFF
"""SQLite keeps the kind of an error in its code's low byte, the detail above it."""

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
UNREADABLE = ErrorText(
    "The library “{path}” can't be read from or written to its disk.",
    "Check the disk and its connection, then try again.",
)

MISSING = ("no such table", "no such column")
"""How SQLite begins where the file lacks what a library of its version has."""

TOLD = {
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
def told(path: Path) -> Iterator[None]:
    """Turn what SQLite meets at the library file `path` into an AppError; bugs pass unchanged."""
    try:
        yield
    except (UnicodeDecodeError, JSONDecodeError, StrangeValueError) as error:
        # What SQLite says of a damaged file can hold bytes of it.
        raise LibraryLostError(*DAMAGED, path=path) from error
    except (DBAPIError, sqlite3.Error) as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        code = getattr(cause, "sqlite_errorcode", sqlite3.SQLITE_OK) & PRIMARY
        if code == sqlite3.SQLITE_ERROR and str(cause).startswith(MISSING):
            raise LibraryLostError(*DAMAGED, path=path) from error
        if code not in TOLD:
            raise
        kind = KINDS.get(TOLD[code], LibraryError)
        raise kind(*TOLD[code], path=path) from error


@contextmanager
def reached(path: Path) -> Iterator[None]:
    """Turn a folder or disk that doesn't take the file `path` into an AppError."""
    try:
        yield
    except OSError as error:
        said = FULL if error.errno in DISK_FULL else NOT_WRITABLE
        raise LibraryError(*said, path=path) from error
