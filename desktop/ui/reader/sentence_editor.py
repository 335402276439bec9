"""The editor that lies over the translation of a sentence, with suggestions below it."""

from PySide6.QtCore import (
    QByteArray,
    QEvent,
    QMimeData,
    QRect,
    QRectF,
    Qt,
    QUrl,
    Signal,
)
from PySide6.QtGui import (
    QFont,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QTextBlockFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QPushButton,
    QTextEdit,
    QWidget,
)

from desktop.base.overriding import override
from desktop.ui.reader.sentence_place import SentencePlace
from desktop.ui.reader.suggestion_list import Suggestion, SuggestionList
from desktop.ui.reader.text_shapes import round_corners
from desktop.ui.support.interface_language import Localized
from desktop.ui.support.own_keys import keep_key
from desktop.ui.support.plain_labels import NO_RESOURCE, PlainLabel
from desktop.ui.support.qttext import to_qt
from desktop.ui.support.theme import Theme

SIDE, ABOVE = 9, 6
"""Pixels between the outline and the text."""
INSET = 2
"""Margin of the document in the text field, for the caret."""
LEAST_LIST = 132
"""Pixels of the list that are always shown, if it has so much."""
SHARE = 0.5
"""Fraction of the view's height that the text takes at most before it scrolls."""
RESTORE_KEYS = "Ctrl+R"
LINE_BREAKS = dict.fromkeys(map(ord, "\n\r\v\f\u0085\u2028\u2029"), " ")


class TranslationText(QTextEdit):
    """A text without line breaks; its signals come from keys that an editor of lines hasn't.

    Enter emits `confirmed`, Ctrl+Enter `finished`, Escape `left`, Down in the last line
    `left_below`.
    """

    confirmed = Signal()
    finished = Signal()
    left = Signal()
    left_below = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("sentenceText")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDocumentMargin(INSET)
        self.viewport().setAutoFillBackground(False)

    @override
    def event(self, event: QEvent) -> bool:
        if keep_key(event):
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if modifiers == Qt.KeyboardModifier.NoModifier:
                self.confirmed.emit()
            elif modifiers == Qt.KeyboardModifier.ControlModifier:
                self.finished.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Down and self._is_in_last_line():
            self.left_below.emit()
        else:
            super().keyPressEvent(event)

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        self.insertPlainText(source.text().translate(LINE_BREAKS))

    @override
    def loadResource(self, type: int, name: QUrl | str) -> QByteArray:
        return NO_RESOURCE

    def _is_in_last_line(self) -> bool:
        return not QTextCursor(self.textCursor()).movePosition(QTextCursor.MoveOperation.Down)


