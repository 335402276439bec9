"""Backup of the library while it is in use (VACUUM INTO)."""

import os
import sqlite3
import tempfile
import time
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

from desktop.base.errors import AppError
from desktop.library import connections, library_file, sqlite_errors

DRAFT_SUFFIX = ".draft"
STALE_AFTER = 3600.0
"""A draft that wasn't written to for this many seconds was left by a crash."""


def backup(path: Path, to: Path, check: Callable[[Path], object] = lambda _: None) -> None:
    """Copy a consistent snapshot of the library at `path` to `to`, even while others write.

    `to` is replaced atomically, once the copy is on the disk and `check`, which gets the copy's
    path, raised nothing. Raises AppError if a file can't be read or written, or the disk is full.
    """
    with sqlite_errors.convert_os_errors(to):
        to.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        _delete_stale_drafts(to.parent)
        draft = make_draft(to.parent)
    try:
        with sqlite_errors.convert_sqlite_errors(path), closing(open_existing(path)) as connection:
            # As bytes, since Python can't make text of a name that isn't UTF-8.
            connection.execute("VACUUM INTO CAST(? AS TEXT)", (os.fsencode(draft),))
        check(draft)
        with sqlite_errors.convert_os_errors(to):
            with draft.open("rb+") as file:
                os.fsync(file.fileno())
            draft.replace(to)
    finally:
        for leftover in (draft, draft.with_name(draft.name + "-journal")):  # of a full disk
            leftover.unlink(missing_ok=True)


def make_draft(folder: Path) -> Path:
    """Make an empty file, for its owner only, that is deleted later if a crash leaves it.

    Raises OSError.
    """
    descriptor, name = tempfile.mkstemp(dir=folder, prefix=".backup-", suffix=DRAFT_SUFFIX)
    os.close(descriptor)
    return Path(name)


def _delete_stale_drafts(folder: Path) -> None:
    """Delete the drafts that killed backups left, but not those of a backup that is running."""
    for draft in folder.glob(f".backup-*{DRAFT_SUFFIX}*"):
        with suppress(OSError):
            if time.time() - draft.stat().st_mtime > STALE_AFTER:
                draft.unlink()


def open_existing(path: Path) -> sqlite3.Connection:
    """Open an existing library or backup. Raises AppError if there is no file."""
    if not path.is_file():
        raise AppError("“{path}” doesn't exist.", "Choose another file.", path=path)
    return sqlite3.connect(
        library_file.address(path),
        uri=True,
        timeout=connections.BUSY_TIMEOUT,
        isolation_level=None,
        check_same_thread=False,
    )
