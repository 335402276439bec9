"""Compaction of the database file while it is in use: vacuum and WAL checkpoint."""

import sqlite3
from contextlib import closing
from pathlib import Path

from desktop.base.cancellation import Token
from desktop.library import connections

INCREMENTAL = 2
"""The value of `PRAGMA auto_vacuum` for a file whose free pages can be returned in steps."""

PAGES_PER_STEP = 64
"""Pages returned at a time, each step holding the write lock for a few milliseconds."""

CHECKPOINT_TIMEOUT = 0.05
"""How long truncating the WAL may keep writers waiting, in seconds."""


def shrink(path: Path, busy_timeout: float, token: Token, vacuum_up_to: int | None) -> None:
    """Return the free pages of the file at `path` to the file system, and truncate its WAL.

    Incremental vacuum holds the write lock only briefly, but leaves traces of deleted text in pages
    that are in use, where SQLite copied cells to balance its B-trees. Files of up to `vacuum_up_to`
    bytes (None: any size) are therefore rewritten by VACUUM, which holds the write lock for about a
    second per 100 MB. So are, once, files from before incremental vacuum was enabled. VACUUM needs
    free disk space of twice the file's size; if it fails, the file is unchanged.

    The WAL isn't truncated while others read from it; SQLite removes it when the last program
    closes the file. `busy_timeout` is in seconds. Raises sqlite3.Error, or Cancelled between steps.
    """
    with closing(connections.connect(path, busy_timeout)) as connection:
        is_small = vacuum_up_to is None or _size(connection) <= vacuum_up_to
        if is_small or _value(connection, "auto_vacuum") != INCREMENTAL:
            token.check()
            connection.execute(f"PRAGMA auto_vacuum = {INCREMENTAL}")
            connection.execute("VACUUM")
        while _value(connection, "freelist_count"):
            token.check()
            connection.execute(f"PRAGMA incremental_vacuum({PAGES_PER_STEP})").fetchall()
        connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()
        connection.execute(f"PRAGMA busy_timeout = {round(1000 * CHECKPOINT_TIMEOUT)}")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def _size(connection: sqlite3.Connection) -> int:
    return _value(connection, "page_count") * _value(connection, "page_size")


def _value(connection: sqlite3.Connection, pragma: str) -> int:
    return int(connection.execute(f"PRAGMA {pragma}").fetchone()[0])
