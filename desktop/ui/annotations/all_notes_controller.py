"""All notes of the library: search and change highlights in the background, with undo."""

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

FIRST_BATCH = 60
"""Rows searched for first, to fill the screen."""

Tags = tuple[str, ...]
Choices = tuple[tuple[ArticleRow, ...], tuple[tuple[str, int], ...], dict[int, str]]
"""What to filter by: articles, tags with their counts, names of colours."""


class AllNotesController(QObject):
    """Opens the dialog of all notes; `highlight_requested` carries a highlight to go to.

    `note_written` and `note_finished` carry notes as those of a note card do.
    """

    highlight_requested = Signal(Highlight)
    note_written = Signal(object, str)
    note_finished = Signal(object, str, str)

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
        self._searching: Task[tuple[HighlightRow, ...]] | None = None
        operations.library_changed.connect(self._library_changed)

    def open(self, theme: Theme) -> None:
        """Open the dialog with its last filters, and refresh it."""
        if self._dialog is None:
            self._dialog = self._make_dialog()
        self._dialog.apply_theme(theme)
        self._dialog.open()
        self._dialog.list.setFocus()
        self.refresh()

    def forget_dialog(self) -> None:
        """Make another dialog the next time, such as in another language."""
        if self._searching is not None:
            self._searching.cancel()
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None

    def refresh(self) -> None:
        """Update the filter choices and the list if the dialog is open."""
        if self._dialog is None or not self._dialog.isVisible():
            return
        dialog = self._dialog

        def work(_: Token) -> Choices:
            library = self._library.get()
            return (
                articles.list_articles(library),
                highlights.list_tags(library),
                highlights.read_colour_names(library),
            )

        self._tasks.start(Lane.LIBRARY, Task(work, lambda found: dialog.set_choices(*found)))
        self.search()

    def search(self) -> None:
        """Find the filtered highlights, a screenful first; cancels an unfinished search."""
        if self._dialog is None:
            return
        if self._searching is not None:
            self._searching.cancel()
        current_filter, show = self._dialog.filters.current_filter, self._dialog.show_rows
        is_empty = not self._dialog.model.rows

        def work(token: Token) -> tuple[HighlightRow, ...]:
            library = self._library.get()
            first = highlights.find_highlights(library, current_filter, limit=FIRST_BATCH)
            if len(first) < FIRST_BATCH:
                return first
            if is_empty:
                token.report(first)
            token.check()
            return highlights.find_highlights(library, current_filter)

        self._searching = self._tasks.start(Lane.LIBRARY, Task(work, show, progressed=show))

    def recolour(self, chosen: tuple[Highlight, ...], colour: int) -> None:
        """Change the colour of highlights; undo restores the colour of each."""
        before: dict[HighlightId, int] = {}

        def apply(library: Library, _: Token) -> Changes:
            now = highlights.get_highlights(library, [one.id for one in chosen])
            before.clear()
            before.update({one.id: one.colour for one in now})
            return highlights.recolour_all(library, {one.id: colour for one in now})

        self._run(
            self.tr("Colour"),
            apply,
            lambda library, _: highlights.recolour_all(library, before),
        )

    def add_tags(self, chosen: tuple[Highlight, ...], tags: Tags) -> None:
        """Add tags to highlights."""
        self._tag(chosen, lambda before: (*before, *tags))

    def remove_tags(self, chosen: tuple[Highlight, ...], tags: Tags) -> None:
        """Remove tags from highlights, ignoring case and accents."""
        from desktop.reading.text.words import fold  # loads the stemmers

        removed = {fold(tag) for tag in tags}
        self._tag(chosen, lambda before: tuple(tag for tag in before if fold(tag) not in removed))

    def remove(self, chosen: tuple[Highlight, ...]) -> None:
        """Delete highlights and their notes."""
        ids = [one.id for one in chosen]
        self._run(
            self.tr("Delete highlights"),
            lambda library, _: highlights.remove_all(library, ids),
            lambda library, _: highlights.restore_all(library, ids),
        )

    def name_colours(self, names: Mapping[int, str]) -> None:
        """Set the reader's names of the colours."""
        before: dict[int, str] = {}

        def apply(library: Library, _: Token) -> Changes:
            known = highlights.read_colour_names(library)
            before.update({colour: known.get(colour, "") for colour in names})
            if before == names:
                return Changes()
            return highlights.name_colours(library, names)

        self._run(
            self.tr("Names of the colours"),
            apply,
            lambda library, _: highlights.name_colours(library, before),
        )

    def _tag(self, chosen: tuple[Highlight, ...], changed: Callable[[Tags], Tags]) -> None:
        before: dict[HighlightId, Tags] = {}

        def apply(library: Library, token: Token) -> Changes:
            now = highlights.get_highlights(library, [one.id for one in chosen])
            before.clear()
            before.update({one.id: one.tags for one in now})
            return highlights.set_tags_all(
                library, {one.id: changed(one.tags) for one in now}, token
            )

        self._run(
            self.tr("Tags"),
            apply,
            lambda library, token: highlights.set_tags_all(library, before, token),
        )

    def _run(
        self,
        title: str,
        apply: Callable[[Library, Token], Changes],
        revert: Callable[[Library, Token], Changes],
    ) -> None:
        """Run an operation and show its progress in the dialog."""
        run = self._operations.run(Operation(title, apply, revert))
        if self._dialog is not None:
            self._dialog.progress.watch(run, can_stop=True)

    def _undo(self) -> None:
        """Undo without a stop button: a half-undone operation could not be redone."""
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

    def _make_dialog(self) -> AllNotesDialog:
        from desktop.ui.annotations.all_notes_dialog import AllNotesDialog

        dialog = AllNotesDialog(self._window)
        dialog.filter_changed.connect(self.search)
        dialog.go_requested.connect(self._go_to)
        dialog.recolour_requested.connect(self.recolour)
        dialog.tags_added.connect(self.add_tags)
        dialog.tags_removed.connect(self.remove_tags)
        dialog.remove_requested.connect(self.remove)
        dialog.export_requested.connect(
            lambda chosen: self._exports.choose_export_of(chosen, dialog)
        )
        dialog.names_requested.connect(self._ask_colour_names)
        dialog.note_written.connect(self.note_written)
        dialog.note_finished.connect(self.note_finished)
        dialog.undo_requested.connect(self._undo)
        dialog.redo_requested.connect(self._redo)
        return dialog

    def _go_to(self, highlight: Highlight) -> None:
        if self._dialog is not None:
            self._dialog.accept()
        self.highlight_requested.emit(highlight)

    def _ask_colour_names(self) -> None:
        from desktop.ui.annotations.colour_names import ColourNamesDialog

        if self._dialog is not None:
            dialog = ColourNamesDialog(self._dialog, self._dialog.model.names)
            dialog.named.connect(self.name_colours)
            dialog.open()
