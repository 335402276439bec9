"""Notices: a message bar at the bottom of the window, with optional action buttons."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QWidget

from desktop.base.overriding import override
from desktop.ui.support.interface_language import FollowsLanguage
from desktop.ui.support.plain_labels import PlainLabel

SHOWN_SECONDS = 8
"""How long information is shown; a warning or an offer stays until it is closed."""
WIDTH, OFFER_WIDTH = 640, 900

Action = tuple[str, Callable[[], None]]
"""The title of a button, and what it calls."""


@dataclass(frozen=True, slots=True)
class _Message:
    text: str
    kind: str
    actions: tuple[Action, ...]
    width: int = WIDTH


class Notice(FollowsLanguage, QFrame):
    """A message bar at the bottom of its parent; Escape or its button closes it.

    An offer waits behind other messages and comes back after them, until the reader takes or
    closes it. `height_changed` tells how many pixels at the bottom are covered.
    """

    height_changed = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._host = parent
        self.setObjectName("notice")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.label = PlainLabel(self)
        self.label.setWordWrap(True)
        self.action, self.other_action = QPushButton(self), QPushButton(self)
        self._buttons = (self.action, self.other_action)
        self._close = QToolButton(self)
        self._close.setText("✕")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 10, 10, 10)
        layout.addWidget(self.label, 1)
        for number, button in enumerate(self._buttons):
            layout.addWidget(button)
            button.clicked.connect(lambda _=False, number=number: self._act(number))
        layout.addWidget(self._close)
        self._shown: _Message | None = None
        self._offer: _Message | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN_SECONDS * 1000)
        self._timer.timeout.connect(self.dismiss)
        self._close.clicked.connect(self.dismiss)
        self.set_texts()
        parent.installEventFilter(self)
        self.hide()

    @override
    def set_texts(self) -> None:
        self._close.setAccessibleName(self.tr("Close the notice"))

    def inform(
        self, text: str, action: str = "", on_action: Callable[[], None] | None = None
    ) -> None:
        """Show `text` for a few seconds, with a button titled `action` that calls `on_action`."""
        self._show(_Message(text, "fact", _one_action(action, on_action)))
        self._timer.start()

    def warn(
        self, text: str, action: str = "", on_action: Callable[[], None] | None = None
    ) -> None:
        """Show a warning until the reader closes it, with a button as `inform` has."""
        self._show(_Message(text, "failure", _one_action(action, on_action)))

    def offer(self, text: str, actions: Sequence[Action]) -> None:
        """Show `text` with one or two buttons until the reader answers, after what is shown now."""
        was_shown, self._offer = (
            self.is_offering,
            _Message(text, "fact", tuple(actions), OFFER_WIDTH),
        )
        if was_shown or self.isHidden():
            self._show(self._offer)

    @property
    def is_offering(self) -> bool:
        """Return whether an offer is shown."""
        return not self.isHidden() and self._offer is not None and self._shown is self._offer

    def withdraw(self) -> None:
        """Take back the offer, whether it is shown or waits."""
        if self.is_offering:
            self.dismiss()
        self._offer = None

    def dismiss(self) -> None:
        """Close what is shown; an offer that waited behind it is shown next."""
        self._timer.stop()
        if self.is_offering:
            self._offer = None
        self.hide()
        self._shown = None
        if self._offer is not None:
            self._show(self._offer)

    def place(self) -> None:
        """Move to the bottom of the parent."""
        size = self._host.size()
        widest = self._shown.width if self._shown else WIDTH
        width = min(widest, size.width() - 48)
        height = max(self.sizeHint().height(), self.heightForWidth(width))
        self.setGeometry((size.width() - width) // 2, size.height() - height - 20, width, height)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.place()
        return super().eventFilter(watched, event)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.height_changed.emit(0)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)

    def _show(self, message: _Message) -> None:
        self._timer.stop()
        self._shown = message
        self.setProperty("kind", message.kind)
        self.style().unpolish(self)
        self.style().polish(self)
        self.label.setText(message.text)
        self.setAccessibleName(message.text)
        for number, button in enumerate(self._buttons):
            is_used = number < len(message.actions)
            button.setText(message.actions[number][0] if is_used else "")
            button.setVisible(is_used)
        self.place()
        self.show()
        self.raise_()
        self.height_changed.emit(self._host.height() - self.y())

    def _act(self, number: int) -> None:
        message = self._shown
        self.dismiss()
        if message is not None:
            message.actions[number][1]()


def _one_action(title: str, on_action: Callable[[], None] | None) -> tuple[Action, ...]:
    return ((title, on_action or (lambda: None)),) if title else ()
