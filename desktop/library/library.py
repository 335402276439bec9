"""Library: opens the database file, and gives out its read and write transactions."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from desktop.base.cancellation import Token
from desktop.library import (
    backup_copies,
    compaction,
    connections,
    library_file,
    schema_upgrade,
    sqlite_errors,
    verification,
)
from desktop.library.all_notes import AllNotesReads
from desktop.library.annotation_store import AnnotationReads, AnnotationWrites
from desktop.library.article_store import ArticleReads, ArticleWrites
from desktop.library.change_watch import CommitCount, VersionReads
from desktop.library.full_text_search import SearchReads
from desktop.library.glossary_store import GlossaryReads, GlossaryWrites
from desktop.library.label_store import LabelReads, LabelWrites
from desktop.library.library_list import ArticleListReads
from desktop.library.memory_store import MemoryReads, MemoryWrites
from desktop.library.picture_store import PictureReads
from desktop.library.purge_store import PurgeReads, PurgeWrites
from desktop.library.saved_search_store import SavedSearchReads, SavedSearchWrites


def utc_now() -> datetime:
    """Return the current time in UTC."""
    return datetime.now(UTC)


class ReadTransaction(
    ArticleReads,
    ArticleListReads,
    PictureReads,
    LabelReads,
    SavedSearchReads,
    MemoryReads,
    GlossaryReads,
    AnnotationReads,
    AllNotesReads,
    SearchReads,
    PurgeReads,
    VersionReads,
):
    """A read transaction, with every query of the library."""


class WriteTransaction(
    ArticleWrites,
    LabelWrites,
    SavedSearchWrites,
    MemoryWrites,
    GlossaryWrites,
    AnnotationWrites,
    PurgeWrites,
    ReadTransaction,
):
    """A write transaction, with every query and every change of the library."""


class Library:
    """An open library; thread-safe, since every transaction has a connection of its own.

    `backup_made` is the backup from before an older file's schema was upgraded, if it was.
    """

    def __init__(
        self,
        path: Path,
        backup_made: Path | None,
        clock: Callable[[], datetime],
        busy_timeout: float,
    ) -> None:
        self.path = path
        self.backup_made = backup_made
        self._clock = clock
        self._engine = connections.make_engine(path, busy_timeout)
        self._busy_timeout = busy_timeout
        self._thread_local = threading.local()
        self.commit_count = CommitCount()

    @property
    def is_read_only(self) -> bool:
        """Return whether the file can be read, but not be written, as on a read-only disk."""
        return library_file.is_read_only(self.path)

    @contextmanager
    def read(self) -> Iterator[ReadTransaction]:
        """Begin a read transaction: a consistent snapshot that writers neither change nor block.

        Raises AppError if the file can't be read.
        """
        with sqlite_errors.convert_sqlite_errors(self.path), self._engine.connect() as connection:
            yield ReadTransaction(connection)

    @contextmanager
    def write(self) -> Iterator[WriteTransaction]:
        """Begin a write transaction; commit on exit, or roll back if an exception leaves the block.

        Raises AppError if the file can't be written, LibraryBusyError if another program holds the
        write lock for too long.
        """
        busy_timeout = getattr(self._thread_local, "busy_timeout", self._busy_timeout)
        engine = connections.with_immediate_begin(self._engine, busy_timeout)
        number = None
        with sqlite_errors.convert_sqlite_errors(self.path):
            try:
                with engine.begin() as connection:
                    number = self.commit_count.begin(connection)
                    yield WriteTransaction(connection, self._clock())
            except BaseException:
                self.commit_count.forget(number)
                raise

    @contextmanager
    def limit_lock_wait(self, seconds: float) -> Iterator[None]:
        """Limit how long this thread's write transactions wait for the write lock to `seconds`."""
        self._thread_local.busy_timeout = seconds
        try:
            yield
        finally:
            del self._thread_local.busy_timeout

    def backup(self, to: Path, check: Callable[[Path], object] = verification.check_file) -> None:
        """Copy the library to `to`, while it is in use.

        What is at `to` is replaced once `check`, which gets the copy's path, raised nothing.
        Raises AppError where the copy isn't sound or can't be written.
        """
        backup_copies.backup(self.path, to, check)

    def shrink(self, token: Token, *, vacuum_up_to: int | None) -> None:
        """Return the file's free pages to the file system, as `compaction.shrink` does.

        `vacuum_up_to` is in bytes. Raises AppError if the disk is full or another program is
        writing, and Cancelled.
        """
        with sqlite_errors.convert_sqlite_errors(self.path):
            compaction.shrink(self.path, self._busy_timeout, token, vacuum_up_to)

    def close(self) -> None:
        """Close the file. No transaction may be open."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def open_library(
    path: Path,
    backups: Path,
    *,
    clock: Callable[[], datetime] = utc_now,
    busy_timeout: float = connections.BUSY_TIMEOUT,
) -> Library:
    """Open the library at `path`, creating it if needed, readable by its owner only.

    An older one is copied into the folder `backups`, then brought up to date. One on a disk that
    can't be written can be read. Raises AppError where the file is locked, damaged, lost, of
    another program or of a newer Vis-à-vis, or where it can't be made.
    """
    library_file.prepare(path, backups)
    with sqlite_errors.convert_sqlite_errors(path):
        backup_made = schema_upgrade.upgrade_schema(path, backups, clock(), busy_timeout)
    return Library(path, backup_made, clock, busy_timeout)
