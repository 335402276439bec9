"""The log file: what went wrong and when, never what the reader reads or writes."""

import logging
from pathlib import Path

MEGABYTE = 1 << 20


def start(path: Path) -> None:
    """Send warnings and bugs to a rotating file at `path` (1 MB, two older ones kept).

    A folder that can't be written leaves the program without a log rather than without a window.
    """
    from logging import handlers  # loads half a network stack, which a window needn't wait for

    root = logging.getLogger()
    root.setLevel(logging.WARNING)
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handler = handlers.RotatingFileHandler(
            path, maxBytes=MEGABYTE, backupCount=2, encoding="utf-8", delay=True
        )
    except OSError:
        root.addHandler(logging.NullHandler())
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root.addHandler(handler)
