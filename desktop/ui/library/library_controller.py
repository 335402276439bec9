"""The library list and search: read in the background, and again when the library has changed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.base.lazy import Lazy
from desktop.library import ArticleId, ArticleRow, Changes, Found
from desktop.services import articles, search
from desktop.ui.support.operations import Operations
from desktop.ui.support.tasks import Lane, Task, Tasks

if TYPE_CHECKING:
    from desktop.library import Library

SETTLED_AFTER_MILLISECONDS = 30
"""Changes that follow each other so soon are shown together."""


class LibraryController(QObject):
    """`listed` carries a row for every article; `found` what was typed, and what was found of it.

    `upgraded` carries the copy that was made of a library of an older version.
    """

    listed = Signal(tuple)
    found = Signal(str, Found)
    upgraded = Signal(Path)

    def __init__(
        self, library: Lazy[Library], operations: Operations, tasks: Tasks, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._library, self._tasks = library, tasks
        self._searching: Task[Found] | None = None
        self._listing: Task[tuple[tuple[ArticleRow, ...], Path | None]] | None = None
        self._has_told_upgrade = False
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(SETTLED_AFTER_MILLISECONDS)
        self._settling.timeout.connect(self.refresh)
        operations.library_changed.connect(self._library_changed)

    @property
    def is_due(self) -> bool:
        """Tell whether the list is about to be read again."""
        return self._settling.isActive()

    def refresh(self) -> None:
        """List the articles; the latest listing wins."""
        if self._listing is not None:
            self._listing.cancel()

        def done(found: tuple[tuple[ArticleRow, ...], Path | None]) -> None:
            rows, backup = found
            if backup is not None and not self._has_told_upgrade:
                self._has_told_upgrade = True
                self.upgraded.emit(backup)
            self.listed.emit(rows)

        def work(_: object) -> tuple[tuple[ArticleRow, ...], Path | None]:
            library = self._library.get()
            return articles.list_articles(library), library.backup_made

        self._listing = self._tasks.start(Lane.LIBRARY, Task(work, done))

    def search(self, typed: str, within: ArticleId | None) -> None:
        """Look up what was typed, `within` one article or everywhere; the latest search wins."""
        if self._searching is not None:
            self._searching.cancel()
        task = Task(
            lambda _: search.search(self._library.get(), typed, article_id=within),
            lambda found: self.found.emit(typed, found),
        )
        self._searching = self._tasks.start(Lane.LIBRARY, task)

    def _library_changed(self, changes: Changes, _: object) -> None:
        if changes.articles or changes.places or changes.annotations or changes.translations:
            self._settling.start()
