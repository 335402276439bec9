"""The language of the window changes at once: every text, and nothing else."""

from collections.abc import Iterator
from xml.etree import ElementTree

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,  # noqa: TID251 - finds every label
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.reading.article import Side
from desktop.ui.shell.main_window import MainWindow
from desktop.ui.shell.preferences_dialog import PreferencesDialog
from desktop.ui.support.interface_language import load_translations
from desktop.ui.support.sheet import open_sheets
from tests.gui.conftest import press, wait_until_idle
from tests.gui.test_plain_labels import ROOT

PANELS = ("show_notes", "show_left_out", "show_doubtful", "search")
LEAST_LETTERS = 4


@pytest.fixture(autouse=True)
def english_afterwards(qapp: QApplication) -> Iterator[None]:
    yield
    load_translations(qapp, "en")


def french_by_english() -> dict[str, str]:
    """Return the translations that differ from their source, without mnemonics."""
    tree = ElementTree.parse(ROOT / "resources" / "i18n" / "visavis_fr.ts")
    found = {}
    for message in tree.iter("message"):
        source = (message.findtext("source") or "").replace("&", "")
        translation = (message.findtext("translation") or "").replace("&", "")
        if translation and source != translation and len(source) >= LEAST_LETTERS:
            found[source] = translation
    return found


def texts(window: MainWindow) -> Iterator[str]:
    """Yield every text of the window that does not come from an article or the reader."""
    for widget in [window, *window.findChildren(QWidget)]:
        yield widget.toolTip()
        yield widget.accessibleName()
        if isinstance(widget, QLabel | QAbstractButton):
            yield widget.text()
        if isinstance(widget, QLineEdit | QPlainTextEdit):
            yield widget.placeholderText()
        if isinstance(widget, QComboBox):
            yield from (widget.itemText(row) for row in range(widget.count()))
        if isinstance(widget, QMenu):
            yield widget.title()
    for action in window.findChildren(QAction):
        yield action.text()
        yield action.statusTip()


def left_in_english(window: MainWindow) -> set[str]:
    known = french_by_english()
    shown = {text.replace("&", "") for text in texts(window)}
    return shown & known.keys() - {"English"}  # as the language is called in itself


def menu_keys_work(window: MainWindow) -> bool:
    return any(shortcut.isEnabled() for shortcut in window.menu_bar._shortcuts)


def choose_language(window: MainWindow, code: str) -> None:
    window.actions_.by_id["preferences"].trigger()
    (dialog,) = open_sheets(window)
    assert isinstance(dialog, PreferencesDialog)
    dialog.interface.setCurrentIndex(dialog.interface.findData(code))
    QApplication.sendPostedEvents()
    wait_until_idle(window)
    titles = {"en": "Preferences", "fr": "Préférences"}
    assert dialog.windowTitle() == titles[code]
    assert (code == "en") == ("Find anything…" in window.actions_.by_id["palette"].text())
    if code == "fr":
        assert left_in_english(window) == set()
    assert not menu_keys_work(window), "below a sheet, its own letters come first"
    dialog.reject()
    QApplication.sendPostedEvents()
    assert menu_keys_work(window)


def test_every_text_changes_and_the_place_and_the_note_stay(
    qtbot: QtBot, window: MainWindow
) -> None:
    with qtbot.waitActive(window):
        window.activateWindow()
    for panel in PANELS:
        window.actions_.by_id[panel].trigger()
    window.actions_.by_id["show_notes"].trigger()
    window.reader.go_to(2, Side.TRANSLATION)
    window.actions_.by_id["write_note"].trigger()
    editor = window.cards.card.editor
    assert editor.hasFocus()
    press(editor, "A note that isn't finis")
    qtbot.waitUntil(lambda: window.session.highlights[-1].note is not None)
    wait_until_idle(window)
    before = [text for text in texts(window) if text]
    caret = window.reader.active_column.cursorRect()
    choose_language(window, "fr")
    assert window.reader.current == 2
    assert window.reader.side is Side.TRANSLATION
    assert abs(window.reader.active_column.cursorRect().top() - caret.top()) <= 2
    note = window.session.highlights[-1].note
    assert note is not None
    assert note.text == "A note that isn't finis"
    window.actions_.by_id["write_note"].trigger()
    assert editor.hasFocus()
    assert editor.toPlainText() == "A note that isn't finis"
    press(editor, "hed")
    assert window.status.place.text().startswith("Phrase 3 sur")
    assert window.panel._tabs.button(1).text() == "Doutes"
    choose_language(window, "en")
    after = [text for text in texts(window) if text]
    assert set(before) - set(after) == set()
    wait_until_idle(window)
    note = window.session.highlights[-1].note
    assert note is not None
    assert note.text == "A note that isn't finished"
    window.undo.undo()
    wait_until_idle(window)


def test_the_list_the_head_and_the_hits_follow_too(window: MainWindow, qtbot: QtBot) -> None:
    window.actions_.by_id["search"].trigger()
    press(window.search.box, "the")
    qtbot.waitUntil(lambda: window.search.count.text().endswith("hits"))
    assert window.library_view.bar.order.text().startswith("Newest saved")
    choose_language(window, "fr")
    assert window.search.count.text().endswith("résultats")
    assert window.library_view.bar.order.text().startswith("Ajouts récents")
    assert window.library_view.count.text() == "1 article"
    assert "anglais → français" in window.reader.columns[0].toPlainText()


def test_the_language_of_the_system_can_be_chosen_again(
    qapp: QApplication, window: MainWindow
) -> None:
    choose_language(window, "fr")
    window.preferences.set(interface="system")
    QApplication.sendPostedEvents()
    assert window.empty_page.title.text() == "No article is open"
