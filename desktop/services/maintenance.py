"""Daily maintenance: the day's backup, then the purge of what expired, then leftover files."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from desktop.base.cancellation import Token
from desktop.base.paths import Home
from desktop.library import Changes
from desktop.services import backups, cleanup, purge

if TYPE_CHECKING:
    from desktop.library import Library


def maintain(
    library: Library, home: Home, purge_after_days: int, started: datetime, token: Token
) -> Changes:
    """Back up, purge and clean up; return what the purge changed.

    What was deleted since the window `started` is never purged, for undo can still restore it;
    `purge_after_days` of 0 purges nothing. Raises AppError where the backup can't be made: nothing
    is purged without one.
    """
    backups.back_up_daily(library, home.backups)
    changes = Changes()
    if purge_after_days > 0:
        before = min(purge.expiry(purge_after_days), started)
        changes = purge.purge(library, before, token).changes
    cleanup.clean_up(home)
    return changes
