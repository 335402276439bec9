"""The models dialog, and what a change of model does to the open article."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.base.paths import Home
from desktop.base.settings import load
from desktop.library import Library
from desktop.reading.article import Place, Side
from desktop.services.articles import import_raw
from desktop.services.models import Package, host_of
from desktop.translation.argos_index import Offer
from desktop.ui.models.models_dialog import ModelsDialog
from desktop.ui.shell.main_window import MainWindow
from tests.builders import BUNDLED, PAGE, carried, raw
from tests.fakes import BrokenEngine, EchoEngine, NewerEngine, SlowEngine
from tests.gui.conftest import MakeWindow, use_engine, wait_translated, wait_until_idle
from tests.model_server import ModelServer, cuts_off, stalls, zipped
from tests.unit.translation.test_installed_models import package


@pytest.fixture
def dialog(window: MainWindow, own_home: Home) -> Iterator[ModelsDialog]:
    """Open the window of the models, where two packages that can't be loaded are installed."""
    package(own_home.models / "fr_en-1.9", "fr", "en", "1.9")
    package(own_home.models / "fr_en-2.0", "fr", "en", "2.0")
    yield opened(window)


def opened(window: MainWindow) -> ModelsDialog:
    window.actions_.by_id["models"].trigger()
    return next(one for one in window.findChildren(ModelsDialog) if one.isVisible())


def rows(dialog: ModelsDialog) -> list[str]:
    flags = Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive
    return [item.text(0) for item in dialog.list.findItems("→", flags)]


def choose(dialog: ModelsDialog, text: str) -> None:
    flags = Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive
    dialog.list.setCurrentItem(dialog.list.findItems(text, flags)[0])


def wait_for_message(qtbot: QtBot, dialog: ModelsDialog) -> str:
    qtbot.waitUntil(lambda: not dialog.is_busy)
    return dialog.message.text()


def test_every_package_is_listed_with_its_facts(dialog: ModelsDialog, own_home: Home) -> None:
    assert rows(dialog) == [
        f"English → French  {carried('en_fr')}, in use",
        "French → English  2.0, in use",
        "French → English  1.9",
        f"French → English  {carried('fr_en')}",
    ]
    assert "Licence: MPL-2.0" in dialog.facts.text()
    assert f"Folder: {BUNDLED / 'en_fr'}" in dialog.facts.text()
    assert "It came with the program." in dialog.facts.text()
    assert not dialog.remove.isEnabled()
    assert not dialog.use.isEnabled()
    choose(dialog, "1.9")
    assert "Licence: unknown" in dialog.facts.text()
    assert "It was installed by you." in dialog.facts.text()
    assert dialog.use.isEnabled()
    assert dialog.remove.isEnabled()


def test_a_choice_is_saved_and_the_engine_loaded_again(
    window: MainWindow, dialog: ModelsDialog, own_home: Home
) -> None:
    before = window.engine.get()
    assert window.engine.get() is before
    after = EchoEngine()
    use_engine(window, lambda: after)
    choose(dialog, "1.9")
    dialog.use.click()
    assert load(own_home.settings).models == {"fr_en": "fr_en 1.9"}
    assert "French → English  1.9, in use" in rows(dialog)
    assert dialog.message.text() == "fr_en 1.9 translates from now on."
    assert window.engine.get() is after


def test_removing_a_model_must_be_confirmed(
    qtbot: QtBot, dialog: ModelsDialog, own_home: Home
) -> None:
    choose(dialog, "2.0")
    dialog.remove.click()
    assert dialog.question.isVisible()
    assert dialog.focusWidget() is dialog.yes
    dialog.no.click()
    assert not dialog.question.isVisible()
    assert len(list(own_home.models.iterdir())) == 2
    dialog.remove.click()
    dialog.yes.click()
    assert wait_for_message(qtbot, dialog) == "fr_en 2.0 was removed."
    assert "French → English  1.9, in use" in rows(dialog)
    assert [one.name for one in own_home.models.iterdir()] == ["fr_en-1.9"]


