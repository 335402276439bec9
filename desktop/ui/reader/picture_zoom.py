"""A picture over the whole window, with its caption, made larger and smaller with keys or mouse."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from desktop.base.overriding import override
from desktop.reading.article import PlacedPicture
from desktop.ui.support.own_keys import keep_key

BACKDROP, INK, FAINT = QColor(18, 18, 18, 250), QColor("#f2f0ec"), QColor("#b9b5ad")
EDGE = 32
"""Pixels around the picture and its caption."""
MOST_CAPTION = 0.25
"""Of the height, for the caption."""
STEP, MOST = 1.25, 8.0
"""How much larger each step is, and the largest scale, over that at which a picture fits."""
PAN = 80.0
LARGER = frozenset({Qt.Key.Key_Plus, Qt.Key.Key_Equal})
SMALLER = frozenset({Qt.Key.Key_Minus, Qt.Key.Key_Underscore})
LEAVING = frozenset({Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})
PANS = {
    Qt.Key.Key_Left: QPointF(PAN, 0),
    Qt.Key.Key_Right: QPointF(-PAN, 0),
    Qt.Key.Key_Up: QPointF(0, PAN),
    Qt.Key.Key_Down: QPointF(0, -PAN),
}


class PictureZoom(QWidget):
    """Covers its parent with a picture until Escape, Enter or a click; `closed` says so."""

    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self._picture: PlacedPicture | None = None
        self._captions: tuple[str, ...] = ()
        self._image: QImage | None = None
        self.scale = 1.0
        self.offset = QPointF()
        self._pressed: QPointF | None = None
        self._has_moved = False
        parent.installEventFilter(self)
        self.hide()

    def show_picture(
        self, picture: PlacedPicture, captions: Sequence[str], image: QImage | None
    ) -> None:
        """Show a picture with what is said below it; `image` may be a small one, or None yet."""
        self._picture, self._captions, self._image = picture, tuple(captions), image
        self.scale, self.offset = 1.0, QPointF()
        self.setAccessibleName(picture.alt or self.tr("Picture"))
        self.setAccessibleDescription("\n".join(captions))
        self.setGeometry(self._window.rect())
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def sharpen(self, name: str, image: QImage | None) -> None:
        """Show the picture `name` in full, if it is still the one that is shown."""
        if image is not None and self._picture is not None and self._picture.name == name:
            self._image = image
            self.update()

    def leave(self) -> None:
        """Uncover the window."""
        if self._picture is not None:
            self._picture = self._image = None
            self.hide()
            self.closed.emit()

    def zoom_by(self, factor: float) -> None:
        """Make the picture larger or smaller, but not smaller than it fits, around the middle."""
        before = self.scale
        self.scale = min(max(self.scale * factor, 1.0), MOST)
        self._move_to(self.offset * (self.scale / before))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and isinstance(event, QResizeEvent):
            self.resize(event.size())
        return super().eventFilter(watched, event)

    @override
    def event(self, event: QEvent) -> bool:
        # The window's commands would act on what is covered.
        if keep_key(event, lambda _: True):
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in LEAVING:
            self.leave()
        elif key in LARGER:
            self.zoom_by(STEP)
        elif key in SMALLER:
            self.zoom_by(1 / STEP)
        elif key == Qt.Key.Key_0:
            self.zoom_by(0.0)
        elif key in PANS:
            self._move_to(self.offset + PANS[key])

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        return False

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.angleDelta().y():
            self.zoom_by(STEP if event.angleDelta().y() > 0 else 1 / STEP)
        event.accept()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed, self._has_moved = event.position(), False

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            return
        moved = event.position() - self._pressed
        if self._has_moved or moved.manhattanLength() > 4:
            self._has_moved, self._pressed = True, event.position()
            self._move_to(self.offset + moved)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._pressed is not None and not self._has_moved:
            self.leave()
        self._pressed = None

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._picture is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), BACKDROP)
        room, below = self._areas()
        if self._image is not None:
            painter.save()
            painter.setClipRect(QRectF(0, 0, self.width(), room.bottom() + EDGE / 2))
            painter.drawImage(self._area(), self._image)
            painter.restore()
        top = below.top()
        for number, text in enumerate(self._captions):
            area = QRectF(below.left(), top, below.width(), max(below.bottom() - top, 0))
            painter.setPen(FAINT if number else INK)
            top = painter.drawText(area, TEXT_FLAGS, text).bottom() + 6

    def _move_to(self, offset: QPointF) -> None:
        """Move the picture, but not so far that its edge leaves that of the room for it."""
        room, size = self._areas()[0], self._fitting() * self.scale
        most = (size - room.size()).expandedTo(QSizeF(0, 0)) / 2
        self.offset = QPointF(
            min(max(offset.x(), -most.width()), most.width()),
            min(max(offset.y(), -most.height()), most.height()),
        )
        self.update()

    def _area(self) -> QRectF:
        area = QRectF(QPointF(), self._fitting() * self.scale)
        area.moveCenter(self._areas()[0].center() + self.offset)
        return area

    def _fitting(self) -> QSizeF:
        """Return the size in which the picture fits, at most twice its own."""
        assert self._picture is not None
        natural = QSizeF(self._picture.width, self._picture.height)
        room = self._areas()[0].size().boundedTo(natural * 2)
        return natural.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)

    def _areas(self) -> tuple[QRectF, QRectF]:
        """Return the room for the picture and that for the caption below it."""
        whole = QRectF(self.rect()).adjusted(EDGE, EDGE, -EDGE, -EDGE)
        width = min(whole.width(), 760.0)
        most = QRectF(0, 0, width, whole.height() * MOST_CAPTION)
        height = 0.0
        for text in self._captions:
            bounds = self.fontMetrics().boundingRect(most.toRect(), TEXT_FLAGS, text)
            height = min(height + bounds.height() + 6, most.height())
        below = QRectF(whole.center().x() - width / 2, whole.bottom() - height, width, height)
        return whole.adjusted(0, 0, 0, -(height + EDGE / 2 if height else 0)), below


TEXT_FLAGS = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop) | int(
    Qt.TextFlag.TextWordWrap
)
