"""Background tasks: the lanes (threads) on which the work of the window runs."""

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from desktop.base.cancellation import Token
from desktop.base.errors import AppError, Cancelled

log = logging.getLogger(__name__)

T = TypeVar("T")


class Lane(StrEnum):
    """A background thread; its tasks run one after the other."""

    LIBRARY = "library"
    ENGINE = "engine"
    PACKAGES = "packages"
    DOWNLOADS = "downloads"
    FILES = "files"
    PICTURES = "pictures"


def _ignore(_: Any) -> None: ...


def _nothing() -> None: ...


@dataclass(eq=False, slots=True)
class Task(Generic[T]):
    """Work for a background thread, with callbacks for its progress and its end.

    `work` is called on a lane, the callbacks on the window's thread: `progressed` with what the
    work reports, then one of `done` (with its result), `failed` (with an AppError) and `cancelled`,
    then `finished` in any case. Without `failed`, `Tasks.failed` is emitted. A task that
    `must_finish` runs even if the window closes before its turn; one that `is_preemptible` is
    cancelled by the next task on its lane.
    """

    work: Callable[[Token], T]
    done: Callable[[T], None] = _ignore
    failed: Callable[[AppError], None] | None = None
    cancelled: Callable[[], None] = _nothing
    progressed: Callable[[Any], None] = _ignore
    finished: Callable[[], None] = _nothing
    must_finish: bool = False
    is_preemptible: bool = False
    token: Token = field(default_factory=Token)

    def cancel(self) -> None:
        """Ask the work to stop; only `cancelled` and `finished` are called from then on."""
        self.token.cancel()


class Tasks(QObject):
    """Runs tasks on the lanes and calls their callbacks on the window's thread.

    `failed` carries an AppError that its task doesn't handle, `crashed` any other exception.
    """

    failed = Signal(AppError)
    crashed = Signal(Exception)
    _delivered = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lanes = {lane: ThreadPoolExecutor(1, thread_name_prefix=lane) for lane in Lane}
        self._running: dict[Task[Any], Lane] = {}
        self._is_closed = False
        self._delivered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def start(self, lane: Lane, task: Task[T]) -> Task[T]:
        """Queue `task` on `lane` and return it; once closed, only a task that must finish runs."""
        if self._is_closed and not task.must_finish:  # started by a timer while the window closed
            task.cancel()
            return task
        for other, its_lane in self._running.items():
            if other.is_preemptible and its_lane is lane:
                other.cancel()
        self._running[task] = lane
        task.token.report = lambda part: self._delivered.emit(
            lambda: None if task.token.is_cancelled else task.progressed(part)
        )
        self._lanes[lane].submit(self._run, task)
        return task

    @property
    def are_idle(self) -> bool:
        """Return whether no task is queued or running."""
        return not self._running

    def close(self) -> None:
        """Cancel all tasks except those that must finish, and wait for the threads to end."""
        self._is_closed = True
        for task in self._running:
            if not task.must_finish:
                task.cancel()
        for lane in self._lanes.values():
            lane.shutdown(wait=True)
        self._running.clear()

    def _run(self, task: Task[T]) -> None:
        outcome: Callable[[], None]
        try:
            task.token.check()
            result = task.work(task.token)
            outcome = lambda: task.cancelled() if task.token.is_cancelled else task.done(result)  # noqa: E731
        except Cancelled:
            outcome = task.cancelled
        except AppError as error:
            failure = error
            outcome = lambda: (task.failed or self.failed.emit)(failure)  # noqa: E731
        except Exception as error:
            log.exception("task failed")
            bug = error
            outcome = lambda: self.crashed.emit(bug)  # noqa: E731

        def deliver() -> None:
            self._running.pop(task, None)
            try:
                outcome()
            finally:
                task.finished()

        self._delivered.emit(deliver)

    def _deliver(self, action: Callable[[], None]) -> None:
        if not self._is_closed:
            action()
