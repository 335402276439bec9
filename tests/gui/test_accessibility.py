"""Accessibility: every focusable control has a name for screen readers."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QDialog,
    QLineEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.library import Library
from desktop.services.import_batch import ImportReport
from desktop.ui.annotations.colour_names import ColourNamesDialog
from desktop.ui.exchange.import_report import ImportReportDialog
from desktop.ui.shell.main_window import MainWindow

OPENING = (
    "about",
    "all_notes",
    "export",
    "glossary",
    "models",
    "palette",
    "preferences",
    "shortcuts",
)
PANELS = ("show_notes", "show_left_out", "search")


def controls(root: QWidget) -> Iterator[QWidget]:
    """Yield what can have the focus below `root`, its dialogs and the insides of Qt's own apart."""
    for widget in root.findChildren(QWidget):
        inside = widget.parentWidget()
        if widget.focusPolicy() == Qt.FocusPolicy.NoFocus or widget.isWindow():
            continue
        if widget.isHidden():  # by itself, not with its panel; such a button has no text yet
            continue
        if isinstance(inside, QAbstractSpinBox | QComboBox | QLineEdit):
            continue
        if isinstance(inside, QAbstractScrollArea) and widget is inside.viewport():
            continue
        if widget.objectName().startswith("qt_") or is_in_a_popup(widget, root):
            continue
        yield widget


def is_in_a_popup(widget: QWidget, root: QWidget) -> bool:
    return widget.window() is not root.window()


def accessible_name(widget: QWidget) -> str:
    """Return the name that a screen reader is told; a label beside the control gives one too."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return str(interface.text(QAccessible.Text.Name))


def unnamed_controls(root: QWidget) -> list[str]:
    return [
        f"{type(widget).__name__} {widget.objectName()} in {type(widget.parentWidget()).__name__}"
        for widget in controls(root)
        if not accessible_name(widget).strip()
    ]


def test_the_window_has_a_name_for_every_control(window: MainWindow) -> None:
    for panel in PANELS:
        window.actions_.by_id[panel].trigger()
    window.notice.inform("Something was done.", "Undo", lambda: None)
    window.actions_.by_id["write_note"].trigger()
    assert unnamed_controls(window) == []
    assert window.cards.card.tags in controls(window)
    window.actions_.by_id["edit_translation"].trigger()
    found = list(controls(window))
    assert window.library_view.list in found
    editor = window.own_translations.editor
    assert {editor.text, window.left_out.list, window.search.box} <= set(found)
    assert editor.text.accessibleDescription() == window.reader.pairs[window.reader.current].source
    assert window.notice.action in found
    assert unnamed_controls(window) == []


@pytest.mark.parametrize("command", OPENING)
def test_every_dialog_has_a_name_for_every_control(
    qtbot: QtBot, window: MainWindow, command: str
) -> None:
    window.actions_.by_id[command].trigger()
    dialogs = [one for one in window.findChildren(QDialog) if one.isVisible()]
    assert len(dialogs) == 1
    qtbot.waitUntil(lambda: window.tasks.are_idle)
    assert list(controls(dialogs[0]))
    assert unnamed_controls(dialogs[0]) == []
    assert dialogs[0].windowTitle()


@pytest.mark.parametrize(
    "make",
    [
        lambda window: ColourNamesDialog(window, {1: "claim"}),
        lambda window: ImportReportDialog(window, ImportReport(), "Nothing came."),
    ],
    ids=["colour names", "import report"],
)
def test_dialogs_without_a_command_have_names_too(
    window: MainWindow, library: Library, make: Callable[[MainWindow], QDialog]
) -> None:
    dialog = make(window)
    dialog.open()
    assert list(controls(dialog))
    assert unnamed_controls(dialog) == []


def test_a_control_without_name_is_found(window: MainWindow) -> None:
    dialog = QDialog(window)
    line = QLineEdit(dialog)
    assert unnamed_controls(dialog) == ["QLineEdit  in QDialog"]
    line.setAccessibleName("Words")
    assert unnamed_controls(dialog) == []
