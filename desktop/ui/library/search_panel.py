"""The search panel: a search box, and hits with both sentences and their matches."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import (
    QCheckBox,
    QListView,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop.base.overriding import override
from desktop.library import Hit, HitKind, SearchResults
from desktop.reading.article import Span
from desktop.ui.library.library_view import FilterBox
from desktop.ui.support.interface_language import Localized
from desktop.ui.support.lists import PADDING, ROW_ROLE, Index, RowDelegate, RowList
from desktop.ui.support.plain_labels import PlainLabel
from desktop.ui.support.qttext import to_qt
from desktop.ui.support.theme import Theme

SEARCH_DELAY_MS = 120
CONTEXT_BEFORE_MATCH = 40
"""At most so many code points of a text are shown before its first match."""
LINES = 2


class HitRows(RowList):
    """The list model of search hits."""

    @override
    def text(self, row: Hit) -> str:
        return row.source

    @override
    def accessible_text(self, row: Hit) -> str:
        note = row.highlight.note.text if row.highlight and row.highlight.note else ""
        parts = (row.title, note, row.source, row.translation or "")
        return "\n".join(part for part in parts if part)


class HitDelegate(RowDelegate):
    """Paints a hit: the article's title, the note if it matched, and both sentences."""

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
            self._draw_matches(painter, text, spans, room)
            top += LINES * line + 4

    def _draw_matches(
        self, painter: QPainter, text: str, spans: Sequence[Span], room: QRectF
    ) -> None:
        """Draw an excerpt of `text` on at most `LINES` lines, with its matches in bold."""
        shown, matches = excerpt(text, spans)
        layout = QTextLayout(shown, painter.font())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        bold = QTextCharFormat()
        bold.setFontWeight(QFont.Weight.Bold)
        bold.setForeground(self.colour("accent"))
        ranges = []
        for match in matches:
            found = QTextLayout.FormatRange()
            found.start = to_qt(shown, match.start)
            length = to_qt(shown, match.end) - to_qt(shown, match.start)
            found.length = length
            found.format = bold
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


class SearchPanel(Localized):
    """Searches as you type.

    `search_requested` carries the query and whether to search the open article only; `hit_chosen`
    the hit to go to. `wrapped` carries a text for when going by hits starts over; `query_needed`
    means that there is no hit to go to.
    """

    search_requested = Signal(str, bool)
    hit_chosen = Signal(Hit)
    wrapped = Signal(str)
    query_needed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidePanel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.box = FilterBox(self)
        self.box.setClearButtonEnabled(True)
        self.this_article = QCheckBox(self)
        self.count = PlainLabel(self)
        self.count.setObjectName("panelHint")
        self.count.setWordWrap(True)
        self.list = QListView(self)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.model = HitRows(self)
        self._has_gone = False
        self._delegate = HitDelegate(self.list)
        self.list.setItemDelegate(self._delegate)
        self.list.setModel(self.model)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(12, 12, 12, 8)
        head.setSpacing(8)
        head.addWidget(self.box)
        head.addWidget(self.this_article)
        layout.addLayout(head)
        layout.addWidget(self.count)
        layout.addWidget(self.list, 1)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SEARCH_DELAY_MS)
        self._timer.timeout.connect(self.search)
        self.box.textChanged.connect(lambda _: self._timer.start())
        self.box.stepped.connect(self._step)
        self.box.returnPressed.connect(self.open_chosen)
        self.this_article.toggled.connect(lambda _: self.search())
        self.list.clicked.connect(lambda _: self.open_chosen())
        self._found: SearchResults | None = None
        self.set_texts()

    @override
    def set_texts(self) -> None:
        self.box.setPlaceholderText(self.tr("Words, “phrases”, note: tag: lang:fr before:2016"))
        self.box.setAccessibleName(self.tr("Search the library"))
        self.this_article.setText(self.tr("In &this article only"))
        self.list.setAccessibleName(self.tr("Hits"))
        self._show_count()

    def _show_count(self) -> None:
        if self._found is None:
            self.count.clear()
            return
        hits = self.tr("%Ln hit(s)", "", self._found.total)
        more = self.tr("{hits} or more").format(hits=hits)
        self.count.setText(more if self._found.is_truncated else hits)

    def apply_theme(self, theme: Theme) -> None:
        """Paint in the colours of `theme`."""
        self._delegate.apply_theme(theme)
        self.list.viewport().update()

    def search(self) -> None:
        """Search for the text in the box; show no hits if it is empty."""
        self._timer.stop()
        if self.box.text().strip():
            self.search_requested.emit(self.box.text(), self.this_article.isChecked())
        else:
            self.model.show_rows(())
            self._found = None
            self._show_count()

    def show_found(self, typed: str, found: SearchResults) -> None:
        """Show the hits of the query `typed`, unless the box has changed since."""
        if typed != self.box.text():
            return
        self.model.show_rows(found.hits)
        self._has_gone = False
        self._found = found
        self._show_count()
        if found.hits:
            self.list.setCurrentIndex(self.model.index(0))

    def open_chosen(self) -> None:
        """Go to the current hit; search at once if a search is pending."""
        if self._timer.isActive():
            self.search()
            return
        index = self.list.currentIndex()
        if index.isValid():
            self._has_gone = True
            self.hit_chosen.emit(self.model.rows[index.row()])

    def go_by_hit(self, step: int) -> None:
        """Go to the next hit (step 1) or the previous one (-1), around the ends of the list.

        The first time after a search, go to the chosen one.
        """
        count = len(self.model.rows)
        if self._timer.isActive():
            self.search()
        elif not count:
            self.query_needed.emit()
        else:
            wanted = self.list.currentIndex().row() + (step if self._has_gone else 0)
            self.list.setCurrentIndex(self.model.index(wanted % count))
            self.open_chosen()
            if wanted == count:
                self.wrapped.emit(self.tr("From the top again."))
            elif wanted < 0:
                self.wrapped.emit(self.tr("From the bottom again."))

    def _step(self, step: int) -> None:
        if self.model.rows:
            row = min(max(self.list.currentIndex().row() + step, 0), len(self.model.rows) - 1)
            self.list.setCurrentIndex(self.model.index(row))


def excerpt(text: str, spans: Sequence[Span]) -> tuple[str, tuple[Span, ...]]:
    """Cut `text` shortly before its first span; return it with the spans moved accordingly."""
    start = max(0, spans[0].start - CONTEXT_BEFORE_MATCH) if spans else 0
    if start:
        start = text.find(" ", start, spans[0].start) + 1 or spans[0].start
    head = "…" if start else ""
    moved = tuple(
        Span(span.start - start + len(head), span.end - start + len(head)) for span in spans
    )
    return head + text[start:], moved


def _texts(hit: Hit) -> list[tuple[str, tuple[Span, ...]]]:
    """Return the texts of a hit with their matches, texts with matches first."""
    sentences = [(hit.source, hit.source_spans), (hit.translation or "", hit.translation_spans)]
    sentences.sort(key=lambda one: not one[1])
    if hit.kind is HitKind.NOTE and hit.highlight and hit.highlight.note:
        sentences.insert(0, (hit.highlight.note.text, hit.note_spans))
    return [one for one in sentences if one[0]]
