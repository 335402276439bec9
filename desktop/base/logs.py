"""The log file: what went wrong and when, never what the reader reads or writes."""

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
    """Send warnings and bugs to a rotating file at `path` (1 MB, two older ones kept).

    Only its owner may read it. A folder that can't be written leaves the program without a log
    rather than without a window.
    """
    from logging import handlers  # loads half a network stack, which a window needn't wait for

    class Private(handlers.RotatingFileHandler):
        """Makes its files for their owner alone."""

        @override
        def _open(self):  # type: ignore[no-untyped-def]  # as the standard library has it
            return open(self.baseFilename, self.mode, encoding=self.encoding, opener=_private)

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
    """Tells where a bug was met and of which kind, not what it says: that may quote an article."""

    @override
    def format(self, record: logging.LogRecord) -> str:
        """Return the record as lines, whatever another formatter has kept in it."""
        own = copy(record)
        own.exc_text = None
        return super().format(own)

    @override
    def formatException(self, ei: Caught) -> str:
        """Return the traces of an exception and of its causes, the first cause first."""
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


def _private(name: str, flags: int) -> int:
    return os.open(name, flags, 0o600)
