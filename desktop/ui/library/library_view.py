"""The library list: every article with its facts and reading progress, filtered as you type."""

from PySide6.QtCore import (
    QRect,
    QSize,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QLineEdit,
    QListView,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop.base.overriding import override
from desktop.library import ArticleId, ArticleRow
from desktop.reading.text.words import fold
from desktop.ui.support.interface_language import Localized
from desktop.ui.support.labels import date_text, language_name
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


class ArticleRows(RowList):
    """The list model of articles."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._folded: dict[int, str] = {}

    @override
    def show_rows(self, rows: tuple[ArticleRow, ...]) -> None:
        self._folded.clear()
        if [row.id for row in rows] != [row.id for row in self.rows]:
            super().show_rows(rows)
            return
        self.rows = rows
        if rows:
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))

    @override
    def text(self, row: ArticleRow) -> str:
        return row.title

    @override
    def accessible_text(self, row: ArticleRow) -> str:
        return f"{row.title}\n{self.facts(row)}"

    def folded_text(self, number: int) -> str:
        """Return what a filter looks for in a row, without accents and case.

        It is kept, since ten thousand of them take a quarter of a second to make.
        """
        if number not in self._folded:
            row = self.rows[number]
            text = f"{row.title} {row.author or ''} {row.published or ''} {self.facts(row)}"
            self._folded[number] = fold(text)
        return self._folded[number]

    def facts(self, row: ArticleRow) -> str:
        """Return language, source, date and numbers of highlights and notes, in one line."""
        marks = self.tr("%n highlight(s)", "", row.highlights) if row.highlights else ""
        notes = self.tr("%n note(s)", "", row.notes) if row.notes else ""
        parts = (
            language_name(row.language),
            row.source,
            date_text(row.published and row.published[:10]),
            marks,
            notes,
        )
        return "  ·  ".join(part for part in parts if part)


class ArticleFilter(QSortFilterProxyModel):
    """Filters the articles by words; ignores accents and case."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._words: tuple[str, ...] = ()

    def filter_by(self, text: str) -> None:
        """Show only articles that contain every word of `text`."""
        self.beginFilterChange()
        self._words = tuple(fold(text).split())
        self.endFilterChange(QSortFilterProxyModel.Direction.Rows)

    @override
    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        if not self._words:
            return True
        rows = self.sourceModel()
        assert isinstance(rows, ArticleRows)
        text = rows.folded_text(source_row)
        return all(word in text for word in self._words)


class ArticleDelegate(RowDelegate):
    """Paints an article: its title on at most two lines, its facts, and the reading progress."""

    def __init__(self, parent: QWidget, rows: ArticleRows) -> None:
        super().__init__(parent)
        self._rows = rows

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, option.fontMetrics.lineSpacing() * 3 + 2 * PADDING + 8)

    @override
    def draw(self, painter: QPainter, row: ArticleRow, inside: QRect) -> None:
        font, line = painter.font(), painter.fontMetrics().lineSpacing()
        font.setWeight(QFont.Weight.DemiBold if row.opened_at is None else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(self.colour("ink"))
        title = QRect(inside.left(), inside.top(), inside.width(), 2 * line)
        draw_wrapped(painter, row.title, title)
        font.setWeight(QFont.Weight.Normal)
        font.setPointSizeF(font.pointSizeF() * 0.9)
        painter.setFont(font)
        painter.setPen(self.colour("muted"))
        facts = QRect(inside.left(), title.bottom() + 3, inside.width(), line)
        text = painter.fontMetrics().elidedText(
            self._rows.facts(row), Qt.TextElideMode.ElideRight, facts.width()
        )
        painter.drawText(facts, TOP_LEFT, text)
        self._draw_progress(painter, row, inside)

    def _draw_progress(self, painter: QPainter, row: ArticleRow, inside: QRect) -> None:
        track = QRect(inside.left(), inside.bottom() + 3, inside.width(), 2)
        painter.fillRect(track, self.colour("line"))
        if row.opened_at is not None and row.sentences > 1:
            read = row.place_sentence / (row.sentences - 1)
            track.setWidth(round(track.width() * read))
            painter.fillRect(track, self.colour("accent"))


class LibraryView(Localized):
    """The list of articles and its filter; `article_chosen` carries the id of one to open."""

    article_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidePanel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.filter_box = FilterBox(self)
        self.filter_box.setClearButtonEnabled(True)
        self.list = QListView(self)
        self.list.setMouseTracking(True)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.model = ArticleRows(self)
        self.filtered = ArticleFilter(self)
        self.filtered.setSourceModel(self.model)
        self._delegate = ArticleDelegate(self.list, self.model)
        self.list.setItemDelegate(self._delegate)
        self.list.setModel(self.filtered)
        self.count = PlainLabel(self)
        self.count.setObjectName("panelHint")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        box = QVBoxLayout()
        box.setContentsMargins(12, 12, 12, 10)
        box.addWidget(self.filter_box)
        layout.addLayout(box)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.count)
        self.count.setContentsMargins(0, 8, 0, 0)
        self.filter_box.textChanged.connect(self._filter)
        self.filter_box.stepped.connect(self._step)
        self.filter_box.returnPressed.connect(self.open_chosen)
        self.list.clicked.connect(lambda _: self.open_chosen())
        self.set_texts()

    @override
    def set_texts(self) -> None:
        self.filter_box.setPlaceholderText(self.tr("Filter the library"))
        self.filter_box.setAccessibleName(self.tr("Filter the library"))
        self.list.setAccessibleName(self.tr("Library"))
        self.model.show_rows(self.model.rows)  # their facts are in the language of the window
        self._count()

    def apply_theme(self, theme: Theme) -> None:
        """Paint in the colours of `theme`."""
        self._delegate.apply_theme(theme)
        self.list.viewport().update()

    def show_rows(self, rows: tuple[ArticleRow, ...]) -> None:
        """Show the articles and keep the current one."""
        chosen = self.chosen
        self.model.show_rows(rows)
        if chosen is not None:
            self.choose(chosen)
        self._count()

    @property
    def chosen(self) -> ArticleId | None:
        """Return the id of the current article, or None."""
        row = self.chosen_row
        return row.id if row else None

    @property
    def chosen_row(self) -> ArticleRow | None:
        """Return the row of the current article, or None."""
        index = self.list.currentIndex()
        return index.data(ROW_ROLE) if index.isValid() else None

    def choose(self, article_id: ArticleId) -> None:
        """Make an article the current one, if the filter shows it."""
        for number, row in enumerate(self.model.rows):
            if row.id == article_id:
                index = self.filtered.mapFromSource(self.model.index(number))
                if index.isValid():
                    self.list.setCurrentIndex(index)

    def neighbour(self, step: int) -> ArticleId | None:
        """Return the article `step` rows below the current one, or None past the ends."""
        number = self.list.currentIndex().row() + step
        if 0 <= number < self.filtered.rowCount():
            row: ArticleRow = self.filtered.index(number, 0).data(ROW_ROLE)
            return row.id
        return None

    def open_chosen(self) -> None:
        """Request to open the current article, or the first one shown if there is none."""
        if not self.list.currentIndex().isValid() and self.filtered.rowCount():
            self.list.setCurrentIndex(self.filtered.index(0, 0))
        if self.chosen is not None:
            self.article_chosen.emit(self.chosen)

    def _filter(self, text: str) -> None:
        self.filtered.filter_by(text)
        if text and not self.list.currentIndex().isValid() and self.filtered.rowCount():
            self.list.setCurrentIndex(self.filtered.index(0, 0))
        self._count()

    def _step(self, step: int) -> None:
        if not self.filtered.rowCount():
            return
        number = self.list.currentIndex().row() + step
        number = min(max(number, 0), self.filtered.rowCount() - 1)
        self.list.setCurrentIndex(self.filtered.index(number, 0))

    def _count(self) -> None:
        shown, total = self.filtered.rowCount(), len(self.model.rows)
        if shown == total:
            self.count.setText(self.tr("%n article(s)", "", total))
        else:
            self.count.setText(self.tr("{shown} of {total}").format(shown=shown, total=total))


class FilterBox(QLineEdit):
    """A filter field whose arrow keys move through the list below it; `stepped` carries 1 or -1."""

    stepped = Signal(int)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        step = steps.get(Qt.Key(event.key()))
        if step is not None:
            self.stepped.emit(step)
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)
