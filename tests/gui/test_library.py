"""The library list: filter, import, delete, leave out and bring back lines, daily backup."""

import os
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from desktop.base.cancellation import Token
from desktop.base.paths import Home
from desktop.library import Library
from desktop.reading.article import Kind
from desktop.services.articles import import_file, import_raw, list_articles
from desktop.ui.exchange.import_report import ImportReportDialog
from desktop.ui.shell.main_window import MainWindow
from desktop.ui.shell.maintenance_task import run_maintenance
from tests.builders import PAGE, raw
from tests.fakes import SlowEngine
from tests.gui.conftest import MakeWindow, press, seed, wait_translated, wait_until_idle


def test_typing_filters_by_every_word_whatever_its_accents(
    qtbot: QtBot, library: Library, make_window: MakeWindow
) -> None:
    for number in range(5):
        import_file(library, seed(number), Token())
    window = make_window()
    qtbot.waitUntil(lambda: len(window.library_view.model.rows) == 5)
    view = window.library_view
    with qtbot.waitActive(window):
        window.actions_.by_id["go_to_library"].trigger()
        assert view.filter_box.hasFocus()
        press(view.filter_box, "apres mossoul")
        assert len(view.model.entries) == 1
        QTest.keyClick(view.filter_box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Mossoul" in window.windowTitle())
    view.filter_box.setText("french")
    assert len(view.model.entries) == 2
    view.filter_box.setText("zzz")
    assert view.model.entries == []
    assert "No article matches “zzz”" in view.empty.text()
    assert view.empty.isVisible()
    # The rows change, and not which they are: what was kept of their text is made again.
    rows = view.model.rows
    view.show_rows((replace(rows[0], title="Zzz"), *rows[1:]))
    assert len(view.model.entries) == 1
    assert not view.empty.isVisible()


def test_an_article_is_deleted_and_restored(
    qtbot: QtBot, window: MainWindow, library: Library
) -> None:
    with qtbot.waitActive(window):
        window.library_view.list.setFocus()
        QTest.keyClick(window.library_view.list, Qt.Key.Key_Delete)
        assert not window.library_view.model.rows
        assert window.library_view.list.hasFocus()
        qtbot.waitUntil(lambda: window.notice.isVisible())
    assert window.session.opened is None
    assert list_articles(library) == ()
    window.notice.action.click()
    qtbot.waitUntil(lambda: len(window.library_view.model.rows) == 1)
    qtbot.waitUntil(lambda: window.session.opened is not None)


@pytest.mark.filterwarnings("ignore:.*QDragEnterEvent:DeprecationWarning")
def test_dropped_files_are_imported_once_and_then_only_opened(
    qtbot: QtBot, window: MainWindow
) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(seed(0)))])

    def drop() -> None:
        held = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
        enter = QDragEnterEvent(QPoint(10, 10), Qt.DropAction.CopyAction, data, *held)
        QApplication.sendEvent(window, enter)
        assert enter.isAccepted()
        event = QDropEvent(QPointF(10, 10), Qt.DropAction.CopyAction, data, *held)
        QApplication.sendEvent(window, event)

    drop()
    qtbot.waitUntil(lambda: len(window.library_view.model.rows) == 2)
    wait_translated(qtbot, window)
    drop()
    qtbot.waitUntil(lambda: "in the library already" in window.notice.label.text())
    assert len(window.library_view.model.rows) == 2


def test_a_bad_file_is_reported_and_the_others_are_imported(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"\x00\x01" * 500)
    window.imports.import_paths([bad])
    qtbot.waitUntil(lambda: "isn't a text file" in window.notice.label.text())
    window.imports.import_paths([bad, seed(3)])
    qtbot.waitUntil(lambda: len(window.library_view.model.rows) == 2)
    qtbot.waitUntil(lambda: "1 file skipped" in window.notice.label.text())
    window.notice.action.click()
    report = window.findChild(ImportReportDialog)
    assert report is not None
    report.copy()
    logged = QGuiApplication.clipboard().text()
    assert "1 article imported, 1 file skipped." in logged
    assert "- “bad.txt” isn't a text file." in logged
    QTest.keyClick(report, Qt.Key.Key_Escape)
    assert not report.isVisible()


