"""The lanes on which work runs in the background; the only threading code there is."""

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from desktop.base.cancellation import Token
from desktop.base.errors import AppError, Cancelled

log = logging.getLogger(__name__)

Work = Callable[[Token], Any]


class Lane(StrEnum):
    """Work on one lane is done one piece after the other."""

    LIBRARY = "library"
    ENGINE = "engine"
    PACKAGES = "packages"


def _ignore(_: Any) -> None: ...


@dataclass(eq=False, slots=True)
class Task:
    """A piece of work under way. The callables are called on the window's thread.

    `must_finish` says that it is done even where the window closes before its turn;
    `is_preemptible` that it is cancelled by whatever comes next on its lane.
    """

    work: Work
    done: Callable[[Any], None] = _ignore
    partial: Callable[[Any], None] = _ignore
    ended: Callable[[], None] = field(default=lambda: None)
    token: Token = field(default_factory=Token)
    must_finish: bool = False
    is_preemptible: bool = False

    def cancel(self) -> None:
        """Ask the work to stop; nothing more is heard of it but that it ended."""
        self.token.cancel()


class Tasks(QObject):
    """Gives work to the lanes and brings what comes of it home to the window's thread.

    `failed` carries an AppError for the reader; `broke` any other exception: a bug.
    """

    failed = Signal(object)
    broke = Signal(object)
    _came_home = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lanes = {lane: ThreadPoolExecutor(1, thread_name_prefix=lane) for lane in Lane}
        self._running: dict[Task, Lane] = {}
        self._is_closed = False
        self._came_home.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def start(self, lane: Lane, task: Task) -> Task:
        """Queue `task` on `lane` and return it; nothing is begun in a window that is closed."""
        if self._is_closed and not task.must_finish:  # a timer ran out as it closed
            task.cancel()
            return task
        for other, its_lane in self._running.items():
            if other.is_preemptible and its_lane is lane:
                other.cancel()
        self._running[task] = lane
        task.token.report = lambda part: self._came_home.emit(
            lambda: None if task.token.is_cancelled else task.partial(part)
        )
        self._lanes[lane].submit(self._run, task)
        return task

    @property
    def are_idle(self) -> bool:
        """Tell whether nothing is under way."""
        return not self._running

    def close(self) -> None:
        """Cancel everything but what is to be kept, and wait for the lanes to end."""
        self._is_closed = True
        for task in self._running:
            if not task.must_finish:
                task.cancel()
        for lane in self._lanes.values():
            lane.shutdown(wait=True)
        self._running.clear()

    def _run(self, task: Task) -> None:
        outcome: Callable[[], None]
        try:
            task.token.check()
            result = task.work(task.token)
            outcome = lambda: None if task.token.is_cancelled else task.done(result)  # noqa: E731
        except Cancelled:
            outcome = _nothing
        except AppError as error:
            failure = error
            outcome = lambda: self.failed.emit(failure)  # noqa: E731
        except Exception as error:
            log.exception("work failed")
            bug = error
            outcome = lambda: self.broke.emit(bug)  # noqa: E731

        def come_home() -> None:
            self._running.pop(task, None)
            try:
                outcome()
            finally:
                task.ended()

        self._came_home.emit(come_home)

    def _deliver(self, action: Callable[[], None]) -> None:
        if not self._is_closed:
            action()


def _nothing() -> None: ...
