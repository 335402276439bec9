"""The notes panel: the article's highlights in order, and a place to write on the chosen one."""

from PySide6.QtCore import (
    QRect,
    QSignalBlocker,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QLabel,
    QListView,
    QPlainTextEdit,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop.base.overriding import override
from desktop.library import Highlight, HighlightId
from desktop.ui.lists import PADDING, ROW_ROLE, Index, RowEntry, RowList, draw_wrapped
from desktop.ui.theme import Theme

SAVED_AFTER_MILLISECONDS = 400


class Highlights(RowList):
    """The highlights as Qt lists them."""

    @override
    def text(self, row: Highlight) -> str:
        return row.anchor.exact

    @override
    def told(self, row: Highlight) -> str:
        lost = self.tr("Lost: its words are no longer in the article.") if row.is_lost else ""
        note = row.note.text if row.note else ""
        return "\n".join(part for part in (lost, row.anchor.exact, note) if part)


class Entry(RowEntry):
    """Paints a highlight: its colour, its words, and the beginning of its note."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        lines = 3 if index.data(ROW_ROLE).note else 2
        return QSize(200, option.fontMetrics.lineSpacing() * lines + 2 * PADDING + 2)

    @override
    def draw(self, painter: QPainter, row: Highlight, inside: QRect) -> None:
        assert self.theme is not None
        swatch = QRect(inside.left(), inside.top(), 5, inside.height())
        painter.fillRect(swatch, self.theme.highlight(row.colour))
        line = painter.fontMetrics().lineSpacing()
        room = inside.adjusted(14, 0, 0, 0)
        quote = QRect(room.left(), room.top(), room.width(), line if row.note else 2 * line)
        font = painter.font()
        font.setItalic(row.is_lost)
        painter.setFont(font)
        painter.setPen(self.colour("muted" if row.note else "ink"))
        draw_wrapped(painter, row.anchor.exact, quote)
        if row.note:
            painter.setPen(self.colour("ink"))
            note = QRect(room.left(), quote.bottom() + 1, room.width(), 2 * line)
            draw_wrapped(painter, " ".join(row.note.text.split()), note)


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
        self._before = self._kept = ""
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
        if [one.id for one in highlights] == [one.id for one in self.model.rows]:
            self.model.rows = highlights
            self.list.doItemsLayout()
            self._take_up_change()
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
        return index.data(ROW_ROLE) if index.isValid() else None

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
        text = self.editor.toPlainText()
        if self._editing is not None and text.strip() != self._kept.strip():
            self._kept = text
            self.note_written.emit(self._editing, text)

    def _choose(self) -> None:
        chosen = self.chosen
        if chosen is not None and chosen.id == self._editing:
            return
        self.finish()
        self._editing = chosen.id if chosen else None
        self._show_note(chosen)
        self.editor.setEnabled(chosen is not None)
        if chosen is not None:
            self.highlight_chosen.emit(chosen)

    def _take_up_change(self) -> None:
        """Show the note as it is kept now, where undo has changed it under the editor."""
        editing = next((one for one in self.model.rows if one.id == self._editing), None)
        kept = editing.note.text if editing and editing.note else ""
        if editing is not None and kept != self._kept.strip():
            self._show_note(editing)

    def _show_note(self, highlight: Highlight | None) -> None:
        self._before = self._kept = highlight.note.text if highlight and highlight.note else ""
        self._timer.stop()
        with QSignalBlocker(self.editor):
            self.editor.setPlainText(self._before)

    def _jump(self) -> None:
        if self.chosen is not None:
            self.jump_requested.emit(self.chosen)
