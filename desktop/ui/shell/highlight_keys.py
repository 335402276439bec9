"""Highlight with the keys 1 to 5 of the digit row, also where they give no digit without Shift."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop.base.overriding import override
from desktop.ui.support.physical_digits import physical_digit


class HighlightKeys(QObject):
    """Watches the columns of the text for the digit row.

    Qt sends a key press to a column only if it is no shortcut, so the layout's own digits, and the
    reader's own keys, come first.
    """

    def __init__(
        self,
        columns: Iterable[QWidget],
        actions: Mapping[str, QAction],
        custom_keys: Mapping[str, str],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._actions = actions
        self.set_custom_keys(custom_keys)
        for column in columns:
            column.installEventFilter(self)

    def set_custom_keys(self, custom_keys: Mapping[str, str]) -> None:
        """Watch only for the highlights that have no key of the reader's own, by command id."""
        self._custom_keys = custom_keys

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            digit = physical_digit(event)
            name = f"highlight_{digit}"
            if digit is not None and name not in self._custom_keys:
                self._actions[name].trigger()
                return True
        return super().eventFilter(watched, event)
