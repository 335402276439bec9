"""Blocking calls that can be given up: a thread of their own makes them, so nobody has to wait."""

from __future__ import annotations

from collections.abc import Callable
from queue import Empty, SimpleQueue
from threading import Thread
from time import monotonic
from typing import Any, TypeVar

from desktop.base.cancellation import Token

T = TypeVar("T")

SLICE = 0.1
"""Seconds between two looks at the token: a signal's handler needs them on Windows, too."""


class OverdueError(Exception):
    """A call took longer than it may."""


class CallingThread:
    """A thread that makes one call after the other, for whoever waits for their results.

    For calls that neither a time limit nor a cancel can end, such as the look-up of a host. One
    that was given up goes on in the thread, which doesn't keep the program from ending; after it,
    the thread can only be told to end.
    """

    def __init__(self, name: str) -> None:
        self._calls: SimpleQueue[Callable[[], Any] | None] = SimpleQueue()
        self._outcomes: SimpleQueue[tuple[Any, BaseException | None]] = SimpleQueue()
        Thread(target=self._run, name=name, daemon=True).start()

    def call(self, function: Callable[[], T], seconds: float, token: Token) -> T:
        """Call `function` in the thread and return its result.

        Raises what the function raises; OverdueError after `seconds`; and Cancelled.
        """
        token.check()
        self._calls.put(function)
        deadline = monotonic() + seconds
        while True:
            left = max(deadline - monotonic(), 0.0)
            try:
                result, error = self._outcomes.get(timeout=min(left, SLICE))
            except Empty:
                token.check()
                if not left:
                    raise OverdueError from None
            else:
                break
        if error is not None:
            raise error
        return result  # type: ignore[no-any-return]

    def end(self, last: Callable[[], object]) -> None:
        """Let the thread call `last` after what it is at, and end; return at once."""
        self._calls.put(last)
        self._calls.put(None)

    def _run(self) -> None:
        while (function := self._calls.get()) is not None:
            try:
                self._outcomes.put((function(), None))
            except BaseException as error:  # noqa: BLE001 - raised again by `call`
                self._outcomes.put((None, error))
