"""Undo and redo: say what was undone, and go there."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from desktop.ui.support.notices import Notice
from desktop.ui.support.operations import Location, Operation, Operations


class UndoController(QObject):
    """Undoes and redoes operations; `location_requested` carries where they changed something.

    `articles_requested` carries the articles that it changed in the library list.
    `finish_editing` saves the text being edited, so that undo reverts that first.
    """

    location_requested = Signal(Location)
    articles_requested = Signal(tuple)

    def __init__(
        self, operations: Operations, notice: Notice, finish_editing: Callable[[], None]
    ) -> None:
        super().__init__(operations)
        self._operations, self._notice = operations, notice
        self._finish_editing = finish_editing
        operations.undone.connect(lambda one: self._announce(self.tr("Undone: {what}"), one))
        operations.redone.connect(lambda one: self._announce(self.tr("Redone: {what}"), one))

    def undo(self) -> None:
        """Undo the last operation."""
        self._finish_editing()
        if self._operations.is_idle and not self._operations.undo_title:
            self._notice.inform(self.tr("There is nothing to undo."))
        else:
            self._operations.undo()

    def redo(self) -> None:
        """Redo the operation that was undone last."""
        self._operations.redo()

    def _announce(self, template: str, operation: Operation) -> None:
        title, location = operation.title, operation.location
        what = title[:1].lower() + title[1:]
        if location is not None:
            what = self.tr("{what} in “{article}”").format(what=what, article=location.title)
            self.location_requested.emit(location)
        elif operation.article_ids:
            self.articles_requested.emit(operation.article_ids)
        self._notice.inform(template.format(what=what))
