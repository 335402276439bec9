"""The library list: views, order, days, several articles at once, the focus, saved searches."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu
from pytestqt.qtbot import QtBot

from desktop.base.settings import Settings
from desktop.library import (
    ArticleId,
    ArticleRow,
    ArticleView,
    Labels,
    Library,
    SavedSearch,
    Sort,
    ViewKind,
)
from desktop.reading.article import Language
from desktop.services.article_labels import LabelChange, change_labels
from desktop.services.articles import import_raw, list_articles
from desktop.services.export import ExportFormat
from desktop.services.saved_searches import list_searches
from desktop.ui.exchange.export_dialog import FORMAT_ROLE, ExportDialog
from desktop.ui.library.article_list_model import (
    DayHeading,
    minutes_text,
    progress_text,
    short_date,
)
from desktop.ui.library.library_view import LibraryView
from desktop.ui.shell.main_window import MainWindow
from desktop.ui.support.theme import load_theme
from tests.builders import PAGE, raw
from tests.gui.conftest import MakeWindow, press, wait_until_idle

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
"""Menus that the offscreen platform can't raise."""

NOW = datetime.now(UTC)
TODAY = NOW.astimezone().date()
ROW = ArticleRow(
    id=ArticleId(1),
    title="La crue de la Seine",
    language=Language.FRENCH,
    source="Le Quotidien",
    author=None,
    published=None,
    imported_at=NOW,
    opened_at=NOW,
    words=441,
    sentences=20,
    translated=0,
    highlights=0,
    notes=0,
    place_sentence=0,
)


def rows_of(*changes: dict[str, Any]) -> tuple[ArticleRow, ...]:
    """Return rows with the ids 1, 2, …, each saved a minute before the one above it."""
    return tuple(
        replace(ROW, id=ArticleId(number), imported_at=NOW - timedelta(minutes=number), **change)
        for number, change in enumerate(changes, 1)
    )


@pytest.fixture
def view(qtbot: QtBot) -> LibraryView:
    shown = LibraryView()
    shown.apply_theme(load_theme("light"))
    shown.resize(240, 600)
    qtbot.addWidget(shown)
    shown.show()
    return shown


def shown_ids(view: LibraryView) -> list[int]:
    return [int(one) for one in view.model.shown_ids]


def chosen_ids(view: LibraryView) -> list[int]:
    return [int(row.id) for row in view.chosen_rows]


def headings(view: LibraryView) -> list[str]:
    return [entry.text for entry in view.model.entries if isinstance(entry, DayHeading)]


def actions(menu: QMenu) -> dict[str, QAction]:
    """Return a menu's actions, and those of its submenus, by their text without the count."""
    found: dict[str, QAction] = {}
    for action in menu.actions():
        below = action.menu()
        if isinstance(below, QMenu):
            found |= actions(below)
        found[action.text().partition("\t")[0]] = action
    return found


def test_all_has_everything_but_the_archive(view: LibraryView) -> None:
    view.show_rows(rows_of({}, {"is_archived": True}, {}))
    assert shown_ids(view) == [1, 3]
    view.show_view(ArticleView(ViewKind.ARCHIVE))
    assert shown_ids(view) == [2]
    assert view.bar.chooser.text() == "Archive ▾"
    assert view.count.text() == "1 of 3"


def test_the_menu_of_views_counts_and_chooses(view: LibraryView) -> None:
    view.show_rows(
        rows_of(
            {"tags": ("Été",), "opened_at": None},
            {"source": "A & B", "language": Language.ENGLISH},
            {"is_favourite": True, "source": None},
        )
    )
    view.bar.chooser.click()
    texts = [action.text() for action in view.bar.view_menu.actions() if action.text()]
    assert texts[:4] == ["All articles\t3", "Unread\t1", "Today\t3", "Favourites\t1"]
    found = actions(view.bar.view_menu)
    assert {"Sources", "Languages", "Tags", "A && B", "French", "#Été"} <= set(found)
    assert view.bar.view_menu.activeAction() is found["All articles"]
    view.bar.view_menu.close()
    found["A && B"].trigger()
    assert shown_ids(view) == [2]
    assert view.bar.chooser.text() == "A && B ▾"
    found["#Été"].trigger()
    assert shown_ids(view) == [1]
    found["Favourites"].trigger()
    assert shown_ids(view) == [3]


