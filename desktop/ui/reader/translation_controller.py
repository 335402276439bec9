"""Edit or choose translations of sentences, go to the doubtful ones, and look up word links."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from desktop.base.cancellation import Token
from desktop.base.errors import AppError
from desktop.base.lazy import Lazy
from desktop.library import ArticleId, Changes
from desktop.reading.article import Direction, Pair, Side, Translated
from desktop.reading.text.word_changes import find_word_changes
from desktop.services import own_translations, second_look
from desktop.services.own_translations import Rewritten
from desktop.ui.reader.doubtful_panel import is_doubtful
from desktop.ui.reader.reader_view import ReaderView
from desktop.ui.reader.sentence_editor import SentenceEditor
from desktop.ui.reader.suggestion_list import Suggestion
from desktop.ui.session import Session
from desktop.ui.support.labels import error_text, number_text, reader_language
from desktop.ui.support.notices import Notice
from desktop.ui.support.operations import Operation, Operations
from desktop.ui.support.tasks import Lane, Task, Tasks
from desktop.ui.support.theme import Theme

if TYPE_CHECKING:
    from desktop.library import Library
    from desktop.translation.engine import Engine

ALTERNATIVES = 6
GAP = 10
"""Pixels between the editor and the edge of the view that it is scrolled to."""


@dataclass(frozen=True, slots=True)
class _Edited:
    """The sentence whose translation is edited."""

    article_id: ArticleId
    number: int
    source: str


class TranslationController(QObject):
    """Edits translations in their place, saves the reader's own, and looks up word links.

    A text is saved on Enter, and when the reader goes elsewhere; after Escape it isn't, and comes
    back when that sentence is edited again. `editing_changed` tells whether the editor is open.
    """

    editing_changed = Signal(bool)

    def __init__(
        self,
        reader: ReaderView,
        session: Session,
        library: Lazy[Library],
        engine: Lazy[Engine],
        operations: Operations,
        tasks: Tasks,
        notice: Notice,
    ) -> None:
        super().__init__(reader)
        self._reader, self._session = reader, session
        self._library, self._engine = library, engine
        self._operations, self._tasks, self._notice = operations, tasks, notice
        self.editor = SentenceEditor(reader)
        self._edited: _Edited | None = None
        self._dropped: tuple[_Edited, str] | None = None
        self._searches: tuple[Task[Any], ...] = ()
        self._is_placing = False
        self._connect()

    def _connect(self) -> None:
        reader, editor = self._reader, self.editor
        reader.word_links.links_requested.connect(self.find_word_links)
        reader.sentence_changed.connect(self._sentence_changed)
        reader.text_moved.connect(self._place)
        reader.laid_out.connect(self._grow)
        self._session.pairs_changed.connect(self._show_pairs)
        self._session.article_leaving.connect(self.finish_editing)
        editor.confirmed.connect(self._go_on)
        editor.finished.connect(self._finish)
        editor.left.connect(self.leave)
        editor.restore_requested.connect(self._restore)
        editor.grown.connect(self._grow)

    def edit(self) -> None:
        """Edit the current sentence's translation in its place."""
        self._edit(self._reader.current)

    def choose(self) -> None:
        """Edit the current sentence's translation, beginning with the list of others."""
        self._edit(self._reader.current, wants_list=True)

    def go_to_doubtful(self, step: int) -> None:
        """Go to the next doubtful translation (step 1) or previous one (-1), round and round."""
        reader = self._reader
        doubtful = [pair.number for pair in reader.pairs if is_doubtful(pair.translated)]
        if step > 0:
            ahead = [number for number in doubtful if number > reader.current]
        else:
            ahead = [number for number in reversed(doubtful) if number < reader.current]
        if doubtful:
            self.show(next(iter(ahead), doubtful[0 if step > 0 else -1]))

    def show(self, number: int) -> None:
        """Go to the translation of sentence `number`."""
        self._reader.go_to(number, Side.TRANSLATION)
        self._reader.focus_text()

    def use_better_draft(self) -> None:
        """Use the better draft of the current sentence, if there is one."""
        pair = self._reader.current_pair()
        if pair is not None:
            self._use_better_drafts(self.tr("Use the better draft"), [pair], pair.number)

    def use_all_better_drafts(self) -> None:
        """Use all better drafts of the open article."""
        self._use_better_drafts(self.tr("Use all better drafts"), self._reader.pairs)

    def find_word_links(self, pair: Pair) -> None:
        """Find, in the background, which words of a pair translate each other."""
        translated = pair.translated
        if translated is None:
            return
        text, direction = translated.text, translated.direction
        task = Task(
            lambda _: self._engine.get().link(pair.source, text, direction),
            lambda links: self._reader.word_links.add_links(pair.source, text, links),
        )
        self._tasks.start(Lane.ENGINE, task)

    def finish_editing(self) -> None:
        """Save what is being written, and close the editor."""
        if self._edited is not None:
            self._save(self._edited)
            self._close()

    def apply_theme(self, theme: Theme) -> None:
        """Show the editor in the colours of `theme`."""
        self.editor.apply_theme(theme)

    def _edit(self, number: int, wants_list: bool = False) -> None:
        """Open the editor over the translation of sentence `number`, or go to the open one."""
        edited, article_id = self._edited, self._session.article_id
        if edited is None or edited.number != number:
            self.finish_editing()
            direction = self._direction(number)
            if article_id is None or direction is None:
                if article_id is not None:
                    refusal = AppError("This sentence can't be translated.", "Choose another one.")
                    self._notice.inform(error_text(refusal))
                return
            self._open(article_id, number, direction)
        if wants_list:
            self.editor.focus_list()
        else:
            self.editor.focus_text()

    def _open(self, article_id: ArticleId, number: int, direction: Direction) -> None:
        reader, editor = self._reader, self.editor
        side, place = reader.caret_position
        caret = place.offset if (side, place.sentence) == (Side.TRANSLATION, number) else 0
        reader.keep_room_below(True)
        reader.go_to(number, Side.TRANSLATION)
        reader.reveal_translation()
        pair = reader.pairs[number]
        edited = _Edited(article_id, number, pair.source)
        self._edited = edited
        editor.open(*_saved(pair), pair.source)
        editor.put_caret(caret)
        self._place()
        editor.show()
        editor.raise_()
        self._scroll_into_view()
        if self._dropped is not None and self._dropped[0] == edited:
            editor.replace_text(self._dropped[1])
        self._look_for_suggestions(edited, direction)
        self.editing_changed.emit(True)

    def _look_for_suggestions(self, edited: _Edited, direction: Direction) -> None:
        language, source = reader_language(), edited.source

        def find_similar(_: Token) -> tuple[Suggestion, ...]:
            found = own_translations.find_similar(
                self._library.get(), edited.article_id, edited.number, reader=language
            )
            return tuple(_similar(one, likeness, source) for one, likeness in found)

        def find_others(_: Token) -> tuple[Suggestion, ...]:
            found = self._engine.get().alternatives(source, direction, ALTERNATIVES)
            return tuple(Suggestion(one.text) for one in found)

        similar = Task(find_similar, self.editor.show_similar)
        others = Task(find_others, self.editor.show_others)
        self._searches = similar, others
        self._tasks.start(Lane.LIBRARY, similar)
        self._tasks.start(Lane.ENGINE, others)

    def _save(self, edited: _Edited) -> None:
        """Save the text if it was changed; one that can't be saved is offered again."""
        if not self.editor.is_changed:
            return
        text = self.editor.typed

        def failed(error: AppError) -> None:
            self._dropped = edited, text
            self._notice.warn(error_text(error), *self._way_back(edited))

        self._dropped = None
        self.rewrite(edited.article_id, edited.number, text, edited.source, failed)

    def _go_on(self) -> None:
        """Save, and edit the next sentence that can be translated."""
        edited = self._edited
        if edited is None:
            return
        numbers = range(edited.number + 1, len(self._reader.pairs))
        following = next((one for one in numbers if self._direction(one) is not None), None)
        if following is None:
            self._finish()
        else:
            self._save(edited)
            self._stop()
            self._edit(following)

    def _finish(self) -> None:
        self.finish_editing()
        self._reader.focus_text()

    def leave(self) -> None:
        """Close the editor without saving; what was written is offered once more."""
        edited = self._edited
        if edited is None:
            return
        if self.editor.is_changed:
            self._dropped = edited, self.editor.typed
            text = self.tr("The text isn't saved. Write the translation again to find it there.")
            self._notice.inform(text, *self._way_back(edited))
        self._close()
        self._reader.focus_text()

    def _way_back(self, edited: _Edited) -> tuple[str, Callable[[], None]]:
        """Return a button's title, and what it does: edit the sentence again."""

        def edit() -> None:
            if self._session.article_id == edited.article_id:
                self._edit(edited.number)

        return self.tr("Go on writing"), edit

    def _stop(self) -> None:
        """Stop editing this sentence; the editor stays where it is for another one."""
        self._edited = None
        for search in self._searches:
            search.cancel()

    def _close(self) -> None:
        self._stop()
        if self.editor.isAncestorOf(self.editor.window().focusWidget()):
            self._reader.focus_text()
        self.editor.hide()
        self._reader.keep_room_below(False)
        self.editing_changed.emit(False)

    def _restore(self) -> None:
        edited = self._edited
        if edited is not None:
            self._dropped = None
            self.editor.forget_changes()
            self._run(
                self.tr("Restore the machine translation"),
                edited.number,
                lambda library: own_translations.discard(library, edited.article_id, edited.number),
            )

    def _show_pairs(self, pairs: tuple[Pair, ...]) -> None:
        """Show what the sentence's translation is now, unless the reader has changed it."""
        edited = self._edited
        if edited is None:
            return
        if edited.number >= len(pairs) or pairs[edited.number].source != edited.source:
            self.finish_editing()
            return
        self.editor.show_saved(*_saved(pairs[edited.number]))
        self._place()

    def _sentence_changed(self, number: int) -> None:
        if self._edited is not None and self._edited.number != number:
            self.finish_editing()

    def _place(self) -> None:
        """Put the editor where the sentence is, or close it if that isn't shown any more."""
        edited = self._edited
        if edited is None or self._is_placing:
            return
        place = self._reader.translation_place(edited.number)
        if place is None:
            self.finish_editing()
            return
        self._is_placing = True  # its text gets another size
        lines = self._reader.map_from_text(place.column, place.lines)
        self.editor.place(place, lines, self._reader.free_area)
        self._is_placing = False

    def _grow(self) -> None:
        if self._edited is not None and not self._is_placing:
            self._place()
            self._scroll_into_view()

    def _scroll_into_view(self) -> None:
        """Scroll so that the editor is in view, its beginning at least, with the original in it."""
        self._scroll()
        if self.editor.source.isHidden() and self._is_original_hidden():
            self.editor.source.show()
            self._place()
            self._scroll()

    def _scroll(self) -> None:
        edited, area, view = self._edited, self.editor.geometry(), self._reader.free_area
        place = self._reader.translation_place(edited.number) if edited else None
        below = area.bottom() - view.bottom() + GAP
        above = area.top() - view.top() - GAP
        if place is not None and (above < 0 or below > 0):
            self._reader.scroll_by(place.column, above if above < 0 else min(below, above))
            self._place()

    def _is_original_hidden(self) -> bool:
        """Return whether the sentence itself can't be seen while its translation is edited."""
        assert self._edited is not None
        area = self._reader.sentence_area(self._edited.number, Side.ORIGINAL)
        return area is None or not (
            self._reader.free_area.contains(area)
            and area.intersected(self.editor.geometry()).isEmpty()
        )

    def rewrite(
        self,
        article_id: ArticleId,
        number: int,
        text: str,
        source: str = "",
        failed: Callable[[AppError], None] | None = None,
    ) -> None:
        """Save `text` as the reader's own translation of the sentence that reads `source`."""
        reader = reader_language()
        self._run(
            self.tr("Rewrite the translation"),
            number,
            lambda library: own_translations.rewrite(
                library, article_id, number, text, reader, source
            ),
            failed,
        )

    def _run(
        self,
        title: str,
        number: int,
        write: Callable[[Library], Rewritten],
        failed: Callable[[AppError], None] | None = None,
    ) -> None:
        last: list[Rewritten] = []

        def toggle(library: Library, _: Token) -> Changes:
            """Write the first time, then undo the last change: each call undoes the one before."""
            last[:] = [own_translations.undo(library, last[0]) if last else write(library)]
            return last[0].changes

        location = self._session.location(number, Side.TRANSLATION)
        self._operations.run(Operation(title, toggle, toggle, location), failed=failed)

    def _use_better_drafts(
        self, title: str, pairs: Iterable[Pair], number: int | None = None
    ) -> None:
        shown = [one.translated for one in pairs if one.translated and one.translated.better]
        if not shown:
            return
        replaced: tuple[Translated, ...] = ()

        def apply(library: Library, _: Token) -> Changes:
            nonlocal replaced
            taken = second_look.take_better_drafts(library, shown)
            replaced = taken.replaced
            return taken.changes

        def revert(library: Library, _: Token) -> Changes:
            return second_look.put_back(library, replaced)

        location = self._session.location(number, Side.TRANSLATION)
        self._operations.run(Operation(title, apply, revert, location))

    def _direction(self, number: int) -> Direction | None:
        """Return the direction in which a sentence is translated; None if it can't be."""
        article, pairs = self._session.article, self._reader.pairs
        if article is None or number >= len(pairs):
            return None
        pair = pairs[number]
        if pair.translated is not None:
            return pair.translated.direction
        route = self._session.routes.get(article.paragraphs[pair.paragraph].language)
        return route.direction if route else None


def _saved(pair: Pair) -> tuple[str, bool]:
    """Return the translation of a pair, and whether it is the reader's own."""
    translated = pair.translated
    return (translated.text, translated.is_by_reader) if translated else ("", False)


def _similar(known: Translated, likeness: float, source: str) -> Suggestion:
    """Suggest the translation of a similar sentence, with how its words differ from `source`."""
    parts = [number_text(int(100 * likeness)) + "\u00a0%"]
    for before, now in find_word_changes(known.source, source):
        if before and now:
            parts.append(f"{before} → {now}")
        else:
            parts.append(f"+ {now}" if now else f"− {before}")
    return Suggestion(known.text, "   ".join(parts))
