"""A column of text: one text block per row, with lookup between positions and sentences."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from PySide6.QtCore import (
    QByteArray,
    QEvent,
    QMimeData,
    QPoint,
    QPointF,
    QRectF,
    QSizeF,
    Qt,
    QUrl,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QFont,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QToolTip, QWidget

from desktop.base.overriding import override
from desktop.library import HighlightId
from desktop.reading.article import InlineStyle, Kind, Place, PlacedPicture, Side, Span, StyledSpan
from desktop.reading.text.hyphenation import SOFT_HYPHEN
from desktop.reading.text.inline_styles import split_by_styles
from desktop.ui.reader.gutter_marks import GutterMark, draw_mark
from desktop.ui.reader.picture_images import PictureImages, draw_picture
from desktop.ui.reader.rows import HEAD, Row, RowSentence
from desktop.ui.reader.shown_text import row_offset, shown_offset, shown_styles, shown_text
from desktop.ui.reader.text_shapes import shape_of_range
from desktop.ui.support.plain_labels import NO_RESOURCE, plain_tool_tip
from desktop.ui.support.qttext import from_qt, to_qt

MARGIN = 36
"""Pixels around the text; the sentence bar and the marks are drawn in the left margin."""
BAR, BAR_LEFT = 3, MARGIN - 14
MARK_CENTRE, MARK_STEP = 10, 15
"""Where marks are drawn: pixels from the left edge, and from one to the next below it."""
GAPS = {Kind.TITLE: 1.1, Kind.SUBHEADING: 0.35, Kind.CAPTION: 1.1, Kind.LIST_ITEM: 0.35}
GAP = 0.75
"""Default space below a paragraph, in line heights."""
CONTINUED_GAP, PAIR_GAP = 0.2, 1.1
"""Space below a row that the next one belongs to, and below the second language of a pair."""
CAPTION_GAP = 0.35
"""Space between a picture and its caption."""
OTHER_LANGUAGE_SCALE = 0.94
FACTS_GAP = 1.3
"""Space below the head of the article."""
SCALES = {Kind.TITLE: 1.5, Kind.LEAD: 1.14, Kind.CAPTION: 0.86, Kind.CREDIT: 0.86}
WEIGHTS = {
    Kind.TITLE: QFont.Weight.DemiBold,
    Kind.SUBHEADING: QFont.Weight.DemiBold,
}
FIXED_HEIGHT = QTextBlockFormat.LineHeightTypes.FixedHeight.value
MOST_OF_HEIGHT = 0.6
"""Of the view, for a picture."""
INDENTED = frozenset({Kind.QUOTATION, Kind.EMBED, Kind.LIST_ITEM})
MUTED_KINDS = frozenset({Kind.CAPTION, Kind.CREDIT, Kind.EMBED})


@dataclass(frozen=True, slots=True)
class Style:
    """Font, line height (`spacing`, in per cent) and text colours of a column."""

    font: QFont
    spacing: int
    ink: QColor
    muted: QColor


@dataclass(frozen=True, slots=True)
class FormattedRange:
    """A range of document positions (Qt's, in UTF-16 units) with a text format."""

    start: int
    end: int
    format: QTextCharFormat


@dataclass(frozen=True, slots=True)
class Backdrop:
    """A rounded shape in `colour` behind a range of document positions."""

    start: int
    end: int
    colour: QColor


class Column(QTextEdit):
    """A read-only text view of rows; its parent paints the paper below it.

    `sentence_entered` carries the number of the sentence at the caret, `sentence_hovered` that at
    the mouse (-1 if none), `word_pointed` the side and Place of either, or None, `note_pointed`
    the id of the highlight whose note's mark was clicked, `picture_chosen` the picture that was.
    """

    sentence_entered = Signal(int)
    sentence_hovered = Signal(int)
    word_pointed = Signal(object)
    note_pointed = Signal(object)
    menu_requested = Signal(QPoint)
    focused = Signal()
    resizing = Signal()
    picture_chosen = Signal(PlacedPicture)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("column")
        self.setUndoRedoEnabled(False)
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDocumentMargin(MARGIN)
        self.viewport().setMouseTracking(True)
        self.rows: tuple[Row, ...] = ()
        self._style: Style | None = None
        self._row_numbers: dict[int, list[int]] = {}
        self._bar: tuple[int, QColor] | None = None
        self.backdrops: tuple[Backdrop, ...] = ()
        self.marks: tuple[GutterMark, ...] = ()
        self.images: PictureImages | None = None
        self._is_updating = False
        self.cursorPositionChanged.connect(self._announce_sentence)

    def apply_theme(self, style: Style) -> None:
        """Show everything in `style` from now on."""
        self._style = style
        self.document().setDefaultFont(style.font)
        if self.rows:
            rows, self.rows = self.rows, ()
            self.show_rows(rows)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Replace all rows, and move the caret to the top.

        Blocks at the beginning and the end that look the same stay: laying out every block of a
        long article would hold the window for a tenth of a second.
        """
        before, self.rows = self.rows, tuple(rows)
        self._index_sentences()
        self._is_updating = True
        first = _common_length(before, self.rows)
        last = _common_length(before[first:][::-1], self.rows[first:][::-1])
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        if first:
            self._remove_blocks(cursor, first, len(before) - last)
        else:
            cursor.select(QTextCursor.SelectionType.Document)
            cursor.removeSelectedText()
            last = 0
        for number in range(first, len(self.rows) - last):
            row = self.rows[number]
            if number:
                cursor.insertBlock()
            cursor.setBlockFormat(self._block_format(row))
            cursor.setBlockCharFormat(self._char_format(row))
            self._insert_text(cursor, row)
        if self.rows and not first:
            cursor.insertBlock(QTextBlockFormat())  # Qt ignores the space below the last block
        cursor.endEditBlock()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self._is_updating = False

    def replace_rows(self, rows: Sequence[Row]) -> bool:
        """Show `rows`, changing only blocks whose text differs; return whether any did.

        Raises ValueError if the number of rows differs.
        """
        changed = [
            number
            for number, (old, new) in enumerate(zip(self.rows, rows, strict=True))
            if _look(old) != _look(new)
        ]
        cursor = self.textCursor()
        selection = self.place_at(cursor.anchor()), self.place_at(cursor.position())
        self.rows = tuple(rows)
        self._index_sentences()
        self._is_updating = True
        for number in changed:
            block = self.document().findBlockByNumber(number)
            cursor = QTextCursor(block)
            cursor.movePosition(
                QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor
            )
            cursor.removeSelectedText()
            self._insert_text(cursor, rows[number])
            alignment = QTextBlockFormat()
            alignment.setAlignment(_alignment(rows[number]))
            cursor.mergeBlockFormat(alignment)
        if changed:
            self._restore_selection(*selection)
        self._is_updating = False
        return bool(changed)

    def row_height(self, number: int) -> float:
        """Return the height of row `number` in pixels, without the space below it."""
        if (picture := self.rows[number].picture) is not None:
            return self._picture_size(picture).height()
        block = self.document().findBlockByNumber(number)
        self.document().documentLayout().blockBoundingRect(block)
        return float(block.layout().boundingRect().height())

    def row_top(self, number: int) -> float:
        """Return the top of row `number`, in pixels from the top of the document."""
        block = self.document().findBlockByNumber(number)
        return float(self.document().documentLayout().blockBoundingRect(block).top())

    def picture_top(self, number: int) -> float | None:
        """Return the top of the picture that sentence `number` is the caption of, or None."""
        row = min(self._row_numbers.get(number, ()), default=0) - 1
        is_above = row >= 0 and self.rows[row].picture and self.rows[row].is_continued
        is_first = is_above and self.rows[row + 1].sentences[0].number == number
        return self.row_top(row) if is_first else None

    def fit_pictures(self) -> None:
        """Give the pictures the heights that fit the width and height of the view."""
        cursor = QTextCursor(self.document())
        for number, row in enumerate(self.rows):
            if row.picture is None:
                continue
            block = self._block(number)
            found, wanted = block.blockFormat(), self._picture_size(row.picture).height()
            if abs(found.lineHeight() - wanted) > 0.5:
                found.setLineHeight(wanted, FIXED_HEIGHT)
                cursor.setPosition(block.position())
                cursor.setBlockFormat(found)

    def picture_at(self, place: QPoint) -> PlacedPicture | None:
        """Return the picture at a place in the viewport, or None."""
        where = QPointF(place) + QPointF(0, self.verticalScrollBar().value())
        number = self.cursorForPosition(place).blockNumber()
        for near in range(max(number - 1, 0), min(number + 2, len(self.rows))):
            row = self.rows[near]
            if row.picture and not row.is_blank and self._picture_rect(near).contains(where):
                return row.picture
        return None

    def set_space_below(self, spaces: Sequence[float]) -> None:
        """Add space below each row, in pixels, to the default space of its kind."""
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        block = self.document().begin()
        for row, space in zip(self.rows, spaces, strict=True):
            wanted = self._gap(row) + space
            found = block.blockFormat()
            if abs(found.bottomMargin() - wanted) > 0.5:
                found.setBottomMargin(wanted)
                cursor.setPosition(block.position())
                cursor.setBlockFormat(found)
            block = block.next()
        cursor.endEditBlock()

    def sentence_at(self, position: int) -> tuple[int, Side] | None:
        """Return the number and side of the sentence at document `position`, or None."""
        row, offset = self._row_and_offset(position)
        sentence = row.sentence_at(offset) if row else None
        return (sentence.number, row.side) if row and sentence else None

    def place_at(self, position: int) -> tuple[Side, Place] | None:
        """Return the side and place of document `position`, clamped to its sentence, or None."""
        row, offset = self._row_and_offset(position)
        sentence = row.sentence_at(offset) if row else None
        if row is None or sentence is None:
            return None
        inside = min(max(offset - sentence.span.start, 0), len(sentence.span))
        return row.side, Place(sentence.number, inside)

    def ranges(self, side: Side, start: Place, end: Place) -> Iterator[tuple[int, int]]:
        """Yield the document ranges of the words between two places, as far as they are shown."""
        for number in range(start.sentence, end.sentence + 1):
            for row, sentence in self._sentences_shown(number, side):
                first = start.offset if number == start.sentence else 0
                last = end.offset if number == end.sentence else len(sentence.span)
                span = Span(
                    sentence.span.start + first, min(sentence.span.start + last, sentence.span.end)
                )
                # A translation may have become shorter than the highlight in it.
                if span.start < span.end:
                    yield self._positions(row, span)

    def sentence_ranges(self, number: int, side: Side) -> Iterator[tuple[int, int]]:
        """Yield the document ranges of sentence `number`."""
        for row, sentence in self._sentences_shown(number, side):
            yield self._positions(row, sentence.span)

    def position_of(self, side: Side, place: Place) -> int | None:
        """Return the document position of a place, or None if its sentence isn't shown."""
        for row, sentence in self._sentences_shown(place.sentence, side):
            offset = sentence.span.start + min(place.offset, len(sentence.span))
            return self._positions(row, Span(offset, offset))[0]
        return None

    def set_caret(self, position: int) -> None:
        """Move the caret to document `position` without emitting signals or scrolling."""
        scrolled = self.verticalScrollBar().value()
        self._is_updating = True
        cursor = self.textCursor()
        cursor.setPosition(position)
        self.setTextCursor(cursor)
        self._is_updating = False
        self.verticalScrollBar().setValue(scrolled)

    def select_all(self) -> None:
        """Select the whole text; the current sentence stays the same, and where it is."""
        scrolled = self.verticalScrollBar().value()
        self._is_updating = True
        self.selectAll()
        self._is_updating = False
        self.verticalScrollBar().setValue(scrolled)

    def set_formats(self, ranges: Iterable[FormattedRange]) -> None:
        """Format ranges of the text, later ones over earlier ones."""
        selections = []
        for one in ranges:
            selection = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.document())
            cursor.setPosition(one.start)
            cursor.setPosition(one.end, QTextCursor.MoveMode.KeepAnchor)
            selection.cursor = cursor
            selection.format = one.format
            selections.append(selection)
        self.setExtraSelections(selections)

    def set_sentence_bar(self, number: int, colour: QColor) -> None:
        """Draw a bar in the margin next to sentence `number`."""
        self._bar = (number, colour)
        self.viewport().update()

    def set_backdrops(self, backdrops: Iterable[Backdrop]) -> None:
        """Draw shapes behind the text, later ones over earlier ones."""
        found = tuple(backdrops)
        if found != self.backdrops:
            self.backdrops = found
            self.viewport().update()

    def set_marks(self, marks: Iterable[GutterMark]) -> None:
        """Draw marks in the margin."""
        found = tuple(marks)
        if found != self.marks:
            self.marks = found
            self.viewport().update()

    def rect_of(self, start: int, end: int) -> QRectF:
        """Return the bounding rectangle of the lines between two positions, in document pixels."""
        block = self.document().findBlock(start)
        layout = block.layout()
        origin = self.document().documentLayout().blockBoundingRect(block).topLeft()
        first = layout.lineForTextPosition(start - block.position())
        last = layout.lineForTextPosition(max(start, end - 1) - block.position())
        if not first.isValid() or not last.isValid():
            return QRectF(origin, layout.boundingRect().size())
        return first.rect().united(last.rect()).translated(origin)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        scrolled = self.verticalScrollBar().value()
        painter.translate(0, -scrolled)
        shown = QRectF(event.rect()).translated(0, scrolled)
        first, last = self._positions_in(shown)
        for one in self.backdrops:
            if one.start <= last and one.end >= first:
                painter.setBrush(one.colour)
                painter.drawPath(shape_of_range(self.document(), one.start, one.end))
        if self._bar is not None:
            painter.setBrush(self._bar[1])
            for side in Side:
                for start, end in self.sentence_ranges(self._bar[0], side):
                    lines = self.rect_of(start, end)
                    area = QRectF(BAR_LEFT, lines.top(), BAR, lines.height())
                    painter.drawRoundedRect(area, 1.5, 1.5)
        for centre, mark in self._placed_marks(first, last):
            draw_mark(painter, mark, centre)
        painter.end()
        super().paintEvent(event)
        self._paint_pictures(shown)

    def _paint_pictures(self, shown: QRectF) -> None:
        """Paint the pictures in a part of the document, over the text that describes them."""
        assert self._style is not None
        painter = QPainter(self.viewport())
        painter.translate(0, -self.verticalScrollBar().value())
        for number, row in enumerate(self.rows):
            if row.picture is None or row.is_blank:
                continue
            area = self._picture_rect(number)
            if area.top() > shown.bottom():
                break
            if area.intersects(shown) and self.images is not None:
                wanted = (area.size() * self.devicePixelRatioF()).toSize()
                image = self.images.find(row.picture.name, wanted)
                draw_picture(painter, area, image, self._style.muted, self._is_dark())
        painter.end()

    def _is_dark(self) -> bool:
        assert self._style is not None
        return self._style.ink.lightness() > self._style.ink.black()

    def _picture_size(self, picture: PlacedPicture) -> QSizeF:
        """Return the size in which a picture is shown: as wide as the text, if it is that large."""
        natural = QSizeF(picture.width, picture.height)
        width = max(self.viewport().width() - 2 * MARGIN, 1)
        height = max(self.viewport().height() * MOST_OF_HEIGHT, 1)
        room = QSizeF(width, height).boundedTo(natural)
        return natural.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)

    def _picture_rect(self, number: int) -> QRectF:
        picture = self.rows[number].picture
        assert picture is not None
        return QRectF(QPointF(MARGIN, self.row_top(number)), self._picture_size(picture))

    def _positions_in(self, area: QRectF) -> tuple[int, int]:
        """Return the first and the last document position of the blocks in an area of it.

        One more on either side, because shapes and marks reach into the space between blocks.
        """
        layout = self.document().documentLayout()
        corners = area.topLeft(), area.bottomRight()
        first, last = (
            self.document().findBlock(layout.hitTest(corner, Qt.HitTestAccuracy.FuzzyHit))
            for corner in corners
        )
        before, after = first.previous(), last.next()
        start = before.position() if before.isValid() else 0
        is_end = not after.isValid()
        end = self.document().characterCount() if is_end else after.position() + after.length()
        return start, end

    def _placed_marks(self, first: int, last: int) -> Iterator[tuple[QPointF, GutterMark]]:
        """Yield the marks between two positions with their centres in the document.

        Those on a line are one below another.
        """
        tops: dict[float, int] = {}
        for one in self.marks:
            if first <= one.position <= last:
                line = self.rect_of(one.position, one.position + 1).center().y()
                above = tops[line] = tops.get(line, -1) + 1
                yield QPointF(MARK_CENTRE, line + above * MARK_STEP), one

    def mark_at(self, place: QPoint) -> GutterMark | None:
        """Return the mark at a place in the viewport, or None."""
        where = QPointF(place) + QPointF(0, self.verticalScrollBar().value())
        shown = QRectF(self.viewport().rect()).translated(0, self.verticalScrollBar().value())
        for centre, one in self._placed_marks(*self._positions_in(shown)):
            if (centre - where).manhattanLength() <= MARK_STEP:
                return one
        return None

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.SelectAll):
            self.select_all()
            return
        if event.key() == Qt.Key.Key_Space:
            bar = self.verticalScrollBar()
            step = int(self.viewport().height() * 0.85)
            up = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            bar.setValue(bar.value() + (-step if up else step))
            return
        super().keyPressEvent(event)

    def _note_at(self, place: QPoint) -> HighlightId | None:
        """Return the highlight of the note's mark at a place in the viewport, or None."""
        mark = self.mark_at(place) if place.x() < BAR_LEFT else None
        return mark.note_on if mark else None

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        noted = self._note_at(event.position().toPoint())
        if noted is not None and event.button() == Qt.MouseButton.LeftButton:
            self.note_pointed.emit(noted)
        else:
            super().mousePressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and not self.textCursor().hasSelection():
            picture = self.picture_at(event.position().toPoint())
            if picture is not None:
                self.picture_chosen.emit(picture)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if event.buttons() == Qt.MouseButton.NoButton:
            place = event.position().toPoint()
            is_pressable = self._note_at(place) is not None or self.picture_at(place) is not None
            shape = Qt.CursorShape.PointingHandCursor
            self.viewport().setCursor(shape if is_pressable else Qt.CursorShape.IBeamCursor)
            position = self.cursorForPosition(event.position().toPoint()).position()
            found = self.sentence_at(position)
            self.sentence_hovered.emit(found[0] if found else -1)
            self.word_pointed.emit(self.place_at(position))

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.sentence_hovered.emit(-1)
        self.word_pointed.emit(None)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_requested.emit(event.globalPos())

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit()

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            mark = self.mark_at(event.pos()) if event.pos().x() < BAR_LEFT else None
            picture = self.picture_at(event.pos())
            text = mark.text if mark else picture.alt if picture else self.anchorAt(event.pos())
            QToolTip.showText(event.globalPos(), plain_tool_tip(text), self.viewport())
            return True
        if event.type() == QEvent.Type.Resize:
            self.resizing.emit()  # before the text moves
        return super().viewportEvent(event)

    @override
    def loadResource(self, type: int, name: QUrl | str) -> QByteArray:
        return NO_RESOURCE

    @override
    def createMimeDataFromSelection(self) -> QMimeData:
        data = QMimeData()
        data.setText(self.selected_text())
        return data

    def selected_text(self) -> str:
        """Return the selected text with its no-break spaces, one line a paragraph."""
        cursor = self.textCursor()
        lines = cursor.selectedText().replace(SOFT_HYPHEN, "").split("\u2029")
        first = self.document().findBlock(cursor.selectionStart()).blockNumber()
        pictures = {number for number, row in enumerate(self.rows) if row.picture}
        kept = [line for number, line in enumerate(lines, first) if number not in pictures]
        return "\n".join(kept).rstrip("\n")

    def _insert_text(self, cursor: QTextCursor, row: Row) -> None:
        """Insert a row's text, in which parts may stand out."""
        plain = self._char_format(row)
        for text, styles in split_by_styles(shown_text(row), shown_styles(row)):
            cursor.insertText(text, self._styled_format(plain, styles) if styles else plain)

    def _styled_format(
        self, plain: QTextCharFormat, styles: Sequence[StyledSpan]
    ) -> QTextCharFormat:
        assert self._style is not None
        found = QTextCharFormat(plain)
        for one in styles:
            match one.style:
                case InlineStyle.ITALIC:
                    found.setFontItalic(True)
                case InlineStyle.BOLD:
                    found.setFontWeight(QFont.Weight.DemiBold)
                case InlineStyle.SUPERSCRIPT:
                    found.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
                case InlineStyle.SUBSCRIPT:
                    found.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSubScript)
                case InlineStyle.LINK:
                    found.setAnchor(True)
                    found.setAnchorHref(one.target)
                    found.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
                    found.setUnderlineColor(self._style.muted)
        return found

    def _remove_blocks(self, cursor: QTextCursor, first: int, end: int) -> None:
        """Remove the blocks from `first`, which isn't 0, and put the cursor before the gap."""
        kept = self._block(first - 1)
        cursor.setPosition(kept.position() + kept.length() - 1)
        if first < end:
            last = self._block(end - 1)
            cursor.setPosition(last.position() + last.length() - 1, QTextCursor.MoveMode.KeepAnchor)
            block_format, char_format = kept.blockFormat(), kept.charFormat()
            cursor.removeSelectedText()
            cursor.setBlockFormat(block_format)
            cursor.setBlockCharFormat(char_format)

    def _restore_selection(
        self, anchor: tuple[Side, Place] | None, caret: tuple[Side, Place] | None
    ) -> None:
        """Put the selection and the caret back on the same words."""
        places = [self.position_of(*place) if place else None for place in (anchor, caret)]
        if places[0] is not None and places[1] is not None:
            cursor = self.textCursor()
            cursor.setPosition(places[0])
            cursor.setPosition(places[1], QTextCursor.MoveMode.KeepAnchor)
            scrolled = self.verticalScrollBar().value()
            self.setTextCursor(cursor)
            self.verticalScrollBar().setValue(scrolled)

    def _index_sentences(self) -> None:
        self._row_numbers = {}
        for number, row in enumerate(self.rows):
            for sentence in row.sentences:
                self._row_numbers.setdefault(sentence.number, []).append(number)

    def _sentences_shown(self, number: int, side: Side) -> Iterator[tuple[int, RowSentence]]:
        for place in self._row_numbers.get(number, ()):
            row = self.rows[place]
            if row.side is side:
                yield from (
                    (place, sentence) for sentence in row.sentences if sentence.number == number
                )

    def _announce_sentence(self) -> None:
        if self._is_updating:
            return
        found = self.sentence_at(self.textCursor().position())
        if found is not None:
            self.sentence_entered.emit(found[0])
        self.word_pointed.emit(self.place_at(self.textCursor().position()))

    def _row_and_offset(self, position: int) -> tuple[Row | None, int]:
        block = self.document().findBlock(position)
        number = block.blockNumber()
        if not 0 <= number < len(self.rows):
            return None, 0
        row = self.rows[number]
        if row.picture is not None:  # belongs to the paragraph below it
            below = (row for row in self.rows[number:] if row.picture is None)
            return next(below, None), 0
        offset = from_qt(shown_text(row), position - block.position())
        return row, row_offset(row, offset)

    def _positions(self, number: int, span: Span) -> tuple[int, int]:
        row, start = self.rows[number], self._block(number).position()
        text = shown_text(row)
        first, last = shown_offset(row, span.start), shown_offset(row, span.end, is_end=True)
        return start + to_qt(text, first), start + to_qt(text, last)

    def _block(self, number: int) -> QTextBlock:
        return self.document().findBlockByNumber(number)

    def _line_height(self) -> float:
        assert self._style is not None
        return self.fontMetrics().height() * self._style.spacing / 100

    def _gap(self, row: Row) -> float:
        if row.is_continued:
            return self._line_height() * (CAPTION_GAP if row.picture else CONTINUED_GAP)
        gap = PAIR_GAP if row.is_other_language else GAPS.get(row.kind, GAP)
        return self._line_height() * (FACTS_GAP if row.paragraph == HEAD else gap)

    def _block_format(self, row: Row) -> QTextBlockFormat:
        assert self._style is not None
        found = QTextBlockFormat()
        spacing = self._style.spacing if row.kind is not Kind.TITLE else 112
        found.setLineHeight(spacing, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        found.setBottomMargin(self._gap(row))
        if row.picture is not None:
            found.setLineHeight(self._picture_size(row.picture).height(), FIXED_HEIGHT)
            found.setNonBreakableLines(True)
        found.setAlignment(_alignment(row))
        if row.kind is Kind.SUBHEADING:
            found.setTopMargin(self._line_height() * 0.5)
        found.setLeftMargin(self._line_height() * 0.9 * (row.kind in INDENTED))
        return found

    def _char_format(self, row: Row) -> QTextCharFormat:
        assert self._style is not None
        font = QFont(self._style.font)
        if row.picture is not None:
            font.setPixelSize(1)
            found = QTextCharFormat()
            found.setFont(font)
            found.setForeground(Qt.GlobalColor.transparent)
            return found
        scale = SCALES.get(row.kind, 1.0) * (OTHER_LANGUAGE_SCALE if row.is_other_language else 1)
        font.setPointSizeF(font.pointSizeF() * scale)
        font.setWeight(WEIGHTS.get(row.kind, QFont.Weight.Normal))
        found = QTextCharFormat()
        found.setFont(font)
        is_muted = row.kind in MUTED_KINDS or row.is_pending or row.is_other_language
        found.setForeground(self._style.muted if is_muted else self._style.ink)
        return found


def _alignment(row: Row) -> Qt.AlignmentFlag:
    return Qt.AlignmentFlag.AlignJustify if row.is_justified else Qt.AlignmentFlag.AlignLeft


def _common_length(before: Sequence[Row], now: Sequence[Row]) -> int:
    """Return how many rows at the beginning of both look the same."""
    pairs = zip(before, now, strict=False)
    return sum(1 for _ in takewhile(lambda pair: _look(pair[0]) == _look(pair[1]), pairs))


def _look(row: Row) -> tuple[object, ...]:
    return (
        row.text,
        row.kind,
        row.is_other_language,
        row.is_pending,
        row.is_continued,
        row.is_justified,
        row.hyphens,
        row.styles,
        row.picture,
        row.is_blank,
    )
