"""One step on the undo stack: two callables that go back and forth between two states."""

from collections.abc import Callable

from PySide6.QtGui import QUndoCommand

from desktop.base.overriding import override


class UndoStep(QUndoCommand):
    """A change that has been made already when it is pushed; `back` and `forth` repeat it."""

    def __init__(self, text: str, back: Callable[[], None], forth: Callable[[], None]) -> None:
        super().__init__(text)
        self._back = back
        self._forth = forth
        self._is_made = True

    @override
    def undo(self) -> None:
        self._back()
        self._is_made = False

    @override
    def redo(self) -> None:
        if not self._is_made:
            self._forth()
            self._is_made = True
