"""The window shows what another program writes to its library."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.library import Library, open_library
from desktop.reading.article import Side
from desktop.services.articles import import_raw, leave_out_lines
from desktop.services.deletion import delete
from desktop.services.own_translations import rewrite
from desktop.ui.shell.main_window import MainWindow
from tests.builders import PAGE, raw


@pytest.fixture
def other(library: Library, tmp_path: Path) -> Iterator[Library]:
    """Return the window's library as another program has it open."""
    with open_library(library.path, tmp_path / "backups") as opened:
        yield opened


@pytest.fixture
def watched(qtbot: QtBot, window: MainWindow) -> MainWindow:
    """Return a window that has begun to watch its library."""
    qtbot.waitUntil(lambda: window.watcher.is_watching)
    return window


def titles(window: MainWindow) -> list[str]:
    return [row.title for row in window.library_view.model.rows]


def test_an_article_imported_elsewhere_is_listed_and_the_open_one_stays(
    qtbot: QtBot, watched: MainWindow, other: Library
) -> None:
    watched.reader.go_to(3, Side.ORIGINAL)
    opened = watched.session.opened
    new = import_raw(other, raw(PAGE.replace("The council", "Another council")))
    qtbot.waitUntil(lambda: "Another council opens the new bridge" in titles(watched))
    assert watched.session.opened is opened
    assert watched.reader.current == 3
    delete(other, [new.article_id])
    qtbot.waitUntil(lambda: "Another council opens the new bridge" not in titles(watched))


def test_a_translation_written_elsewhere_is_shown(
    qtbot: QtBot, watched: MainWindow, other: Library
) -> None:
    article_id = watched.session.article_id
    assert article_id is not None
    rewrite(other, article_id, 1, "Written in a terminal.")
    qtbot.waitUntil(
        lambda: getattr(watched.reader.pairs[1].translated, "text", "") == "Written in a terminal."
    )


def test_a_line_left_out_elsewhere_goes(qtbot: QtBot, watched: MainWindow, other: Library) -> None:
    article_id, article = watched.session.article_id, watched.session.article
    assert article_id is not None
    assert article is not None
    count = len(article.paragraphs)
    leave_out_lines(other, article_id, frozenset(article.paragraphs[-1].lines))
    qtbot.waitUntil(
        lambda: (
            watched.session.article is not None
            and len(watched.session.article.paragraphs) == count - 1
        )
    )
