"""The offer of better models: one quiet line, nothing online before, and what comes of a yes."""

import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop import app
from desktop.base.cancellation import Token
from desktop.base.paths import Home
from desktop.base.settings import Settings, load
from desktop.library import Library
from desktop.services import model_upgrade
from desktop.services.articles import import_raw, list_articles
from desktop.services.open_article import recall
from desktop.services.translate import translate
from desktop.ui.models.models_dialog import ModelsDialog
from desktop.ui.shell.main_window import MainWindow
from desktop.ui.support.tasks import Lane, Task
from tests.builders import BUNDLED, PAGE, carried, raw
from tests.fakes import EchoEngine, NewerEngine, SlowEngine
from tests.gui.conftest import MakeWindow, use_engine, wait_translated, wait_until_idle
from tests.gui.test_models import opened, wait_for_message
from tests.model_server import Behaviour, ModelServer, cuts_off, sends, stalls, zipped

OFFER = "once; everything stays on this machine."
PAIRS = ("fr_en", "en_fr")


class SlowNewerEngine(SlowEngine):
    """Another model, which never gets to its first sentence."""

    name = "echo 2"


@pytest.fixture
def offering(window: MainWindow, qtbot: QtBot) -> MainWindow:
    """Return a window that offers better models."""
    window.upgrade.offer()
    qtbot.waitUntil(lambda: window.notice.is_offering)
    return window


