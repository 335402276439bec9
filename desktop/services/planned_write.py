"""Changes that take long to work out: planned while others may write, then written in a moment."""

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
"""How often a plan is made while others may write."""

BUSY_PATIENCE = 0.25
"""Seconds between two tries while another program holds the library."""


@dataclass(frozen=True, slots=True)
class Plan(Generic[T]):
    """A change ready to be written, and the test whether all that it rests on is still the same.

    Both hold the write lock: they look up and write, and work nothing out.
    """

    is_current: Callable[[ReadTransaction], bool]
    write: Callable[[WriteTransaction], T]


def write_when_free(
    library: Library, make_plan: Callable[[ReadTransaction], Plan[T]], token: Token
) -> T:
    """Write a plan as `write_planned` does, however long another program holds the library.

    For background work that would be lost otherwise. Raises Cancelled once the token asks to stop.
    """
    while True:
        try:
            with library.limit_lock_wait(BUSY_PATIENCE):
                return write_planned(library, make_plan)
        except LibraryBusyError:
            token.check(BUSY_PATIENCE)


def write_planned(library: Library, make_plan: Callable[[ReadTransaction], Plan[T]]) -> T:
    """Write the plan that `make_plan` makes of what it reads, if that didn't change meanwhile.

    If it did, the plan is made again, and at last under the lock: it takes others' time, but a
    change is neither refused nor based on what is no longer so. Raises what the plan raises.
    """
    for _ in range(ATTEMPTS):
        with library.read() as tx:
            plan = make_plan(tx)
        with library.write() as writing:
            if plan.is_current(writing):
                return plan.write(writing)
    with library.write() as writing:
        return make_plan(writing).write(writing)
