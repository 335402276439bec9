"""Export and print articles and annotations, and import annotations, in the background."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.base.cancellation import Token
from desktop.base.file_names import suggest_file_name
from desktop.base.lazy import Lazy
from desktop.library import ArticleId, Highlight
from desktop.services.articles import list_articles
from desktop.ui.session import Session
from desktop.ui.support.labels import reader_language
from desktop.ui.support.operations import Operations
from desktop.ui.support.tasks import Lane, Task, Tasks

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from desktop.library import Library
    from desktop.reading.rendering import ArticleExport
    from desktop.services.export import Exported, ExportFormat
    from desktop.services.import_batch import Progress

T = TypeVar("T")


class ExportController(QObject):
    """Lets the reader choose files and exports to or imports from them.

    `notified` carries a message about the outcome, `progressed` how many articles of how many are
    written: of 0 while that isn't known, of -1 once nothing runs.
    """

    notified = Signal(str)
    progressed = Signal(int, int)

    def __init__(
        self,
        session: Session,
        library: Lazy[Library],
        operations: Operations,
        tasks: Tasks,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._session, self._library = session, library
        self._operations, self._tasks, self._window = operations, tasks, window
        self._folder = Path()
        self._running: Task[Any] | None = None

    def choose_export(self) -> None:
        """Open the export dialog."""
        from desktop.ui.exchange.export_dialog import ExportDialog

        dialog = ExportDialog(self._window, has_article=self._session.opened is not None)
        dialog.export_requested.connect(self._choose_file)
        dialog.open()

    def choose_export_of(self, chosen: tuple[Highlight, ...], parent: QWidget) -> None:
        """Open the export dialog for the `chosen` highlights."""
        from desktop.ui.exchange.export_dialog import ExportDialog

        dialog = ExportDialog(parent, has_article=False, chosen=len(chosen))
        dialog.export_requested.connect(
            lambda file_format, _: self._choose_file(file_format, True, chosen)
        )
        dialog.open()

    def choose_export_of_articles(self, chosen: Sequence[ArticleId], parent: QWidget) -> None:
        """Open the export dialog for the `chosen` articles."""
        from desktop.ui.exchange.export_dialog import ExportDialog

        dialog = ExportDialog(parent, has_article=False, chosen_articles=len(chosen))
        dialog.export_requested.connect(
            lambda file_format, _: self._choose_file(file_format, True, articles=chosen)
        )
        dialog.open()

    def export(
        self,
        file_format: ExportFormat,
        path: Path,
        wants_all: bool,
        only: tuple[Highlight, ...] = (),
        articles: Sequence[ArticleId] = (),
    ) -> None:
        """Export the open article, all or some `articles`, or `only` some highlights to `path`."""
        from desktop.services import export as exporting
        from desktop.ui.exchange.page_painter import render_pdf

        here, spoken = self._session.article_id, reader_language()

        def work(token: Token) -> Exported:
            library = self._library.get()
            if only:
                marked = list(dict.fromkeys(one.article_id for one in only))
                ids = frozenset(one.id for one in only)
                return exporting.export(
                    library, marked, file_format, path, token, only=ids, language=spoken
                )
            chosen = list(articles)
            if not chosen and wants_all:
                chosen = [row.id for row in list_articles(library)]
            if not chosen and here is not None:
                chosen = [here]
            return exporting.export(
                *(library, chosen, file_format, path, token),
                language=spoken,
                render_pdf=render_pdf,
            )

        def done(exported: Exported) -> None:
            text = self.tr("Exported to “{name}”.")
            if exported.highlights:
                text = self.tr("Exported to “{name}”: {highlights}.")
            highlights = self.tr("%Ln highlight(s)", "", exported.highlights)
            text = text.format(name=path.name, highlights=highlights)
            self.notified.emit(f"{text} {self._missing_text(exported)}".rstrip())

        self._start(Lane.LIBRARY, work, done)

    @property
    def is_running(self) -> bool:
        """Return whether something is being exported or printed."""
        return self._running is not None

    def stop(self) -> None:
        """Stop exporting or printing; an unfinished file isn't written."""
        if self._running is not None:
            self._running.cancel()

    def _start(self, lane: Lane, work: Callable[[Token], T], done: Callable[[T], None]) -> None:
        """Export or print in the background, and tell how far it is."""

        def finished() -> None:
            if self._running is task:
                self._running = None
                self.progressed.emit(0, -1)

        def progressed(progress: Progress) -> None:
            self.progressed.emit(progress.done, progress.total)

        task = Task(work, done, progressed=progressed, finished=finished)
        self._running = task
        self.progressed.emit(0, 0)
        self._tasks.start(lane, task)

    def print_article(self) -> None:
        """Let the reader choose a printer and print the open article in both languages."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        from desktop.ui.exchange.page_painter import page_layout

        opened = self._session.opened
        if opened is None:
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageLayout(page_layout())
        printer.setDocName(opened.article.title)
        dialog = QPrintDialog(printer, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.accepted.connect(lambda _: self.print_on(printer))
        dialog.show()

    def print_on(self, printer: QPrinter) -> None:
        """Print the open article in both languages."""
        from desktop.services import export as exporting
        from desktop.services.export import ExportFormat

        here = self._session.article_id
        if here is None:
            return

        def read(_: Token) -> tuple[ArticleExport, Exported]:
            edition = exporting.make_edition(self._library.get(), here)
            return edition, exporting.count_exported([edition], ExportFormat.PDF)

        def paint(found: tuple[ArticleExport, Exported]) -> None:
            edition, exported = found

            def work(token: Token) -> None:
                from desktop.reading.rendering import typeset
                from desktop.ui.exchange.page_painter import paint_articles

                paint_articles([typeset(edition)], printer, token)

            def done(_: None) -> None:
                text = self.tr("Sent to the printer: “{title}”.")
                text = text.format(title=edition.article.title)
                self.notified.emit(f"{text} {self._missing_text(exported)}".rstrip())

            self._start(Lane.FILES, work, done)

        self._tasks.start(Lane.LIBRARY, Task(read, paint))

    def choose_notes_file(self) -> None:
        """Let the reader choose a file of annotations and import it."""
        name, _ = QFileDialog.getOpenFileName(
            self._window,
            self.tr("Import notes"),
            str(self._folder),
            self.tr("Web Annotations (*.jsonld *.json);;All files (*)"),
        )
        if name:
            self._folder = Path(name).parent
            self.import_notes(Path(name))

    def import_notes(self, path: Path) -> None:
        """Import the annotations in the file at `path`."""
        from desktop.services import import_annotations
        from desktop.services.import_annotations import ImportedAnnotations

        def work(token: Token) -> ImportedAnnotations:
            return import_annotations.import_notes(self._library.get(), path, token)

        def done(taken: ImportedAnnotations) -> None:
            parts = (
                self.tr("%Ln note(s) imported", "", taken.new),
                self.tr("%Ln of them lost", "", taken.lost) if taken.lost else "",
                self.tr("%Ln already known", "", taken.known) if taken.known else "",
                self.tr("%Ln without its article", "", len(taken.without_article))
                if taken.without_article
                else "",
            )
            self.notified.emit(", ".join(part for part in parts if part) + ".")
            self._operations.announce(taken.changes, self)

        self._tasks.start(Lane.LIBRARY, Task(work, done))

    def _missing_text(self, exported: Exported) -> str:
        """Return how many sentences aren't translated; "" if all are."""
        count = exported.untranslated
        return self.tr("%Ln sentence(s) without a translation.", "", count) if count else ""

    def _choose_file(
        self,
        file_format: ExportFormat,
        wants_all: bool,
        only: tuple[Highlight, ...] = (),
        articles: Sequence[ArticleId] = (),
    ) -> None:
        opened = self._session.opened
        title = "" if wants_all or opened is None else opened.article.title
        proposed = self._folder / suggest_file_name(title, file_format.suffix)
        name, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("Export"), str(proposed), f"*{file_format.suffix}"
        )
        if name:
            path = Path(name)
            suffixed = path.with_name(path.name + file_format.suffix)
            if not path.suffix and not suffixed.exists():  # nobody agreed to overwrite that one
                path = suffixed
            self._folder = path.parent
            self.export(file_format, path, wants_all, only, articles)
