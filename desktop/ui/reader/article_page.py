"""The article page: a header and the reading view, kept in step with the session."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.base.errors import AppError
from desktop.reading.aligning import find_target_language
from desktop.reading.article import Language, Pair
from desktop.services.open_article import OpenedArticle
from desktop.ui.reader.article_head import ArticleHead
from desktop.ui.reader.reader_view import ReaderView
from desktop.ui.reader.rows import MissingModels
from desktop.ui.reader.translation_runner import TranslationRunner
from desktop.ui.session import Session
from desktop.ui.support.labels import error_text, missing_model_text


class ArticlePage(QWidget):
    """Shows the session's open article, and why a part isn't translated."""

    def __init__(self, session: Session, translation: TranslationRunner, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self.header = ArticleHead(self)
        self.reader = ReaderView(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.reader, 1)
        session.article_opened.connect(self._show_article)
        session.article_closed.connect(self.reader.close_article)
        session.pairs_changed.connect(self._show_pairs)
        session.highlights_changed.connect(self.reader.set_highlights)
        session.routes_changed.connect(self._show_routes)
        translation.started.connect(lambda: self._show_waiting({}))
        translation.failed.connect(self._show_failure)

    def _show_article(self, opened: OpenedArticle) -> None:
        self._show_languages(opened)
        self.header.show_doubts(opened.pairs)
        self.reader.open(opened, self._missing_models())
        self.reader.set_highlights(self._session.highlights)

    def _show_pairs(self, pairs: tuple[Pair, ...]) -> None:
        self.reader.show_pairs(pairs)
        self.header.show_doubts(pairs)

    def _show_routes(self) -> None:
        self._show_waiting({})
        if self._session.opened is not None:
            self._show_languages(self._session.opened)

    def _show_languages(self, opened: OpenedArticle) -> None:
        language = opened.article.language
        route = self._session.routes.get(language)
        target = find_target_language(language, opened.pairs)
        if route is not None and not route.missing:
            target = route.direction.target
        self.header.show_article(opened.article, target)

    def _show_failure(self, failure: AppError) -> None:
        """Show the failure in place of missing translations."""
        self._show_waiting(dict.fromkeys(self._session.routes, error_text(failure)))

    def _show_waiting(self, messages: Mapping[Language, str]) -> None:
        self.reader.show_missing_models({**messages, **self._missing_models()})

    def _missing_models(self) -> MissingModels:
        return {
            language: missing_model_text(route)
            for language, route in self._session.routes.items()
            if route.missing
        }
