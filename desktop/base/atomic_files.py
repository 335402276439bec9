"""Atomic file writes: a file is replaced completely or not at all."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from desktop.base.errors import AppError

DISK_FULL = frozenset({errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)})

SQLITE = b"SQLite format 3\0"
"""How every SQLite file begins (sqlite.org, "Database File Format", 1.3)."""

LOGS = ("-wal", "-journal")
BESIDE = (*LOGS, "-shm")
"""How the names of SQLite's own files beside a database end (sqlite.org, "Temporary Files")."""


def write_atomically(path: Path, data: bytes) -> None:
    """Write `data` to `path` in one step. Raises AppError as `open_atomically` does."""
    with open_atomically(path) as file:
        file.write(data)


@contextmanager
def open_atomically(path: Path) -> Iterator[BinaryIO]:
    """Open a temporary file for writing, and move it to `path` when the block ends.

    An existing file is replaced, but never a database: it could be a library or a backup. A
    symbolic link is followed. Raises AppError for a database, if the disk is full, the folder is
    missing or not writable, or `path` is something other than a file. After any exception, nothing
    is left behind.
    """
    try:
        place = path.resolve()
        if place.exists() and not place.is_file():
            raise AppError("“{name}” isn't a file.", "Choose another name.", name=path.name)
        if is_database(place):
            raise AppError(
                "“{name}” is a database and won't be overwritten.",
                "Choose another name.",
                name=path.name,
            )
        import secrets  # loads OpenSSL, which would slow down startup

        temporary = place.with_name(f".visavis-{secrets.token_hex(8)}")
        file = temporary.open("xb")
    except (OSError, RuntimeError, ValueError) as error:
        raise _write_error(path, error) from error
    try:
        with file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(place)
    except OSError as error:
        _delete(temporary)
        raise _write_error(path, error) from error
    except BaseException:
        _delete(temporary)
        raise
    _sync_folder(place.parent)


def is_database(path: Path) -> bool:
    """Tell whether a SQLite database is at `path`, or its log or journal beside `path`.

    The name of a log belongs to its database, even while there is none. Raises OSError if the file
    can't be read.
    """
    for suffix in BESIDE:
        owner = path.name.removesuffix(suffix)
        if owner not in ("", path.name) and is_database(path.with_name(owner)):
            return True
    if any(path.with_name(path.name + suffix).exists() for suffix in LOGS):
        return True
    if not path.exists():
        return False
    with path.open("rb") as file:
        return file.read(len(SQLITE)) == SQLITE


def make_folder(path: Path) -> None:
    """Create the folder at `path` and its parents, if missing.

    Raises AppError if that fails.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        raise _write_error(path, error) from error


def _delete(temporary: Path) -> None:
    with suppress(OSError):
        temporary.unlink()


def _sync_folder(folder: Path) -> None:
    """Flush a new file's directory entry to disk; its content already is."""
    with suppress(OSError):
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)


def _write_error(path: Path, error: Exception) -> AppError:
    name = path.name or str(path)
    if isinstance(error, OSError) and error.errno in DISK_FULL:
        return AppError(
            "There is no room for “{name}” on the disk.", "Make room and try again.", name=name
        )
    reason = getattr(error, "strerror", None) or type(error).__name__
    return AppError(
        "“{name}” can't be written ({reason}).",
        "Check that you may write to its folder, or choose another one.",
        name=name,
        reason=reason,
    )
