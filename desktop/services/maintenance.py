"""Daily maintenance: the day's backup, then the purge of what expired, then leftover files."""

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
    """Back up, purge and clean up, in this order; return what the purge changed.

    `purge_after_days` is the setting: 0 purges nothing. What was deleted since the window `started`
    is never purged, for its undo can restore it, and neither is what is `protected` besides.
    Raises AppError where the backup or the purge fails, and Cancelled: nothing is purged on a day
    without a backup. Leftover files are deleted in any case.
    """
    try:
        back_up_daily(library, home.backups, now)
        token.check()
        kept_for = retention_period(purge_after_days)
        if kept_for is None:
            return Changes()
        done = purge(
            library,
            kept_for,
            token,
            protected=replace(protected, since=started),
            now=now,
            rewritten_up_to=MAX_REWRITE_SIZE,
        )
        if done.failure:  # the next purge tries again
            log.warning("the library's file couldn't be shrunk: %s", done.failure)
        return done.changes
    finally:
        delete_leftover_files(home, now)
