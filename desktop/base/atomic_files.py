"""Files that are written whole or not at all."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from desktop.base.errors import AppError

NO_ROOM = frozenset({errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)})


def write_atomically(path: Path, data: bytes) -> None:
    """Put `data` into the file at `path` in one step. Raises AppError as `written` does."""
    with written(path) as file:
        file.write(data)


@contextmanager
def written(path: Path) -> Iterator[BinaryIO]:
    """Give a file to write in, which is put at `path` in one step at the end.

    An older file there is replaced; a link is followed. Raises AppError where there is no room,
    where the folder is missing or can't be written, or where something else than a file is there;
    nothing is left behind then, nor where an exception leaves.
    """
    try:
        place = path.resolve()
        if place.exists() and not place.is_file():
            raise AppError("“{name}” isn't a file.", "Choose another name.", name=path.name)
        import secrets  # loads OpenSSL, which a window needn't wait for

        temporary = place.with_name(f".visavis-{secrets.token_hex(8)}")
        file = temporary.open("xb")
    except (OSError, RuntimeError, ValueError) as error:
        raise _told(path, error) from error
    try:
        with file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(place)
    except OSError as error:
        _drop(temporary)
        raise _told(path, error) from error
    except BaseException:
        _drop(temporary)
        raise
    _settle(place.parent)


def make_folder(path: Path) -> None:
    """Make the folder at `path`, and those above it, where they aren't there.

    Raises AppError where they can't be made.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        raise _told(path, error) from error


def _drop(temporary: Path) -> None:
    with suppress(OSError):
        temporary.unlink()


def _settle(folder: Path) -> None:
    """Get the name of a new file on the disk, too; the file itself is there."""
    with suppress(OSError):
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)


def _told(path: Path, error: Exception) -> AppError:
    name = path.name or str(path)
    if isinstance(error, OSError) and error.errno in NO_ROOM:
        return AppError(
            "There is no room for “{name}” on the disk.", "Make room and try again.", name=name
        )
    reason = getattr(error, "strerror", None) or type(error).__name__
    return AppError(
        "“{name}” can't be written ({reason}).",
        "Check that you may write to its folder, or choose another one.",
        name=name,
        reason=reason,
    )
