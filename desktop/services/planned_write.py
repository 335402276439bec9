"""Planned writes: compute a change without the write lock, then write it in a short transaction."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from desktop.base.errors import LibraryBusyError

if TYPE_CHECKING:
    from desktop.base.cancellation import Token
    from desktop.library import Library, ReadTransaction, WriteTransaction

T = TypeVar("T")

ATTEMPTS = 2
"""How often a plan is made without the write lock before it is made under it."""

BUSY_RETRY_SECONDS = 0.25
"""Seconds between two attempts while another program holds the write lock."""


@dataclass(frozen=True, slots=True)
class Plan(Generic[T]):
    """A change that is ready to be written, and the check that what it is based on is unchanged.

    Both run under the write lock, so they only read and write, and compute nothing.
    """

    is_current: Callable[[ReadTransaction], bool]
    write: Callable[[WriteTransaction], T]


def write_when_free(
    library: Library, make_plan: Callable[[ReadTransaction], Plan[T]], token: Token
) -> T:
    """Write a plan as `write_planned` does, retrying as long as another program has the lock.

    For background work that would be lost otherwise. Raises Cancelled if the token is cancelled.
    """
    while True:
        try:
            with library.limit_lock_wait(BUSY_RETRY_SECONDS):
                return write_planned(library, make_plan)
        except LibraryBusyError:
            token.check(BUSY_RETRY_SECONDS)


def write_planned(library: Library, make_plan: Callable[[ReadTransaction], Plan[T]]) -> T:
    """Write the plan made by `make_plan` if what it read is unchanged; return the plan's result.

    Otherwise the plan is made again, the last time under the write lock: others have to wait for it
    then, but the change is neither refused nor based on outdated data. Raises what the plan raises.
    """
    for _ in range(ATTEMPTS):
        with library.read() as tx:
            plan = make_plan(tx)
        with library.write() as writing:
            if plan.is_current(writing):
                return plan.write(writing)
    with library.write() as writing:
        return make_plan(writing).write(writing)
