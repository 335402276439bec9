"""Backup of the library while it is in use (VACUUM INTO), and integrity check of a backup."""

import os
import sqlite3
import tempfile
import time
from contextlib import closing, suppress
from pathlib import Path

from desktop.base.errors import AppError
from desktop.library import connections, sqlite_errors

DRAFT_SUFFIX = ".draft"
STALE_AFTER = 3600.0
"""A draft that wasn't written to for this many seconds was left by a crash."""


def backup(path: Path, to: Path) -> None:
    """Copy a consistent snapshot of the library at `path` to `to`, even while others write.

    `to` is replaced atomically, once the copy is on the disk. Raises AppError if a file can't be
    read or written, or the disk is full.
    """
    with sqlite_errors.convert_os_errors(to):
        to.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        _delete_stale_drafts(to.parent)
        descriptor, name = tempfile.mkstemp(dir=to.parent, prefix=".backup-", suffix=DRAFT_SUFFIX)
        os.close(descriptor)
    draft = Path(name)
    try:
        with sqlite_errors.convert_sqlite_errors(path), closing(open_existing(path)) as connection:
            connection.execute("VACUUM INTO ?", (name,))
        with sqlite_errors.convert_os_errors(to):
            with draft.open("rb+") as file:
                os.fsync(file.fileno())
            draft.replace(to)
    finally:
        draft.unlink(missing_ok=True)


def verify(path: Path) -> None:
    """Check every page and every foreign key of the library or backup at `path`.

    Raises AppError if it is missing or damaged.
    """
    with sqlite_errors.convert_sqlite_errors(path), closing(open_existing(path)) as connection:
        is_sound = connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        if not is_sound or connection.execute("PRAGMA foreign_key_check").fetchone():
            raise AppError(*sqlite_errors.DAMAGED, path=path)


def _delete_stale_drafts(folder: Path) -> None:
    """Delete the drafts that killed backups left, but not those of a backup that is running."""
    for draft in folder.glob(f".backup-*{DRAFT_SUFFIX}*"):
        with suppress(OSError):
            if time.time() - draft.stat().st_mtime > STALE_AFTER:
                draft.unlink()


def open_existing(path: Path) -> sqlite3.Connection:
    """Open an existing library or backup. Raises AppError if there is no file."""
    if not path.is_file():
        raise AppError("“{path}” isn't there.", "Choose another file.", path=path)
    address = f"{path.absolute().as_uri()}?mode=rw"
    return sqlite3.connect(
        address, uri=True, timeout=connections.BUSY_TIMEOUT, isolation_level=None
    )
