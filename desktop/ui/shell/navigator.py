"""Going from article to article, and to a sentence or a highlight in any of them."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from desktop.library import ArticleId, Highlight, Hit
from desktop.ui.annotations.annotation_controller import AnnotationController
from desktop.ui.library.library_view import LibraryView
from desktop.ui.reader.reader_view import ReaderView
from desktop.ui.session import Session
from desktop.ui.support.operations import Where


class Navigator(QObject):
    """Opens articles and goes to places; `lost_chosen` says that a highlight's words are lost."""

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
        self._wants_focus = True
        self._wanted: Where | None = None

    def open(self, article_id: int) -> None:
        """Open an article, and give the keyboard to its text."""
        self._session.open(ArticleId(article_id))
        self._wants_focus = True

    def open_neighbour(self, step: int) -> None:
        """Open the article `step` places below the open one in the library."""
        neighbour = self._articles.neighbour(step)
        if neighbour is not None:
            self._articles.choose(neighbour)
            self.open(neighbour)

    def go_to(self, where: Where) -> None:
        """Go to a place, in another article once that is open."""
        self._wanted = where
        if self._session.article_id == where.article_id:
            self._go_to_wanted()
        else:
            self.open(where.article_id)

    def go_to_hit(self, hit: Hit) -> None:
        """Go to the sentence of a search hit."""
        self.go_to(Where(hit.article_id, hit.title, hit.number or 0, hit.side))

    def go_to_highlight(self, highlight: Highlight) -> None:
        """Go to the words of a highlight; a lost one is chosen in the notes panel."""
        if highlight.is_lost:
            self.lost_chosen.emit()
        number = 0 if highlight.is_lost else highlight.anchor.start.sentence
        side = highlight.anchor.side
        self.go_to(Where(highlight.article_id, "", number, side, highlight.id))

    def arrive(self) -> None:
        """Go to what was wanted of the article that is shown now."""
        if self._session.article_id is not None:
            self._articles.choose(self._session.article_id)
        if self._wants_focus:
            self._wants_focus = False
            self._reader.focus_text()
        self._go_to_wanted()

    def _go_to_wanted(self) -> None:
        where = self._wanted
        if where is None or self._session.opened is None:
            return
        self._wanted = None
        if where.article_id == self._session.article_id:
            if where.sentence is not None:
                self._reader.go_to(where.sentence, where.side)
            self._reader.focus_text()
            if where.highlight_id is not None:
                self._annotations.choose(where.highlight_id)
