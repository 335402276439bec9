"""The list model of articles: those of a view that pass the filter, in order, under their days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QDate, QLocale, Qt
from PySide6.QtWidgets import QWidget

from desktop.base.overriding import override
from desktop.library import ArticleId, ArticleRow, ArticleView, Sort, ViewKind
from desktop.reading.search.list_filter import fold_for_filter, parse_filter
from desktop.services import article_list
from desktop.ui.support.labels import date_text, language_name
from desktop.ui.support.lists import NO_INDEX, ROW_ROLE, Index
from desktop.ui.support.plain_labels import plain_tool_tip

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class DayHeading:
    """The heading above the articles of a day."""

    day: date
    text: str


Entry = ArticleRow | DayHeading


class ArticleListModel(QAbstractListModel):
    """Articles and, by day, headings; `rows` are all articles, `entries` what is shown.

    The rows below each other are made again from what is set: `view`, `order`, `is_by_day`, `text`.
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
        self._filter()

    def _filter(self) -> None:
        today = date.today()
        clauses = parse_filter(self.text, today)
        found = self._sorted
        for clause in clauses:
            found = [row for row in found if clause.accepts(_text(row), self._shown_days(row))]
        entries: list[Entry] = [*found]
        if self.is_by_day:
            entries = []
            for day, rows in article_list.group_days(found, self.day_of):
                entries += [DayHeading(day, heading_text(day, today)), *rows]
        self._show(entries)

    def _shown_days(self, row: ArticleRow) -> tuple[date, ...]:
        """Return the days that a row, or the heading above it, shows."""
        day = shown_day(row)
        return (day, self.day_of(row)) if self.is_by_day else (day,)

    def _show(self, entries: list[Entry]) -> None:
        """Show entries; the list isn't reset if only their contents differ."""
        if [_key(one) for one in entries] != [_key(one) for one in self.entries]:
            self.beginResetModel()
            self.entries = entries
            self.endResetModel()
            return
        self.entries = entries
        if entries:
            self.dataChanged.emit(self.index(0), self.index(len(entries) - 1))

    @override
    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.entries)

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
            return spoken_text(entry)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tool_tip(spoken_text(entry))
        return None


def shown_day(row: ArticleRow) -> date:
    """Return the date in a row: when it was published or, if that isn't known, saved."""
    return article_list.published_day(row) or article_list.saved_day(row)


def short_date(day: date, today: date) -> str:
    """Return a day as a row shows it, without the year if that is this one."""
    if day.year != today.year:
        return date_text(day.isoformat())
    return QLocale().toString(QDate(day.year, day.month, day.day), "d MMM")


def heading_text(day: date, today: date) -> str:
    """Return a day as a heading shows it: "Today", "Tuesday 24 November", with another year."""
    ago = (today - day).days
    if ago in (0, 1):
        return translate("ArticleList", "Yesterday") if ago else translate("ArticleList", "Today")
    form = "dddd d MMMM" if day.year == today.year else "dddd d MMMM yyyy"
    text = QLocale().toString(QDate(day.year, day.month, day.day), form)
    return text[:1].upper() + text[1:]


def progress_text(row: ArticleRow) -> str:
    """Return how much of an article was read, such as "35%", "✓" at its end, or nothing."""
    if row.finished_at is not None:
        return "✓"
    percent = int(100 * article_list.progress(row))
    return translate("ArticleList", "{percent}%").format(percent=percent) if percent else ""


def minutes_text(row: ArticleRow) -> str:
    """Return how long it takes to read an article."""
    return translate("ArticleList", "{minutes} min").format(
        minutes=article_list.reading_minutes(row)
    )


def spoken_text(row: ArticleRow) -> str:
    """Return all that a row shows, and more, for tool tips and screen readers."""
    progress = translate("ArticleList", "finished") if row.finished_at else progress_text(row)
    counts = (
        translate("ArticleList", "%n highlight(s)", "", row.highlights) if row.highlights else "",
        translate("ArticleList", "%n note(s)", "", row.notes) if row.notes else "",
    )
    facts = (
        translate("ArticleList", "unread") if row.opened_at is None else "",
        translate("ArticleList", "favourite") if row.is_favourite else "",
        language_name(row.language),
        row.source,
        date_text(shown_day(row).isoformat()),
        minutes_text(row),
        progress,
        *counts,
        ", ".join(row.tags),
    )
    return f"{row.title}\n{'  ·  '.join(part for part in facts if part)}"


def _text(row: ArticleRow) -> str:
    return f"{article_list.folded_text(row)} {fold_for_filter(language_name(row.language))}"


def _key(entry: Entry) -> tuple[bool, object]:
    is_article = isinstance(entry, ArticleRow)
    return is_article, entry.id if isinstance(entry, ArticleRow) else entry
