"""Folders for unfinished work inside the models folder, deleted also if the process was killed.

Each holds a locked file while its process lives, so that another one can tell it from a leftover.
"""

import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

NEW, OLD = ".new-", ".old-"
"""Prefixes of the folders of installations and of removals."""
LOCK = ".lock"
MINUTE, DAY = 60.0, 86_400.0


@contextmanager
def working_folder(parent: Path, prefix: str) -> Iterator[Path]:
    """Yield a new folder in `parent`, and delete it in the end. Raises OSError."""
    with (
        tempfile.TemporaryDirectory(dir=parent, prefix=prefix, ignore_cleanup_errors=True) as name,
        (Path(name) / LOCK).open("wb") as file,
    ):
        _try_lock(file)
        yield Path(name)


@contextmanager
def exclusive_lock(path: Path) -> Iterator[bool]:
    """Hold the lock file `path`, deleted in the end; yield False where someone else holds it.

    Raises OSError if the file can't be made.
    """
    with path.open("wb") as file:
        is_ours = _try_lock(file)
        try:
            yield is_ours
        finally:
            if is_ours:
                with suppress(OSError):  # Windows deletes no open file; a leftover does no harm
                    path.unlink()


def delete_leftovers(parent: Path) -> None:
    """Delete the working folders in `parent` whose processes were killed."""
    for folder in (*parent.glob(f"{NEW}*"), *parent.glob(f"{OLD}*")):
        if _is_leftover(folder):
            shutil.rmtree(folder, ignore_errors=True)


def _is_leftover(folder: Path) -> bool:
    try:
        age = time.time() - folder.stat().st_mtime
        if not (folder / LOCK).is_file():
            # Its process may be about to make the lock.
            return age > MINUTE
        with (folder / LOCK).open("r+b") as file:
            # Where files can't be locked, only age tells.
            return _try_lock(file) or age > DAY
    except OSError:
        return False


def _try_lock(file: BinaryIO) -> bool:
    """Lock `file` until it is closed; return whether that was possible."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
