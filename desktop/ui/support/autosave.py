"""Autosave: save a field shortly after each change, and when the reader leaves it."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QSignalBlocker, QTimer, Signal
from PySide6.QtWidgets import QWidget

SAVE_DELAY_MS = 400


class Autosave(QObject):
    """Saves one field: `read` returns its value, `show` sets it.

    `edited` carries a value to save; `finished` carries the values before and after editing, so
    that undo can treat them as one step.
    """

    edited = Signal(object)
    finished = Signal(object, object)

    def __init__(
        self, field: QWidget, read: Callable[[], Any], show: Callable[[Any], None]
    ) -> None:
        super().__init__(field)
        self._field, self._read, self._show = field, read, show
        self._before = self._saved = self._shown = read()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SAVE_DELAY_MS)
        self._timer.timeout.connect(self.save)

    def save_soon(self) -> None:
        """Save after `SAVE_DELAY_MS` without another change."""
        self._timer.start()

    def show(self, value: Any) -> None:
        """Show `value`, which is already saved, in the field."""
        self._timer.stop()
        with QSignalBlocker(self._field):
            self._show(value)
        self._before = self._saved = value
        self._shown = self._read()

    def show_if_changed(self, value: Any) -> None:
        """Show the saved `value` if it has changed since, as undo does."""
        if value != self._saved:
            self.show(value)

    def save(self) -> None:
        """Save the field now, if it has changed."""
        self._timer.stop()
        value = self._read()
        if value != self._shown:
            self._shown = self._saved = value
            self.edited.emit(value)

    def finish(self) -> None:
        """Save the field and end the editing, which is one step for undo."""
        self.save()
        if self._saved != self._before:
            before, self._before = self._before, self._saved
            self.finished.emit(before, self._saved)
