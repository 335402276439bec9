"""The reader's hand on translations: written anew, chosen among others, taken back, linked."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QFont

from desktop.library import ArticleId
from desktop.reading.article import Direction, Pair, Translated
from desktop.services import own_translations
from desktop.services.own_translations import Rewritten
from desktop.ui.reader.reader_view import ReaderView
from desktop.ui.session import Session
from desktop.ui.support.labels import reader_language
from desktop.ui.support.tasks import Lane, Task, Tasks
from desktop.ui.support.undo import UndoStep

ALTERNATIVES = 6


class TranslationController(QObject):
    """Opens the editor of a translation, keeps what comes of it, and looks up word links."""

    def __init__(self, reader: ReaderView, session: Session, tasks: Tasks) -> None:
        super().__init__(reader)
        self._reader, self._session, self._tasks = reader, session, tasks
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
            lambda _: self._session.engine.link(pair.source, text, direction),
            done=lambda links: self._reader.word_links.take(pair.source, text, links),
        )
        self._tasks.start(Lane.ENGINE, task)

    def _open(self, wants_offers: bool) -> None:
        pair, opened = self._reader.current_pair(), self._session.opened
        direction = self._direction(pair)
        if pair is None or opened is None or direction is None:
            return
        from desktop.ui.reader.translation_editor import TranslationEditor

        article_id, library, reader = opened.stored.id, self._session.library, reader_language()
        dialog = TranslationEditor(self._reader, pair, self._font(), wants_offers)
        similar = Task(
            lambda _: own_translations.similar(library, article_id, pair.number, reader=reader),
            done=dialog.show_similar,
        )
        others = Task(
            lambda _: self._session.engine.alternatives(pair.source, direction, ALTERNATIVES),
            done=dialog.show_alternatives,
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
        """Keep `text` as the reader's own translation of a sentence; undo takes it back."""
        library, reader = self._session.library, reader_language()
        self._make(
            self.tr("Rewrite the translation"),
            lambda: own_translations.rewrite(library, article_id, number, text, reader),
        )

    def take_back(self, article_id: ArticleId, number: int) -> None:
        """Let the engine's translation of a sentence count again; undo brings the reader's back."""
        library = self._session.library
        self._make(
            self.tr("Back to the program's own"),
            lambda: own_translations.take_back(library, article_id, number),
        )

    def _make(self, text: str, deed: Callable[[], Rewritten]) -> None:
        library = self._session.library
        made = self._session.now(deed)
        if made is None:
            return
        last = [made]

        def turn() -> None:
            turned = self._session.now(lambda: own_translations.undo(library, last[0]))
            if turned is not None:
                last[0] = turned
                self._show(turned.after)

        self._show(made.after)
        self._session.undo_stack.push(UndoStep(text, turn, turn))

    def _show(self, translated: Translated | None) -> None:
        """Show what counts now; where nothing does, the engine is asked again."""
        opened = self._session.opened
        if translated is not None:
            self._session.translations_came.emit((translated,))
            self._session.refresh_highlights()
        elif opened is not None:
            self._session.open(opened.stored.id)

    def _direction(self, pair: Pair | None) -> Direction | None:
        if pair is None or self._reader.article is None:
            return None
        if pair.translated is not None:
            return pair.translated.direction
        route = self._session.routes.get(self._reader.article.paragraphs[pair.paragraph].language)
        return route.direction if route else None

    def _font(self) -> QFont:
        return self._reader.columns[0].document().defaultFont()