def test_the_menu_of_orders_sorts_and_groups(view: LibraryView) -> None:
    view.show_rows(rows_of({"title": "b"}, {"title": "A"}, {"title": "É"}))
    view.bar.order.click()
    found = actions(view.bar.order_menu)
    view.bar.order_menu.close()
    found["Title"].trigger()
    assert shown_ids(view) == [2, 1, 3]
    assert view.bar.order.text() == "Title ▾"
    view.bar.open_orders()
    assert actions(view.bar.order_menu)["Title"].isChecked()
    view.bar.order_menu.close()
    actions(view.bar.order_menu)["Group by day"].trigger()
    assert view.model.is_by_day
    assert headings(view) == ["Today"]


def test_days_are_headings_that_cannot_be_chosen(qtbot: QtBot, view: LibraryView) -> None:
    days = [TODAY, TODAY - timedelta(days=1), date(2016, 11, 24), date(2016, 11, 24)]
    view.show_rows(rows_of(*({"published": day.isoformat()} for day in days)))
    view.show_order(Sort.PUBLISHED, True)
    assert headings(view) == ["Today", "Yesterday", "Thursday 24 November 2016"]
    view.choose(ArticleId(2))
    QTest.keyClick(view.list, Qt.Key.Key_Down)
    assert chosen_ids(view) == [3]
    assert view.neighbour(-1) == 2
    assert view.neighbour(2) is None
    view.choose(ArticleId(1))
    assert view.neighbour(-1) is None
    assert view.neighbour(1) == 2
    QTest.keyClick(view.list, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert chosen_ids(view) == [1, 2, 3, 4]
    first = view.model.index(0)
    assert first.data() == first.data(Qt.ItemDataRole.AccessibleTextRole) == "Today"
    assert first.data(Qt.ItemDataRole.ToolTipRole) is None


def test_the_day_of_this_year_has_no_year(view: LibraryView) -> None:
    day = DayHeading(date(TODAY.year, 1, 1) if TODAY.month > 1 else date(TODAY.year, 12, 31))
    assert str(TODAY.year) not in day.text
    QLocale.setDefault(QLocale(QLocale.Language.French))
    try:
        assert DayHeading(date(2016, 11, 24)).text == "Jeudi 24 novembre 2016"
        assert short_date(date(2016, 11, 24), TODAY) == "24 nov. 2016"
        assert short_date(date(2016, 11, 24), date(2016, 12, 1)) == "24 nov."
    finally:
        QLocale.setDefault(QLocale(QLocale.Language.English))


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("24 novembre", [2]),
        ("24/11", [2]),
        ("nov. 2016", [2, 3]),
        ("2016 crue", [2, 3]),
        ("today", [1]),
        ("ete", [3]),
        ("quotidien thursday", [2]),
    ],
)
def test_the_filter_reads_dates_as_they_are_shown(
    view: LibraryView, typed: str, found: list[int]
) -> None:
    view.show_rows(
        rows_of({}, {"published": "2016-11-24"}, {"published": "2016-11-02", "tags": ("Été",)})
    )
    view.filter_box.setText(typed)
    assert shown_ids(view) == found
    assert chosen_ids(view) == found[:1]


def test_a_grouped_list_is_filtered_by_its_headings_too(view: LibraryView) -> None:
    view.show_rows(rows_of({"published": "2016-11-24"}))
    view.filter_box.setText("today")
    assert shown_ids(view) == []
    view.show_order(Sort.SAVED, True)
    assert shown_ids(view) == [1]


def test_rows_have_one_height_whatever_is_in_them(view: LibraryView) -> None:
    view.show_rows(
        rows_of(
            {"title": "Short"},
            {"title": "long " * 60, "source": "The Long Name of a Newspaper " * 3},
            {"opened_at": None, "is_favourite": True, "furthest_sentence": 7},
            {"finished_at": NOW, "source": None},
        )
    )
    heights = {view.list.visualRect(view.model.index(number)).height() for number in range(4)}
    assert len(heights) == 1
    view.show_order(Sort.SAVED, True)
    grouped = {view.list.visualRect(view.model.index(number)).height() for number in range(1, 5)}
    assert grouped == heights
    assert not view.grab().isNull()


