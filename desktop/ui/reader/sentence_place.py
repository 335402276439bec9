"""Where the translation of a sentence is in a column, or would be if there were one."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont

from desktop.reading.article import Pair, Side
from desktop.ui.reader.column import Column
from desktop.ui.reader.text_shapes import x_of


@dataclass(frozen=True, slots=True)
class SentencePlace:
    """The lines that a translation takes up in a column.

    `lines` are as wide as the text, in document pixels; the translation begins `indent` pixels
    from their left edge. A line is `line_height` pixels high without the space that `spacing`, in
    per cent, adds to it.
    """

    column: Column
    lines: QRectF
    indent: float
    line_height: float
    font: QFont
    spacing: float


def find_translation_place(
    columns: Sequence[Column], pairs: Sequence[Pair], number: int
) -> SentencePlace | None:
    """Return where the translation of sentence `number` is or belongs; None if it isn't shown.

    One that doesn't exist yet belongs after that of the sentence before it in its paragraph, or
    below the sentence itself.
    """
    if number >= len(pairs):
        return None  # the article has been read again, and is shorter
    for column in columns:
        for start, end in column.sentence_ranges(number, Side.TRANSLATION):
            return _place(column, start, column.rect_of(start, end))
    for column in columns:
        place = _place_of_missing(column, pairs, pairs[number])
        if place is not None:
            return place
    for column in columns:
        for _, end in column.sentence_ranges(number, Side.ORIGINAL):
            return _place_below(column, end - 1)
    return None


def _place_of_missing(column: Column, pairs: Sequence[Pair], pair: Pair) -> SentencePlace | None:
    """Return where a missing translation belongs: in a row of its own, or among its neighbours."""
    rows = [
        number
        for number, row in enumerate(column.rows)
        if row.paragraph == pair.paragraph and row.side is Side.TRANSLATION
    ]
    for number in rows:
        above = column.rows[number - 1].sentences if number else ()
        if not column.rows[number].sentences and any(one.number == pair.number for one in above):
            return _place_at_row(column, number)
    for before in reversed(pairs[: pair.number]):
        if before.paragraph != pair.paragraph:
            break
        for _, end in column.sentence_ranges(before.number, Side.TRANSLATION):
            return _place_below(column, end - 1)
    return _place_at_row(column, rows[0]) if rows else None


def _place_below(column: Column, position: int) -> SentencePlace:
    lines = column.rect_of(position, position + 1)
    return _place(column, position, lines.translated(0, lines.height()), indent=0)


def _place_at_row(column: Column, number: int) -> SentencePlace:
    start = column.document().findBlockByNumber(number).position()
    return _place(column, start, column.rect_of(start, start + 1), indent=0)


def _place(column: Column, start: int, lines: QRectF, indent: float | None = None) -> SentencePlace:
    block = column.document().findBlock(start)
    layout, offset = block.layout(), start - block.position()
    line = layout.lineForTextPosition(offset)
    if indent is None:
        indent = x_of(line, offset) - line.x() if line.isValid() else 0.0
    return SentencePlace(
        column,
        lines,
        indent,
        line.height() if line.isValid() else lines.height(),
        block.charFormat().font(),
        block.blockFormat().lineHeight(),
    )
