"""Every default key can be typed on AZERTY, QWERTY, QWERTZ, BÉPO and Canadian, without AltGr."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.base.settings import Settings
from desktop.ui.commands import BY_ID, COMMANDS, Command
from desktop.ui.shell.main_window import MainWindow
from desktop.ui.support import physical_digits
from tests.gui.conftest import MakeWindow, wait_translated, wait_until_idle
from tests.gui.keyboard_layouts import DIGIT_ROW, LAYOUTS, Layout

MODIFIERS = {"Ctrl", "Shift"}
ON_EVERY_KEYBOARD = {"Return", "Enter", "Del", "Esc", "PgDown", "PgUp"} | {
    f"F{number}" for number in range(1, 13)
}
ARROWS = {"Left", "Right"}
BY_PLACE = {f"highlight_{digit}": digit for digit in range(1, 6)}


def split(keys: str) -> tuple[set[str], str]:
    """Split a key into its modifiers and what they modify, such as a plus sign."""
    before, _, last = keys.rpartition("+")
    if not last:
        before, last = before.removesuffix("+"), "+"
    return set(filter(None, before.split("+"))), last


def levels(layout: Layout, keys: str) -> set[int]:
    """Return the levels at which a key can be typed; Shift of its own needs the first."""
    modifiers, last = split(keys)
    if last in ON_EVERY_KEYBOARD | ARROWS:
        return {1}
    found = layout.levels(last)
    return found & {1} if last.isalpha() or "Shift" in modifiers else found


def test_keys_are_single_and_have_no_modifiers_that_write() -> None:
    for command in COMMANDS:
        for keys in command.keys:
            assert QKeySequence(keys).count() == 1, keys
            modifiers, last = split(keys)  # Ctrl+Alt is AltGr on Windows
            assert modifiers <= MODIFIERS or (modifiers == {"Alt"} and last in ARROWS), keys
            assert QKeySequence(keys).toString() == keys


@pytest.mark.parametrize("name", LAYOUTS)
@pytest.mark.parametrize(
    "command", [one for one in COMMANDS if one.keys], ids=lambda command: command.id
)
def test_every_default_can_be_typed(name: str, command: Command) -> None:
    layout = LAYOUTS[name]
    for keys in command.keys:
        assert levels(layout, keys), (name, keys)
    easy = any(1 in levels(layout, keys) for keys in command.keys)
    assert easy or command.id in BY_PLACE, (name, command.keys)


@pytest.mark.parametrize("name", LAYOUTS)
def test_the_digit_row_is_where_the_tables_have_it(name: str) -> None:
    layout = LAYOUTS[name]
    assert len(layout.alone) == len(layout.shifted)
    assert "12345" in (layout.alone[DIGIT_ROW], layout.shifted[DIGIT_ROW])


def test_a_layout_without_a_key_is_found() -> None:
    assert levels(LAYOUTS["AZERTY"], "Ctrl+[") == set()
    assert levels(LAYOUTS["AZERTY"], "Ctrl+Shift+1") == set()
    assert levels(LAYOUTS["QWERTZ"], "Ctrl+=") == {2}
    assert levels(LAYOUTS["QWERTY"], "Ctrl++") == {2}


def press_digit(widget: QWidget, digit: int, layout: str) -> None:
    """Press a key of the digit row without Shift, as X11 reports it."""
    letter = LAYOUTS[layout].alone[digit]
    code = physical_digits.FIRST_XKB_CODE + digit - 1
    key = ord(letter.upper())
    event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, code, 0, 0, letter)
    QApplication.sendEvent(widget, event)


def colours(window: MainWindow) -> list[int]:
    wait_until_idle(window)
    return [one.colour for one in window.reader.highlights]


@pytest.fixture(autouse=True)
def linux(monkeypatch: pytest.MonkeyPatch) -> None:
    defaults = physical_digits.physical_digit.__defaults__
    assert defaults is not None
    monkeypatch.setattr(physical_digits.physical_digit, "__defaults__", ("linux",))


@pytest.mark.parametrize("layout", ["AZERTY", "BÉPO"])
def test_the_digit_row_highlights_without_shift(window: MainWindow, layout: str) -> None:
    column = window.reader.active_column
    window.reader.focus_text()
    for number, digit in enumerate((1, 3, 5)):
        window.reader.go_to(number)
        press_digit(column, digit, layout)
    assert colours(window) == [1, 3, 5]
    press_digit(column, 6, layout)
    assert colours(window) == [1, 3, 5]


def test_digits_that_the_layout_gives_work_as_before(qtbot: QtBot, window: MainWindow) -> None:
    column = window.reader.active_column
    with qtbot.waitActive(window):
        window.reader.focus_text()
        QTest.keyClick(column, Qt.Key.Key_2)
        window.reader.go_to(1)
        QTest.keyClick(column, Qt.Key.Key_4, Qt.KeyboardModifier.KeypadModifier)
    assert colours(window) == [2, 4]


def test_the_digit_row_writes_in_a_text_field(window: MainWindow) -> None:
    window.actions_.by_id["search"].trigger()
    press_digit(window.search.box, 1, "AZERTY")
    assert window.search.box.text() == "&"
    assert colours(window) == []


def test_other_keys_of_a_highlight_turn_its_digit_off(qtbot: QtBot, window: MainWindow) -> None:
    window.preferences.set(shortcuts={"highlight_1": "Y"})
    column = window.reader.active_column
    press_digit(column, 1, "AZERTY")
    assert colours(window) == []
    press_digit(column, 2, "AZERTY")
    assert colours(window) == [2]
    window.preferences.set(shortcuts={})
    press_digit(column, 1, "AZERTY")
    assert colours(window) == [1]


def test_the_readers_own_key_wins_over_a_default_one(
    qtbot: QtBot, make_window: MakeWindow, window: MainWindow
) -> None:
    other = make_window(
        settings=Settings(is_careful=False, shortcuts={"next_sentence": "Ctrl+J", "copy": "Del"})
    )
    wait_translated(qtbot, other)
    assert other.actions_.by_id["go_to_sentence"].shortcuts() == []
    assert other.actions_.by_id["remove_highlight"].shortcuts() == []
    assert other.actions_.by_id["delete_article"].shortcut() == QKeySequence("Del")
    assert BY_ID["go_to_sentence"].keys == ("Ctrl+J",)
