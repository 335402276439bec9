"""What a backup holds, and putting one in the library's place; nothing is deleted on the way."""

import os
import shutil
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from desktop.base.errors import AppError
from desktop.library import backup_copies, schema, schema_upgrade, sqlite_errors, verification

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
"""What every schema since the first can be asked."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What a library file holds: counts without what was deleted, the schema, its last use.

    `used_at` (UTC) is when an article was last opened or anything changed; None in an empty one.
    """

    articles: int
    highlights: int
    notes: int
    used_at: datetime | None
    schema: str

    @property
    def is_older(self) -> bool:
        """Tell whether it will be brought up to date when it is opened."""
        return self.schema < schema.REVISION


def inspect_backup(path: Path) -> Facts:
    """Look what the library or backup at `path` holds; the file stays as it is.

    Raises AppError where it is missing, damaged, of another program or of a newer Vis-à-vis.
    """
    with sqlite_errors.told(path), closing(backup_copies.opened(path)) as connection:
        stored = schema_upgrade.known_revision(connection, path)
        if stored is None:
            raise AppError(*sqlite_errors.DAMAGED, path=path)
        articles, highlights, notes, used_at = connection.execute(COUNTS).fetchone()
        try:
            moment = datetime.fromisoformat(used_at) if used_at else None
        except (TypeError, ValueError) as error:
            raise AppError(*sqlite_errors.DAMAGED, path=path) from error
        return Facts(articles, highlights, notes, moment, stored)


def restore(path: Path, copy: Path, aside: Path) -> None:
    """Put `copy` in the place of the library at `path`, which is kept at `aside` as it was.

    There is a whole library at `path` at every moment. Raises AppError where the copy is damaged
    or newer, where a program has the library open, or where a file can't be written; the library
    is untouched then.
    """
    verification.verify(copy)
    inspect_backup(copy)
    draft = path.with_name(f".{path.name}.restored")
    try:
        backup_copies.backup(copy, draft)
        with sqlite_errors.reached(path):
            if path.exists():
                _set_aside(path, aside)
        with sqlite_errors.reached(path):
            draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def _set_aside(path: Path, aside: Path) -> None:
    """Copy the library, and of a damaged one what is beside it; leave nothing beside it."""
    aside.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    log, log_aside = _log_of(path), _log_of(aside)
    # SQLite throws away the log of a file that it can't read.
    if log.exists():
        _copy(log, log_aside)
    try:
        is_whole = _is_closed_up(path)
        _copy(path, aside)
        log.unlink(missing_ok=True)
        path.with_name(path.name + "-shm").unlink(missing_ok=True)
    except BaseException:
        log_aside.unlink(missing_ok=True)
        raise
    if is_whole:
        log_aside.unlink(missing_ok=True)


def _log_of(path: Path) -> Path:
    """Return where SQLite writes first what will be in the file at `path`."""
    return path.with_name(path.name + "-wal")


def _is_closed_up(path: Path) -> bool:
    """Bring all into the one file; tell whether it could be read.

    Raises AppError where another program has it open.
    """
    try:
        with sqlite_errors.told(path), closing(backup_copies.opened(path)) as connection:
            connection.execute("PRAGMA journal_mode = DELETE").fetchall()
    except AppError as error:
        if error.happened == sqlite_errors.DAMAGED.happened:
            return False
        raise
    return True


def _copy(path: Path, to: Path) -> None:
    """Copy a file for its owner alone, and see to it that it is on the disk."""
    descriptor = os.open(to, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with path.open("rb") as source, os.fdopen(descriptor, "wb") as target:
        shutil.copyfileobj(source, target)
        target.flush()
        os.fsync(target.fileno())
