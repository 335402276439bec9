"""Shows what another program writes to the library, such as `visavis import` in a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from desktop.base.cancellation import Token
from desktop.base.errors import AppError
from desktop.base.lazy import Lazy
from desktop.library import Changes
from desktop.ui.support.operations import Operations
from desktop.ui.support.tasks import Lane, Task, Tasks

if TYPE_CHECKING:
    from desktop.library import ChangeWatch, Library

INTERVAL_MS = 1000


class LibraryWatcher(QObject):
    """Asks the library once a second what changed elsewhere, and announces it.

    It is announced like a change made here, so every view that shows it refreshes itself.
    """

    def __init__(
        self, library: Lazy[Library], operations: Operations, tasks: Tasks, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._library, self._operations, self._tasks = library, operations, tasks
        self._watched: tuple[Library, ChangeWatch] | None = None
        self._is_started = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(INTERVAL_MS)
        self._timer.timeout.connect(self._ask)

    @property
    def is_watching(self) -> bool:
        """Return whether later changes are noticed."""
        return self._watched is not None

    def start(self) -> None:
        """Begin to watch the library, once it has been opened."""
        if not self._is_started:
            self._is_started = True
            self._ask()

    def _ask(self) -> None:
        def failed(_: AppError) -> None:
            """Say nothing: whatever is done next with the library will."""

        task = Task(self._find, self._operations.announce, failed, finished=self._timer.start)
        self._tasks.start(Lane.LIBRARY, task)

    def _find(self, _: Token) -> Changes:
        from desktop.library import ChangeWatch  # loads SQLAlchemy, as opening does

        library = self._library.get()
        if self._watched is None or self._watched[0] is not library:
            self._watched = library, ChangeWatch(library)
            return Changes()
        return self._watched[1].find()
