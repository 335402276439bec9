"""Backups: make, list, verify and restore them, with daily and weekly retention.

The latest seven daily backups are kept and, of the older ones, the last of each of four weeks:
about a month in all. Backups are counted rather than compared with today's date, so that a wrong
clock or a long absence deletes none. Backups that the reader asked for are never deleted.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path

from desktop.base.errors import AppError, LibraryLostError
from desktop.base.paths import Home
from desktop.library import (
    Library,
    LibrarySummary,
    check_file,
    check_not_lost,
    inspect_backup,
    is_in_use,
)
from desktop.library import restore as replace_library
from desktop.library import verify as verify_database

DAILY_KEPT, WEEKLY_KEPT = 7, 4
DAILY_NAME = re.compile(r"daily-(\d{4}-\d\d-\d\d)\.sqlite")
SUFFIX = ".sqlite"


@dataclass(frozen=True, slots=True)
class Backup:
    """A file in the backups folder, with its contents in brief or the reason it can't be used."""

    path: Path
    facts: LibrarySummary | None
    failure: AppError | None = None


@dataclass(frozen=True, slots=True)
class RestoreResult:
    """What the restored library contains, and where the replaced one is kept, if there was one."""

    facts: LibrarySummary
    previous: Path | None


def local_now() -> datetime:
    """Return the current local time."""
    return datetime.now(UTC).astimezone()


def back_up(library: Library, path: Path) -> LibrarySummary:
    """Copy the library to the file at `path`, even while it is in use; return what it contains.

    Replaces an older backup there once the copy is found sound, but no library in use, no newer or
    fuller backup and no other file. Raises AppError for those, or if the copy can't be written.
    """
    _check_can_write(library, path)

    def check_copy(copy: Path) -> None:
        try:
            check_file(copy)
        except LibraryLostError as error:  # the reader knows the library, not its copy
            values = error.values | {"path": library.path}
            raise LibraryLostError(error.happened, error.remedy, **values) from error
        if path.exists():
            _check_replaced(path, inspect_backup(path), inspect_backup(copy))

    library.backup(path, check_copy)
    return inspect_backup(path)


def new_backup_path(backups: Path, now: datetime | None = None) -> Path:
    """Return an unused path for a backup that stays until the reader deletes it."""
    return _unused_path(backups, "backup", now or local_now())


def back_up_daily(library: Library, backups: Path, now: datetime | None = None) -> Path | None:
    """Make today's backup unless there is one, and delete the expired daily backups.

    Returns its path, or None if none was due or the library is empty. Takes as long as copying the
    file. Raises AppError if it can't be written; no old backup is deleted then.
    """
    today = (now or local_now()).date()
    path = backups / f"daily-{today}{SUFFIX}"
    if path.exists():
        return None
    with library.read() as tx:
        if not tx.articles():
            return None
    library.backup(path)
    for old in find_expired(list(_daily_backup_dates(backups)), today):
        with suppress(OSError):
            (backups / f"daily-{old}{SUFFIX}").unlink()
    return path


def find_expired(days: list[date], today: date) -> list[date]:
    """Return the days whose backups have expired: not the latest 7, nor the last of 4 weeks before.

    Days in the future come from a wrong clock and count as the oldest.
    """
    ranked = sorted(days, key=lambda day: (day <= today, day), reverse=True)
    weeks: dict[tuple[int, int], date] = {}
    for day in ranked[DAILY_KEPT:]:
        weeks.setdefault(day.isocalendar()[:2], day)
    kept = {*ranked[:DAILY_KEPT], *list(weeks.values())[:WEEKLY_KEPT]}
    return [day for day in days if day not in kept]


def list_backups(home: Home) -> tuple[Backup, ...]:
    """Return the files in the backups folder, most recently made first.

    Raises AppError if the folder can't be read.
    """
    found: list[Backup] = []
    for path in sorted(_find_files(home.backups), key=_modified_at, reverse=True):
        try:
            found.append(Backup(path, inspect_backup(path)))
        except AppError as error:
            found.append(Backup(path, None, error))
    return tuple(found)


