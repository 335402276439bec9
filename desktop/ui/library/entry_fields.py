"""Fields that open in place above the library list: an article's tags, the name of a search."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop.base.overriding import override
from desktop.ui.support.interface_language import Localized
from desktop.ui.support.plain_labels import PlainLabel
from desktop.ui.support.tags_field import TagsField

ENTERING = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
PASSING = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
"""Reasons for which a field loses the focus without being left."""


class EntryFields(Localized):
    """Shows one field at a time, with what it is for; Return or leaving it enters, Escape cancels.

    The focus then goes back to where it was.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.hint = PlainLabel(self)
        self.hint.setObjectName("hint")
        self.hint.setWordWrap(True)
        self.tags, self.name = TagsField(self), QLineEdit(self)
        self._entered: Callable[[], None] | None = None
        self._field: QLineEdit = self.name
        self._before: QWidget | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.hint)
        for field in (self.tags, self.name):
            layout.addWidget(field)
            field.installEventFilter(self)
        self.set_texts()
        self.hide()

    @override
    def set_texts(self) -> None:
        self.name.setPlaceholderText(self.tr("Name of the search"))
        self.name.setAccessibleName(self.tr("Name of the search"))
        self.tags.setAccessibleName(self.tr("Tags of the article"))

    @property
    def is_open(self) -> bool:
        """Return whether a field is open."""
        return self._entered is not None

    def ask_tags(
        self,
        hint: str,
        tags: Sequence[str],
        entered: Callable[[tuple[str, ...]], None],
    ) -> None:
        """Open the field for tags; `entered` gets them."""
        self.tags.show_tags(tags)
        self._open(self.tags, hint, lambda: entered(self.tags.tags))

    def ask_name(self, hint: str, name: str, entered: Callable[[str], None]) -> None:
        """Open the field for a name; `entered` gets it, unless it is blank."""
        self.name.setText(name)

        def enter() -> None:
            if self.name.text().strip():
                entered(self.name.text())

        self._open(self.name, hint, enter)
        self.name.selectAll()

    def _open(self, field: QLineEdit, hint: str, entered: Callable[[], None]) -> None:
        self.close_field(enters=False)
        focused = self.window().focusWidget()
        self._before = focused if focused is not field else None
        self._field, self._entered = field, entered
        self.hint.setText(hint)
        self.tags.setVisible(field is self.tags)
        self.name.setVisible(field is self.name)
        self.show()
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_field(self, *, enters: bool) -> None:
        """Close the open field, and enter what is in it or not."""
        entered, self._entered = self._entered, None
        if entered is None:
            return
        if self._field.hasFocus() and self._before is not None:
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()
        if enters:
            entered()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is not self._field or not self.is_open:
            return super().eventFilter(watched, event)
        if isinstance(event, QKeyEvent) and event.key() in (*ENTERING, Qt.Key.Key_Escape):
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()  # or else the shortcut that leaves the panel gets the key
            elif event.type() == QEvent.Type.KeyPress:
                self.close_field(enters=event.key() in ENTERING)
            return True
        if (
            isinstance(event, QFocusEvent)
            and event.type() == QEvent.Type.FocusOut
            and event.reason() not in PASSING
        ):
            self.close_field(enters=True)
        return super().eventFilter(watched, event)
