"""Translate the open article in the background, batch by batch, or again with another model."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.base.cancellation import Token
from desktop.base.errors import AppError
from desktop.base.lazy import Lazy
from desktop.library import ArticleId, Changes
from desktop.reading.article import Direction, Side, Translated
from desktop.services import translate
from desktop.ui.session import Session, with_languages
from desktop.ui.support.labels import reader_language
from desktop.ui.support.operations import Operations
from desktop.ui.support.tasks import Lane, Task, Tasks

if TYPE_CHECKING:
    from desktop.library import Library
    from desktop.translation.engine import Engine

Translate = Callable[["Library", "Engine", ArticleId, int, Token], Iterator[tuple[Translated, ...]]]


class TranslationRunner(QObject):
    """Translates the open article.

    `progressed` carries the numbers of sentences done and in total, 0 and 0 when idle; `failed` the
    AppError that stopped the translation; `notified` a message for the reader.
    """

    started = Signal()
    progressed = Signal(int, int)
    failed = Signal(AppError)
    notified = Signal(str)

    def __init__(
        self,
        session: Session,
        library: Lazy[Library],
        engine: Lazy[Engine],
        operations: Operations,
        tasks: Tasks,
    ) -> None:
        super().__init__(session)
        self._session, self._library, self._engine = session, library, engine
        self._operations, self._tasks = operations, tasks
        self._running: Task[None] | None = None
        self._is_stopped = False
        session.article_leaving.connect(self.stop)
        session.pairs_reloaded.connect(self._resume)

    @property
    def is_running(self) -> bool:
        """Return whether the open article is being translated."""
        return self._running is not None

    def translate(self) -> None:
        """Translate the sentences of the open article that have no translation."""
        self._is_stopped = False
        opened, routes = self._session.opened, self._session.routes
        if opened is None or self._running is not None:
            return
        wanted = {
            pair.source
            for language, pair in with_languages(opened.article, self._session.pairs)
            if (route := routes.get(language))
            and not route.missing
            and not translate.is_translated(pair.translated, route.direction)
        }
        if wanted:
            work = partial(translate.translate, reader=reader_language())
            self._run(work, len(wanted))

    def translate_again(self) -> None:
        """Translate again the sentences that another model translated."""

        def start(count: int) -> None:
            if count:
                self._run(translate.retranslate, count)
            else:
                self.notified.emit(
                    self.tr("The article was already translated with the current model.")
                )

        self.count_outdated(start)

    def count_outdated(self, then: Callable[[int], None]) -> None:
        """Count, in the background, the sentences that another model translated."""
        pairs = self._session.pairs
        if self._session.opened is None or self._running is not None:
            return

        def work(_: Token) -> int:
            return sum(map(len, translate.find_outdated(self._engine.get(), pairs).values()))

        self._tasks.start(Lane.ENGINE, Task(work, then))

    def apply_glossary(self) -> None:
        """Apply the current glossary to the open article's translation."""
        article_id = self._session.article_id
        if article_id is None:
            return
        from desktop.services import glossary

        def work(token: Token) -> Changes:
            library, engine = self._library.get(), self._engine.get()
            return glossary.apply_glossary(library, engine, article_id, token)

        def done(changes: Changes) -> None:
            self._operations.announce(changes)
            self.notified.emit(self.tr("The glossary was applied to the article."))

        self._tasks.start(Lane.ENGINE, Task(work, done))

    def reset_engine(self) -> None:
        """Load the engine again at the next translation; a running one keeps its model."""
        self._engine.reset()
        self._session.find_routes()

    def stop(self) -> None:
        """Stop after the current batch; translations made so far are kept.

        What is missing is not translated until `translate` is called again.
        """
        self._is_stopped = True
        if self._running is not None:
            self._running.cancel()
            self._running = None
            self.progressed.emit(0, 0)

    def _resume(self) -> None:
        if not self._is_stopped:
            self.translate()

    def _run(self, work: Translate, total: int) -> None:
        opened = self._session.opened
        if opened is None or self._running is not None:
            return
        article_id, start = opened.stored.id, self._session.sentence
        done, directions = 0, set[Direction]()

        def run(token: Token) -> None:
            for batch in work(self._library.get(), self._engine.get(), article_id, start, token):
                token.report(batch)

        def progressed(batch: tuple[Translated, ...]) -> None:
            nonlocal done
            done += len(batch)
            self._session.add_translations(batch)
            self.progressed.emit(min(done, total), total)
            directions.update(one.direction for one in batch)
            self._announce_moved()

        def tune(_: None) -> None:
            engine = self._engine.get
            self._tasks.start(
                Lane.ENGINE, Task(lambda token: engine().tune(token), is_preemptible=True)
            )

        def failed(error: AppError) -> None:
            if self._running is task:
                self._end()
                self.failed.emit(error)

        # Once for all batches: the library list is read again at each announcement.
        def finished() -> None:
            changes = Changes(translations=frozenset(directions))
            self._operations.announce(changes, initiator=self._session)
            if self._running is task:
                self._end()

        task = Task(run, tune, failed, progressed=progressed, finished=finished)
        self._running = task
        self.started.emit()
        self.progressed.emit(0, total)
        self._tasks.start(Lane.ENGINE, task)

    def _announce_moved(self) -> None:
        """Announce that highlights on the translation may have moved with a batch."""
        article_id, shown = self._session.article_id, self._session.highlights
        if article_id is not None and any(one.anchor.side is Side.TRANSLATION for one in shown):
            changes = Changes(annotations=frozenset({article_id}))
            self._operations.announce(changes, initiator=self._session)

    def _end(self) -> None:
        self._running = None
        self.progressed.emit(0, 0)
