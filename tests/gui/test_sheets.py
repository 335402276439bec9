"""Sheets: dialogs inside the window, their size, keys and focus, and texts that are whole."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QKeySequenceEdit,
    QLabel,  # noqa: TID251 - finds every label
    QLineEdit,
    QPushButton,
    QScrollArea,
    QStyle,
    QStyleOptionComboBox,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.base.errors import AppError
from desktop.base.settings import Settings
from desktop.library import Library
from desktop.services.articles import import_raw
from desktop.services.import_batch import ImportReport, Skipped
from desktop.ui.annotations.all_notes_dialog import AllNotesDialog
from desktop.ui.annotations.colour_names import ColourNamesDialog
from desktop.ui.exchange.import_report import ImportReportDialog
from desktop.ui.shell.main_window import MainWindow
from desktop.ui.support.interface_language import load_translations
from desktop.ui.support.sheet import WINDOW_MARGIN, Sheet, open_sheets
from tests.builders import PAGE, raw
from tests.gui.conftest import MakeWindow, wait_translated, wait_until_idle

COMMANDS = (
    "about",
    "all_notes",
    "backups",
    "changelog",
    "export",
    "glossary",
    "models",
    "palette",
    "preferences",
    "shortcuts",
)
SIZES = ((720, 500), (1024, 640), (1280, 820))


class Form(Sheet):
    """A sheet with two fields and a button."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Form")
        self.first, self.second = QLineEdit(self), QLineEdit(self)
        self.ok = QPushButton("&OK", self)
        layout = QVBoxLayout(self)
        for part in (self.first, self.second, self.ok):
            layout.addWidget(part)


@pytest.fixture
def form(qtbot: QtBot, window: MainWindow) -> Form:
    with qtbot.waitActive(window):
        window.activateWindow()
    window.reader.focus_text()
    sheet = Form(window)
    sheet.open()
    return sheet


def test_a_sheet_is_in_the_middle_of_its_window(window: MainWindow, form: Form) -> None:
    assert form.window() is window
    assert abs(form.geometry().center().x() - window.rect().center().x()) <= 1
    assert abs(form.geometry().center().y() - window.rect().center().y()) <= 1
    window.resize(900, 700)
    assert abs(form.geometry().center().x() - window.rect().center().x()) <= 1
    assert open_sheets(window) == [form]


def test_a_sheet_is_no_larger_than_its_window(qtbot: QtBot, window: MainWindow) -> None:
    sheet = Form(window)
    sheet.resize(3000, 3000)
    sheet.open()
    window.resize(720, 500)
    inside = window.rect().adjusted(WINDOW_MARGIN, WINDOW_MARGIN, -WINDOW_MARGIN, -WINDOW_MARGIN)
    assert sheet.geometry() == inside
    window.resize(1000, 700)
    assert sheet.width() == 1000 - 2 * WINDOW_MARGIN


def test_a_sheet_grows_with_what_it_shows(qtbot: QtBot, form: Form) -> None:
    before = form.height()
    form.ok.setMinimumHeight(200)
    qtbot.waitUntil(lambda: form.height() > before)


def test_tab_stays_in_a_sheet_and_the_focus_goes_back(window: MainWindow, form: Form) -> None:
    assert form.first.hasFocus()
    seen = []
    for _ in range(5):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Tab)
        seen.append(QApplication.focusWidget())
    assert seen == [form.second, form.ok, form.close_button, form.first, form.second]
    QTest.keyClick(form.second, Qt.Key.Key_Escape)
    assert form.isHidden()
    assert window.reader.active_column.hasFocus()


def test_the_commands_and_menus_wait_below_a_sheet(window: MainWindow, form: Form) -> None:
    action = window.actions_.by_id["next_theme"]
    assert not any(one.isEnabled() for one in window.actions_.by_id.values())
    before = window.theme.name
    QTest.keySequence(form.first, action.shortcut())
    assert window.theme.name == before
    window.menu_bar.open()
    assert not any(menu.isVisible() for menu in window.menu_bar._menus())
    form.close_button.click()
    assert action.isEnabled()
    assert not window.actions_.by_id["redo"].isEnabled(), "its own condition doesn't hold"


def test_the_last_of_two_sheets_is_left_first(window: MainWindow, form: Form) -> None:
    form.second.setFocus()
    above = Form(form)
    above.open()
    assert above.first.hasFocus()
    QTest.keyClick(above.first, Qt.Key.Key_Escape)
    assert above.isHidden()
    assert form.isVisible()
    assert form.second.hasFocus()
    assert not window.actions_.by_id["palette"].isEnabled()


def test_the_mouse_does_not_reach_the_page(qtbot: QtBot, window: MainWindow, form: Form) -> None:
    corner = QPoint(5, 5)
    scrim = window.childAt(corner)
    assert scrim is not None
    assert scrim.objectName() == "scrim"
    QTest.mouseClick(scrim, Qt.MouseButton.LeftButton, pos=corner)
    assert form.isVisible()
    form.is_left_by_click = True
    QTest.mouseClick(scrim, Qt.MouseButton.LeftButton, pos=corner)
    assert form.isHidden()
    assert scrim.isHidden()


