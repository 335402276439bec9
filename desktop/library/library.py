"""The facade: one file, opened once; everything happens in its transactions."""

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
from desktop.library.full_text_search import SearchReads
from desktop.library.glossary_store import GlossaryReads, GlossaryWrites
from desktop.library.library_list import ArticleListReads
from desktop.library.memory_store import MemoryReads, MemoryWrites
from desktop.library.purge_store import PurgeReads, PurgeWrites


def utc_now() -> datetime:
    """Return the present moment, in UTC."""
    return datetime.now(UTC)


class Reading(
    ArticleReads,
    ArticleListReads,
    MemoryReads,
    GlossaryReads,
    AnnotationReads,
    AllNotesReads,
    SearchReads,
    PurgeReads,
):
    """All that can be looked up in the library."""


class Writing(ArticleWrites, MemoryWrites, GlossaryWrites, AnnotationWrites, PurgeWrites, Reading):
    """All that can be looked up and changed in the library."""


class Library:
    """An open library; any thread may begin a transaction, each has its own connection.

    `backup_made` is the copy that was taken before an older file was brought up to date.
    """

    def __init__(
        self, path: Path, backup_made: Path | None, clock: Callable[[], datetime], patience: float
    ) -> None:
        self.path = path
        self.backup_made = backup_made
        self._clock = clock
        self._engine = connections.engine(path, patience)
        self._patience = patience
        self._waiting = threading.local()

    @contextmanager
    def read(self) -> Iterator[Reading]:
        """Look at the library as it is at one moment, whoever is writing.

        Raises AppError where the file can't be read.
        """
        with sqlite_errors.told(self.path), self._engine.connect() as connection:
            yield Reading(connection)

    @contextmanager
    def write(self) -> Iterator[Writing]:
        """Change the library: all of it on leaving, or nothing where an exception leaves.

        Raises AppError where the file can't be written, LibraryBusyError where another program
        holds it for too long.
        """
        patience = getattr(self._waiting, "seconds", self._patience)
        engine = connections.writing(self._engine, patience)
        with sqlite_errors.told(self.path), engine.begin() as connection:
            yield Writing(connection, self._clock())

    @contextmanager
    def waiting_at_most(self, seconds: float) -> Iterator[None]:
        """Let this thread's writes wait no longer than `seconds` for another's."""
        self._waiting.seconds = seconds
        try:
            yield
        finally:
            del self._waiting.seconds

    def backup(self, to: Path, check: Callable[[Path], None] = verification.verify) -> None:
        """Copy the library to `to`, while it is in use.

        What is at `to` is replaced once `check`, which gets the copy's path, raised nothing.
        Raises AppError where the copy isn't sound or can't be written.
        """
        backup_copies.backup(self.path, to, check)

    def shrink(self, token: Token, *, rewritten_up_to: int | None) -> None:
        """Give the file's unused pages back to the disk, as `compaction.shrink` does.

        Raises AppError where the disk is full or another program is writing, and Cancelled.
        """
        with sqlite_errors.told(self.path):
            compaction.shrink(self.path, self._patience, token, rewritten_up_to)

    def close(self) -> None:
        """Let go of the file; no transaction may be open."""
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
    patience: float = connections.PATIENCE,
) -> Library:
    """Open the library at `path`, made on the way where there is none; only its owner may read it.

    An older one is copied into the folder `backups`, then brought up to date. One on a disk that
    can't be written can be read. Raises AppError where the file is locked, damaged, lost, of
    another program or of a newer Vis-à-vis, or where it can't be made.
    """
    library_file.prepare(path, backups)
    with sqlite_errors.told(path):
        backup_made = schema_upgrade.bring_up_to_date(path, backups, clock(), patience)
    return Library(path, backup_made, clock, patience)
