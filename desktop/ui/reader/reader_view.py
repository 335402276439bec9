"""The reading view: one or two columns scrolled together, with a current sentence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetricsF, QGuiApplication, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QScrollBar, QWidget

from desktop.base.overriding import override
from desktop.library import Highlight
from desktop.reading.article import Article, Pair, Place, PlacedPicture, Side, Span
from desktop.services.open_article import OpenedArticle
from desktop.ui.reader.column import MARGIN, Column, Style
from desktop.ui.reader.column_scroll import ColumnScroll, ScrollAnchor, sentence_rect
from desktop.ui.reader.picture_images import PictureImages
from desktop.ui.reader.rows import (
    NO_HEAD,
    NO_MISSING_MODELS,
    HeadLines,
    MissingModels,
    Row,
    build_rows,
)
from desktop.ui.reader.sentence_place import SentencePlace, find_translation_place
from desktop.ui.reader.text_formats import TextFormats
from desktop.ui.reader.word_links import WordLinks
from desktop.ui.support import overlapping_highlights
from desktop.ui.support.interface_language import Localized
from desktop.ui.support.overlapping_highlights import TextPosition
from desktop.ui.support.theme import Theme
from desktop.ui.support.view_mode import ViewMode

if TYPE_CHECKING:
    from desktop.reading.glossary.terms import Term

FEWEST_CHARACTERS, FEW_CHARACTERS = 38, 45
"""In a line: with fewer than the first two columns become one; panels leave the second free."""
SAMPLE = "The siege will last for weeks, said the minister. Le siège durera des semaines, dit-il. "
"""Text whose letters are about as frequent, and as wide, as those of news in both languages."""


class ReaderView(Localized):
    """Shows an article in one of the view modes, with a current sentence and side.

    `sentence_changed` carries the current sentence's number (from 0), `side_changed` the side being
    read, `menu_requested` the global position for a context menu, `mode_shown` the mode that is
    shown, which is stacked in place of side by side where two columns don't fit. `text_moved` tells
    what lies over the text that it is elsewhere, `laid_out` that its lines are others.
    `note_pointed` carries the id of the highlight whose note's mark was clicked, `picture_chosen`
    the picture that was.
    """

    sentence_changed = Signal(int)
    side_changed = Signal(Side)
    menu_requested = Signal(QPoint)
    mode_shown = Signal(ViewMode)
    text_moved = Signal()
    laid_out = Signal()
    note_pointed = Signal(object)
    picture_chosen = Signal(PlacedPicture)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reader")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.columns = (Column(self), Column(self))
        self._bar = QScrollBar(Qt.Orientation.Vertical, self)
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
        self.mode = self.shown_mode = ViewMode.SIDE_BY_SIDE
        self.are_swapped = False
        self.is_away = False
        self.are_others_dimmed = False
        self.scrolling = ColumnScroll(
            self.columns, self._bar, self._shown_columns, lambda: self.active_column
        )
        self._head = NO_HEAD
        self._is_justified = False
        self._has_pictures = True
        self.images = PictureImages(self)
        self._revealed: frozenset[int] = frozenset()
        self._missing_models: MissingModels = NO_MISSING_MODELS
        self._hovered = -1
        self._anchor = ScrollAnchor(0, 0.0)
        self._character = 8.0
        self._formats: TextFormats | None = None
        self.word_links = WordLinks(self)
        self._align_timer = QTimer(self)
        self._align_timer.setSingleShot(True)
        self._align_timer.setInterval(0)
        self._align_timer.timeout.connect(self._relayout)
        self._connect()
        self.set_texts()

    def _connect(self) -> None:
        for column in self.columns:
            column.sentence_entered.connect(self._caret_entered)
            column.sentence_hovered.connect(self._hover)
            column.word_pointed.connect(self._point_at)
            column.menu_requested.connect(self.menu_requested)
            column.resizing.connect(self._align_timer.start)
            column.focused.connect(self._column_focused)
            column.note_pointed.connect(self.note_pointed)
            column.verticalScrollBar().valueChanged.connect(lambda _: self.text_moved.emit())
            column.picture_chosen.connect(self.picture_chosen)
            column.images = self.images
            self.images.changed.connect(column.viewport().update)
        self._bar.valueChanged.connect(self._keep_anchor)
        self.word_links.changed.connect(self._update_formats)

    @override
    def set_texts(self) -> None:
        self._bar.setAccessibleName(self.tr("Place in the article"))
        if self.article is not None:
            self._show()

    def apply_theme(self, theme: Theme, style: Style, characters: int) -> None:
        """Use `style` and the colours of `theme`, and lines of at most so many characters."""
        self._align_timer.start()  # keeps the anchor
        self._formats = TextFormats(theme)
        self._character = QFontMetricsF(style.font).horizontalAdvance(SAMPLE) / len(SAMPLE)
        for column in self.columns:
            column.setMaximumWidth(round(characters * self._character) + 2 * MARGIN)
            column.apply_theme(style)
        self._choose_mode()
        if self.article is not None:
            self._show()

    def width_for(self, characters: int) -> int:
        """Return how wide the view must be for lines of so many characters, in pixels."""
        count = 2 if self.mode is ViewMode.SIDE_BY_SIDE else 1
        column = characters * self._character + 2 * MARGIN
        return round(count * column) + self._bar.sizeHint().width()

    def open(
        self,
        opened: OpenedArticle,
        missing: MissingModels = NO_MISSING_MODELS,
        head: HeadLines = NO_HEAD,
    ) -> None:
        """Show an article at the place where the reader left it, with the lines of its head.

        `missing` is as for `show_missing_models`.
        """
        self.word_links.point_at((), None)
        self._missing_models, self._head = missing, head
        self._hovered, self.is_away = -1, False
        self.article = opened.article
        self.pairs = opened.pairs
        self.highlights = opened.highlights
        self._revealed = frozenset()
        self.current = min(opened.stored.place_sentence, max(len(self.pairs) - 1, 0))
        self.side = self._visible_side(opened.stored.place_side)
        self._show(keeps_place=False)

    def show_head(self, head: HeadLines) -> None:
        """Show other lines in the head of the article."""
        if head != self._head:
            self._head = head
            if self.article is not None:
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
        self.word_links.point_at((), None)
        for column in self.columns:
            column.show_rows(())
            column.set_formats(())
            column.set_backdrops(())
            column.set_marks(())

    def set_mode(self, mode: ViewMode) -> None:
        """Change the view mode, at the same sentence."""
        self.mode = mode
        self._choose_mode()
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
        was_in_sync, self.scrolling.is_in_sync = self.scrolling.is_in_sync, is_in_sync
        if is_in_sync and not was_in_sync and self.article is not None:
            self.scrolling.scroll_to(self.current)

    def set_reading_line(self, percent: int) -> None:
        """Keep the current sentence at so many per cent of the height; 0 for no such line."""
        line = percent / 100 if percent else None
        if line != self.scrolling.reading_line:
            self.scrolling.reading_line = line
            self._relayout()

    def justify(self, is_justified: bool) -> None:
        """Give the text a clean right edge with hyphens, or a ragged one."""
        if is_justified != self._is_justified:
            self._is_justified = is_justified
            if self.article is not None:
                self._show()

    def show_pictures(self, are_shown: bool) -> None:
        """Show the pictures of the article, or only its text."""
        if are_shown != self._has_pictures:
            self._has_pictures = are_shown
            if self.article is not None:
                self._show()

    def picture_here(self) -> PlacedPicture | None:
        """Return the picture shown above the current paragraph, or None; the last of several."""
        pair = self.current_pair()
        if pair is None or self.article is None or not self._has_pictures:
            return None
        above = [one for one in self.article.pictures if one.paragraph == pair.paragraph]
        return above[-1] if above else None

    def dim_others(self, are_dimmed: bool) -> None:
        """Dim all sentences but the current one, or none."""
        self.are_others_dimmed = are_dimmed
        self._update_formats()

    def keep_clear(self, height: int) -> None:
        """Keep the current sentence out of the lowest `height` pixels, which something covers."""
        self.scrolling.inset = height
        if height and self.article is not None:
            self.scrolling.scroll_to(self.current, is_calm=True)

    def show_pairs(self, pairs: tuple[Pair, ...]) -> None:
        """Show new translations without moving the text being read."""
        if self.article is None:
            return
        self.pairs = pairs
        arranged = self._build_rows()
        if any(
            len(column.rows) != len(rows)
            for column, rows in zip(self.columns, arranged, strict=False)
        ):
            self._show()  # a revealed sentence has been translated
            return
        anchor = self.scrolling.anchor(self.current)
        changed = [
            column.replace_rows(rows) for column, rows in zip(self.columns, arranged, strict=False)
        ]
        if any(changed):
            self._align_rows()
            self.scrolling.restore(anchor)
            self.text_moved.emit()
        self._update_formats()
        self._update_marks()

    def set_highlights(self, highlights: Sequence[Highlight]) -> None:
        """Replace the highlights shown."""
        self.highlights = tuple(highlights)
        self._update_formats()
        self._update_marks()

    def go_to(self, number: int, side: Side | None = None, is_jump: bool = False) -> None:
        """Make sentence `number` the current one and scroll to it on both sides.

        After a jump, `is_away` is true until the next move: nothing is read where it leads.
        """
        if not self.pairs:
            return
        self.is_away = is_jump
        self._point_at(None)
        self.current = number = min(max(number, 0), len(self.pairs) - 1)
        visible = self._visible_side(side or self.side)
        if visible is not self.side:
            self.side = visible
            self.side_changed.emit(visible)
        self._place_caret()
        self._update_formats()
        self.scrolling.scroll_to(number)
        self._anchor = self.scrolling.anchor(number)
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
        self.go_to(self.current, other, is_jump=self.is_away)
        self.focus_text()

    def reveal_sentence(self, only_show: bool = False) -> None:
        """Show the current sentence in the hidden language, or hide it again."""
        self._reveal(frozenset({self.current}), only_show)

    def reveal_translation(self) -> None:
        """Show the current sentence's translation below it if only originals are shown."""
        if self.mode is ViewMode.ORIGINAL_ONLY and self.current not in self._revealed:
            self.reveal_sentence(only_show=True)
            self.go_to(self.current, Side.TRANSLATION)

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

    def selected_term(self) -> tuple[Term, Side] | None:
        """Return words selected in one sentence as a term, and the side they are on, or None.

        The words they are linked to are its other side, which is empty if that isn't known.
        """
        words, (side, start, end) = self.active_column.selected_text().strip(), self.selection()
        pair = self.pairs[start.sentence] if start.sentence < len(self.pairs) else None
        is_within_sentence = start.sentence == end.sentence and "\n" not in words
        if not words or not is_within_sentence or pair is None or pair.translated is None:
            return None
        other = self.word_links.counterpart(pair, side, Span(start.offset, end.offset))
        source, target = (words, other) if side is Side.ORIGINAL else (other, words)
        from desktop.reading.glossary.terms import Term  # its patterns would slow down startup

        return Term(source, target, pair.translated.direction), side

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
        self.go_to(place.sentence, side, is_jump=True)
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

    @property
    def free_area(self) -> QRect:
        """Return the part of the view that nothing at its bottom covers."""
        return self.rect().adjusted(0, 0, -self._bar.width(), -self.scrolling.inset)

    @property
    def margin_area(self) -> QRect:
        """Return the free space at the right of the text."""
        area, last = self.free_area, self._shown_columns()[-1].geometry()
        return QRect(QPoint(last.right() + 1 - MARGIN, area.top()), area.bottomRight())

    def translation_place(self, number: int) -> SentencePlace | None:
        """Return where the translation of a sentence is, or belongs; None if it isn't shown."""
        return find_translation_place(self._shown_columns(), self.pairs, number)

    def sentence_area(self, number: int, side: Side) -> QRect | None:
        """Return the lines of a sentence, in pixels of this view; None if they aren't shown."""
        for column in self._shown_columns():
            for start, end in column.sentence_ranges(number, side):
                return self.map_from_text(column, column.rect_of(start, end))
        return None

    def pair_area(self, number: int, side: Side) -> QRect | None:
        """Return the lines of a sentence and of what the same column has of its other language."""
        for column in self._shown_columns():
            rect = sentence_rect(column, number)
            if rect is not None and any(column.sentence_ranges(number, side)):
                return self.map_from_text(column, rect)
        return None

    def map_from_text(self, column: Column, lines: QRectF) -> QRect:
        """Return a rectangle of a column's document in pixels of this view."""
        corner = column.viewport().mapTo(self, QPoint(0, -column.verticalScrollBar().value()))
        return lines.translated(corner.x(), corner.y()).toAlignedRect()

    def scroll_by(self, column: Column, pixels: int) -> None:
        """Scroll a column down, and with it the other one if they scroll together."""
        bar = column.verticalScrollBar()
        bar.setValue(bar.value() + pixels)
        self._anchor = self.scrolling.anchor(self.current)  # also for a layout that is due

    def keep_room_below(self, is_kept: bool) -> None:
        """Leave room below the end of the text, for what lies over it, or no longer."""
        before, self.scrolling.has_room_below = self.scrolling.end_space, is_kept
        if self.scrolling.end_space != before:
            self._relayout()

    def visible_sentences(self) -> range:
        """Return the numbers of the sentences in view, on the side being read."""
        column = self.active_column
        area = column.viewport().rect()
        ends = []
        for point in (area.topLeft(), area.bottomRight()):
            found = column.sentence_at(column.cursorForPosition(point).position())
            ends.append(found[0] if found else self.current)
        return range(ends[0], ends[1] + 1)

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
            self.shown_mode,
            self.are_swapped,
            self._revealed,
            self._missing_models,
            self._head,
            self._is_justified,
            self._has_pictures,
        )

    def _shown_columns(self) -> tuple[Column, ...]:
        return self.columns if self.shown_mode is ViewMode.SIDE_BY_SIDE else self.columns[:1]

    def _show(self, keeps_place: bool = True) -> None:
        """Build all rows anew, with the text where it was unless it is another one."""
        self._align_timer.start()  # keeps the anchor, and the columns may get other widths
        anchor = self._anchor
        # The focus would stay in a column that shows the other side now, or leave a hidden one.
        is_focused = any(column.hasFocus() for column in self.columns)
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
        if is_focused:
            self.focus_text()
        self._update_formats()
        self._update_marks()
        if keeps_place:
            self.scrolling.restore(anchor)
        else:
            self.scrolling.scroll_to(self.current)
            self._anchor = self.scrolling.anchor(self.current)
        self.text_moved.emit()

    def _choose_mode(self) -> bool:
        """Stack the columns where they would be too narrow; return whether that has changed."""
        before = self.shown_mode
        self.shown_mode = self.mode
        if self.mode is ViewMode.SIDE_BY_SIDE:
            fewest = FEWEST_CHARACTERS + (before is ViewMode.STACKED)  # so that it doesn't flicker
            if self.width() < self.width_for(fewest):
                self.shown_mode = ViewMode.STACKED
        if self.shown_mode is not before:
            self.mode_shown.emit(self.shown_mode)
        return self.shown_mode is not before

    def _reveal(self, numbers: frozenset[int], only_show: bool = False) -> None:
        if self.shown_mode in (ViewMode.SIDE_BY_SIDE, ViewMode.STACKED) or not numbers:
            return
        is_hiding = numbers <= self._revealed and not only_show
        self._revealed = self._revealed - numbers if is_hiding else self._revealed | numbers
        self.side = self._visible_side(self.side)
        self._show()
        self.scrolling.scroll_to(self.current, is_calm=True)

    def _place_caret(self) -> None:
        for column in self._shown_columns():
            for side in (self.side, *Side):
                place = next(iter(column.sentence_ranges(self.current, side)), None)
                if place is not None:
                    column.set_caret(place[0])
                    break

    def _update_formats(self) -> None:
        if self._formats is None or self.article is None:
            return
        active = self.active_column
        for column in self._shown_columns():
            linked = self.word_links.linked_ranges()
            column.set_backdrops(
                self._formats.backdrops(
                    column, self.highlights, self.current, self._hovered, linked
                )
            )
            column.set_formats(
                self._formats.dimmed(column, self.current) if self.are_others_dimmed else ()
            )
            column.set_sentence_bar(self.current, self._formats.bar_colour(column is active))

    def _update_marks(self) -> None:
        if self._formats is not None and self.article is not None:
            for column in self._shown_columns():
                column.set_marks(self._formats.marks(column, self.pairs, self.highlights))

    def _caret_entered(self, number: int) -> None:
        column = self.sender()
        if isinstance(column, Column):
            found = column.sentence_at(column.textCursor().position())
            if found and found[1] is not self.side:
                self.side = found[1]
                self.side_changed.emit(self.side)
        if number != self.current:
            self.current, self.is_away = number, False
            self.sentence_changed.emit(number)
            if self.scrolling.is_in_sync:
                # Text that moved below the mouse would be selected.
                is_pressed = QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton
                self.scrolling.scroll_to(number, is_calm=is_pressed)
            self._anchor = self.scrolling.anchor(number)
        self._update_formats()

    def _column_focused(self) -> None:
        """Read the side of the column that the keyboard went to."""
        column = self.sender()
        if self.shown_mode is not ViewMode.SIDE_BY_SIDE or not isinstance(column, Column):
            return
        side = next((row.side for row in column.rows if row.sentences), self.side)
        if side is not self.side and self.article is not None:
            self.side = side
            self._update_formats()
            self.side_changed.emit(side)

    def _hover(self, number: int) -> None:
        if number != self._hovered:
            self._hovered = number
            self._update_formats()

    def _point_at(self, found: tuple[Side, Place] | None) -> None:
        self.word_links.point_at(self.pairs, found)

    def _keep_anchor(self) -> None:
        """Remember where the text is, unless a new layout is about to put it there again."""
        if self.article is not None and not self._align_timer.isActive():
            self._anchor = self.scrolling.anchor(self.current)

    def _relayout(self) -> None:
        """Align the rows after a resize, with the text where it was."""
        self._align_timer.stop()
        if self.article is None:
            return
        anchor = self._anchor
        self._align_rows()
        self._align_timer.start()
        self.scrolling.restore(anchor)
        self._align_timer.stop()
        self.text_moved.emit()
        self.laid_out.emit()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the text also where something lies over it."""
        QApplication.sendEvent(self._bar, event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._align_timer.start()  # the anchor stays the one before
        super().resizeEvent(event)
        if self._choose_mode() and self.article is not None:
            self._show()

    def _align_rows(self) -> None:
        """Add space below the rows so that both columns' rows have the same heights."""
        shown = self._shown_columns()
        if not shown[0].rows:
            return
        for column in shown:
            column.fit_pictures()
        heights = [
            [column.row_height(number) for number in range(len(column.rows))] for column in shown
        ]
        rows = [max(pair) for pair in zip(*heights, strict=True)]
        rows[-1] += self.scrolling.end_space
        for column, own in zip(shown, heights, strict=True):
            column.set_space_below([row - height for row, height in zip(rows, own, strict=True)])
