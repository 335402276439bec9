"""The notes panel: the article's highlights, with their notes and tags."""

from PySide6.QtCore import QRect, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListView, QStyleOptionViewItem, QVBoxLayout, QWidget

from desktop.base.overriding import override
from desktop.library import Highlight, HighlightId
from desktop.ui.session import Session
from desktop.ui.support.interface_language import Localized
from desktop.ui.support.lists import (
    PADDING,
    ROW_ROLE,
    TOP_LEFT,
    Index,
    RowDelegate,
    RowList,
    draw_wrapped,
)
from desktop.ui.support.plain_labels import PlainLabel
from desktop.ui.support.theme import Theme


class HighlightRows(RowList):
    """The list model of highlights."""

    @override
    def text(self, row: Highlight) -> str:
        return row.anchor.exact

    @override
    def accessible_text(self, row: Highlight) -> str:
        lost = self.tr("Lost: its words are no longer in the article.") if row.is_lost else ""
        note = row.note.text if row.note else ""
        parts = (lost, row.anchor.exact, ", ".join(row.tags), note)
        return "\n".join(part for part in parts if part)


class HighlightDelegate(RowDelegate):
    """Paints a highlight: its colour, words, tags and the beginning of its note."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row: Highlight = index.data(ROW_ROLE)
        lines = (3 if row.note else 2) + bool(row.tags)
        return QSize(200, option.fontMetrics.lineSpacing() * lines + 2 * PADDING + 2)

    @override
    def draw(self, painter: QPainter, row: Highlight, inside: QRect) -> None:
        assert self.theme is not None
        swatch = QRect(inside.left(), inside.top(), 5, inside.height())
        painter.fillRect(swatch, self.theme.highlight_background(row.colour))
        line = painter.fontMetrics().lineSpacing()
        room = inside.adjusted(14, 0, 0, 0)
        quote = QRect(room.left(), room.top(), room.width(), line if row.note else 2 * line)
        font = painter.font()
        font.setItalic(row.is_lost)
        painter.setFont(font)
        painter.setPen(self.colour("muted" if row.note else "ink"))
        draw_wrapped(painter, row.anchor.exact, quote)
        bottom = quote.bottom() + 1
        if row.tags:
            painter.setPen(self.colour("muted"))
            tags = painter.fontMetrics().elidedText(
                ", ".join(row.tags), Qt.TextElideMode.ElideRight, room.width()
            )
            painter.drawText(QRect(room.left(), bottom, room.width(), line), TOP_LEFT, tags)
            bottom += line
        if row.note:
            painter.setPen(self.colour("ink"))
            note = QRect(room.left(), bottom, room.width(), 2 * line)
            draw_wrapped(painter, " ".join(row.note.text.split()), note)


class NotesPanel(Localized):
    """Lists highlights.

    `highlight_chosen` carries the one that has become the current one, `jump_requested` the one
    that was clicked, `edit_requested` the one that was double-clicked.
    """

    highlight_chosen = Signal(Highlight)
    jump_requested = Signal(Highlight)
    edit_requested = Signal(Highlight)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidePanel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.hint = PlainLabel(self)
        self.hint.setObjectName("panelHint")
        self.hint.setWordWrap(True)
        self.list = QListView(self)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.model = HighlightRows(self)
        self._delegate = HighlightDelegate(self.list)
        self.list.setItemDelegate(self._delegate)
        self.list.setModel(self.model)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.hint)
        layout.addWidget(self.list, 1)
        self.hint.setContentsMargins(0, 10, 0, 0)
        self._announced: HighlightId | None = None
        self.list.selectionModel().currentChanged.connect(lambda *_: self._announce())
        self.list.clicked.connect(lambda _: self._ask(self.jump_requested))
        self.list.doubleClicked.connect(lambda _: self._ask(self.edit_requested))
        self.set_texts()

    @override
    def set_texts(self) -> None:
        self.hint.setText(
            self.tr("Keys 1 to 5 highlight the sentence or the selection; N writes a note.")
        )
        self.list.setAccessibleName(self.tr("Highlights of this article"))

    def apply_theme(self, theme: Theme) -> None:
        """Paint in the colours of `theme`."""
        self._delegate.apply_theme(theme)
        self.list.viewport().update()

    def connect_session(self, session: Session) -> None:
        """Show the highlights of the session's open article from now on."""
        session.article_opened.connect(lambda _: self.show_highlights(session.highlights))
        session.article_closed.connect(lambda: self.show_highlights(()))
        session.highlights_changed.connect(self.show_highlights)

    def show_highlights(self, highlights: tuple[Highlight, ...]) -> None:
        """Show an article's highlights; keep the current one."""
        chosen = self.chosen
        if [one.id for one in highlights] == [one.id for one in self.model.rows]:
            self.model.rows = highlights
            self.list.doItemsLayout()
        else:
            self.model.show_rows(highlights)
        self.hint.setVisible(not highlights)
        if chosen is not None:
            self.choose(chosen.id)
        self._announce()

    @property
    def chosen(self) -> Highlight | None:
        """Return the current highlight, or None."""
        index = self.list.currentIndex()
        return index.data(ROW_ROLE) if index.isValid() else None

    def choose(self, highlight_id: HighlightId) -> None:
        """Make a highlight the current one."""
        for number, highlight in enumerate(self.model.rows):
            if highlight.id == highlight_id:
                self.list.setCurrentIndex(self.model.index(number))

    def _announce(self) -> None:
        """Announce the current highlight unless it was the current one already."""
        chosen = self.chosen
        before, self._announced = self._announced, chosen.id if chosen else None
        if chosen is not None and chosen.id != before:
            self.highlight_chosen.emit(chosen)

    def _ask(self, signal: SignalInstance) -> None:
        if self.chosen is not None:
            signal.emit(self.chosen)
