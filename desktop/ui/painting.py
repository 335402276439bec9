"""What the lists paint alike: text held to the room there is."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics


def two_lines(text: str, metrics: QFontMetrics, room: QRect) -> str:
    """Return as much of `text` as wraps into the height of `room`, ellipsis included."""
    flags = Qt.TextFlag.TextWordWrap.value
    if metrics.boundingRect(room, flags, text).height() <= room.height():
        return text
    words = text.split()
    while len(words) > 1:
        words.pop()
        short = " ".join(words) + "…"
        if metrics.boundingRect(room, flags, short).height() <= room.height():
            return short
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
