"""Operations: changes to the library, run in the background one at a time, with undo and redo."""

from __future__ import annotations

import logging
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.base.cancellation import Token
from desktop.base.errors import AppError, Cancelled, LibraryBusyError
from desktop.base.lazy import Lazy
from desktop.library import ArticleId, Changes, Highlight, HighlightId
from desktop.reading.article import Side
from desktop.ui.support.tasks import Lane, Task, Tasks
from desktop.ui.support.undo import History

if TYPE_CHECKING:
    from desktop.library import Library

log = logging.getLogger(__name__)

Change = Callable[["Library", Token], Changes]
Preview = Callable[[tuple[Highlight, ...]], tuple[Highlight, ...]]

LOCK_TIMEOUT = 0.1
"""Seconds that an operation waits for another program's transaction before it is retried later."""
RETRY_DELAY_MS = 250
CLOSING_LOCK_TIMEOUT = 10.0
"""Seconds that a closing window waits for another program to write the remaining operations."""


@dataclass(frozen=True, slots=True)
class Location:
    """The place an operation changes: an article, and the sentence or highlight in it."""

    article_id: ArticleId
    title: str
    sentence: int | None = None
    side: Side | None = None
    highlight_id: HighlightId | None = None


@dataclass(frozen=True, eq=False, slots=True)
class Operation:
    """A change to the library and how to undo it, both run on the library's lane.

    Undo names `title` and goes to `location`, or chooses `article_ids` in the library list. An
    operation without `revert` isn't added to the undo history. `preview` changes the open article's
    highlights as `apply` will, so that the window shows the change before it is written.
    """

    title: str
    apply: Change
    revert: Change | None = None
    location: Location | None = None
    preview: Preview | None = None
    article_ids: tuple[ArticleId, ...] = ()


class _Kind(Enum):
    DO = auto()
    RECORD = auto()
    UNDO = auto()
    REDO = auto()


def _nothing(*_: Any) -> None: ...


@dataclass(eq=False, slots=True)
class Run:
    """A queued operation; its callbacks are called on the window's thread."""

    kind: _Kind
    operation: Operation | None
    done: Callable[[], None] = _nothing
    failed: Callable[[AppError], None] | None = None
    progressed: Callable[[Any], None] = _nothing
    finished: Callable[[], None] = _nothing
    token: Token = field(default_factory=Token)
    is_submitted: bool = False
    is_finished: bool = False

    def cancel(self) -> None:
        """Ask the operation to stop; none of its changes are kept."""
        self.token.cancel()


