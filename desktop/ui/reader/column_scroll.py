"""Scroll columns together, and keep the current sentence where the eyes are."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QRectF
from PySide6.QtWidgets import QScrollBar

from desktop.reading.article import Side
from desktop.ui.reader.column import Column

ROOMY_LINE = 0.4
"""The reading line that the room below the text is made for where there is none."""
MARGIN = 0.12
"""Fraction of the view's height kept free above and below a sentence that is brought into view."""


@dataclass(frozen=True, slots=True)
class ScrollAnchor:
    """A sentence, how far below the top of the view it begins, and the view's height, in pixels."""

    sentence: int
    distance: float
    height: int = 0


class ColumnScroll(QObject):
    """The scroll positions of the shown columns and of the scroll bar beside them.

    `reading_line` is where in the view a sentence that is moved to is put, as a fraction of the
    height; None scrolls as little as needed. `inset` are pixels at the bottom that are covered;
    `has_room_below` leaves as much room below the text as a reading line would need.
    """

    def __init__(
        self,
        columns: Sequence[Column],
        bar: QScrollBar,
        shown: Callable[[], Sequence[Column]],
        active: Callable[[], Column],
    ) -> None:
        super().__init__(bar)
        self.is_in_sync = True
        self.reading_line: float | None = None
        self.inset = 0
        self.has_room_below = False
        self._bar, self._shown, self._active = bar, shown, active
        self._is_scrolling = False
        for column in columns:
            own = column.verticalScrollBar()
            own.valueChanged.connect(lambda _=0, column=column: self._scrolled(column))
            own.rangeChanged.connect(self._update_range)
        bar.valueChanged.connect(self._scroll_by_bar)

    @property
    def end_space(self) -> float:
        """Return the space below the text that lets its last line reach the reading line."""
        if self.reading_line is None and not self.has_room_below:
            return 0.0
        line = ROOMY_LINE if self.reading_line is None else self.reading_line
        return self._active().viewport().height() * (1 - line) * 0.9

    def scroll_to(self, number: int, is_calm: bool = False) -> None:
        """Bring a sentence to the reading line, or into view if there is none or `is_calm`."""
        for column in self._shown() if self.is_in_sync else (self._active(),):
            rect = sentence_rect(column, number)
            if rect is None:
                continue
            bar, height = column.verticalScrollBar(), column.viewport().height() - self.inset
            free = height * MARGIN
            if self.reading_line is not None and not is_calm:
                wanted = rect.top() - height * self.reading_line
                # What doesn't fit below the line is moved up, but never out of view.
                lowest = rect.bottom() - height + free / 2
                wanted = min(max(wanted, lowest), rect.top() - free / 2)
                above = column.picture_top(number)
                if above is not None:  # a caption is read with its picture
                    wanted = max(min(wanted, above - free / 2), lowest)
                bar.setValue(round(wanted))
                continue
            top, bottom = bar.value() + free, bar.value() + height - free
            if rect.top() < top or (rect.bottom() > bottom and rect.height() > height - 2 * free):
                bar.setValue(int(rect.top() - free))
            elif rect.bottom() > bottom:
                bar.setValue(int(rect.bottom() - height + free))

    def anchor(self, current: int) -> ScrollAnchor:
        """Return where the current sentence is, or the first one in view if it is out of it."""
        column = self._active()
        top, height = column.verticalScrollBar().value(), column.viewport().height()
        rect = sentence_rect(column, current)
        if rect is None or rect.bottom() < top or rect.top() > top + height:
            corner = column.viewport().rect().topLeft()
            found = column.sentence_at(column.cursorForPosition(corner).position())
            current = found[0] if found else current
            rect = sentence_rect(column, current)
        return ScrollAnchor(current, rect.top() - top if rect else 0.0, height)

    def restore(self, anchor: ScrollAnchor) -> None:
        """Scroll so that the anchor's sentence is where it was, or still seen in a lower view."""
        column = self._active()
        rect = sentence_rect(column, anchor.sentence)
        if rect is None:
            return
        distance, height = anchor.distance, column.viewport().height()
        if height < anchor.height:
            lowest = (height - self.inset) * (1 - MARGIN) - rect.height()
            distance = min(distance, max(lowest, 0.0))
        column.verticalScrollBar().setValue(round(rect.top() - distance))

    def _scrolled(self, column: Column) -> None:
        if self._is_scrolling:
            return
        self._is_scrolling = True
        value = column.verticalScrollBar().value()
        if self.is_in_sync:
            for other in self._shown():
                other.verticalScrollBar().setValue(value)
        if self.is_in_sync or column is self._active():
            self._bar.setValue(value)
        self._is_scrolling = False

    def _update_range(self) -> None:
        own = self._active().verticalScrollBar()
        self._bar.setPageStep(own.pageStep())
        self._bar.setSingleStep(own.singleStep())
        self._bar.setRange(own.minimum(), own.maximum())
        self._bar.setValue(own.value())

    def _scroll_by_bar(self, value: int) -> None:
        self._active().verticalScrollBar().setValue(value)


def sentence_rect(column: Column, number: int) -> QRectF | None:
    """Return the rectangle of a sentence in both languages, in document pixels, or None."""
    places = [place for side in Side for place in column.sentence_ranges(number, side)]
    if not places:
        return None
    rect = column.rect_of(*places[0])
    for place in places[1:]:
        rect = rect.united(column.rect_of(*place))
    return rect
