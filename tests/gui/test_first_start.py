"""The first start: four keys, and an article that shows what can be tried."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.base.settings import Settings
from desktop.reading.article import Language
from desktop.ui.commands import BY_ID
from desktop.ui.shell.actions import shortcut_text
from desktop.ui.support.interface_language import load_translations
from tests.gui.conftest import MakeWindow, wait_translated, wait_until_idle
from tests.gui.test_plain_labels import ROOT

SENTENCES = 17


@pytest.fixture
def french(qapp: QApplication) -> Iterator[None]:
    load_translations(qapp, "fr")
    yield
    load_translations(qapp, "en")


def test_an_empty_library_shows_four_keys(qtbot: QtBot, make_window: MakeWindow) -> None:
    window = make_window()
    wait_until_idle(window)
    page = window.empty_page
    qtbot.waitUntil(page.key_list.isVisible)
    assert [one.text() for one in page.keys] == ["J / K", "1 – 5", "N", "Ctrl+K"]
    assert "Ctrl+Shift+V" in page.text.text()
    assert page.button.isVisible()
    assert page.sample.isVisible()


def test_the_keys_shown_are_those_of_the_reader(qtbot: QtBot, make_window: MakeWindow) -> None:
    keys = {"next_sentence": "S", "write_note": "", "palette": "Ctrl+P"}
    window = make_window(settings=Settings(is_careful=False, shortcuts=keys))
    page = window.empty_page
    qtbot.waitUntil(page.key_list.isVisible)
    assert [one.text() for one in page.keys] == ["S / K", "1 – 5", "", "Ctrl+P"]
    assert page.keys[2].isHidden()
    window.preferences.set(shortcuts={"import_clipboard": "Ctrl+J"})
    assert [one.text() for one in page.keys] == ["J / K", "1 – 5", "N", "Ctrl+K"]
    assert "Ctrl+J" in page.text.text()


def test_the_article_comes_on_request_in_the_other_language(
    qtbot: QtBot, make_window: MakeWindow
) -> None:
    window = make_window()
    qtbot.waitUntil(window.empty_page.sample.isVisible)
    assert not window.library_view.model.rows
    QTest.mouseClick(window.empty_page.sample, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.session.article is not None)
    wait_translated(qtbot, window)
    assert window.session.article is not None
    assert window.session.article.language is Language.FRENCH
    assert not window.session.article.dropped
    assert len(window.reader.pairs) == SENTENCES + 1
    window.undo.undo()
    wait_until_idle(window)
    assert window.session.article is None
    assert window.empty_page.sample.isVisible()


@pytest.mark.usefixtures("french")
def test_a_french_window_brings_it_in_english(qtbot: QtBot, make_window: MakeWindow) -> None:
    window = make_window(settings=Settings(is_careful=False, interface="fr"))
    window.actions_.by_id["first_steps"].trigger()
    qtbot.waitUntil(lambda: window.session.article is not None)
    assert window.session.article is not None
    assert window.session.article.language is Language.ENGLISH
    assert not window.session.article.dropped


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_keys_in_the_article_are_the_default_ones(language: str) -> None:
    text = (ROOT / "resources" / "help" / f"first-steps.{language}.txt").read_text("utf-8")
    for command in (
        *("next_sentence", "previous_sentence", "switch_side", "undo", "edit_translation"),
        *("alternatives", "original_only", "reveal_sentence", "side_by_side", "search"),
        *("palette", "go_to_library", "write_note"),
    ):
        assert f" {shortcut_text(BY_ID[command], {})}" in text, command
