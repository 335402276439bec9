"""The page of shortcuts, by keyboard: keys are taken, left, cleared, refused and restored."""

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.shell.main_window import MainWindow
from desktop.ui.shell.shortcuts_page import ShortcutsPage

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def page(window: MainWindow) -> ShortcutsPage:
    window.actions_.by_id["shortcuts"].trigger()
    (found,) = (one for one in window.findChildren(ShortcutsPage) if one.isVisible())
    return found


def activate(qtbot: QtBot, widget: QWidget) -> None:
    widget.activateWindow()
    qtbot.waitUntil(widget.isActiveWindow)


def choose(page: ShortcutsPage, title: str) -> None:
    (item,) = page.table.findItems(title, Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive)
    page.table.setCurrentItem(item)


def keys_of(window: MainWindow, name: str) -> list[str]:
    return [keys.toString() for keys in window.actions_.by_id[name].shortcuts()]


def test_a_key_is_taken_with_enter(qtbot: QtBot, window: MainWindow, page: ShortcutsPage) -> None:
    choose(page, "Next sentence")
    activate(qtbot, page)
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert page.edit.hasFocus()
    QTest.keyClick(page.edit, Qt.Key.Key_Y)
    QTest.keyClick(page.edit, Qt.Key.Key_Return)
    assert window.preferences.settings.shortcuts == {"next_sentence": "Y"}
    assert keys_of(window, "next_sentence") == ["Y"]
    assert page.message.text() == "Y is now for “Next sentence”."
    assert page.table.hasFocus()
    (item,) = page.table.selectedItems()
    assert (item.text(0), item.text(1)) == ("Next sentence", "Y")


def test_a_sequence_of_two_keys_is_taken_and_runs_the_command(
    qtbot: QtBot, window: MainWindow, page: ShortcutsPage
) -> None:
    choose(page, "Next sentence")
    for _ in range(2):
        QTest.keyClick(page.edit, Qt.Key.Key_Z)
    QTest.keyClick(page.edit, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    assert keys_of(window, "next_sentence") == ["Z, Z"]
    page.close()
    activate(qtbot, window)
    window.reader.focus_text()
    column = window.reader.active_column
    QTest.keyClick(column, Qt.Key.Key_Z)
    assert window.reader.current == 0
    QTest.keyClick(column, Qt.Key.Key_Z)
    assert window.reader.current == 1


def test_escape_leaves_the_field_and_then_the_page(
    qtbot: QtBot, window: MainWindow, page: ShortcutsPage
) -> None:
    choose(page, "Next sentence")
    activate(qtbot, page)
    page.edit.setFocus()
    QTest.keyClick(page.edit, Qt.Key.Key_Y)
    QTest.keyClick(page.edit, Qt.Key.Key_Escape)
    assert page.isVisible()
    assert page.table.hasFocus()
    assert page.edit.keySequence() == QKeySequence("J")
    QTest.keyClick(page.table, Qt.Key.Key_Escape)
    assert not page.isVisible()
    assert window.preferences.settings.shortcuts == {}


def test_tab_leads_on_and_shift_tab_back(qtbot: QtBot, page: ShortcutsPage) -> None:
    choose(page, "Next sentence")
    activate(qtbot, page)
    page.edit.setFocus()
    QTest.keyClick(page.edit, Qt.Key.Key_Tab)
    assert page.use.hasFocus()
    page.edit.setFocus()
    QTest.keyClick(page.edit, Qt.Key.Key_Backtab, SHIFT)
    assert page.table.hasFocus()
    assert page.edit.keySequence() == QKeySequence("J")


def test_backspace_clears_the_field_and_enter_then_removes_the_keys(
    window: MainWindow, page: ShortcutsPage
) -> None:
    choose(page, "Next sentence")
    QTest.keyClick(page.edit, Qt.Key.Key_Backspace)
    assert page.edit.keySequence().isEmpty()
    QTest.keyClick(page.edit, Qt.Key.Key_Return)
    assert keys_of(window, "next_sentence") == []
    assert page.message.text() == "“Next sentence” has no keys now."


@pytest.mark.parametrize(
    ("tried", "used", "title"),
    [
        ("K", "K", "Previous sentence"),
        ("K, G", "K", "Previous sentence"),
        ("F1", "F1", "Keyboard shortcuts"),
    ],
)
def test_keys_in_use_are_refused_in_one_sentence(
    window: MainWindow, page: ShortcutsPage, tried: str, used: str, title: str
) -> None:
    choose(page, "Next sentence")
    page.edit.setKeySequence(QKeySequence(tried))
    assert page.message.text() == f"{used} is already used for “{title}”."
    page.use.click()
    assert window.preferences.settings.shortcuts == {}
    page.edit.setKeySequence(QKeySequence("Y"))
    assert page.message.text() == ""


def test_a_key_that_begins_another_commands_sequence_is_refused(
    window: MainWindow, page: ShortcutsPage
) -> None:
    choose(page, "Next sentence")
    page.edit.setKeySequence(QKeySequence("Z, Z"))
    page.use.click()
    choose(page, "Previous sentence")
    page.edit.setKeySequence(QKeySequence("Z"))
    assert page.message.text() == "Z, Z is already used for “Next sentence”."


def test_keys_of_another_place_are_no_conflict(window: MainWindow, page: ShortcutsPage) -> None:
    choose(page, "Open the article")  # in the library
    page.edit.setKeySequence(QKeySequence("Ctrl+C"))  # used in the text
    page.use.click()
    assert keys_of(window, "open_article") == ["Ctrl+C"]


def test_the_default_is_restored(window: MainWindow, page: ShortcutsPage) -> None:
    choose(page, "Next sentence")
    page.edit.setKeySequence(QKeySequence("Y"))
    page.use.click()
    page.reset.click()
    assert window.preferences.settings.shortcuts == {}
    assert keys_of(window, "next_sentence") == ["J"]


def test_without_a_command_enter_asks_for_one(page: ShortcutsPage) -> None:
    page.table.setCurrentIndex(QModelIndex())
    QTest.keyClick(page.edit, Qt.Key.Key_Return)
    assert page.message.text() == "Choose a command first."
    page.reset.click()
    assert page.edit.keySequence().isEmpty()


def test_the_commands_are_filtered(page: ShortcutsPage) -> None:
    page.box.setText("highlight violet")
    shown = [item.text(0) for _, items in page._menus for item in items if not item.isHidden()]
    assert shown == ["Highlight in violet"]
