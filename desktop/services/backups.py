"""Backups: made when asked and once a day, kept for some time, looked into, put back.

The daily ones are seven days' and, of those before, four weeks' last: counted in backups and not
in time that passed, so that a wrong clock or a long absence takes none away.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path

from desktop.base.errors import AppError
from desktop.base.paths import Home
from desktop.library import Facts, Library, inspect_backup
from desktop.library import restore as put_in_place
from desktop.library import verify as check

DAILY_KEPT, WEEKLY_KEPT = 7, 4
DAILY_NAME = re.compile(r"daily-(\d{4}-\d\d-\d\d)\.sqlite")
SUFFIX = ".sqlite"


@dataclass(frozen=True, slots=True)
class Backup:
    """A file in the folder of backups: what it holds, or else what is wrong with it."""

    path: Path
    facts: Facts | None
    failure: AppError | None = None


@dataclass(frozen=True, slots=True)
class RestoreResult:
    """What is in the library now, and where the one before was put; None where there was none."""

    facts: Facts
    previous: Path | None


def local_now() -> datetime:
    """Return the present moment, as the reader's clock shows it."""
    return datetime.now(UTC).astimezone()


def back_up(library: Library, path: Path) -> Facts:
    """Copy everything to one file at `path`, while the library is in use; tell what is in it.

    An older backup there is replaced, another file isn't. Raises AppError where the copy can't be
    written.
    """
    _check_can_write(library, path)
    library.backup(path)
    return inspect_backup(path)


def new_backup_path(backups: Path, now: datetime | None = None) -> Path:
    """Return where a backup can go that stays until the reader deletes it."""
    return _unused_path(backups, "backup", now or local_now())


def back_up_daily(library: Library, backups: Path, now: datetime | None = None) -> Path | None:
    """Make the day's backup where there is none yet, and let the oldest ones go.

    Returns where it is, or None where none was due; an empty library needs none. It takes as long
    as copying the file. Raises AppError where it can't be written, and lets none go then.
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
    """Return the days whose backups can go: not the newest 7, nor the last of 4 weeks before.

    Days to come are a wrong clock's; they count as the oldest.
    """
    ranked = sorted(days, key=lambda day: (day <= today, day), reverse=True)
    weeks: dict[tuple[int, int], date] = {}
    for day in ranked[DAILY_KEPT:]:
        weeks.setdefault(day.isocalendar()[:2], day)
    kept = {*ranked[:DAILY_KEPT], *list(weeks.values())[:WEEKLY_KEPT]}
    return [day for day in days if day not in kept]


def list_backups(home: Home) -> tuple[Backup, ...]:
    """Return the backups in the reader's folder, the latest made first."""
    found: list[Backup] = []
    for path in sorted(home.backups.glob(f"*{SUFFIX}"), key=_modified_at, reverse=True):
        try:
            found.append(Backup(path, inspect_backup(path)))
        except AppError as error:
            found.append(Backup(path, None, error))
    return tuple(found)


def verify(path: Path) -> Facts:
    """Check every page of the library or backup at `path`, and tell what is in it.

    Raises AppError where it is missing, damaged, of another program or of a newer Vis-à-vis.
    """
    check(path)
    return inspect_backup(path)


def restore(home: Home, path: Path, clock: Callable[[], datetime] = local_now) -> RestoreResult:
    """Put the backup at `path` in the library's place; the library is kept among the backups.

    No program may have the library open. Raises AppError where one has, where the backup is
    damaged or newer, or where a file can't be written; the library is as it was then.
    """
    if path.exists() and home.library.exists() and path.samefile(home.library):
        raise AppError("This is the library itself.", "Choose a backup.")
    facts = verify(path)
    previous = (
        _unused_path(home.backups, "before-restoring", clock()) if home.library.exists() else None
    )
    put_in_place(home.library, path, previous or home.library)
    return RestoreResult(facts, previous)


def _check_can_write(library: Library, path: Path) -> None:
    if not path.exists():
        return
    if path.samefile(library.path):
        raise AppError("This is the library itself.", "Choose another name for the backup.")
    try:
        inspect_backup(path)
    except AppError as error:
        raise AppError(
            "“{name}” is there already and isn't a backup.",
            "Choose another name.",
            name=path.name,
        ) from error


def _daily_backup_dates(folder: Path) -> Iterator[date]:
    for path in folder.glob(f"daily-*{SUFFIX}"):
        match = DAILY_NAME.fullmatch(path.name)
        with suppress(ValueError):
            if match:
                yield date.fromisoformat(match[1])


def _unused_path(folder: Path, name: str, now: datetime) -> Path:
    """Return a name that nothing has yet, even where the clock was put back."""
    stem = f"{name}-{now:%Y-%m-%d-%H%M%S}"
    names = (f"{stem}{f'-{number}' if number else ''}{SUFFIX}" for number in count())
    return next(path for one in names if not (path := folder / one).exists())


def _modified_at(path: Path) -> tuple[float, str]:
    return path.stat().st_mtime, path.name
