"""The bar above the library list: a button for the view and one for the order, each with a menu."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from desktop.base.overriding import override
from desktop.library import ArticleView, SavedSearch, Sort, ViewKind
from desktop.reading.article import Language
from desktop.ui.support.interface_language import Localized
from desktop.ui.support.labels import language_name, number_text
from desktop.ui.support.message_marker import QT_TRANSLATE_NOOP

CONTEXT = "ViewBar"
VIEWS = {
    ViewKind.ALL: QT_TRANSLATE_NOOP("ViewBar", "All articles"),
    ViewKind.UNREAD: QT_TRANSLATE_NOOP("ViewBar", "Unread"),
    ViewKind.TODAY: QT_TRANSLATE_NOOP("ViewBar", "Today"),
    ViewKind.FAVOURITES: QT_TRANSLATE_NOOP("ViewBar", "Favourites"),
    ViewKind.FINISHED: QT_TRANSLATE_NOOP("ViewBar", "Finished"),
    ViewKind.ARCHIVE: QT_TRANSLATE_NOOP("ViewBar", "Archive"),
}
SUBMENUS = {
    ViewKind.SOURCE: QT_TRANSLATE_NOOP("ViewBar", "Sources"),
    ViewKind.LANGUAGE: QT_TRANSLATE_NOOP("ViewBar", "Languages"),
    ViewKind.TAG: QT_TRANSLATE_NOOP("ViewBar", "Tags"),
}
SORTS = {
    Sort.SAVED: QT_TRANSLATE_NOOP("ViewBar", "Newest saved"),
    Sort.PUBLISHED: QT_TRANSLATE_NOOP("ViewBar", "Newest published"),
    Sort.TITLE: QT_TRANSLATE_NOOP("ViewBar", "Title"),
    Sort.SOURCE: QT_TRANSLATE_NOOP("ViewBar", "Source"),
    Sort.LENGTH: QT_TRANSLATE_NOOP("ViewBar", "Shortest"),
    Sort.PROGRESS: QT_TRANSLATE_NOOP("ViewBar", "Progress"),
}


def view_title(view: ArticleView) -> str:
    """Return the title of a view in the window's language."""
    if view.kind in VIEWS:
        return QCoreApplication.translate(CONTEXT, VIEWS[view.kind])
    if view.kind is ViewKind.LANGUAGE:
        name = language_name(Language(view.value))
        return name[:1].upper() + name[1:]
    return f"#{view.value}" if view.kind is ViewKind.TAG else view.value


class ViewBar(Localized):
    """Chooses what the list shows, and its order; `count_views` counts when a menu opens.

    `order_chosen` carries the order and whether to group by day; `search_chosen` a saved search;
    `deletion_requested` one.
    """

    view_chosen = Signal(ArticleView)
    order_chosen = Signal(Sort, bool)
    search_chosen = Signal(SavedSearch)
    save_requested = Signal()
    deletion_requested = Signal(SavedSearch)

    def __init__(
        self, parent: QWidget, count_views: Callable[[], Mapping[ArticleView, int]]
    ) -> None:
        super().__init__(parent)
        self._count_views = count_views
        self._searches: tuple[SavedSearch, ...] = ()
        self._current = SavedSearch("")
        self.chooser, self.order = QToolButton(self), QToolButton(self)
        self.view_menu, self.order_menu = QMenu(self), QMenu(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        for button in (self.chooser, self.order):
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
            layout.addWidget(button)
        layout.insertStretch(1, 1)
        self.chooser.clicked.connect(self.open_views)
        self.order.clicked.connect(self.open_orders)
        self.order.setObjectName("quiet")
        self.set_texts()

    @override
    def set_texts(self) -> None:
        self.show_state(self._current)

    def show_searches(self, searches: tuple[SavedSearch, ...]) -> None:
        """Offer these saved searches."""
        self._searches = searches

    def show_state(self, current: SavedSearch) -> None:
        """Show what is chosen; the name of `current` doesn't matter."""
        self._current = current
        view, order = view_title(current.view), _translate(SORTS[current.sort])
        known = self._find_saved()
        self._set_text(self.chooser, known.name if known else view)
        self._set_text(self.order, order)
        self.chooser.setAccessibleName(self.tr("View: {view}").format(view=view))
        self.order.setAccessibleName(self.tr("Order: {order}").format(order=order))

    def open_views(self) -> None:
        """Open the menu of views."""
        self._fill_views()
        self._pop_up(self.view_menu, self.chooser)

    def open_orders(self) -> None:
        """Open the menu of orders."""
        menu, current = self.order_menu, self._current
        menu.clear()
        group = QActionGroup(menu)
        for sort, title in SORTS.items():
            action = self._add(menu, _translate(title), sort is current.sort)
            group.addAction(action)
            _on(action, self.order_chosen.emit, sort, current.is_by_day)
        menu.addSeparator()
        by_day = self._add(menu, self.tr("Group by day"), current.is_by_day)
        _on(by_day, self.order_chosen.emit, current.sort, not current.is_by_day)
        self._pop_up(menu, self.order)

    def _fill_views(self) -> None:
        menu, counts = self.view_menu, self._count_views()
        menu.clear()
        for kind in VIEWS:
            self._add_view(menu, ArticleView(kind), counts)
        menu.addSeparator()
        for kind, title in SUBMENUS.items():
            views = sorted(
                (view for view in counts if view.kind is kind),
                key=lambda view: view_title(view).casefold(),
            )
            if views:
                below = menu.addMenu(_translate(title))
                for view in views:
                    self._add_view(below, view, counts)
        menu.addSeparator()
        known = self._find_saved()
        for search in self._searches:
            action = self._add(menu, _plain(search.name), search is known)
            _on(action, self.search_chosen.emit, search)
        save = menu.addAction(self.tr("Save this search…"))
        _on(save, self.save_requested.emit)
        if known is not None:
            text = self.tr("Delete “{name}”").format(name=_plain(known.name))
            delete = menu.addAction(text)
            _on(delete, self.deletion_requested.emit, known)

    def _add_view(self, menu: QMenu, view: ArticleView, counts: Mapping[ArticleView, int]) -> None:
        text = f"{_plain(view_title(view))}\t{number_text(counts.get(view, 0))}"
        action = self._add(menu, text, view == self._current.view)
        _on(action, self.view_chosen.emit, view)

    def _add(self, menu: QMenu, text: str, is_checked: bool) -> QAction:
        action = menu.addAction(text)
        action.setCheckable(True)
        action.setChecked(is_checked)
        return action

    def _find_saved(self) -> SavedSearch | None:
        """Return the saved search that is shown, or None."""
        same = (one for one in self._searches if replace(one, name="") == self._current)
        return next(same, None)

    def _pop_up(self, menu: QMenu, button: QToolButton) -> None:
        """Open a menu below a button, at what is chosen; a nested loop would stop all else."""
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))
        chosen = next((one for one in menu.actions() if one.isChecked()), None)
        menu.setActiveAction(chosen or menu.actions()[0])

    def _set_text(self, button: QToolButton, text: str) -> None:
        button.setText(f"{_plain(text)} ▾")


def _plain(text: str) -> str:
    """Return `text` so that no letter of it is taken for a mnemonic."""
    return text.replace("&", "&&").replace("\t", " ")


def _on(action: QAction, call: Callable[..., None], *values: object) -> None:
    action.triggered.connect(lambda _=False: call(*values))


def _translate(text: str) -> str:
    return QCoreApplication.translate(CONTEXT, text)
