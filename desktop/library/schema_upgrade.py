"""From the schema that a file was written with to this program's own."""

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


def bring_up_to_date(
    path: Path,
    backups: Path,
    moment: datetime,
    patience: float,
    *,
    newest: str = schema.REVISION,
    scripts: Path = SCRIPTS,
) -> Path | None:
    """Bring the file at `path` to the `newest` revision; return the backup made before, if any.

    A new file gets the whole schema, an older one a backup first. Raises AppError where the file
    isn't a library or was written by a newer program; a step that fails undoes all before it.
    """
    with closing(connections.connect(path, patience)) as connection:
        stored = known_revision(connection, path, newest)
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
    kept = None
    if stored is not None:
        kept = backups / f"{path.stem}-schema-{stored}-{moment:%Y%m%dT%H%M%SZ}.sqlite"
        backup_copies.backup(path, kept)
    migrate(path, patience, scripts)
    return kept


def _check_tables(connection: sqlite3.Connection, path: Path) -> None:
    """Raise LibraryError where a table is missing; the next change would find out too late."""
    names = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema")}
    if not names >= {*schema.tables.tables, *schema.OTHER_TABLES}:
        raise LibraryLostError(*sqlite_errors.DAMAGED, path=path)


def known_revision(
    connection: sqlite3.Connection, path: Path, newest: str = schema.REVISION
) -> str | None:
    """Return the stored revision; None where the file is empty.

    Raises AppError where the file isn't a library or was written by a newer program.
    """
    names = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema")}
    if not names:
        return None
    row = None
    if "alembic_version" in names:
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    if row is None:
        raise AppError(
            "“{path}” is a database of another program.", "Choose another file.", path=path
        )
    stored = str(row[0])
    if stored > newest:
        raise AppError(
            "This library was written by a newer Vis-à-vis.",
            "Install the newest version, or use another library.",
        )
    return stored


def migrate(path: Path, patience: float, scripts: Path = SCRIPTS, to: str = "head") -> None:
    """Run the migrations on the file at `path` up to the revision `to`, in one transaction.

    Raises AppError where the file names a revision that no migration leads on from.
    """
    # Alembic takes longer to import than an up-to-date library to open.
    from alembic import command
    from alembic.config import Config
    from alembic.util import CommandError

    # A table is changed by copying it and dropping the old one: with the keys on, SQLite would
    # delete all that hangs on it. They can't be switched within a transaction.
    engine = connections.engine(path, patience, keys_are_checked=False)
    try:
        with connections.writing(engine, patience).begin() as connection:
            config = Config()
            config.set_main_option("script_location", str(scripts).replace("%", "%%"))
            config.attributes["connection"] = connection
            command.upgrade(config, to)
            if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
                raise RuntimeError("the migration left rows that point nowhere")
    except CommandError as error:
        # The file names a schema that no migration leads on from.
        raise AppError(*sqlite_errors.DAMAGED, path=path) from error
    finally:
        engine.dispose()
