"""The session: the open article, with its pairs, highlights and reading position."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.base.cancellation import Token
from desktop.base.lazy import Lazy
from desktop.library import ArticleId, Changes, Highlight, HighlightId
from desktop.reading.aligning import align, other_language
from desktop.reading.article import Article, Language, Pair, Side, Translated
from desktop.services import articles, highlights, open_article
from desktop.services.languages import Routes, find_routes
from desktop.services.open_article import OpenedArticle
from desktop.ui.support.labels import reader_language
from desktop.ui.support.operations import Location, Operation, Operations
from desktop.ui.support.tasks import Lane, Task, Tasks

if TYPE_CHECKING:
    from desktop.library import Library
    from desktop.translation.engine import Engine

PLACE_SAVE_DELAY_MS = 400


def with_languages(article: Article, pairs: Sequence[Pair]) -> Iterator[tuple[Language, Pair]]:
    """Yield each pair with the language of its paragraph."""
    return ((article.paragraphs[pair.paragraph].language, pair) for pair in pairs)


class Session(QObject):
    """Holds the open article; views show what its signals carry.

    `article_leaving` is emitted before the open article is closed or replaced, so that views can
    save edits. `routes_changed` means that other models translate the article's languages.
    """

    article_leaving = Signal()
    article_opened = Signal(OpenedArticle)
    article_closed = Signal()
    pairs_changed = Signal(tuple)
    pairs_reloaded = Signal()
    highlights_changed = Signal(tuple)
    routes_changed = Signal()

    def __init__(
        self,
        library: Lazy[Library],
        engine: Lazy[Engine],
        operations: Operations,
        tasks: Tasks,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.opened: OpenedArticle | None = None
        self.pairs: tuple[Pair, ...] = ()
        self.highlights: tuple[Highlight, ...] = ()
        self.routes: Routes = {}
        self.sentence = 0
        self._batches = 0
        self._stored: tuple[Highlight, ...] = ()
        self._library, self._engine = library, engine
        self._operations, self._tasks = operations, tasks
        self._opening: tuple[ArticleId, Task[tuple[OpenedArticle, Routes] | None]] | None = None
        self._place: tuple[ArticleId, int, Side, int] | None = None
        self._place_timer = QTimer(self)
        self._place_timer.setSingleShot(True)
        self._place_timer.setInterval(PLACE_SAVE_DELAY_MS)
        self._place_timer.timeout.connect(self.save_place)
        operations.library_changed.connect(self._refresh)
        operations.previews_changed.connect(self._show_highlights)
        operations.preview_written.connect(self._keep_preview)

    @property
    def article_id(self) -> ArticleId | None:
        """Return the open article's id, or None."""
        return self.opened.stored.id if self.opened is not None else None

    @property
    def article(self) -> Article | None:
        """Return the open article, or None."""
        return self.opened.article if self.opened is not None else None

    def location(
        self,
        sentence: int | None = None,
        side: Side | None = None,
        highlight_id: HighlightId | None = None,
    ) -> Location:
        """Return a location in the open article, for undo."""
        assert self.opened is not None
        article = self.opened
        return Location(article.stored.id, article.article.title, sentence, side, highlight_id)

    def open(self, article_id: ArticleId) -> None:
        """Open an article in the background unless it is deleted; cancel any unfinished opening."""
        self.article_leaving.emit()
        self.save_place()
        if self._opening is not None:
            self._opening[1].cancel()

        def work(token: Token) -> tuple[OpenedArticle, Routes] | None:
            opened = open_article.open_article(self._library.get(), article_id)
            return None if opened.stored.is_deleted else (opened, self._find_routes(opened))

        def done(found: tuple[OpenedArticle, Routes] | None) -> None:
            self._opening = None
            if found is not None:
                self._show(*found)
            elif self.article_id == article_id:
                self._close()

        self._opening = (article_id, self._tasks.start(Lane.LIBRARY, Task(work, done)))

    def close(self) -> None:
        """Close the open article, and cancel an unfinished opening."""
        if self._opening is not None:
            self._opening[1].cancel()
            self._opening = None
        if self.opened is not None:
            self.article_leaving.emit()
            self.save_place()
            self._close()

    def add_translations(self, batch: Iterable[Translated]) -> None:
        """Add translations to the pairs; the reader's own stay."""
        if self.opened is not None:
            known = [pair.translated for pair in self.pairs if pair.translated is not None]
            own = [one for one in known if one.is_by_reader]
            self.pairs = align(self.opened.article, [*known, *batch, *own])
            self._batches += 1
            self.pairs_changed.emit(self.pairs)

    def find_routes(self) -> None:
        """Look up again which models translate the article's languages."""
        opened = self.opened
        if opened is None:
            return

        def done(routes: Routes) -> None:
            if self.opened is opened:
                self.routes = routes
                self.routes_changed.emit()

        self._tasks.start(Lane.LIBRARY, Task(lambda _: self._find_routes(opened), done))

    def remember_place(self, sentence: int, side: Side) -> None:
        """Remember the reading position and the furthest one, and save both after a short delay."""
        self.sentence = sentence
        if self.article_id is not None:
            furthest = sentence
            if self._place is not None and self._place[0] == self.article_id:
                furthest = max(furthest, self._place[3])
            self._place = (self.article_id, sentence, side, furthest)
            self._place_timer.start()

    def save_place(self) -> None:
        """Save the reading position and the furthest sentence now."""
        self._place_timer.stop()
        if self._place is not None:
            place, self._place = self._place, None
            self._operations.run(
                Operation("", lambda library, _: articles.record_progress(library, *place))
            )

    def _find_routes(self, opened: OpenedArticle) -> Routes:
        """Return the routes by which the article's languages are translated.

        Translated French and English don't need one, nor the engine to find it.
        """
        asked = {
            language
            for language, pair in with_languages(opened.article, opened.pairs)
            if pair.translated is None or other_language(language) is None
        }
        return find_routes(asked, reader_language(), self._engine.get()) if asked else {}

    def _show(self, opened: OpenedArticle, routes: Routes) -> None:
        self.opened, self.pairs, self.routes = opened, opened.pairs, routes
        self._stored, self.sentence = opened.highlights, opened.stored.place_sentence
        self.highlights = self._operations.preview(opened.stored.id, opened.highlights)
        self.article_opened.emit(opened)

    def _close(self) -> None:
        self.opened, self.pairs, self.highlights, self._stored = None, (), (), ()
        self.article_closed.emit()

    def _refresh(self, changes: Changes, initiator: object) -> None:
        """Read what has changed in the open article."""
        here = self.article_id
        if here is None:
            return
        if here in changes.articles:
            if self._opening is None:
                self.open(here)
            return
        if changes.translations and initiator is not self:
            self._reload_pairs(here)  # with the highlights
        elif here in changes.annotations:
            self._reload_highlights(here)

    def _reload_highlights(self, article_id: ArticleId) -> None:
        def done(found: tuple[Highlight, ...]) -> None:
            if self.article_id == article_id:
                self._stored = found
                self._show_highlights()

        task = Task(lambda _: highlights.list_highlights(self._library.get(), article_id), done)
        self._tasks.start(Lane.LIBRARY, task)

    def _reload_pairs(self, article_id: ArticleId) -> None:
        added = self._batches

        def done(opened: OpenedArticle) -> None:
            if self.article_id == article_id and self._batches != added:
                self._reload_pairs(article_id)  # what was read may lack the latest translations
            elif self.article_id == article_id and opened.article != self.article:
                self.open(article_id)  # another program has changed its text
            elif self.article_id == article_id:
                self.pairs, self._stored = opened.pairs, opened.highlights
                self.pairs_changed.emit(self.pairs)
                self._show_highlights()
                self.pairs_reloaded.emit()

        task = Task(lambda _: open_article.open_article(self._library.get(), article_id), done)
        self._tasks.start(Lane.LIBRARY, task)

    def _keep_preview(self, operation: Operation) -> None:
        """Keep showing a written operation until its highlights are read again."""
        location, preview = operation.location, operation.preview
        if location is not None and preview is not None and location.article_id == self.article_id:
            self._stored = preview(self._stored)

    def _show_highlights(self) -> None:
        if self.article_id is not None:
            self.highlights = self._operations.preview(self.article_id, self._stored)
            self.highlights_changed.emit(self.highlights)
