"""Daily maintenance in the background: the daily backup, and clean-up of leftover files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.base.cancellation import Token
from desktop.base.lazy import Lazy
from desktop.base.paths import Home
from desktop.ui.support.tasks import Lane, Task, Tasks

if TYPE_CHECKING:
    from desktop.library import Library


def run_maintenance(library: Lazy[Library], tasks: Tasks, home: Home) -> None:
    """Back up the library unless today has a backup, and delete leftover files."""

    def work(_: Token) -> None:
        from desktop.services import backups, cleanup  # slow: they import SQLAlchemy

        backups.back_up_daily(library.get(), home.backups)
        cleanup.clean_up(home)

    tasks.start(Lane.LIBRARY, Task(work))
