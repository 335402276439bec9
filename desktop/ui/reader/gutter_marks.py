"""Marks in the margin of a column: their shapes, their words, and how they are drawn."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from desktop.library import HighlightId

SIZE = 10.0
"""Width and height of a mark, in pixels."""


class Mark(StrEnum):
    """What there is to know about a sentence."""

    HIGHLIGHT = "highlight"
    NOTE = "note"
    OWN = "own"
    DOUBT = "doubt"
    BETTER = "better"


@dataclass(frozen=True, slots=True)
class GutterMark:
    """A mark next to the document `position` (Qt's), in `ink`; `text` says what it means.

    `note_on` is the highlight whose note it stands for.
    """

    position: int
    mark: Mark
    text: str
    ink: QColor
    fill: QColor
    note_on: HighlightId | None = None


def mark_text(mark: Mark) -> str:
    """Return the word for a mark."""
    match mark:
        case Mark.HIGHLIGHT:
            return QCoreApplication.translate("marks", "Highlight")
        case Mark.NOTE:
            return QCoreApplication.translate("marks", "Note")
        case Mark.OWN:
            return QCoreApplication.translate("marks", "Your own translation")
        case Mark.DOUBT:
            return QCoreApplication.translate("marks", "Doubtful")
        case Mark.BETTER:
            return QCoreApplication.translate("marks", "A better draft is there")


def draw_mark(painter: QPainter, one: GutterMark, centre: QPointF) -> None:
    """Draw a mark around `centre`, each in a shape of its own."""
    box = QRectF(centre.x() - SIZE / 2, centre.y() - SIZE / 2, SIZE, SIZE)
    painter.save()
    painter.setPen(QPen(one.ink, 1.2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    match one.mark:
        case Mark.HIGHLIGHT:
            painter.setBrush(one.fill)
            painter.drawEllipse(box.adjusted(1.5, 1.5, -1.5, -1.5))
        case Mark.NOTE:
            painter.setBrush(one.fill)
            painter.drawPath(_folded_page(box))
        case Mark.OWN:
            painter.drawPath(_pen(box))
        case Mark.DOUBT:
            font = painter.font()
            font.setPixelSize(14)
            font.setBold(True)
            painter.setFont(font)
            painter.drawText(box.adjusted(-4, -4, 4, 4), Qt.AlignmentFlag.AlignCenter, "?")
        case Mark.BETTER:
            painter.setBrush(one.ink)
            corners = (box.bottomLeft(), box.bottomRight(), QPointF(centre.x(), box.top() + 1))
            painter.drawPolygon(QPolygonF(corners))
    painter.restore()


def _folded_page(box: QRectF) -> QPainterPath:
    fold = box.width() * 0.4
    path = QPainterPath(box.topLeft())
    path.lineTo(box.right() - fold, box.top())
    path.lineTo(box.right(), box.top() + fold)
    path.lineTo(box.bottomRight())
    path.lineTo(box.bottomLeft())
    path.closeSubpath()
    path.moveTo(box.right() - fold, box.top())
    path.lineTo(box.right() - fold, box.top() + fold)
    path.lineTo(box.right(), box.top() + fold)
    return path


def _pen(box: QRectF) -> QPainterPath:
    nib = box.width() * 0.3
    path = QPainterPath(box.bottomLeft())
    path.lineTo(box.left() + nib * 0.3, box.bottom() - nib)
    path.lineTo(box.right() - nib, box.top())
    path.lineTo(box.right(), box.top() + nib)
    path.lineTo(box.left() + nib, box.bottom() - nib * 0.3)
    path.closeSubpath()
    return path
