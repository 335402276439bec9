"""The reading view: one or two columns scrolled together, with a current sentence."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QScrollBar, QWidget

from desktop.library import Highlight
from desktop.reading.article import Article, Pair, Place, Side
from desktop.services.open_article import OpenedArticle
from desktop.ui.reader.column import MARGIN, Column, Style
from desktop.ui.reader.rows import NO_MISSING_MODELS, MissingModels, Row, build_rows
from desktop.ui.reader.text_formats import TextFormats
from desktop.ui.reader.word_links import WordLinks
from desktop.ui.support import overlapping_highlights
from desktop.ui.support.overlapping_highlights import TextPosition
from desktop.ui.support.theme import Theme
from desktop.ui.support.view_mode import ViewMode

SCROLL_MARGIN = 0.12
"""Fraction of the view's height kept free above and below the current sentence."""


class ReaderView(QWidget):
    """Shows an article in one of the view modes, with a current sentence and side.

    `sentence_changed` carries the current sentence's number (from 0), `side_changed` the side being
    read, `menu_requested` the global position for a context menu.
    """

    sentence_changed = Signal(int)
    side_changed = Signal(Side)
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
        self._missing_models: MissingModels = NO_MISSING_MODELS
        self._hovered = -1
        self._is_scrolling = False
        self._formats: TextFormats | None = None
        self.word_links = WordLinks(self)
        self._align_timer = QTimer(self)
        self._align_timer.setSingleShot(True)
        self._align_timer.setInterval(0)
        self._align_timer.timeout.connect(self._relayout)
        self._connect()

    def _connect(self) -> None:
        for column in self.columns:
            column.sentence_entered.connect(self._caret_entered)
            column.sentence_hovered.connect(self._hover)
            column.word_pointed.connect(self._point_at)
            column.menu_requested.connect(self.menu_requested)
            column.width_changed.connect(self._align_timer.start)
            column.verticalScrollBar().valueChanged.connect(self._scrolled)
            column.verticalScrollBar().rangeChanged.connect(self._update_scroll_range)
        self._bar.valueChanged.connect(self._scroll_by_bar)
        self.word_links.changed.connect(self._update_formats)

    def apply_theme(self, theme: Theme, style: Style, width: int) -> None:
        """Use `style` and the colours of `theme`, and columns at most `width` pixels wide."""
        self._formats = TextFormats(theme)
        for column in self.columns:
            column.setMaximumWidth(width + 2 * MARGIN)
            column.apply_theme(style)
        if self.article is not None:
            self._show()

    def open(self, opened: OpenedArticle, missing: MissingModels = NO_MISSING_MODELS) -> None:
        """Show an article at the place where the reader left it.

        `missing` is as for `show_missing_models`.
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
        """Show messages in place of translations from languages without a model."""
        if missing != self._missing_models:
            self._missing_models = missing
            if self.article is not None:
                self._show()

    def close_article(self) -> None:
        """Close the article and clear the columns."""
        self.article, self.pairs, self.highlights = None, (), ()
        for column in self.columns:
            column.show_rows(())
            column.set_formats(())

    def set_mode(self, mode: ViewMode) -> None:
        """Change the view mode, at the same sentence."""
        self.mode = mode
        self._revealed = frozenset()
        self.side = self._visible_side(self.side)
        if self.article is not None:
            self._show()

    def swap_columns(self, are_swapped: bool) -> None:
        """Show the translation first if swapped, else the original."""
        self.are_swapped = are_swapped
        if self.article is not None:
            self._show()

    def scroll_together(self, is_in_sync: bool) -> None:
        """Scroll the columns together, or each on its own."""
        self.is_in_sync = is_in_sync
        if is_in_sync and self.article is not None:
            self.scroll_to_current()

    def show_pairs(self, pairs: tuple[Pair, ...]) -> None:
        """Show new translations without moving the text being read."""
        if self.article is None:
            return
        self.pairs = pairs
        arranged = self._build_rows()
        anchor = self._first_visible()
        changed = [
            column.replace_rows(rows) for column, rows in zip(self.columns, arranged, strict=False)
        ]
        if any(changed):
            self._align_rows()
            self._restore_first_visible(anchor)
            self._update_formats()

    def set_highlights(self, highlights: Sequence[Highlight]) -> None:
        """Replace the highlights shown."""
        self.highlights = tuple(highlights)
        self._update_formats()

    def go_to(self, number: int, side: Side | None = None) -> None:
        """Make sentence `number` the current one and scroll to it on both sides."""
        if not self.pairs:
            return
        self._point_at(None)
        self.current = number = min(max(number, 0), len(self.pairs) - 1)
        visible = self._visible_side(side or self.side)
        if visible is not self.side:
            self.side = visible
            self.side_changed.emit(visible)
        self._place_caret()
        self._update_formats()
        self.scroll_to_current()
        self.sentence_changed.emit(number)

    def go_by_paragraph(self, step: int) -> None:
        """Go to the next paragraph (step 1), or the start of this or the previous one (-1)."""
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
        """Go to the current sentence on the other side, revealing it if hidden."""
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
        """Return the side, start and end of the selection, or else of the current sentence.

        A selection across both languages counts as none.
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
    def caret_position(self) -> TextPosition:
        """Return the side and place of the caret."""
        column = self.active_column
        found = column.place_at(column.textCursor().position())
        return found or (self.side, Place(self.current, 0))

    def highlights_here(self) -> tuple[Highlight, ...]:
        """Return the highlights at the caret, the innermost first, or else one in the sentence."""
        placed = [one for one in self.highlights if not one.is_lost]
        here = overlapping_highlights.highlights_at(placed, self.caret_position)
        return tuple(
            here or overlapping_highlights.highlights_in(placed, self.side, self.current)[:1]
        )

    def start_of(self, highlight: Highlight) -> TextPosition:
        """Return where a highlight begins, or its sentence on the other side if that is hidden."""
        start, side = highlight.anchor.start, highlight.anchor.side
        for column in self._shown_columns():
            if any(column.sentence_ranges(start.sentence, side)):
                return side, start
        other = Side.TRANSLATION if side is Side.ORIGINAL else Side.ORIGINAL
        return other, Place(start.sentence, 0)

    def go_to_highlight(self, highlight: Highlight) -> None:
        """Go to a highlight's sentence and put the caret at its beginning."""
        side, place = self.start_of(highlight)
        self.go_to(place.sentence, side)
        column = self.active_column
        position = column.position_of(side, place)
        if position is not None:
            column.set_caret(position)

    def clear_selection(self) -> None:
        """Clear the selection and put the caret at its beginning."""
        for column in self.columns:
            column.set_caret(column.textCursor().selectionStart())

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
        """Focus the column of the side being read."""
        self.active_column.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def current_pair(self) -> Pair | None:
        """Return the pair of the current sentence, or None if no article is open."""
        return self.pairs[self.current] if self.pairs else None

    @property
    def active_column(self) -> Column:
        """Return the column that shows the side being read."""
        for column in self._shown_columns():
            if any(row.side is self.side and not row.is_other_language for row in column.rows):
                return column
        return self.columns[0]

    def visible_sentences(self) -> range:
        """Return the numbers of the sentences in view, on the side being read."""
        column = self.active_column
        area = column.viewport().rect()
        ends = []
        for point in (area.topLeft(), area.bottomRight()):
            found = column.sentence_at(column.cursorForPosition(point).position())
            ends.append(found[0] if found else self.current)
        return range(ends[0], ends[1] + 1)

    def scroll_to_current(self) -> None:
        """Scroll as little as needed to show the current sentence, in both columns if in sync."""
        columns = self._shown_columns() if self.is_in_sync else (self.active_column,)
        for column in columns:
            places = [
                place for side in Side for place in column.sentence_ranges(self.current, side)
            ]
            if not places:
                continue
            rect = column.rect_of(*places[0])
            for place in places[1:]:
                rect = rect.united(column.rect_of(*place))
            bar, height = column.verticalScrollBar(), column.viewport().height()
            free = height * SCROLL_MARGIN
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

    def _build_rows(self) -> tuple[tuple[Row, ...], ...]:
        assert self.article is not None
        return build_rows(
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
        arranged = self._build_rows()
        self.columns[1].setVisible(len(arranged) > 1)
        for column, rows in zip(self.columns, arranged, strict=False):
            column.show_rows(rows)
            sides = {row.side for row in rows if not row.is_other_language}
            column.setAccessibleName(
                self.tr("Original") if Side.ORIGINAL in sides else self.tr("Translation")
            )
        self._align_rows()
        self._place_caret()
        self._update_formats()
        self.scroll_to_current()
        QTimer.singleShot(0, self, self.scroll_to_current)

    def _reveal(self, numbers: frozenset[int], only_show: bool = False) -> None:
        if self.mode in (ViewMode.SIDE_BY_SIDE, ViewMode.STACKED) or not numbers:
            return
        is_hiding = numbers <= self._revealed and not only_show
        self._revealed = self._revealed - numbers if is_hiding else self._revealed | numbers
        self.side = self._visible_side(self.side)
        scrolled = self.columns[0].verticalScrollBar().value()
        self._show()
        self.columns[0].verticalScrollBar().setValue(scrolled)
        self.scroll_to_current()

    def _place_caret(self) -> None:
        for column in self._shown_columns():
            for side in (self.side, *Side):
                place = next(iter(column.sentence_ranges(self.current, side)), None)
                if place is not None:
                    column.set_caret(place[0])
                    break

    def _update_formats(self) -> None:
        if self._formats is None:
            return
        better = [one.number for one in self.pairs if one.translated and one.translated.better]
        for column in self._shown_columns():
            column.set_formats(
                self._formats.ranges(
                    column,
                    self.pairs,
                    self.highlights,
                    self.current,
                    self._hovered,
                    self.word_links.linked_ranges(),
                )
            )
            is_active = column is self.active_column
            column.set_sentence_bar(self.current, self._formats.bar_colour(is_active))
            column.set_dots(better, self._formats.dot_colour)

    def _caret_entered(self, number: int) -> None:
        column = self.sender()
        if isinstance(column, Column):
            found = column.sentence_at(column.textCursor().position())
            if found and found[1] is not self.side:
                self.side = found[1]
                self.side_changed.emit(self.side)
        if number != self.current:
            self.current = number
            self.sentence_changed.emit(number)
            self._sync_scroll()
        self._update_formats()

    def _sync_scroll(self) -> None:
        if self.is_in_sync:
            self.scroll_to_current()

    def _hover(self, number: int) -> None:
        if number != self._hovered:
            self._hovered = number
            self._update_formats()

    def _point_at(self, found: tuple[Side, Place] | None) -> None:
        self.word_links.point_at(self.pairs, found)

    def _relayout(self) -> None:
        """Align the rows after a resize and keep the current sentence in view."""
        self._align_rows()
        if self.article is not None:
            self.scroll_to_current()

    def _align_rows(self) -> None:
        """Add space below the rows so that both columns' rows have the same heights."""
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
        """Return the first row in view and its distance from the top edge, in pixels."""
        column = self.active_column
        top = column.verticalScrollBar().value()
        for number in range(len(column.rows)):
            place = column.row_top(number)
            if place + column.row_height(number) > top:
                return number, place - top
        return 0, 0.0

    def _restore_first_visible(self, anchor: tuple[int, float]) -> None:
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

    def _update_scroll_range(self) -> None:
        own = self.active_column.verticalScrollBar()
        self._bar.setPageStep(own.pageStep())
        self._bar.setSingleStep(own.singleStep())
        self._bar.setRange(own.minimum(), own.maximum())
        self._bar.setValue(own.value())

    def _scroll_by_bar(self, value: int) -> None:
        self.active_column.verticalScrollBar().setValue(value)