def test_a_bundled_model_is_tried_and_verified(qtbot: QtBot, dialog: ModelsDialog) -> None:
    choose(dialog, f"French → English  {carried('fr_en')}")
    dialog.try_out.click()
    assert dialog.progress.isVisible()
    message = wait_for_message(qtbot, dialog)
    assert "The mayor" in message
    assert "words a second on this machine" in message
    dialog.verify.click()
    assert wait_for_message(qtbot, dialog) == f"fr_en {carried('fr_en')} is intact and works."


def test_a_broken_model_shows_an_error_in_the_dialog(qtbot: QtBot, dialog: ModelsDialog) -> None:
    choose(dialog, "2.0")
    for button in (dialog.try_out, dialog.verify):
        button.click()
        assert "fr_en 2.0 can't be loaded" in wait_for_message(qtbot, dialog)
    assert dialog.list.isEnabled()


def test_a_file_is_installed_or_refused(
    qtbot: QtBot, dialog: ModelsDialog, tmp_path: Path, own_home: Home
) -> None:
    archive = zipped(tmp_path / "p.argosmodel", BUNDLED / "fr_en", package_version="9.1")
    with qtbot.waitSignal(dialog.models_changed):
        dialog.install_file(archive)
    assert wait_for_message(qtbot, dialog) == "fr_en 9.1 was installed."
    assert isinstance(dialog.chosen, Package)
    assert (dialog.chosen.name, dialog.chosen.is_used) == ("fr_en 9.1", True)
    archive.write_bytes(b"nothing")
    dialog.install_file(archive)
    assert "is no Argos package" in wait_for_message(qtbot, dialog)


def test_the_index_is_asked_only_when_the_reader_agrees(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, own_home: Home, server: ModelServer
) -> None:
    archive = zipped(tmp_path / "p.argosmodel", BUNDLED / "fr_en", package_version="9.1")
    link = server.link("/p", cuts_off(archive.read_bytes(), 2**20))
    known = {"from_code": "fr", "to_code": "en", "package_version": "9.1", "links": [link]}
    server.index(known, {**known, "package_version": carried("fr_en")})
    dialog = opened(window)
    dialog.from_index.click()
    assert "127.0.0.1" in dialog.question.text()
    assert server.asked == []
    dialog.yes.click()
    wait_for_message(qtbot, dialog)
    assert rows(dialog)[2:] == ["French → English  9.1"]
    assert isinstance(dialog.chosen, Offer)
    assert "Size: unknown" in dialog.facts.text()
    assert dialog.download.isVisible()
    assert not dialog.use.isVisible()
    dialog.download.click()
    assert "cut off" in wait_for_message(qtbot, dialog)
    dialog.download.click()
    assert wait_for_message(qtbot, dialog) == "fr_en 9.1 was installed."
    assert server.asked[-1] == ("/p", f"bytes={2**20}-")
    assert (own_home.models / "fr_en-9.1").is_dir()


@pytest.mark.parametrize(
    ("link", "told"),
    [
        ("https://user:secret@models.example:8000/p", "models.example"),
        ("http://[::1", "http://[::1"),
        ("index.json", "index.json"),
    ],
)
def test_where_the_index_comes_from_is_told_even_if_it_cannot_be(link: str, told: str) -> None:
    assert host_of(link) == told


def test_a_download_is_cancelled(
    qtbot: QtBot, window: MainWindow, own_home: Home, server: ModelServer
) -> None:
    link = server.link("/p", stalls(bytes(10**6), 1000))
    known = {"from_code": "fr", "to_code": "en", "package_version": "9.1", "links": [link]}
    server.index(known)
    dialog = opened(window)
    dialog.from_index.click()
    dialog.yes.click()
    wait_for_message(qtbot, dialog)
    dialog.download.click()
    qtbot.waitUntil(lambda: dialog.progress.value() == 1)
    assert dialog.stop.isVisible()
    dialog.stop.click()
    assert not dialog.is_busy
    qtbot.waitUntil(lambda: window.tasks.are_idle)
    assert not own_home.models.exists() or list(own_home.models.iterdir()) == []


