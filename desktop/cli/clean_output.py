"""Keeping control characters of foreign text away from the terminal."""

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from io import TextIOBase
from typing import TextIO, cast

from desktop.base.overriding import override

_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""Controls except tabs and line feeds, and the marks that turn the direction of the text."""

_ERASE_LINE = "\r\x1b[K"


class CleanOutput(TextIOBase):
    """A text stream that replaces control characters with U+FFFD before it writes to another.

    What a file, a server or an article says could otherwise colour, move or hide what we print.
    """

    def __init__(self, stream: TextIO) -> None:
        super().__init__()
        self._stream = stream

    @override
    def write(self, text: str, /) -> int:
        self._stream.write(_CONTROLS.sub("\ufffd", text.replace("\r\n", "\n")))
        return len(text)

    def write_over_line(self, text: str) -> None:
        """Write `text` over the terminal's current line."""
        self._stream.write(_ERASE_LINE)
        self.write(text)
        self.flush()

    @override
    def flush(self) -> None:
        self._stream.flush()

    @override
    def isatty(self) -> bool:
        return self._stream.isatty()

    @override
    def fileno(self) -> int:
        return self._stream.fileno()

    @override
    def writable(self) -> bool:
        return True


@contextmanager
def clean_output() -> Iterator[None]:
    """Let everything that is printed pass through CleanOutput."""
    # A program without a console has no streams.
    out, err = (cast(TextIO, CleanOutput(one)) if one else one for one in (sys.stdout, sys.stderr))
    with redirect_stdout(out), redirect_stderr(err):
        yield


def write_over_line(text: str) -> None:
    """Write `text` over the current line of the terminal that errors go to."""
    if isinstance(sys.stderr, CleanOutput):
        sys.stderr.write_over_line(text)
