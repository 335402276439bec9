"""Cleanup: delete leftover temporary files, and old libraries that a restored backup replaced.

Not to be confused with `purge`, which deletes articles and highlights from the library. Only files
in this program's own folders whose names match exactly are touched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from stat import S_ISREG

from desktop.base.paths import Home

TEMPORARY_NAME = re.compile(
    r"\.visavis-[0-9a-f]{16}|\.settings-[a-z0-9_]{8}"
    r"|\.backup-[a-z0-9_]{8}\.draft(-journal)?|\.library\.sqlite\.restored"
)
"""Names of files being written, before they are renamed into place."""

TEMPORARY_MAX_AGE = timedelta(days=1)
"""A temporary file unchanged for longer than this was left behind by a crash."""

REPLACED_LIBRARY_NAME = re.compile(r"before-restoring-(\d{4}-\d\d-\d\d-\d{6})(-\d+)?\.sqlite")
REPLACED_LIBRARIES_KEPT = 3
"""How many of the latest replaced libraries are kept whatever their age."""

REPLACED_LIBRARY_MAX_AGE = timedelta(days=30)
"""How long all replaced libraries are kept after a restore."""


def delete_leftover_files(home: Home, now: datetime | None = None) -> tuple[Path, ...]:
    """Delete stale temporary files and old replaced libraries; return the deleted paths.

    Files that can't be read or deleted stay, and so do those dated in the future by a wrong clock.
    The age of a replaced library is taken from its name, in local time.
    """
    moment = now or datetime.now(UTC)
    deleted = []
    for path in (*_stale_temporary_files(home, moment), *_old_replaced_libraries(home, moment)):
        with suppress(OSError):
            path.unlink()
            deleted.append(path)
    return tuple(deleted)


def _stale_temporary_files(home: Home, now: datetime) -> Iterator[Path]:
    for folder in sorted({home.data, home.config, home.backups}):
        for path in _regular_files(folder):
            if TEMPORARY_NAME.fullmatch(path.name):
                changed = datetime.fromtimestamp(path.stat().st_mtime, UTC)
                if now - changed > TEMPORARY_MAX_AGE:
                    yield path


def _old_replaced_libraries(home: Home, now: datetime) -> Iterator[Path]:
    """Yield old replaced libraries, each followed by its write-ahead log if it has one."""
    files = _regular_files(home.backups)
    dated = [(replaced, path) for path in files if (replaced := _replaced_at(path)) is not None]
    dated.sort(key=lambda row: (row[0], row[1].stat().st_mtime, row[1].name), reverse=True)
    for replaced, path in dated[REPLACED_LIBRARIES_KEPT:]:
        if now.astimezone().replace(tzinfo=None) - replaced > REPLACED_LIBRARY_MAX_AGE:
            yield path
            yield from (file for file in files if file.name == f"{path.name}-wal")


def _replaced_at(path: Path) -> datetime | None:
    match = REPLACED_LIBRARY_NAME.fullmatch(path.name)
    with suppress(ValueError):
        return datetime.strptime(match[1], "%Y-%m-%d-%H%M%S") if match else None
    return None


def _regular_files(folder: Path) -> list[Path]:
    """Return the regular files in a folder, without links."""
    with suppress(OSError):
        return sorted(path for path in folder.iterdir() if S_ISREG(path.lstat().st_mode))
    return []
