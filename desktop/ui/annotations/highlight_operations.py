"""Operations on the open article's highlights, notes and tags, each with its undo."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.base.cancellation import Token
from desktop.base.lazy import Lazy
from desktop.library import Changes, Highlight, HighlightId, Note
from desktop.reading.article import Place, Side
from desktop.reading.text.hashtags import find_hashtags, retag
from desktop.services import highlights
from desktop.ui.session import Session
from desktop.ui.support.operations import Location, Operation, Operations, Preview
from desktop.ui.support.tasks import Lane, Task, Tasks

if TYPE_CHECKING:
    from desktop.library import Library

Selection = tuple[Side, Place, Place]


class HighlightOperations(QObject):
    """Makes and changes highlights of the open article; `tags_listed` carries the tags in use.

    Changes show at once and are written in the background.
    """

    tags_listed = Signal(tuple)

    def __init__(
        self, session: Session, operations: Operations, library: Lazy[Library], tasks: Tasks
    ) -> None:
        super().__init__(session)
        self._session, self._operations = session, operations
        self._library, self._tasks = library, tasks

    def highlight(self, selection: Selection, colour: int) -> Highlight | None:
        """Highlight words of the open article; return None if no article is open."""
        article_id = self._session.article_id
        if article_id is None:
            return None
        anchor = highlights.make_anchor(self._session.pairs, *selection)
        made = highlights.new_highlight(article_id, anchor, colour)
        self._run(
            self.tr("Highlight"),
            made,
            lambda library: highlights.remove(library, made.id),
            _first_then(
                lambda library: highlights.add(library, made),
                lambda library: highlights.restore(library, made.id),
            ),
            lambda shown: _sorted({one.id: one for one in (made, *shown)}.values()),
        )
        return made

    def recolour(self, highlight: Highlight, colour: int) -> None:
        """Change a highlight's colour."""
        before, one = highlight.colour, highlight.id
        self._run(
            self.tr("Colour"),
            highlight,
            lambda library: highlights.recolour(library, one, before),
            lambda library: highlights.recolour(library, one, colour),
            _preview_change(one, lambda shown: replace(shown, colour=colour)),
        )

    def attach(self, highlight: Highlight, selection: Selection) -> None:
        """Move a highlight to other words; undo moves it back, or makes it lost again."""
        anchor = highlights.make_anchor(self._session.pairs, *selection)
        moved = replace(highlight, anchor=anchor, is_lost=False)
        self._run(
            self.tr("Move the highlight"),
            moved,
            lambda library: highlights.undo_move(library, highlight),
            lambda library: highlights.move(library, highlight.id, anchor),
            lambda shown: _sorted(moved if one.id == moved.id else one for one in shown),
        )

    def remove(self, highlight: Highlight) -> None:
        """Delete a highlight and its note."""
        self._run(
            self.tr("Remove the highlight"),
            highlight,
            lambda library: highlights.restore(library, highlight.id),
            lambda library: highlights.remove(library, highlight.id),
            lambda shown: tuple(one for one in shown if one.id != highlight.id),
        )

    def write_note(self, highlight_id: HighlightId, text: str) -> None:
        """Save a note while it is being written, without an undo step."""
        now = datetime.now(UTC)
        note = Note(text, now, now) if text else None
        self._save(
            highlight_id,
            lambda library: highlights.write_note(library, highlight_id, text),
            lambda shown: replace(shown, note=note),
        )

    def record_note(self, highlight_id: HighlightId, before: str, after: str) -> None:
        """Add a finished note to the undo history as one step, with the tags in its text."""
        shown = self._find(highlight_id)
        has_words = bool(find_hashtags(before) or find_hashtags(after))
        if not has_words or (shown and retag(shown.tags, before, after) == shown.tags):
            self._record(
                self.tr("Note"),
                highlight_id,
                lambda library: highlights.write_note(library, highlight_id, before),
                lambda library: highlights.write_note(library, highlight_id, after),
            )
            return
        tags: tuple[str, ...] = ()

        def apply(library: Library) -> Changes:
            # The tags are read there, since the highlight may be in another article.
            nonlocal tags
            tags, changes = highlights.finish_note(library, highlight_id, before, after)
            return changes

        self._operations.run(
            Operation(
                self.tr("Note"),
                _change(apply),
                _change(lambda library: highlights.write_note(library, highlight_id, before, tags)),
                self._location_of(highlight_id),
                _preview_change(
                    highlight_id, lambda one: replace(one, tags=retag(one.tags, before, after))
                ),
            )
        )

    def write_tags(self, highlight_id: HighlightId, tags: tuple[str, ...]) -> None:
        """Save tags while they are being written, without an undo step."""
        self._save(
            highlight_id,
            lambda library: highlights.set_tags(library, highlight_id, tags),
            lambda shown: replace(shown, tags=tags),
        )

    def record_tags(
        self, highlight_id: HighlightId, before: tuple[str, ...], after: tuple[str, ...]
    ) -> None:
        """Add finished tags to the undo history as one step."""
        self._record(
            self.tr("Tags"),
            highlight_id,
            lambda library: highlights.set_tags(library, highlight_id, before),
            lambda library: highlights.set_tags(library, highlight_id, after),
        )

    def list_tags(self) -> None:
        """Look up the tags in use."""
        task = Task(lambda _: highlights.list_tags(self._library.get()), self.tags_listed.emit)
        self._tasks.start(Lane.LIBRARY, task)

    def _run(
        self,
        title: str,
        highlight: Highlight,
        revert: Callable[[Library], Changes],
        apply: Callable[[Library], Changes],
        preview: Preview,
    ) -> None:
        location = self._location(highlight)
        self._operations.run(Operation(title, _change(apply), _change(revert), location, preview))

    def _save(
        self,
        highlight_id: HighlightId,
        apply: Callable[[Library], Changes],
        changed: Callable[[Highlight], Highlight],
    ) -> None:
        """Write without an undo step; `_record` adds one when the reader finishes."""
        location = self._location_of(highlight_id)
        preview = _preview_change(highlight_id, changed)
        self._operations.run(Operation("", _change(apply), None, location, preview))

    def _record(
        self,
        title: str,
        highlight_id: HighlightId,
        revert: Callable[[Library], Changes],
        apply: Callable[[Library], Changes],
    ) -> None:
        location = self._location_of(highlight_id)
        self._operations.record(Operation(title, _change(apply), _change(revert), location))

    def _location(self, highlight: Highlight) -> Location | None:
        if self._session.article_id != highlight.article_id:
            return None
        anchor = highlight.anchor
        return self._session.location(anchor.start.sentence, anchor.side, highlight.id)

    def _location_of(self, highlight_id: HighlightId) -> Location | None:
        highlight = self._find(highlight_id)
        return self._location(highlight) if highlight is not None else None

    def _find(self, highlight_id: HighlightId) -> Highlight | None:
        return next((one for one in self._session.highlights if one.id == highlight_id), None)


def _change(do: Callable[[Library], Changes]) -> Callable[[Library, Token], Changes]:
    return lambda library, _: do(library)


def _first_then(
    first: Callable[[Library], Changes], again: Callable[[Library], Changes]
) -> Callable[[Library], Changes]:
    """Return a change that runs `first` once, then `again`."""
    is_done = False

    def change(library: Library) -> Changes:
        nonlocal is_done
        changes = again(library) if is_done else first(library)
        is_done = True
        return changes

    return change


def _preview_change(
    highlight_id: HighlightId, changed: Callable[[Highlight], Highlight]
) -> Preview:
    return lambda shown: tuple(changed(one) if one.id == highlight_id else one for one in shown)


def _sorted(shown: Iterable[Highlight]) -> tuple[Highlight, ...]:
    """Return highlights in the library's order: by sentence, then side, then place."""

    def place(one: Highlight) -> tuple[int, str, int, int]:
        start = one.anchor.start
        return start.sentence, one.anchor.side, start.offset, one.id

    return tuple(sorted(shown, key=place))
