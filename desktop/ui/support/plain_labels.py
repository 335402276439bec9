"""Labels and tooltips that show text as it is written, never as HTML."""

from PySide6.QtCore import QByteArray, QSize
from PySide6.QtGui import QPainter, QPaintEvent, Qt
from PySide6.QtWidgets import QLabel, QWidget  # noqa: TID251 - this is the class to use instead

from desktop.base.overriding import override

NO_RESOURCE = QByteArray(b" ")
"""What a text view answers when its text asks for a picture or a style sheet.

An empty answer would make Qt look for the file itself.
"""


class PlainLabel(QLabel):
    """A label that shows tags and entities as they are written.

    A QLabel guesses from its text whether it is HTML, and then loads the pictures named in it.
    """

    def __init__(self, parent: QWidget, text: str = "") -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)


def plain_tool_tip(text: str) -> str:
    """Return `text` so that Qt shows it as it is written in a tooltip.

    A tooltip has no text format: Qt renders as HTML whatever looks like it to this same function.
    """
    return Qt.convertFromPlainText(text) if Qt.mightBeRichText(text) else text


class ElidedLabel(PlainLabel):
    """A one-line label that is cut with an ellipsis where it is too long."""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        spare = self.sizeHint().width() - self.fontMetrics().horizontalAdvance(self.text())
        inside = self.rect().adjusted(spare // 2, 0, -spare // 2, 0)  # within the style's padding
        text = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, inside.width()
        )
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter, text)
        painter.end()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())
