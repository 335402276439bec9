"""Daily maintenance: the day's backup, then the purge of what expired, then leftover files."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from desktop.base.cancellation import Token
from desktop.base.paths import Home
from desktop.services.backups import back_up_daily
from desktop.services.cleanup import clean_up
from desktop.services.purge import NOTHING, REWRITTEN_UP_TO, Protected, Purged, purge, retention

if TYPE_CHECKING:
    from desktop.library import Library


def maintain(
    library: Library,
    home: Home,
    purge_after_days: int,
    token: Token,
    *,
    protected: Protected = NOTHING,
    now: datetime | None = None,
) -> Purged | None:
    """Back up, purge and clean up, in this order; return what was purged.

    `purge_after_days` is the setting: after how many days deleted things are purged, 0 for never
    (None is returned then). A window protects what was deleted since it was opened, and what its
    undo can restore. Raises AppError where the backup or the purge fails, and Cancelled: nothing is
    purged on a day without a backup. Leftover files are deleted in any case.
    """
    try:
        back_up_daily(library, home.backups, now)
        token.check()
        kept_for = retention(purge_after_days)
        if kept_for is None:
            return None
        return purge(
            library, kept_for, token, protected=protected, now=now, rewritten_up_to=REWRITTEN_UP_TO
        )
    finally:
        clean_up(home, now)