class Operations(QObject):
    """The queue of operations and the undo history.

    Operations are written in the order in which they were queued. While another program has the
    library locked they wait, without blocking anything else; `waiting_changed` carries how many.
    `library_changed` announces each change once, with the initiator of one made elsewhere;
    `undone` and `redone` carry the operation. `failed` carries an AppError; the operation is
    dropped from the queue.
    """

    library_changed = Signal(Changes, object)
    history_changed = Signal()
    previews_changed = Signal()
    preview_written = Signal(Operation)
    undone = Signal(Operation)
    redone = Signal(Operation)
    waiting_changed = Signal(int)
    failed = Signal(AppError)

    def __init__(self, library: Lazy[Library], tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._library, self._tasks = library, tasks
        self._history: History[Operation] = History()
        self._queue: deque[Run] = deque()
        self._retry_timer = QTimer(self)
        self._retry_timer.setSingleShot(True)
        self._retry_timer.setInterval(RETRY_DELAY_MS)
        self._retry_timer.timeout.connect(self._retry)
        self._waiting = 0

    def run(
        self,
        operation: Operation,
        *,
        done: Callable[[], None] = _nothing,
        failed: Callable[[AppError], None] | None = None,
    ) -> Run:
        """Queue an operation; once written, it can be undone."""
        run = Run(_Kind.DO, operation, done, failed)
        self._add(run)
        if operation.preview is not None:
            self.previews_changed.emit()
        return run

    def record(self, operation: Operation) -> None:
        """Add an operation to the undo history that was already written, as by an import."""
        self._add(Run(_Kind.RECORD, operation))

    def undo(self) -> Run:
        """Queue an undo of the operation that is the last one when its turn comes."""
        return self._add(Run(_Kind.UNDO, None))

    def redo(self) -> Run:
        """Queue a redo of the operation undone last."""
        return self._add(Run(_Kind.REDO, None))

    def clear_history(self) -> None:
        """Clear the undo history, as when the library is replaced."""
        self._history.clear()
        self.history_changed.emit()

    def announce(self, changes: Changes, initiator: object = None) -> None:
        """Announce changes that were written without an operation."""
        if changes:
            self.library_changed.emit(changes, initiator)

    @property
    def undo_title(self) -> str:
        """Return the title of the operation that undo would revert; empty if none."""
        return self._history.done[-1].title if self._history.done else ""

    @property
    def redo_title(self) -> str:
        """Return the title of the operation that redo would apply; empty if none."""
        return self._history.undone[-1].title if self._history.undone else ""

    @property
    def is_idle(self) -> bool:
        """Return whether everything is written."""
        return not self._queue

    @property
    def is_waiting(self) -> bool:
        """Return whether operations wait for another program to unlock the library."""
        return self._waiting > 0

    def preview(
        self, article_id: ArticleId, highlights: tuple[Highlight, ...]
    ) -> tuple[Highlight, ...]:
        """Return an article's `highlights` as they will be once the queue is written."""
        for run in self._queue:
            operation = run.operation
            is_here = (
                operation and operation.location and operation.location.article_id == article_id
            )
            if operation and is_here and operation.preview:
                highlights = operation.preview(highlights)
        return highlights

    def close(self) -> None:
        """Write the remaining operations before the library's lane ends."""
        self._retry_timer.stop()
        if self._queue:
            self._tasks.start(Lane.LIBRARY, Task(self._write_remaining, must_finish=True))

    def _add(self, run: Run) -> Run:
        self._queue.append(run)
        if self._waiting:
            self._set_waiting(len(self._queue))
        else:
            self._submit(run)
        return run

    def _submit(self, run: Run) -> None:
        """Start a run's task at once, so that tasks queued after it read what it wrote."""
        run.is_submitted = True
        task = Task(
            lambda token: self._write(run, token, LOCK_TIMEOUT),
            done=lambda outcome: self._written(run, *outcome),
            failed=lambda error: self._failed(run, error),
            cancelled=lambda: self._discard(run),
            progressed=lambda part: run.progressed(part),
            finished=lambda: self._discard_unfinished(run),
            must_finish=True,
            token=run.token,
        )
        self._tasks.start(Lane.LIBRARY, task)

    def _retry(self) -> None:
        """Submit all waiting runs again."""
        for run in list(self._queue):
            if not run.is_submitted:
                self._submit(run)

    def _discard_unfinished(self, run: Run) -> None:
        """Drop a run that crashed: it was neither written nor discarded."""
        if run.is_finished and run in self._queue:
            self._discard(run)

    def _write(self, run: Run, token: Token, timeout: float) -> tuple[Operation | None, Changes]:
        """Write one run, on the library's lane, and return its operation and what changed.

        Raises LibraryBusyError if an earlier run waits, because runs keep their order.
        """
        for earlier in list(self._queue):
            if earlier is run:
                break
            if not earlier.is_finished:
                raise LibraryBusyError("An earlier change isn't written yet.")
        try:
            library = self._library.get()
            with library.limit_lock_wait(timeout):
                outcome = self._apply(run, library, token)
        except LibraryBusyError:
            raise
        except BaseException:
            run.is_finished = True
            raise
        run.is_finished = True
        return outcome

    def _apply(self, run: Run, library: Library, token: Token) -> tuple[Operation | None, Changes]:
        history, operation = self._history, run.operation
        if run.kind is _Kind.UNDO:
            operation = history.done[-1] if history.done else None
            if operation is None or operation.revert is None:
                return None, Changes()
            changes = operation.revert(library, token)
            history.mark_undone(operation)
        elif run.kind is _Kind.REDO:
            operation = history.undone[-1] if history.undone else None
            if operation is None:
                return None, Changes()
            changes = operation.apply(library, token)
            history.mark_redone(operation)
        else:
            assert operation is not None
            is_new = run.kind is _Kind.DO
            changes = operation.apply(library, token) if is_new else Changes()
            # An operation that changed nothing isn't worth an undo step.
            if operation.revert is not None and (changes or not is_new):
                history.push(operation)
        return operation, changes

    def _written(self, run: Run, operation: Operation | None, changes: Changes) -> None:
        if run.kind is _Kind.DO and operation is not None and operation.preview is not None:
            self.preview_written.emit(operation)
        self._drop(run)
        self._set_waiting(0)
        self._retry()
        self.announce(changes)
        self.history_changed.emit()
        if run.kind is _Kind.UNDO and operation is not None:
            self.undone.emit(operation)
        elif run.kind is _Kind.REDO and operation is not None:
            self.redone.emit(operation)
        run.done()

    def _failed(self, run: Run, error: AppError) -> None:
        if isinstance(error, LibraryBusyError):
            run.is_submitted = False
            self._set_waiting(len(self._queue))
            self._retry_timer.start()
            return
        self._discard(run)
        (run.failed or self.failed.emit)(error)

    def _drop(self, run: Run) -> None:
        if run in self._queue:
            self._queue.remove(run)
        run.finished()

    def _discard(self, run: Run) -> None:
        """Drop a run that was not written, and its preview."""
        self._drop(run)
        if run.operation is not None and run.operation.preview is not None:
            self.previews_changed.emit()

    def _set_waiting(self, count: int) -> None:
        if count != self._waiting:
            self._waiting = count
            self.waiting_changed.emit(count)

    def _write_remaining(self, token: Token) -> None:
        """Write the rest of the queue, waiting for another program if necessary."""
        end = time.monotonic() + CLOSING_LOCK_TIMEOUT
        for run in list(self._queue):
            if run.is_finished:
                continue
            try:
                self._write(run, run.token, max(LOCK_TIMEOUT, end - time.monotonic()))
            except (AppError, Cancelled) as error:
                log.error("not written at the end: %s", error)
