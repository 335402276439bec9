"""The two kinds of failure that a reader may meet; anything else is a bug."""

from typing import NamedTuple

from desktop.base.overriding import override


class ErrorText(NamedTuple):
    """What an AppError says, kept for later: what happened, and what to do."""

    happened: str
    remedy: str


class AppError(Exception):
    """Something the reader can act on: what happened, and what to do, as one sentence each.

    Both are templates in English, filled from `values`, so that the window can say them in the
    reader's language: `AppError("“{name}” is empty.", "Choose another file.", name=path.name)`.
    """

    def __init__(self, happened: str, remedy: str = "", **values: object) -> None:
        self.happened = happened
        self.remedy = remedy
        self.values = values
        super().__init__(happened, remedy, values)

    @override
    def __str__(self) -> str:
        return f"{self.happened} {self.remedy}".strip().format(**self.values)


class LibraryError(AppError):
    """The library itself can't be used, whatever is asked of it: no use to go on asking."""


class LibraryBusyError(LibraryError):
    """Another transaction holds the library: what was asked for can be tried again later."""


class Cancelled(Exception):  # noqa: N818 - an outcome that was asked for, not an error
    """The reader stopped the work; what was done is kept and nothing is said."""
