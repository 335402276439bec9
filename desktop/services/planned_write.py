"""Changes that take long to work out: planned while others may write, then written in a moment."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from desktop.base.errors import LibraryBusyError

if TYPE_CHECKING:
    from desktop.base.cancellation import Token
    from desktop.library import Library, Reading, Writing

T = TypeVar("T")

ATTEMPTS = 2
"""How often a plan is made while others may write."""

BUSY_RETRY_SECONDS = 0.25
"""Seconds between two tries while another program holds the library."""


@dataclass(frozen=True, slots=True)
class Plan(Generic[T]):
    """A change ready to be written, and the test whether all that it rests on is still the same.

    Both hold the write lock: they look up and write, and work nothing out.
    """

    is_current: Callable[[Reading], bool]
    write: Callable[[Writing], T]


def write_when_free(library: Library, make_plan: Callable[[Reading], Plan[T]], token: Token) -> T:
    """Write a plan as `write_planned` does, however long another program holds the library.

    For background work that would be lost otherwise. Raises Cancelled once the token asks to stop.
    """
    while True:
        try:
            with library.waiting_at_most(BUSY_RETRY_SECONDS):
                return write_planned(library, make_plan)
        except LibraryBusyError:
            token.check(BUSY_RETRY_SECONDS)


def write_planned(library: Library, make_plan: Callable[[Reading], Plan[T]]) -> T:
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
