"""What is drawn for the current sentence, highlights, notes, word links, doubts and drafts."""

from collections.abc import Iterable, Iterator, Sequence

from PySide6.QtGui import QColor, QTextCharFormat

from desktop.library import Highlight
from desktop.reading.article import Pair, Place, Side, Translated
from desktop.ui.reader.column import Backdrop, Column, FormattedRange
from desktop.ui.reader.gutter_marks import GutterMark, Mark, mark_text
from desktop.ui.support.labels import colour_name, doubts_text
from desktop.ui.support.overlapping_highlights import nesting_key
from desktop.ui.support.theme import Theme


class TextFormats:
    """Shapes, marks and text formats of a column in the colours of a theme."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme

    def backdrops(
        self,
        column: Column,
        highlights: Sequence[Highlight],
        current: int,
        hovered: int,
        linked: Iterable[tuple[Side, Place, Place]] = (),
    ) -> Iterator[Backdrop]:
        """Yield the shapes behind the text of a column, from the bottom layer to the top."""
        for number, token in ((hovered, "hover"), (current, "current")):
            for side in Side:
                for start, end in column.sentence_ranges(number, side):
                    yield Backdrop(start, end, self._theme.colour(token))
        # The innermost highlight is on top, because commands act on it.
        placed = sorted(
            (one for one in highlights if not one.is_lost), key=nesting_key, reverse=True
        )
        for highlight in placed:
            yield from self._counterpart(column, highlight)
        for highlight in placed:
            anchor, colour = highlight.anchor, self._theme.highlight_background(highlight.colour)
            for start, end in column.ranges(anchor.side, anchor.start, anchor.end):
                yield Backdrop(start, end, colour)
        for side, first, last in linked:
            for start, end in column.ranges(side, first, last):
                yield Backdrop(start, end, self._theme.colour("selection"))

    def marks(
        self, column: Column, pairs: Sequence[Pair], highlights: Sequence[Highlight]
    ) -> Iterator[GutterMark]:
        """Yield the marks in the margin of a column."""
        ink, paper = self._theme.colour("muted"), self._theme.colour("paper")
        for highlight in highlights:
            anchor = highlight.anchor
            place = None if highlight.is_lost else column.position_of(anchor.side, anchor.start)
            if place is not None:
                mark = Mark.NOTE if highlight.note else Mark.HIGHLIGHT
                detail = (
                    highlight.note.text if highlight.note else colour_name(highlight.colour, {})
                )
                fill = self._theme.highlight_background(highlight.colour)
                noted = highlight.id if highlight.note else None
                yield GutterMark(place, mark, _line(mark, detail), ink, fill, noted)
        for pair in pairs:
            for mark, detail in _marks_of(pair.translated):
                token = {Mark.DOUBT: "doubt", Mark.BETTER: "accent"}.get(mark, "muted")
                for start, _ in column.sentence_ranges(pair.number, Side.TRANSLATION):
                    colour = self._theme.colour(token)
                    yield GutterMark(start, mark, _line(mark, detail), colour, paper)

    def dimmed(self, column: Column, current: int) -> Iterator[FormattedRange]:
        """Yield formats that dim everything but the current sentence, in both languages."""
        faint = QTextCharFormat()
        faint.setForeground(self._theme.colour("muted"))
        kept = sorted(found for side in Side for found in column.sentence_ranges(current, side))
        last = 0
        for start, end in kept:
            yield FormattedRange(last, start, faint)
            last = end
        yield FormattedRange(last, column.document().characterCount() - 1, faint)

    def bar_colour(self, is_active: bool) -> QColor:
        """Return the colour of the bar next to the current sentence."""
        return self._theme.colour("accent" if is_active else "line")

    def _counterpart(self, column: Column, highlight: Highlight) -> Iterator[Backdrop]:
        """Yield a highlight's counterpart: whole sentences on the other side, in a faint colour."""
        anchor = highlight.anchor
        other = Side.TRANSLATION if anchor.side is Side.ORIGINAL else Side.ORIGINAL
        faint = self._theme.faint_highlight_background(highlight.colour)
        for number in range(anchor.start.sentence, anchor.end.sentence + 1):
            for start, end in column.sentence_ranges(number, other):
                yield Backdrop(start, end, faint)


def _marks_of(translated: Translated | None) -> Iterator[tuple[Mark, str]]:
    if translated is None:
        return
    if translated.is_by_reader:
        yield Mark.OWN, ""
    elif translated.doubts:
        yield Mark.DOUBT, doubts_text(translated.doubts)
    if translated.better:
        yield Mark.BETTER, ""


def _line(mark: Mark, detail: str) -> str:
    return f"{mark_text(mark)}: {detail}" if detail else mark_text(mark)