def test_a_sheet_of_text_alone_has_the_focus_itself(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitActive(window):
        window.activateWindow()
    window.actions_.by_id["about"].trigger()
    (about,) = open_sheets(window)
    assert about.hasFocus()
    QTest.keyClick(about, Qt.Key.Key_Escape)
    assert about.isHidden()


def cut_texts(root: QWidget) -> Iterator[str]:
    """Yield the labels and buttons below `root` that are too small for their texts."""
    for widget in root.findChildren(QWidget):
        if not widget.isVisible():
            continue
        size, text = widget.size(), ""
        if isinstance(widget, QLabel) and widget.text():
            text, needed = widget.text(), widget.sizeHint()
            if widget.wordWrap():
                needed.setWidth(min(needed.width(), size.width()))
                needed.setHeight(widget.heightForWidth(size.width()))
        elif isinstance(widget, QAbstractButton) and widget.text():
            text, needed = widget.text(), widget.sizeHint()
            if not isinstance(widget, QCheckBox):
                needed -= needed - widget.minimumSizeHint().boundedTo(needed)
        elif isinstance(widget, QLineEdit) and not isinstance(
            widget.parentWidget(), QKeySequenceEdit | QAbstractSpinBox
        ):
            text = widget.placeholderText()
            needed = widget.fontMetrics().size(0, text)
            size = widget.contentsRect().size()
        elif isinstance(widget, QAbstractSpinBox):
            text, needed = widget.text(), widget.minimumSizeHint()
        elif isinstance(widget, QComboBox):
            text, option = widget.currentText(), QStyleOptionComboBox()
            widget.initStyleOption(option)
            needed = widget.fontMetrics().size(0, text)
            size = (
                widget.style()
                .subControlRect(
                    QStyle.ComplexControl.CC_ComboBox,
                    option,
                    QStyle.SubControl.SC_ComboBoxEditField,
                    widget,
                )
                .size()
            )
        else:
            continue
        if text and needed.boundedTo(size) != needed:
            yield f"{text!r} {needed.toTuple()} in {size.toTuple()}"
        if text and not is_reachable(widget, root):
            yield f"{text!r} is out of sight"


def is_reachable(widget: QWidget, root: QWidget) -> bool:
    """Return whether a widget is whole in its sheet, or can be scrolled to."""
    above = widget.parentWidget()
    while above is not None and above is not root:
        if isinstance(above, QScrollArea):
            return widget.width() <= above.viewport().width()
        above = above.parentWidget()
    place = QRect(widget.mapTo(root, QPoint(0, 0)), widget.size())
    return root.rect().contains(place)


@pytest.fixture(params=["en", "fr"])
def spoken(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    """Speak one of the languages of the window for a while."""
    load_translations(qapp, request.param)
    yield request.param
    load_translations(qapp, "en")


def test_no_text_is_cut_in_any_sheet(
    qtbot: QtBot, library: Library, make_window: MakeWindow, spoken: str
) -> None:
    import_raw(library, raw(PAGE))
    window = make_window(settings=Settings(interface=spoken, is_careful=False))
    wait_translated(qtbot, window)
    window.actions_.by_id["highlight_1"].trigger()
    found = []
    for size in SIZES:
        window.resize(*size)
        for command in COMMANDS:
            window.actions_.by_id[command].trigger()
            wait_until_idle(window)
            qtbot.waitUntil(lambda: len(open_sheets(window)) == 1)
            (sheet,) = open_sheets(window)
            if isinstance(sheet, AllNotesDialog):
                sheet.filters.more.setChecked(True)
            QApplication.sendPostedEvents()
            found += [f"{size} {command}: {one}" for one in cut_texts(sheet)]
            sheet.reject()
            wait_until_idle(window)
        for sheet in made_sheets(window):
            sheet.open()
            QApplication.sendPostedEvents()
            found += [f"{size} {type(sheet).__name__}: {one}" for one in cut_texts(sheet)]
            sheet.reject()
    assert found == []


def made_sheets(window: MainWindow) -> Iterator[Sheet]:
    """Yield the sheets that no command opens."""
    skipped = Skipped("a/b.txt", AppError("“{name}” is empty.", name="b.txt"))
    yield ColourNamesDialog(window, {1: "claim"})
    yield ImportReportDialog(window, ImportReport(skipped=(skipped,)), "Nothing came: one file.")


def test_a_text_that_is_cut_is_found(qtbot: QtBot, form: Form) -> None:
    assert list(cut_texts(form)) == []
    form.ok.setText("A text that is far too long for the button")
    form.ok.setFixedWidth(60)
    QApplication.sendPostedEvents()
    assert len(list(cut_texts(form))) == 1


@pytest.mark.parametrize("command", COMMANDS)
def test_no_button_has_a_stock_icon(qtbot: QtBot, window: MainWindow, command: str) -> None:
    window.actions_.by_id[command].trigger()
    wait_until_idle(window)
    (sheet,) = open_sheets(window)
    buttons = [one for one in sheet.findChildren(QAbstractButton) if one.text()]
    assert buttons
    # Those of the colours, which are named by numbers, have theirs.
    icons = [one.text() for one in buttons if not one.icon().isNull()]
    assert [text for text in icons if not text.isdecimal()] == []
