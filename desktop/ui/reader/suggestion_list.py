"""The list below a translation being edited: other translations, and those of similar sentences."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QStyleOptionViewItem, QWidget

from desktop.base.overriding import override
from desktop.ui.support.lists import ROW_ROLE, STRIPE, TOP_LEFT, Index, RowDelegate, RowList
from desktop.ui.support.own_keys import is_escape, keep_key

ROW_PADDING, TEXT_LEFT = 5, 7
WRAPPED = TOP_LEFT | Qt.TextFlag.TextWordWrap
ENDLESS = 100_000


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A translation to choose, with a line that says where it comes from."""

    text: str
    origin: str = ""


class SuggestionRows(RowList):
    """The list model of suggestions."""

    @override
    def text(self, row: Suggestion) -> str:
        return row.text

    @override
    def accessible_text(self, row: Suggestion) -> str:
        return f"{row.text}\n{row.origin}" if row.origin else row.text


class _Delegate(RowDelegate):
    """Paints a suggestion on as many lines as it takes, and its origin in a smaller font."""

    def __init__(self, parent: QListView) -> None:
        super().__init__(parent)
        self._list = parent

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._list.viewport().width()
        return QSize(width, self.height_of(index.data(ROW_ROLE), width))

    def height_of(self, row: Suggestion, width: int) -> int:
        """Return the height in pixels of a row that is so wide."""
        room = QRect(0, 0, width - 2 * TEXT_LEFT, ENDLESS)
        height = _height(QFontMetrics(self._list.font()), room, row.text)
        if row.origin:
            height += _height(QFontMetrics(self._small_font()), room, row.origin)
        return height + 2 * ROW_PADDING

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        from PySide6.QtWidgets import QStyle  # importing it early would slow start-up by a tenth

        row: Suggestion = index.data(ROW_ROLE)
        rect: QRect = option.rect
        painter.save()
        is_selected = option.state & QStyle.StateFlag.State_Selected and self._list.hasFocus()
        if is_selected:
            painter.fillRect(rect, self.colour("selection"))
            painter.fillRect(
                QRect(rect.topLeft(), QSize(STRIPE, rect.height())), self.colour("focus")
            )
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, self.colour("hover"))
        inside = rect.adjusted(TEXT_LEFT, ROW_PADDING, -TEXT_LEFT, -ROW_PADDING)
        painter.setFont(self._list.font())
        painter.setPen(self.colour("ink"))
        painter.drawText(inside, WRAPPED, row.text)
        if row.origin:
            below = _height(painter.fontMetrics(), QRect(0, 0, inside.width(), ENDLESS), row.text)
            painter.setFont(self._small_font())
            painter.setPen(self.colour("ink" if is_selected else "muted"))
            painter.drawText(inside.adjusted(0, below, 0, 0), WRAPPED, row.origin)
        painter.restore()

    def _small_font(self) -> QFont:
        font = QFont(self._list.font())
        font.setPointSizeF(font.pointSizeF() * 0.82)
        return font


class SuggestionList(QListView):
    """Suggestions as plain rows, without a scroll bar below them.

    `chosen` carries the text of a row on Enter or a click, `left_above` comes from Up in the first
    row, `typed` carries a key that belongs to the text, `left` comes from Escape.
    """

    chosen = Signal(str)
    left_above = Signal()
    left = Signal()
    typed = Signal(QKeyEvent)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("suggestions")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.rows = SuggestionRows(self)
        self.delegate = _Delegate(self)
        self.setItemDelegate(self.delegate)
        self.setModel(self.rows)
        self.clicked.connect(self._choose)

    def show_suggestions(self, shown: tuple[Suggestion, ...]) -> None:
        """Replace the rows; the current one stays the current one."""
        current = self.currentIndex()
        kept = current.data(ROW_ROLE) if current.isValid() else None
        self.rows.show_rows(shown)
        if kept in shown:
            self.setCurrentIndex(self.rows.index(shown.index(kept)))

    def content_height(self, width: int) -> int:
        """Return the height of all rows in pixels where the list is so wide."""
        return sum(self.delegate.height_of(row, width) for row in self.rows.rows)

    def focus_rows(self) -> None:
        """Go to the current row, or else to the first one."""
        if self.rows.rows:
            if not self.currentIndex().isValid():
                self.setCurrentIndex(self.rows.index(0))
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def event(self, event: QEvent) -> bool:
        # Escape leaves the editor; letters are the text's and not commands.
        if keep_key(event, lambda one: is_escape(one) or _is_letter(one)):
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.currentIndex())
        elif event.key() == Qt.Key.Key_Up and self.currentIndex().row() <= 0:
            self.left_above.emit()
        elif _is_letter(event):
            self.typed.emit(event)
        else:
            super().keyPressEvent(event)

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(index.data(ROW_ROLE).text)


def _height(metrics: QFontMetrics, room: QRect, text: str) -> int:
    return metrics.boundingRect(room, int(WRAPPED), text).height()


def _is_letter(event: QKeyEvent) -> bool:
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
    return event.text().isprintable() and bool(event.text()) and not modifiers
