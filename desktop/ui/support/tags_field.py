"""A field for tags separated by commas, which completes tags in use."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from desktop.base.overriding import override
from desktop.reading.text.hashtags import sort_tags
from desktop.ui.support.interface_language import FollowsLanguage
from desktop.ui.support.lists import Index
from desktop.ui.support.own_keys import keep_key

COMMA = ","


class TagCompleter(QCompleter):
    """Completes the tag after the last comma."""

    @override
    def splitPath(self, path: str) -> list[str]:
        return [path.rpartition(COMMA)[2].lstrip("# ")]

    @override
    def pathFromIndex(self, index: Index) -> str:
        written = self.widget()
        before = written.text().rpartition(COMMA)[0] if isinstance(written, QLineEdit) else ""
        completed = super().pathFromIndex(index)
        return f"{before}{COMMA} {completed}" if before else completed


class TagsField(FollowsLanguage, QLineEdit):
    """A field for tags; `left` is emitted when it loses the focus, `escaped` on Escape."""

    entered = Signal()
    left = Signal()
    escaped = Signal()
    is_left_by_escape = True

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._known = QStringListModel(self)
        completer = TagCompleter(self._known, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setCompleter(completer)
        self.set_texts()

    @override
    def set_texts(self) -> None:
        self.setPlaceholderText(self.tr("Tags, separated by commas"))

    @property
    def tags(self) -> tuple[str, ...]:
        """Return the tags in the field, as they will be saved."""
        return parse_tags(self.text())

    def show_tags(self, tags: Iterable[str]) -> None:
        """Show `tags` in the field."""
        self.setText(f"{COMMA} ".join(tags))

    def set_completions(self, tags: Iterable[tuple[str, int]]) -> None:
        """Complete from the tags in use, given with how often each is used."""
        self._known.setStringList([tag for tag, _ in tags])

    @override
    def event(self, event: QEvent) -> bool:
        if self.is_left_by_escape and keep_key(event):
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.is_left_by_escape:
            self.escaped.emit()
            return
        super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()


def parse_tags(text: str) -> tuple[str, ...]:
    """Parse tags as the library stores them: each once, in alphabetical order."""
    parts = (" ".join(part.lstrip("# \t").split()) for part in text.split(COMMA))
    return sort_tags(part for part in parts if part)
