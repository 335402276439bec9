"""Importing in the background: files, folders and the clipboard, with progress and a report."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.base.cancellation import Token
from desktop.base.lazy import Lazy
from desktop.reading.sources import SUFFIXES
from desktop.services import articles
from desktop.services.import_batch import Progress, Report, import_paths
from desktop.ui.support.operations import Operations
from desktop.ui.support.tasks import Lane, Task, Tasks

if TYPE_CHECKING:
    from desktop.library import Library


class ImportController(QObject):
    """Imports articles into the library one at a time.

    `progressed` carries files done and files chosen, 0 and 0 at rest; `imported` a Report, and
    whether nothing is to be said of it; `refused` a sentence.
    """

    progressed = Signal(int, int)
    imported = Signal(Report, bool)
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
        """Bring files, and the articles in folders, into the library."""

        def work(token: Token) -> Report:
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
        """Let the reader choose a folder and import what is in it and below."""
        name = QFileDialog.getExistingDirectory(
            self._window, self.tr("Import a folder"), self._folder
        )
        if name:
            self._folder = name
            self.import_paths([Path(name)])

    def import_clipboard(self) -> None:
        """Import the text that was copied."""
        self._import_text(QGuiApplication.clipboard().mimeData())

    def import_dropped(self, dropped: QMimeData) -> None:
        """Import the files, folders or text dropped on the window."""
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

        def work(token: Token) -> Report:
            library = self._library.get()
            if html.strip():
                return Report(articles.import_html(library, html, text, "clipboard"))
            return Report(articles.import_text(library, text, "clipboard"))

        self._start(work)

    def told(self, report: Report) -> str:
        """Return in one line how much was imported, known, skipped and not looked at."""
        new, known, skipped = len(report.new), len(report.known), len(report.skipped)
        parts = (
            self.tr("%n article(s) imported", "", new) if new else "",
            self.tr("%n already in the library", "", known) if known else "",
            self.tr("%n file(s) skipped", "", skipped) if skipped else "",
            self.tr("%n file(s) not looked at", "", report.left) if report.left else "",
        )
        text = ", ".join(part for part in parts if part)
        return f"{text}." if text else self.tr("There were no articles to import.")

    @property
    def is_running(self) -> bool:
        """Tell whether something is being imported."""
        return bool(self._running)

    def stop(self) -> None:
        """Stop after the file at hand; what is imported stays."""
        for task in self._running:
            task.cancel()

    def _start(self, work: Callable[[Token], Report], is_silent: bool = False) -> None:
        reports: list[Report] = []

        def collect(token: Token) -> None:
            reports.append(work(token))

        def progressed(progress: Progress) -> None:
            self.progressed.emit(progress.done, progress.total)

        # What a cancelled import brought in until then is shown as well.
        def finished() -> None:
            self._running.remove(task)
            if not self._running:
                self.progressed.emit(0, 0)
            for report in reports:
                self._operations.announce(report.changes, self)
                self.imported.emit(report, is_silent)

        task = Task(collect, progressed=progressed, finished=finished)
        self._running.append(task)
        self._tasks.start(Lane.LIBRARY, task)
