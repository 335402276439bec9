"""Navigate between articles, and to a sentence or highlight in any article."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from desktop.library import ArticleId, Highlight, Hit
from desktop.ui.annotations.annotation_controller import AnnotationController
from desktop.ui.library.library_view import LibraryView
from desktop.ui.reader.reader_view import ReaderView
from desktop.ui.session import Session
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

    def open(self, article_id: int) -> None:
        """Open an article and focus its text."""
        self._session.open(ArticleId(article_id))
        self._should_focus_text = True

    def open_neighbour(self, step: int) -> None:
        """Open the article `step` rows below the current one in the library list."""
        neighbour = self._articles.neighbour(step)
        if neighbour is not None:
            self._articles.choose(neighbour)
            self.open(neighbour)

    def go_to(self, location: Location) -> None:
        """Go to a location, opening its article first if necessary."""
        self._pending = location
        if self._session.article_id == location.article_id:
            self._go_to_pending()
        else:
            self.open(location.article_id)

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

    def _go_to_pending(self) -> None:
        location = self._pending
        if location is None or self._session.opened is None:
            return
        self._pending = None
        if location.article_id == self._session.article_id:
            if location.sentence is not None:
                self._reader.go_to(location.sentence, location.side)
            self._reader.focus_text()
            if location.highlight_id is not None:
                self._annotations.choose(location.highlight_id)
