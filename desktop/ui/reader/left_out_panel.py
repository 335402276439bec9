"""The panel of lines left out by cleaning, with their reasons, which can be brought back."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListView, QStyleOptionViewItem, QVBoxLayout, QWidget

from desktop.base.overriding import override
from desktop.reading.article import Dropped
from desktop.ui.session import Session
from desktop.ui.support.labels import reason_text
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


class LeftOutRows(RowList):
    """The list model of lines left out."""

    @override
    def text(self, row: Dropped) -> str:
        return row.text

    @override
    def accessible_text(self, row: Dropped) -> str:
        return f"{row.text}\n{reason_text(row.reason)}"


class LeftOutDelegate(RowDelegate):
    """Paints a line's text on at most two lines, and below it why it was left out."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        metrics = option.fontMetrics
        width = option.rect.width() - 2 * PADDING - STRIPE
        room = QRect(0, 0, width, 2 * metrics.lineSpacing())
        text = fit_text(index.data(ROW_ROLE).text, metrics, room)
        wrapped = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap.value, text)
        return QSize(200, wrapped.height() + metrics.lineSpacing() + 2 * PADDING)

    @override
    def draw(self, painter: QPainter, row: Dropped, inside: QRect) -> None:
        line = painter.fontMetrics().lineSpacing()
        text = QRect(inside.left(), inside.top(), inside.width(), inside.height() - line)
        painter.setPen(self.colour("ink"))
        draw_wrapped(painter, row.text, text)
        painter.setPen(self.colour("muted"))
        reason = QRect(inside.left(), text.bottom() + 1, inside.width(), line)
        painter.drawText(reason, TOP_LEFT, reason_text(row.reason))


class LeftOutPanel(QWidget):
    """Lists the lines left out; `bring_back_requested` carries raw line numbers."""

    bring_back_requested = Signal(frozenset)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidePanel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.title = PlainLabel(self)
        self.title.setObjectName("panelTitle")
        self.hint = PlainLabel(self, self.tr("Enter brings the chosen line back into the article."))
        self.hint.setObjectName("panelHint")
        self.hint.setWordWrap(True)
        self.list = QListView(self)
        self.list.setAccessibleName(self.tr("Lines left out"))
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.model = LeftOutRows(self)
        self._delegate = LeftOutDelegate(self.list)
        self.list.setItemDelegate(self._delegate)
        self.list.setModel(self.model)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.title)
        layout.addWidget(self.hint)
        layout.addWidget(self.list, 1)
        self.list.doubleClicked.connect(lambda _: self.bring_back())
        self.show_lines(())

    def apply_theme(self, theme: Theme) -> None:
        """Paint in the colours of `theme`."""
        self._delegate.apply_theme(theme)
        self.list.viewport().update()

    def connect_session(self, session: Session) -> None:
        """Show the lines left out of the session's open article from now on."""
        session.article_opened.connect(lambda opened: self.show_lines(opened.article.dropped))
        session.article_closed.connect(lambda: self.show_lines(()))

    def show_lines(self, dropped: tuple[Dropped, ...]) -> None:
        """Show lines in the order of the saved page, and keep the current row."""
        row = max(self.list.currentIndex().row(), 0)
        self.model.show_rows(dropped)
        if dropped:
            self.list.setCurrentIndex(self.model.index(min(row, len(dropped) - 1)))
        self.title.setText(self.tr("%n line(s) left out", "", len(dropped)))

    def bring_back(self) -> None:
        """Request to bring the current line back into the article."""
        index = self.list.currentIndex()
        if index.isValid():
            self.bring_back_requested.emit(frozenset({self.model.rows[index.row()].line}))
