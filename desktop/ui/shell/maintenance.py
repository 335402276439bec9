"""Daily maintenance in the background: the day's backup, then leftover files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.base.cancellation import Token
from desktop.base.lazy import Lazy
from desktop.base.paths import Home
from desktop.ui.support.tasks import Lane, Task, Tasks

if TYPE_CHECKING:
    from desktop.library import Library


def maintain(library: Lazy[Library], tasks: Tasks, home: Home) -> None:
    """Back the library up if the day has no backup yet, and delete leftover files."""

    def work(_: Token) -> None:
        from desktop.services import backups, cleanup  # load SQLAlchemy, as opening does

        backups.back_up_daily(library.get(), home.backups)
        cleanup.clean_up(home)

    tasks.start(Lane.LIBRARY, Task(work))
