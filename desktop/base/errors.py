"""AppError and Cancelled, the two expected outcomes of failed work; anything else is a bug."""

from functools import partial
from typing import Any, NamedTuple

from desktop.base.overriding import override


class ErrorText(NamedTuple):
    """The two sentences of an AppError: what happened, and what to do."""

    happened: str
    remedy: str


class AppError(Exception):
    """An error the user can act on: what happened and what to do, one sentence each.

    Both are English templates, filled from `values`, so that the window can translate them:
    `AppError("“{name}” is empty.", "Choose another file.", name=path.name)`.
    """

    def __init__(self, happened: str, remedy: str = "", **values: object) -> None:
        self.happened = happened
        self.remedy = remedy
        self.values = values
        super().__init__(happened, remedy, values)

    @override
    def __str__(self) -> str:
        return f"{self.happened} {self.remedy}".strip().format(**self.values)

    @override
    def __reduce__(self) -> tuple[Any, ...]:
        """Make it possible to pickle an error with values."""
        return partial(type(self), self.happened, self.remedy, **self.values), ()


class LibraryError(AppError):
    """The library can't be used at all, so further operations on it would fail too."""


class LibraryLostError(LibraryError):
    """What the library held is damaged or gone: a backup can take its place."""


class LibraryBusyError(LibraryError):
    """Another transaction holds the library: what was asked for can be tried again later."""


class Cancelled(Exception):  # noqa: N818 - an outcome that was asked for, not an error
    """The user cancelled the task; finished work is kept and no message is shown."""
