"""Make, verify and restore backups in the background."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.base.cancellation import Token
from desktop.base.lazy import Lazy
from desktop.base.paths import Home
from desktop.ui.support.labels import error_text
from desktop.ui.support.tasks import Lane, Task, Tasks

if TYPE_CHECKING:
    from desktop.library import Library, LibrarySummary
    from desktop.services.backups import Backup, RestoreResult
    from desktop.ui.library.backups_dialog import BackupsDialog

T = TypeVar("T")


class BackupController(QObject):
    """Opens the backups dialog and carries out its requests.

    `restoring` is emitted before the library is closed, `restored` once it has been replaced;
    `notified` carries a message for the reader.
    """

    restoring = Signal()
    restored = Signal()
    notified = Signal(str)

    def __init__(self, library: Lazy[Library], tasks: Tasks, home: Home, window: QWidget) -> None:
        super().__init__(window)
        self._library, self._tasks, self._home, self._window = library, tasks, home, window
        self._dialog: BackupsDialog | None = None

    def open(self) -> None:
        """Open the backups dialog."""
        from desktop.ui.library.backups_dialog import BackupsDialog

        dialog = BackupsDialog(self._window)
        dialog.back_up_requested.connect(lambda: self.back_up(None))
        dialog.copy_requested.connect(self._choose_file)
        dialog.verify_requested.connect(self.verify)
        dialog.restore_requested.connect(self.restore)
        self._dialog = dialog
        dialog.open()
        self._refresh()

    def back_up(self, path: Path | None) -> None:
        """Back up the library to `path`, or to the folder of the daily backups if None."""

        def work(token: Token) -> LibrarySummary:
            from desktop.services import backups

            target = path or backups.new_backup_path(self._home.backups)
            return backups.back_up(self._library.get(), target)

        self._run(work, lambda facts: self._show_facts(facts, self.tr("Backed up")))

    def verify(self, path: Path) -> None:
        """Check every page of the backup at `path`."""

        def work(token: Token) -> LibrarySummary:
            from desktop.services import backups

            return backups.verify(path)

        self._run(work, lambda facts: self._show_facts(facts, self.tr("The backup is intact")))

    def restore(self, path: Path) -> None:
        """Replace the library with the backup at `path`, once nothing uses it."""

        def work(token: Token) -> RestoreResult:
            from desktop.services import backups

            library = self._library.reset()
            if library is not None:
                library.close()
            return backups.restore(self._home, path)

        def done(restored: RestoreResult) -> None:
            self.restored.emit()
            text = self.tr("Restored.")
            if restored.previous is not None:
                kept = self.tr("Restored. The previous library is kept as {name}.")
                text = kept.format(name=restored.previous.name)
            self._show_message(text)

        # Wait for the engine's lane: a stopped translation may still be writing its last batch.
        self.restoring.emit()
        self._tasks.start(Lane.ENGINE, Task(lambda _: None, lambda _: self._run(work, done)))

    def _choose_file(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("Back up"), "vis-a-vis.sqlite", "*.sqlite"
        )
        if name:
            self.back_up(Path(name))

    def _run(self, work: Callable[[Token], T], done: Callable[[T], None]) -> None:
        """Run `work` on the library's lane, show failures, and refresh the dialog."""
        task = Task(
            work,
            done,
            failed=lambda error: self._show_message(error_text(error)),
            finished=self._refresh,
            must_finish=True,
        )
        self._tasks.start(Lane.LIBRARY, task)

    def _refresh(self) -> None:
        def read(token: Token) -> tuple[Backup, ...]:
            from desktop.services import backups

            return backups.list_backups(self._home)

        def show(found: tuple[Backup, ...]) -> None:
            if self._dialog is not None and self._dialog.isVisible():
                message = self._dialog.message.text()
                self._dialog.show_backups(found)
                if message:
                    self._dialog.show_message(message)

        self._tasks.start(Lane.LIBRARY, Task(read, show))

    def _show_facts(self, facts: LibrarySummary, outcome: str) -> None:
        articles = self.tr("%Ln article(s)", "", facts.articles)
        notes = self.tr("%Ln note(s)", "", facts.notes)
        self._show_message(f"{outcome}: {articles}, {notes}.")

    def _show_message(self, text: str) -> None:
        if self._dialog is not None and self._dialog.isVisible():
            self._dialog.show_message(text)
        else:
            self.notified.emit(text)
