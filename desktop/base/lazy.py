"""A value that is made when it is first needed, once, whichever threads ask for it."""

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Lazy(Generic[T]):
    """What `make` returns, made under a lock by the first thread that asks and shared by all.

    `make` is called again after `reset`, and after a call that raised.
    """

    def __init__(self, make: Callable[[], T]) -> None:
        self._make = make
        self._lock = threading.Lock()
        self._made: tuple[T] | None = None

    def get(self) -> T:
        """Return the value; raise whatever `make` raises."""
        with self._lock:
            if self._made is None:
                self._made = (self._make(),)
            return self._made[0]

    def reset(self) -> T | None:
        """Forget the value, so that the next `get` makes another; return the one forgotten."""
        with self._lock:
            made, self._made = self._made, None
            return made[0] if made else None
