"""Search: one box over the library, and the hits below it in both languages."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import (
    QCheckBox,
    QLabel,
    QListView,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop.base.overriding import override
from desktop.library import Found, Hit, HitKind
from desktop.reading.article import Span
from desktop.ui.library.library_view import FilterBox
from desktop.ui.reader.qttext import to_qt
from desktop.ui.support.lists import PADDING, ROW_ROLE, Index, RowEntry, RowList
from desktop.ui.support.theme import Theme

SEARCHED_AFTER_MILLISECONDS = 120
BEFORE_MATCH = 40
"""Code points shown before the first match of a long text."""
LINES = 2


class Hits(RowList):
    """The hits as Qt lists them."""

    @override
    def text(self, row: Hit) -> str:
        return row.source

    @override
    def told(self, row: Hit) -> str:
        note = row.highlight.note.text if row.highlight and row.highlight.note else ""
        parts = (row.title, note, row.source, row.translation or "")
        return "\n".join(part for part in parts if part)


class Entry(RowEntry):
    """Paints a hit: the article's title, the note if it is one, and both sentences."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line = option.fontMetrics.lineSpacing()
        texts = _texts(index.data(ROW_ROLE))
        return QSize(200, line * (1 + LINES * len(texts)) + 2 * PADDING + 4 * len(texts))

    @override
    def draw(self, painter: QPainter, row: Hit, inside: QRect) -> None:
        line = painter.fontMetrics().lineSpacing()
        painter.setPen(self.colour("muted"))
        title = painter.fontMetrics().elidedText(
            row.title, Qt.TextElideMode.ElideRight, inside.width()
        )
        painter.drawText(QRect(inside.left(), inside.top(), inside.width(), line), title)
        top = inside.top() + line + 4
        for number, (text, spans) in enumerate(_texts(row)):
            painter.setPen(self.colour("muted" if number else "ink"))
            room = QRectF(inside.left(), top, inside.width(), LINES * line)
            self._draw_marked(painter, text, spans, room)
            top += LINES * line + 4

    def _draw_marked(
        self, painter: QPainter, text: str, spans: Sequence[Span], room: QRectF
    ) -> None:
        """Draw a text on `LINES` lines from shortly before its first match, matches strong."""
        shown, marks = excerpt(text, spans)
        layout = QTextLayout(shown, painter.font())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        strong = QTextCharFormat()
        strong.setFontWeight(QFont.Weight.Bold)
        strong.setForeground(self.colour("accent"))
        ranges = []
        for mark in marks:
            found = QTextLayout.FormatRange()
            found.start = to_qt(shown, mark.start)
            length = to_qt(shown, mark.end) - to_qt(shown, mark.start)
            found.length = length
            found.format = strong
            ranges.append(found)
        layout.setFormats(ranges)
        layout.beginLayout()
        top = 0.0
        for _ in range(LINES):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(room.width())
            line.setPosition(QPointF(0, top))
            top += line.height()
        layout.endLayout()
        layout.draw(painter, room.topLeft())


class SearchPanel(QWidget):
    """`search_requested` carries what was typed and whether to keep to the open article;
    `hit_chosen` the hit to go to.
    """

    search_requested = Signal(str, bool)
    hit_chosen = Signal(Hit)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidePanel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.title = QLabel(self.tr("Search"), self)
        self.title.setObjectName("panelTitle")
        self.box = FilterBox(self)
        self.box.setPlaceholderText(self.tr("Words, “phrases”, note: tag: lang:fr before:2016"))
        self.box.setAccessibleName(self.tr("Search the library"))
        self.box.setClearButtonEnabled(True)
        self.here = QCheckBox(self.tr("In &this article only"), self)
        self.count = QLabel(self)
        self.count.setObjectName("panelHint")
        self.count.setWordWrap(True)
        self.list = QListView(self)
        self.list.setAccessibleName(self.tr("Hits"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.hits = Hits(self)
        self._entry = Entry(self.list)
        self.list.setItemDelegate(self._entry)
        self.list.setModel(self.hits)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.title)
        head = QVBoxLayout()
        head.setContentsMargins(12, 0, 12, 8)
        head.setSpacing(8)
        head.addWidget(self.box)
        head.addWidget(self.here)
        layout.addLayout(head)
        layout.addWidget(self.count)
        layout.addWidget(self.list, 1)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SEARCHED_AFTER_MILLISECONDS)
        self._timer.timeout.connect(self.search)
        self.box.textChanged.connect(lambda _: self._timer.start())
        self.box.stepped.connect(self._step)
        self.box.returnPressed.connect(self.open_chosen)
        self.here.toggled.connect(lambda _: self.search())
        self.list.clicked.connect(lambda _: self.open_chosen())

    def apply_theme(self, theme: Theme) -> None:
        """Paint in the colours of `theme`."""
        self._entry.apply_theme(theme)
        self.list.viewport().update()

    def search(self) -> None:
        """Ask for the hits of what is typed; nothing typed has none."""
        self._timer.stop()
        if self.box.text().strip():
            self.search_requested.emit(self.box.text(), self.here.isChecked())
        else:
            self.hits.show_rows(())
            self.count.clear()

    def show_found(self, typed: str, found: Found) -> None:
        """Show the hits, unless something else was typed meanwhile."""
        if typed != self.box.text():
            return
        self.hits.show_rows(found.hits)
        told = self.tr("%n hit(s)", "", found.total)
        self.count.setText(self.tr("{hits} or more").format(hits=told) if found.is_cut else told)
        if found.hits:
            self.list.setCurrentIndex(self.hits.index(0))

    def open_chosen(self) -> None:
        """Ask to go to the chosen hit."""
        if self._timer.isActive():
            self.search()
            return
        index = self.list.currentIndex()
        if index.isValid():
            self.hit_chosen.emit(self.hits.rows[index.row()])

    def _step(self, step: int) -> None:
        if self.hits.rows:
            row = min(max(self.list.currentIndex().row() + step, 0), len(self.hits.rows) - 1)
            self.list.setCurrentIndex(self.hits.index(row))


def excerpt(text: str, spans: Sequence[Span]) -> tuple[str, tuple[Span, ...]]:
    """Return `text` from shortly before its first span on, and where the spans are in that."""
    start = max(0, spans[0].start - BEFORE_MATCH) if spans else 0
    if start:
        start = text.find(" ", start, spans[0].start) + 1 or spans[0].start
    head = "…" if start else ""
    moved = tuple(
        Span(span.start - start + len(head), span.end - start + len(head)) for span in spans
    )
    return head + text[start:], moved


def _texts(hit: Hit) -> list[tuple[str, tuple[Span, ...]]]:
    """Return what is shown of a hit: where its words stand comes first."""
    sentences = [(hit.source, hit.source_spans), (hit.translation or "", hit.translation_spans)]
    sentences.sort(key=lambda one: not one[1])
    if hit.kind is HitKind.NOTE and hit.highlight and hit.highlight.note:
        sentences.insert(0, (hit.highlight.note.text, hit.note_spans))
    return [one for one in sentences if one[0]]
