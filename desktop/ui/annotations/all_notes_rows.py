"""The rows of all notes: by article, each with its quote in both languages, note and tags."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from PySide6.QtCore import QAbstractItemModel, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from desktop.base.overriding import override
from desktop.library import HighlightId, HighlightRow
from desktop.reading.article import Side
from desktop.ui.annotations.note_card import NoteEditor
from desktop.ui.support.autosave import Autosave
from desktop.ui.support.labels import colour_name, date_text
from desktop.ui.support.lists import (
    PADDING,
    ROW_ROLE,
    STRIPE,
    TOP_LEFT,
    Index,
    RowDelegate,
    RowList,
    fit_text,
)

QUOTE_LINES, NOTE_LINES = 4, 6
"""Lines of a quote and of a note that are shown at most; the tooltip has all."""
EDITOR_LINES = 5
SWATCH, INDENT, GAP = 5, 14, 4
HEADING_GAP = 18


def group_by_article(rows: Iterable[HighlightRow]) -> tuple[HighlightRow, ...]:
    """Return rows by article, the one imported last first, in the order of its text."""

    def place(row: HighlightRow) -> tuple[int, int, str, int, int]:
        one = row.highlight
        start = one.anchor.start
        return -one.article_id, start.sentence, one.anchor.side, start.offset, one.id

    return tuple(sorted(rows, key=place))


class NoteRows(RowList):
    """The list model of highlights, by article; `names` are the reader's names of the colours."""

    names: Mapping[int, str]

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.names = {}
        self._first: frozenset[HighlightId] = frozenset()

    @override
    def show_rows(self, rows: Sequence[HighlightRow]) -> None:
        """Replace the rows; where only their contents change, an editor in them stays open."""
        grouped = group_by_article(rows)
        is_same = [one.highlight.id for one in grouped] == [one.highlight.id for one in self.rows]
        by_article = groupby(grouped, lambda row: row.highlight.article_id)
        self._first = frozenset(next(group).highlight.id for _, group in by_article)
        if not is_same:
            super().show_rows(grouped)
        elif grouped != self.rows:
            self.rows = grouped
            self.dataChanged.emit(self.index(0), self.index(len(grouped) - 1))

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    @override
    def text(self, row: HighlightRow) -> str:
        return row.highlight.anchor.exact

    @override
    def accessible_text(self, row: HighlightRow) -> str:
        note = row.highlight.note.text if row.highlight.note else ""
        colour = colour_name(row.highlight.colour, self.names)
        heading = " · ".join(part for part in heading_parts(row) if part)
        facts = " · ".join(part for part in (colour, self.facts(row)) if part)
        parts = (heading, row.highlight.anchor.exact, counterpart(row), note, facts)
        return "\n".join(part for part in parts if part)

    def is_first(self, row: HighlightRow) -> bool:
        """Return whether a row is the first one of its article, which has the heading."""
        return row.highlight.id in self._first

    def facts(self, row: HighlightRow) -> str:
        """Return whether a highlight is lost, its tags, and when it was changed."""
        day = date_text(row.highlight.changed_at.astimezone().date().isoformat())
        lost = self.tr("lost") if row.highlight.is_lost else ""
        parts = (lost, ", ".join(row.highlight.tags), day)
        return " · ".join(part for part in parts if part)


def heading_parts(row: HighlightRow) -> tuple[str, str]:
    """Return the title of a row's article, and its source and date."""
    known = (row.article_source, date_text(row.published and row.published[:10]))
    return row.title, " · ".join(part for part in known if part)


def counterpart(row: HighlightRow) -> str:
    """Return the sentences of a highlight in the other language than its quote's."""
    is_original = row.highlight.anchor.side is Side.ORIGINAL
    return (row.translation if is_original else row.source) or ""


