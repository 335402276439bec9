"""The token by which a piece of work reports on its way and learns that it is to stop."""

import threading
from collections.abc import Callable
from typing import Any

from desktop.base.errors import Cancelled


class Token:
    """Handed to a piece of work; safe to use from any thread.

    `report` is called with whatever the work has to show before its end.
    """

    def __init__(self, report: Callable[[Any], None] = lambda _: None) -> None:
        self.report = report
        self._stop = threading.Event()

    def cancel(self) -> None:
        """Ask the work to stop at its next check."""
        self._stop.set()

    @property
    def is_cancelled(self) -> bool:
        """Tell whether the work was asked to stop."""
        return self._stop.is_set()

    def check(self, patience: float = 0.0) -> None:
        """Raise Cancelled where the work was asked to stop, or is within `patience` seconds."""
        if self._stop.is_set() or (patience and self._stop.wait(patience)):
            raise Cancelled