def test_what_a_row_says(view: LibraryView) -> None:
    read = replace(ROW, furthest_sentence=7, published="2016-11-24", tags=("a", "b"))
    assert [progress_text(row) for row in (ROW, read)] == ["", "35%"]
    assert minutes_text(read) == "2 min"
    assert view.model.spoken_text(read) == (
        "La crue de la Seine\nFrench  ·  Le Quotidien  ·  24 Nov 2016  ·  2 min  ·  35%  ·  a, b"
    )
    other = replace(ROW, opened_at=None, is_favourite=True, finished_at=NOW, notes=1, highlights=2)
    assert progress_text(other) == "✓"
    for part in ("unread", "favourite", "finished", "2 highlights", "1 note"):
        assert part in view.model.spoken_text(other)


def test_an_article_stays_among_the_unread_until_the_view_changes(view: LibraryView) -> None:
    unread: dict[str, Any] = {"opened_at": None}
    rows = rows_of(unread, unread)
    view.show_rows(rows)
    view.show_view(ArticleView(ViewKind.UNREAD))
    view.choose(ArticleId(1))
    view.show_rows((replace(rows[0], opened_at=NOW), rows[1]))
    assert shown_ids(view) == [1, 2]
    view.show_view(ArticleView(ViewKind.UNREAD))
    assert shown_ids(view) == [2]


def test_the_next_article_is_current_when_the_current_is_gone(view: LibraryView) -> None:
    rows = rows_of({}, {}, {}, {})
    view.show_rows(rows)
    view.choose(ArticleId(2))
    view.remove([ArticleId(2), ArticleId(3)])
    assert chosen_ids(view) == [4]
    view.remove([ArticleId(4)])
    assert chosen_ids(view) == [1]
    view.remove([ArticleId(1)])
    assert chosen_ids(view) == []
    view.choose_all([ArticleId(3), ArticleId(2)])
    view.show_rows(rows)
    assert chosen_ids(view) == [2, 3]


def test_several_stay_chosen_when_the_list_changes(view: LibraryView) -> None:
    rows = rows_of({}, {}, {}, {})
    view.show_rows(rows)
    view.choose_all([ArticleId(2), ArticleId(3), ArticleId(4)])
    view.show_rows(rows[1:])
    assert chosen_ids(view) == [2, 3, 4]
    view.show_order(Sort.LENGTH, True)
    assert chosen_ids(view) == [2, 3, 4]


def test_a_click_opens_and_a_click_with_a_key_chooses(qtbot: QtBot, view: LibraryView) -> None:
    view.show_rows(rows_of({}, {}, {}))
    opened: list[int] = []
    view.article_chosen.connect(opened.append)

    def click(number: int, modifier: Qt.KeyboardModifier) -> None:
        place = view.list.visualRect(view.model.index(number)).center()
        QTest.mouseClick(view.list.viewport(), Qt.MouseButton.LeftButton, modifier, place)

    click(0, Qt.KeyboardModifier.NoModifier)
    assert opened == [1]
    click(2, Qt.KeyboardModifier.ControlModifier)
    assert chosen_ids(view) == [1, 3]
    assert opened == [1]


def test_moving_with_a_key_held_chooses_one_article(view: LibraryView) -> None:
    view.show_rows(rows_of({}, {}, {}))
    held = Qt.KeyboardModifier.ControlModifier
    QTest.keyPress(view.filter_box, Qt.Key.Key_Control, held)  # as in Ctrl+PgDown
    for number in (1, 2, 3):
        view.choose(ArticleId(number))
    assert chosen_ids(view) == [3]
    QTest.keyRelease(view.filter_box, Qt.Key.Key_Control)


def test_an_empty_view_says_so(view: LibraryView) -> None:
    view.show_rows(rows_of({}))
    view.show_view(ArticleView(ViewKind.FAVOURITES))
    assert view.empty.text() == "No article is in this view."
    assert view.empty.isVisible()
    view.show_view(ArticleView())
    assert view.empty.isHidden()


