"""The decoded pictures of the open article, as far as they fit in memory, and how one is drawn."""

from collections import OrderedDict

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QImageReader, QPainter, QPainterPath

from desktop.reading.article import Picture
from desktop.reading.pictures.picture_headers import BMP, GIF, JPEG, PNG, WEBP

MOST_BYTES = 100_000_000
"""Of decoded pictures; on a dense screen, one has 5 MB."""
MOST_MEGABYTES_DECODED = 256
"""For one picture while it is decoded, which a compressed bomb would exceed."""
RADIUS = 4.0
DIMMED = 0.84
"""How opaque pictures are on dark paper, where they would dazzle."""
FAINT = 40
"""How opaque the area of a picture is before it is there, of 255."""
DECODERS = {JPEG: b"jpeg", PNG: b"png", GIF: b"gif", WEBP: b"webp", BMP: b"bmp"}


class PictureImages(QObject):
    """Holds decoded pictures by name.

    `needed` carries the name of a picture that is missing, or too small, and the size that is
    wanted; `changed` says that one has come.
    """

    needed = Signal(str, QSize)
    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._images: OrderedDict[str, QImage] = OrderedDict()
        self._asked: dict[str, QSize] = {}

    def find(self, name: str, wanted: QSize) -> QImage | None:
        """Return what there is of a picture; ask for one of the size `wanted` if it is larger.

        An empty size asks for nothing.
        """
        asked = self._asked.get(name, QSize(0, 0))
        if asked.width() * 1.1 < wanted.width():
            self._asked[name] = wanted
            self.needed.emit(name, wanted)
        image = self._images.get(name)
        if image is not None:
            self._images.move_to_end(name)
        return image

    def put(self, name: str, image: QImage | None) -> None:
        """Keep a picture in place of a smaller one; None if it can't be decoded."""
        if image is None:
            return
        self._images[name] = image
        while len(self._images) > 1 and self._size() > MOST_BYTES:
            gone, _ = self._images.popitem(last=False)
            self._asked.pop(gone, None)
        self.changed.emit()

    def clear(self) -> None:
        """Forget all pictures."""
        self._images.clear()
        self._asked.clear()

    def _size(self) -> int:
        return sum(image.sizeInBytes() for image in self._images.values())


def decode_picture(picture: Picture, wanted: QSize) -> QImage | None:
    """Decode a picture, upright, at most as large as `wanted` in pixels; None if that fails.

    Of an animation, that is the first frame. Runs on any thread.
    """
    decoder = DECODERS.get(picture.media_type)
    if decoder is None:
        return None
    buffer = QBuffer()
    buffer.setData(QByteArray(picture.data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    QImageReader.setAllocationLimit(MOST_MEGABYTES_DECODED)
    reader = QImageReader(buffer, QByteArray(decoder))
    reader.setAutoDetectImageFormat(False)
    reader.setAutoTransform(True)
    size = reader.size()
    if not size.isValid():
        return None
    is_on_its_side = (size.width() > size.height()) != (picture.width > picture.height)
    room = wanted.transposed() if is_on_its_side else wanted
    if size.width() > room.width() or size.height() > room.height():
        reader.setScaledSize(size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    return None if image.isNull() else image


def draw_picture(
    painter: QPainter, area: QRectF, image: QImage | None, ink: QColor, is_dark: bool
) -> None:
    """Draw a picture with rounded corners, or where it will be."""
    painter.save()
    painter.setRenderHints(
        QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
    )
    outline = QPainterPath()
    outline.addRoundedRect(area, RADIUS, RADIUS)
    if image is None:
        faint = QColor(ink)
        faint.setAlpha(FAINT)
        painter.fillPath(outline, faint)
    else:
        painter.setClipPath(outline)
        painter.setOpacity(DIMMED if is_dark else 1.0)
        painter.drawImage(area, image)
    painter.restore()
