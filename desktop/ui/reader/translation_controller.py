"""The reader's own translations: the editor of a sentence, its alternatives, and word links."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QFont

from desktop.base.cancellation import Token
from desktop.base.lazy import Lazy
from desktop.library import ArticleId, Changes
from desktop.reading.article import Direction, Pair, Side
from desktop.services import own_translations
from desktop.services.own_translations import Rewritten
from desktop.ui.reader.reader_view import ReaderView
from desktop.ui.session import Session
from desktop.ui.support.labels import reader_language
from desktop.ui.support.operations import Operation, Operations
from desktop.ui.support.tasks import Lane, Task, Tasks

if TYPE_CHECKING:
    from desktop.library import Library
    from desktop.translation.engine import Engine

ALTERNATIVES = 6


class TranslationController(QObject):
    """Opens the editor of a translation, saves what was written, and looks up word links."""

    def __init__(
        self,
        reader: ReaderView,
        session: Session,
        library: Lazy[Library],
        engine: Lazy[Engine],
        operations: Operations,
        tasks: Tasks,
    ) -> None:
        super().__init__(reader)
        self._reader, self._session = reader, session
        self._library, self._engine = library, engine
        self._operations, self._tasks = operations, tasks
        reader.word_links.wanted.connect(self.link)

    def edit(self) -> None:
        """Let the reader write the current sentence's translation."""
        self._open(wants_offers=False)

    def choose(self) -> None:
        """Let the reader choose among other translations of the current sentence."""
        self._open(wants_offers=True)

    def link(self, pair: Pair) -> None:
        """Look up which words of a pair stand for each other."""
        translated = pair.translated
        if translated is None:
            return
        text, direction = translated.text, translated.direction
        task = Task(
            lambda _: self._engine.get().link(pair.source, text, direction),
            lambda links: self._reader.word_links.take(pair.source, text, links),
        )
        self._tasks.start(Lane.ENGINE, task)

    def _open(self, wants_offers: bool) -> None:
        pair, article_id = self._reader.current_pair(), self._session.article_id
        direction = self._direction(pair)
        if pair is None or article_id is None or direction is None:
            return
        from desktop.ui.reader.translation_editor import TranslationEditor

        reader = reader_language()
        dialog = TranslationEditor(self._reader, pair, self._font(), wants_offers)
        similar = Task(
            lambda _: own_translations.similar(
                self._library.get(), article_id, pair.number, reader=reader
            ),
            dialog.show_similar,
        )
        others = Task(
            lambda _: self._engine.get().alternatives(pair.source, direction, ALTERNATIVES),
            dialog.show_alternatives,
        )

        def leave() -> None:
            similar.cancel()
            others.cancel()
            dialog.deleteLater()
            self._reader.focus_text()

        dialog.kept.connect(lambda text: self.rewrite(article_id, pair.number, text))
        dialog.taken_back.connect(lambda: self.take_back(article_id, pair.number))
        dialog.finished.connect(leave)
        dialog.open()
        self._tasks.start(Lane.LIBRARY, similar)
        self._tasks.start(Lane.ENGINE, others)

    def rewrite(self, article_id: ArticleId, number: int, text: str) -> None:
        """Save `text` as the reader's own translation of a sentence."""
        reader = reader_language()
        self._run(
            self.tr("Rewrite the translation"),
            number,
            lambda library: own_translations.rewrite(library, article_id, number, text, reader),
        )

    def take_back(self, article_id: ArticleId, number: int) -> None:
        """Let the engine's translation of a sentence count again."""
        self._run(
            self.tr("Back to the program's own"),
            number,
            lambda library: own_translations.take_back(library, article_id, number),
        )

    def _run(self, title: str, number: int, write: Callable[[Library], Rewritten]) -> None:
        last: list[Rewritten] = []

        def turn(library: Library, _: Token) -> Changes:
            """Write it, or let what counted before count again: each undoes the other."""
            last[:] = [own_translations.undo(library, last[0]) if last else write(library)]
            return last[0].changes

        where = self._session.where(number, Side.TRANSLATION)
        self._operations.run(Operation(title, turn, turn, where))

    def _direction(self, pair: Pair | None) -> Direction | None:
        article = self._session.article
        if pair is None or article is None:
            return None
        if pair.translated is not None:
            return pair.translated.direction
        route = self._session.routes.get(article.paragraphs[pair.paragraph].language)
        return route.direction if route else None

    def _font(self) -> QFont:
        return self._reader.columns[0].document().defaultFont()
