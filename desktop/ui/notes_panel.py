"""The notes panel: the article's highlights in order, and a place to write on the chosen one."""

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QLabel,
    QListView,
    QPlainTextEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop.base.overriding import override
from desktop.library import Highlight, HighlightId
from desktop.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()
HIGHLIGHT_ROLE = Qt.ItemDataRole.UserRole
PADDING = 12
SAVED_AFTER_MILLISECONDS = 400


class Highlights(QAbstractListModel):
    """The highlights as Qt lists them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: tuple[Highlight, ...] = ()

    def show_rows(self, rows: tuple[Highlight, ...]) -> None:
        """Show `rows` in place of what was there."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.anchor.exact
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            lost = self.tr("Lost: its words are no longer in the article.") if row.is_lost else ""
            note = row.note.text if row.note else ""
            return "\n".join(part for part in (lost, row.anchor.exact, note) if part)
        return row if role == HIGHLIGHT_ROLE else None


class Entry(QStyledItemDelegate):
    """Paints a highlight: its colour, its words, and the beginning of its note."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme: Theme | None = None

    def dress(self, theme: Theme) -> None:
        """Paint in the colours of `theme`."""
        self._theme = theme

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line = option.fontMetrics.lineSpacing()
        highlight: Highlight = index.data(HIGHLIGHT_ROLE)
        return QSize(200, line * (3 if highlight.note else 2) + 2 * PADDING + 2)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        if self._theme is None:
            return
        from PySide6.QtWidgets import QStyle  # a tenth of a window's start, for one enum

        highlight: Highlight = index.data(HIGHLIGHT_ROLE)
        rect: QRect = option.rect
        state = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, self._theme.colour("paper"))
            if state & QStyle.StateFlag.State_HasFocus:
                painter.setPen(self._theme.colour("focus"))
                painter.drawRect(rect.adjusted(0, 0, -1, -1))
        inside = rect.adjusted(PADDING + 4, PADDING, -PADDING, -PADDING)
        stripe = QRect(inside.left(), inside.top(), 5, inside.height())
        painter.fillRect(stripe, self._theme.highlight(highlight.colour))
        room = inside.adjusted(14, 0, 0, 0)
        line = painter.fontMetrics().lineSpacing()
        font = QFont(option.font)
        font.setItalic(highlight.is_lost)
        painter.setFont(font)
        painter.setPen(self._theme.colour("muted" if highlight.note else "ink"))
        lines = 1 if highlight.note else 2
        self._words(painter, highlight.anchor.exact, room, lines * line)
        if highlight.note:
            painter.setPen(self._theme.colour("ink"))
            self._words(painter, highlight.note.text, room.adjusted(0, line, 0, 0), 2 * line)
        painter.restore()

    def _words(self, painter: QPainter, text: str, room: QRect, height: int) -> None:
        lines = max(1, height // painter.fontMetrics().lineSpacing())
        width = room.width() * lines - (lines - 1) * 24
        short = painter.fontMetrics().elidedText(
            " ".join(text.split()), Qt.TextElideMode.ElideRight, width
        )
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(QRect(room.left(), room.top(), room.width(), height), flags, short)


class NoteEditor(QPlainTextEdit):
    """Where a note is written; it is kept a moment after each change, and when it is left."""

    left = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()


class NotesPanel(QWidget):
    """Lists highlights and edits their notes.

    `note_written` carries the highlight and the note's text; `note_finished` the highlight, the
    text before and the text after, once the reader leaves the editor.
    """

    highlight_chosen = Signal(object)
    jump_requested = Signal(object)
    note_written = Signal(object, str)
    note_finished = Signal(object, str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidePanel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.title = QLabel(self.tr("Highlights and notes"), self)
        self.title.setObjectName("panelTitle")
        self.hint = QLabel(
            self.tr("Keys 1 to 5 highlight the sentence or the selection; N writes a note."), self
        )
        self.hint.setObjectName("panelHint")
        self.hint.setWordWrap(True)
        self.list = QListView(self)
        self.list.setAccessibleName(self.tr("Highlights of this article"))
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.model = Highlights(self)
        self._entry = Entry(self.list)
        self.list.setItemDelegate(self._entry)
        self.list.setModel(self.model)
        self.editor = NoteEditor(self)
        self.editor.setAccessibleName(self.tr("Note on the highlight"))
        self.editor.setPlaceholderText(self.tr("Note, in Markdown. Escape returns to the text."))
        self.editor.setTabChangesFocus(True)
        self.editor.setFixedHeight(150)
        self.editor.setEnabled(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.title)
        layout.addWidget(self.hint)
        layout.addWidget(self.list, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(12, 8, 12, 12)
        foot.addWidget(self.editor)
        layout.addLayout(foot)
        self._editing: HighlightId | None = None
        self._before = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SAVED_AFTER_MILLISECONDS)
        self._timer.timeout.connect(self._write)
        self.editor.textChanged.connect(self._timer.start)
        self.editor.left.connect(self.finish)
        self.list.selectionModel().currentChanged.connect(lambda *_: self._choose())
        self.list.clicked.connect(lambda _: self._jump())

    def dress(self, theme: Theme) -> None:
        """Paint in the colours of `theme`."""
        self._entry.dress(theme)
        self.list.viewport().update()

    def show_highlights(self, highlights: tuple[Highlight, ...]) -> None:
        """Show an article's highlights, keeping the choice and what is being written."""
        chosen = self.chosen
        is_same = [one.id for one in highlights] == [one.id for one in self.model.rows]
        if is_same:
            self.model.rows = highlights
            self.list.doItemsLayout()
        else:
            self.finish()
            self.model.show_rows(highlights)
        self.hint.setVisible(not highlights)
        if chosen is not None:
            self.choose(chosen.id)
        if self.chosen is None or self.chosen.id != self._editing:
            self._choose()

    @property
    def chosen(self) -> Highlight | None:
        """Return the chosen highlight; None where there is none."""
        index = self.list.currentIndex()
        return index.data(HIGHLIGHT_ROLE) if index.isValid() else None

    def choose(self, highlight_id: HighlightId) -> None:
        """Choose a highlight of the list."""
        for number, highlight in enumerate(self.model.rows):
            if highlight.id == highlight_id:
                self.list.setCurrentIndex(self.model.index(number))

    def write_note(self, highlight_id: HighlightId) -> None:
        """Let the reader write on a highlight."""
        self.choose(highlight_id)
        self.editor.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.editor.moveCursor(self.editor.textCursor().MoveOperation.End)

    def finish(self) -> None:
        """Keep what is being written, now."""
        self._write()
        if self._editing is not None and self.editor.toPlainText() != self._before:
            before, self._before = self._before, self.editor.toPlainText()
            self.note_finished.emit(self._editing, before, self._before)

    def _write(self) -> None:
        self._timer.stop()
        chosen = next((one for one in self.model.rows if one.id == self._editing), None)
        if chosen is None:
            return
        kept = chosen.note.text if chosen.note else ""
        text = self.editor.toPlainText()
        if text.strip() != kept:
            self.note_written.emit(self._editing, text)

    def _choose(self) -> None:
        chosen = self.chosen
        if chosen is not None and chosen.id == self._editing:
            return
        self.finish()
        self._editing = chosen.id if chosen else None
        self._before = chosen.note.text if chosen and chosen.note else ""
        self.editor.blockSignals(True)
        self.editor.setPlainText(self._before)
        self.editor.blockSignals(False)
        self.editor.setEnabled(chosen is not None)
        if chosen is not None:
            self.highlight_chosen.emit(chosen)

    def _jump(self) -> None:
        if self.chosen is not None:
            self.jump_requested.emit(self.chosen)