class SentenceEditor(Localized):
    """A text in the place of a translation, with a list of others below it.

    `confirmed` asks to save and go on, `finished` to save, `left` to leave without saving,
    `restore_requested` for the machine translation. `grown` tells that it needs more room.
    """

    confirmed = Signal()
    finished = Signal()
    left = Signal()
    restore_requested = Signal()
    grown = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme: Theme | None = None
        self._outline = QPainterPath()
        self._rule = 0
        self._saved = ""
        self.text = TranslationText(self)
        self.source = PlainLabel(self)
        self.source.setObjectName("hint")
        self.source.setWordWrap(True)
        self.list = SuggestionList(self)
        self.message = PlainLabel(self)
        self.message.setObjectName("hint")
        self.message.setWordWrap(True)
        self.restore = QPushButton(self)
        self.restore.setObjectName("quietKey")
        self.set_texts()
        self._similar: tuple[Suggestion, ...] = ()
        self._others: tuple[Suggestion, ...] = ()
        self._is_list_wanted = False
        self._connect()
        self.hide()

    def _connect(self) -> None:
        self.text.confirmed.connect(self.confirmed)
        self.text.finished.connect(self.finished)
        self.text.left.connect(self.left)
        self.text.left_below.connect(self.list.focus_rows)
        self.text.document().documentLayout().documentSizeChanged.connect(
            lambda _: self.grown.emit()
        )
        self.list.chosen.connect(self._use)
        self.list.left.connect(self.left)
        self.list.left_above.connect(self.focus_text)
        self.list.typed.connect(self._type)
        self.restore.clicked.connect(self.restore_requested)

    def apply_theme(self, theme: Theme) -> None:
        """Paint in the colours of `theme`."""
        self._theme = theme
        self.list.delegate.apply_theme(theme)
        self.update()

    def open(self, saved: str, is_own: bool, source: str) -> None:
        """Begin to edit the translation `saved` of `source`, which may be empty."""
        self._similar = self._others = ()
        self._is_list_wanted = False
        self.list.show_suggestions(())
        self.message.setText(self.tr("Looking for other translations…"))
        self.source.setText(source)
        self.source.hide()
        self.text.setAccessibleDescription(source)
        self.text.setPlainText(saved.translate(LINE_BREAKS))
        self.show_saved(saved, is_own)

    def show_saved(self, saved: str, is_own: bool) -> None:
        """Show what is saved, unless the reader has changed the text."""
        if not self.is_changed and self.typed != saved:
            self.replace_text(saved)
        self._saved = saved
        self.restore.setVisible(is_own)

    def forget_changes(self) -> None:
        """Take what is written as saved, so that it gives way to what is saved next."""
        self._saved = self.typed

    @property
    def typed(self) -> str:
        """Return the text without blanks around it, with its no-break spaces."""
        return self.text.document().toRawText().strip()

    @property
    def is_changed(self) -> bool:
        """Return whether the text is another than the one saved, and not blank."""
        return self.typed not in ("", self._saved)

    def replace_text(self, text: str) -> None:
        """Put another text in the place of all that is written, so that undo brings that back."""
        cursor = self.text.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text.translate(LINE_BREAKS))
        self.text.setTextCursor(cursor)

    def put_caret(self, offset: int) -> None:
        """Put the caret before the character at `offset`, in code points."""
        cursor = self.text.textCursor()
        text = self.text.document().toRawText()
        cursor.setPosition(to_qt(text, min(offset, len(text))))
        self.text.setTextCursor(cursor)

    def focus_text(self) -> None:
        """Go to the text."""
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def set_texts(self) -> None:
        self.text.setAccessibleName(self.tr("Your translation"))
        self.list.setAccessibleName(self.tr("Other translations"))
        keys = QKeySequence(RESTORE_KEYS)
        native = keys.toString(QKeySequence.SequenceFormat.NativeText)
        self.restore.setText(f"{self.tr('Restore the machine translation')}   {native}")
        self.restore.setShortcut(keys)  # a new text takes the shortcut away

    def focus_list(self) -> None:
        """Go to the list, as soon as there is something in it."""
        self._is_list_wanted = True
        self.focus_text()
        self.list.focus_rows()

    def show_similar(self, found: tuple[Suggestion, ...]) -> None:
        """List the translations of similar sentences above the others."""
        self._similar = found
        self._fill_list()

    def show_others(self, found: tuple[Suggestion, ...]) -> None:
        """List other translations."""
        self._others = tuple(one for one in found if one.text != self._saved)
        keys = self.tr("Enter: next  ·  Ctrl+Enter: done  ·  Esc: leave  ·  ↓: list")
        none = self.tr("There are no other translations.")
        self.message.setText(keys if self._others or self._similar else none)
        self._fill_list()

    def _fill_list(self) -> None:
        self.list.show_suggestions((*self._similar, *self._others))
        if self._is_list_wanted and self.text.hasFocus() and not self.is_changed:
            self.list.focus_rows()
        self.grown.emit()

    def _use(self, text: str) -> None:
        self._is_list_wanted = False
        self.replace_text(text)
        self.focus_text()

    def _type(self, event: QKeyEvent) -> None:
        self.focus_text()
        QApplication.sendEvent(self.text, event)

    def place(self, place: SentencePlace, lines: QRect, view: QRect) -> None:
        """Lie over `lines` of the parent, which are where `place` is, inside its part `view`."""
        self._format_text(place)
        width = lines.width() + 2 * SIDE
        most = round(view.height() * SHARE)
        self.text.setFixedWidth(lines.width() + 2 * INSET)
        wanted = round(self.text.document().size().height())
        is_long = wanted > most
        on_demand = (
            Qt.ScrollBarPolicy.ScrollBarAsNeeded
            if is_long
            else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )
        self.text.setVerticalScrollBarPolicy(on_demand)
        text_height = min(wanted, most)
        self.text.setGeometry(SIDE - INSET, ABOVE - INSET, lines.width() + 2 * INSET, text_height)
        top = lines.top() - ABOVE
        y = self._place_below(ABOVE - INSET + text_height + 2, width, view.bottom() - top)
        self.setGeometry(lines.left() - SIDE, top, width, y)
        self._outline = self._make_outline(place, width, y)
        self.update()

    def _place_below(self, y: int, width: int, room: int) -> int:
        """Place what is below the text, from `y` down, and return where it ends."""
        inside = width - 2 * SIDE
        if not self.source.isHidden():
            y = _put(self.source, y, inside) + 4
        foot = 6
        for part in (self.message, self.restore):
            if not part.isHidden():
                foot += part.sizeHint().height() + 4
        content = self.list.content_height(width - 4)
        height = min(content, max(room - y - foot - ABOVE, LEAST_LIST))
        self.list.setVisible(content > 0)
        if content:
            self._rule = y
            self.list.setGeometry(2, y + 1, width - 4, height)
            y += height + 1
        self.message.setVisible(bool(self.message.text()))
        if self.message.text():
            y = _put(self.message, y + 2, inside)
        if not self.restore.isHidden():
            size = self.restore.sizeHint()
            self.restore.setGeometry(3, y + 4, min(size.width(), width - 6), size.height())
            y += 4 + size.height()
        return y + ABOVE

    def _format_text(self, place: SentencePlace) -> None:
        """Give the text the font, the line height and the indent of what it lies over."""
        document = self.text.document()
        if document.defaultFont() != place.font:
            document.setDefaultFont(place.font)
            self.text.setFont(place.font)
            rows = QFont(place.font)
            rows.setPointSizeF(rows.pointSizeF() * 0.94)
            rows.setWeight(QFont.Weight.Normal)
            self.list.setFont(rows)
        before = document.firstBlock().blockFormat()
        is_same = abs(before.textIndent() - place.indent) < 0.5
        if is_same and before.lineHeight() == place.spacing:
            return
        wanted = QTextBlockFormat()
        wanted.setTextIndent(place.indent)
        proportional = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
        wanted.setLineHeight(place.spacing, proportional)
        cursor = QTextCursor(document)
        if document.isUndoAvailable():
            cursor.joinPreviousEditBlock()  # no step of its own for undo
            cursor.setBlockFormat(wanted)
            cursor.endEditBlock()
        else:
            cursor.setBlockFormat(wanted)
            document.clearUndoRedoStacks()

    def _make_outline(self, place: SentencePlace, width: int, height: int) -> QPainterPath:
        """Return the outline: around everything but what is before the sentence in its line."""
        half = 0.75
        whole = QRectF(half, half, width - 2 * half, height - 2 * half)
        boxes = QPainterPath()
        boxes.addRect(whole)
        if place.indent > SIDE:
            line = place.line_height * (1 + place.spacing / 100) / 2
            before = QPainterPath()
            before.addRect(QRectF(-1, -1, SIDE + place.indent - 4, ABOVE + line + 1))
            boxes = boxes.subtracted(before)
        outline = QPainterPath()
        for polygon in boxes.simplified().toFillPolygons():
            outline.addPath(round_corners(polygon))
        return outline

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._theme is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(self._theme.colour("paper"))
        painter.setPen(QPen(self._theme.colour("accent"), 1.5))
        painter.drawPath(self._outline)
        if not self.list.isHidden():
            painter.fillRect(1, self._rule, self.width() - 2, 1, self._theme.colour("line"))


def _put(label: PlainLabel, y: int, width: int) -> int:
    """Place a label of so many pixels from `y` down, and return where it ends."""
    height = label.heightForWidth(width)
    label.setGeometry(SIDE, y, width, height)
    return y + height