def test_a_notice_is_above_the_first_article_shown(
    qtbot: QtBot, make_window: MakeWindow, tmp_path: Path
) -> None:
    window = make_window()
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"\x00\x01" * 500)
    window.imports.import_paths([bad, seed(3)])
    qtbot.waitUntil(lambda: window.centre.currentIndex() == 1)
    assert "1 file skipped" in window.notice.label.text()
    middle = window.notice.geometry().center()
    shown = window.centre.childAt(middle)
    assert shown is not None
    assert shown is window.notice or window.notice.isAncestorOf(shown)


def test_a_folder_import_can_be_stopped(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(40):
        text = f"Story {number}\n\nThe council met on day {number} and voted for the new bridge.\n"
        (tmp_path / f"{number:02}.txt").write_text(text, encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))

    def stop(done: int, wanted: int) -> None:
        if wanted and done >= 3 and window.status.is_busy:
            window.actions_.by_id["stop"].trigger()

    window.imports.progressed.connect(stop)
    window.actions_.by_id["import_folder"].trigger()
    qtbot.waitUntil(lambda: "not processed" in window.notice.label.text())
    assert not window.imports.is_running
    qtbot.waitUntil(lambda: 4 <= len(window.library_view.model.rows) < 41)
    window.imports.progressed.disconnect(stop)
    window.actions_.by_id["import_folder"].trigger()
    qtbot.waitUntil(lambda: len(window.library_view.model.rows) == 41)


def test_a_copied_part_of_a_page_is_imported_as_html(qtbot: QtBot, window: MainWindow) -> None:
    copied = QMimeData()
    copied.setHtml(
        "<h1>The bridge is open</h1><ul><li>Buses cross it from Monday, the council said, and "
        "trams will follow in the spring of next year.</li></ul>"
    )
    copied.setText("The bridge is open Buses cross it from Monday")
    QGuiApplication.clipboard().setMimeData(copied)
    window.actions_.by_id["import_clipboard"].trigger()
    qtbot.waitUntil(lambda: "The bridge is open" in window.windowTitle())
    kinds = [one.kind for one in window.session.opened.article.paragraphs]  # type: ignore[union-attr]
    assert kinds == [Kind.TITLE, Kind.LIST_ITEM]


def test_the_clipboard_is_imported(qtbot: QtBot, window: MainWindow) -> None:
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("")
    window.actions_.by_id["import_clipboard"].trigger()
    assert "no text" in window.notice.label.text()
    clipboard.setText(seed(4).read_text(encoding="utf-8"))
    window.actions_.by_id["import_clipboard"].trigger()
    qtbot.waitUntil(lambda: len(window.library_view.model.rows) == 2)


def test_an_import_is_undone(qtbot: QtBot, window: MainWindow) -> None:
    window.imports.import_paths([seed(3)])
    qtbot.waitUntil(lambda: len(window.library_view.model.rows) == 2)
    window.actions_.by_id["undo"].trigger()
    qtbot.waitUntil(lambda: len(window.library_view.model.rows) == 1)
    window.actions_.by_id["redo"].trigger()
    qtbot.waitUntil(lambda: len(window.library_view.model.rows) == 2)


def test_a_line_is_brought_back_and_left_out_again(
    qtbot: QtBot, library: Library, make_window: MakeWindow
) -> None:
    import_file(library, seed(4), Token())
    window = make_window()
    wait_translated(qtbot, window)
    tray = window.left_out.model
    count = tray.rowCount()
    assert tray.rows[0].text.startswith("Skip to main content")
    window.reader.go_to(6)
    words = window.reader.pairs[6].source
    window.actions_.by_id["highlight_1"].trigger()
    with qtbot.waitActive(window):
        window.actions_.by_id["show_left_out"].trigger()
        assert window.left_out.list.hasFocus()
        QTest.keyClick(window.left_out.list, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: tray.rowCount() == count - 1)
    wait_translated(qtbot, window)
    assert "Skip to main content" in [row.text for row in window.reader.columns[0].rows]
    assert [one.anchor.exact for one in window.reader.highlights] == [words]
    assert window.reader.pairs[window.reader.current].source == words
    window.actions_.by_id["undo"].trigger()
    qtbot.waitUntil(lambda: tray.rowCount() == count)


def test_a_paragraph_is_left_out_by_its_shortcut(qtbot: QtBot, window: MainWindow) -> None:
    window.reader.go_to(len(window.reader.pairs) - 1)
    last = window.reader.columns[0].rows[-1].text
    window.actions_.by_id["leave_out"].trigger()
    qtbot.waitUntil(lambda: window.reader.columns[0].rows[-1].text != last)
    window.actions_.by_id["undo"].trigger()
    qtbot.waitUntil(lambda: window.reader.columns[0].rows[-1].text == last)


