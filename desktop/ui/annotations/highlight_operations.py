"""The reader's deeds on highlights, notes and tags of the open article, each with its undo."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.library import Highlight, HighlightId
from desktop.reading.article import Pair, Place, Side
from desktop.services import annotations as annotating
from desktop.ui.support.tasks import Lane, Task, Tasks
from desktop.ui.support.undo import UndoStep

if TYPE_CHECKING:
    from desktop.ui.session import Session


class HighlightOperations(QObject):
    """Makes and changes highlights through `session`; `tags_read` carries the tags in use."""

    tags_read = Signal(object)

    def __init__(self, session: Session, tasks: Tasks) -> None:
        super().__init__(session)
        self._session = session
        self._tasks = tasks

    def highlight(
        self, pairs: Sequence[Pair], selection: tuple[Side, Place, Place], colour: int
    ) -> Highlight | None:
        """Highlight words of the open article; undo takes it back."""
        if self._session.opened is None:
            return None
        side, start, end = selection
        library, article_id = self._session.library, self._session.opened.stored.id
        made = self._session.now(
            lambda: annotating.annotate(library, article_id, pairs, side, (start, end), colour)
        )
        if made is None:
            return None
        self._push(
            self.tr("Highlight"),
            lambda: annotating.remove(library, made.highlight.id),
            lambda: annotating.bring_back(library, made.highlight.id),
        )
        return made.highlight

    def recolour(self, highlight: Highlight, colour: int) -> None:
        """Give a highlight another colour; undo gives the old one back."""
        library, before = self._session.library, highlight.colour
        self._make(
            self.tr("Colour"),
            lambda: annotating.recolour(library, highlight.id, before),
            lambda: annotating.recolour(library, highlight.id, colour),
        )

    def attach(
        self, highlight: Highlight, pairs: Sequence[Pair], selection: tuple[Side, Place, Place]
    ) -> None:
        """Put a highlight on other words; undo puts it back where it was, or among the lost."""
        library, (side, *places) = self._session.library, selection
        start, end = places
        self._make(
            self.tr("Put on these words"),
            lambda: annotating.detach(library, highlight),
            lambda: annotating.attach(library, highlight.id, pairs, side, (start, end)),
        )

    def remove(self, highlight: Highlight) -> None:
        """Take a highlight and its note away; undo puts them back."""
        library = self._session.library
        self._make(
            self.tr("Remove the highlight"),
            lambda: annotating.bring_back(library, highlight.id),
            lambda: annotating.remove(library, highlight.id),
        )

    def write_note(self, highlight_id: HighlightId, text: str) -> None:
        """Keep what the reader is writing on a highlight."""
        library = self._session.library
        self._session.now(lambda: annotating.write_note(library, highlight_id, text))
        self._session.refresh_highlights()

    def finish_note(self, highlight_id: HighlightId, before: str, after: str) -> None:
        """Let undo take back what was written on a highlight since its editor was entered."""
        library = self._session.library
        self._push(
            self.tr("Note"),
            lambda: annotating.write_note(library, highlight_id, before),
            lambda: annotating.write_note(library, highlight_id, after),
        )

    def write_tags(self, highlight_id: HighlightId, tags: tuple[str, ...]) -> None:
        """Keep the tags that the reader is writing on a highlight."""
        library = self._session.library
        self._session.now(lambda: annotating.tag(library, highlight_id, tags))
        self._session.refresh_highlights()

    def finish_tags(
        self, highlight_id: HighlightId, before: tuple[str, ...], after: tuple[str, ...]
    ) -> None:
        """Let undo take back the tags written on a highlight since their line was entered."""
        library = self._session.library
        self._push(
            self.tr("Tags"),
            lambda: annotating.tag(library, highlight_id, before),
            lambda: annotating.tag(library, highlight_id, after),
        )

    def read_tags(self) -> None:
        """Look up the tags in use and tell them."""
        task = Task(lambda _: annotating.tags(self._session.library), done=self.tags_read.emit)
        self._tasks.start(Lane.LIBRARY, task)

    def _make(self, text: str, back: Callable[[], object], forth: Callable[[], object]) -> None:
        if self._session.now(forth) is not None:
            self._push(text, back, forth)

    def _push(self, text: str, back: Callable[[], object], forth: Callable[[], object]) -> None:
        def step(deed: Callable[[], object]) -> None:
            self._session.now(deed)
            self._session.refresh_highlights()
            self._session.list_library()

        self._session.undo_stack.push(UndoStep(text, partial(step, back), partial(step, forth)))
        self._session.refresh_highlights()
        self._session.list_library()
