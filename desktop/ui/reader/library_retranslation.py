"""Translate every article of the library again with the current models, one after the other."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.base.cancellation import Token
from desktop.base.errors import AppError
from desktop.base.lazy import Lazy
from desktop.library import ArticleId, Changes
from desktop.reading.article import Direction
from desktop.ui.support.operations import Operations
from desktop.ui.support.tasks import Lane, Task, Tasks

if TYPE_CHECKING:
    from desktop.library import Library
    from desktop.translation.engine import Engine


class LibraryRetranslation(QObject):
    """Translates again what another model translated, and gives way to all other translation.

    The reader's own translations are kept. `progressed` carries how many articles are done and how
    many there are, 0 and 0 when idle; `failed` the AppError that ended it; `finished` is emitted
    once all articles are done.
    """

    progressed = Signal(int, int)
    failed = Signal(AppError)
    finished = Signal()

    def __init__(
        self,
        library: Lazy[Library],
        engine: Lazy[Engine],
        operations: Operations,
        tasks: Tasks,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._library, self._engine = library, engine
        self._operations, self._tasks = operations, tasks
        self._waiting: deque[ArticleId] = deque()
        self._total = 0
        self._running: Task[None] | None = None

    @property
    def is_running(self) -> bool:
        """Return whether articles are being translated again."""
        return self._total > 0

    def start(self) -> None:
        """Translate all articles again, the one that was read last first."""
        if self.is_running:
            return

        def work(_: Token) -> list[ArticleId]:
            from desktop.services import articles

            rows = articles.list_articles(self._library.get())
            latest = sorted(rows, key=lambda row: row.opened_at or row.imported_at, reverse=True)
            return [row.id for row in latest]

        def begin(found: list[ArticleId]) -> None:
            self._waiting, self._total = deque(found), len(found)
            self._go_on()

        self._tasks.start(Lane.LIBRARY, Task(work, begin))

    def stop(self) -> None:
        """Stop after the current batch; what was translated so far is kept."""
        running, self._running = self._running, None
        if running is not None:
            running.cancel()
        self._end()

    def _go_on(self) -> None:
        if not self._waiting:
            self._end()
            self.finished.emit()
            return
        self.progressed.emit(self._total - len(self._waiting), self._total)
        article_id, directions = self._waiting[0], set[Direction]()

        def work(token: Token) -> None:
            from desktop.services import translate

            library, engine = self._library.get(), self._engine.get()
            for batch in translate.retranslate(library, engine, article_id, 0, token):
                directions.update(one.direction for one in batch)

        def done(_: None) -> None:
            self._waiting.popleft()

        def failed(error: AppError) -> None:
            self._end()
            self.failed.emit(error)

        def finished() -> None:
            if directions:
                changes = Changes(translations=frozenset(directions))
                self._operations.announce(changes, initiator=self)
            # One that was cancelled gave way to another task, and is taken up after it.
            if self._running is task and self.is_running:
                self._go_on()

        task = Task(work, done, failed, finished=finished, is_preemptible=True)
        self._running = task
        self._tasks.start(Lane.ENGINE, task)

    def _end(self) -> None:
        self._waiting.clear()
        self._total = 0
        self.progressed.emit(0, 0)
