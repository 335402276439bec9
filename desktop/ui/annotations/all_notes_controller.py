"""All notes of the library in one dialog: looked up and changed in the background, with undo."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.base.cancellation import Token
from desktop.base.lazy import Lazy
from desktop.library import ArticleRow, Changes, Highlight, HighlightId, HighlightRow
from desktop.services import articles, highlights
from desktop.ui.exchange.export_controller import ExportController
from desktop.ui.support.operations import Operation, Operations
from desktop.ui.support.tasks import Lane, Task, Tasks
from desktop.ui.support.theme import Theme

if TYPE_CHECKING:
    from desktop.library import Library
    from desktop.ui.annotations.all_notes_dialog import AllNotesDialog

FIRST = 60
"""Rows that are looked up before all others: a screenful and some."""

Tags = tuple[str, ...]
Offered = tuple[tuple[ArticleRow, ...], tuple[tuple[str, int], ...], dict[int, str]]
"""What there is to filter by: articles, tags with their counts, names of colours."""


class AllNotesController(QObject):
    """Opens the dialog of all notes; `highlight_wanted` carries a highlight to go to."""

    highlight_wanted = Signal(Highlight)

    def __init__(
        self,
        library: Lazy[Library],
        operations: Operations,
        tasks: Tasks,
        exports: ExportController,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._library, self._operations, self._tasks = library, operations, tasks
        self._exports, self._window = exports, window
        self._dialog: AllNotesDialog | None = None
        self._looking: Task[tuple[HighlightRow, ...]] | None = None
        operations.library_changed.connect(self._library_changed)

    def open(self, theme: Theme) -> None:
        """Open the dialog as it was left, with the highlights as they are now."""
        if self._dialog is None:
            self._dialog = self._make()
        self._dialog.apply_theme(theme)
        self._dialog.open()
        self._dialog.list.setFocus()
        self.refresh()

    def refresh(self) -> None:
        """Look up, where the dialog is open, what there is to filter by and what is wanted."""
        if self._dialog is None or not self._dialog.isVisible():
            return
        dialog = self._dialog

        def work(_: Token) -> Offered:
            library = self._library.get()
            return (
                articles.list_articles(library),
                highlights.tags(library),
                highlights.colour_names(library),
            )

        self._tasks.start(Lane.LIBRARY, Task(work, lambda found: dialog.offer(*found)))
        self.look_up()

    def look_up(self) -> None:
        """Look up the highlights that are wanted: a few at once, then all; the latest wins."""
        if self._dialog is None:
            return
        if self._looking is not None:
            self._looking.cancel()
        wanted, show = self._dialog.filters.wanted, self._dialog.show_rows
        is_empty = not self._dialog.rows.rows

        def work(token: Token) -> tuple[HighlightRow, ...]:
            library = self._library.get()
            first = highlights.find(library, wanted, limit=FIRST)
            if len(first) < FIRST:
                return first
            if is_empty:
                token.report(first)
            token.check()
            return highlights.find(library, wanted)

        self._looking = self._tasks.start(Lane.LIBRARY, Task(work, show, progressed=show))

    def recolour(self, chosen: tuple[Highlight, ...], colour: int) -> None:
        """Give highlights another colour; undo gives each its own back."""
        before: dict[HighlightId, int] = {}

        def forth(library: Library, _: Token) -> Changes:
            now = highlights.several(library, [one.id for one in chosen])
            before.clear()
            before.update({one.id: one.colour for one in now})
            return highlights.recolour_all(library, {one.id: colour for one in now})

        self._run(
            self.tr("Colour"),
            forth,
            lambda library, _: highlights.recolour_all(library, before),
        )

    def add_tags(self, chosen: tuple[Highlight, ...], tags: Tags) -> None:
        """Put tags on highlights beside those that they have."""
        self._tag(chosen, lambda before: (*before, *tags))

    def take_tags(self, chosen: tuple[Highlight, ...], tags: Tags) -> None:
        """Take tags off highlights, in whatever spelling."""
        from desktop.reading.text.words import fold  # loads the stemmers

        gone = {fold(tag) for tag in tags}
        self._tag(chosen, lambda before: tuple(tag for tag in before if fold(tag) not in gone))

    def remove(self, chosen: tuple[Highlight, ...]) -> None:
        """Delete highlights and their notes; undo restores them."""
        ids = [one.id for one in chosen]
        self._run(
            self.tr("Delete highlights"),
            lambda library, _: highlights.remove_all(library, ids),
            lambda library, _: highlights.bring_back_all(library, ids),
        )

    def name_colours(self, names: Mapping[int, str]) -> None:
        """Give the colours the reader's names; undo gives them those that they had."""
        before: dict[int, str] = {}

        def forth(library: Library, _: Token) -> Changes:
            known = highlights.colour_names(library)
            before.update({colour: known.get(colour, "") for colour in names})
            if before == names:
                return Changes()
            return highlights.name_colours(library, names)

        self._run(
            self.tr("Names of the colours"),
            forth,
            lambda library, _: highlights.name_colours(library, before),
        )

    def _tag(self, chosen: tuple[Highlight, ...], changed: Callable[[Tags], Tags]) -> None:
        before: dict[HighlightId, Tags] = {}

        def forth(library: Library, token: Token) -> Changes:
            now = highlights.several(library, [one.id for one in chosen])
            before.clear()
            before.update({one.id: one.tags for one in now})
            return highlights.tag_all(library, {one.id: changed(one.tags) for one in now}, token)

        self._run(
            self.tr("Tags"),
            forth,
            lambda library, token: highlights.tag_all(library, before, token),
        )

    def _run(
        self,
        title: str,
        forth: Callable[[Library, Token], Changes],
        back: Callable[[Library, Token], Changes],
    ) -> None:
        """Run an operation, and show in the dialog how far it is."""
        run = self._operations.run(Operation(title, forth, back))
        if self._dialog is not None:
            self._dialog.progress.watch(run, can_stop=True)

    def _undo(self) -> None:
        """Undo to the end: half of it could not be redone."""
        run = self._operations.undo()
        if self._dialog is not None:
            self._dialog.progress.watch(run, can_stop=False)

    def _redo(self) -> None:
        run = self._operations.redo()
        if self._dialog is not None:
            self._dialog.progress.watch(run, can_stop=False)

    def _library_changed(self, changes: Changes, _: object) -> None:
        if changes.annotations or changes.articles or changes.colours:
            self.refresh()

    def _make(self) -> AllNotesDialog:
        from desktop.ui.annotations.all_notes_dialog import AllNotesDialog

        dialog = AllNotesDialog(self._window)
        dialog.filter_changed.connect(self.look_up)
        dialog.go_requested.connect(self._go)
        dialog.recolour_requested.connect(self.recolour)
        dialog.tags_added.connect(self.add_tags)
        dialog.tags_taken.connect(self.take_tags)
        dialog.remove_requested.connect(self.remove)
        dialog.export_requested.connect(
            lambda chosen: self._exports.choose_export_of(chosen, dialog)
        )
        dialog.names_requested.connect(self._ask_names)
        dialog.undo_requested.connect(self._undo)
        dialog.redo_requested.connect(self._redo)
        return dialog

    def _go(self, highlight: Highlight) -> None:
        if self._dialog is not None:
            self._dialog.accept()
        self.highlight_wanted.emit(highlight)

    def _ask_names(self) -> None:
        from desktop.ui.annotations.colour_names import ColourNames

        if self._dialog is not None:
            dialog = ColourNames(self._dialog, self._dialog.rows.names)
            dialog.named.connect(self.name_colours)
            dialog.open()
