"""Operations: changes to the library, run one at a time in the background, with undo and redo."""

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

PATIENCE = 0.1
"""Seconds that an operation waits for another program's transaction before it makes room."""
RETRIED_AFTER_MILLISECONDS = 250
CLOSING_PATIENCE = 10.0
"""Seconds that a closing window waits for another program, for what isn't written yet."""


@dataclass(frozen=True, slots=True)
class Where:
    """Where an operation changes something: the article, and the sentence or highlight in it."""

    article_id: ArticleId
    title: str
    sentence: int | None = None
    side: Side | None = None
    highlight_id: HighlightId | None = None


@dataclass(frozen=True, eq=False, slots=True)
class Operation:
    """A change to the library and its reverse, both run on the library's lane.

    `title` and `where` are what undo names and shows. One without `back` leaves no trace in the
    undo history. `preview` changes the open article's highlights as `forth` will, so that they can
    be shown before it is written.
    """

    title: str
    forth: Change
    back: Change | None = None
    where: Where | None = None
    preview: Preview | None = None


class _Kind(Enum):
    DO = auto()
    RECORD = auto()
    UNDO = auto()
    REDO = auto()


def _nothing(*_: Any) -> None: ...


@dataclass(eq=False, slots=True)
class Run:
    """An operation in the queue; `progressed` and `finished` are called on the window's thread."""

    kind: _Kind
    operation: Operation | None
    initiator: object
    done: Callable[[], None] = _nothing
    failed: Callable[[AppError], None] | None = None
    progressed: Callable[[Any], None] = _nothing
    finished: Callable[[], None] = _nothing
    token: Token = field(default_factory=Token)
    is_submitted: bool = False
    is_over: bool = False

    def cancel(self) -> None:
        """Ask the operation to stop; nothing of it is kept."""
        self.token.cancel()


