"""Schema upgrade: check a file's schema revision, back it up, and run the Alembic migrations."""

import re
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from desktop.base.errors import AppError, LibraryError, LibraryLostError
from desktop.library import (
    backup_copies,
    compaction,
    connections,
    library_file,
    schema,
    sqlite_errors,
)

SCRIPTS = Path(__file__).parent / "migrations"
REVISION = re.compile(r"\d{4}")
OURS = frozenset({"raw", "article"})
"""Some tables that every revision has."""


def upgrade_schema(
    path: Path,
    backups: Path,
    now: datetime,
    busy_timeout: float,
    *,
    newest: str = schema.REVISION,
    scripts: Path = SCRIPTS,
) -> Path | None:
    """Upgrade the file at `path` to the schema revision `newest`; return the backup, if any.

    An empty file gets the whole schema; an older library is backed up first, to the folder
    `backups`. All migrations run in one transaction. `busy_timeout` is in seconds. Raises AppError
    if the file isn't a library or was written by a newer program; SQLite's errors pass through.
    """
    with closing(connections.connect(path, busy_timeout)) as connection:
        stored = read_revision(connection, path, newest)
        _check_triggers(connection, path)
        if stored == newest:
            _check_tables(connection, path)
        if library_file.is_read_only(path):
            if stored == newest:
                return None
            raise LibraryError(*sqlite_errors.NOT_WRITABLE, path=path)
        if stored is None:
            connection.execute(f"PRAGMA auto_vacuum = {compaction.INCREMENTAL}")
        connection.execute("PRAGMA journal_mode = WAL")
    if stored == newest:
        return None
    backup = None
    if stored is not None:
        backup = backups / f"{path.stem}-schema-{stored}-{now:%Y%m%dT%H%M%SZ}.sqlite"
        backup_copies.backup(path, backup)
    migrate(path, busy_timeout, scripts)
    return backup


def _check_tables(connection: sqlite3.Connection, path: Path) -> None:
    """Raise LibraryLostError where a table is missing; the next change would find out too late."""
    names = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema")}
    if not names >= {*schema.tables.tables, *schema.OTHER_TABLES}:
        raise LibraryLostError(*sqlite_errors.DAMAGED, path=path)


def _check_triggers(connection: sqlite3.Connection, path: Path) -> None:
    """Raise LibraryLostError for a trigger: ours has none, and it could delete with each change."""
    found = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger' ORDER BY 1")
    triggers = [str(name) for (name,) in found]
    if triggers:
        raise LibraryLostError(*sqlite_errors.ALTERED, path=path, names=", ".join(triggers))


def read_revision(
    connection: sqlite3.Connection, path: Path, newest: str = schema.REVISION
) -> str | None:
    """Return the schema revision of a library; None if the file is empty.

    Raises AppError if the file isn't a library or was written by a newer program.
    """
    names = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema")}
    if not names:
        return None
    if not names >= OURS:
        raise LibraryLostError(
            "“{path}” is a database of another program.", "Choose another file.", path=path
        )
    rows = []
    if "alembic_version" in names:
        rows = connection.execute("SELECT version_num FROM alembic_version").fetchall()
    if len(rows) != 1 or not REVISION.fullmatch(str(rows[0][0])):
        raise LibraryLostError(*sqlite_errors.DAMAGED, path=path)
    stored = str(rows[0][0])
    if stored > newest:
        raise AppError(
            "This library was written by a newer Vis-à-vis.",
            "Install the newest version, or use another library.",
        )
    return stored


def migrate(path: Path, busy_timeout: float, scripts: Path = SCRIPTS, to: str = "head") -> None:
    """Run the migrations on the file at `path` up to the revision `to`, in one transaction.

    Raises AppError where the file names a revision that no migration leads on from.
    """
    # Alembic takes longer to import than an up-to-date library to open.
    from alembic import command
    from alembic.config import Config
    from alembic.util import CommandError

    # Alembic changes a table by copying it and dropping the old one, which with foreign keys on
    # would delete all rows that refer to it. They can't be switched off within a transaction.
    engine = connections.make_engine(path, busy_timeout, foreign_keys_are_on=False)
    try:
        with connections.with_immediate_begin(engine, busy_timeout).begin() as connection:
            config = Config()
            config.set_main_option("script_location", str(scripts).replace("%", "%%"))
            config.attributes["connection"] = connection
            command.upgrade(config, to)
            if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
                raise RuntimeError("the migration broke a foreign key")
    except CommandError as error:
        # No migration starts from the revision that the file has.
        raise LibraryLostError(*sqlite_errors.DAMAGED, path=path) from error
    finally:
        engine.dispose()
