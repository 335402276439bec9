"""A highlight's note on a card beside its sentence, written in place."""

from PySide6.QtCore import QByteArray, QEvent, QPoint, QRect, QRectF, QSize, Qt, QUrl, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QTextDocument,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QFrame, QPlainTextEdit, QTextEdit, QWidget

from desktop.base.overriding import override
from desktop.library import Highlight, HighlightId
from desktop.ui.support.autosave import Autosave
from desktop.ui.support.interface_language import Localized
from desktop.ui.support.own_keys import keep_key
from desktop.ui.support.plain_labels import NO_RESOURCE, PlainLabel
from desktop.ui.support.tags_field import TagsField
from desktop.ui.support.theme import Theme

LEAST_MARGIN = 240
"""Pixels at the right of the columns from which on the card is there, and not over the text."""
WIDEST = 340
GAP = 10
"""Pixels between the card and the sentence, or the edges of the view."""
LEAST_HEIGHT = 88
SHARE = 0.45
"""Fraction of the view's height that a card takes at most."""
STRIPE, LEFT, INSIDE = 4, 14, 10
"""The stripe in the highlight's colour, and the margins of what is on the card, in pixels."""
FRAME = 4
"""Pixels that Qt keeps free around the lines of a text field, above and below together."""
LEAST_LINES = 3
"""How many lines there are to write on before the card grows."""
LINE_BREAKS = {0x2028: "\n", 0x2029: "\n"}
MARKDOWN = (
    QTextDocument.MarkdownFeature.MarkdownDialectGitHub
    | QTextDocument.MarkdownFeature.MarkdownNoHTML
)


def find_card_place(sentence: QRect | None, margin: QRect, view: QRect, size: QSize) -> QRect:
    """Return where a card of `size` goes in the part `view` of the text's view.

    That is in the free `margin` if it is wide enough, or else below the lines of its `sentence`, or
    above them where there is more room. A card without a sentence is at the top.
    """
    width, height = size.width(), size.height()
    if margin.width() >= LEAST_MARGIN:
        top = sentence.top() if sentence is not None else view.top() + GAP
        return _inside(QRect(margin.left() + GAP, top, width, height), view)
    if sentence is None:
        return _inside(QRect(view.right() - width - GAP, view.top() + GAP, width, height), view)
    below = view.bottom() - sentence.bottom() - 2 * GAP
    above = sentence.top() - view.top() - 2 * GAP
    is_below = height <= below or below >= above
    height = min(height, max(below if is_below else above, LEAST_HEIGHT))
    top = sentence.bottom() + GAP if is_below else sentence.top() - GAP - height
    return _inside(QRect(sentence.left(), top, width, height), view)


def find_card_width(sentence: QRect | None, margin: QRect, view: QRect) -> int:
    """Return how wide a card is, in pixels."""
    if margin.width() >= LEAST_MARGIN:
        return min(margin.width() - 2 * GAP, WIDEST)
    widest = view.width() - 2 * GAP
    wanted = sentence.width() if sentence is not None else WIDEST
    return min(max(wanted, LEAST_MARGIN), WIDEST, widest)


def _inside(card: QRect, view: QRect) -> QRect:
    """Return a card moved into the view."""
    left = max(min(card.left(), view.right() - GAP - card.width()), view.left() + GAP)
    top = max(min(card.top(), view.bottom() - GAP - card.height()), view.top() + GAP)
    return QRect(QPoint(left, top), card.size())


