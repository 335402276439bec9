"""Making the file smaller, and its pages free of what was removed, while it is in use."""

import sqlite3
from contextlib import closing
from pathlib import Path

from desktop.base.cancellation import Token
from desktop.library import connections

INCREMENTAL = 2
"""SQLite's number for a file that gives its unused pages back step by step."""

PAGES_IN_STEP = 64
"""Pages given back at a time, for some milliseconds of the write lock."""

CHECKPOINT_PATIENCE = 0.05
"""How long writers may have to wait until the log is emptied, in seconds."""


def shrink(path: Path, patience: float, token: Token, rewritten_up_to: int | None) -> None:
    """Give the unused pages of the file at `path` back to the disk, and empty its log.

    That takes the write lock for moments only. It leaves in the pages that are in use what SQLite
    copied from one to another when it balanced its trees, a word here and there. A file of up to
    `rewritten_up_to` bytes (None: any) is therefore rewritten, with the write lock held for about
    a second for 100 MB; so is, once, a file that was made before pages could be given back. For
    that the disk has to hold the file twice more; where it can't, the file stays as it is.

    The log stays as it is where somebody is reading from it; SQLite removes it when the last
    program closes the file. Raises sqlite3.Error, and Cancelled between two steps.
    """
    with closing(connections.connect(path, patience)) as connection:
        is_small = rewritten_up_to is None or _size(connection) <= rewritten_up_to
        if is_small or _value(connection, "auto_vacuum") != INCREMENTAL:
            token.check()
            connection.execute(f"PRAGMA auto_vacuum = {INCREMENTAL}")
            connection.execute("VACUUM")
        while _value(connection, "freelist_count"):
            token.check()
            connection.execute(f"PRAGMA incremental_vacuum({PAGES_IN_STEP})").fetchall()
        connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()
        connection.execute(f"PRAGMA busy_timeout = {round(1000 * CHECKPOINT_PATIENCE)}")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def _size(connection: sqlite3.Connection) -> int:
    return _value(connection, "page_count") * _value(connection, "page_size")


def _value(connection: sqlite3.Connection, pragma: str) -> int:
    return int(connection.execute(f"PRAGMA {pragma}").fetchone()[0])
