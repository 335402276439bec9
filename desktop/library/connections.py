"""SQLite connections: their pragmas, the SQLAlchemy connection pool, and BEGIN IMMEDIATE."""

import sqlite3
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

from desktop.library import library_file

BUSY_TIMEOUT = 5.0
"""How long a transaction waits for a lock, in seconds."""

CACHE_KIBIBYTES = 16_000
"""The page cache of a connection: enough for the search index of a thousand articles."""


def connect(
    path: Path, busy_timeout: float, *, foreign_keys_are_on: bool = True
) -> sqlite3.Connection:
    """Open a connection in autocommit mode.

    `busy_timeout` is how long to wait for a lock, in seconds. The connection may move between
    threads, but two threads must not use it at the same time. Raises sqlite3.Error.
    """
    connection = sqlite3.connect(
        library_file.address(path) if path.exists() else path,
        uri=path.exists(),
        timeout=busy_timeout,
        isolation_level=None,
        check_same_thread=False,
    )
    try:
        connection.execute(f"PRAGMA foreign_keys = {'ON' if foreign_keys_are_on else 'OFF'}")
        connection.execute(f"PRAGMA cache_size = -{CACHE_KIBIBYTES}")
        # Overwrite deleted content at once, since a purge couldn't find it later. Debian builds
        # SQLite with this on; others don't.
        connection.execute("PRAGMA secure_delete = ON")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def make_engine(path: Path, busy_timeout: float, *, foreign_keys_are_on: bool = True) -> Engine:
    """Return an engine with a connection pool for the file at `path`.

    Python's sqlite3 begins transactions late, and not at all before DDL, so that a failed migration
    would stay half done. The engine emits BEGIN itself (SQLAlchemy's manual, SQLite dialect,
    "Serializable isolation / Savepoints / Transactional DDL").
    """
    engine = create_engine(
        "sqlite://",
        creator=lambda: connect(path, busy_timeout, foreign_keys_are_on=foreign_keys_are_on),
        poolclass=QueuePool,
        hide_parameters=True,  # errors are logged, and parameters hold private text
    )
    event.listen(engine, "begin", _begin)
    return engine


def with_immediate_begin(engine: Engine, busy_timeout: float) -> Engine:
    """Return an engine on the same pool whose transactions take the write lock as they begin.

    A transaction that upgrades from reading to writing fails at once if another one has written in
    between. `busy_timeout` is how long to wait for the lock, in seconds.
    """
    return engine.execution_options(begin="BEGIN IMMEDIATE", busy_timeout=busy_timeout)


def _begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    if "busy_timeout" in options:
        milliseconds = round(1000 * options["busy_timeout"])
        connection.exec_driver_sql(f"PRAGMA busy_timeout = {milliseconds}")
    connection.exec_driver_sql(options.get("begin", "BEGIN"))
