"""The reading view: both languages in step, the current sentence lit on both sides."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QScrollBar, QWidget

from desktop.library import Highlight
from desktop.reading.article import Article, Pair, Place, Side
from desktop.services.open_article import Opened
from desktop.ui.annotations import overlapping_highlights
from desktop.ui.annotations.overlapping_highlights import Spot
from desktop.ui.reader.column import MARGIN, Column, Style
from desktop.ui.reader.rows import NOTHING, MissingModels, Row, ViewMode, lay_out
from desktop.ui.reader.text_formats import TextFormats
from desktop.ui.reader.word_links import WordLinks
from desktop.ui.support.theme import Theme

KEPT_FREE = 0.12
"""Part of the window's height that stays between the current sentence and its edges."""


class ReaderView(QWidget):
    """Shows one article in one of the view modes and knows where the reader is.

    `sentence_changed` carries the current sentence's number (from 0); `nothing_to_go_to` says
    that a move would have left the article.
    """

    sentence_changed = Signal(int)
    side_changed = Signal(object)
    menu_requested = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reader")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.columns = (Column(self), Column(self))
        self._bar = QScrollBar(Qt.Orientation.Vertical, self)
        self._bar.setAccessibleName(self.tr("Place in the article"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addStretch(1)
        for column in self.columns:
            layout.addWidget(column, 1000)
        layout.addStretch(1)
        layout.addWidget(self._bar)

        self.article: Article | None = None
        self.pairs: tuple[Pair, ...] = ()
        self.highlights: tuple[Highlight, ...] = ()
        self.current = 0
        self.side = Side.ORIGINAL
        self.mode = ViewMode.SIDE_BY_SIDE
        self.is_in_sync = True
        self.are_swapped = False
        self._revealed: frozenset[int] = frozenset()
        self._missing_models: MissingModels = NOTHING
        self._hovered = -1
        self._is_scrolling = False
        self._marking: TextFormats | None = None
        self.word_links = WordLinks(self)
        self._aligning = QTimer(self)
        self._aligning.setSingleShot(True)
        self._aligning.setInterval(0)
        self._aligning.timeout.connect(self._fit)
        self._connect()

    def _connect(self) -> None:
        for column in self.columns:
            column.sentence_entered.connect(self._enter)
            column.sentence_hovered.connect(self._hover)
            column.word_pointed.connect(self._point)
            column.menu_requested.connect(self.menu_requested)
            column.width_changed.connect(self._aligning.start)
            column.verticalScrollBar().valueChanged.connect(self._scrolled)
            column.verticalScrollBar().rangeChanged.connect(self._take_range)
        self._bar.valueChanged.connect(self._scroll_by_bar)
        self.word_links.changed.connect(self._mark)

    def apply_theme(self, theme: Theme, style: Style, width: int) -> None:
        """Print in `style` and the colours of `theme`, columns at most `width` pixels wide."""
        self._marking = TextFormats(theme)
        for column in self.columns:
            column.setMaximumWidth(width + 2 * MARGIN)
            column.apply_theme(style)
        if self.article is not None:
            self._show()

    def open(self, opened: Opened, missing: MissingModels = NOTHING) -> None:
        """Show an article at the place where the reader left it.

        `missing` is what `show_missing_models` takes.
        """
        self._missing_models = missing
        self.article = opened.article
        self.pairs = opened.pairs
        self.highlights = opened.highlights
        self._revealed = frozenset()
        self.current = min(opened.stored.place_sentence, max(len(self.pairs) - 1, 0))
        self.side = self._visible_side(opened.stored.place_side)
        self._show()

    def show_missing_models(self, missing: MissingModels) -> None:
        """Say what is to be done where an untranslated language has no model."""
        if missing != self._missing_models:
            self._missing_models = missing
            if self.article is not None:
                self._show()

    def close_article(self) -> None:
        """Show nothing."""
        self.article, self.pairs, self.highlights = None, (), ()
        for column in self.columns:
            column.show_rows(())
            column.mark(())

    def set_mode(self, mode: ViewMode) -> None:
        """Show the languages in another arrangement, at the same sentence."""
        self.mode = mode
        self._revealed = frozenset()
        self.side = self._visible_side(self.side)
        if self.article is not None:
            self._show()

    def swap_columns(self, are_swapped: bool) -> None:
        """Put the translation first, or the original."""
        self.are_swapped = are_swapped
        if self.article is not None:
            self._show()

    def scroll_together(self, is_in_sync: bool) -> None:
        """Keep the columns at the same height, or let each be scrolled alone."""
        self.is_in_sync = is_in_sync
        if is_in_sync and self.article is not None:
            self.bring_into_view()

    def show_pairs(self, pairs: tuple[Pair, ...]) -> None:
        """Show translations that have come, without moving what is being read."""
        if self.article is None:
            return
        self.pairs = pairs
        arranged = self._arranged()
        anchor = self._first_visible()
        changed = [
            column.replace_rows(rows) for column, rows in zip(self.columns, arranged, strict=False)
        ]
        if any(changed):
            self._align_rows()
            self._keep_first_visible(anchor)
            self._mark()

    def set_highlights(self, highlights: Sequence[Highlight]) -> None:
        """Colour `highlights` in place of those shown."""
        self.highlights = tuple(highlights)
        self._mark()

    def go_to(self, number: int, side: Side | None = None) -> None:
        """Make sentence `number` the current one and bring it into view on both sides."""
        if not self.pairs:
            return
        self._point(None)
        self.current = number = min(max(number, 0), len(self.pairs) - 1)
        held = self._visible_side(side or self.side)
        if held is not self.side:
            self.side = held
            self.side_changed.emit(held)
        self._put_caret()
        self._mark()
        self.bring_into_view()
        self.sentence_changed.emit(number)

    def go_by_paragraph(self, step: int) -> None:
        """Go to the next paragraph's first sentence (step 1), or this one's, or the one before."""
        if not self.pairs:
            return
        here = self.pairs[self.current].paragraph
        firsts = {pair.paragraph: pair.number for pair in reversed(self.pairs)}
        starts = sorted(firsts.values())
        if step > 0:
            self.go_to(next((start for start in starts if start > self.current), self.current))
        elif self.current > firsts[here]:
            self.go_to(firsts[here])
        else:
            before = [start for start in starts if start < self.current]
            self.go_to(before[-1] if before else self.current)

    def switch_side(self) -> None:
        """Go to the current sentence on the other side, where that is shown."""
        other = Side.TRANSLATION if self.side is Side.ORIGINAL else Side.ORIGINAL
        self.reveal_sentence(only_show=True)
        self.go_to(self.current, other)
        self.focus_text()

    def reveal_sentence(self, only_show: bool = False) -> None:
        """Show the current sentence in the hidden language, or hide it again."""
        self._reveal(frozenset({self.current}), only_show)

    def reveal_paragraph(self) -> None:
        """Show the current paragraph in the hidden language, or hide it again."""
        here = self.pairs[self.current].paragraph if self.pairs else -1
        self._reveal(frozenset(pair.number for pair in self.pairs if pair.paragraph == here))

    def selection(self) -> tuple[Side, Place, Place]:
        """Return the selected words, or the whole current sentence, on the side being read.

        A selection over both languages is held to the one that it starts in.
        """
        column = self.active_column
        cursor = column.textCursor()
        if cursor.hasSelection():
            start = column.place_at(cursor.selectionStart())
            end = column.place_at(cursor.selectionEnd())
            if start and end and start[0] is end[0] and start[1] != end[1]:
                return start[0], start[1], end[1]
        return self.side, Place(self.current, 0), Place(self.current, len(self._text(self.side)))

    @property
    def spot(self) -> Spot:
        """Return the side and the place of the caret."""
        column = self.active_column
        found = column.place_at(column.textCursor().position())
        return found or (self.side, Place(self.current, 0))

    def highlights_here(self) -> tuple[Highlight, ...]:
        """Return the highlights at the caret, the innermost first, or else one in the sentence."""
        lit = [one for one in self.highlights if not one.is_lost]
        here = overlapping_highlights.at(lit, self.spot)
        return tuple(here or overlapping_highlights.within(lit, self.side, self.current)[:1])

    def beginning(self, highlight: Highlight) -> Spot:
        """Return where a highlight begins, or its sentence on the side that is shown of it."""
        start, side = highlight.anchor.start, highlight.anchor.side
        for column in self._shown_columns():
            if any(column.sentence_stretches(start.sentence, side)):
                return side, start
        other = Side.TRANSLATION if side is Side.ORIGINAL else Side.ORIGINAL
        return other, Place(start.sentence, 0)

    def go_to_highlight(self, highlight: Highlight) -> None:
        """Go to a highlight's sentence, and put the caret where it begins."""
        side, place = self.beginning(highlight)
        self.go_to(place.sentence, side)
        column = self.active_column
        position = column.position_of(side, place)
        if position is not None:
            column.put_caret(position)

    def drop_selection(self) -> None:
        """Select nothing; the caret stays at the selection's beginning."""
        for column in self.columns:
            column.put_caret(column.textCursor().selectionStart())

    def copy(self) -> None:
        """Copy the selection, or the current sentence on the side being read."""
        column = self.active_column
        has_selection = column.textCursor().hasSelection()
        text = column.selected_text() if has_selection else self._text(self.side)
        if text:
            QGuiApplication.clipboard().setText(text)

    def copy_pair(self) -> None:
        """Copy the current sentence in both languages, a line each."""
        texts = (self._text(Side.ORIGINAL), self._text(Side.TRANSLATION))
        QGuiApplication.clipboard().setText("\n".join(text for text in texts if text))

    def focus_text(self) -> None:
        """Give the keyboard to the column of the side being read."""
        self.active_column.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def current_pair(self) -> Pair | None:
        """Return the pair of the current sentence; None where no article is open."""
        return self.pairs[self.current] if self.pairs else None

    @property
    def active_column(self) -> Column:
        """Return the column that shows the side being read."""
        for column in self._shown_columns():
            if any(row.side is self.side and not row.is_second for row in column.rows):
                return column
        return self.columns[0]

    def bring_into_view(self) -> None:
        """Scroll no more than it takes to show the current sentence, on both sides if in sync."""
        columns = self._shown_columns() if self.is_in_sync else (self.active_column,)
        for column in columns:
            places = [
                place for side in Side for place in column.sentence_stretches(self.current, side)
            ]
            if not places:
                continue
            rect = column.rect_of(*places[0])
            for place in places[1:]:
                rect = rect.united(column.rect_of(*place))
            bar, height = column.verticalScrollBar(), column.viewport().height()
            free = height * KEPT_FREE
            top, bottom = bar.value() + free, bar.value() + height - free
            if rect.top() < top or (rect.bottom() > bottom and rect.height() > height - 2 * free):
                bar.setValue(int(rect.top() - free))
            elif rect.bottom() > bottom:
                bar.setValue(int(rect.bottom() - height + free))

    def _visible_side(self, wanted: Side) -> Side:
        if self.current in self._revealed:
            return wanted
        if self.mode is ViewMode.ORIGINAL_ONLY:
            return Side.ORIGINAL
        if self.mode is ViewMode.TRANSLATION_ONLY:
            return Side.TRANSLATION
        return wanted

    def _text(self, side: Side) -> str:
        pair = self.current_pair()
        if pair is None:
            return ""
        if side is Side.ORIGINAL:
            return pair.source
        return pair.translated.text if pair.translated else ""

    def _arranged(self) -> tuple[tuple[Row, ...], ...]:
        assert self.article is not None
        return lay_out(
            self.article,
            self.pairs,
            self.mode,
            self.are_swapped,
            self._revealed,
            self._missing_models,
        )

    def _shown_columns(self) -> tuple[Column, ...]:
        return self.columns if self.mode is ViewMode.SIDE_BY_SIDE else self.columns[:1]

    def _show(self) -> None:
        arranged = self._arranged()
        self.columns[1].setVisible(len(arranged) > 1)
        for column, rows in zip(self.columns, arranged, strict=False):
            column.show_rows(rows)
            sides = {row.side for row in rows if not row.is_second}
            column.setAccessibleName(
                self.tr("Original") if Side.ORIGINAL in sides else self.tr("Translation")
            )
        self._align_rows()
        self._put_caret()
        self._mark()
        self.bring_into_view()
        QTimer.singleShot(0, self, self.bring_into_view)

    def _reveal(self, numbers: frozenset[int], only_show: bool = False) -> None:
        if self.mode in (ViewMode.SIDE_BY_SIDE, ViewMode.STACKED) or not numbers:
            return
        is_hiding = numbers <= self._revealed and not only_show
        self._revealed = self._revealed - numbers if is_hiding else self._revealed | numbers
        self.side = self._visible_side(self.side)
        scrolled = self.columns[0].verticalScrollBar().value()
        self._show()
        self.columns[0].verticalScrollBar().setValue(scrolled)
        self.bring_into_view()

    def _put_caret(self) -> None:
        for column in self._shown_columns():
            for side in (self.side, *Side):
                place = next(iter(column.sentence_stretches(self.current, side)), None)
                if place is not None:
                    column.put_caret(place[0])
                    break

    def _mark(self) -> None:
        if self._marking is None:
            return
        for column in self._shown_columns():
            column.mark(
                self._marking.marks(
                    column,
                    self.pairs,
                    self.highlights,
                    self.current,
                    self._hovered,
                    self.word_links.stretches(),
                )
            )
            is_active = column is self.active_column
            column.set_bar(self.current, self._marking.bar(is_active))

    def _enter(self, number: int) -> None:
        column = self.sender()
        if isinstance(column, Column):
            found = column.sentence_at(column.textCursor().position())
            if found and found[1] is not self.side:
                self.side = found[1]
                self.side_changed.emit(self.side)
        if number != self.current:
            self.current = number
            self.sentence_changed.emit(number)
            self._bring_other_into_view()
        self._mark()

    def _bring_other_into_view(self) -> None:
        if self.is_in_sync:
            self.bring_into_view()

    def _hover(self, number: int) -> None:
        if number != self._hovered:
            self._hovered = number
            self._mark()

    def _point(self, found: tuple[Side, Place] | None) -> None:
        self.word_links.point(self.pairs, found)

    def _fit(self) -> None:
        """Lay the rows out for a new width without losing sight of the current sentence."""
        self._align_rows()
        if self.article is not None:
            self.bring_into_view()

    def _align_rows(self) -> None:
        """Leave as much space below each paragraph as makes both columns' rows equally high."""
        shown = self._shown_columns()
        if len(shown) < 2 or not shown[0].rows:
            return
        heights = [
            [column.row_height(number) for number in range(len(column.rows))] for column in shown
        ]
        rows = [max(pair) for pair in zip(*heights, strict=True)]
        for column, own in zip(shown, heights, strict=True):
            column.set_space_below([row - height for row, height in zip(rows, own, strict=True)])

    def _first_visible(self) -> tuple[int, float]:
        """Return the first row in view and how far below the top edge it begins, in pixels."""
        column = self.active_column
        top = column.verticalScrollBar().value()
        for number in range(len(column.rows)):
            place = column.row_top(number)
            if place + column.row_height(number) > top:
                return number, place - top
        return 0, 0.0

    def _keep_first_visible(self, anchor: tuple[int, float]) -> None:
        number, distance = anchor
        column = self.active_column
        if number < len(column.rows):
            column.verticalScrollBar().setValue(round(column.row_top(number) - distance))

    def _scrolled(self, value: int) -> None:
        if self._is_scrolling:
            return
        self._is_scrolling = True
        if self.is_in_sync:
            for column in self._shown_columns():
                column.verticalScrollBar().setValue(value)
        if self.is_in_sync or self.sender() is self.active_column.verticalScrollBar():
            self._bar.setValue(value)
        self._is_scrolling = False

    def _take_range(self) -> None:
        own = self.active_column.verticalScrollBar()
        self._bar.setPageStep(own.pageStep())
        self._bar.setSingleStep(own.singleStep())
        self._bar.setRange(own.minimum(), own.maximum())
        self._bar.setValue(own.value())

    def _scroll_by_bar(self, value: int) -> None:
        self.active_column.verticalScrollBar().setValue(value)
