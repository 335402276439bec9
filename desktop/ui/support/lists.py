"""List models and delegates: rows of frozen values, painted in the colours of the theme."""

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.base.overriding import override
from desktop.ui.support.plain_labels import plain_tool_tip
from desktop.ui.support.theme import Theme

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()
ROW_ROLE = Qt.ItemDataRole.UserRole
PADDING = 12
STRIPE = 3
TOP_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class RowList(QAbstractListModel):
    """A list model of frozen values; subclasses return the text of each."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[Any, ...] = ()

    def text(self, row: Any) -> str:
        """Return the main text of a row."""
        raise NotImplementedError

    def accessible_text(self, row: Any) -> str:
        """Return the full text of a row, for tool tips and screen readers."""
        raise NotImplementedError

    def show_rows(self, rows: tuple[Any, ...]) -> None:
        """Replace all rows."""
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
            return self.text(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tool_tip(self.accessible_text(row))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.accessible_text(row)
        return row if role == ROW_ROLE else None


class RowDelegate(QStyledItemDelegate):
    """Paints rows in the colours of a theme; subclasses draw their content.

    The selected row has a stripe in the focus colour while the list has the focus.
    """

    selected_background = "paper"

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme: Theme | None = None

    def apply_theme(self, theme: Theme) -> None:
        """Paint in the colours of `theme` from now on."""
        self.theme = theme

    def colour(self, token: str) -> QColor:
        """Return a colour of the theme."""
        assert self.theme is not None
        return self.theme.colour(token)

    def draw(self, painter: QPainter, row: Any, inside: QRect) -> None:
        """Draw `row` in the rectangle `inside`."""
        raise NotImplementedError

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        if self.theme is None:
            return
        from PySide6.QtWidgets import QStyle  # importing it early would slow start-up by a tenth

        rect: QRect = option.rect
        painter.save()
        painter.setFont(option.font)
        if option.state & QStyle.StateFlag.State_Selected:
            token = "focus" if option.state & QStyle.StateFlag.State_HasFocus else "muted"
            painter.fillRect(rect, self.colour(self.selected_background))
            painter.fillRect(
                QRect(rect.topLeft(), QSize(STRIPE, rect.height())), self.colour(token)
            )
        inside = rect.adjusted(PADDING + STRIPE, PADDING, -PADDING, -PADDING)
        self.draw(painter, index.data(ROW_ROLE), inside)
        painter.restore()


def draw_wrapped(painter: QPainter, text: str, room: QRect) -> None:
    """Draw `text` wrapped into `room`, cut with an ellipsis if it is too long."""
    shown = fit_text(text, painter.fontMetrics(), room)
    painter.drawText(room, TOP_LEFT | Qt.TextFlag.TextWordWrap, shown)


def fit_text(text: str, metrics: QFontMetrics, room: QRect) -> str:
    """Cut `text` with an ellipsis so that it wraps into `room`."""
    flags = Qt.TextFlag.TextWordWrap.value
    if metrics.boundingRect(room, flags, text).height() <= room.height():
        return text
    words = text.split()
    least, most = 0, len(words)
    while most - least > 1:
        middle = (least + most) // 2
        short = " ".join(words[:middle]) + "…"
        fits = metrics.boundingRect(room, flags, short).height() <= room.height()
        least, most = (middle, most) if fits else (least, middle)
    if least:
        return " ".join(words[:least]) + "…"
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
