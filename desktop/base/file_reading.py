"""Reading a whole file that may be anything: never waits for a device or a pipe."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from io import FileIO
from pathlib import Path

BLOCK = 1 << 20


class NotAFileError(OSError):
    """What is at the path is a folder, device or pipe, or blocks like one."""


class TooLargeError(OSError):
    """The file is larger than allowed."""


def read_file(path: Path, most: int) -> bytes:
    """Return the bytes of the regular file at `path`, at most `most`.

    Raises NotAFileError, TooLargeError, and any other OSError or ValueError (a zero in the path).
    """
    with open_file(path) as file:
        if os.fstat(file.fileno()).st_size > most:
            raise TooLargeError
        blocks, size = [], 0
        while (block := file.read(BLOCK)) != b"":
            if block is None:  # more may come, one day
                raise NotAFileError
            size += len(block)
            if size > most:
                raise TooLargeError
            blocks.append(block)
        return b"".join(blocks)


@contextmanager
def open_file(path: Path) -> Iterator[FileIO]:
    """Open the regular file at `path` for reading.

    Raises NotAFileError, and any other OSError or ValueError. A file of the kernel's, such as
    /proc/kmsg, returns None where it would wait.
    """
    # The file could be replaced between a look at the path and its opening, so the open one counts.
    # A pipe would block on opening.
    if path.is_dir():
        raise NotAFileError
    with open(path, "rb", buffering=0, opener=_open_without_waiting) as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise NotAFileError
        yield file


def _open_without_waiting(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
