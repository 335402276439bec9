"""Painting of the library list: rows of one height, and quiet headings of days."""

from datetime import date
from typing import Any

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPolygonF
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from desktop.base.overriding import override
from desktop.library import ArticleRow
from desktop.ui.library.article_list_model import (
    ArticleListModel,
    DayHeading,
    minutes_text,
    progress_text,
    short_date,
    shown_day,
)
from desktop.ui.support.labels import SEPARATOR, join_facts
from desktop.ui.support.lists import PADDING, TOP_LEFT, Index, RowDelegate, fit_text
from desktop.ui.support.theme import Theme

SMALL = 0.9
"""The size of the line below the title, of that of the title."""
GAP = 3
DOT = 6
"""The diameter of the dot before what is unread; it fits into the margin."""
STAR = 11
HEADING_MARGIN = 7
STAR_POINTS = (
    *((0.5, 0.0), (0.65, 0.33), (1.0, 0.38), (0.74, 0.63), (0.81, 1.0)),
    *((0.5, 0.82), (0.19, 1.0), (0.26, 0.63), (0.0, 0.38), (0.35, 0.33)),
)


class ArticleDelegate(RowDelegate):
    """Paints an article: its title on at most two lines, and a muted line below it.

    The line has source, date, minutes and, at its end, the progress and a favourite's star; if it
    is too long, the source is cut. A dot stands before an unread title. Nothing that changes while
    reading moves anything else in a row, nor a row.
    """

    def __init__(self, parent: QWidget, model: ArticleListModel) -> None:
        super().__init__(parent)
        self._list, self._model = parent, model
        self._row_size = self._heading_size = QSize()

    @override
    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        font = self._list.font()
        line = QFontMetrics(font).lineSpacing()
        small = QFontMetrics(_small(font)).lineSpacing()
        self._row_size = QSize(200, 2 * line + GAP + small + 2 * PADDING)
        self._heading_size = QSize(200, line + 2 * HEADING_MARGIN)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        # Qt asks for every row, so this must be quick.
        is_article = isinstance(self._model.entries[index.row()], ArticleRow)
        return self._row_size if is_article else self._heading_size

    @override
    def draw(self, painter: QPainter, row: Any, inside: QRect) -> None:
        if isinstance(row, DayHeading):
            self._draw_heading(painter, row, inside)
        else:
            self._draw_article(painter, row, inside)

    def _draw_heading(self, painter: QPainter, heading: DayHeading, inside: QRect) -> None:
        font = _small(painter.font())
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(self.colour("muted"))
        room = inside.adjusted(0, -PADDING, 0, PADDING - HEADING_MARGIN // 2)
        painter.drawText(
            room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, heading.text
        )

    def _draw_article(self, painter: QPainter, row: ArticleRow, inside: QRect) -> None:
        metrics = painter.fontMetrics()
        room = QRect(inside.left(), inside.top(), inside.width(), 2 * metrics.lineSpacing())
        if row.opened_at is None:
            self._draw_dot(painter, inside, metrics)
        title = fit_text(row.title, metrics, room)
        painter.setPen(self.colour("ink"))
        painter.drawText(room, TOP_LEFT | Qt.TextFlag.TextWordWrap, title)
        used = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap.value, title).height()
        painter.setFont(_small(painter.font()))
        line = painter.fontMetrics().lineSpacing()
        self._draw_facts(
            painter, row, QRect(inside.left(), inside.top() + used + GAP, inside.width(), line)
        )

    def _draw_facts(self, painter: QPainter, row: ArticleRow, line: QRect) -> None:
        metrics = painter.fontMetrics()
        right = line.right() + 1
        if row.is_favourite:
            right -= STAR
            self._draw_star(painter, right, line.top() + (line.height() - STAR) / 2)
            right -= 6
        painter.setPen(self.colour("muted"))
        progress = progress_text(row)
        if progress:
            right -= metrics.horizontalAdvance(progress)
            painter.drawText(
                QRect(right, line.top(), line.width(), line.height()), TOP_LEFT, progress
            )
            right -= 8
        rest = join_facts(short_date(shown_day(row), date.today()), minutes_text(row))
        width = right - line.left()
        text = rest
        if row.source:
            left = width - metrics.horizontalAdvance(SEPARATOR + rest)
            text = (
                metrics.elidedText(row.source, Qt.TextElideMode.ElideRight, left) + SEPARATOR + rest
            )
            text = text.removeprefix(f"…{SEPARATOR}").removeprefix(SEPARATOR)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
        painter.drawText(QRect(line.left(), line.top(), width, line.height()), TOP_LEFT, shown)

    def _draw_dot(self, painter: QPainter, inside: QRect, metrics: QFontMetrics) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.colour("accent"))
        top = inside.top() + (metrics.lineSpacing() - DOT) / 2
        painter.drawEllipse(QPointF(inside.left() - DOT, top + DOT / 2), DOT / 2, DOT / 2)
        painter.restore()

    def _draw_star(self, painter: QPainter, left: float, top: float) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.colour("accent"))
        points = [QPointF(left + STAR * x, top + STAR * y) for x, y in STAR_POINTS]
        painter.drawPolygon(QPolygonF(points))
        painter.restore()


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPointSizeF(font.pointSizeF() * SMALL)
    return small
