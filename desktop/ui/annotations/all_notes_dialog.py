"""All notes of the library in one list: narrowed, chosen, and changed together."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QRect, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeySequence, QPainter, QPixmap, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QBoxLayout,
    QDialog,
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop.base.overriding import override
from desktop.library import COLOURS, ArticleRow, Highlight, HighlightId, HighlightRow
from desktop.ui.annotations.all_notes_filters import AllNotesFilters
from desktop.ui.annotations.tags_field import TagsField
from desktop.ui.support.buttons import action_button, close_button
from desktop.ui.support.labels import colour_name, date_text
from desktop.ui.support.lists import PADDING, TOP_LEFT, Index, RowEntry, RowList, draw_wrapped
from desktop.ui.support.progress_row import ProgressRow
from desktop.ui.support.theme import Theme

LINES = 3
SWATCH = 5
SIZE = (860, 640)


class Rows(RowList):
    """The highlights as Qt lists them."""

    names: Mapping[int, str]

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.names = {}

    @override
    def text(self, row: HighlightRow) -> str:
        return row.highlight.anchor.exact

    @override
    def told(self, row: HighlightRow) -> str:
        note = row.highlight.note.text if row.highlight.note else ""
        colour = colour_name(row.highlight.colour, self.names)
        parts = (row.highlight.anchor.exact, note, f"{colour} · {self.facts(row)}")
        return "\n".join(part for part in parts if part)

    def facts(self, row: HighlightRow) -> str:
        """Return where a highlight is, when it was changed, its tags and whether it is lost."""
        day = date_text(row.highlight.changed_at.astimezone().date().isoformat())
        lost = self.tr("lost") if row.highlight.is_lost else ""
        parts = (lost, ", ".join(row.highlight.tags), row.title, day)
        return " · ".join(part for part in parts if part)


class Entry(RowEntry):
    """Paints a highlight on three lines: its words, its note, and below them the facts."""

    def __init__(self, parent: QWidget, rows: Rows) -> None:
        super().__init__(parent)
        self._rows = rows

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, option.fontMetrics.lineSpacing() * LINES + 2 * PADDING)

    @override
    def draw(self, painter: QPainter, row: HighlightRow, inside: QRect) -> None:
        assert self.theme is not None
        highlight, line = row.highlight, painter.fontMetrics().lineSpacing()
        swatch = QRect(inside.left(), inside.top(), SWATCH, inside.height())
        painter.fillRect(swatch, self.theme.highlight(highlight.colour))
        room = inside.adjusted(14, 0, 0, 0)
        top = QRect(room.left(), room.top(), room.width(), line if highlight.note else 2 * line)
        painter.setPen(self.colour("ink"))
        font = painter.font()
        font.setItalic(highlight.is_lost)
        painter.setFont(font)
        draw_wrapped(painter, " ".join(highlight.anchor.exact.split()), top)
        font.setItalic(False)
        painter.setFont(font)
        if highlight.note:
            painter.setPen(self.colour("accent"))
            note = QRect(room.left(), room.top() + line, room.width(), line)
            draw_wrapped(painter, " ".join(highlight.note.text.split()), note)
        painter.setPen(self.colour("muted"))
        facts = QRect(room.left(), room.top() + 2 * line, room.width(), line)
        told = painter.fontMetrics().elidedText(
            self._rows.facts(row), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(facts, TOP_LEFT, told)


class AllNotesDialog(QDialog):
    """The list of all highlights with its filters; its requests carry the chosen highlights."""

    filter_changed = Signal()
    go_requested = Signal(Highlight)
    recolour_requested = Signal(tuple, int)
    tags_added = Signal(tuple, tuple)
    tags_taken = Signal(tuple, tuple)
    remove_requested = Signal(tuple)
    export_requested = Signal(tuple)
    names_requested = Signal()
    undo_requested = Signal()
    redo_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("All notes"))
        self.resize(*SIZE)
        self.filters = AllNotesFilters(self)
        self.list = QListView(self)
        self.list.setAccessibleName(self.tr("Highlights of the library"))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setUniformItemSizes(True)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows = Rows(self)
        self._entry = Entry(self.list, self.rows)
        self.list.setItemDelegate(self._entry)
        self.list.setModel(self.rows)
        self.count = QLabel(self)
        self.count.setObjectName("hint")
        self.progress = ProgressRow(self)
        self.tags = TagsField(self)
        self.tags.is_left_by_escape = False
        self.tags.setAccessibleName(self.tr("Tags for the chosen highlights"))
        self._buttons: list[QPushButton] = []
        self._lay_out()
        self._connect()
        self._tell_count()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(10)
        layout.addWidget(self.filters)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.count)
        layout.addWidget(self.progress)
        tagging = QHBoxLayout()
        tagging.addWidget(self.tags, 1)
        self._add(tagging, self.tr("&Add the tags"), self._add_tags)
        self._add(tagging, self.tr("&Take the tags off"), self._take_tags)
        layout.addLayout(tagging)
        deeds = QHBoxLayout()
        self._add(deeds, self.tr("&Go to it"), self.go)
        self.colours = {
            colour: self._add(deeds, str(colour), self._recolourer(colour)) for colour in COLOURS
        }
        self._add(deeds, self.tr("&Export…"), self._export)
        self._add(deeds, self.tr("&Delete"), self._remove)
        deeds.addStretch(1)
        names = self.tr("&Names of the colours…")
        deeds.addWidget(action_button(self, names, self.names_requested.emit))
        deeds.addWidget(close_button(self))
        layout.addLayout(deeds)

    def _add(self, row: QBoxLayout, title: str, deed: Callable[[], None]) -> QPushButton:
        """Add a button for something that is done with what is chosen."""
        button = action_button(self, title, deed)
        row.addWidget(button)
        self._buttons.append(button)
        return button

    def _connect(self) -> None:
        self.filters.changed.connect(self.filter_changed)
        self.filters.box.stepped.connect(self._step)
        self.filters.box.returnPressed.connect(self.list.setFocus)
        self.list.activated.connect(lambda _: self.go())
        self.list.selectionModel().selectionChanged.connect(lambda *_: self._tell_count())
        self.tags.returnPressed.connect(self._add_tags)
        self._listen("Del", self._remove)
        self._listen("T", lambda: self.tags.setFocus(Qt.FocusReason.ShortcutFocusReason))
        for colour in COLOURS:
            self._listen(str(colour), self._recolourer(colour))
        for keys, request in (
            (QKeySequence.StandardKey.Undo, self.undo_requested),
            (QKeySequence.StandardKey.Redo, self.redo_requested),
        ):
            self._listen(keys, request.emit)

    def _listen(self, keys: str | QKeySequence.StandardKey, deed: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self.list)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(lambda: deed())

    def apply_theme(self, theme: Theme) -> None:
        """Paint in the colours of `theme`."""
        self._entry.apply_theme(theme)
        for colour, button in self.colours.items():
            swatch = QPixmap(button.iconSize())
            swatch.fill(theme.highlight(colour))
            button.setIcon(QIcon(swatch))
        self.list.viewport().update()

    def offer(
        self,
        articles: tuple[ArticleRow, ...],
        tags: tuple[tuple[str, int], ...],
        names: Mapping[int, str],
    ) -> None:
        """Take up what there is to filter by, and what the colours are called."""
        self.filters.offer(articles, tags, names)
        self.tags.complete_from(tags)
        self.rows.names = names
        for colour, button in self.colours.items():
            named = self.tr("Colour {number}: {name}").format(
                number=colour, name=colour_name(colour, names)
            )
            button.setToolTip(named)
            button.setAccessibleName(named)

    def show_rows(self, rows: tuple[HighlightRow, ...]) -> None:
        """Show the highlights that were found, keeping what is chosen of them."""
        chosen = {one.id for one in self.chosen}
        index = self.list.currentIndex()
        here, row = self._id_at(index), index.row()
        self.rows.show_rows(rows)
        places = {one.highlight.id: place for place, one in enumerate(rows)}
        current = places.get(here, min(max(row, 0), len(rows) - 1)) if here else 0
        self._choose(sorted(places[one] for one in chosen & places.keys()), current)
        self._tell_count()

    @property
    def chosen(self) -> tuple[Highlight, ...]:
        """Return the chosen highlights in the order of the list."""
        spans = self.list.selectionModel().selection()
        stretches = [spans.at(at) for at in range(spans.count())]
        numbers = sorted(row for one in stretches for row in range(one.top(), one.bottom() + 1))
        return tuple(self.rows.rows[number].highlight for number in numbers)

    def go(self) -> None:
        """Ask for the current highlight to be shown in its article."""
        index = self.list.currentIndex()
        if index.isValid():
            self.go_requested.emit(self.rows.rows[index.row()].highlight)

    def _id_at(self, index: Index) -> HighlightId | None:
        return self.rows.rows[index.row()].highlight.id if index.isValid() else None

    def _choose(self, places: list[int], current: int) -> None:
        """Select rows, in stretches since there may be thousands, or the current one alone."""
        if not self.rows.rows:
            return
        stretches: list[list[int]] = []
        for place in places or [current]:
            if stretches and stretches[-1][1] == place - 1:
                stretches[-1][1] = place
            else:
                stretches.append([place, place])
        selection = QItemSelection()
        for first, last in stretches:
            selection.select(self.rows.index(first), self.rows.index(last))
        model, flags = self.list.selectionModel(), QItemSelectionModel.SelectionFlag
        model.setCurrentIndex(self.rows.index(current), flags.NoUpdate)
        model.select(selection, flags.ClearAndSelect)
        self.list.scrollTo(self.rows.index(current))

    def _recolourer(self, colour: int) -> Callable[[], None]:
        return lambda: self._ask(lambda chosen: self.recolour_requested.emit(chosen, colour))

    def _add_tags(self) -> None:
        self._tag(self.tags_added.emit)

    def _take_tags(self) -> None:
        self._tag(self.tags_taken.emit)

    def _tag(self, ask: Callable[[tuple[Highlight, ...], tuple[str, ...]], object]) -> None:
        tags = self.tags.tags
        if tags:
            self._ask(lambda chosen: ask(chosen, tags))
            self.tags.clear()
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _export(self) -> None:
        self._ask(self.export_requested.emit)

    def _remove(self) -> None:
        self._ask(self.remove_requested.emit)

    def _ask(self, ask: Callable[[tuple[Highlight, ...]], object]) -> None:
        chosen = self.chosen
        if chosen:
            ask(chosen)

    def _step(self, step: int) -> None:
        if self.rows.rows:
            row = self.list.currentIndex().row() + step
            self.list.setCurrentIndex(self.rows.index(min(max(row, 0), len(self.rows.rows) - 1)))

    def _tell_count(self) -> None:
        spans = self.list.selectionModel().selection()
        chosen = sum(spans.at(at).height() for at in range(spans.count()))
        found = self.tr("%n highlight(s) found", "", len(self.rows.rows))
        told = self.tr("%n of them chosen", "", chosen)
        self.count.setText(f"{found}, {told}" if chosen else found)
        for button in self._buttons:
            button.setEnabled(chosen > 0)
