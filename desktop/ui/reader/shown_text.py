"""The text of a row as the document holds it: with soft hyphens, without what would end a block."""

from bisect import bisect_left, bisect_right
from dataclasses import replace
from itertools import pairwise

from desktop.reading.article import Span, StyledSpan
from desktop.reading.text.hyphenation import SOFT_HYPHEN
from desktop.ui.reader.rows import Row

BLOCK_SEPARATORS = dict.fromkeys((0x0A, 0x0D, 0x2028, 0x2029, 0xFDD0, 0xFDD1), "\ufffd")
"""Characters that would start a new block in Qt, replaced in the text."""


def shown_text(row: Row) -> str:
    """Return the text that is put into the document."""
    text = row.text.translate(BLOCK_SEPARATORS)
    ends = (0, *row.hyphens, len(text))
    parts = (text[start:end] for start, end in pairwise(ends))
    return SOFT_HYPHEN.join(parts) if row.hyphens else text


def shown_offset(row: Row, offset: int, is_end: bool = False) -> int:
    """Return the offset in the shown text of the code point at `offset` in the row.

    The end of a range stays before a soft hyphen, its start comes after it.
    """
    return offset + (bisect_left if is_end else bisect_right)(row.hyphens, offset)


def shown_styles(row: Row) -> tuple[StyledSpan, ...]:
    """Return the row's styles with their spans in the shown text."""
    return tuple(
        replace(
            one,
            span=Span(
                shown_offset(row, one.span.start), shown_offset(row, one.span.end, is_end=True)
            ),
        )
        for one in row.styles
    )


def row_offset(row: Row, shown: int) -> int:
    """Return the offset in the row of the code point at `shown` in the shown text."""
    if not row.hyphens:
        return shown
    places = [offset + number for number, offset in enumerate(row.hyphens)]
    return shown - bisect_left(places, shown)
