"""Edit or choose translations of sentences, go to the doubtful ones, and look up word links."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QFont

from desktop.base.cancellation import Token
from desktop.base.lazy import Lazy
from desktop.library import ArticleId, Changes
from desktop.reading.article import Direction, Pair, Side, Translated
from desktop.services import own_translations, second_look
from desktop.services.own_translations import Rewritten
from desktop.ui.reader.doubtful_panel import is_doubtful
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
    """Opens the translation editor, saves the reader's translations, and looks up word links."""

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
        reader.word_links.links_requested.connect(self.find_word_links)

    def edit(self) -> None:
        """Open the editor for the current sentence's translation."""
        self._open(wants_alternatives=False)

    def choose(self) -> None:
        """Open the editor to choose another translation of the current sentence."""
        self._open(wants_alternatives=True)

    def go_to_doubtful(self, step: int) -> None:
        """Go to the next doubtful translation (step 1) or previous one (-1), round and round."""
        reader = self._reader
        doubtful = [pair.number for pair in reader.pairs if is_doubtful(pair.translated)]
        if step > 0:
            ahead = [number for number in doubtful if number > reader.current]
        else:
            ahead = [number for number in reversed(doubtful) if number < reader.current]
        if doubtful:
            self.show(next(iter(ahead), doubtful[0 if step > 0 else -1]))

    def show(self, number: int) -> None:
        """Go to the translation of sentence `number`."""
        self._reader.go_to(number, Side.TRANSLATION)
        self._reader.focus_text()

    def use_better_draft(self) -> None:
        """Use the better draft of the current sentence, if there is one."""
        pair = self._reader.current_pair()
        if pair is not None:
            self._use_better_drafts(self.tr("Use the better draft"), [pair], pair.number)

    def use_all_better_drafts(self) -> None:
        """Use all better drafts of the open article."""
        self._use_better_drafts(self.tr("Use all better drafts"), self._reader.pairs)

    def find_word_links(self, pair: Pair) -> None:
        """Find, in the background, which words of a pair translate each other."""
        translated = pair.translated
        if translated is None:
            return
        text, direction = translated.text, translated.direction
        task = Task(
            lambda _: self._engine.get().link(pair.source, text, direction),
            lambda links: self._reader.word_links.add_links(pair.source, text, links),
        )
        self._tasks.start(Lane.ENGINE, task)

    def _open(self, wants_alternatives: bool) -> None:
        pair, article_id = self._reader.current_pair(), self._session.article_id
        direction = self._direction(pair)
        if pair is None or article_id is None or direction is None:
            return
        from desktop.ui.reader.translation_editor import TranslationEditor

        reader = reader_language()
        dialog = TranslationEditor(self._reader, pair, self._font(), wants_alternatives)
        similar = Task(
            lambda _: own_translations.find_similar(
                self._library.get(), article_id, pair.number, reader=reader
            ),
            dialog.show_similar,
        )
        alternatives = Task(
            lambda _: self._engine.get().alternatives(pair.source, direction, ALTERNATIVES),
            dialog.show_alternatives,
        )

        def close() -> None:
            similar.cancel()
            alternatives.cancel()
            dialog.deleteLater()
            self._reader.focus_text()

        dialog.saved.connect(lambda text: self.rewrite(article_id, pair.number, text))
        dialog.reset_requested.connect(lambda: self.reset(article_id, pair.number))
        dialog.finished.connect(close)
        dialog.open()
        self._tasks.start(Lane.LIBRARY, similar)
        self._tasks.start(Lane.ENGINE, alternatives)

    def rewrite(self, article_id: ArticleId, number: int, text: str) -> None:
        """Save `text` as the reader's own translation of a sentence."""
        reader = reader_language()
        self._run(
            self.tr("Rewrite the translation"),
            number,
            lambda library: own_translations.rewrite(library, article_id, number, text, reader),
        )

    def reset(self, article_id: ArticleId, number: int) -> None:
        """Restore the machine translation of a sentence."""
        self._run(
            self.tr("Restore the machine translation"),
            number,
            lambda library: own_translations.discard(library, article_id, number),
        )

    def _run(self, title: str, number: int, write: Callable[[Library], Rewritten]) -> None:
        last: list[Rewritten] = []

        def toggle(library: Library, _: Token) -> Changes:
            """Write the first time, then undo the last change: each call undoes the one before."""
            last[:] = [own_translations.undo(library, last[0]) if last else write(library)]
            return last[0].changes

        location = self._session.location(number, Side.TRANSLATION)
        self._operations.run(Operation(title, toggle, toggle, location))

    def _use_better_drafts(
        self, title: str, pairs: Iterable[Pair], number: int | None = None
    ) -> None:
        shown = [one.translated for one in pairs if one.translated and one.translated.better]
        if not shown:
            return
        replaced: tuple[Translated, ...] = ()

        def apply(library: Library, _: Token) -> Changes:
            nonlocal replaced
            taken = second_look.take_better_drafts(library, shown)
            replaced = taken.replaced
            return taken.changes

        def revert(library: Library, _: Token) -> Changes:
            return second_look.put_back(library, replaced)

        location = self._session.location(number, Side.TRANSLATION)
        self._operations.run(Operation(title, apply, revert, location))

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