class Operations(QObject):
    """The queue of operations and their undo history.

    They are written in the order in which they were asked for. While another program holds the
    library they wait, and nothing else does: `waiting_changed` carries how many. Each change is
    announced once by `library_changed`, with whoever asked for it; `undone` and `redone` carry the
    operation. `failed` carries an AppError; what it was about is dropped from the queue.
    """

    library_changed = Signal(Changes, object)
    history_changed = Signal()
    previews_changed = Signal()
    previewed_written = Signal(Operation)
    undone = Signal(Operation)
    redone = Signal(Operation)
    waiting_changed = Signal(int)
    failed = Signal(AppError)

    def __init__(self, library: Lazy[Library], tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._library, self._tasks = library, tasks
        self._history: History[Operation] = History()
        self._queue: deque[Run] = deque()
        self._retrying = QTimer(self)
        self._retrying.setSingleShot(True)
        self._retrying.setInterval(RETRIED_AFTER_MILLISECONDS)
        self._retrying.timeout.connect(self._retry)
        self._waiting = 0

    def run(
        self,
        operation: Operation,
        *,
        initiator: object = None,
        done: Callable[[], None] = _nothing,
        failed: Callable[[AppError], None] | None = None,
    ) -> Run:
        """Queue an operation; once it is written, it can be undone."""
        run = Run(_Kind.DO, operation, initiator, done, failed)
        self._add(run)
        if operation.preview is not None:
            self.previews_changed.emit()
        return run

    def record(self, operation: Operation) -> None:
        """Let something be undone that the queue, or an import, has written already."""
        self._add(Run(_Kind.RECORD, operation, None))

    def undo(self) -> Run:
        """Queue the reverse of the last operation, whichever that is by then."""
        return self._add(Run(_Kind.UNDO, None, None))

    def redo(self) -> Run:
        """Queue the operation that was undone last."""
        return self._add(Run(_Kind.REDO, None, None))

    def forget(self) -> None:
        """Empty the undo history, where the library is another one."""
        self._history.clear()
        self.history_changed.emit()

    def announce(self, changes: Changes, initiator: object = None) -> None:
        """Tell of changes that were written without an operation."""
        if changes:
            self.library_changed.emit(changes, initiator)

    @property
    def undo_title(self) -> str:
        """Return what undo would take back; empty where there is nothing."""
        return self._history.done[-1].title if self._history.done else ""

    @property
    def redo_title(self) -> str:
        """Return what redo would do again; empty where there is nothing."""
        return self._history.undone[-1].title if self._history.undone else ""

    @property
    def is_idle(self) -> bool:
        """Tell whether everything is written."""
        return not self._queue

    @property
    def is_waiting(self) -> bool:
        """Tell whether another program keeps something from being written."""
        return self._waiting > 0

    def preview(
        self, article_id: ArticleId, highlights: tuple[Highlight, ...]
    ) -> tuple[Highlight, ...]:
        """Return an article's `highlights` as they will be once all operations are written."""
        for run in self._queue:
            operation = run.operation
            is_here = operation and operation.where and operation.where.article_id == article_id
            if operation and is_here and operation.preview:
                highlights = operation.preview(highlights)
        return highlights

    def close(self) -> None:
        """Write what is left, on the lane, before that ends."""
        self._retrying.stop()
        if self._queue:
            self._tasks.start(Lane.LIBRARY, Task(self._write_rest, must_finish=True))

    def _add(self, run: Run) -> Run:
        self._queue.append(run)
        if self._waiting:
            self._tell_waiting(len(self._queue))
        else:
            self._submit(run)
        return run

    def _submit(self, run: Run) -> None:
        """Give a run to the lane at once, so that whatever is read after it sees it written."""
        run.is_submitted = True
        task = Task(
            lambda token: self._write(run, token, PATIENCE),
            done=lambda outcome: self._written(run, *outcome),
            failed=lambda error: self._failed(run, error),
            cancelled=lambda: self._discard(run),
            progressed=lambda part: run.progressed(part),
            finished=lambda: self._rest(run),
            must_finish=True,
            token=run.token,
        )
        self._tasks.start(Lane.LIBRARY, task)

    def _retry(self) -> None:
        """Submit what waits: the library is free, or it is time to try again."""
        for run in list(self._queue):
            if not run.is_submitted:
                self._submit(run)

    def _rest(self, run: Run) -> None:
        """Drop a run that neither ended well nor waits: it has met a bug."""
        if run.is_over and run in self._queue:
            self._discard(run)

    def _write(self, run: Run, token: Token, patience: float) -> tuple[Operation | None, Changes]:
        """Write one run, on the lane; return its operation and what changed.

        Raises LibraryBusyError where an earlier one waits, for they keep their order.
        """
        for earlier in list(self._queue):
            if earlier is run:
                break
            if not earlier.is_over:
                raise LibraryBusyError("An earlier change isn't written yet.")
        try:
            library = self._library.get()
            with library.waiting_at_most(patience):
                outcome = self._apply(run, library, token)
        except LibraryBusyError:
            raise
        except BaseException:
            run.is_over = True
            raise
        run.is_over = True
        return outcome

    def _apply(self, run: Run, library: Library, token: Token) -> tuple[Operation | None, Changes]:
        history, operation = self._history, run.operation
        if run.kind is _Kind.UNDO:
            operation = history.done[-1] if history.done else None
            if operation is None or operation.back is None:
                return None, Changes()
            changes = operation.back(library, token)
            history.mark_undone(operation)
        elif run.kind is _Kind.REDO:
            operation = history.undone[-1] if history.undone else None
            if operation is None:
                return None, Changes()
            changes = operation.forth(library, token)
            history.mark_redone(operation)
        else:
            assert operation is not None
            is_new = run.kind is _Kind.DO
            changes = operation.forth(library, token) if is_new else Changes()
            # An operation that found nothing to change isn't worth a step.
            if operation.back is not None and (changes or not is_new):
                history.push(operation)
        return operation, changes

    def _written(self, run: Run, operation: Operation | None, changes: Changes) -> None:
        if run.kind is _Kind.DO and operation is not None and operation.preview is not None:
            self.previewed_written.emit(operation)
        self._drop(run)
        self._tell_waiting(0)
        self._retry()
        self.announce(changes, run.initiator)
        self.history_changed.emit()
        if run.kind is _Kind.UNDO and operation is not None:
            self.undone.emit(operation)
        elif run.kind is _Kind.REDO and operation is not None:
            self.redone.emit(operation)
        run.done()

    def _failed(self, run: Run, error: AppError) -> None:
        if isinstance(error, LibraryBusyError):
            run.is_submitted = False
            self._tell_waiting(len(self._queue))
            self._retrying.start()
            return
        self._discard(run)
        (run.failed or self.failed.emit)(error)

    def _drop(self, run: Run) -> None:
        if run in self._queue:
            self._queue.remove(run)
        run.finished()

    def _discard(self, run: Run) -> None:
        """Drop what was not written, and with it what was shown of it."""
        self._drop(run)
        if run.operation is not None and run.operation.preview is not None:
            self.previews_changed.emit()

    def _tell_waiting(self, count: int) -> None:
        if count != self._waiting:
            self._waiting = count
            self.waiting_changed.emit(count)

    def _write_rest(self, token: Token) -> None:
        """Write what is left of the queue, waiting for another program if need be."""
        end = time.monotonic() + CLOSING_PATIENCE
        for run in list(self._queue):
            if run.is_over:
                continue
            try:
                self._write(run, run.token, max(PATIENCE, end - time.monotonic()))
            except (AppError, Cancelled) as error:
                log.error("not written at the end: %s", error)
