"""Daily maintenance in the background: backup, purge, leftover files."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from desktop.base.cancellation import Token
from desktop.library import Changes
from desktop.ui.support.tasks import Lane, Task

if TYPE_CHECKING:
    from desktop.ui.shell.main_window import MainWindow


def run_maintenance(window: MainWindow, started: datetime | None = None) -> None:
    """Run the day's maintenance; what was deleted since the window `started` stays."""
    begun = started or datetime.now(UTC)
    days = window.preferences.settings.purge_after_days

    def work(token: Token) -> Changes:
        from desktop.services import maintenance  # loads SQLAlchemy, as opening does

        return maintenance.maintain(window.library.get(), window.home, days, begun, token)

    window.tasks.start(Lane.LIBRARY, Task(work, window.operations.announce))