class NoteText(QTextEdit):
    """A note as it is read, formatted as Markdown; it can't be focused or clicked."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("cardText")
        self.setReadOnly(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.document().setIndentWidth(16)
        self.viewport().setAutoFillBackground(False)

    def show_note(self, text: str) -> None:
        """Show a note; its line breaks are kept."""
        self.document().setMarkdown(text.replace("\n", "  \n"), MARKDOWN)

    @override
    def loadResource(self, type: int, name: QUrl | str) -> QByteArray:
        return NO_RESOURCE


class NoteEditor(QPlainTextEdit):
    """A note as it is written; `escaped` comes from Escape, `left` when the focus goes."""

    escaped = Signal()
    left = Signal()

    @property
    def written(self) -> str:
        """Return the text with its no-break spaces, which Qt's plain text hasn't."""
        return self.document().toRawText().translate(LINE_BREAKS)

    @override
    def event(self, event: QEvent) -> bool:
        if keep_key(event):
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        is_finished = is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_Escape or is_finished:
            self.escaped.emit()
            return
        super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()


class NoteCard(Localized):
    """Shows the note and tags of a highlight, or has them written.

    `note_written` carries the highlight's id and the note's text; `note_finished` the id and the
    texts before and after editing. `tags_written` and `tags_finished` do the same for tags.
    `closed` tells that the writing has ended, and whether the focus was here; `edit_requested`
    comes from a click, `grown` when the card needs another size.
    """

    note_written = Signal(object, str)
    note_finished = Signal(object, str, str)
    tags_written = Signal(object, tuple)
    tags_finished = Signal(object, tuple, tuple)
    closed = Signal(bool)
    edit_requested = Signal()
    grown = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.highlight: Highlight | None = None
        self.is_editing = False
        self._theme: Theme | None = None
        self._editing: HighlightId | None = None
        self.text = NoteText(self)
        self.words = PlainLabel(self)
        self.words.setObjectName("cardTags")
        self.words.setWordWrap(True)
        self.words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.editor = NoteEditor(self)
        self.editor.setObjectName("cardEditor")
        self.editor.setTabChangesFocus(True)
        self.editor.document().setDocumentMargin(0)
        self.tags = TagsField(self)
        self.tags.setObjectName("cardTags")
        self._note = Autosave(
            self.editor, lambda: self.editor.written.strip(), self.editor.setPlainText
        )
        self._tags = Autosave(self.tags, lambda: self.tags.tags, self.tags.show_tags)
        self._connect()
        self.set_texts()
        self._show_parts()
        self.hide()

    @override
    def set_texts(self) -> None:
        self.setAccessibleName(self.tr("Note"))
        self.editor.setAccessibleName(self.tr("Note on the highlight"))
        self.editor.setPlaceholderText(self.tr("Note, in Markdown; #word makes a tag."))
        self.tags.setAccessibleName(self.tr("Tags of the highlight"))

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
        self.editor.textChanged.connect(self.grown)
        self.editor.left.connect(self._leave)
        self.editor.escaped.connect(self.close_editor)
        self.tags.textChanged.connect(self._tags.save_soon)
        self.tags.left.connect(self._leave)
        self.tags.escaped.connect(self.close_editor)
        self.tags.returnPressed.connect(self.close_editor)

    def apply_theme(self, theme: Theme) -> None:
        """Paint in the colours of `theme`."""
        self._theme = theme
        self.update()

    def show_highlight(self, highlight: Highlight) -> None:
        """Show a highlight's note and tags, or what undo made of those that are being written."""
        if self.is_editing and highlight.id != self._editing:
            self.close_editor()
        self.highlight = highlight
        note = highlight.note.text if highlight.note else ""
        if self.is_editing:
            self._note.show_if_changed(note)
            self._tags.show_if_changed(highlight.tags)
        self.text.show_note(note)
        self.words.setText("   ".join(highlight.tags))
        self.setAccessibleDescription("\n".join(part for part in (note, self.words.text()) if part))
        self._show_parts()
        self.update()

    def edit(self, highlight: Highlight) -> None:
        """Write the note of a highlight, from its end on."""
        if self._editing != highlight.id:
            self.close_editor()
            self._editing = highlight.id
            self._note.show(highlight.note.text if highlight.note else "")
            self._tags.show(highlight.tags)
            self.editor.moveCursor(self.editor.textCursor().MoveOperation.End)
        self.is_editing = True
        self.show_highlight(highlight)
        self.show()
        self.raise_()
        self.editor.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def finish_editing(self) -> None:
        """Save the note and tags being written, as finished; the card stays as it is."""
        self._tags.finish()  # first, since the words of a note may be tags, too
        self._note.finish()

    def close_editor(self) -> None:
        """End the writing, with everything saved."""
        self.finish_editing()
        if self.is_editing:
            had_focus = self.isAncestorOf(self.window().focusWidget())
            self.is_editing, self._editing = False, None
            self._show_parts()
            self.closed.emit(had_focus)

    def height_for(self, width: int, view: QSize) -> int:
        """Return the height in pixels that the card takes, if it is so wide."""
        inside = width - LEFT - INSIDE
        most = round(view.height() * SHARE)
        if self.is_editing:
            line = self.editor.fontMetrics().lineSpacing()
            lines = max(self._count_lines(inside), LEAST_LINES)
            parts = lines * line + FRAME + 4 + self.tags.sizeHint().height()
        else:
            document = self.text.document()
            document.setTextWidth(inside)
            parts = round(document.size().height()) * (not self.text.isHidden())
            if not self.words.isHidden():
                parts += self.words.heightForWidth(inside) + 4 * (not self.text.isHidden())
        return min(parts + 2 * INSIDE, most)

    def place(self, area: QRect) -> None:
        """Move the card to an area of its parent."""
        self.setGeometry(area)
        inside = QRect(LEFT, INSIDE, area.width() - LEFT - INSIDE, area.height() - 2 * INSIDE)
        below = self.tags if self.is_editing else self.words
        height = below.sizeHint().height() if self.is_editing else 0
        if not self.is_editing and not self.words.isHidden():
            height = self.words.heightForWidth(inside.width())
        above = QRect(
            inside.topLeft(), QSize(inside.width(), inside.height() - height - 4 * bool(height))
        )
        left = inside.left() - FRAME // 2 * self.is_editing
        below.setGeometry(left, inside.bottom() + 1 - height, inside.right() - left, height)
        (self.editor if self.is_editing else self.text).setGeometry(above)

    def _count_lines(self, width: int) -> int:
        """Return how many lines the note takes as it is written, if they are so wide."""
        metrics, flags = self.editor.fontMetrics(), Qt.TextFlag.TextWrapAnywhere.value
        flags |= Qt.TextFlag.TextWordWrap.value
        room = QRect(0, 0, width - metrics.averageCharWidth(), 100_000)
        height = metrics.boundingRect(room, flags, self.editor.toPlainText() + "|").height()
        return -(-height // metrics.lineSpacing())

    def _show_parts(self) -> None:
        for part in (self.editor, self.tags):
            part.setVisible(self.is_editing)
        has_note = self.highlight is not None and self.highlight.note is not None
        self.text.setVisible(not self.is_editing and has_note)
        self.words.setVisible(not self.is_editing and bool(self.words.text()))
        shape = Qt.CursorShape.ArrowCursor if self.is_editing else Qt.CursorShape.PointingHandCursor
        self.setCursor(shape)

    def _leave(self) -> None:
        """Save what one field holds; end the writing once the focus is elsewhere in the window."""
        now = QApplication.focusWidget()
        if now is None or now.window() is not self.window():
            self.finish_editing()
        elif not self.isAncestorOf(now):
            self.close_editor()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self.is_editing and event.button() == Qt.MouseButton.LeftButton:
            self.edit_requested.emit()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        bar = self.text.verticalScrollBar()
        if bar.maximum() and not self.is_editing:
            QApplication.sendEvent(bar, event)
        else:
            event.ignore()  # the text scrolls

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._theme is None or self.highlight is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outline = QPainterPath()
        outline.addRoundedRect(QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75), 6, 6)
        painter.fillPath(outline, self._theme.colour("paper" if self.is_editing else "panel"))
        painter.setClipPath(outline)
        stripe = QRect(0, 0, STRIPE + 1, self.height())
        painter.fillRect(stripe, self._theme.highlight_background(self.highlight.colour))
        painter.setClipping(False)
        token, width = ("accent", 1.5) if self.is_editing else ("line", 1.0)
        painter.strokePath(outline, QPen(self._theme.colour(token), width))
