"""A field that takes the keys pressed in it, but for those that lead out of it."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QKeySequenceEdit, QWidget

from desktop.base.overriding import override

MOST_KEYS = 2
"""Longest sequence, such as G and then G again."""
MODIFIERS = frozenset(
    {Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta}
)
"""Keys that Qt's field would clear itself on, although Shift+Tab only leaves it."""


class KeyField(QKeySequenceEdit):
    """Takes one or two keys.

    Enter emits `taken`, Escape emits `left`, Backspace clears the field, and Tab goes on to the
    next one; with modifiers they are keys like the others.
    """

    taken = Signal()
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setMaximumSequenceLength(MOST_KEYS)
        self.setClearButtonEnabled(True)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._lead_out(event) or super().event(event)
        return super().event(event)

    def _lead_out(self, event: QKeyEvent) -> bool:
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        key = event.key()
        if key in MODIFIERS:
            return True
        if (modifiers, key) == (Qt.KeyboardModifier.ShiftModifier, Qt.Key.Key_Backtab):
            return self.focusPreviousChild()
        if modifiers != Qt.KeyboardModifier.NoModifier:
            return False
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.taken.emit()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key == Qt.Key.Key_Backspace:
            self.clear()
        elif key == Qt.Key.Key_Tab:
            self.focusNextChild()
        else:
            return False
        return True
