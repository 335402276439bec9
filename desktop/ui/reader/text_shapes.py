"""Rounded shapes behind a range of text, without gaps between its lines."""

from collections.abc import Iterator, Sequence
from typing import cast

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath, QPolygonF, QTextBlock, QTextDocument, QTextLine

RADIUS = 5.0
"""Of the corners, in pixels."""
PADDING = 3.0
"""Left and right of the text, in pixels."""


def shape_of_range(
    document: QTextDocument, start: int, end: int, padding: float = PADDING
) -> QPainterPath:
    """Return the rounded outline of the text between two positions, in document pixels.

    The boxes of neighbouring lines touch, so that the shape has no stripes whatever the line
    height is, and lines that the range goes on from reach the right edge of the text, ragged as it
    is. A range that leaves off before the point where it begins a line above has two parts.
    """
    outline = QPainterPath()
    block = document.findBlock(start)
    while block.isValid() and block.position() < end:
        boxes = QPainterPath()
        for box in _line_boxes(block, start, end, padding):
            boxes.addRect(box)
        for polygon in boxes.simplified().toFillPolygons():
            outline.addPath(round_corners(polygon))
        block = block.next()
    return outline


def _line_boxes(block: QTextBlock, start: int, end: int, padding: float) -> Iterator[QRectF]:
    """Yield a box for each line of `block` between two document positions."""
    layout = block.layout()
    origin = block.document().documentLayout().blockBoundingRect(block).topLeft()
    first = max(start - block.position(), 0)
    last = min(end - block.position(), block.length() - 1)
    lines = [layout.lineAt(number) for number in range(layout.lineCount())]
    for number, line in enumerate(lines):
        line_end = line.textStart() + line.textLength()
        if line.textStart() >= last or line_end <= first:
            continue
        left = x_of(line, max(first, line.textStart()))
        right = line.x() + line.width() if last > line_end else x_of(line, last)
        top, height = line.y(), line.height()
        # Half of the space between lines belongs to each of them.
        pitch = lines[number + 1].y() - top if number + 1 < len(lines) else height
        if number and number + 1 == len(lines):
            pitch = top - lines[number - 1].y()
        spare = max(pitch - height, 0) / 2
        box = QRectF(left - padding, top - spare, right - left + 2 * padding, height + 2 * spare)
        yield box.translated(origin)


def x_of(line: QTextLine, position: int) -> float:
    """Return where in a line a position of its block is; PySide's stub has no type for it."""
    return cast(tuple[float, int], line.cursorToX(position))[0]


def round_corners(polygon: QPolygonF) -> QPainterPath:
    """Return a closed polygon of right angles with rounded corners."""
    corners = _without_repetitions([polygon.at(number) for number in range(polygon.count())])
    path = QPainterPath()
    if len(corners) < 3:
        return path
    for number, corner in enumerate(corners):
        before, after = corners[number - 1], corners[(number + 1) % len(corners)]
        reach = min(RADIUS, _distance(before, corner) / 2, _distance(corner, after) / 2)
        entry, leave = _towards(corner, before, reach), _towards(corner, after, reach)
        if number:
            path.lineTo(entry)
        else:
            path.moveTo(entry)
        path.quadTo(corner, leave)
    path.closeSubpath()
    return path


def _without_repetitions(points: Sequence[QPointF]) -> list[QPointF]:
    """Return the corners of a polygon: without its last point, which repeats the first."""
    found: list[QPointF] = []
    for point in points:
        if not found or _distance(found[-1], point) > 0.01:
            found.append(point)
    if len(found) > 1 and _distance(found[0], found[-1]) <= 0.01:
        found.pop()
    return [
        point
        for number, point in enumerate(found)
        if not _is_straight(found[number - 1], point, found[(number + 1) % len(found)])
    ]


def _is_straight(before: QPointF, point: QPointF, after: QPointF) -> bool:
    one, other = point - before, after - point
    return abs(one.x() * other.y() - one.y() * other.x()) < 0.01


def _distance(one: QPointF, other: QPointF) -> float:
    return abs(one.x() - other.x()) + abs(one.y() - other.y())  # the edges are upright or level


def _towards(corner: QPointF, other: QPointF, reach: float) -> QPointF:
    whole = _distance(corner, other)
    return corner + (other - corner) * (reach / whole) if whole else corner
