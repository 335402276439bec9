"""The dialog of all notes: filter, select and change the highlights of the whole library."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QIcon, QKeySequence, QPixmap, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.library import COLOURS, ArticleRow, Highlight, HighlightId, HighlightRow
from desktop.ui.annotations.all_notes_filters import AllNotesFilters
from desktop.ui.annotations.all_notes_rows import NoteDelegate, NoteRows
from desktop.ui.support.buttons import action_button
from desktop.ui.support.flow_layout import FlowLayout
from desktop.ui.support.labels import colour_name
from desktop.ui.support.lists import Index
from desktop.ui.support.plain_labels import PlainLabel, plain_tool_tip
from desktop.ui.support.progress_row import ProgressRow
from desktop.ui.support.sheet import Sheet, scroll_area
from desktop.ui.support.tags_field import TagsField
from desktop.ui.support.theme import Theme

SIZE = (920, 680)


class AllNotesDialog(Sheet):
    """Lists and filters all highlights; its requests carry the selected ones."""

    filter_changed = Signal()
    go_requested = Signal(Highlight)
    recolour_requested = Signal(tuple, int)
    tags_added = Signal(tuple, tuple)
    tags_removed = Signal(tuple, tuple)
    remove_requested = Signal(tuple)
    export_requested = Signal(tuple)
    names_requested = Signal()
    undo_requested = Signal()
    redo_requested = Signal()
    note_written = Signal(object, str)
    note_finished = Signal(object, str, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("All notes"))
        self.resize(*SIZE)
        self.filters = AllNotesFilters(self)
        self.list = QListView(self)
        self.list.setAccessibleName(self.tr("Highlights of the library"))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setLayoutMode(QListView.LayoutMode.Batched)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setEditTriggers(QListView.EditTrigger.EditKeyPressed)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.model = NoteRows(self)
        self._delegate = NoteDelegate(self.list, self.model)
        self.list.setItemDelegate(self._delegate)
        self.list.setModel(self.model)
        self.count = PlainLabel(self)
        self.count.setObjectName("hint")
        self.progress = ProgressRow(self)
        self.tags = TagsField(self)
        self.tags.is_left_by_escape = False
        self.tags.setAccessibleName(self.tr("Tags for the chosen highlights"))
        self._buttons: list[QPushButton] = []
        self._lay_out()
        self._connect()
        self._show_count()

    def _lay_out(self) -> None:
        content = QWidget()
        QVBoxLayout(self).addWidget(scroll_area(content))
        layout = QVBoxLayout(content)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(self.filters)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.count)
        layout.addWidget(self.progress)
        tagging = QHBoxLayout()
        tagging.addWidget(self.tags, 1)
        tagging.addWidget(self._button(self.tr("&Add the tags"), self._add_tags))
        tagging.addWidget(self._button(self.tr("&Remove the tags"), self._remove_tags))
        layout.addLayout(tagging)
        go = self._button(self.tr("&Go to it"), self.go)
        write = self._button(self.tr("&Write a note"), self.write_note)
        self.colours = {
            colour: self._button(str(colour), partial(self._recolour, colour)) for colour in COLOURS
        }
        export = self._button(self.tr("&Export…"), self._export)
        delete = self._button(self.tr("&Delete"), self._remove)
        names = action_button(self, self.tr("&Names of the colours…"), self.names_requested.emit)
        layout.addLayout(FlowLayout(go, write, *self.colours.values(), export, delete, names))

    def _button(self, title: str, on_press: Callable[[], None]) -> QPushButton:
        """Make a button for an action on the selected highlights."""
        button = action_button(self, title, on_press)
        self._buttons.append(button)
        return button

    def _connect(self) -> None:
        self.filters.changed.connect(self.filter_changed)
        self.filters.box.stepped.connect(self._step)
        self.filters.box.returnPressed.connect(self.list.setFocus)
        self.list.activated.connect(lambda _: self.go())
        self._delegate.note_written.connect(self.note_written)
        self._delegate.note_finished.connect(self.note_finished)
        self.finished.connect(lambda _: self._delegate.finish_editing())
        self.list.selectionModel().selectionChanged.connect(lambda *_: self._show_count())
        self.tags.returnPressed.connect(self._add_tags)
        self._add_shortcut("Del", self._remove)
        self._add_shortcut("N", self.write_note)
        self._add_shortcut("T", lambda: self.tags.setFocus(Qt.FocusReason.ShortcutFocusReason))
        for colour in COLOURS:
            self._add_shortcut(str(colour), partial(self._recolour, colour))
        for keys, request in (
            (QKeySequence.StandardKey.Undo, self.undo_requested),
            (QKeySequence.StandardKey.Redo, self.redo_requested),
        ):
            self._add_shortcut(keys, request.emit)

    def _add_shortcut(
        self, keys: str | QKeySequence.StandardKey, on_press: Callable[[], object]
    ) -> None:
        shortcut = QShortcut(QKeySequence(keys), self.list)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(lambda: on_press())

    def apply_theme(self, theme: Theme) -> None:
        """Paint in the colours of `theme`."""
        self._delegate.apply_theme(theme)
        for colour, button in self.colours.items():
            swatch = QPixmap(button.iconSize())
            swatch.fill(theme.highlight_background(colour))
            button.setIcon(QIcon(swatch))
        self.list.viewport().update()

    def set_choices(
        self,
        articles: tuple[ArticleRow, ...],
        tags: tuple[tuple[str, int], ...],
        names: Mapping[int, str],
    ) -> None:
        """Set the articles, tags and colour names to choose from."""
        self.filters.set_choices(articles, tags, names)
        self.tags.set_completions(tags)
        self.model.names = names
        for colour, button in self.colours.items():
            named = self.tr("Colour {number}: {name}").format(
                number=colour, name=colour_name(colour, names)
            )
            button.setToolTip(plain_tool_tip(named))
            button.setAccessibleName(named)

    def show_rows(self, rows: tuple[HighlightRow, ...]) -> None:
        """Show the highlights found and keep the selection."""
        chosen = {one.id for one in self.chosen}
        index = self.list.currentIndex()
        here, row = self._id_at(index), index.row()
        self.model.show_rows(rows)
        places = {one.highlight.id: place for place, one in enumerate(self.model.rows)}
        current = places.get(here, min(max(row, 0), len(rows) - 1)) if here else 0
        self._choose(sorted(places[one] for one in chosen & places.keys()), current)
        self._show_count()

    @property
    def chosen(self) -> tuple[Highlight, ...]:
        """Return the selected highlights in the order of the list."""
        selection = self.list.selectionModel().selection()
        ranges = [selection.at(number) for number in range(selection.count())]
        numbers = sorted(row for one in ranges for row in range(one.top(), one.bottom() + 1))
        return tuple(self.model.rows[number].highlight for number in numbers)

    def go(self) -> None:
        """Request to show the current highlight in its article."""
        index = self.list.currentIndex()
        if index.isValid():
            self.go_requested.emit(self.model.rows[index.row()].highlight)

    def write_note(self) -> None:
        """Edit the note of the current highlight in its place."""
        index = self.list.currentIndex()
        if index.isValid():
            self.list.scrollTo(index)
            self.list.edit(index)

    def _id_at(self, index: Index) -> HighlightId | None:
        return self.model.rows[index.row()].highlight.id if index.isValid() else None

    def _choose(self, places: list[int], current: int) -> None:
        """Select rows as ranges, for there may be thousands, or only the current one."""
        if not self.model.rows:
            return
        ranges: list[list[int]] = []
        for place in places or [current]:
            if ranges and ranges[-1][1] == place - 1:
                ranges[-1][1] = place
            else:
                ranges.append([place, place])
        selection = QItemSelection()
        for first, last in ranges:
            selection.select(self.model.index(first), self.model.index(last))
        model, flags = self.list.selectionModel(), QItemSelectionModel.SelectionFlag
        model.setCurrentIndex(self.model.index(current), flags.NoUpdate)
        model.select(selection, flags.ClearAndSelect)
        self.list.scrollTo(self.model.index(current))

    def _recolour(self, colour: int) -> None:
        self._ask(lambda chosen: self.recolour_requested.emit(chosen, colour))

    def _add_tags(self) -> None:
        self._tag(self.tags_added.emit)

    def _remove_tags(self) -> None:
        self._tag(self.tags_removed.emit)

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
        if self.model.rows:
            row = self.list.currentIndex().row() + step
            self.list.setCurrentIndex(self.model.index(min(max(row, 0), len(self.model.rows) - 1)))

    def _show_count(self) -> None:
        selection = self.list.selectionModel().selection()
        chosen = sum(selection.at(number).height() for number in range(selection.count()))
        found = self.tr("%Ln highlight(s) found", "", len(self.model.rows))
        facts_text = self.tr("%Ln of them chosen", "", chosen)
        self.count.setText(f"{found}, {facts_text}" if chosen else found)
        for button in self._buttons:
            button.setEnabled(chosen > 0)
