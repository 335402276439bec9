"""Commands on the chosen articles and on the list: delete, label, export, order, saved searches."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.base.lazy import Lazy
from desktop.library import ArticleId, ArticleRow, SavedSearch, Sort, ViewKind
from desktop.reading.text.words import fold
from desktop.services import article_labels
from desktop.services.article_labels import LabelChange
from desktop.ui.library.article_operations import ArticleOperations
from desktop.ui.library.library_view import LibraryView
from desktop.ui.library.view_bar import view_title
from desktop.ui.session import Session
from desktop.ui.support.preferences import Preferences
from desktop.ui.support.tasks import Lane, Task, Tasks

if TYPE_CHECKING:
    from desktop.library import Library

Tags = tuple[tuple[str, int], ...]


class ChosenArticles(QObject):
    """Acts on the articles chosen in the list or, away from the library, on the open one.

    `deleted` carries how many were; `export_requested` their ids; `library_requested` means that
    the list has to be seen.
    """

    deleted = Signal(int)
    export_requested = Signal(tuple)
    library_requested = Signal()

    def __init__(
        self,
        view: LibraryView,
        session: Session,
        operations: ArticleOperations,
        preferences: Preferences,
        library: Lazy[Library],
        tasks: Tasks,
    ) -> None:
        super().__init__(view)
        self._view, self._session, self._operations = view, session, operations
        self._preferences, self._library, self._tasks = preferences, library, tasks
        view.bar.save_requested.connect(self.save_search)
        view.bar.deletion_requested.connect(self._delete_search)
        self._restore_order()
        view.state_changed.connect(self._keep_order)

    @property
    def rows(self) -> tuple[ArticleRow, ...]:
        """Return the rows of the articles to act on."""
        focused: QWidget | None = self._view.window().focusWidget()
        here = self._session.article_id
        is_in_library = focused is not None and self._view.isAncestorOf(focused)
        if here is not None and not is_in_library:
            return tuple(row for row in self._view.model.rows if row.id == here)
        return self._view.chosen_rows

    def delete(self) -> None:
        """Delete the articles; the list keeps the focus, on the next one."""
        ids = _ids(self.rows)
        if ids:
            self._operations.delete(ids, lambda: self.deleted.emit(len(ids)))
            self._view.remove(ids)
            self._view.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def choose(self, article_ids: Sequence[ArticleId]) -> None:
        """Choose articles that undo brought back or changed; open one if nothing is open."""
        self._view.choose_all(article_ids)
        if self._session.opened is None:
            self._session.open(article_ids[0])

    def toggle_favourite(self) -> None:
        """Add the articles to the favourites or, if all are there, take them out."""
        rows = self.rows
        is_on = not all(row.is_favourite for row in rows)
        title = self.tr("Add to the favourites") if is_on else self.tr("Take out of the favourites")
        self._label(title, rows, LabelChange(is_favourite=is_on))

    def toggle_archived(self) -> None:
        """Move the articles to the archive or, if all are there, back to the others."""
        rows = self.rows
        is_on = not all(row.is_archived for row in rows)
        title = self.tr("Archive") if is_on else self.tr("Take out of the archive")
        self._label(title, rows, LabelChange(is_archived=is_on))

    def edit_tags(self) -> None:
        """Let the reader write the tags that all the articles have; their other tags stay."""
        rows = self.rows
        if not rows:
            return
        self.library_requested.emit()
        shared = tuple(
            tag for tag in rows[0].tags if all(fold(tag) in map(fold, row.tags) for row in rows)
        )
        hint = self.tr("Tags of “{title}”").format(title=rows[0].title)
        if len(rows) > 1:
            hint = self.tr("Tags of %Ln article(s)", "", len(rows))

        def enter(tags: tuple[str, ...]) -> None:
            added = tuple(tag for tag in tags if tag not in shared)
            removed = tuple(tag for tag in shared if tag not in tags)
            if added or removed:
                change = LabelChange(added=added, removed=removed)
                self._label(self.tr("Change the tags"), rows, change)

        fields = self._view.fields
        fields.ask_tags(hint, shared, enter)
        task: Task[Tags] = Task(
            lambda _: article_labels.list_tags(self._library.get()), fields.tags.set_completions
        )
        self._tasks.start(Lane.LIBRARY, task)

    def export(self) -> None:
        """Let the reader export the articles."""
        ids = _ids(self.rows)
        if ids:
            self.export_requested.emit(ids)

    def choose_view(self) -> None:
        """Open the menu of views."""
        self._open_menu(self._view.bar.open_views)

    def choose_order(self) -> None:
        """Open the menu of orders."""
        self._open_menu(self._view.bar.open_orders)

    def toggle_grouping(self) -> None:
        """Group the list by day, or not."""
        model = self._view.model
        self._view.show_order(model.order, not model.is_by_day)

    def save_search(self) -> None:
        """Let the reader save what the list shows under a name."""
        self.library_requested.emit()
        shown = self._view.search
        parts = (shown.text, view_title(shown.view) if shown.view.kind is not ViewKind.ALL else "")
        proposed = " · ".join(part for part in parts if part) or view_title(shown.view)

        def enter(name: str) -> None:
            self._operations.save_search(replace(shown, name=name))

        self._view.fields.ask_name(self.tr("Save what the list shows"), proposed, enter)

    def _delete_search(self, search: SavedSearch) -> None:
        self._operations.delete_search(search)

    def _label(self, title: str, rows: Sequence[ArticleRow], change: LabelChange) -> None:
        if rows:
            self._operations.change_labels(title, _ids(rows), change)

    def _open_menu(self, open_menu: Callable[[], None]) -> None:
        self.library_requested.emit()
        self._view.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
        open_menu()

    def _restore_order(self) -> None:
        """Show the order in which the list was last."""
        kept = self._preferences.settings.library
        sort = kept.get("sort", "")
        self._view.show_order(
            Sort(sort) if sort in list(Sort) else Sort.SAVED, kept.get("by_day") == "yes"
        )

    def _keep_order(self) -> None:
        model = self._view.model
        order = {"sort": model.order.value, "by_day": "yes" if model.is_by_day else "no"}
        if order != self._preferences.settings.library:
            self._preferences.set(library=order)


def _ids(rows: Sequence[ArticleRow]) -> tuple[ArticleId, ...]:
    return tuple(row.id for row in rows)
