"""Addresses of articles: opened in the window, and copied with what is quoted."""

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from desktop import __main__, app
from desktop.base.paths import Home
from desktop.library import Library
from desktop.reading.article import Side
from desktop.reading.exchange.article_address import ArticleAddress
from desktop.services.articles import import_raw
from desktop.ui.shell.address_task import open_address
from desktop.ui.shell.main_window import MainWindow
from tests.builders import PAGE, raw
from tests.fakes import EchoEngine
from tests.gui.conftest import MakeWindow, wait_until_idle

OTHER = "The other article\n\nIt has one sentence only, about the harbour of the town.\n"


def test_the_window_goes_to_the_sentence_of_an_address(
    qtbot: QtBot, library: Library, make_window: MakeWindow
) -> None:
    wanted = import_raw(library, raw(PAGE)).article_id
    import_raw(library, raw(OTHER))
    window = make_window(EchoEngine())
    wait_until_idle(window)
    open_address(window, ArticleAddress(raw(PAGE).digest, 3, Side.TRANSLATION))
    qtbot.waitUntil(lambda: window.session.article_id == wanted)
    qtbot.waitUntil(lambda: window.reader.current == 3)
    assert window.reader.side is Side.TRANSLATION
    wait_until_idle(window)
    open_address(window, ArticleAddress(raw(PAGE).digest, 9999))
    qtbot.waitUntil(lambda: window.reader.current == len(window.reader.pairs) - 1)
    wait_until_idle(window)


def test_a_start_with_an_address_opens_its_article_and_not_the_last_one(
    qtbot: QtBot, library: Library, make_window: MakeWindow, own_home: Home
) -> None:
    wanted = import_raw(library, raw(PAGE)).article_id
    import_raw(library, raw(OTHER))
    window = make_window(EchoEngine())
    wait_until_idle(window)
    app.fill_window(window, own_home, [], ArticleAddress(raw(PAGE).digest, 2))
    qtbot.waitUntil(lambda: window.session.article_id == wanted and window.reader.current == 2)
    wait_until_idle(window)
    assert window.session.article_id == wanted


def test_an_article_that_is_not_there_is_said_to_be_missing(
    qtbot: QtBot, window: MainWindow
) -> None:
    open_address(window, ArticleAddress("0" * 64, 1))
    qtbot.waitUntil(lambda: "isn't in the library" in window.notice.label.text())
    assert window.session.opened is not None
    wait_until_idle(window)


@pytest.mark.parametrize(
    "before", [[], ["open"], ["--home", "FOLDER"], ["--home=FOLDER"], ["--home", "FOLDER", "open"]]
)
def test_an_address_alone_opens_the_window(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, before: list[str]
) -> None:
    seen: list[tuple[list[Path], ArticleAddress | None]] = []

    def run(_: Home, files: list[Path], address: ArticleAddress | None) -> int:
        seen.append((files, address))
        return 0

    monkeypatch.setattr(app, "run", run)
    monkeypatch.setenv("VISAVIS_HOME", str(tmp_path))
    address = ArticleAddress("0" * 64, 1)
    arguments = [one.replace("FOLDER", str(tmp_path)) for one in before]
    assert __main__.main([*arguments, str(address)]) == 0
    assert seen == [([], address)]


def test_a_broken_address_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        __main__.main(["visavis://article/12"])
    assert "isn't the address of an article" in capsys.readouterr().err


def test_a_sentence_is_copied_with_its_source(qtbot: QtBot, window: MainWindow) -> None:
    window.reader.go_to(2, Side.TRANSLATION)
    window.actions_.by_id["copy_with_source"].trigger()
    opened = window.session.opened
    assert opened is not None
    copied = QGuiApplication.clipboard().text()
    quoted = "“It took four years to build.” ([fr] It took four years to build.) — "
    assert copied.startswith(quoted + opened.article.title)
    assert copied.endswith(f"visavis://article/{opened.digest}#3")


def test_a_selection_is_copied_in_the_marks_of_its_language(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.reader.go_to(2, Side.TRANSLATION)
    column = window.reader.active_column
    cursor = column.textCursor()
    cursor.movePosition(cursor.MoveOperation.NextCharacter, cursor.MoveMode.KeepAnchor, 4)
    column.setTextCursor(cursor)
    window.actions_.by_id["copy_with_source"].trigger()
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("«\u00a0[fr]\u00a0» — ")
    assert copied.endswith("?side=translation#3")
