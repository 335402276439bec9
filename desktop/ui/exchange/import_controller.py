"""Import files, folders and the clipboard in the background, with progress and a report."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.base.cancellation import Token
from desktop.base.lazy import Lazy
from desktop.base.paths import bundled_folder
from desktop.reading.aligning import other_language
from desktop.reading.article import Language
from desktop.reading.sources import SUFFIXES
from desktop.services import articles
from desktop.services.import_batch import ImportReport, Progress, import_paths
from desktop.ui.support.labels import reader_language
from desktop.ui.support.operations import Operations
from desktop.ui.support.tasks import Lane, Task, Tasks

if TYPE_CHECKING:
    from desktop.library import Library


class ImportController(QObject):
    """Imports articles into the library.

    `progressed` carries the numbers of files done and in total, 0 and 0 when idle; `imported` the
    Report, and whether to show none of it; `refused` a message for the reader.
    """

    progressed = Signal(int, int)
    imported = Signal(ImportReport, bool)
    refused = Signal(str)

    def __init__(
        self, library: Lazy[Library], operations: Operations, tasks: Tasks, window: QWidget
    ) -> None:
        super().__init__(window)
        self._window = window
        self._folder = ""
        self._library, self._operations = library, operations
        self._tasks = tasks
        self._running: list[Task[None]] = []

    def import_paths(self, paths: Sequence[Path], is_first_start: bool = False) -> None:
        """Import files, and the articles in folders; at the first start without a report."""

        def work(token: Token) -> ImportReport:
            return import_paths(self._library.get(), paths, token)

        self._start(work, is_first_start)

    def choose_files(self) -> None:
        """Let the reader choose files and import them."""
        patterns = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        kinds = self.tr("Articles and books ({patterns});;All files (*)").format(patterns=patterns)
        names, _ = QFileDialog.getOpenFileNames(
            self._window, self.tr("Import files"), self._folder, kinds
        )
        if names:
            self._folder = str(Path(names[0]).parent)
            self.import_paths([Path(name) for name in names])

    def choose_folder(self) -> None:
        """Let the reader choose a folder and import its articles, subfolders included."""
        name = QFileDialog.getExistingDirectory(
            self._window, self.tr("Import a folder"), self._folder
        )
        if name:
            self._folder = name
            self.import_paths([Path(name)])

    def import_clipboard(self) -> None:
        """Import the text in the clipboard."""
        self._import_text(QGuiApplication.clipboard().mimeData())

    def import_dropped(self, dropped: QMimeData) -> None:
        """Import files, folders or text dropped on the window."""
        paths = [Path(url.toLocalFile()) for url in dropped.urls() if url.isLocalFile()]
        if paths:
            self.import_paths(paths)
        else:
            self._import_text(dropped)

    def _import_text(self, copied: QMimeData) -> None:
        html, text = copied.html(), copied.text()
        if not text.strip():
            self.refused.emit(self.tr("There is no text to import. Copy an article's text first."))
            return

        def work(token: Token) -> ImportReport:
            library = self._library.get()
            if html.strip():
                return ImportReport(articles.import_html(library, html, text, "clipboard", token))
            return ImportReport(articles.import_text(library, text, "clipboard", token))

        self._start(work)

    def import_first_steps(self) -> None:
        """Import the article that shows what can be tried, in the other language than the window's.

        It is translated into the reader's, as most articles will be.
        """
        other = other_language(reader_language()) or Language.FRENCH
        self.import_paths([bundled_folder("resources") / "help" / f"first-steps.{other}.txt"])

    def summarise(self, report: ImportReport) -> str:
        """Return in one line how many files were imported, known, skipped and not read."""
        new, known, skipped = len(report.new), len(report.known), len(report.skipped)
        parts = (
            self.tr("%Ln article(s) imported", "", new) if new else "",
            self.tr("%Ln already in the library", "", known) if known else "",
            self.tr("%Ln file(s) skipped", "", skipped) if skipped else "",
            self.tr("%Ln file(s) not processed", "", report.remaining) if report.remaining else "",
        )
        text = ", ".join(part for part in parts if part)
        return f"{text}." if text else self.tr("There were no articles to import.")

    @property
    def is_running(self) -> bool:
        """Return whether an import is running."""
        return bool(self._running)

    def stop(self) -> None:
        """Stop after the current file; articles imported so far are kept."""
        for task in self._running:
            task.cancel()

    def _start(self, work: Callable[[Token], ImportReport], is_silent: bool = False) -> None:
        reports: list[ImportReport] = []

        def collect(token: Token) -> None:
            reports.append(work(token))

        def progressed(progress: Progress) -> None:
            self.progressed.emit(progress.done, progress.total)

        # A cancelled import also shows what it imported until then.
        def finished() -> None:
            self._running.remove(task)
            if not self._running:
                self.progressed.emit(0, 0)
            for report in reports:
                self._operations.announce(report.changes, self)
                self.imported.emit(report, is_silent)

        task = Task(collect, progressed=progressed, finished=finished)
        self._running.append(task)
        self._tasks.start(Lane.FILES, task)