def verify(path: Path) -> LibrarySummary:
    """Check all that the library or backup at `path` holds; return what it contains.

    Raises AppError if it is missing, damaged, not ours, or from a newer version.
    """
    verify_database(path)
    return inspect_backup(path)


def verify_library(home: Home) -> LibrarySummary:
    """Check all that the library holds; return what it contains.

    Raises AppError as `verify` does, and LibraryLostError as opening the library does.
    """
    check_not_lost(home.library, home.backups)
    return verify(home.library)


def check_readable(path: Path) -> LibrarySummary:
    """Check that the backup at `path` can be read in full; return what it contains.

    Raises AppError as `verify` does.
    """
    check_file(path)
    return inspect_backup(path)


def restore(home: Home, path: Path, clock: Callable[[], datetime] = local_now) -> RestoreResult:
    """Replace the library with the backup at `path`; the old library is kept among the backups.

    Raises AppError, and leaves the library as it was, if another program has it open, the backup is
    damaged or from a newer version, or a file can't be written.
    """
    if path.exists() and home.library.exists() and path.samefile(home.library):
        raise AppError("This is the library itself.", "Choose a backup.")
    facts = check_readable(path)
    aside = _unused_path(home.backups, "before-restoring", clock())
    replace_library(home.library, path, aside)
    return RestoreResult(facts, aside if aside.exists() else None)


def _check_can_write(library: Library, path: Path) -> None:
    if not path.exists():
        return
    if path.samefile(library.path):
        raise AppError("This is the library itself.", "Choose another name for the backup.")
    if is_in_use(path):
        raise AppError(
            "“{name}” is another library, and not a backup.",
            "Choose another name.",
            name=path.name,
        )
    try:
        inspect_backup(path)
    except AppError as error:
        raise AppError(
            "“{name}” already exists and isn't a backup.",
            "Choose another name.",
            name=path.name,
        ) from error


def _check_replaced(path: Path, old: LibrarySummary, new: LibrarySummary) -> None:
    """Raise AppError if the backup at `path` has more than its replacement, or is newer."""
    is_newer = old.used_at is not None and (new.used_at is None or old.used_at > new.used_at)
    has_more = (
        old.articles > new.articles or old.highlights > new.highlights or old.notes > new.notes
    )
    if is_newer or has_more:
        raise AppError(
            "“{name}” is newer than the library, or holds more.",
            "Choose another name, or delete that backup first.",
            name=path.name,
        )


def _daily_backup_dates(folder: Path) -> Iterator[date]:
    for path in folder.glob(f"daily-*{SUFFIX}"):
        match = DAILY_NAME.fullmatch(path.name)
        with suppress(ValueError):
            if match:
                yield date.fromisoformat(match[1])


def _find_files(folder: Path) -> list[Path]:
    try:
        return [path for path in folder.iterdir() if path.suffix == SUFFIX]
    except FileNotFoundError:
        return []
    except OSError as error:
        raise _folder_error(folder, error) from error


def _folder_error(folder: Path, error: OSError) -> AppError:
    return AppError(
        "The folder “{path}” can't be read ({reason}).",
        "Check that you may read it.",
        path=folder,
        reason=error.strerror or type(error).__name__,
    )


def _unused_path(folder: Path, name: str, now: datetime) -> Path:
    """Return a path with the time in its name; a number is added if it is taken already.

    Raises AppError if the folder can't be looked into.
    """
    stem = f"{name}-{now:%Y-%m-%d-%H%M%S}"
    names = (f"{stem}{f'-{number}' if number else ''}{SUFFIX}" for number in count())
    try:
        return next(path for name in names if not (path := folder / name).exists())
    except OSError as error:
        raise _folder_error(folder, error) from error


def _modified_at(path: Path) -> tuple[float, str]:
    return path.stat().st_mtime, path.name
