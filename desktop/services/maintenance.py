"""Daily maintenance: make the day's backup, purge expired deletions, delete leftover files."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from desktop.base.cancellation import Token
from desktop.base.paths import Home
from desktop.library import Changes
from desktop.services.backups import back_up_daily
from desktop.services.cleanup import delete_leftover_files
from desktop.services.purge import (
    MAX_REWRITE_SIZE,
    NOTHING_PROTECTED,
    Protected,
    purge,
    retention_period,
)

if TYPE_CHECKING:
    from desktop.library import Library

log = logging.getLogger(__name__)


def maintain(
    library: Library,
    home: Home,
    purge_after_days: int,
    started: datetime,
    token: Token,
    *,
    protected: Protected = NOTHING_PROTECTED,
    now: datetime | None = None,
) -> Changes:
    """Make the daily backup, then purge, then clean up; return what the purge changed.

    `purge_after_days` is the setting; 0 purges nothing. Deletions since the window `started` can be
    undone and are never purged, nor is anything `protected`. Nothing is purged if the backup fails.
    Raises AppError if the backup or the purge fails, and Cancelled if the token is cancelled;
    leftover files are deleted in any case. A library that can only be read needs none of it.
    """
    if library.is_read_only:
        return Changes()
    try:
        back_up_daily(library, home.backups, now)
        token.check()
        retention = retention_period(purge_after_days)
        if retention is None:
            return Changes()
        result = purge(
            library,
            retention,
            token,
            protected=replace(protected, since=started),
            now=now,
            rewritten_up_to=MAX_REWRITE_SIZE,
        )
        if result.failure:  # the next purge tries again
            log.warning("the library's file couldn't be shrunk: %s", result.failure)
        return result.changes
    finally:
        delete_leftover_files(home, now)
