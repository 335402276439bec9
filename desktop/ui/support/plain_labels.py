"""Labels and tooltips that show text as it is written, never as HTML."""

from PySide6.QtCore import QByteArray
from PySide6.QtGui import Qt
from PySide6.QtWidgets import QLabel, QWidget  # noqa: TID251 - this is the class to use instead

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
