"""Verify a library or backup: every page, the schema, every value, and how values fit together."""

import sqlite3
import tempfile
from contextlib import closing
from functools import lru_cache
from pathlib import Path
from types import NoneType
from typing import Any

from sqlalchemy import Column, Float, Integer, LargeBinary, Text, create_engine, select

from desktop.base.errors import LibraryLostError
from desktop.library import (
    backup_copies,
    connections,
    relations,
    schema,
    schema_upgrade,
    sqlite_errors,
)

Definitions = frozenset[tuple[str, str, str]]
"""The kind, name and SQL of tables, indexes, views and triggers."""

INDEXES = ("sentence_index", "note_index")
ROWS_AT_A_TIME = 1_000


def verify(path: Path) -> None:
    """Check the library or backup at `path` in full; the file stays as it is.

    That is what `check_file` does, and that the values fit together. Raises AppError where the file
    is missing, damaged or altered, of another program or of a newer Vis-à-vis.
    """
    if check_file(path) == schema.REVISION:
        with (
            sqlite_errors.convert_sqlite_errors(path),
            closing(backup_copies.open_existing(path)) as connection,
        ):
            relations.check_relations(connection, path)


def check_file(path: Path) -> str:
    """Check that the library or backup at `path` can be read; return its schema revision.

    That is SQLite's own check of all pages, the foreign keys, that tables, indexes, views and
    triggers are those that the migrations make, and that each value can be read. A copy of what can
    be read is better than none, so backups are made and restored after this check. Raises AppError
    as `verify` does.
    """
    with (
        sqlite_errors.convert_sqlite_errors(path),
        closing(backup_copies.open_existing(path)) as connection,
    ):
        revision = schema_upgrade.read_revision(connection, path)
        is_sound = connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        if (
            revision is None
            or not is_sound
            or connection.execute("PRAGMA foreign_key_check").fetchone()
        ):
            raise LibraryLostError(*sqlite_errors.DAMAGED, path=path)
        altered = _definitions(connection) ^ _expected(revision)
        if altered:
            names = ", ".join(sorted({name for _, name, _ in altered}))
            raise LibraryLostError(*sqlite_errors.ALTERED, path=path, names=names)
    if revision == schema.REVISION:
        _read_values(path)
    return revision


def _read_values(path: Path) -> None:
    """Read each row, so that a value that the library can't read raises AppError."""
    engine = create_engine("sqlite://", creator=lambda: backup_copies.open_existing(path))
    try:
        with sqlite_errors.convert_sqlite_errors(path), engine.connect() as connection:
            rows = connection.execution_options(yield_per=ROWS_AT_A_TIME)
            for table in schema.tables.tables.values():
                columns = [one for one in table.columns if not isinstance(one.type, LargeBinary)]
                kinds = [_kinds(column) for column in columns]
                for row in rows.execute(select(*columns)):
                    if not all(map(isinstance, row, kinds)):
                        raise LibraryLostError(*sqlite_errors.DAMAGED, path=path)
            for index in INDEXES:
                # SQLite's own check doesn't look into them before 3.44.
                rows.exec_driver_sql(f"SELECT 1 FROM {index} WHERE {index} MATCH 'x'").first()
    finally:
        engine.dispose()


def _kinds(column: Column[Any]) -> tuple[type, ...]:
    """Return the types of what a column may hold: SQLite keeps any value in any column."""
    known: tuple[type, ...] = (object,)
    if isinstance(column.type, Float):
        known = (float, int)
    elif isinstance(column.type, Integer | Text):
        known = (column.type.python_type,)
    return (*known, NoneType) if column.nullable else known


@lru_cache
def _expected(revision: str) -> Definitions:
    """Return what the migrations up to `revision` make of an empty file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "expected.sqlite"
        schema_upgrade.migrate(path, connections.BUSY_TIMEOUT, to=revision)
        with closing(backup_copies.open_existing(path)) as connection:
            return _definitions(connection)


def _definitions(connection: sqlite3.Connection) -> Definitions:
    rows = connection.execute(
        "SELECT type, name, coalesce(sql, '') FROM sqlite_schema WHERE name NOT LIKE 'sqlite!_%'"
        " ESCAPE '!'"
    )
    return frozenset((kind, name, " ".join(sql.split())) for kind, name, sql in rows)
