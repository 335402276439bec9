"""The list model of articles: those of a view that pass the filter, in order, under their days."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QStringListModel, Qt
from PySide6.QtWidgets import QWidget

from desktop.base.overriding import override
from desktop.library import ArticleId, ArticleRow, ArticleView, Sort, ViewKind
from desktop.reading.search.list_filter import fold_for_filter, parse_filter
from desktop.services import article_list
from desktop.ui.support.labels import date_text, language_name
from desktop.ui.support.lists import ROW_ROLE, Index
from desktop.ui.support.plain_labels import plain_tool_tip

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class DayHeading:
    """The heading above the articles of a day."""

    day: date

    @property
    def text(self) -> str:
        """Return "Today", "Yesterday", "Tuesday 24 November", with another year than this one."""
        today = date.today()
        ago = (today - self.day).days
        if ago in (0, 1):
            names = (translate("ArticleList", "Today"), translate("ArticleList", "Yesterday"))
            return names[ago]
        form = "dddd d MMMM" if self.day.year == today.year else "dddd d MMMM yyyy"
        text = QLocale().toString(QDate(self.day.year, self.day.month, self.day.day), form)
        return text[:1].upper() + text[1:]


Entry = ArticleRow | DayHeading

SearchedRow = tuple[ArticleRow, str, tuple[date, ...]]
"""A row, its folded text, and the days that it shows."""


class ArticleListModel(QStringListModel):
    """Articles and, by day, headings; `rows` are all articles, `entries` what is shown.

    What is shown follows from `view`, `order`, `is_by_day` and `text`. The class of Qt that it is
    made from holds as many empty strings, because a list asks several times a row how many there
    are.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: tuple[ArticleRow, ...] = ()
        self.entries: list[Entry] = []
        self.view = ArticleView()
        self.order = Sort.SAVED
        self.is_by_day = False
        self.text = ""
        self._kept: set[ArticleId] = set()
        self._sorted: list[ArticleRow] = []
        self._searched: list[SearchedRow] = []
        self._days: dict[ArticleId, date] = {}
        self._keys: list[ArticleId | date] = []

    def show_rows(self, rows: tuple[ArticleRow, ...]) -> None:
        """Replace all articles."""
        self.rows = rows
        self._sort()

    def show_view(self, view: ArticleView) -> None:
        """Show the articles of another view."""
        self.view = view
        self._kept.clear()
        self._sort()

    def show_order(self, order: Sort, is_by_day: bool) -> None:
        """Show the articles in another order, and under their days or not."""
        self.order, self.is_by_day = order, is_by_day
        self._sort()

    def filter_by(self, text: str) -> None:
        """Show only articles that have every word or date of `text`."""
        self.text = text
        self._filter()

    def keep(self, article_id: ArticleId) -> None:
        """Keep an article in this view until another is shown: it isn't unread once it is open."""
        self._kept.add(article_id)

    def number_of(self, article_id: ArticleId) -> int | None:
        """Return the row in which an article is shown, or None."""
        for number, entry in enumerate(self.entries):
            if isinstance(entry, ArticleRow) and entry.id == article_id:
                return number
        return None

    def article_near(self, number: int, step: int) -> int | None:
        """Return the first row from `number` on, by `step`, that has an article, or None."""
        while 0 <= number < len(self.entries):
            if isinstance(self.entries[number], ArticleRow):
                return number
            number += step
        return None

    @property
    def shown_ids(self) -> list[ArticleId]:
        """Return the ids of the articles that are shown, in order."""
        return [entry.id for entry in self.entries if isinstance(entry, ArticleRow)]

    def day_of(self, row: ArticleRow) -> date:
        """Return the day under which an article is listed: its publication's, unless it has none.

        In the order in which articles were saved it is the day when it was.
        """
        saved = article_list.saved_day(row)
        if self.order is Sort.SAVED:
            return saved
        return article_list.published_day(row) or saved

    def _sort(self) -> None:
        """Find the articles of the view, in order."""
        today = date.today()
        is_unread = self.view.kind is ViewKind.UNREAD
        in_view = [
            row
            for row in self.rows
            if article_list.is_in_view(row, self.view, today)
            or (is_unread and row.id in self._kept and not row.is_archived)
        ]
        self._sorted = article_list.sort_rows(in_view, self.order)
        if self.is_by_day:
            self._days = {row.id: self.day_of(row) for row in self._sorted}
            self._sorted.sort(key=lambda row: self._days[row.id], reverse=True)
        self._searched = []
        self._filter()

    def _filter(self) -> None:
        found = self._sorted
        clauses = parse_filter(self.text, date.today())
        if clauses:
            # Not made before it is needed: a list is shown again after each sentence that is read.
            rows = self._searched = self._searched or self._search_in(found)
            for clause in clauses:
                rows = [one for one in rows if clause.accepts(one[1], one[2])]
            found = [row for row, _, _ in rows]
        self._show(self._add_headings(found) if self.is_by_day else [*found])

    def _search_in(self, rows: Iterable[ArticleRow]) -> list[SearchedRow]:
        """Return rows with their text and the days that they, or the headings above, show."""
        languages = {row.language for row in self.rows}
        names = {one: fold_for_filter(language_name(one)) for one in languages}
        return [
            (
                row,
                f"{article_list.folded_text(row)} {names[row.language]}",
                (shown_day(row), self._days[row.id]) if self.is_by_day else (shown_day(row),),
            )
            for row in rows
        ]

    def _add_headings(self, rows: Iterable[ArticleRow]) -> list[Entry]:
        """Return articles under the headings of their days."""
        entries: list[Entry] = []
        last = None
        for row in rows:
            day = self._days[row.id]
            if day != last:
                entries.append(DayHeading(day))
                last = day
            entries.append(row)
        return entries

    def _show(self, entries: list[Entry]) -> None:
        """Show entries; the list isn't reset if only their contents differ."""
        keys = [one.id if isinstance(one, ArticleRow) else one.day for one in entries]
        if keys != self._keys:
            self.entries, self._keys = entries, keys
            self.setStringList([""] * len(entries))
            return
        self.entries = entries
        if entries:
            self.dataChanged.emit(self.index(0), self.index(len(entries) - 1))

    def spoken_text(self, row: ArticleRow) -> str:
        """Return all that a row shows, and more, for tool tips and screen readers."""
        progress = self.tr("finished") if row.finished_at else progress_text(row)
        counts = (
            self.tr("%Ln highlight(s)", "", row.highlights) if row.highlights else "",
            self.tr("%Ln note(s)", "", row.notes) if row.notes else "",
        )
        facts = (
            self.tr("unread") if row.opened_at is None else "",
            self.tr("favourite") if row.is_favourite else "",
            language_name(row.language),
            row.source,
            date_text(shown_day(row).isoformat()),
            minutes_text(row),
            progress,
            *counts,
            ", ".join(row.tags),
        )
        return f"{row.title}\n{'  ·  '.join(part for part in facts if part)}"

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if isinstance(self.entries[index.row()], DayHeading):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry = self.entries[index.row()]
        if role == ROW_ROLE:
            return entry
        if isinstance(entry, DayHeading):
            is_text = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
            return entry.text if is_text else None
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.spoken_text(entry)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tool_tip(self.spoken_text(entry))
        return None


def shown_day(row: ArticleRow) -> date:
    """Return the date in a row: when it was published or, if that isn't known, saved."""
    return article_list.published_day(row) or article_list.saved_day(row)


def short_date(day: date, today: date) -> str:
    """Return a day as a row shows it, without the year if that is this one."""
    if day.year != today.year:
        return date_text(day.isoformat())
    return QLocale().toString(QDate(day.year, day.month, day.day), "d MMM")


def progress_text(row: ArticleRow) -> str:
    """Return how much of an article was read, such as "35%", "✓" at its end, or nothing."""
    if row.finished_at is not None:
        return "✓"
    percent = int(100 * article_list.progress(row))
    return translate("ArticleList", "{percent}%").format(percent=percent) if percent else ""


def minutes_text(row: ArticleRow) -> str:
    """Return how long it takes to read an article."""
    return translate("ArticleList", "{minutes} min").format(
        minutes=article_list.reading_minutes(row.words)
    )
