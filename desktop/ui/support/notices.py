"""Notices: one sentence in the window about what happened, with something to do about it."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

SECONDS = 8
"""How long a notice stays that needs no answer; a failure stays until it is closed."""


class Notice(QFrame):
    """A bar at the foot of its parent; Escape or its button closes it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._host = parent
        self.setObjectName("notice")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.label = QLabel(self)
        self.label.setWordWrap(True)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.action = QPushButton(self)
        self._close = QToolButton(self)
        self._close.setText("✕")
        self._close.setAccessibleName(self.tr("Close the notice"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 10, 10, 10)
        layout.addWidget(self.label, 1)
        layout.addWidget(self.action)
        layout.addWidget(self._close)
        self._todo: Callable[[], None] = self.hide
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SECONDS * 1000)
        self._timer.timeout.connect(self.hide)
        self.action.clicked.connect(self._act)
        self._close.clicked.connect(self.hide)
        self.hide()

    def tell(self, text: str, action: str = "", todo: Callable[[], None] | None = None) -> None:
        """Show `text` for a few seconds, with a button where there is something to do."""
        self._show(text, "fact", action, todo)
        self._timer.start()

    def warn(self, text: str, action: str = "", todo: Callable[[], None] | None = None) -> None:
        """Show what went wrong until the reader closes it."""
        self._timer.stop()
        self._show(text, "failure", action, todo)

    def place(self, size: QSize) -> None:
        """Lie at the foot of a parent of `size`."""
        width = min(640, size.width() - 48)
        height = max(self.sizeHint().height(), self.heightForWidth(width))
        self.setGeometry((size.width() - width) // 2, size.height() - height - 20, width, height)

    def _show(self, text: str, kind: str, action: str, todo: Callable[[], None] | None) -> None:
        self.setProperty("kind", kind)
        self.style().unpolish(self)
        self.style().polish(self)
        self.label.setText(text)
        self.setAccessibleName(text)
        self.action.setText(action)
        self.action.setVisible(bool(action))
        self._todo = todo or self.hide
        self.place(self._host.size())
        self.show()
        self.raise_()

    def _act(self) -> None:
        self.hide()
        self._todo()
