"""A side panel with a title, a hint and a list whose rows have a text and a line below it."""

from typing import Any

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListView, QStyleOptionViewItem, QVBoxLayout, QWidget

from desktop.base.overriding import override
from desktop.ui.support.interface_language import Localized
from desktop.ui.support.lists import (
    PADDING,
    ROW_ROLE,
    STRIPE,
    TOP_LEFT,
    Index,
    RowDelegate,
    RowList,
    draw_wrapped,
    fit_text,
)
from desktop.ui.support.plain_labels import PlainLabel
from desktop.ui.support.theme import Theme


class TwoPartRows(RowList):
    """A list model whose rows have a text and a line below it; subclasses return both."""

    def parts(self, row: Any) -> tuple[str, str]:
        """Return the text of a row, and the line below it."""
        raise NotImplementedError

    @override
    def text(self, row: Any) -> str:
        return self.parts(row)[0]

    @override
    def accessible_text(self, row: Any) -> str:
        return "\n".join(self.parts(row))


class _Delegate(RowDelegate):
    """Paints a row's text on at most two lines, and the line below it."""

    def __init__(self, parent: QWidget, rows: TwoPartRows) -> None:
        super().__init__(parent)
        self._rows = rows

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        metrics = option.fontMetrics
        width = option.rect.width() - 2 * PADDING - STRIPE
        room = QRect(0, 0, width, 2 * metrics.lineSpacing())
        text = fit_text(self._rows.text(index.data(ROW_ROLE)), metrics, room)
        wrapped = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap.value, text)
        return QSize(200, wrapped.height() + metrics.lineSpacing() + 2 * PADDING)

    @override
    def draw(self, painter: QPainter, row: Any, inside: QRect) -> None:
        text, below = self._rows.parts(row)
        metrics = painter.fontMetrics()
        line = metrics.lineSpacing()
        room = QRect(inside.left(), inside.top(), inside.width(), inside.height() - line)
        painter.setPen(self.colour("ink"))
        draw_wrapped(painter, text, room)
        painter.setPen(self.colour("muted"))
        last = QRect(inside.left(), room.bottom() + 1, inside.width(), line)
        cut = metrics.elidedText(below, Qt.TextElideMode.ElideRight, last.width())
        painter.drawText(last, TOP_LEFT, cut)


class SideList(Localized):
    """A side panel that lists rows."""

    def __init__(self, rows: TwoPartRows, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setObjectName("sidePanel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.title = PlainLabel(self)
        self.title.setObjectName("panelTitle")
        self.hint = PlainLabel(self)
        self.hint.setObjectName("panelHint")
        self.hint.setWordWrap(True)
        self.list = QListView(self)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.model = rows
        rows.setParent(self.list)
        self._delegate = _Delegate(self.list, rows)
        self.list.setItemDelegate(self._delegate)
        self.list.setModel(rows)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.title)
        layout.addWidget(self.hint)
        layout.addWidget(self.list, 1)

    def apply_theme(self, theme: Theme) -> None:
        """Paint in the colours of `theme`."""
        self._delegate.apply_theme(theme)
        self.list.viewport().update()

    @property
    def chosen(self) -> Any:
        """Return the current row, or None."""
        index = self.list.currentIndex()
        return self.model.rows[index.row()] if index.isValid() else None

    def show_rows(self, rows: tuple[Any, ...]) -> None:
        """Replace the rows, and keep the current one's place."""
        row = max(self.list.currentIndex().row(), 0)
        self.model.show_rows(rows)
        if rows:
            self.list.setCurrentIndex(self.model.index(min(row, len(rows) - 1)))
