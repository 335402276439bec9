"""Which note is on the card beside the text: that of the current sentence, or the one written."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QRect, QSize

from desktop.library import Highlight, HighlightId
from desktop.reading.article import Side
from desktop.ui.annotations.annotation_controller import AnnotationController
from desktop.ui.annotations.note_card import NoteCard, find_card_place, find_card_width
from desktop.ui.reader.reader_view import ReaderView
from desktop.ui.session import Session
from desktop.ui.support.overlapping_highlights import nesting_key


class NoteCards(QObject):
    """Shows the note of the current sentence on a card, and opens it to be written.

    The card goes with the sentence: whoever moves to another one leaves it, with everything saved.
    """

    def __init__(
        self, reader: ReaderView, session: Session, annotations: AnnotationController
    ) -> None:
        super().__init__(reader)
        self._reader, self._session, self._annotations = reader, session, annotations
        self.card = NoteCard(reader)
        self._is_on = True
        self._is_covered = False
        self._is_folded = False
        self._asked_for: HighlightId | None = None
        self._sentence = -1
        session.article_opened.connect(lambda _: self._start_over())
        session.article_leaving.connect(self._leave_article)
        session.article_closed.connect(self._start_over)
        session.highlights_changed.connect(lambda _: self.update())
        reader.sentence_changed.connect(self._move_on)
        reader.side_changed.connect(lambda _: self.update())
        reader.text_moved.connect(self._place)
        reader.note_pointed.connect(self.open)
        self.card.grown.connect(self._place)
        self.card.closed.connect(self._closed)
        self.card.edit_requested.connect(self._edit_shown)

    def set_on(self, is_on: bool) -> None:
        """Show the current sentence's note, or only the one that is asked for."""
        if is_on is not self._is_on:
            self._is_on, self._is_folded = is_on, False
            self._asked_for = None
            self.update()

    def cover(self, is_covered: bool) -> None:
        """Hide the card while something else lies over the text, or show it again."""
        self._is_covered = is_covered
        self.update()

    def fold(self) -> None:
        """Hide the card until the reader goes to another sentence."""
        self._is_folded, self._asked_for = True, None
        self.update()

    def open(self, highlight_id: HighlightId) -> None:
        """Go to a highlight and show its card, whether cards are shown or not."""
        found = self._find(highlight_id)
        if found is not None:
            self._annotations.go_to(found)
            self._reader.focus_text()
            self._asked_for = highlight_id
            self.update()

    def write(self, highlight: Highlight) -> None:
        """Go to a highlight unless it is lost or here, and write its note."""
        if not highlight.is_lost and not _covers(highlight, self._reader.current):
            self._annotations.go_to(highlight)
        self._is_folded = False
        self._sentence = self._reader.current
        self.card.edit(highlight)
        self._place()

    def finish_editing(self) -> None:
        """Save what is being written; it can go on."""
        self.card.finish_editing()

    def update(self) -> None:
        """Show the card that is due now, if any."""
        shown = self._find_due()
        if shown is None:
            self.card.close_editor()
            self.card.hide()
            return
        self.card.show_highlight(shown)
        self._place()

    def _find_due(self) -> Highlight | None:
        if self.card.is_editing and self.card.highlight is not None:
            return self._find(self.card.highlight.id)
        if self._is_covered or self._is_folded or not self._reader.pairs:
            return None
        if not self._is_on:
            return self._find(self._asked_for) if self._asked_for is not None else None
        noted = [
            one
            for one in self._reader.highlights
            if (one.note or one.tags) and _covers(one, self._reader.current)
        ]
        active = self._annotations.find_active_highlight()
        side = self._reader.side
        noted.sort(
            key=lambda one: (
                one.id != self._asked_for,
                active is None or one.id != active.id,
                one.anchor.side is not side,
                nesting_key(one),
            )
        )
        return next(iter(noted), None)

    def _find(self, highlight_id: HighlightId) -> Highlight | None:
        return next((one for one in self._session.highlights if one.id == highlight_id), None)

    def _start_over(self) -> None:
        self._is_folded, self._asked_for, self._sentence = False, None, self._reader.current
        self.update()

    def _leave_article(self) -> None:
        self.card.close_editor()
        self.card.hide()

    def _move_on(self, number: int) -> None:
        """Leave the card of another sentence."""
        if number != self._sentence:
            self._sentence = number
            self._is_folded, self._asked_for = False, None
            written = self.card.highlight if self.card.is_editing else None
            if written is not None and (written.is_lost or not _covers(written, number)):
                self.card.close_editor()
        self.update()

    def _closed(self, had_focus: bool) -> None:
        self.update()
        if had_focus:
            self._reader.focus_text()

    def _edit_shown(self) -> None:
        if self.card.highlight is not None:
            self.write(self.card.highlight)

    def _place(self) -> None:
        """Put the card beside its sentence; one that is only read goes out of view with it."""
        shown = self.card.highlight
        if shown is None or (self.card.isHidden() and self._find_due() is None):
            return
        view, margin = self._reader.free_area, self._reader.margin_area
        sentence = self._area_of(shown, self._reader.sentence_area)
        is_in_view = sentence is not None and sentence.intersects(view)
        if not self.card.is_editing and not is_in_view:
            self.card.hide()
            return
        width = find_card_width(sentence, margin, view)
        height = self.card.height_for(width, view.size())
        # Below both languages where one is under the other, unless that would cover the sentence.
        both = self._area_of(shown, self._reader.pair_area)
        place = find_card_place(both, margin, view, QSize(width, height))
        if sentence is not None and place.intersects(sentence):
            place = find_card_place(sentence, margin, view, QSize(width, height))
        self.card.place(place)
        self.card.show()
        self.card.raise_()

    def _area_of(
        self, highlight: Highlight, find: Callable[[int, Side], QRect | None]
    ) -> QRect | None:
        """Find where a highlight's sentence is, on its own side if that is shown."""
        if highlight.is_lost:
            return None
        number = self._reader.current
        if not _covers(highlight, number):
            number = highlight.anchor.start.sentence
        side = highlight.anchor.side
        other = Side.TRANSLATION if side is Side.ORIGINAL else Side.ORIGINAL
        return find(number, side) or find(number, other)


def _covers(highlight: Highlight, number: int) -> bool:
    """Return whether words of sentence `number` are highlighted."""
    start, end = highlight.anchor.start.sentence, highlight.anchor.end.sentence
    return not highlight.is_lost and start <= number <= end