@pytest.fixture
def sockets(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note and refuse every look-up of a host and every connection."""
    asked: list[str] = []

    def refuse(*of: Any, **_: Any) -> Any:
        asked.append(repr(of))
        raise OSError("no network")

    for name in ("getaddrinfo", "gethostbyname", "create_connection"):
        monkeypatch.setattr(socket, name, refuse)
    connect = socket.socket.connect

    def refuse_all_but_displays(self: socket.socket, address: Any) -> None:
        if self.family == getattr(socket, "AF_UNIX", None):
            connect(self, address)
        else:
            refuse(address)

    monkeypatch.setattr(socket.socket, "connect", refuse_all_but_displays)
    return asked


def serve(
    server: ModelServer, folder: Path, behave: Callable[[bytes], Behaviour] = sends
) -> dict[str, bytes]:
    """Serve real packages under the names of better ones."""
    entries, archives = [], {}
    for pair in PAIRS:
        data = zipped(folder / pair, BUNDLED / pair, package_version="1.9").read_bytes()
        known = {"from_code": pair[:2], "to_code": pair[3:], "package_version": "1.9"}
        entries.append({**known, "links": [server.link(f"/{pair}", behave(data))]})
        archives[pair] = data
    server.index(*entries)
    return archives


def used(window: MainWindow) -> list[str | None]:
    choices = window.preferences.settings.models
    return [one.used for one in model_upgrade.compare_installed(window.home, choices)]


def test_the_first_start_offers_better_models_and_opens_no_socket(
    qtbot: QtBot,
    make_window: MakeWindow,
    sockets: list[str],
    monkeypatch: pytest.MonkeyPatch,
    own_home: Home,
) -> None:
    monkeypatch.setattr(app, "OFFER_DELAY_MS", 0)
    window = make_window()
    app.fill_window(window, own_home, [])
    qtbot.waitUntil(lambda: window.notice.is_offering)
    assert window.notice.action.text() == "&Get them (F9)"
    assert window.notice.label.text() == f"Better translations: 2 × 66 MB from Argos, {OFFER}"
    assert not window.notice.action.hasFocus()
    dialog = opened(window)
    dialog.get_better.click()
    assert dialog.question.text() == window.notice.label.text()
    dialog.no.click()
    dialog.reject()
    wait_until_idle(window)
    assert sockets == []
    assert window.notice.is_offering
    window.notice.action.click()
    qtbot.waitUntil(lambda: not window.upgrade.is_running)
    assert sockets
    assert "failed" in window.notice.label.text()
    assert used(window) == [f"{pair} {carried(pair)}" for pair in PAIRS]
    assert window.notice.action.text() == "&Try again"


def test_a_reader_who_does_not_want_to_be_asked_is_not_asked_again(
    qtbot: QtBot, offering: MainWindow, make_window: MakeWindow, own_home: Home
) -> None:
    offering.notice.other_action.click()
    assert not offering.notice.isVisible()
    kept = load(own_home.settings)
    assert not kept.offers_better_models
    another = make_window(settings=kept)
    another.upgrade.offer()
    wait_until_idle(another)
    assert not another.notice.isVisible()
    another.actions_.by_id["upgrade_models"].trigger()
    qtbot.waitUntil(lambda: another.notice.is_offering)


def test_escape_closes_the_offer_for_this_session(
    qtbot: QtBot, offering: MainWindow, own_home: Home
) -> None:
    with qtbot.waitActive(offering):
        offering.activateWindow()
    offering.reader.focus_text()
    QTest.keyClick(offering.reader.active_column, Qt.Key.Key_Escape)
    assert not offering.notice.isVisible()
    assert load(own_home.settings).offers_better_models


def test_escape_closes_the_offer_from_its_buttons_without_an_article(
    qtbot: QtBot, make_window: MakeWindow
) -> None:
    window = make_window()
    wait_until_idle(window)
    assert window.session.opened is None
    window.actions_.by_id["upgrade_models"].trigger()
    qtbot.waitUntil(lambda: window.notice.is_offering)
    QTest.keyClick(window.notice.action, Qt.Key.Key_Escape)
    assert not window.notice.isVisible()


def test_an_offer_comes_back_after_another_notice(offering: MainWindow) -> None:
    notice = offering.notice
    notice.inform("Something was done.")
    assert notice.label.text() == "Something was done."
    assert notice.other_action.isHidden()
    notice.dismiss()
    assert notice.label.text().endswith(OFFER)
    assert notice.other_action.isVisible()
    notice.dismiss()
    assert not notice.isVisible()


def test_an_offer_waits_for_a_notice_that_is_shown(qtbot: QtBot, window: MainWindow) -> None:
    window.notice.warn("Something went wrong.")
    window.upgrade.offer()
    wait_until_idle(window)
    assert window.notice.label.text() == "Something went wrong."
    window.notice.dismiss()
    assert window.notice.is_offering


def test_one_key_shows_the_offer_and_then_takes_it_up(
    qtbot: QtBot, window: MainWindow, server: ModelServer
) -> None:
    server.index()
    with qtbot.waitActive(window):
        window.activateWindow()
    QTest.keyClick(window, Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: window.notice.is_offering)
    assert window.notice.action.hasFocus()
    assert "2 × 66 MB from 127.0.0.1" in window.notice.label.text()
    assert server.asked == []
    QTest.keyClick(window, Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: not window.upgrade.is_running and bool(server.asked))
    assert "doesn't offer fr_en 1.9" in window.notice.label.text()


@pytest.mark.slow
def test_a_yes_downloads_in_the_background_switches_and_offers_to_translate_again(
    qtbot: QtBot, offering: MainWindow, server: ModelServer, tmp_path: Path, own_home: Home
) -> None:
    serve(server, tmp_path)
    window = offering
    window.preferences.set(models={"fr_en": f"fr_en {carried('fr_en')}"})
    use_engine(window, NewerEngine)
    shown: list[str] = []
    window.upgrade.progressed.connect(lambda text, *_: shown.append(text))
    window.notice.action.click()
    assert window.status.progress.isVisible()
    assert window.actions_.by_id["stop"].isEnabled()
    qtbot.waitUntil(lambda: not window.upgrade.is_running)
    assert used(window) == ["fr_en 1.9", "en_fr 1.9"]
    assert load(own_home.settings).models == {"fr_en": "fr_en 1.9"}
    assert "Downloading French → English (1/2)" in shown
    assert "Trying English → French (2/2)" in shown
    assert not window.status.progress.isVisible()
    qtbot.waitUntil(lambda: window.notice.other_action.isVisible())
    assert window.notice.other_action.text() == "Translate all articles again"
    assert window.notice.label.text() == (
        "Better models translate from now on: fr_en 1.9, en_fr 1.9. "
        "What you wrote yourself is kept."
    )
    window.notice.action.click()
    wait_until_idle(window)
    models = {pair.translated.model for pair in window.reader.pairs if pair.translated}
    assert models == {"echo 2"}
    window.actions_.by_id["upgrade_models"].trigger()
    wait_until_idle(window)
    assert "No better models are known" in window.notice.label.text()


def translated_with(library: Library) -> list[set[str]]:
    """Return the models of each article's translations, and "" for the reader's own."""
    found = []
    for row in list_articles(library):
        with library.read() as tx:
            known = recall(tx, tx.article(row.id).article)
        found.append({"" if one.is_by_reader else one.model for one in known})
    return found


def test_all_articles_are_translated_again_but_for_the_reader_s_own(
    qtbot: QtBot, library: Library, make_window: MakeWindow
) -> None:
    for number in range(3):
        import_raw(library, raw(PAGE.replace("bridge", f"bridge {number}")))
    for row in list_articles(library):
        list(translate(library, EchoEngine(), row.id, 0, Token()))
    window = make_window(NewerEngine())
    wait_translated(qtbot, window)
    article_id = window.session.article_id
    assert article_id is not None
    window.own_translations.rewrite(article_id, 1, "My own words.")
    wait_until_idle(window)
    assert translated_with(library)[0] == {"echo 1", ""}
    announced: list[str] = []
    window.retranslation.finished.connect(lambda: announced.append("finished"))
    window.actions_.by_id["retranslate_all"].trigger()
    qtbot.waitUntil(lambda: window.retranslation.is_running)
    assert window.status.progress_text.text() == "Translating article 1 of 3 again"
    # Another task of the engine makes it give way, not give up.
    window.tasks.start(Lane.ENGINE, Task(lambda _: None))
    qtbot.waitUntil(lambda: announced == ["finished"])
    wait_until_idle(window)
    models = translated_with(library)
    assert len(models) == 3
    assert set().union(*models) == {"echo 2", ""}
    assert [pair.translated and pair.translated.text for pair in window.reader.pairs][1] == (
        "My own words."
    )
    assert not window.status.is_busy


def test_translating_all_articles_can_be_stopped(
    qtbot: QtBot, library: Library, make_window: MakeWindow
) -> None:
    import_raw(library, raw(PAGE))
    window = make_window()
    wait_translated(qtbot, window)
    use_engine(window, SlowNewerEngine)
    window.translation.reset_engine()
    window.actions_.by_id["retranslate_all"].trigger()
    qtbot.waitUntil(lambda: window.retranslation.is_running)
    window.actions_.by_id["stop"].trigger()
    assert not window.retranslation.is_running
    assert not window.status.is_busy
    qtbot.waitUntil(lambda: window.tasks.are_idle)


@pytest.mark.slow
def test_what_is_sound_is_used_where_the_other_download_dies(
    qtbot: QtBot, offering: MainWindow, server: ModelServer, tmp_path: Path
) -> None:
    archives = serve(server, tmp_path)
    server.link("/en_fr", cuts_off(archives["en_fr"], 10**6))
    offering.notice.action.click()
    qtbot.waitUntil(lambda: not offering.upgrade.is_running)
    assert "cut off" in offering.notice.label.text()
    assert used(offering) == ["fr_en 1.9", f"en_fr {carried('en_fr')}"]
    offering.notice.action.click()
    qtbot.waitUntil(lambda: not offering.upgrade.is_running)
    assert used(offering) == ["fr_en 1.9", "en_fr 1.9"]
    assert server.asked[-1] == ("/en_fr", "bytes=1000000-")


def test_stop_ends_a_slow_download(
    qtbot: QtBot, offering: MainWindow, server: ModelServer, tmp_path: Path
) -> None:
    serve(server, tmp_path, lambda data: stalls(data, 10**6))
    offering.notice.action.click()
    qtbot.waitUntil(lambda: offering.status.progress.value() > 0)
    offering.actions_.by_id["stop"].trigger()
    assert not offering.upgrade.is_running
    assert not offering.status.progress.isVisible()
    qtbot.waitUntil(lambda: offering.tasks.are_idle)
    assert used(offering) == [f"{pair} {carried(pair)}" for pair in PAIRS]


def test_closing_the_window_ends_a_slow_download(
    qtbot: QtBot, offering: MainWindow, server: ModelServer, tmp_path: Path
) -> None:
    serve(server, tmp_path, lambda data: stalls(data, 10**6))
    offering.notice.action.click()
    qtbot.waitUntil(lambda: offering.status.progress.value() > 0)
    offering.close()
    assert not offering.isVisible()


def test_the_dialog_compares_what_is_used_with_what_is_better(
    window: MainWindow, server: ModelServer, qtbot: QtBot
) -> None:
    server.index()
    dialog = opened(window)
    assert dialog.comparison.text().splitlines() == [
        f"French → English: fr_en {carried('fr_en')} (29.5) is used; "
        "fr_en 1.9 (39.5) is better by 10.0 points.",
        f"English → French: en_fr {carried('en_fr')} (33.4) is used; "
        "en_fr 1.9 (42.7) is better by 9.3 points.",
        "Points are BLEU on FLORES-200 devtest; more is better. "
        "Published by Vis-à-vis, mozilla/firefox-translations-models.",
        "The index was last asked: never.",
    ]
    dialog.from_index.click()
    dialog.yes.click()
    wait_for_message(qtbot, dialog)
    assert "last asked: never" not in dialog.comparison.text()


@pytest.mark.slow
def test_the_dialog_gets_better_models(
    qtbot: QtBot, window: MainWindow, server: ModelServer, tmp_path: Path
) -> None:
    serve(server, tmp_path)
    dialog: ModelsDialog = opened(window)
    dialog.get_better.click()
    assert "2 × 66 MB from 127.0.0.1" in dialog.question.text()
    assert server.asked == []
    dialog.yes.click()
    message = wait_for_message(qtbot, dialog)
    assert message == ("fr_en 1.9 translates from now on.\nen_fr 1.9 translates from now on.")
    assert "fr_en 1.9 (39.5) is the best that is known." in dialog.comparison.text()
    assert not dialog.get_better.isEnabled()


def test_the_preferences_have_the_offer(window: MainWindow) -> None:
    from desktop.ui.shell.preferences_dialog import PreferencesDialog

    dialog = PreferencesDialog(window, Settings(offers_better_models=False))
    changed: list[Settings] = []
    dialog.settings_changed.connect(changed.append)
    assert not dialog.offers_models.isChecked()
    dialog.offers_models.click()
    assert changed[-1].offers_better_models
