"""The log file: warnings and bugs, never the text of articles or notes."""

import logging
import os
import traceback
from copy import copy
from pathlib import Path
from types import TracebackType
from typing import TypeAlias

from desktop.base.overriding import override

MEGABYTE = 1 << 20

Caught: TypeAlias = (
    tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
)


def start(path: Path) -> None:
    """Log warnings and errors to a rotating file at `path` (1 MB, two backups).

    The file is readable by its owner only. If it can't be written, the program runs without a log.
    """
    from logging import handlers  # loads half a network stack, which would slow down startup

    class Private(handlers.RotatingFileHandler):
        """Creates its files with permissions for their owner only."""

        @override
        def _open(self):  # type: ignore[no-untyped-def]  # as the standard library has it
            return open(self.baseFilename, self.mode, encoding=self.encoding, opener=_open_private)

        @override
        def handleError(self, record: logging.LogRecord) -> None:
            """Write nothing: a full or read-only disk must not fill the terminal."""

    root = logging.getLogger()
    root.setLevel(logging.WARNING)
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handler = Private(path, maxBytes=MEGABYTE, backupCount=2, encoding="utf-8", delay=True)
        if path.exists():
            path.chmod(0o600)
    except OSError:
        root.addHandler(logging.NullHandler())
        return
    handler.setFormatter(PrivateFormatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root.addHandler(handler)


class PrivateFormatter(logging.Formatter):
    """Logs an exception's type and stack, not its message, which may quote an article."""

    @override
    def format(self, record: logging.LogRecord) -> str:
        """Format the record, ignoring exception text that another formatter cached in it."""
        own = copy(record)
        own.exc_text = None
        return super().format(own)

    @override
    def formatException(self, ei: Caught) -> str:
        """Return the stacks of an exception and its causes, the root cause first."""
        told: list[str] = []
        error: BaseException | None = ei[1]
        met: set[int] = set()
        while error is not None and id(error) not in met:
            met.add(id(error))
            frames = "".join(traceback.format_tb(error.__traceback__))
            number = getattr(error, "errno", None)
            kind = f"{type(error).__module__}.{type(error).__qualname__}"
            told.insert(0, f"{frames}{kind}{f' {number}' if number else ''}")
            hidden = error.__suppress_context__
            error = error.__cause__ or (None if hidden else error.__context__)
        return "\n\n".join(told)


def _open_private(name: str, flags: int) -> int:
    return os.open(name, flags, 0o600)
