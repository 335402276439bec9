"""The tray of lines that the cleaning left out, each with its reason, to be brought back."""

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QLabel,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop.base.overriding import override
from desktop.reading.article import Dropped
from desktop.ui.painting import two_lines
from desktop.ui.texts import reason_text
from desktop.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()
LINE_ROLE = Qt.ItemDataRole.UserRole
PADDING = 9
MARGIN = 16


class Tray(QAbstractListModel):
    """The lines as Qt lists them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: tuple[Dropped, ...] = ()

    def show_rows(self, rows: tuple[Dropped, ...]) -> None:
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
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return row.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.text}, {reason_text(row.reason)}"
        return row if role == LINE_ROLE else None


class Entry(QStyledItemDelegate):
    """Paints a line, on two lines at most, and below it why it was left out."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme: Theme | None = None

    def dress(self, theme: Theme) -> None:
        """Paint in the colours of `theme`."""
        self._theme = theme

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line = option.fontMetrics.lineSpacing()
        room = QRect(0, 0, option.rect.width() - 2 * MARGIN, 2 * line)
        text: Dropped = index.data(LINE_ROLE)
        wrapped = option.fontMetrics.boundingRect(
            room, Qt.TextFlag.TextWordWrap.value, two_lines(text.text, option.fontMetrics, room)
        )
        return QSize(200, wrapped.height() + line + 2 * PADDING)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        if self._theme is None:
            return
        from PySide6.QtWidgets import QStyle  # a tenth of a window's start, for one enum

        line: Dropped = index.data(LINE_ROLE)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, self._theme.colour("paper"))
            if option.state & QStyle.StateFlag.State_HasFocus:
                painter.setPen(self._theme.colour("focus"))
                painter.drawRect(option.rect.adjusted(0, 0, -1, -1))
        height = painter.fontMetrics().lineSpacing()
        inside = option.rect.adjusted(MARGIN, PADDING, -MARGIN, -PADDING)
        text = QRect(inside.left(), inside.top(), inside.width(), inside.height() - height)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        painter.setPen(self._theme.colour("ink"))
        shown = two_lines(line.text, painter.fontMetrics(), text)
        painter.drawText(text, flags | Qt.TextFlag.TextWordWrap, shown)
        painter.setPen(self._theme.colour("muted"))
        reason = QRect(inside.left(), text.bottom() + 1, inside.width(), height)
        painter.drawText(reason, flags, reason_text(line.reason))
        painter.restore()


class LeftOutPanel(QWidget):
    """Lists what was left out; `bring_back_requested` carries raw line numbers."""

    bring_back_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidePanel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.title = QLabel(self)
        self.title.setObjectName("panelTitle")
        self.hint = QLabel(self.tr("Enter brings the chosen line back into the article."), self)
        self.hint.setObjectName("panelHint")
        self.hint.setWordWrap(True)
        self.list = QListView(self)
        self.list.setAccessibleName(self.tr("Lines left out"))
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.tray = Tray(self)
        self._entry = Entry(self.list)
        self.list.setItemDelegate(self._entry)
        self.list.setModel(self.tray)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.title)
        layout.addWidget(self.hint)
        layout.addWidget(self.list, 1)
        self.list.doubleClicked.connect(lambda _: self.bring_back())
        self.show_lines(())

    def dress(self, theme: Theme) -> None:
        """Paint in the colours of `theme`."""
        self._entry.dress(theme)
        self.list.viewport().update()

    def show_lines(self, dropped: tuple[Dropped, ...]) -> None:
        """Show what was left out, in the order of the saved page, keeping the place in it."""
        row = max(self.list.currentIndex().row(), 0)
        self.tray.show_rows(dropped)
        if dropped:
            self.list.setCurrentIndex(self.tray.index(min(row, len(dropped) - 1)))
        self.title.setText(self.tr("%n line(s) left out", "", len(dropped)))

    def bring_back(self) -> None:
        """Ask for the chosen line to be put into the article."""
        index = self.list.currentIndex()
        if index.isValid():
            self.bring_back_requested.emit(frozenset({self.tray.rows[index.row()].line}))
