"""The commands of the Mark menu: make, change, remove and go to highlights."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from desktop.library import Highlight, HighlightId
from desktop.ui.annotations.highlight_operations import HighlightOperations
from desktop.ui.annotations.notes_panel import NotesPanel
from desktop.ui.commands import BY_ID
from desktop.ui.reader.reader_view import ReaderView
from desktop.ui.support import overlapping_highlights
from desktop.ui.support.notices import Notice
from desktop.ui.support.overlapping_highlights import TextPosition


class AnnotationController:
    """Handles highlight commands on the text at the caret or in the notes panel.

    The active highlight is the one that the reader went to or made last, while the caret stays at
    its beginning; otherwise the innermost one at the caret. `attach_key` returns the shortcut of
    that command, or nothing.
    """

    def __init__(
        self,
        reader: ReaderView,
        notes: NotesPanel,
        highlights: HighlightOperations,
        notice: Notice,
        attach_key: Callable[[], str],
    ) -> None:
        self._reader = reader
        self._notes = notes
        self._highlights = highlights
        self._notice = notice
        self._attach_key = attach_key
        self._active: tuple[HighlightId, TextPosition] | None = None

    def highlight(self, colour: int) -> None:
        """Recolour the highlight here, or highlight the selection or the sentence.

        If the highlight has this colour already, the next one around it is recoloured.
        """
        here = self._find_target()
        has_selection = self._reader.active_column.textCursor().hasSelection()
        if here is not None and (self._is_in_notes or not has_selection):
            candidates = [here] if self._is_in_notes else self._find_targets_outwards()
            other = next((one for one in candidates if one.colour != colour), None)
            if other is not None:
                self._set_active(other)
                self._highlights.recolour(other, colour)
            return
        made = self._add_highlight(colour)
        if made is not None:
            self._set_active(made)

    def find_or_add_highlight(self) -> Highlight | None:
        """Return the highlight here, or highlight the selection or sentence; None if impossible."""
        return self._find_target() or self._add_highlight(1)

    def remove(self) -> None:
        """Remove the highlight here."""
        here = self._find_target()
        if here is not None:
            self._highlights.remove(here)

    def attach(self) -> None:
        """Move the highlight chosen in the notes panel to the selected words or the sentence."""
        chosen, selection = self._notes.chosen, self._reader.selection()
        if chosen is None:
            self._notice.inform(
                QCoreApplication.translate(
                    "AnnotationController", "Choose the highlight in the notes panel first."
                )
            )
        elif selection[1] != selection[2]:
            self._highlights.attach(chosen, selection)
            self._reader.clear_selection()
            self._set_active(chosen)

    def go_to_highlight(self, step: int) -> None:
        """Go to the next (step 1) or previous (step -1) highlight, also among overlapping ones."""
        reader = self._reader
        placed = [(reader.start_of(one), one) for one in reader.highlights if not one.is_lost]
        found = overlapping_highlights.find_neighbour(
            placed, reader.caret_position, self.find_active_highlight(), step
        )
        if found is not None:
            self.go_to(found)

    def go_to(self, highlight: Highlight) -> None:
        """Go to the words of a highlight and make it the active one."""
        self._reader.go_to_highlight(highlight)
        self._set_active(highlight)

    def choose(self, highlight_id: HighlightId) -> None:
        """Select a highlight in the notes panel, and go to its words unless it is lost."""
        self._notes.choose(highlight_id)
        chosen = self._notes.chosen
        if chosen is not None and chosen.id == highlight_id and not chosen.is_lost:
            self.go_to(chosen)

    def jump(self, highlight: Highlight) -> None:
        """Go to the words of a highlight, or say that it is lost."""
        if highlight.is_lost:
            self._notice.inform(self._lost_text())
            return
        self.go_to(highlight)
        self._reader.focus_text()

    def _lost_text(self) -> str:
        key = self._attach_key()
        if key:
            text = QCoreApplication.translate(
                "AnnotationController",
                "The words of this highlight are no longer in the article. "
                "Select others and press {key} to put it on them.",
            )
        else:
            text = QCoreApplication.translate(
                "AnnotationController",
                "The words of this highlight are no longer in the article. "
                "Select others and choose “{command}” in the menu.",
            )
        return text.format(key=key, command=BY_ID["attach_highlight"].plain_title)

    def jump_to_chosen(self) -> None:
        """Go to the highlight chosen in the notes panel."""
        if self._notes.chosen is not None:
            self.jump(self._notes.chosen)

    def find_active_highlight(self) -> Highlight | None:
        """Return the active highlight, or None."""
        if self._active is not None and self._active[1] == self._reader.caret_position:
            for one in self._reader.highlights:
                if one.id == self._active[0] and not one.is_lost:
                    return one
        return next(iter(self._reader.highlights_here()), None)

    @property
    def _is_in_notes(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and self._notes.isAncestorOf(focus)

    def _find_target(self) -> Highlight | None:
        return self._notes.chosen if self._is_in_notes else self.find_active_highlight()

    def _find_targets_outwards(self) -> list[Highlight]:
        """Return the highlights here from the active one outwards, then the inner ones."""
        here, active = list(self._reader.highlights_here()), self.find_active_highlight()
        if active not in here:
            return [one for one in (active,) if one is not None]
        start = here.index(active)
        return here[start:] + here[:start]

    def _set_active(self, highlight: Highlight) -> None:
        self._active = highlight.id, self._reader.caret_position
        self._notes.choose(highlight.id)

    def _add_highlight(self, colour: int) -> Highlight | None:
        selection = self._reader.selection()
        if selection[1] == selection[2]:
            self._notice.inform(
                QCoreApplication.translate(
                    "AnnotationController", "This sentence isn't translated yet."
                )
            )
            return None
        made = self._highlights.highlight(selection, colour)
        self._reader.clear_selection()
        return made
