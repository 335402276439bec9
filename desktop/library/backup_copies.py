"""Copies of the library, made while it is in use."""

import os
import sqlite3
import tempfile
import time
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

from desktop.base.errors import AppError
from desktop.library import connections, library_file, sqlite_errors

DRAFT = ".draft"
HOUR = 3600.0
"""After this many seconds a draft that hasn't grown is one that a crash left."""


def backup(path: Path, to: Path, check: Callable[[Path], None] = lambda _: None) -> None:
    """Copy the library at `path` to `to`, whole and as of one moment, whoever is writing.

    `to` is replaced in one step, once the copy is on the disk and `check`, which gets its path,
    raised nothing. Raises AppError where either can't be read or written, or the disk is full.
    """
    with sqlite_errors.reached(to):
        to.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        _drop_old_drafts(to.parent)
        descriptor, name = tempfile.mkstemp(dir=to.parent, prefix=".backup-", suffix=DRAFT)
        os.close(descriptor)
    draft = Path(name)
    try:
        with sqlite_errors.told(path), closing(opened(path)) as connection:
            connection.execute("VACUUM INTO ?", (name,))
        check(draft)
        with sqlite_errors.reached(to):
            with draft.open("rb+") as file:
                os.fsync(file.fileno())
            draft.replace(to)
    finally:
        draft.unlink(missing_ok=True)


def _drop_old_drafts(folder: Path) -> None:
    """Take away what killed backups left; another program's may be under way in this moment."""
    for draft in folder.glob(f".backup-*{DRAFT}*"):
        with suppress(OSError):
            if time.time() - draft.stat().st_mtime > HOUR:
                draft.unlink()


def opened(path: Path) -> sqlite3.Connection:
    """Open an existing library or backup. Raises AppError where there is none."""
    if not path.is_file():
        raise AppError("“{path}” isn't there.", "Choose another file.", path=path)
    return sqlite3.connect(
        library_file.address(path),
        uri=True,
        timeout=connections.PATIENCE,
        isolation_level=None,
        check_same_thread=False,
    )
