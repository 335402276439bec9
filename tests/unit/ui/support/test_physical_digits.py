"""The digit row by its place: scan codes of X11, Wayland and Windows, virtual keys of macOS."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from desktop.ui.support.physical_digits import physical_digit

NONE = Qt.KeyboardModifier.NoModifier


def pressed(
    scan_code: int, virtual_key: int = 0, modifiers: Qt.KeyboardModifier = NONE
) -> QKeyEvent:
    return QKeyEvent(
        QEvent.Type.KeyPress, Qt.Key.Key_Ampersand, modifiers, scan_code, virtual_key, 0, "&"
    )


@pytest.mark.parametrize(
    ("platform", "scan_codes"), [("linux", range(10, 15)), ("win32", range(2, 7))]
)
def test_the_digit_row_has_scan_codes(platform: str, scan_codes: range) -> None:
    digits = [physical_digit(pressed(code), platform) for code in scan_codes]
    assert digits == [1, 2, 3, 4, 5]
    for other in (0, scan_codes.start - 1, scan_codes.stop):
        assert physical_digit(pressed(other), platform) is None


def test_the_mac_has_virtual_keys_instead() -> None:
    digits = [physical_digit(pressed(0, key), "darwin") for key in (18, 19, 20, 21, 23)]
    assert digits == [1, 2, 3, 4, 5]
    assert physical_digit(pressed(10, 22), "darwin") is None


@pytest.mark.parametrize(
    "modifiers",
    [
        Qt.KeyboardModifier.ShiftModifier,
        Qt.KeyboardModifier.ControlModifier,
        Qt.KeyboardModifier.AltModifier,
        Qt.KeyboardModifier.MetaModifier,
        Qt.KeyboardModifier.KeypadModifier,
    ],
)
def test_modifiers_and_the_keypad_make_other_keys(modifiers: Qt.KeyboardModifier) -> None:
    assert physical_digit(pressed(10, 0, modifiers), "linux") is None
