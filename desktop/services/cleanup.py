"""What crashes and restorings leave in the reader's folders, taken away once nothing needs it.

Only files with the very names that this program gives are touched, and only in its own folders.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from stat import S_ISREG

from desktop.base.paths import Home

TEMPORARY_NAME = re.compile(r"\.visavis-[0-9a-f]{16}|\.settings-[a-z0-9_]{8}")
"""How a file is called while it is being written, to be put in its place in one step."""

TEMPORARY_MAX_AGE = timedelta(days=1)
"""After this time, a draft that hasn't grown is one that a crash left."""

REPLACED_LIBRARY_NAME = re.compile(r"before-restoring-(\d{4}-\d\d-\d\d-\d{6})(-\d+)?\.sqlite")
REPLACED_LIBRARIES_KEPT = 3
"""How many of the libraries that a backup replaced stay, whatever their age."""

REPLACED_LIBRARY_MAX_AGE = timedelta(days=30)
"""Up to what age all of them stay."""


def delete_leftover_files(home: Home, now: datetime | None = None) -> tuple[Path, ...]:
    """Take away old drafts and libraries that were replaced long ago; return what went.

    What can't be looked at or removed stays, and so does whatever a wrong clock puts into the
    future. The age of a library set aside is in its name, by the reader's clock.
    """
    moment = now or datetime.now(UTC)
    gone = []
    for path in (*_stale_temporary_files(home, moment), *_old_replaced_libraries(home, moment)):
        with suppress(OSError):
            path.unlink()
            gone.append(path)
    return tuple(gone)


def _stale_temporary_files(home: Home, now: datetime) -> Iterator[Path]:
    for folder in sorted({home.data, home.config, home.backups}):
        for path in _regular_files(folder):
            if TEMPORARY_NAME.fullmatch(path.name):
                changed = datetime.fromtimestamp(path.stat().st_mtime, UTC)
                if now - changed > TEMPORARY_MAX_AGE:
                    yield path


def _old_replaced_libraries(home: Home, now: datetime) -> Iterator[Path]:
    """Return the older libraries set aside, each with the log beside it that a damaged one has."""
    files = _regular_files(home.backups)
    dated = [(made, path) for path in files if (made := _replaced_at(path)) is not None]
    dated.sort(key=lambda row: (row[0], row[1].stat().st_mtime, row[1].name), reverse=True)
    for made, path in dated[REPLACED_LIBRARIES_KEPT:]:
        if now.astimezone().replace(tzinfo=None) - made > REPLACED_LIBRARY_MAX_AGE:
            yield path
            yield from (one for one in files if one.name == f"{path.name}-wal")


def _replaced_at(path: Path) -> datetime | None:
    match = REPLACED_LIBRARY_NAME.fullmatch(path.name)
    with suppress(ValueError):
        return datetime.strptime(match[1], "%Y-%m-%d-%H%M%S") if match else None
    return None


def _regular_files(folder: Path) -> list[Path]:
    """Return the files in a folder, without links and other folders."""
    with suppress(OSError):
        return sorted(path for path in folder.iterdir() if S_ISREG(path.lstat().st_mode))
    return []