def test_opening_another_article_stops_the_translation_of_the_first(
    qtbot: QtBot, library: Library, make_window: MakeWindow
) -> None:
    first = import_raw(library, raw(PAGE)).article_id
    second = import_file(library, seed(0), Token())[0].article_id
    engine = SlowEngine()
    window = make_window(engine)
    qtbot.waitUntil(lambda: window.status.is_translating)
    window.session.open(first)
    qtbot.waitUntil(
        lambda: window.session.opened is not None and window.session.opened.stored.id == first
    )
    engine.turn.release(2)
    qtbot.waitUntil(lambda: any(pair.translated for pair in window.reader.pairs))
    assert second != first
    assert window.status.is_translating


def test_a_deletion_right_before_closing_is_written(window: MainWindow, library: Library) -> None:
    assert window.session.opened is not None
    window.reader.go_to(3)
    window.imports.import_paths([seed(0)])
    window.article_operations.delete([window.session.opened.stored.id], lambda: None)
    window.close()
    with library.read() as tx:
        titles = [row.title for row in tx.articles()]
    assert "The council opens the new bridge" not in titles


def test_an_article_deleted_while_it_opens_does_not_appear(
    qtbot: QtBot, window: MainWindow, library: Library
) -> None:
    other = import_file(library, seed(0), Token())[0].article_id
    window.session.open(other)
    window.article_operations.delete([other], lambda: None)
    qtbot.waitUntil(lambda: window.tasks.are_idle)
    assert window.session.opened is None or window.session.opened.stored.id != other


def test_two_corrections_are_undone_one_by_one(
    qtbot: QtBot, library: Library, make_window: MakeWindow
) -> None:
    import_file(library, seed(4), Token())
    window = make_window()
    wait_translated(qtbot, window)
    count = window.left_out.model.rowCount()
    assert window.reader.article is not None
    for paragraph in window.reader.article.paragraphs[4:6]:
        window.article_operations.leave_out(frozenset(paragraph.lines))
    qtbot.waitUntil(lambda: window.left_out.model.rowCount() == count + 2)
    window.actions_.by_id["undo"].trigger()
    qtbot.waitUntil(lambda: window.left_out.model.rowCount() == count + 1)
    window.actions_.by_id["undo"].trigger()
    qtbot.waitUntil(lambda: window.left_out.model.rowCount() == count)


def test_the_daily_backup_is_made_in_the_background(
    qtbot: QtBot, window: MainWindow, own_home: Home
) -> None:
    run_maintenance(window)
    qtbot.waitUntil(lambda: len(list(own_home.backups.glob("daily-*.sqlite"))) == 1)


def test_a_failed_backup_shows_a_notice(qtbot: QtBot, window: MainWindow, own_home: Home) -> None:
    own_home.backups.write_text("in the way")
    with qtbot.waitSignal(window.tasks.failed, timeout=30_000) as logged:
        run_maintenance(window)
    assert "can't be written" in str(logged.args[0])
    assert "can't be written" in window.notice.label.text()


def test_leftover_files_are_deleted_in_the_background(
    qtbot: QtBot, window: MainWindow, own_home: Home
) -> None:
    left, new = own_home.data / f".visavis-{'0' * 16}", own_home.data / f".visavis-{'1' * 16}"
    left.touch()
    new.touch()
    os.utime(left, (0, 0))
    run_maintenance(window)
    qtbot.waitUntil(lambda: not left.exists())
    assert new.exists()


@pytest.mark.slow
def test_reading_a_page_again_is_shown_and_stopped(
    qtbot: QtBot, window: MainWindow, library: Library
) -> None:
    long = import_raw(library, raw(f"{PAGE}\n\n{PAGE}"))
    window.session.open(long.article_id)
    wait_translated(qtbot, window)
    before = window.session.article
    act = window.actions_.by_id
    with library.write():  # a reading again can't end before the stop
        window.reader.go_to(3)
        act["leave_out"].trigger()
        assert window.status.stop.isVisible()
        assert window.status.progress_text.text() == "Reading the page again"
        assert act["stop"].isEnabled()
        act["stop"].trigger()
    wait_until_idle(window)
    assert not window.status.stop.isVisible()
    assert window.session.article == before
    assert window.operations.undo_title == ""
    act["leave_out"].trigger()
    wait_until_idle(window)
    assert window.session.article != before
