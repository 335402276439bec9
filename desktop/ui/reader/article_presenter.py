"""Keeps the reading view in step with the session: its article, highlights and translations."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject

from desktop.base.errors import AppError
from desktop.reading.aligning import find_target_language
from desktop.reading.article import Language
from desktop.services.open_article import OpenedArticle
from desktop.ui.reader.article_head import ArticleHead
from desktop.ui.reader.reader_view import ReaderView
from desktop.ui.reader.rows import HeadLines, MissingModels
from desktop.ui.reader.translation_runner import TranslationRunner
from desktop.ui.session import Session
from desktop.ui.support.labels import error_text, missing_model_text


class ArticlePresenter(QObject):
    """Shows the session's open article in the reading view, and why a part isn't translated."""

    def __init__(
        self, session: Session, translation: TranslationRunner, reader: ReaderView
    ) -> None:
        super().__init__(reader)
        self._session, self._reader = session, reader
        self._lines = ArticleHead(self)
        session.article_opened.connect(self._show_article)
        session.article_closed.connect(reader.close_article)
        session.pairs_changed.connect(reader.show_pairs)
        session.highlights_changed.connect(reader.set_highlights)
        session.routes_changed.connect(self._show_routes)
        translation.started.connect(lambda: self._show_waiting({}))
        translation.failed.connect(self._show_failure)

    def set_texts(self) -> None:
        """Show the head of the article and what isn't translated in the window's language."""
        self._show_routes()

    def _show_article(self, opened: OpenedArticle) -> None:
        self._reader.open(opened, self._missing_models(), self._head(opened))
        self._reader.set_highlights(self._session.highlights)

    def _show_routes(self) -> None:
        self._show_waiting({})
        if self._session.opened is not None:
            self._reader.show_head(self._head(self._session.opened))

    def _head(self, opened: OpenedArticle) -> HeadLines:
        language = opened.article.language
        route = self._session.routes.get(language)
        target = find_target_language(language, opened.pairs)
        if route is not None and not route.missing:
            target = route.direction.target
        return self._lines.lines(opened.article, target)

    def _show_failure(self, failure: AppError) -> None:
        """Show the failure in place of missing translations."""
        self._show_waiting(dict.fromkeys(self._session.routes, error_text(failure)))

    def _show_waiting(self, messages: Mapping[Language, str]) -> None:
        self._reader.show_missing_models({**messages, **self._missing_models()})

    def _missing_models(self) -> MissingModels:
        return {
            language: missing_model_text(route)
            for language, route in self._session.routes.items()
            if route.missing
        }
