"""The notes panel: the article's highlights, and editors for the note and tags of one."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QListView,
    QPlainTextEdit,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop.base.overriding import override
from desktop.library import Highlight, HighlightId
from desktop.ui.session import Session
from desktop.ui.support.autosave import Autosave
from desktop.ui.support.interface_language import Localized
from desktop.ui.support.lists import (
    PADDING,
    ROW_ROLE,
    TOP_LEFT,
    Index,
    RowDelegate,
    RowList,
    draw_wrapped,
)
from desktop.ui.support.plain_labels import PlainLabel
from desktop.ui.support.tags_field import TagsField
from desktop.ui.support.theme import Theme


class HighlightRows(RowList):
    """The list model of highlights."""

    @override
    def text(self, row: Highlight) -> str:
        return row.anchor.exact

    @override
    def accessible_text(self, row: Highlight) -> str:
        lost = self.tr("Lost: its words are no longer in the article.") if row.is_lost else ""
        note = row.note.text if row.note else ""
        parts = (lost, row.anchor.exact, ", ".join(row.tags), note)
        return "\n".join(part for part in parts if part)


class HighlightDelegate(RowDelegate):
    """Paints a highlight: its colour, words, tags and the beginning of its note."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row: Highlight = index.data(ROW_ROLE)
        lines = (3 if row.note else 2) + bool(row.tags)
        return QSize(200, option.fontMetrics.lineSpacing() * lines + 2 * PADDING + 2)

    @override
    def draw(self, painter: QPainter, row: Highlight, inside: QRect) -> None:
        assert self.theme is not None
        swatch = QRect(inside.left(), inside.top(), 5, inside.height())
        painter.fillRect(swatch, self.theme.highlight_background(row.colour))
        line = painter.fontMetrics().lineSpacing()
        room = inside.adjusted(14, 0, 0, 0)
        quote = QRect(room.left(), room.top(), room.width(), line if row.note else 2 * line)
        font = painter.font()
        font.setItalic(row.is_lost)
        painter.setFont(font)
        painter.setPen(self.colour("muted" if row.note else "ink"))
        draw_wrapped(painter, row.anchor.exact, quote)
        bottom = quote.bottom() + 1
        if row.tags:
            painter.setPen(self.colour("muted"))
            tags = painter.fontMetrics().elidedText(
                ", ".join(row.tags), Qt.TextElideMode.ElideRight, room.width()
            )
            painter.drawText(QRect(room.left(), bottom, room.width(), line), TOP_LEFT, tags)
            bottom += line
        if row.note:
            painter.setPen(self.colour("ink"))
            note = QRect(room.left(), bottom, room.width(), 2 * line)
            draw_wrapped(painter, " ".join(row.note.text.split()), note)


class NoteEditor(QPlainTextEdit):
    """A note editor; `left` is emitted when it loses the focus, or on Escape."""

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