class NoteDelegate(RowDelegate):
    """Paints and edits rows.

    `note_written` carries the highlight's id and its note while it is written; `note_finished` the
    id and the note before and after, once the reader leaves it.
    """

    selected_background = "hover"
    note_written = Signal(object, str)
    note_finished = Signal(object, str, str)

    def __init__(self, parent: QWidget, rows: NoteRows) -> None:
        super().__init__(parent)
        self._rows = rows
        self._autosave: Autosave | None = None
        self._editing: HighlightId | None = None

    def _texts(self, row: HighlightRow, metrics: QFontMetrics, width: int) -> list[str]:
        """Return the quote, its counterpart and the note as they fit; empty for none."""
        note = row.highlight.note.text if row.highlight.note else ""
        quoted = [" ".join(text.split()) for text in (row.highlight.anchor.exact, counterpart(row))]
        line = metrics.lineSpacing()
        quote_room = QRect(0, 0, width, QUOTE_LINES * line)
        note_room = QRect(0, 0, width, NOTE_LINES * line)
        return [
            *(fit_text(text, metrics, quote_room) for text in quoted),
            "" if row.highlight.id == self._editing else fit_text(note, metrics, note_room),
        ]

    def _rooms(self, row: HighlightRow, metrics: QFontMetrics, inside: QRect) -> list[QRect]:
        """Return where the quote, its counterpart, the note and the facts are, from the top."""
        flags, rooms, top = Qt.TextFlag.TextWordWrap.value, [], inside.top()
        for number, text in enumerate(self._texts(row, metrics, inside.width())):
            room = QRect(inside.left(), top, inside.width(), 0)
            if text:
                high = QRect(0, 0, inside.width(), 1000)
                room.setHeight(metrics.boundingRect(high, flags, text).height())
            elif number == 2 and row.highlight.id == self._editing:
                room.setHeight(EDITOR_LINES * metrics.lineSpacing())
            rooms.append(room)
            top += room.height() + (GAP if room.height() else 0)
        return [*rooms, QRect(inside.left(), top, inside.width(), metrics.lineSpacing())]

    def _inside(self, rect: QRect, row: HighlightRow, metrics: QFontMetrics) -> QRect:
        """Return the part of a row's rectangle that has its texts."""
        top = PADDING + self._heading_height(row, metrics)
        return rect.adjusted(PADDING + STRIPE + INDENT, top, -PADDING, -PADDING)

    def _heading_height(self, row: HighlightRow, metrics: QFontMetrics) -> int:
        return 2 * metrics.lineSpacing() + HEADING_GAP if self._rows.is_first(row) else 0

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row: HighlightRow = index.data(ROW_ROLE)
        inside = self._inside(QRect(0, 0, option.rect.width(), 0), row, option.fontMetrics)
        last = self._rooms(row, option.fontMetrics, inside)[-1]
        return QSize(200, last.bottom() + 1 + PADDING)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        if self.theme is None:
            return
        row: HighlightRow = index.data(ROW_ROLE)
        height = self._heading_height(row, option.fontMetrics)
        if height:
            self._draw_heading(painter, option, row)
        below = QStyleOptionViewItem(option)
        below.rect = option.rect.adjusted(0, height, 0, 0)
        super().paint(painter, below, index)

    def _draw_heading(
        self, painter: QPainter, option: QStyleOptionViewItem, row: HighlightRow
    ) -> None:
        painter.save()
        title, facts = heading_parts(row)
        metrics, line = option.fontMetrics, option.fontMetrics.lineSpacing()
        room = option.rect.adjusted(PADDING, HEADING_GAP - 4, -PADDING, 0)
        font = QFont(option.font)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(self.colour("ink"))
        elide = Qt.TextElideMode.ElideRight
        painter.drawText(room, TOP_LEFT, QFontMetrics(font).elidedText(title, elide, room.width()))
        painter.setFont(option.font)
        painter.setPen(self.colour("muted"))
        room.adjust(0, line, 0, 0)
        painter.drawText(room, TOP_LEFT, metrics.elidedText(facts, elide, room.width()))
        painter.restore()

    @override
    def draw(self, painter: QPainter, row: HighlightRow, inside: QRect) -> None:
        assert self.theme is not None
        swatch = QRect(inside.left(), inside.top(), SWATCH, inside.height())
        painter.fillRect(swatch, self.theme.highlight_background(row.highlight.colour))
        metrics, room = painter.fontMetrics(), inside.adjusted(INDENT, 0, 0, 0)
        quote, other, note, facts = self._rooms(row, metrics, room)
        texts = self._texts(row, metrics, room.width())
        font = painter.font()
        for place, text, token in (
            (quote, texts[0], "ink"),
            (other, texts[1], "muted"),
            (note, texts[2], "accent"),
        ):
            font.setItalic(place is quote and row.highlight.is_lost)
            painter.setFont(font)
            painter.setPen(self.colour(token))
            painter.drawText(place, TOP_LEFT | Qt.TextFlag.TextWordWrap, text)
        painter.setPen(self.colour("muted"))
        cut = metrics.elidedText(self._rows.facts(row), Qt.TextElideMode.ElideRight, facts.width())
        painter.drawText(facts, TOP_LEFT, cut)

    @override
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        row: HighlightRow = index.data(ROW_ROLE)
        here = row.highlight.id
        editor = NoteEditor(parent)
        editor.setAccessibleName(self.tr("Note on the highlight"))
        editor.setPlaceholderText(self.tr("Note, in Markdown. Escape returns to the list."))
        editor.setPlainText(row.highlight.note.text if row.highlight.note else "")
        editor.moveCursor(editor.textCursor().MoveOperation.End)
        autosave = Autosave(
            editor, lambda: editor.written.strip(), lambda text: editor.setPlainText(text)
        )
        autosave.edited.connect(lambda text: self.note_written.emit(here, text))
        autosave.finished.connect(
            lambda before, after: self.note_finished.emit(here, before, after)
        )
        editor.textChanged.connect(autosave.save_soon)
        editor.left.connect(self.finish_editing)
        editor.escaped.connect(lambda: self._close_editor(editor))
        self._autosave, self._editing = autosave, here
        self.sizeHintChanged.emit(index)
        return editor

    def _close_editor(self, editor: NoteEditor) -> None:
        self.finish_editing()
        self.closeEditor.emit(editor, self.EndEditHint.NoHint)

    def finish_editing(self) -> None:
        """Save the note being edited, as finished."""
        if self._autosave is not None:
            self._autosave.finish()

    @override
    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show a note that undo has changed; what is being written stays."""
        row: HighlightRow = index.data(ROW_ROLE)
        if self._autosave is not None and row.highlight.id == self._editing:
            self._autosave.show_if_changed(row.highlight.note.text if row.highlight.note else "")

    @override
    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        self.finish_editing()

    @override
    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        row: HighlightRow = index.data(ROW_ROLE)
        inside = self._inside(option.rect, row, option.fontMetrics)
        editor.setGeometry(self._rooms(row, option.fontMetrics, inside)[2])

    @override
    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        self.finish_editing()
        self._autosave = self._editing = None
        super().destroyEditor(editor, index)
        self.sizeHintChanged.emit(index)
