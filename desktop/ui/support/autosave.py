"""What is being written in a field: kept a moment after each change, and when it is left."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QSignalBlocker, QTimer, Signal
from PySide6.QtWidgets import QWidget

SAVED_AFTER_MILLISECONDS = 400


class Autosave(QObject):
    """Watches over one field, whose value `read` returns and `show` puts in.

    `written` carries a value to keep; `finished` the value before and the one after, once the
    reader is done with it.
    """

    written = Signal(object)
    finished = Signal(object, object)

    def __init__(
        self, field: QWidget, read: Callable[[], Any], show: Callable[[Any], None]
    ) -> None:
        super().__init__(field)
        self._field, self._read, self._show = field, read, show
        self._before = self._kept = self._as_shown = read()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SAVED_AFTER_MILLISECONDS)
        self._timer.timeout.connect(self.keep)

    def keep_soon(self) -> None:
        """Keep what is written once nothing more has been for a moment."""
        self._timer.start()

    def show(self, value: Any) -> None:
        """Put `value`, which is kept, into the field."""
        self._timer.stop()
        with QSignalBlocker(self._field):
            self._show(value)
        self._before = self._kept = value
        self._as_shown = self._read()

    def take_up(self, value: Any) -> None:
        """Show what is kept now, where undo has changed it under the field."""
        if value != self._kept:
            self.show(value)

    def keep(self) -> None:
        """Keep what is written, now."""
        self._timer.stop()
        value = self._read()
        if value != self._as_shown:
            self._as_shown = self._kept = value
            self.written.emit(value)

    def finish(self) -> None:
        """Keep what is written, and let undo take it back."""
        self.keep()
        if self._kept != self._before:
            before, self._before = self._before, self._kept
            self.finished.emit(before, self._kept)
