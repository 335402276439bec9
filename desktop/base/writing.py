"""Files that are written whole or not at all."""

import errno
import os
import secrets
from contextlib import suppress
from pathlib import Path

from desktop.base.errors import AppError

NO_ROOM = frozenset({errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)})


def write_whole(path: Path, data: bytes) -> None:
    """Put `data` into the file at `path` in one step; an older file there is replaced.

    A link is followed. Raises AppError where there is no room, where the folder is missing or
    can't be written, or where something else than a file is there; nothing is left behind then.
    """
    try:
        place = path.resolve()
        if place.exists() and not place.is_file():
            raise AppError("“{name}” isn't a file.", "Choose another name.", name=path.name)
        _replace(place, data)
    except (OSError, RuntimeError, ValueError) as error:
        raise _told(path, error) from error


def make_folder(path: Path) -> None:
    """Make the folder at `path`, and those above it, where they aren't there.

    Raises AppError where they can't be made.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        raise _told(path, error) from error


def _replace(place: Path, data: bytes) -> None:
    """Write beside `place` and move over it: within a folder that is one step for the disk."""
    temporary = place.with_name(f".visavis-{secrets.token_hex(8)}")
    try:
        with temporary.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(place)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    with suppress(OSError):  # the file is there; only its name may not be on the disk yet
        folder = os.open(place.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


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
