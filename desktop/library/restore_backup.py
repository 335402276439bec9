"""Restore of a backup, keeping the library that it replaces, and summary of a backup's contents."""

import os
import shutil
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from desktop.base.errors import AppError, LibraryError
from desktop.library import (
    backup_copies,
    library_file,
    schema,
    schema_upgrade,
    sqlite_errors,
    verification,
)

COUNTS = (
    "SELECT (SELECT count(*) FROM article WHERE deleted_at IS NULL),"
    " (SELECT count(*) FROM highlight h JOIN article a ON a.id = h.article_id"
    "  WHERE h.deleted_at IS NULL AND a.deleted_at IS NULL),"
    " (SELECT count(*) FROM note n JOIN highlight h ON h.id = n.highlight_id"
    "  JOIN article a ON a.id = h.article_id"
    "  WHERE h.deleted_at IS NULL AND a.deleted_at IS NULL),"
    " max((SELECT coalesce(max(imported_at), '') FROM article),"
    " (SELECT coalesce(max(opened_at), '') FROM article),"
    " (SELECT coalesce(max(changed_at), '') FROM highlight),"
    " (SELECT coalesce(max(changed_at), '') FROM note))"
)
"""Counts and last use; a query that works on every schema revision."""


@dataclass(frozen=True, slots=True)
class LibrarySummary:
    """The contents of a library file: counts of what isn't deleted, last use, schema revision.

    `used_at` (UTC) is when an article was last imported or opened, or a highlight or note changed;
    None for an empty library.
    """

    articles: int
    highlights: int
    notes: int
    used_at: datetime | None
    schema: str

    @property
    def is_older(self) -> bool:
        """Return whether opening the file would upgrade its schema."""
        return self.schema < schema.REVISION


def inspect_backup(path: Path) -> LibrarySummary:
    """Summarize the library or backup at `path`, without changing the file.

    Raises AppError if it is missing, damaged, from another program or from a newer Vis-à-vis.
    """
    with (
        sqlite_errors.convert_sqlite_errors(path),
        closing(backup_copies.open_existing(path)) as connection,
    ):
        stored = schema_upgrade.read_revision(connection, path)
        if stored is None:
            raise AppError(*sqlite_errors.DAMAGED, path=path)
        articles, highlights, notes, used_at = connection.execute(COUNTS).fetchone()
        try:
            moment = datetime.fromisoformat(used_at) if used_at else None
        except (TypeError, ValueError) as error:
            raise AppError(*sqlite_errors.DAMAGED, path=path) from error
        return LibrarySummary(articles, highlights, notes, moment, stored)


def restore(path: Path, copy: Path, aside: Path) -> None:
    """Replace the library at `path` by the backup `copy`, after copying the library to `aside`.

    The replacement is atomic: there is always a complete library at `path`. Raises AppError if the
    backup is damaged or from a newer Vis-à-vis, if a program has the library open, or if a file
    can't be written; the library is unchanged then.
    """
    verification.check_file(copy)
    inspect_backup(copy)
    library_file.check_is_file(path)
    if library_file.is_read_only(path):
        raise LibraryError(*sqlite_errors.NOT_WRITABLE, path=path)
    draft = path.with_name(f".{path.name}.restored")
    try:
        backup_copies.backup(copy, draft)
        with sqlite_errors.convert_os_errors(path):
            if path.exists() or _wal_of(path).exists():
                _set_aside(path, aside)
        with sqlite_errors.convert_os_errors(path):
            draft.replace(path)
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def _set_aside(path: Path, aside: Path) -> None:
    """Copy the library to `aside`, with its WAL if it is damaged; delete the WAL at `path`.

    SQLite would write a WAL that outlived its library into the file that takes its place.
    """
    aside.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    wal, wal_aside = _wal_of(path), _wal_of(aside)
    # Copied first, because SQLite deletes the WAL of a file that it can't read.
    if wal.exists():
        _copy(wal, wal_aside)
    try:
        is_readable = path.exists() and _merge_wal(path)
        if path.exists():
            _copy(path, aside)
        wal.unlink(missing_ok=True)
        path.with_name(path.name + "-shm").unlink(missing_ok=True)
    except BaseException:
        wal_aside.unlink(missing_ok=True)
        raise
    if is_readable:
        wal_aside.unlink(missing_ok=True)


def _wal_of(path: Path) -> Path:
    """Return the path of SQLite's write-ahead log for the file at `path`."""
    return path.with_name(path.name + "-wal")


def _merge_wal(path: Path) -> bool:
    """Write the WAL into the file and remove it; return whether the file could be read.

    Raises AppError if another program has the file open.
    """
    try:
        with (
            sqlite_errors.convert_sqlite_errors(path),
            closing(backup_copies.open_existing(path)) as connection,
        ):
            connection.execute("PRAGMA journal_mode = DELETE").fetchall()
    except AppError as error:
        if error.happened == sqlite_errors.DAMAGED.happened:
            return False
        raise
    return True


def _copy(path: Path, to: Path) -> None:
    """Copy a file durably, readable by its owner only; `to` is never there in part."""
    draft = backup_copies.make_draft(to.parent)
    try:
        with path.open("rb") as source, draft.open("wb") as target:
            shutil.copyfileobj(source, target)
            target.flush()
            os.fsync(target.fileno())
        draft.replace(to)
    except BaseException:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
        raise