@pytest.fixture
def three(qtbot: QtBot, library: Library, make_window: MakeWindow) -> MainWindow:
    """Return a window on three articles, the last of which is open."""
    for word in ("bridge", "tunnel", "harbour"):
        import_raw(library, raw(PAGE.replace("bridge", word)))
    window = make_window()
    qtbot.waitUntil(lambda: window.session.opened is not None)
    wait_until_idle(window)
    return window


def labels(library: Library) -> list[Labels]:
    return [Labels(row.is_favourite, row.is_archived, row.tags) for row in list_articles(library)]


def act(window: MainWindow, name: str) -> None:
    window.actions_.by_id[name].trigger()
    wait_until_idle(window)


def test_the_focus_stays_in_the_list_after_a_deletion(
    qtbot: QtBot, three: MainWindow, library: Library
) -> None:
    view = three.library_view
    ids = view.model.shown_ids
    with qtbot.waitActive(three):
        view.list.setFocus()
        view.choose(ids[1])
        QTest.keyClick(view.list, Qt.Key.Key_Delete)
        assert (view.chosen, view.list.hasFocus()) == (ids[2], True)
        wait_until_idle(three)
        assert (view.chosen, view.list.hasFocus()) == (ids[2], True)
        QTest.keyClick(view.list, Qt.Key.Key_Delete)
        wait_until_idle(three)
        assert (view.chosen, view.list.hasFocus()) == (ids[0], True)
        act(three, "undo")
        assert (view.chosen, view.list.hasFocus()) == (ids[2], True)
        act(three, "undo")
        assert (view.chosen, view.list.hasFocus()) == (ids[1], True)
    assert view.model.shown_ids == ids
    assert len(list_articles(library)) == 3


