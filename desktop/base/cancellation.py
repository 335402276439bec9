"""Cancellation and progress: the token that background work checks and reports through."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from desktop.base.errors import Cancelled


class Token:
    """A cancellation flag and a progress callback for one task; safe to use from any thread.

    `report` receives progress and partial results.
    """

    def __init__(self, report: Callable[[Any], None] = lambda _: None) -> None:
        self.report = report
        self._stop = threading.Event()
        # Reentrant, because a signal's handler may cancel while its own thread holds it.
        self._lock = threading.RLock()
        self._callbacks: list[Callable[[], None]] = []

    def cancel(self) -> None:
        """Ask the task to stop at its next check."""
        with self._lock:
            self._stop.set()
            for interrupt in self._callbacks:
                interrupt()

    @property
    def is_cancelled(self) -> bool:
        """Tell whether the task was asked to stop."""
        return self._stop.is_set()

    def check(self, patience: float = 0.0) -> None:
        """Raise Cancelled if the task was asked to stop; wait up to `patience` seconds for that."""
        if self._stop.is_set() or (patience and self._stop.wait(patience)):
            raise Cancelled

    @contextmanager
    def on_cancel(self, interrupt: Callable[[], None]) -> Iterator[None]:
        """Call `interrupt` if the work is cancelled within the block, or was before it.

        For work that blocks and so can't check. It is called in the thread that cancels, so it
        must return at once; after the block it is never called.
        """
        with self._lock:
            self._callbacks.append(interrupt)
            if self._stop.is_set():
                interrupt()
        try:
            yield
        finally:
            with self._lock:
                self._callbacks.remove(interrupt)
