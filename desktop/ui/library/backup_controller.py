"""Backups in the window: made, verified and restored in the background."""

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
    from desktop.library import Facts, Library
    from desktop.services.backups import Backup, Restored
    from desktop.ui.library.backups_dialog import BackupsDialog

T = TypeVar("T")


class BackupController(QObject):
    """Opens the dialog of the backups and does what it asks.

    `restoring` asks for everything in use to be closed, `restored` says that the library is another
    one, `told` carries a sentence for the reader.
    """

    restoring = Signal()
    restored = Signal()
    told = Signal(str)

    def __init__(self, library: Lazy[Library], tasks: Tasks, home: Home, window: QWidget) -> None:
        super().__init__(window)
        self._library, self._tasks, self._home, self._window = library, tasks, home, window
        self._dialog: BackupsDialog | None = None

    def open(self) -> None:
        """Open the dialog of the backups."""
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
        """Back the library up to `path`, or beside the daily backups."""

        def work(token: Token) -> Facts:
            from desktop.services import backups

            place = path or backups.free_place(self._home.backups)
            return backups.back_up(self._library.get(), place)

        self._run(work, lambda facts: self._tell_whole(facts, self.tr("Backed up")))

    def verify(self, path: Path) -> None:
        """Check every page of the backup at `path`."""

        def work(token: Token) -> Facts:
            from desktop.services import backups

            return backups.verify(path)

        self._run(work, lambda facts: self._tell_whole(facts, self.tr("It is whole")))

    def restore(self, path: Path) -> None:
        """Put the backup at `path` in the library's place, once nothing uses the library."""

        def work(token: Token) -> Restored:
            from desktop.services import backups

            library = self._library.reset()
            if library is not None:
                library.close()
            return backups.restore(self._home, path)

        def done(restored: Restored) -> None:
            self.restored.emit()
            name = restored.aside.name if restored.aside else ""
            self._tell(self.tr("Restored. The library before is kept as {name}.").format(name=name))

        # A translation that was stopped may still be writing its last batch.
        self.restoring.emit()
        self._tasks.start(Lane.ENGINE, Task(lambda _: None, lambda _: self._run(work, done)))

    def _choose_file(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("Back up"), "vis-a-vis.sqlite", "*.sqlite"
        )
        if name:
            self.back_up(Path(name))

    def _run(self, work: Callable[[Token], T], done: Callable[[T], None]) -> None:
        """Do `work` on the library's lane and show its outcome in the dialog."""
        task = Task(
            work,
            done,
            failed=lambda error: self._tell(error_text(error)),
            finished=self._refresh,
            must_finish=True,
        )
        self._tasks.start(Lane.LIBRARY, task)

    def _refresh(self) -> None:
        def look(token: Token) -> tuple[Backup, ...]:
            from desktop.services import backups

            return backups.backups(self._home)

        def show(found: tuple[Backup, ...]) -> None:
            if self._dialog is not None and self._dialog.isVisible():
                told = self._dialog.message.text()
                self._dialog.show_backups(found)
                if told:
                    self._dialog.tell(told)

        self._tasks.start(Lane.LIBRARY, Task(look, show))

    def _tell_whole(self, facts: Facts, head: str) -> None:
        articles = self.tr("%n article(s)", "", facts.articles)
        notes = self.tr("%n note(s)", "", facts.notes)
        self._tell(f"{head}: {articles}, {notes}.")

    def _tell(self, text: str) -> None:
        if self._dialog is not None and self._dialog.isVisible():
            self._dialog.tell(text)
        else:
            self.told.emit(text)
