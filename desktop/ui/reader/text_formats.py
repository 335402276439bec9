"""Text formats for the current sentence, highlights, notes, word links and doubts."""

from collections.abc import Iterable, Iterator, Sequence

from PySide6.QtGui import QColor, QTextCharFormat

from desktop.library import Highlight
from desktop.reading.article import Pair, Place, Side, Translated
from desktop.ui.reader.column import Column, FormattedRange
from desktop.ui.support.overlapping_highlights import nesting_key
from desktop.ui.support.theme import Theme


class TextFormats:
    """Formats the text of a column in the colours of a theme."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme

    def ranges(
        self,
        column: Column,
        pairs: Sequence[Pair],
        highlights: Sequence[Highlight],
        current: int,
        hovered: int,
        linked: Iterable[tuple[Side, Place, Place]] = (),
    ) -> Iterator[FormattedRange]:
        """Yield the formatted ranges of a column, from the bottom layer to the top."""
        for number, token in ((hovered, "hover"), (current, "current")):
            for side in Side:
                for start, end in column.sentence_ranges(number, side):
                    yield FormattedRange(start, end, _background_format(self._theme.colour(token)))
        # The innermost highlight is on top, because commands act on it.
        placed = sorted(
            (one for one in highlights if not one.is_lost), key=nesting_key, reverse=True
        )
        for highlight in placed:
            yield from self._counterpart(column, highlight)
        for highlight in placed:
            anchor = highlight.anchor
            found = self._highlight_format(highlight)
            for start, end in column.ranges(anchor.side, anchor.start, anchor.end):
                yield FormattedRange(start, end, found)
        for pair in pairs:
            line = self._underline_format(pair.translated)
            if line is not None:
                for start, end in column.sentence_ranges(pair.number, Side.TRANSLATION):
                    yield FormattedRange(start, end, line)

        for side, first, last in linked:
            for start, end in column.ranges(side, first, last):
                yield FormattedRange(start, end, self._link_format())

    def bar_colour(self, is_active: bool) -> QColor:
        """Return the colour of the bar next to the current sentence."""
        return self._theme.colour("accent" if is_active else "line")

    @property
    def dot_colour(self) -> QColor:
        """Return the colour of the dot next to a translation with a better draft."""
        return self._theme.colour("accent")

    def _counterpart(self, column: Column, highlight: Highlight) -> Iterator[FormattedRange]:
        """Yield a highlight's counterpart: whole sentences on the other side, in a faint colour."""
        anchor = highlight.anchor
        other = Side.TRANSLATION if anchor.side is Side.ORIGINAL else Side.ORIGINAL
        faint = _background_format(self._theme.faint_highlight_background(highlight.colour))
        for number in range(anchor.start.sentence, anchor.end.sentence + 1):
            for start, end in column.sentence_ranges(number, other):
                yield FormattedRange(start, end, faint)

    def _highlight_format(self, highlight: Highlight) -> QTextCharFormat:
        found = _background_format(self._theme.highlight_background(highlight.colour))
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

    def _underline_format(self, translated: Translated | None) -> QTextCharFormat | None:
        """Return a solid underline for the reader's own translation, dots for a doubtful one."""
        if translated is None:
            return None
        if translated.is_by_reader:
            style, token = QTextCharFormat.UnderlineStyle.SingleUnderline, "muted"
        elif translated.doubts:
            style, token = QTextCharFormat.UnderlineStyle.DotLine, "doubt"
        else:
            return None
        found = QTextCharFormat()
        found.setUnderlineStyle(style)
        found.setUnderlineColor(self._theme.colour(token))
        return found


def _background_format(colour: QColor) -> QTextCharFormat:
    found = QTextCharFormat()
    found.setBackground(colour)
    return found
