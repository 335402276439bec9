"""The library's file on the disk: made where there is none, never in place of one that was lost."""

import os
from pathlib import Path

from desktop.base.errors import ErrorText, LibraryError, LibraryLostError
from desktop.library import sqlite_errors

EMPTY = ErrorText(
    "The library “{path}” is empty: what it held was lost by the disk or by another program.",
    "Put a backup in its place.",
)
MISSING = ErrorText(
    "The library “{path}” is gone: it was deleted, moved, or lost by the disk.",
    "Put a backup in its place, or move the backups away to begin a new one.",
)
NOT_A_FILE = ErrorText(
    "The library “{path}” isn't a file.", "Move it away, then put a backup in its place."
)
BROKEN_LINK = ErrorText(
    "The library “{path}” is a link to a file that doesn't exist.",
    "Connect the disk that the file is on, or remove the link.",
)

WAL = b"\x02\x02"


def prepare(path: Path, backups: Path) -> None:
    """Make the file and its folder, for its owner only, where there is none.

    Raises LibraryError where the file was lost, as `check_not_lost` does, or can't be made.
    """
    check_not_lost(path, backups)
    with sqlite_errors.convert_os_errors(path):
        if is_read_only(path):
            return
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not path.exists():
            # Never of an open library: closing any descriptor of a file drops all of a process's
            # locks on it (sqlite.org, "How To Corrupt An SQLite Database File", 2.2).
            os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
        path.chmod(0o600)


def check_not_lost(path: Path, backups: Path) -> None:
    """Check that the library at `path`, if there ever was one, is still there.

    Raises LibraryLostError where it was lost: it is missing or empty though the folder `backups`
    has backups, or a log of SQLite's lies beside it, or it isn't a file. Raises LibraryError if it
    is a link to nothing, or can't be looked at.
    """
    if path.is_symlink() and not path.exists():
        raise LibraryError(*BROKEN_LINK, path=path)
    check_is_file(path)
    with sqlite_errors.convert_os_errors(path):
        is_there = path.exists()
        has_content = is_there and path.stat().st_size > 0
        if not has_content and (_has_log(path) or any(backups.glob("*.sqlite"))):
            raise LibraryLostError(*(EMPTY if is_there else MISSING), path=path)


def check_is_file(path: Path) -> None:
    """Raise LibraryLostError for a folder, or a pipe, whose reader would wait for ever."""
    if path.exists() and not path.is_file():
        raise LibraryLostError(*NOT_A_FILE, path=path)


def is_read_only(path: Path) -> bool:
    """Tell whether there is a file at `path` that can be read, but not be written.

    SQLite writes to the folder, too, where its log is.
    """
    return path.exists() and not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK))


def is_in_use(path: Path) -> bool:
    """Tell whether the file at `path` is a library that programs write to, and not a backup.

    A backup isn't in WAL mode (sqlite.org, "Database File Format", 1.3.3) and has no log.
    """
    with path.open("rb") as file:
        versions = file.read(20)[18:]
    return versions == WAL or _has_log(path)


def address(path: Path) -> str:
    """Return the URI that opens the existing file at `path`, as far as the disk permits.

    `immutable` reads a file whose log can't be made (sqlite.org, "Read-only WAL-mode databases").
    """
    uri = path.absolute().as_uri()
    if not is_read_only(path):
        return f"{uri}?mode=rw"
    return f"{uri}?mode=ro" if _has_log(path) else f"{uri}?mode=ro&immutable=1"


def _has_log(path: Path) -> bool:
    log = path.with_name(path.name + "-wal")
    return log.exists() and log.stat().st_size > 0