def test_several_articles_are_deleted_and_restored_at_once(
    qtbot: QtBot, three: MainWindow, library: Library
) -> None:
    view = three.library_view
    ids = view.model.shown_ids
    with qtbot.waitActive(three):
        view.list.setFocus()
        view.choose(ids[0])
        QTest.keyClick(view.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
        assert chosen_ids(view) == ids[:2]
        QTest.keyClick(view.list, Qt.Key.Key_Delete)
        qtbot.waitUntil(lambda: three.notice.label.text() == "2 articles deleted.")
        wait_until_idle(three)
        assert [row.id for row in list_articles(library)] == ids[2:]
        assert three.session.opened is None
        three.notice.action.click()
        wait_until_idle(three)
    assert chosen_ids(view) == ids[:2]
    assert "delete 2 articles" in three.notice.label.text()
    qtbot.waitUntil(lambda: three.session.article_id == ids[0])


def test_the_open_article_is_a_favourite_on_a_key_in_the_text(
    qtbot: QtBot, three: MainWindow, library: Library
) -> None:
    here = three.session.article_id
    with qtbot.waitActive(three):
        three.library_view.choose(three.library_view.model.shown_ids[-1])
        three.reader.focus_text()
        QTest.keyClick(three.reader.active_column, Qt.Key.Key_F)
    wait_until_idle(three)
    assert [row.id for row in list_articles(library) if row.is_favourite] == [here]
    act(three, "undo")
    assert labels(library) == [Labels()] * 3
    assert three.session.article_id == here


def test_marks_are_set_for_all_chosen_and_then_taken_off(
    three: MainWindow, library: Library
) -> None:
    view = three.library_view
    change_labels(library, view.model.shown_ids[:1], LabelChange(is_favourite=True))
    view.list.setFocus()
    view.choose_all(view.model.shown_ids)
    act(three, "toggle_favourite")
    assert labels(library) == [Labels(True)] * 3
    act(three, "toggle_favourite")
    assert labels(library) == [Labels()] * 3
    act(three, "archive_article")
    assert labels(library) == [Labels(is_archived=True)] * 3
    assert shown_ids(view) == []
    view.show_view(ArticleView(ViewKind.ARCHIVE))
    view.choose_all(view.model.shown_ids[:1])
    act(three, "archive_article")
    assert [one.is_archived for one in labels(library)].count(True) == 2
    act(three, "undo")
    assert len(view.model.shown_ids) == 3
    assert len(chosen_ids(view)) == 1


def test_tags_are_written_in_place_for_all_chosen(
    qtbot: QtBot, three: MainWindow, library: Library
) -> None:
    view = three.library_view
    ids = view.model.shown_ids
    change_labels(library, ids[:1], LabelChange(added=("Old", "Town")))
    change_labels(library, ids[1:], LabelChange(added=("town",)))
    three.articles.refresh()
    wait_until_idle(three)
    with qtbot.waitActive(three):
        view.list.setFocus()
        view.choose_all(ids)
        act(three, "tag_article")
        field = view.fields.tags
        assert field.hasFocus()
        assert field.text() == "Town"
        assert view.fields.hint.text() == "Tags of 3 articles"
        field.setText("Harbour")
        QTest.keyClick(field, Qt.Key.Key_Return)
        assert view.list.hasFocus()
        wait_until_idle(three)
    assert [one.tags for one in labels(library)] == [("Harbour", "Old"), ("Harbour",), ("Harbour",)]
    act(three, "undo")
    assert [one.tags for one in labels(library)] == [("Old", "Town"), ("town",), ("town",)]


def test_escape_leaves_the_tags_as_they_are(
    qtbot: QtBot, three: MainWindow, library: Library
) -> None:
    view = three.library_view
    three.library_view.hide()
    with qtbot.waitActive(three):
        three.reader.focus_text()
        text = QApplication.focusWidget()
        act(three, "tag_article")
        assert view.isVisible()
        view.fields.tags.setText("never")
        QTest.keyClick(view.fields.tags, Qt.Key.Key_Escape)
        assert not view.fields.isVisible()
        assert QApplication.focusWidget() is text
        act(three, "tag_article")
        view.fields.tags.setText("kept")
        three.reader.focus_text()
        wait_until_idle(three)
    assert sorted(one.tags for one in labels(library)) == [(), (), ("kept",)]


def test_nothing_is_done_without_an_article(make_window: MakeWindow, library: Library) -> None:
    window = make_window()
    wait_until_idle(window)
    chosen = window.chosen_articles
    for command in (
        chosen.delete,
        chosen.toggle_favourite,
        chosen.toggle_archived,
        chosen.edit_tags,
        chosen.export,
    ):
        command()
    wait_until_idle(window)
    assert window.operations.undo_title == ""
    assert not window.library_view.fields.isVisible()


def test_escape_clears_the_filter_and_then_returns_to_the_text(
    qtbot: QtBot, three: MainWindow
) -> None:
    box = three.library_view.filter_box
    with qtbot.waitActive(three):
        act(three, "go_to_library")
        press(box, "zzz")
        assert "No article matches “zzz”" in three.library_view.empty.text()
        QTest.keyClick(box, Qt.Key.Key_Escape)
        assert (box.text(), box.hasFocus()) == ("", True)
        assert len(three.library_view.model.shown_ids) == 3
        QTest.keyClick(box, Qt.Key.Key_Escape)
        assert not box.hasFocus()
        focused = QApplication.focusWidget()
        assert focused is not None
        assert three.reader.isAncestorOf(focused)


def test_a_search_is_saved_shown_replaced_and_deleted(
    qtbot: QtBot, three: MainWindow, library: Library
) -> None:
    view = three.library_view
    with qtbot.waitActive(three):
        view.show_view(ArticleView(ViewKind.LANGUAGE, "en"))
        view.show_order(Sort.TITLE, True)
        view.filter_box.setText("tunnel")
        view.filter_box.setFocus()
        act(three, "save_search")
        assert view.fields.name.text() == "tunnel · English"
        QTest.keyClick(view.fields.name, Qt.Key.Key_Return)
        wait_until_idle(three)
    (saved,) = list_searches(library)
    assert saved == replace(view.search, name="tunnel · English")
    assert view.bar.chooser.text() == "tunnel · English ▾"
    view.show_search(SavedSearch(""))
    assert len(view.model.shown_ids) == 3
    view.bar.open_views()
    view.bar.view_menu.close()
    actions(view.bar.view_menu)["tunnel · English"].trigger()
    assert (view.filter_box.text(), view.model.order) == ("tunnel", Sort.TITLE)
    view.bar.open_views()
    view.bar.view_menu.close()
    actions(view.bar.view_menu)["Delete “tunnel · English”"].trigger()
    wait_until_idle(three)
    assert list_searches(library) == ()
    act(three, "undo")
    assert list_searches(library) == (saved,)
    act(three, "undo")
    assert list_searches(library) == ()
    view.bar.open_views()
    view.bar.view_menu.close()
    actions(view.bar.view_menu)["Save this search…"].trigger()
    view.fields.name.setText("  ")
    view.fields.close_field(enters=True)
    wait_until_idle(three)
    assert list_searches(library) == ()


def test_undo_brings_back_the_search_that_another_replaced(
    three: MainWindow, library: Library
) -> None:
    for text in ("a", "b"):
        three.article_operations.save_search(SavedSearch("Mine", text))
        wait_until_idle(three)
    assert list_searches(library) == (SavedSearch("Mine", "b"),)
    act(three, "undo")
    assert list_searches(library) == (SavedSearch("Mine", "a"),)


def test_the_order_is_kept_between_sessions(three: MainWindow, make_window: MakeWindow) -> None:
    three.library_view.show_order(Sort.LENGTH, False)
    act(three, "group_by_day")
    assert three.actions_.by_id["group_by_day"].isChecked()
    kept = three.preferences.settings.library
    assert kept == {"sort": "length", "by_day": "yes"}
    again = make_window(settings=Settings(is_careful=False, library=kept))
    assert (again.library_view.model.order, again.library_view.model.is_by_day) == (
        Sort.LENGTH,
        True,
    )
    odd = make_window(settings=Settings(is_careful=False, library={"sort": "colour"}))
    assert odd.library_view.model.order is Sort.SAVED


@pytest.mark.parametrize("name", ["choose_view", "sort_library"])
def test_the_menus_open_on_a_key(qtbot: QtBot, three: MainWindow, name: str) -> None:
    bar = three.library_view.bar
    menu = {"choose_view": bar.view_menu, "sort_library": bar.order_menu}[name]
    three.library_view.hide()
    three.actions_.by_id[name].trigger()
    assert menu.isVisible()
    assert three.library_view.isVisible()
    menu.close()


def test_the_list_has_a_menu_of_its_commands(three: MainWindow) -> None:
    names = {action.objectName() for action in three.library_view.list.actions()}
    wanted = {"open_article", "toggle_favourite", "archive_article", "tag_article"}
    assert wanted | {"export_articles", "delete_article"} == names
    policy = three.library_view.list.contextMenuPolicy()
    assert policy is Qt.ContextMenuPolicy.ActionsContextMenu


def test_the_chosen_articles_are_exported(
    three: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "two.html"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    view = three.library_view
    view.list.setFocus()
    view.choose_all(view.model.shown_ids[:2])
    act(three, "export_articles")
    dialog = next(one for one in three.findChildren(ExportDialog) if one.isVisible())
    assert not dialog.whole_library.isVisible()
    formats = [dialog.formats.item(row) for row in range(dialog.formats.count())]
    wanted = [one for one in formats if one.data(FORMAT_ROLE) == ExportFormat.BILINGUAL_HTML]
    dialog.formats.setCurrentItem(wanted[0])
    dialog.accept()
    wait_until_idle(three)
    text = target.read_text(encoding="utf-8")
    found = [word in text for word in ("harbour", "tunnel", "new bridge")]
    assert found == [True, True, False]


def test_the_furthest_sentence_is_recorded_while_reading(
    qtbot: QtBot, three: MainWindow, library: Library
) -> None:
    here = three.session.article_id
    last = len(three.reader.pairs) - 1

    def row() -> ArticleRow:
        three.session.save_place()
        wait_until_idle(three)
        return next(row for row in list_articles(library) if row.id == here)

    three.reader.go_to(4)
    three.reader.go_to(1)
    read = row()
    assert (read.furthest_sentence, read.place_sentence, read.finished_at) == (4, 1, None)
    three.reader.go_to(last)
    three.reader.go_to(0)
    finished = row()
    assert (finished.furthest_sentence, finished.place_sentence) == (last, 0)
    assert finished.finished_at is not None
    assert progress_text(finished) == "✓"
