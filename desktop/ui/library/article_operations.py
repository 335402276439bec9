"""Operations on articles: delete, label, undo an import, clean again, correct what was left out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.base.cancellation import Token
from desktop.library import ArticleId, Changes, Labels, SavedSearch, StoredArticle
from desktop.reading.article import Corrections
from desktop.services import article_labels, articles, deletion, saved_searches
from desktop.services.article_labels import LabelChange
from desktop.services.articles import Replacement
from desktop.services.import_batch import ImportReport
from desktop.ui.session import Session
from desktop.ui.support.operations import Location, Operation, Operations, Run

if TYPE_CHECKING:
    from desktop.library import Library


class ArticleOperations(QObject):
    """Runs operations on the open article's text and on articles in the library.

    `reading_changed` tells whether a page is being read again, which `stop` ends.
    """

    reading_changed = Signal(bool)

    def __init__(self, session: Session, operations: Operations) -> None:
        super().__init__(session)
        self._session, self._operations = session, operations
        self._readings: list[Run] = []

    def stop(self) -> None:
        """Stop reading pages again; their articles stay as they are."""
        for run in self._readings:
            run.cancel()

    def delete(self, article_ids: Sequence[ArticleId], done: Callable[[], None]) -> None:
        """Delete articles; undo restores and chooses them."""
        if self._session.article_id in article_ids:
            self._session.close()
        title = self.tr("Delete the article")
        if len(article_ids) > 1:
            title = self.tr("Delete %Ln article(s)", "", len(article_ids))
        self._operations.run(
            Operation(
                title,
                lambda library, _: deletion.delete(library, article_ids),
                lambda library, _: deletion.restore(library, article_ids),
                article_ids=tuple(article_ids),
            ),
            done=done,
        )

    def change_labels(
        self, title: str, article_ids: Sequence[ArticleId], change: LabelChange
    ) -> None:
        """Change the labels of articles; undo gives each the ones that it had."""
        before: dict[ArticleId, Labels] = {}

        def apply(library: Library, _: Token) -> Changes:
            labelled = article_labels.change_labels(library, article_ids, change)
            before.update(labelled.before)
            return labelled.changes

        self._operations.run(
            Operation(
                title,
                apply,
                lambda library, _: article_labels.restore_labels(library, before),
                article_ids=tuple(article_ids),
            )
        )

    def save_search(self, search: SavedSearch) -> None:
        """Save a search of the library list; undo brings back what it replaced."""
        replaced: list[SavedSearch] = []

        def apply(library: Library, _: Token) -> Changes:
            old, changes = saved_searches.save_search(library, search)
            replaced[:] = [old] if old else []
            return changes

        def revert(library: Library, _: Token) -> Changes:
            if replaced:
                return saved_searches.save_search(library, replaced[0])[1]
            return saved_searches.delete_search(library, search.name)

        self._operations.run(Operation(self.tr("Save the search"), apply, revert))

    def delete_search(self, search: SavedSearch) -> None:
        """Delete a saved search."""
        self._operations.run(
            Operation(
                self.tr("Delete the search"),
                lambda library, _: saved_searches.delete_search(library, search.name),
                lambda library, _: saved_searches.save_search(library, search)[1],
            )
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
            partial(articles.restore_lines, lines=lines),
        )

    def leave_out(self, lines: frozenset[int]) -> None:
        """Leave raw lines (by number) out of the open article."""
        self._correct(
            self.tr("Leave out"),
            partial(articles.leave_out_lines, lines=lines),
        )

    def clean_again(self) -> None:
        """Clean the open article again; undo restores its previous text."""
        article_id = self._session.article_id
        if article_id is None:
            return
        before: list[StoredArticle] = []

        def apply(library: Library, token: Token) -> Changes:
            before[:] = [articles.clean_again(library, article_id, token)]
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

        def apply(library: Library, token: Token) -> Changes:
            replacement = articles.read_again(library, article_id, encoding, token)
            before[:] = [replacement] if replacement else []
            # What is written of an article isn't all of it: its file is decoded otherwise, too.
            return Changes(articles=frozenset({article_id})) if replacement else Changes()

        def revert(library: Library, _: Token) -> Changes:
            return articles.restore_text(library, before[0].before, before[0].encoding)

        location = Location(article_id, name)
        self._start(Operation(self.tr("Read again"), apply, revert, location))

    def _correct(self, title: str, correct: Callable[..., Changes]) -> None:
        article_id = self._session.article_id
        if article_id is None:
            return
        before: list[Corrections] = []

        def apply(library: Library, token: Token) -> Changes:
            before[:] = [articles.read_corrections(library, article_id)]
            return correct(library, article_id, token=token)

        self._run(
            title,
            apply,
            lambda library, token: articles.apply_corrections(
                library, article_id, before[0], token
            ),
        )

    def _run(
        self,
        title: str,
        apply: Callable[[Library, Token], Changes],
        revert: Callable[[Library, Token], Changes],
    ) -> None:
        self._session.save_place()
        self._start(Operation(title, apply, revert, self._session.location()))

    def _start(self, operation: Operation) -> None:
        """Run an operation that reads a page again."""
        run = self._operations.run(operation)

        def finish() -> None:
            self._readings.remove(run)
            self.reading_changed.emit(bool(self._readings))

        run.finished = finish
        self._readings.append(run)
        self.reading_changed.emit(True)
