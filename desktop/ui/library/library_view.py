"""The library list: every article with its facts and reading progress, filtered as you type."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from itertools import groupby

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListView, QVBoxLayout, QWidget

from desktop.base.overriding import override
from desktop.library import ArticleId, ArticleRow, ArticleView, SavedSearch, Sort
from desktop.services import article_list
from desktop.ui.library.article_delegate import ArticleDelegate
from desktop.ui.library.article_list_model import ArticleListModel
from desktop.ui.library.entry_fields import EntryFields
from desktop.ui.library.view_bar import ViewBar
from desktop.ui.support.interface_language import Localized
from desktop.ui.support.labels import number_text
from desktop.ui.support.lists import ROW_ROLE
from desktop.ui.support.own_keys import keep_key
from desktop.ui.support.plain_labels import PlainLabel
from desktop.ui.support.theme import Theme

Select = QItemSelectionModel.SelectionFlag


class LibraryView(Localized):
    """The list of articles, what it shows in which order, and its filter.

    `article_chosen` carries the id of one to open; `state_changed` means that it shows another
    view, or in another order.
    """

    article_chosen = Signal(int)
    state_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidePanel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.filter_box = FilterBox(self)
        self.filter_box.setClearButtonEnabled(True)
        self.model = ArticleListModel(self)
        self.bar = ViewBar(self, lambda: article_list.count_views(self.model.rows, date.today()))
        self.fields = EntryFields(self)
        self.empty = PlainLabel(self)
        self.empty.setObjectName("panelHint")
        self.empty.setWordWrap(True)
        self.empty.hide()
        self.list = QListView(self)
        self.list.setMouseTracking(True)
        self.list.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self._delegate = ArticleDelegate(self.list, self.model)
        self.list.setItemDelegate(self._delegate)
        self.list.setModel(self.model)
        self.list.setUniformItemSizes(True)
        self.count = PlainLabel(self)
        self.count.setObjectName("panelHint")
        self._awaited: tuple[ArticleId, ...] = ()
        self._lay_out()
        self.filter_box.textChanged.connect(self._filter)
        self.filter_box.stepped.connect(self._step)
        self.filter_box.returnPressed.connect(self.open_chosen)
        self.list.clicked.connect(lambda _: self._open_clicked())
        self.bar.view_chosen.connect(self.show_view)
        self.bar.order_chosen.connect(self.show_order)
        self.bar.search_chosen.connect(self.show_search)
        self.set_texts()

    @override
    def set_texts(self) -> None:
        self.filter_box.setPlaceholderText(self.tr("Filter the library"))
        self.filter_box.setAccessibleName(self.tr("Filter the library"))
        self.list.setAccessibleName(self.tr("Library"))
        self.model.show_rows(self.model.rows)  # their facts are in the language of the window
        self._filter(self.filter_box.text())

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        top = QVBoxLayout()
        top.setContentsMargins(12, 12, 12, 6)
        top.setSpacing(6)
        for part in (self.filter_box, self.bar, self.fields):
            top.addWidget(part)
        layout.addLayout(top)
        layout.addWidget(self.empty)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.count)
        self.empty.setContentsMargins(0, 12, 0, 0)
        self.count.setContentsMargins(0, 8, 0, 0)

    def apply_theme(self, theme: Theme) -> None:
        """Paint in the colours of `theme`."""
        self._delegate.apply_theme(theme)
        self.list.viewport().update()

    def show_rows(self, rows: tuple[ArticleRow, ...]) -> None:
        """Show the articles; what is chosen stays so, or else the next one is."""
        self._change(lambda: self.model.show_rows(rows))
        if self._awaited and set(self._awaited) & set(self.model.shown_ids):
            awaited, self._awaited = self._awaited, ()
            self.choose_all(awaited)

    def show_searches(self, searches: tuple[SavedSearch, ...]) -> None:
        """Offer these saved searches among the views."""
        self.bar.show_searches(searches)
        self.bar.show_state(self.search)

    def remove(self, article_ids: Iterable[ArticleId]) -> None:
        """Take articles off the list at once; the next list that is shown says what is true."""
        gone = frozenset(article_ids)
        self.show_rows(tuple(row for row in self.model.rows if row.id not in gone))

    def show_view(self, view: ArticleView) -> None:
        """Show the articles of a view."""
        self._change(lambda: self.model.show_view(view), is_new_list=True)
        self._announce()

    def show_order(self, sort: Sort, is_by_day: bool) -> None:
        """Show the articles in an order, and under their days or not."""
        self.list.setUniformItemSizes(not is_by_day)
        self._change(lambda: self.model.show_order(sort, is_by_day), is_new_list=True)
        self._announce()

    def show_search(self, search: SavedSearch) -> None:
        """Show what was saved: the view, the order and the filter."""
        self.show_view(search.view)
        self.show_order(search.sort, search.is_by_day)
        self.filter_box.setText(search.text)
        self._announce()

    @property
    def search(self) -> SavedSearch:
        """Return what is shown, as a search without a name."""
        model = self.model
        return SavedSearch("", model.text, model.view, model.order, model.is_by_day)

    @property
    def chosen(self) -> ArticleId | None:
        """Return the id of the current article, or None."""
        row = self.chosen_row
        return row.id if row else None

    @property
    def chosen_row(self) -> ArticleRow | None:
        """Return the row of the current article, or None."""
        index = self.list.currentIndex()
        return index.data(ROW_ROLE) if index.isValid() else None

    @property
    def chosen_rows(self) -> tuple[ArticleRow, ...]:
        """Return the rows of all chosen articles in their order, or of the current one."""
        numbers = sorted(index.row() for index in self.list.selectedIndexes())
        entries = [self.model.entries[number] for number in numbers]
        rows = tuple(one for one in entries if isinstance(one, ArticleRow))
        return rows or ((self.chosen_row,) if self.chosen_row else ())

    def choose(self, article_id: ArticleId) -> None:
        """Make an article the current one, if the filter shows it."""
        number = self.model.number_of(article_id)
        if number is not None:
            self.model.keep(article_id)
            self._make_current(number)

    def choose_all(self, article_ids: Sequence[ArticleId]) -> None:
        """Choose several articles, now or as soon as they are listed."""
        wanted = frozenset(article_ids)
        shown = [one for one in self.model.shown_ids if one in wanted]
        if shown:
            self._select(wanted, shown[0])
            self.list.scrollTo(self.list.currentIndex())
        else:
            self._awaited = tuple(article_ids)

    def neighbour(self, step: int) -> ArticleId | None:
        """Return the article `step` rows below the current one, or None past the ends."""
        number = self.model.article_near(self.list.currentIndex().row() + step, step)
        if number is None:
            return None
        row: ArticleRow = self.model.index(number).data(ROW_ROLE)
        return row.id

    def open_chosen(self) -> None:
        """Request to open the current article, or the first one shown if there is none."""
        if not self.list.currentIndex().isValid():
            self._choose_first()
        if self.chosen is not None:
            self.article_chosen.emit(self.chosen)

    def _open_clicked(self) -> None:
        """Open the article that was clicked, unless it was to choose several."""
        if QGuiApplication.keyboardModifiers() == Qt.KeyboardModifier.NoModifier:
            self.open_chosen()

    def _filter(self, text: str) -> None:
        self._change(lambda: self.model.filter_by(text), is_new_list=True)
        if text and not self.list.currentIndex().isValid():
            self._choose_first()
        self._announce()

    def _choose_first(self) -> None:
        first = self.model.article_near(0, 1)
        if first is not None:
            self._make_current(first)

    def _step(self, step: int) -> None:
        number = self.list.currentIndex().row() + step
        found = self.model.article_near(number, step)
        if found is not None:
            self._make_current(found)

    def _change(self, change: Callable[[], None], *, is_new_list: bool = False) -> None:
        """Change what the list shows; keep what is chosen in it, and where it is scrolled to.

        Where the current article is gone, the next one of the old list is current, or the one
        before; in a new list, none.
        """
        before, current = self.model.shown_ids, self.chosen
        chosen = frozenset(row.id for row in self.chosen_rows)
        scrolled = self.list.verticalScrollBar().value()
        change()
        shown = self.model.shown_ids
        self._show_count(len(shown))
        if self.list.currentIndex().isValid() or current is None or not shown:
            return  # nothing has moved
        still_shown = frozenset(shown)
        place = before.index(current)
        nearest = [current] if is_new_list else [*before[place:], *reversed(before[:place])]
        new = next((one for one in nearest if one in still_shown), None)
        self.list.verticalScrollBar().setValue(0 if is_new_list else scrolled)
        if new is not None:
            self._select(chosen & still_shown or {new}, new)
            if new != current or is_new_list:
                self.list.scrollTo(self.list.currentIndex())

    def _make_current(self, number: int) -> None:
        """Choose the article in a row alone, whichever keys are held, as in Ctrl+PgDown."""
        index = self.model.index(number)
        self.list.selectionModel().setCurrentIndex(index, Select.ClearAndSelect)

    def _select(self, article_ids: Iterable[ArticleId], current: ArticleId) -> None:
        selection, chosen = QItemSelection(), frozenset(article_ids)
        numbers = [
            number
            for number, entry in enumerate(self.model.entries)
            if isinstance(entry, ArticleRow) and entry.id in chosen
        ]
        for _, run in groupby(enumerate(numbers), lambda pair: pair[1] - pair[0]):
            (_, first), *rest = run
            last = rest[-1][1] if rest else first
            selection.select(self.model.index(first), self.model.index(last))
        place = self.model.number_of(current)
        assert place is not None
        model = self.list.selectionModel()
        model.setCurrentIndex(self.model.index(place), Select.NoUpdate)
        model.select(selection, Select.ClearAndSelect)

    def _announce(self) -> None:
        self._awaited = ()
        self.bar.show_state(self.search)
        self.state_changed.emit()

    def _show_count(self, shown: int) -> None:
        total = len(self.model.rows)
        if shown == total:
            self.count.setText(self.tr("%Ln article(s)", "", total))
        else:
            self.count.setText(
                self.tr("{shown} of {total}").format(
                    shown=number_text(shown), total=number_text(total)
                )
            )
        text = self.model.text.strip()
        if text:
            nothing = self.tr("No article matches “{text}”. Escape clears the filter.")
            self.empty.setText(nothing.format(text=text))
        else:
            self.empty.setText(self.tr("No article is in this view."))
        self.empty.setHidden(bool(shown) or not total)


class FilterBox(QLineEdit):
    """A filter field whose arrow keys move through the list below it; `stepped` carries 1 or -1."""

    stepped = Signal(int)

    @override
    def event(self, event: QEvent) -> bool:
        if self.text() and keep_key(event):
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        step = steps.get(Qt.Key(event.key()))
        if step is not None:
            self.stepped.emit(step)
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)
