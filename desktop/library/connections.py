"""Connections to the one file: how they are opened, and how transactions begin on them."""

import sqlite3
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

from desktop.library import library_file

PATIENCE = 5.0
"""How long a transaction waits for another program's, in seconds."""

CACHE = 16_000
"""How much of the file a connection may hold, in kibibytes: the index of a thousand articles."""


def connect(path: Path, patience: float, *, keys_are_checked: bool = True) -> sqlite3.Connection:
    """Open a connection of SQLite's own, without the transactions that Python would begin.

    `patience` is how long to wait for another's transaction, in seconds. The connection may be
    handed from thread to thread, never shared between two at once.
    """
    connection = sqlite3.connect(
        library_file.address(path) if path.exists() else path,
        uri=path.exists(),
        timeout=patience,
        isolation_level=None,
        check_same_thread=False,
    )
    try:
        connection.execute(f"PRAGMA foreign_keys = {'ON' if keys_are_checked else 'OFF'}")
        connection.execute(f"PRAGMA cache_size = -{CACHE}")
        # What a transaction removes is overwritten: a purge couldn't find it later. Debian's SQLite
        # does so by itself.
        connection.execute("PRAGMA secure_delete = ON")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def engine(path: Path, patience: float, *, keys_are_checked: bool = True) -> Engine:
    """Make the pool of connections, from which every transaction takes one for itself.

    Python's sqlite3 begins a transaction late and not at all before DDL, so that a failed
    migration would stay half done; a real BEGIN is emitted here instead (SQLAlchemy's manual,
    "Serializable isolation / Savepoints / Transactional DDL" of the SQLite dialect).
    """
    made = create_engine(
        "sqlite://",
        creator=lambda: connect(path, patience, keys_are_checked=keys_are_checked),
        poolclass=QueuePool,
        hide_parameters=True,  # they are what the reader reads and writes
    )
    event.listen(made, "begin", _begin)
    return made


def writing(engine: Engine, patience: float) -> Engine:
    """Return the same pool, with transactions that take the write lock as they begin.

    One that took it later could find that another had written in between, and fail at once. They
    wait at most `patience` seconds for the lock.
    """
    return engine.execution_options(begin="BEGIN IMMEDIATE", patience=patience)


def _begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    if "patience" in options:
        connection.exec_driver_sql(f"PRAGMA busy_timeout = {round(1000 * options['patience'])}")
    connection.exec_driver_sql(options.get("begin", "BEGIN"))
