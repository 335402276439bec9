"""Cutting a sentence where its highlights begin and end."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from desktop.reading.article import Side, Span
from desktop.reading.rendering.export_content import ExportedHighlight


@dataclass(frozen=True, slots=True)
class MarkedPiece:
    """A piece of a sentence, with the newest highlight on it, if there is one.

    `noted` are the highlights with a note that end with it.
    """

    span: Span
    mark: ExportedHighlight | None
    noted: tuple[ExportedHighlight, ...] = ()


def split_by_marks(
    number: int, length: int, side: Side, marks: Sequence[ExportedHighlight]
) -> Iterator[MarkedPiece]:
    """Yield the pieces of sentence `number` on a side, `length` code points long, in order."""
    found = [
        (span, mark)
        for mark in marks
        if not mark.is_lost
        and mark.anchor.side is side
        and (span := _find_span(mark, number, length))
    ]
    edges = (edge for span, _ in found for edge in (span.start, span.end))
    for start, end in pairwise(sorted({0, length, *edges})):
        over = [mark for span, mark in found if span.start <= start and end <= span.end]
        noted = tuple(
            mark
            for span, mark in found
            if mark.remark and span.end == end and mark.anchor.end.sentence == number
        )
        top = max(over, key=lambda mark: mark.made_at, default=None)
        yield MarkedPiece(Span(start, end), top, noted)


def _find_span(mark: ExportedHighlight, number: int, length: int) -> Span | None:
    """Return the part of sentence `number`, `length` code points long, that a highlight covers."""
    first, last = mark.anchor.start, mark.anchor.end
    if not first.sentence <= number <= last.sentence:
        return None
    start = first.offset if number == first.sentence else 0
    end = last.offset if number == last.sentence else length
    return Span(start, min(end, length)) if start < min(end, length) else None
