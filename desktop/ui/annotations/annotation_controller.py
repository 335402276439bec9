"""What the marking keys do, between the text, the notes panel and the desk."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from desktop.library import Highlight, HighlightId
from desktop.reading.article import Side
from desktop.ui.annotations import overlapping_highlights
from desktop.ui.annotations.highlight_operations import HighlightOperations
from desktop.ui.annotations.notes_panel import NotesPanel
from desktop.ui.annotations.overlapping_highlights import Spot
from desktop.ui.reader.reader_view import ReaderView
from desktop.ui.support.notices import Notice


class AnnotationController:
    """Makes, changes, removes and finds highlights where the reader is."""

    def __init__(
        self,
        reader: ReaderView,
        notes: NotesPanel,
        highlights: HighlightOperations,
        notice: Notice,
    ) -> None:
        self._reader = reader
        self._notes = notes
        self._highlights = highlights
        self._notice = notice
        self._reached: tuple[HighlightId, Spot] | None = None

    def highlighter(self, colour: int) -> Callable[[], None]:
        """Return what the key of `colour` does: recolour the highlight here, or make one.

        Pressed again it goes on to those around that one.
        """

        def highlight() -> None:
            here = self._here()
            has_selection = self._reader.active_column.textCursor().hasSelection()
            if here is not None and (self._is_in_notes or not has_selection):
                around = [here] if self._is_in_notes else self._from_here()
                other = next((one for one in around if one.colour != colour), None)
                if other is not None:
                    self._reach(other)
                    self._highlights.recolour(other, colour)
                return
            made = self._make(colour)
            if made is not None:
                self._reach(made)

        return highlight

    def highlight_to_note(self) -> Highlight | None:
        """Return the highlight here, made first where there is none; None where none can be."""
        return self._here() or self._make(1)

    def remove(self) -> None:
        """Remove the highlight here."""
        here = self._here()
        if here is not None:
            self._highlights.remove(here)

    def attach(self) -> None:
        """Put the highlight chosen in the notes panel on the selected words, or the sentence."""
        chosen, selection = self._notes.chosen, self._reader.selection()
        if chosen is None:
            self._notice.tell(
                QCoreApplication.translate(
                    "AnnotationController", "Choose the highlight in the notes panel first."
                )
            )
        elif selection[1] != selection[2]:
            self._highlights.attach(chosen, selection)
            self._reader.drop_selection()
            self._reach(chosen)

    def go_to_highlight(self, step: int) -> None:
        """Go to the next highlight (step 1), or the one before (step -1).

        Of several over the same words each is reached in its turn.
        """
        reader = self._reader
        placed = [(reader.beginning(one), one) for one in reader.highlights if not one.is_lost]
        found = overlapping_highlights.step_to(placed, reader.spot, self._meant(), step)
        if found is not None:
            self.reach(found)

    def reach(self, highlight: Highlight) -> None:
        """Go to the words of a highlight; it is meant until the caret is put elsewhere."""
        self._reader.go_to_highlight(highlight)
        self._reach(highlight)

    def choose(self, highlight_id: HighlightId) -> None:
        """Choose a highlight in the notes panel, and go to its words unless they are lost."""
        self._notes.choose(highlight_id)
        chosen = self._notes.chosen
        if chosen is not None and chosen.id == highlight_id and not chosen.is_lost:
            self.reach(chosen)

    def jump(self, highlight: Highlight) -> None:
        """Go to the words of a highlight, or tell that they are lost."""
        if highlight.is_lost:
            self._notice.tell(
                QCoreApplication.translate(
                    "AnnotationController",
                    "The words of this highlight are no longer in the article. "
                    "Select others and press P to put it on them.",
                )
            )
            return
        self.reach(highlight)
        self._reader.focus_text()

    def jump_to_chosen(self) -> None:
        """Go to the highlight chosen in the notes panel."""
        if self._notes.chosen is not None:
            self.jump(self._notes.chosen)

    def go_to_doubtful(self) -> None:
        """Go to the next doubtful translation, from the last one back to the first."""
        doubtful = [
            pair.number for pair in self._reader.pairs if pair.translated and pair.translated.doubts
        ]
        after = [number for number in doubtful if number > self._reader.current]
        if doubtful:
            self._reader.go_to((after or doubtful)[0], Side.TRANSLATION)
            self._reader.focus_text()

    @property
    def _is_in_notes(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and self._notes.isAncestorOf(focus)

    def _here(self) -> Highlight | None:
        return self._notes.chosen if self._is_in_notes else self._meant()

    def _meant(self) -> Highlight | None:
        """Return the highlight reached last while the caret stays there, or the innermost here."""
        if self._reached is not None and self._reached[1] == self._reader.spot:
            for one in self._reader.highlights:
                if one.id == self._reached[0] and not one.is_lost:
                    return one
        return next(iter(self._reader.highlights_here()), None)

    def _from_here(self) -> list[Highlight]:
        """Return the highlights here from the one that is meant outwards, then the inner ones."""
        here, meant = list(self._reader.highlights_here()), self._meant()
        if meant not in here:
            return [one for one in (meant,) if one is not None]
        start = here.index(meant)
        return here[start:] + here[:start]

    def _reach(self, highlight: Highlight) -> None:
        self._reached = highlight.id, self._reader.spot
        self._notes.choose(highlight.id)

    def _make(self, colour: int) -> Highlight | None:
        selection = self._reader.selection()
        if selection[1] == selection[2]:
            self._notice.tell(
                QCoreApplication.translate(
                    "AnnotationController", "This sentence isn't translated yet."
                )
            )
            return None
        made = self._highlights.highlight(selection, colour)
        self._reader.drop_selection()
        return made
