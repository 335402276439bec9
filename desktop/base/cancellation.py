"""Cancellation and progress: the token that background work checks and reports through."""

import threading
from collections.abc import Callable
from typing import Any

from desktop.base.errors import Cancelled


class Token:
    """A cancellation flag and a progress callback for one task; safe to use from any thread.

    `report` receives progress and partial results.
    """

    def __init__(self, report: Callable[[Any], None] = lambda _: None) -> None:
        self.report = report
        self._stop = threading.Event()

    def cancel(self) -> None:
        """Ask the task to stop at its next check."""
        self._stop.set()

    @property
    def is_cancelled(self) -> bool:
        """Tell whether the task was asked to stop."""
        return self._stop.is_set()

    def check(self, patience: float = 0.0) -> None:
        """Raise Cancelled if the task was asked to stop; wait up to `patience` seconds for that."""
        if self._stop.is_set() or (patience and self._stop.wait(patience)):
            raise Cancelled
