"""The reader's deeds: each goes to a service, its undo to the stack, its outcome out as a fact."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QUndoStack

from desktop.base.errors import AppError
from desktop.base.tokens import Token
from desktop.library import ArticleId, Changes, Highlight, StoredArticle
from desktop.reading.aligning import other_language
from desktop.reading.article import Article, Corrections, Language, Pair, Side, Translated
from desktop.services import (
    annotating,
    importing,
    opening,
    searching,
    shelving,
    translating,
)
from desktop.services.directing import Aims, aims
from desktop.services.gathering import Report
from desktop.services.opening import Opened
from desktop.ui.marks import Marks
from desktop.ui.tasks import Lane, Task, Tasks
from desktop.ui.texts import error_text, reader_language
from desktop.ui.undo import Step

if TYPE_CHECKING:
    from desktop.base.paths import Home
    from desktop.library import Library
    from desktop.translation.engine import Engine

T = TypeVar("T")
Translate = Callable[["Library", "Engine", ArticleId, int, Token], Iterator[tuple[Translated, ...]]]

PLACE_KEPT_AFTER_MILLISECONDS = 400


def _nothing() -> None: ...


def _off_the_shelf(library: Library, article_id: ArticleId, token: Token) -> None:
    shelving.delete(library, article_id)


def _onto_the_shelf(library: Library, article_id: ArticleId, token: Token) -> None:
    shelving.restore(library, article_id)


def _with_languages(article: Article, pairs: Sequence[Pair]) -> Iterator[tuple[Language, Pair]]:
    return ((article.paragraphs[pair.paragraph].language, pair) for pair in pairs)


class Desk(QObject):
    """What is open and under way. Its signals are facts; the window shows them.

    `noticed` carries a sentence, the title of something to do about it and what that is.
    `aimed` carries where the open article's languages go, once that is another way than when it was
    opened; `gave_up` the AppError for which the rest of it isn't translated. `translating_changed`
    carries sentences done and sentences wanted, 0 and 0 at rest; `found` what was typed and what
    was found of it.
    """

    shelf_read = Signal(object)
    article_opened = Signal(object)
    aimed = Signal(object)
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
        self.marks = Marks(self, tasks)
        self.opened: Opened | None = None
        self._highlights: tuple[Highlight, ...] = ()
        self.aims: Aims = {}
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
        tasks.broke.connect(self.confess)

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
        """Make the day's backup beside the window, where there is none yet."""

        def work(token: Token) -> None:
            from desktop.services import safekeeping  # loads SQLAlchemy, as opening does

            safekeeping.back_up_daily(self.library, backups)

        self._tasks.start(Lane.LIBRARY, Task(work))

    def sweep(self, home: Home) -> None:
        """Take away, beside the window, what crashes and restorings left in the folders."""

        def work(token: Token) -> None:
            from desktop.services.sweeping import sweep  # needed once, after the window is there

            sweep(home)

        self._tasks.start(Lane.LIBRARY, Task(work))

    def read_shelf(self) -> None:
        """Look the shelf up and tell what stands there."""
        task = Task(lambda _: shelving.shelf(self.library), done=self.shelf_read.emit)
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

        def work(token: Token) -> tuple[Opened, Aims]:
            opened = opening.open_article(self.library, article_id)
            return opened, self._aims_of(opened)

        task = Task(work, done=lambda found: self._show(*found))
        self._opening = (article_id, self._tasks.start(Lane.LIBRARY, task))

    def delete(self, article_id: ArticleId) -> None:
        """Take an article off the shelf; undo puts it back."""
        library = self.library

        def again() -> None:
            self.read_shelf()
            self.open(article_id)

        def away() -> None:
            self._let_go([article_id])
            self._in_library(lambda _: shelving.delete(library, article_id), self.read_shelf)

        def back() -> None:
            self._in_library(lambda _: shelving.restore(library, article_id), again)

        away()
        self.undo_stack.push(Step(self.tr("Delete the article"), back, away))
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
            if (aim := self.aims.get(language))
            and not aim.lacking
            and not translating.is_done(pair.translated, aim.direction)
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
        from desktop.services import glossing

        library, article_id = self.library, self.opened.stored.id

        def done(changes: Changes) -> None:
            self.open(article_id)
            self.noticed.emit(self.tr("The glossary was applied to the article."), "", None)

        task = Task(
            lambda token: glossing.apply_glossary(library, self.engine, article_id, token), done
        )
        self._tasks.start(Lane.ENGINE, task)

    def renew_engine(self) -> None:
        """Let the next translation look for its model anew; one under way goes on as it began."""
        self._ready = None
        if self.opened is not None:
            self.aims = self._aims_of(self.opened)
            self.aimed.emit(self.aims)

    def _aims_of(self, opened: Opened) -> Aims:
        """Return where the languages of an article go.

        French and English that are translated already need no engine for that.
        """
        asked = {
            language
            for language, pair in _with_languages(opened.article, opened.pairs)
            if pair.translated is None or other_language(language) is None
        }
        return aims(asked, reader_language(), self.engine) if asked else {}

    def _run_engine(self, translate: Translate, start: int, wanted: int) -> None:
        """Translate the open article beside the window and show every batch as it comes."""
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
            self._tasks.start(Lane.ENGINE, Task(self.engine.tune, gives_way=True))

        task = Task(work, done=tune, partial=came)

        def ended() -> None:
            if self._translating is task:
                self._translating = None
                self.translating_changed.emit(0, 0)
                for failure in failures:
                    self.gave_up.emit(failure)
                self.read_shelf()

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
        self._in_library(lambda _: shelving.remember_place(library, *place), self.read_shelf)

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
        """Change the open article's text beside the window; it can be undone once it is done."""
        if self.opened is None:
            return
        self.keep_place()
        library, article_id = self.library, self.opened.stored.id

        def again() -> None:
            is_open = self.opened is not None and self.opened.stored.id == article_id
            if is_open and self._opening is None:
                self.open(article_id)
            self.read_shelf()

        def run(deed: Callable[[Library, ArticleId], object], then: Callable[[], None]) -> None:
            self._in_library(lambda _: deed(library, article_id), then)

        def done() -> None:
            step = Step(text, lambda: run(back, again), lambda: run(forth, again))
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
            self.read_shelf()

        def back() -> None:
            for article_id in new:
                self._in_library(partial(_onto_the_shelf, library, article_id))
            self.read_shelf()

        if new and not is_silent:
            self.undo_stack.push(Step(self.tr("Import"), away, back))
        self.read_shelf()
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

    def _show(self, opened: Opened, found: Aims) -> None:
        self._opening = None
        self.opened, self.aims = opened, found
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
        self._tasks.start(Lane.LIBRARY, Task(work, done=lambda _: then(), is_kept=True))

    def confess(self, error: BaseException) -> None:
        """Tell of a bug: what it is called, and that nothing was lost."""
        self.failed.emit(
            self.tr(
                "Something went wrong ({kind}). Nothing was lost; the log has the details."
            ).format(kind=type(error).__name__)
        )
