"""A library on a disk that can't be written is read like any other; a change gets one sentence."""

import os
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from desktop.library import Library
from desktop.reading.article import Side
from desktop.services.articles import import_raw
from desktop.ui.shell.main_window import MainWindow
from desktop.ui.shell.maintenance_task import run_maintenance
from tests.builders import PAGE, raw
from tests.gui.conftest import MakeWindow, wait_translated, wait_until_idle


@pytest.fixture
def window(
    qtbot: QtBot, library: Library, make_window: MakeWindow, monkeypatch: pytest.MonkeyPatch
) -> MainWindow:
    """Return a window on an article that was never translated, on a read-only disk."""
    import_raw(library, raw(PAGE))
    library.close()
    able = os.access

    def access(path: Any, mode: int, **options: Any) -> bool:
        return not mode & os.W_OK and able(path, mode, **options)

    monkeypatch.setattr(os, "access", access)
    shown = make_window()
    wait_translated(qtbot, shown)
    return shown


def test_an_article_is_translated_and_read_without_a_word(window: MainWindow) -> None:
    for sentence in (1, 2, 3):
        window.reader.go_to(sentence, Side.ORIGINAL)
        window.session.save_place()
        wait_until_idle(window)
    run_maintenance(window)
    wait_until_idle(window)
    assert not window.notice.isVisible()
    assert not window.home.backups.exists()


def test_a_highlight_is_refused_with_one_sentence(qtbot: QtBot, window: MainWindow) -> None:
    told: list[object] = []
    window.operations.failed.connect(told.append)
    window.actions_.by_id["highlight_1"].trigger()
    qtbot.waitUntil(window.notice.isVisible)
    wait_until_idle(window)
    assert "can't be written" in window.notice.label.text()
    assert len(told) == 1
    assert not window.reader.highlights
