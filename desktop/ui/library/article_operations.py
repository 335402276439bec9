"""Operations on articles: delete, undo an import, clean again, leave out and bring back lines."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.base.cancellation import Token
from desktop.library import ArticleId, Changes, StoredArticle
from desktop.reading.article import Corrections
from desktop.services import articles, deletion
from desktop.services.articles import Replacement
from desktop.services.import_batch import ImportReport
from desktop.ui.session import Session
from desktop.ui.support.operations import Location, Operation, Operations

if TYPE_CHECKING:
    from desktop.library import Library


class ArticleOperations(QObject):
    """Runs operations on the open article's text and on articles in the library."""

    def __init__(self, session: Session, operations: Operations) -> None:
        super().__init__(session)
        self._session, self._operations = session, operations

    def delete(self, article_id: ArticleId, title: str, done: Callable[[], None]) -> None:
        """Delete an article; undo restores and opens it."""
        if self._session.article_id == article_id:
            self._session.close()
        self._operations.run(
            Operation(
                self.tr("Delete the article"),
                lambda library, _: deletion.delete(library, [article_id]),
                lambda library, _: deletion.restore(library, [article_id]),
                Location(article_id, title),
            ),
            done=done,
        )

    def record_import(self, report: ImportReport) -> None:
        """Add an import to the undo history: undo deletes its new articles."""
        new = [one.article_id for one in report.new]
        if new:
            first = report.new[-1]
            self._operations.record(
                Operation(
                    self.tr("Import"),
                    lambda library, _: deletion.restore(library, new),
                    lambda library, _: deletion.delete(library, new),
                    Location(first.article_id, first.title),
                )
            )

    def bring_back(self, lines: frozenset[int]) -> None:
        """Bring left-out raw lines (by number) back into the open article."""
        self._correct(
            self.tr("Bring back"),
            lambda library, article_id: articles.restore_lines(library, article_id, lines),
        )

    def leave_out(self, lines: frozenset[int]) -> None:
        """Leave raw lines (by number) out of the open article."""
        self._correct(
            self.tr("Leave out"),
            lambda library, article_id: articles.leave_out_lines(library, article_id, lines),
        )

    def clean_again(self) -> None:
        """Clean the open article again; undo restores its previous text."""
        article_id = self._session.article_id
        if article_id is None:
            return
        before: list[StoredArticle] = []

        def apply(library: Library, _: Token) -> Changes:
            before[:] = [articles.clean_again(library, article_id)]
            return Changes(articles=frozenset({article_id}))

        self._run(
            self.tr("Clean again"),
            apply,
            lambda library, _: articles.restore_text(library, before[0]),
        )

    def read_again(self, article_id: ArticleId, name: str, encoding: str) -> None:
        """Decode an article's file, of this `name`, with another Python codec; undo restores it."""
        if self._session.article_id == article_id:
            self._session.save_place()
        before: list[Replacement] = []

        def apply(library: Library, _: Token) -> Changes:
            replacement = articles.read_again(library, article_id, encoding)
            before[:] = [replacement] if replacement else []
            # What is written of an article isn't all of it: its file is decoded otherwise, too.
            return Changes(articles=frozenset({article_id})) if replacement else Changes()

        def revert(library: Library, _: Token) -> Changes:
            return articles.restore_text(library, before[0].before, before[0].encoding)

        location = Location(article_id, name)
        self._operations.run(Operation(self.tr("Read again"), apply, revert, location))

    def _correct(self, title: str, correct: Callable[[Library, ArticleId], Changes]) -> None:
        article_id = self._session.article_id
        if article_id is None:
            return
        before: list[Corrections] = []

        def apply(library: Library, _: Token) -> Changes:
            before[:] = [articles.read_corrections(library, article_id)]
            return correct(library, article_id)

        self._run(
            title,
            apply,
            lambda library, _: articles.apply_corrections(library, article_id, before[0]),
        )

    def _run(
        self,
        title: str,
        apply: Callable[[Library, Token], Changes],
        revert: Callable[[Library, Token], Changes],
    ) -> None:
        self._session.save_place()
        self._operations.run(Operation(title, apply, revert, self._session.location()))
