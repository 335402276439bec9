"""List and search the library in the background, and refresh the list when it changes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.base.lazy import Lazy
from desktop.library import ArticleId, ArticleRow, Changes, SavedSearch, SearchResults
from desktop.services import article_list, articles, saved_searches, search
from desktop.ui.support.operations import Operations
from desktop.ui.support.tasks import Lane, Task, Tasks

if TYPE_CHECKING:
    from desktop.library import Library

REFRESH_DELAY_MS = 30
"""Changes within this time cause a single refresh."""

Listing = tuple[tuple[ArticleRow, ...], tuple[SavedSearch, ...], Path | None]


class LibraryController(QObject):
    """Lists and searches the library.

    `listed` carries an ArticleRow for every article; `searches_listed` the saved searches; `found`
    the query and its results; `upgraded` the path of the backup made before a library of an older
    version was upgraded.
    """

    listed = Signal(tuple)
    searches_listed = Signal(tuple)
    found = Signal(str, SearchResults)
    upgraded = Signal(Path)

    def __init__(
        self, library: Lazy[Library], operations: Operations, tasks: Tasks, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._library, self._tasks = library, tasks
        self._searching: Task[SearchResults] | None = None
        self._listing: Task[Listing] | None = None
        self._has_announced_upgrade = False
        self._refresh_timer = QTimer(self)
        self._refresh_timer.setSingleShot(True)
        self._refresh_timer.setInterval(REFRESH_DELAY_MS)
        self._refresh_timer.timeout.connect(self.refresh)
        operations.library_changed.connect(self._library_changed)

    @property
    def is_refresh_pending(self) -> bool:
        """Return whether a refresh is scheduled."""
        return self._refresh_timer.isActive()

    def refresh(self) -> None:
        """List the articles; cancels an unfinished listing."""
        if self._listing is not None:
            self._listing.cancel()

        def done(found: Listing) -> None:
            rows, searches, backup = found
            if backup is not None and not self._has_announced_upgrade:
                self._has_announced_upgrade = True
                self.upgraded.emit(backup)
            self.searches_listed.emit(searches)
            self.listed.emit(rows)

        def work(_: object) -> Listing:
            library = self._library.get()
            rows = articles.list_articles(library)
            article_list.prepare_filter(rows)
            return rows, saved_searches.list_searches(library), library.backup_made

        self._listing = self._tasks.start(Lane.LIBRARY, Task(work, done))

    def search(self, typed: str, within: ArticleId | None) -> None:
        """Search one article, or all if None; cancels an unfinished search."""
        if self._searching is not None:
            self._searching.cancel()
        task = Task(
            lambda _: search.search(self._library.get(), typed, article_id=within),
            lambda found: self.found.emit(typed, found),
        )
        self._searching = self._tasks.start(Lane.LIBRARY, task)

    def _library_changed(self, changes: Changes, _: object) -> None:
        listed = (changes.articles, changes.places, changes.labels, changes.searches)
        if any(listed) or changes.annotations or changes.translations:
            self._refresh_timer.start()
