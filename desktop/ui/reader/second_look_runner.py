"""Look again at the open article's translations, while nothing else is to do."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from desktop.base.cancellation import Token
from desktop.base.errors import AppError
from desktop.base.lazy import Lazy
from desktop.library import Changes
from desktop.reading.article import Direction, Translated
from desktop.services import second_look
from desktop.ui.reader.reader_view import ReaderView
from desktop.ui.reader.reading_progress import ReadingProgress
from desktop.ui.reader.translation_runner import TranslationRunner
from desktop.ui.session import Session
from desktop.ui.support.operations import Operations
from desktop.ui.support.tasks import Lane, Task, Tasks

if TYPE_CHECKING:
    from desktop.library import Library
    from desktop.translation.engine import Engine

log = logging.getLogger(__name__)

INTERVAL_MS = 500
"""How often it is seen what is on screen, and whether there is time for a second look."""


class SecondLookRunner(QObject):
    """Improves the open article's translations in idle time, the sentences near the reader first.

    Translations that the reader has read stay; the better drafts are stored beside them. Any other
    work of the engine interrupts it.
    """

    def __init__(
        self,
        session: Session,
        reader: ReaderView,
        translation: TranslationRunner,
        library: Lazy[Library],
        engine: Lazy[Engine],
        operations: Operations,
        tasks: Tasks,
    ) -> None:
        super().__init__(session)
        self._session, self._reader, self._translation = session, reader, translation
        self._library, self._engine = library, engine
        self._operations, self._tasks = operations, tasks
        self._progress = ReadingProgress()
        self._looked_at: frozenset[Translated] = frozenset()
        self._running: Task[None] | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(INTERVAL_MS)
        self._timer.timeout.connect(self._work_if_idle)
        session.article_opened.connect(self._begin)
        session.article_leaving.connect(self._cancel)
        reader.sentence_changed.connect(self._count_current)

    @property
    def is_watching(self) -> bool:
        """Return whether translations get a second look."""
        return self._timer.isActive()

    def set_enabled(self, is_enabled: bool) -> None:
        """Look again at translations from now on, or stop doing so."""
        if is_enabled:
            self._timer.start()
        else:
            self._timer.stop()
            self._cancel()

    def _begin(self) -> None:
        self._progress.clear()
        self._looked_at = frozenset()
        self._count_current()

    def _count_current(self) -> None:
        pair = self._reader.current_pair()
        if pair is not None:
            self._progress.add(pair.source)

    def _work_if_idle(self) -> None:
        pairs = self._session.pairs
        if self._session.opened is None:
            return
        if self._reader.window().isActiveWindow():
            seen = self._reader.visible_sentences()
            on_screen = (pair.source for pair in pairs[seen.start : seen.stop])
            self._progress.watch(on_screen, INTERVAL_MS / 1000)
        if self._running is None and not self._translation.is_running and self._has_quick():
            self._start()

    def _has_quick(self) -> bool:
        """Return whether there are quick drafts near the reader that haven't been looked at."""
        quick = second_look.list_quick(self._session.pairs, self._session.sentence)
        return not self._looked_at.issuperset(quick)

    def _start(self) -> None:
        opened, start = self._session.opened, self._session.sentence
        assert opened is not None
        article_id, progress = opened.stored.id, self._progress
        directions = set[Direction]()

        def run(token: Token) -> None:
            for batch in second_look.look_again(
                self._library.get(),
                self._engine.get(),
                article_id,
                start,
                token,
                lambda source: source in progress.read,
            ):
                token.report(batch)

        def progressed(batch: tuple[Translated, ...]) -> None:
            directions.update(one.direction for one in batch)
            self._session.add_translations(batch)

        def done(_: None) -> None:
            # What is left can't be looked at, such as drafts of a model that was replaced.
            left = second_look.list_quick(self._session.pairs, start)
            self._looked_at |= frozenset(left)

        def failed(error: AppError) -> None:
            log.warning("second look failed: %s", error)
            done(None)

        # Once for all batches: the library list is read again at each announcement.
        def finished() -> None:
            if directions:
                changes = Changes(translations=frozenset(directions))
                self._operations.announce(changes, initiator=self._session)
            if self._running is task:
                self._running = None

        task = Task(run, done, failed, progressed=progressed, finished=finished)
        task.is_preemptible = True
        self._running = task
        self._tasks.start(Lane.ENGINE, task)

    def _cancel(self) -> None:
        if self._running is not None:
            self._running.cancel()
            self._running = None
