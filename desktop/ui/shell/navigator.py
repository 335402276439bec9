"""Navigate between articles, and to a sentence or highlight in any article."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from desktop.library import ArticleId, Highlight, Hit
from desktop.ui.annotations.annotation_controller import AnnotationController
from desktop.ui.library.library_view import LibraryView
from desktop.ui.reader.reader_view import ReaderView
from desktop.ui.session import Session
from desktop.ui.shell.jump_history import JumpHistory
from desktop.ui.support.operations import Location


class Navigator(QObject):
    """Opens articles and goes to locations; `lost_chosen` means that a highlight is lost."""

    lost_chosen = Signal()

    def __init__(
        self,
        session: Session,
        reader: ReaderView,
        articles: LibraryView,
        annotations: AnnotationController,
    ) -> None:
        super().__init__(session)
        self._session, self._reader = session, reader
        self._articles, self._annotations = articles, annotations
        self._should_focus_text = True
        self._pending: Location | None = None
        self._is_jumping = True
        self._history = JumpHistory()

    def open(self, article_id: int) -> None:
        """Open an article and focus its text."""
        self.record_jump()
        self._open(ArticleId(article_id))

    def record_jump(self) -> None:
        """Remember the current sentence as one to go back to."""
        here = self._here()
        if here is not None:
            self._history.record(here)

    def go_back(self) -> None:
        """Go back to where the last jump began."""
        self._step(self._history.go_back)

    def go_forward(self) -> None:
        """Go forward again, to where the last step back began."""
        self._step(self._history.go_forward)

    def forget(self) -> None:
        """Forget where the reader has been, for another library."""
        self._history.clear()

    def open_neighbour(self, step: int) -> None:
        """Open the article `step` rows below the current one in the library list."""
        neighbour = self._articles.neighbour(step)
        if neighbour is not None:
            self._articles.choose(neighbour)
            self.open(neighbour)

    def go_to(self, location: Location) -> None:
        """Jump to a location, opening its article first if necessary."""
        self.record_jump()
        self._show(location, is_jump=True)

    def go_to_hit(self, hit: Hit) -> None:
        """Go to the sentence of a search hit."""
        self.go_to(Location(hit.article_id, hit.title, hit.number or 0, hit.side))

    def go_to_highlight(self, highlight: Highlight) -> None:
        """Go to the words of a highlight, or select a lost one in the notes panel."""
        if highlight.is_lost:
            self.lost_chosen.emit()
        number = 0 if highlight.is_lost else highlight.anchor.start.sentence
        side = highlight.anchor.side
        self.go_to(Location(highlight.article_id, "", number, side, highlight.id))

    def show_pending_location(self) -> None:
        """Go to the pending location in the article that was just shown."""
        if self._session.article_id is not None:
            self._articles.choose(self._session.article_id)
        if self._should_focus_text:
            self._should_focus_text = False
            self._reader.focus_text()
        self._go_to_pending()

    def _here(self) -> Location | None:
        if self._session.opened is None:
            return None
        return self._session.location(self._reader.current, self._reader.side)

    def _step(self, step: Callable[[Location], Location | None]) -> None:
        here = self._here()
        location = step(here) if here is not None else None
        if location is not None:
            self._show(location, is_jump=False)

    def _show(self, location: Location, is_jump: bool) -> None:
        self._pending, self._is_jumping = location, is_jump
        if self._session.article_id == location.article_id:
            self._go_to_pending()
        else:
            self._open(location.article_id)

    def _open(self, article_id: ArticleId) -> None:
        self._session.open(article_id)
        self._should_focus_text = True

    def _go_to_pending(self) -> None:
        location = self._pending
        if location is None or self._session.opened is None:
            return
        self._pending = None
        if location.article_id == self._session.article_id:
            if location.sentence is not None:
                self._reader.go_to(location.sentence, location.side, self._is_jumping)
            self._reader.focus_text()
            if location.highlight_id is not None:
                self._annotations.choose(location.highlight_id)
