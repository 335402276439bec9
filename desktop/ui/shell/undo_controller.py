"""Undo and redo in the window: what was undone is named, and its place is shown."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from desktop.ui.support.notices import Notice
from desktop.ui.support.operations import Operation, Operations, Where


class UndoController(QObject):
    """Undoes and redoes; `place_wanted` carries where that can be seen.

    `finish_writing` saves what is being written in a field, so that undo takes that back first.
    """

    place_wanted = Signal(Where)

    def __init__(
        self, operations: Operations, notice: Notice, finish_writing: Callable[[], None]
    ) -> None:
        super().__init__(operations)
        self._operations, self._notice = operations, notice
        self._finish_writing = finish_writing
        operations.undone.connect(lambda one: self._tell(self.tr("Undone: {what}"), one))
        operations.redone.connect(lambda one: self._tell(self.tr("Redone: {what}"), one))

    def undo(self) -> None:
        """Undo the last operation."""
        self._finish_writing()
        if self._operations.is_idle and not self._operations.undo_title:
            self._notice.tell(self.tr("There is nothing to undo."))
        else:
            self._operations.undo()

    def redo(self) -> None:
        """Redo the operation that was undone last."""
        self._operations.redo()

    def _tell(self, template: str, operation: Operation) -> None:
        title, where = operation.title, operation.where
        what = title[:1].lower() + title[1:]
        if where is not None:
            what = self.tr("{what} in “{article}”").format(what=what, article=where.title)
            self.place_wanted.emit(where)
        self._notice.tell(template.format(what=what))