class NotesPanel(Localized):
    """Lists highlights and edits their notes and tags.

    `note_written` carries the highlight's id and the note's text; `note_finished` the id and the
    texts before and after editing, once the reader leaves the editor. `tags_written` and
    `tags_finished` do the same for tags.
    """

    highlight_chosen = Signal(Highlight)
    jump_requested = Signal(Highlight)
    note_written = Signal(object, str)
    note_finished = Signal(object, str, str)
    tags_written = Signal(object, tuple)
    tags_finished = Signal(object, tuple, tuple)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidePanel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.title = PlainLabel(self)
        self.title.setObjectName("panelTitle")
        self.hint = PlainLabel(self)
        self.hint.setObjectName("panelHint")
        self.hint.setWordWrap(True)
        self.list = QListView(self)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.model = HighlightRows(self)
        self._delegate = HighlightDelegate(self.list)
        self.list.setItemDelegate(self._delegate)
        self.list.setModel(self.model)
        self.editor = NoteEditor(self)
        self.editor.setTabChangesFocus(True)
        self.editor.setFixedHeight(150)
        self.tags = TagsField(self)
        self._lay_out()
        self._editing: HighlightId | None = None
        self._note = Autosave(
            self.editor, lambda: self.editor.toPlainText().strip(), self.editor.setPlainText
        )
        self._tags = Autosave(self.tags, lambda: self.tags.tags, self.tags.show_tags)
        self._connect()
        self.set_texts()
        self._show_saved(None)

    @override
    def set_texts(self) -> None:
        self.title.setText(self.tr("Highlights and notes"))
        self.hint.setText(
            self.tr("Keys 1 to 5 highlight the sentence or the selection; N writes a note.")
        )
        self.list.setAccessibleName(self.tr("Highlights of this article"))
        self.editor.setAccessibleName(self.tr("Note on the highlight"))
        self.editor.setPlaceholderText(self.tr("Note, in Markdown. Escape returns to the text."))
        self.tags.setAccessibleName(self.tr("Tags of the highlight"))

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.title)
        layout.addWidget(self.hint)
        layout.addWidget(self.list, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(12, 8, 12, 12)
        foot.setSpacing(8)
        foot.addWidget(self.editor)
        foot.addWidget(self.tags)
        layout.addLayout(foot)

    def _connect(self) -> None:
        self._note.edited.connect(lambda text: self.note_written.emit(self._editing, text))
        self._note.finished.connect(
            lambda before, after: self.note_finished.emit(self._editing, before, after)
        )
        self._tags.edited.connect(lambda tags: self.tags_written.emit(self._editing, tags))
        self._tags.finished.connect(
            lambda before, after: self.tags_finished.emit(self._editing, before, after)
        )
        self.editor.textChanged.connect(self._note.save_soon)
        self.editor.left.connect(self.finish_editing)
        self.tags.textChanged.connect(self._tags.save_soon)
        self.tags.left.connect(self.finish_editing)
        self.tags.returnPressed.connect(self.tags.left)
        self.list.selectionModel().currentChanged.connect(lambda *_: self._choose())
        self.list.clicked.connect(lambda _: self._jump())

    def apply_theme(self, theme: Theme) -> None:
        """Paint in the colours of `theme`."""
        self._delegate.apply_theme(theme)
        self.list.viewport().update()

    def connect_session(self, session: Session) -> None:
        """Show the highlights of the session's open article from now on."""
        session.article_leaving.connect(self.finish_editing)
        session.article_opened.connect(lambda _: self.show_highlights(session.highlights))
        session.article_closed.connect(lambda: self.show_highlights(()))
        session.highlights_changed.connect(self.show_highlights)

    def show_highlights(self, highlights: tuple[Highlight, ...]) -> None:
        """Show an article's highlights; keep the current one and unsaved text."""
        chosen = self.chosen
        if [one.id for one in highlights] == [one.id for one in self.model.rows]:
            self.model.rows = highlights
            self.list.doItemsLayout()
            self._refresh_fields()
        else:
            self.finish_editing()
            self.model.show_rows(highlights)
        self.hint.setVisible(not highlights)
        if chosen is not None:
            self.choose(chosen.id)
        if self.chosen is None or self.chosen.id != self._editing:
            self._choose()

    @property
    def chosen(self) -> Highlight | None:
        """Return the current highlight, or None."""
        index = self.list.currentIndex()
        return index.data(ROW_ROLE) if index.isValid() else None

    def choose(self, highlight_id: HighlightId) -> None:
        """Make a highlight the current one."""
        for number, highlight in enumerate(self.model.rows):
            if highlight.id == highlight_id:
                self.list.setCurrentIndex(self.model.index(number))

    def write_note(self, highlight_id: HighlightId) -> None:
        """Make a highlight the current one and focus its note editor."""
        self.choose(highlight_id)
        self.editor.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.editor.moveCursor(self.editor.textCursor().MoveOperation.End)

    def finish_editing(self) -> None:
        """Save the note and tags being edited, as finished."""
        self._note.finish()
        self._tags.finish()

    def _choose(self) -> None:
        chosen = self.chosen
        if chosen is not None and chosen.id == self._editing:
            return
        self.finish_editing()
        self._editing = chosen.id if chosen else None
        self._show_saved(chosen)
        if chosen is not None:
            self.highlight_chosen.emit(chosen)

    def _refresh_fields(self) -> None:
        """Show the saved note and tags if they have changed, as undo does."""
        editing = next((one for one in self.model.rows if one.id == self._editing), None)
        if editing is not None:
            self._note.show_if_changed(editing.note.text if editing.note else "")
            self._tags.show_if_changed(editing.tags)

    def _show_saved(self, highlight: Highlight | None) -> None:
        self._note.show(highlight.note.text if highlight and highlight.note else "")
        self._tags.show(highlight.tags if highlight else ())
        for field in (self.editor, self.tags):
            field.setEnabled(highlight is not None)

    def _jump(self) -> None:
        if self.chosen is not None:
            self.jump_requested.emit(self.chosen)
