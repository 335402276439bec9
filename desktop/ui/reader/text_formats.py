"""What lies under the words: the current sentence, highlights, notes and doubts."""

from collections.abc import Iterable, Iterator, Sequence

from PySide6.QtGui import QColor, QTextCharFormat

from desktop.library import Highlight
from desktop.reading.article import Pair, Place, Side, Translated
from desktop.ui.annotations.overlapping_highlights import innermost
from desktop.ui.reader.column import Column, Mark
from desktop.ui.support.theme import Theme


class TextFormats:
    """The colours of one theme, applied to what a column shows."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme

    def marks(
        self,
        column: Column,
        pairs: Sequence[Pair],
        highlights: Sequence[Highlight],
        current: int,
        hovered: int,
        linked: Iterable[tuple[Side, Place, Place]] = (),
    ) -> Iterator[Mark]:
        """Yield the marks of one column, from the lowest layer to the topmost."""
        for number, token in ((hovered, "hover"), (current, "current")):
            for side in Side:
                for start, end in column.sentence_stretches(number, side):
                    yield Mark(start, end, _paper(self._theme.colour(token)))
        # What lies innermost is what the keys mean, so it lies on top.
        lit = sorted((one for one in highlights if not one.is_lost), key=innermost, reverse=True)
        for highlight in lit:
            yield from self._counterpart(column, highlight)
        for highlight in lit:
            anchor = highlight.anchor
            found = self._highlight_format(highlight)
            for start, end in column.stretches(anchor.side, anchor.start, anchor.end):
                yield Mark(start, end, found)
        for pair in pairs:
            line = self._line_under(pair.translated)
            if line is not None:
                for start, end in column.sentence_stretches(pair.number, Side.TRANSLATION):
                    yield Mark(start, end, line)

        for side, first, last in linked:
            for start, end in column.stretches(side, first, last):
                yield Mark(start, end, self._link_format())

    def bar(self, is_active: bool) -> QColor:
        """Return the colour of the bar beside the current sentence."""
        return self._theme.colour("accent" if is_active else "line")

    def _counterpart(self, column: Column, highlight: Highlight) -> Iterator[Mark]:
        """Yield the sentences on the other side of a highlight's, in its colour but faint."""
        anchor = highlight.anchor
        other = Side.TRANSLATION if anchor.side is Side.ORIGINAL else Side.ORIGINAL
        faint = _paper(self._theme.faint_highlight_background(highlight.colour))
        for number in range(anchor.start.sentence, anchor.end.sentence + 1):
            for start, end in column.sentence_stretches(number, other):
                yield Mark(start, end, faint)

    def _highlight_format(self, highlight: Highlight) -> QTextCharFormat:
        found = _paper(self._theme.highlight_background(highlight.colour))
        found.setForeground(self._theme.colour("ink"))
        if highlight.note is not None:
            found.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
            found.setUnderlineColor(self._theme.colour("accent"))
        return found

    def _link_format(self) -> QTextCharFormat:
        found = QTextCharFormat()
        found.setForeground(self._theme.colour("accent"))
        found.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        found.setUnderlineColor(self._theme.colour("accent"))
        return found

    def _line_under(self, translated: Translated | None) -> QTextCharFormat | None:
        """Return a line for the reader's own translation, dots for a doubtful one."""
        if translated is None or not (translated.doubts or translated.is_by_reader):
            return None
        style, token = QTextCharFormat.UnderlineStyle.DotLine, "doubt"
        if translated.is_by_reader:
            style, token = QTextCharFormat.UnderlineStyle.SingleUnderline, "muted"
        found = QTextCharFormat()
        found.setUnderlineStyle(style)
        found.setUnderlineColor(self._theme.colour(token))
        return found


def _paper(colour: QColor) -> QTextCharFormat:
    found = QTextCharFormat()
    found.setBackground(colour)
    return found