def test_the_dialog_is_used_by_keyboard_alone(qtbot: QtBot, dialog: ModelsDialog) -> None:
    with qtbot.waitActive(dialog):
        dialog.activateWindow()
    assert dialog.list.hasFocus()
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    assert isinstance(dialog.chosen, Package)
    assert dialog.chosen.version == "1.9"
    met = set()
    for _ in range(14):
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        met.add(dialog.focusWidget())
    enabled = [one for one in dialog.findChildren(QPushButton) if one.isVisible()]
    assert len(enabled) == 8
    assert set(enabled) <= met
    letters = [one.text().partition("&")[2][:1].lower() for one in enabled]
    assert len(set(letters)) == len(letters)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_closing_the_dialog_cancels_its_work(
    qtbot: QtBot, window: MainWindow, own_home: Home, server: ModelServer
) -> None:
    server.link("/index.json", stalls(b"[" * 100, 10))
    dialog = opened(window)
    dialog.from_index.click()
    dialog.yes.click()
    qtbot.waitUntil(lambda: len(server.asked) == 1)
    dialog.reject()
    qtbot.waitUntil(lambda: window.tasks.are_idle)
    assert not dialog.is_busy


def shown_texts(window: MainWindow) -> list[str]:
    return [pair.translated.text if pair.translated else "" for pair in window.reader.pairs]


def test_another_model_translates_the_article_again_only_on_request(
    qtbot: QtBot, window: MainWindow
) -> None:
    before = shown_texts(window)
    use_engine(window, NewerEngine)
    dialog = opened(window)
    dialog.models_changed.emit()
    dialog.reject()
    wait_until_idle(window)
    assert shown_texts(window) == before
    assert window.notice.isVisible()
    assert window.notice.action.text() == "Translate the article again"
    number = next(pair.number for pair in window.reader.pairs if len(pair.source) > 40)
    end = Place(number, len(before[number]))
    window.highlights.highlight((Side.TRANSLATION, Place(number, 5), end), 1)
    wait_until_idle(window)
    window.notice.action.click()
    qtbot.waitUntil(lambda: all(text.startswith("new ") for text in shown_texts(window)))
    qtbot.waitUntil(lambda: window.tasks.are_idle)
    assert shown_texts(window) == [f"new {text}" for text in before]
    assert window.reader.highlights[0].anchor.start == Place(number, 9)
    window.actions_.by_id["retranslate"].trigger()
    wait_until_idle(window)
    assert "already translated with the current model" in window.notice.label.text()
    assert not window.status.is_busy


def test_a_highlight_beyond_a_shorter_translation_is_ignored(
    qtbot: QtBot, make_window: MakeWindow, library: Library
) -> None:
    import_raw(library, raw(PAGE))
    window = make_window(NewerEngine())
    wait_translated(qtbot, window)
    end = Place(2, len(shown_texts(window)[2]))
    window.highlights.highlight((Side.TRANSLATION, Place(2, end.offset - 2), end), 1)
    wait_until_idle(window)
    use_engine(window, EchoEngine)
    window.translation.reset_engine()
    window.actions_.by_id["retranslate"].trigger()
    qtbot.waitUntil(lambda: shown_texts(window)[2].startswith("[fr]"))
    qtbot.waitUntil(lambda: window.tasks.are_idle)
    assert len(window.reader.highlights) == 1


def test_a_retranslation_is_stopped_and_keeps_the_rest(qtbot: QtBot, window: MainWindow) -> None:
    class Slow(SlowEngine):
        name = "slow 1"

    engine = Slow()
    use_engine(window, lambda: engine)
    window.translation.reset_engine()
    before = shown_texts(window)
    assert before
    window.actions_.by_id["retranslate"].trigger()
    qtbot.waitUntil(lambda: window.status.is_busy)
    window.actions_.by_id["stop"].trigger()
    qtbot.waitUntil(lambda: window.tasks.are_idle)
    assert shown_texts(window) == before


def test_a_broken_model_shows_the_original_and_a_message(
    qtbot: QtBot, make_window: MakeWindow, library: Library
) -> None:
    import_raw(library, raw(PAGE))
    window = make_window(BrokenEngine())
    qtbot.waitUntil(window.notice.isVisible)
    assert "can't be loaded" in window.notice.label.text()
    assert window.reader.pairs
    assert "The council opened the new bridge" in window.reader.columns[0].toPlainText()
