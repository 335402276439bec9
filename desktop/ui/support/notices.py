"""Notices: a message bar at the bottom of the window, with an optional action button."""

from collections.abc import Callable

from PySide6.QtCore import QSize, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QWidget

from desktop.ui.support.plain_labels import PlainLabel

SHOWN_SECONDS = 8
"""How long information is shown; a warning stays until it is closed."""


class Notice(QFrame):
    """A message bar at the bottom of its parent; Escape or its button closes it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._host = parent
        self.setObjectName("notice")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.label = PlainLabel(self)
        self.label.setWordWrap(True)
        self.action = QPushButton(self)
        self._close = QToolButton(self)
        self._close.setText("✕")
        self._close.setAccessibleName(self.tr("Close the notice"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 10, 10, 10)
        layout.addWidget(self.label, 1)
        layout.addWidget(self.action)
        layout.addWidget(self._close)
        self._on_action: Callable[[], None] = self.hide
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN_SECONDS * 1000)
        self._timer.timeout.connect(self.hide)
        self.action.clicked.connect(self._act)
        self._close.clicked.connect(self.hide)
        self.hide()

    def inform(
        self, text: str, action: str = "", on_action: Callable[[], None] | None = None
    ) -> None:
        """Show `text` for a few seconds, with a button titled `action` that calls `on_action`."""
        self._show(text, "fact", action, on_action)
        self._timer.start()

    def warn(
        self, text: str, action: str = "", on_action: Callable[[], None] | None = None
    ) -> None:
        """Show a warning until the reader closes it, with a button as `inform` has."""
        self._timer.stop()
        self._show(text, "failure", action, on_action)

    def place(self, size: QSize) -> None:
        """Move to the bottom of a parent of `size`, in pixels."""
        width = min(640, size.width() - 48)
        height = max(self.sizeHint().height(), self.heightForWidth(width))
        self.setGeometry((size.width() - width) // 2, size.height() - height - 20, width, height)

    def _show(
        self, text: str, kind: str, action: str, on_action: Callable[[], None] | None
    ) -> None:
        self.setProperty("kind", kind)
        self.style().unpolish(self)
        self.style().polish(self)
        self.label.setText(text)
        self.setAccessibleName(text)
        self.action.setText(action)
        self.action.setVisible(bool(action))
        self._on_action = on_action or self.hide
        self.place(self._host.size())
        self.show()
        self.raise_()

    def _act(self) -> None:
        self.hide()
        self._on_action()
