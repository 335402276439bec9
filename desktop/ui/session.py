"""The reader's deeds: each goes to a service, its undo to the stack, its outcome out as a fact."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QUndoStack

from desktop.base.cancellation import Token
from desktop.base.errors import AppError
from desktop.library import ArticleId, Changes, Highlight, StoredArticle
from desktop.reading.aligning import other_language
from desktop.reading.article import Article, Corrections, Language, Pair, Side, Translated
from desktop.services import (
    annotations as annotating,
)
from desktop.services import (
    articles as importing,
)
from desktop.services import (
    deletion,
    open_article,
)
from desktop.services import (
    search as searching,
)
from desktop.services import (
    translate as translating,
)
from desktop.services.import_batch import Report
from desktop.services.languages import Routes, find_routes
from desktop.services.open_article import Opened
from desktop.ui.annotations.highlight_operations import HighlightOperations
from desktop.ui.support.labels import error_text, reader_language
from desktop.ui.support.tasks import Lane, Task, Tasks
from desktop.ui.support.undo import UndoStep

if TYPE_CHECKING:
    from desktop.base.paths import Home
    from desktop.library import Library
    from desktop.translation.engine import Engine

T = TypeVar("T")
Translate = Callable[["Library", "Engine", ArticleId, int, Token], Iterator[tuple[Translated, ...]]]

PLACE_KEPT_AFTER_MILLISECONDS = 400


def _nothing() -> None: ...


def _off_the_shelf(library: Library, article_id: ArticleId, token: Token) -> None:
    deletion.delete(library, article_id)


def _onto_the_shelf(library: Library, article_id: ArticleId, token: Token) -> None:
    deletion.restore(library, article_id)


def _with_languages(article: Article, pairs: Sequence[Pair]) -> Iterator[tuple[Language, Pair]]:
    return ((article.paragraphs[pair.paragraph].language, pair) for pair in pairs)


class Session(QObject):
    """What is open and under way. Its signals are facts; the window shows them.

    `noticed` carries a sentence, the title of something to do about it and what that is.
    `routes_changed` carries where the open article's languages go, once that is another way than
    when it was opened; `gave_up` the AppError for which the rest of it isn't translated.
    `translating_changed` carries sentences done and sentences wanted, 0 and 0 at rest; `found` what was typed and what
    was found of it.
    """

    library_listed = Signal(object)
    article_opened = Signal(object)
    routes_changed = Signal(object)
    gave_up = Signal(object)
    article_closed = Signal()
    article_leaving = Signal()
    translations_came = Signal(object)
    translating_changed = Signal(int, int)
    highlights_changed = Signal(object)
    found = Signal(str, object)
    noticed = Signal(str, str, object)
    failed = Signal(str)

    def __init__(
        self,
        open_library: Callable[[], Library],
        open_engine: Callable[[], Engine],
        tasks: Tasks,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.undo_stack = QUndoStack(self)
        self.marks = HighlightOperations(self, tasks)
        self.opened: Opened | None = None
        self._highlights: tuple[Highlight, ...] = ()
        self.routes: Routes = {}
        self._open_library = open_library
        self._kept: Library | None = None
        self._open_engine = open_engine
        self._ready: Engine | None = None
        self._tasks = tasks
        self._translating: Task | None = None
        self._searching: Task | None = None
        self._opening: tuple[ArticleId, Task] | None = None
        self._place: tuple[ArticleId, int, Side] | None = None
        self._place_timer = QTimer(self)
        self._place_timer.setSingleShot(True)
        self._place_timer.setInterval(PLACE_KEPT_AFTER_MILLISECONDS)
        self._place_timer.timeout.connect(self.keep_place)
        tasks.failed.connect(lambda error: self.failed.emit(error_text(error)))
        tasks.broke.connect(self.report_unexpected_error)

    @property
    def library(self) -> Library:
        """Return the library, opened by whoever needs it first, on the library's lane.

        Opening it takes longer than showing a window, so the window doesn't wait. Raises AppError
        where it can't be opened.
        """
        if self._kept is None:
            self._kept = self._open_library()
        return self._kept

    @property
    def engine(self) -> Engine:
        """Return the engine, made when it is first needed."""
        if self._ready is None:
            self._ready = self._open_engine()
        return self._ready

    def close(self) -> None:
        """Let the library go once the lanes have ended."""
        if self._kept is not None:
            self._kept.close()
            self._kept = None

    def put_away(self) -> None:
        """Close the open article and stop what is done to it; what is under way is kept."""
        if self.opened is not None:
            self._let_go([self.opened.stored.id])
        self.stop_translating()

    def back_up_daily(self, backups: Path) -> None:
        """Make the day's backup in the background, where there is none yet."""

        def work(token: Token) -> None:
            from desktop.services import backups as safekeeping  # loads SQLAlchemy, as opening does

            safekeeping.back_up_daily(self.library, backups)

        self._tasks.start(Lane.LIBRARY, Task(work))

    def clean_up(self, home: Home) -> None:
        """Take away, in the background, what crashes and restorings left in the folders."""

        def work(token: Token) -> None:
            from desktop.services.cleanup import clean_up  # needed once, after the window is there

            clean_up(home)

        self._tasks.start(Lane.LIBRARY, Task(work))

    def list_library(self) -> None:
        """Look the shelf up and tell what stands there."""
        task = Task(lambda _: deletion.shelf(self.library), done=self.library_listed.emit)
        self._tasks.start(Lane.LIBRARY, task)

    def search(self, typed: str, is_here: bool) -> None:
        """Look up what was typed, in the open article only if `is_here`; the latest search wins."""
        if self._searching is not None:
            self._searching.cancel()
        here = self.opened.stored.id if is_here and self.opened is not None else None
        self._searching = Task(
            lambda _: searching.search(self.library, typed, article_id=here),
            done=lambda found: self.found.emit(typed, found),
        )
        self._tasks.start(Lane.LIBRARY, self._searching)

    def open(self, article_id: ArticleId) -> None:
        """Open an article; a translation that runs for another one is stopped."""
        self.article_leaving.emit()
        self.keep_place()
        self.stop_translating()
        if self._opening is not None:
            self._opening[1].cancel()

        def work(token: Token) -> tuple[Opened, Routes]:
            opened = open_article.open_article(self.library, article_id)
            return opened, self._routes_of(opened)

        task = Task(work, done=lambda found: self._show(*found))
        self._opening = (article_id, self._tasks.start(Lane.LIBRARY, task))

    def delete(self, article_id: ArticleId) -> None:
        """Take an article off the shelf; undo puts it back."""
        library = self.library

        def again() -> None:
            self.list_library()
            self.open(article_id)

        def away() -> None:
            self._let_go([article_id])
            self._in_library(lambda _: deletion.delete(library, article_id), self.list_library)

        def back() -> None:
            self._in_library(lambda _: deletion.restore(library, article_id), again)

        away()
        self.undo_stack.push(UndoStep(self.tr("Delete the article"), back, away))
        self.noticed.emit(
            self.tr("The article was deleted."), self.tr("Undo"), self.undo_stack.undo
        )

    def translate(self, start: int, pairs: Sequence[Pair]) -> None:
        """Translate what is missing of the open article, whose `pairs` are shown."""
        opened = self.opened
        if opened is None or self._translating is not None:
            return
        wanted = {
            pair.source: pair.translated
            for language, pair in _with_languages(opened.article, pairs)
            if (route := self.routes.get(language))
            and not route.missing
            and not translating.is_done(pair.translated, route.direction)
        }
        if not wanted:
            return
        translate = partial(translating.translate, reader=reader_language())
        self._run_engine(translate, start, len(wanted))

    def retranslate(self, start: int, pairs: Sequence[Pair]) -> None:
        """Translate anew what another model made of the open article, whose `pairs` are shown."""
        if self.opened is None or self._translating is not None:
            return
        wanted = sum(map(len, translating.outdated(self.engine, pairs).values()))
        if wanted:
            self._run_engine(translating.retranslate, start, wanted)
        else:
            told = self.tr("The article's translation is by the present model already.")
            self.noticed.emit(told, "", None)

    def apply_glossary(self) -> None:
        """Put the open article's translation right by the glossary as it is now."""
        if self.opened is None:
            return
        from desktop.services import glossary

        library, article_id = self.library, self.opened.stored.id

        def done(changes: Changes) -> None:
            self.open(article_id)
            self.noticed.emit(self.tr("The glossary was applied to the article."), "", None)

        task = Task(
            lambda token: glossary.apply_glossary(library, self.engine, article_id, token), done
        )
        self._tasks.start(Lane.ENGINE, task)

    def renew_engine(self) -> None:
        """Let the next translation look for its model anew; one under way goes on as it began."""
        self._ready = None
        if self.opened is not None:
            self.routes = self._routes_of(self.opened)
            self.routes_changed.emit(self.routes)

    def _routes_of(self, opened: Opened) -> Routes:
        """Return where the languages of an article go.

        French and English that are translated already need no engine for that.
        """
        asked = {
            language
            for language, pair in _with_languages(opened.article, opened.pairs)
            if pair.translated is None or other_language(language) is None
        }
        return find_routes(asked, reader_language(), self.engine) if asked else {}

    def _run_engine(self, translate: Translate, start: int, wanted: int) -> None:
        """Translate the open article in the background and show every batch as it comes."""
        assert self.opened is not None
        library, article_id = self.library, self.opened.stored.id
        done = 0
        failures: list[AppError] = []

        def work(token: Token) -> None:
            try:
                for batch in translate(library, self.engine, article_id, start, token):
                    token.report(batch)
            except AppError as error:
                failures.append(error)
                raise

        def came(batch: tuple[Translated, ...]) -> None:
            nonlocal done
            done += len(batch)
            self.translations_came.emit(batch)
            self.translating_changed.emit(min(done, wanted), wanted)
            if self._waits_for_words:
                self.refresh_highlights()

        def tune(_: object) -> None:
            self._tasks.start(Lane.ENGINE, Task(self.engine.tune, is_preemptible=True))

        task = Task(work, done=tune, partial=came)

        def ended() -> None:
            if self._translating is task:
                self._translating = None
                self.translating_changed.emit(0, 0)
                for failure in failures:
                    self.gave_up.emit(failure)
                self.list_library()

        task.ended = ended
        self._translating = task
        self.translating_changed.emit(0, wanted)
        self._tasks.start(Lane.ENGINE, task)

    def stop_translating(self) -> None:
        """Stop after the batch at hand; what is translated is kept."""
        if self._translating is not None:
            self._translating.cancel()
            self._translating = None
            self.translating_changed.emit(0, 0)

    def note_place(self, sentence: int, side: Side) -> None:
        """Remember, in a moment, where the reader is."""
        if self.opened is not None:
            self._place = (self.opened.stored.id, sentence, side)
            self._place_timer.start()

    def keep_place(self) -> None:
        """Write down where the reader is, now."""
        self._place_timer.stop()
        if self._place is None:
            return
        place, self._place = self._place, None
        library = self.library
        self._in_library(lambda _: deletion.remember_place(library, *place), self.list_library)

    def bring_back(self, lines: frozenset[int]) -> None:
        """Put raw lines into the open article; undo leaves them out again."""
        self._correct(
            self.tr("Bring back"),
            lambda library, article_id: importing.bring_back(library, article_id, lines),
        )

    def leave_out(self, lines: frozenset[int]) -> None:
        """Take raw lines out of the open article; undo brings them back."""
        self._correct(
            self.tr("Leave out"),
            lambda library, article_id: importing.leave_out(library, article_id, lines),
        )

    def clean_again(self) -> None:
        """Clean the open article anew; undo gives it the text that it had."""
        before: list[StoredArticle] = []

        def forth(library: Library, article_id: ArticleId) -> None:
            before[:] = [importing.clean_again(library, article_id)]

        self._change_text(
            self.tr("Clean again"), forth, lambda library, _: importing.put_back(library, before[0])
        )

    def _correct(self, text: str, deed: Callable[[Library, ArticleId], object]) -> None:
        before: list[Corrections] = []

        def forth(library: Library, article_id: ArticleId) -> None:
            before[:] = [importing.corrections(library, article_id)]
            deed(library, article_id)

        self._change_text(
            text,
            forth,
            lambda library, article_id: importing.correct(library, article_id, before[0]),
        )

    def _change_text(
        self,
        text: str,
        forth: Callable[[Library, ArticleId], object],
        back: Callable[[Library, ArticleId], object],
    ) -> None:
        """Change the open article's text in the background; it can be undone once it is done."""
        if self.opened is None:
            return
        self.keep_place()
        library, article_id = self.library, self.opened.stored.id

        def again() -> None:
            is_open = self.opened is not None and self.opened.stored.id == article_id
            if is_open and self._opening is None:
                self.open(article_id)
            self.list_library()

        def run(deed: Callable[[Library, ArticleId], object], then: Callable[[], None]) -> None:
            self._in_library(lambda _: deed(library, article_id), then)

        def done() -> None:
            step = UndoStep(text, lambda: run(back, again), lambda: run(forth, again))
            self.undo_stack.push(step)
            again()

        run(forth, done)

    def take_in(self, report: Report, is_silent: bool = False) -> None:
        """Show what was imported, and open the last of it; undo takes what is new off the shelf."""
        library = self.library
        new = [one.article_id for one in report.new]

        def away() -> None:
            self._let_go(new)
            for article_id in new:
                self._in_library(partial(_off_the_shelf, library, article_id))
            self.list_library()

        def back() -> None:
            for article_id in new:
                self._in_library(partial(_onto_the_shelf, library, article_id))
            self.list_library()

        if new and not is_silent:
            self.undo_stack.push(UndoStep(self.tr("Import"), away, back))
        self.list_library()
        if report.imported:
            self.open(report.imported[-1].article_id)

    def _let_go(self, articles: Sequence[ArticleId]) -> None:
        """Close what is open, or being opened, of `articles`."""
        if self._opening is not None and self._opening[0] in articles:
            self._opening[1].cancel()
            self._opening = None
        if self.opened is not None and self.opened.stored.id in articles:
            self.article_leaving.emit()
            self.keep_place()
            self.stop_translating()
            self.opened = None
            self.article_closed.emit()

    def _show(self, opened: Opened, found: Routes) -> None:
        self._opening = None
        self.opened, self.routes = opened, found
        self._highlights = opened.highlights
        self.article_opened.emit(opened)
        self.translate(opened.stored.place_sentence, opened.pairs)

    def refresh_highlights(self) -> None:
        """Show the open article's highlights as they are now."""
        if self.opened is not None:
            article_id = self.opened.stored.id
            found = self.now(lambda: annotating.highlights(self.library, article_id))
            if found is not None:
                self._highlights = found
                self.highlights_changed.emit(found)

    @property
    def _waits_for_words(self) -> bool:
        """Tell whether highlights on the translation may move as sentences come."""
        return any(one.anchor.side is Side.TRANSLATION for one in self._highlights)

    def now(self, deed: Callable[[], T]) -> T | None:
        """Do something short on the window's own thread; a failure becomes a notice."""
        try:
            return deed()
        except AppError as error:
            self.failed.emit(error_text(error))
            return None

    def _in_library(
        self, work: Callable[[Token], object], then: Callable[[], None] = _nothing
    ) -> None:
        self._tasks.start(Lane.LIBRARY, Task(work, done=lambda _: then(), must_finish=True))

    def report_unexpected_error(self, error: BaseException) -> None:
        """Tell of a bug: what it is called, and that nothing was lost."""
        self.failed.emit(
            self.tr(
                "Something went wrong ({kind}). Nothing was lost; the log has the details."
            ).format(kind=type(error).__name__)
        )
