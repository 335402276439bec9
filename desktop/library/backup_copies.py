"""Copies of the library, made while it is in use, and the proof that a copy is sound."""

import os
import sqlite3
import tempfile
import time
from contextlib import closing, suppress
from pathlib import Path

from desktop.base.errors import AppError
from desktop.library import connections, sqlite_errors

DRAFT = ".draft"
HOUR = 3600.0
"""After this many seconds a draft that hasn't grown is one that a crash left."""


def backup(path: Path, to: Path) -> None:
    """Copy the library at `path` to `to`, whole and as of one moment, whoever is writing.

    `to` is replaced in one step, once the copy is on the disk. Raises AppError where either
    can't be read or written, or the disk is full.
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
        with sqlite_errors.reached(to):
            with draft.open("rb+") as file:
                os.fsync(file.fileno())
            draft.replace(to)
    finally:
        draft.unlink(missing_ok=True)


def verify(path: Path) -> None:
    """Check every page and every foreign key of the library or backup at `path`.

    Raises AppError where it is missing or damaged.
    """
    with sqlite_errors.told(path), closing(opened(path)) as connection:
        is_sound = connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        if not is_sound or connection.execute("PRAGMA foreign_key_check").fetchone():
            happened, remedy = sqlite_errors.DAMAGED
            raise AppError(happened, remedy, path=path)


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
    address = f"{path.absolute().as_uri()}?mode=rw"
    return sqlite3.connect(address, uri=True, timeout=connections.PATIENCE, isolation_level=None)
