"""What the view of all notes shows and does: looked up and changed in the background."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.base.cancellation import Token
from desktop.library import Highlight, HighlightRow
from desktop.services import annotations as annotating
from desktop.services import deletion
from desktop.ui.exchange.export_controller import ExportController
from desktop.ui.session import Session
from desktop.ui.support.tasks import Lane, Task, Tasks
from desktop.ui.support.theme import Theme
from desktop.ui.support.undo import UndoStep

if TYPE_CHECKING:
    from desktop.ui.annotations.all_notes_dialog import AllNotesDialog

Deed = Callable[[Token], object]
BackAndForth = tuple[Deed, Deed]
FIRST = 200
"""So many highlights are shown while the others are looked up."""


class AllNotesController(QObject):
    """Opens the notebook and does there what the reader asks for, each deed one step to undo.

    `highlight_wanted` carries a highlight to go to.
    """

    highlight_wanted = Signal(object)

    def __init__(
        self, session: Session, tasks: Tasks, exports: ExportController, window: QWidget
    ) -> None:
        super().__init__(window)
        self._session, self._tasks, self._outlet, self._window = (
            session,
            tasks,
            exports,
            window,
        )
        self._notebook: AllNotesDialog | None = None
        self._looking: Task | None = None

    def open(self, theme: Theme) -> None:
        """Open the notebook as it was left, with the highlights as they are now."""
        if self._notebook is None:
            self._notebook = self._made()
        self._notebook.apply_theme(theme)
        self._notebook.open()
        self._notebook.list.setFocus()
        self.refresh()

    def refresh(self) -> None:
        """Look up, where the notebook is open, what there is to filter by and what is wanted."""
        if self._notebook is None or not self._notebook.isVisible():
            return
        notebook = self._notebook

        def work(_: Token) -> tuple[object, object, object]:
            library = self._session.library
            return (
                deletion.shelf(library),
                annotating.tags(library),
                annotating.colour_names(library),
            )

        self._tasks.start(Lane.LIBRARY, Task(work, done=lambda found: notebook.offer(*found)))
        self.look_up()

    def look_up(self) -> None:
        """Look up the highlights that are wanted: a few at once, then all; the latest wins."""
        if self._notebook is None:
            return
        if self._looking is not None:
            self._looking.cancel()
        wanted, show = self._notebook.filters.wanted, self._notebook.show_rows
        is_empty = not self._notebook.rows.rows

        def work(token: Token) -> tuple[HighlightRow, ...]:
            first = annotating.find(self._session.library, wanted, limit=FIRST)
            if len(first) < FIRST:
                return first
            if is_empty:
                token.report(first)
            token.check()
            return annotating.find(self._session.library, wanted)

        self._looking = self._tasks.start(Lane.LIBRARY, Task(work, done=show, partial=show))

    def recolour(self, chosen: tuple[Highlight, ...], colour: int) -> None:
        """Give highlights another colour; undo gives each its own back."""
        library = self._session.library

        def plan(now: tuple[Highlight, ...]) -> BackAndForth:
            before = {one.id: one.colour for one in now}
            return (
                lambda _: annotating.recolour_all(library, before),
                lambda _: annotating.recolour_all(library, dict.fromkeys(before, colour)),
            )

        self._change(self.tr("Colour"), chosen, plan)

    def add_tags(self, chosen: tuple[Highlight, ...], tags: tuple[str, ...]) -> None:
        """Put tags on highlights beside those that they have."""
        self._tag(chosen, lambda before: (*before, *tags))

    def take_tags(self, chosen: tuple[Highlight, ...], tags: tuple[str, ...]) -> None:
        """Take tags off highlights, in whatever spelling."""
        from desktop.reading.text.words import fold

        gone = {fold(tag) for tag in tags}
        self._tag(chosen, lambda before: tuple(tag for tag in before if fold(tag) not in gone))

    def remove(self, chosen: tuple[Highlight, ...]) -> None:
        """Take highlights and their notes away; undo puts them back."""
        library = self._session.library

        def plan(now: tuple[Highlight, ...]) -> BackAndForth:
            ids = [one.id for one in now]
            return (
                lambda _: annotating.bring_back_all(library, ids),
                lambda _: annotating.remove_all(library, ids),
            )

        self._change(self.tr("Delete highlights"), chosen, plan)

    def name_colours(self, names: Mapping[int, str]) -> None:
        """Give the colours the reader's names; undo gives them those that they had."""
        library = self._session.library

        def plan() -> BackAndForth | None:
            known = annotating.colour_names(library)
            before = {colour: known.get(colour, "") for colour in names}
            if before == names:
                return None
            return (
                lambda _: annotating.name_colours(library, before),
                lambda _: annotating.name_colours(library, names),
            )

        self._make(self.tr("Names of the colours"), plan)

    def _tag(
        self,
        chosen: tuple[Highlight, ...],
        changed: Callable[[tuple[str, ...]], tuple[str, ...]],
    ) -> None:
        library = self._session.library

        def plan(now: tuple[Highlight, ...]) -> BackAndForth:
            before = {one.id: one.tags for one in now}
            after = {one: changed(tags) for one, tags in before.items()}
            return (
                lambda token: annotating.tag_all(library, before, token),
                lambda token: annotating.tag_all(library, after, token),
            )

        self._change(self.tr("Tags"), chosen, plan)

    def _change(
        self,
        text: str,
        chosen: tuple[Highlight, ...],
        plan: Callable[[tuple[Highlight, ...]], BackAndForth],
    ) -> None:
        """Do what `plan` makes of highlights.

        The list may show them as they were before the last deed, so they are looked up anew.
        """
        library, ids = self._session.library, [one.id for one in chosen]
        self._make(text, lambda: plan(annotating.several(library, ids)))

    def _make(self, text: str, plan: Callable[[], BackAndForth | None]) -> None:
        """Do in the background what is planned; it can be stopped, and undone once it is done."""

        def work(token: Token) -> BackAndForth | None:
            planned = plan()
            if planned is not None:
                planned[1](token)
            return planned

        def done(planned: BackAndForth | None) -> None:
            if planned is not None:
                back, forth = planned
                step = UndoStep(text, lambda: self._run(back), lambda: self._run(forth))
                self._session.undo_stack.push(step)
            self._show_all()

        self._start(Task(work, done=done, must_finish=True), can_stop=True)

    def _run(self, deed: Deed) -> None:
        """Go one step back or forth, to the end: half of it can't be undone."""
        task = Task(deed, done=lambda _: self._show_all(), must_finish=True)
        self._start(task, can_stop=False)

    def _start(self, task: Task, can_stop: bool) -> None:
        """Start a deed, and show in the notebook how far it is."""
        if self._notebook is not None:
            self._notebook.underway.watch(task, can_stop=can_stop)
        self._tasks.start(Lane.LIBRARY, task)

    def _show_all(self) -> None:
        self._session.refresh_highlights()
        self._session.list_library()
        self.refresh()

    def _made(self) -> AllNotesDialog:
        from desktop.ui.annotations.all_notes_dialog import AllNotesDialog

        notebook = AllNotesDialog(self._window)
        notebook.filter_changed.connect(self.look_up)
        notebook.go_requested.connect(self._go)
        notebook.recolour_requested.connect(self.recolour)
        notebook.tags_added.connect(self.add_tags)
        notebook.tags_taken.connect(self.take_tags)
        notebook.remove_requested.connect(self.remove)
        notebook.export_requested.connect(
            lambda chosen: self._outlet.choose_export_of(chosen, notebook)
        )
        notebook.names_requested.connect(self._ask_names)
        notebook.undo_requested.connect(self._session.undo_stack.undo)
        notebook.redo_requested.connect(self._session.undo_stack.redo)
        return notebook

    def _go(self, highlight: Highlight) -> None:
        if self._notebook is not None:
            self._notebook.accept()
        self.highlight_wanted.emit(highlight)

    def _ask_names(self) -> None:
        from desktop.ui.annotations.colour_names import ColourNames

        if self._notebook is not None:
            dialog = ColourNames(self._notebook, self._notebook.rows.names)
            dialog.named.connect(self.name_colours)
            dialog.open()
