"""Operations: written in order, never on the window's thread, retried, undone and redone."""

import sqlite3
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from pytestqt.qtbot import QtBot

from desktop.base.cancellation import Token
from desktop.base.errors import AppError
from desktop.base.paths import Home
from desktop.library import Changes, Highlight, Library
from desktop.reading.article import Side
from desktop.services import highlights
from desktop.services.articles import import_raw
from desktop.ui.shell.main_window import MainWindow
from desktop.ui.support.operations import Operation
from tests.builders import raw
from tests.fakes import SlowEngine
from tests.gui.conftest import MakeWindow, wait_translated, wait_until_idle

SECOND = "Another story\n\nIt is short, but long enough to be an article. It has an end.\n"


@pytest.fixture
def other_program(own_home: Home) -> Iterator[sqlite3.Connection]:
    """Return another program's connection to the library, which waits for no lock."""
    connection = sqlite3.connect(own_home.library, isolation_level=None, timeout=0)
    yield connection
    connection.close()


def written(window: MainWindow, library: Library) -> tuple[Highlight, ...]:
    assert window.session.article_id is not None
    return highlights.list_highlights(library, window.session.article_id)


def test_undo_goes_back_to_the_article_and_names_what_it_undid(
    qtbot: QtBot, window: MainWindow, library: Library
) -> None:
    first = window.session.article_id
    assert first is not None
    other = import_raw(library, raw(SECOND)).article_id
    window.reader.go_to(3, Side.ORIGINAL)
    window.actions_.by_id["highlight_2"].trigger()
    wait_until_idle(window)
    window.session.open(other)
    qtbot.waitUntil(lambda: window.session.article_id == other)
    window.actions_.by_id["undo"].trigger()
    qtbot.waitUntil(lambda: window.session.article_id == first)
    wait_until_idle(window)
    assert window.reader.highlights == ()
    assert highlights.list_highlights(library, first) == ()
    assert (window.reader.current, window.reader.side) == (3, Side.ORIGINAL)
    title = window.session.opened.article.title if window.session.opened else ""
    assert window.notice.label.text() == f"Undone: highlight in “{title}”"
    window.session.open(other)
    qtbot.waitUntil(lambda: window.session.article_id == other)
    window.actions_.by_id["redo"].trigger()
    qtbot.waitUntil(lambda: window.session.article_id == first)
    wait_until_idle(window)
    assert [one.colour for one in written(window, library)] == [2]
    assert window.notice.label.text() == f"Redone: highlight in “{title}”"


def test_undo_with_an_empty_history_says_so(window: MainWindow) -> None:
    wait_until_idle(window)  # the reading position is saved, too
    window.actions_.by_id["undo"].trigger()
    assert window.notice.label.text() == "There is nothing to undo."


def test_a_highlight_shows_at_once_and_waits_for_another_program(
    qtbot: QtBot, window: MainWindow, library: Library, other_program: sqlite3.Connection
) -> None:
    other_program.execute("BEGIN IMMEDIATE")
    window.reader.go_to(2)
    window.actions_.by_id["highlight_1"].trigger()
    window.actions_.by_id["highlight_4"].trigger()
    assert [one.colour for one in window.reader.highlights] == [4]
    assert [one.colour for one in window.notes.model.rows] == [4]
    qtbot.waitUntil(lambda: window.operations.is_waiting)
    assert written(window, library) == ()
    assert window.status.waiting.text().endswith("waiting to be saved")
    other_program.execute("COMMIT")
    wait_until_idle(window)
    assert [one.colour for one in written(window, library)] == [4]
    assert window.reader.highlights == written(window, library)
    assert window.status.waiting.text() == ""
    assert not window.notice.isVisible()


def test_reading_goes_on_while_changes_wait(
    qtbot: QtBot, window: MainWindow, library: Library, other_program: sqlite3.Connection
) -> None:
    first = window.session.article_id
    other = import_raw(library, raw(SECOND)).article_id
    other_program.execute("BEGIN IMMEDIATE")
    window.reader.go_to(1)
    window.actions_.by_id["highlight_3"].trigger()
    qtbot.waitUntil(lambda: window.operations.is_waiting)
    window.session.open(other)
    qtbot.waitUntil(lambda: window.session.article_id == other)
    assert first is not None
    window.session.open(first)
    qtbot.waitUntil(lambda: window.session.article_id == first)
    assert [one.colour for one in window.reader.highlights] == [3]
    other_program.execute("COMMIT")
    wait_until_idle(window)
    assert [one.colour for one in written(window, library)] == [3]


def test_a_note_is_written_on_a_highlight_that_waits(
    qtbot: QtBot, window: MainWindow, library: Library, other_program: sqlite3.Connection
) -> None:
    other_program.execute("BEGIN IMMEDIATE")
    window.reader.go_to(1)
    window.actions_.by_id["write_note"].trigger()
    window.cards.card.editor.setPlainText("Check this")
    window.finish_editing()
    qtbot.waitUntil(lambda: window.operations.is_waiting)
    other_program.execute("COMMIT")
    wait_until_idle(window)
    assert [one.note and one.note.text for one in written(window, library)] == ["Check this"]
    window.actions_.by_id["undo"].trigger()
    wait_until_idle(window)
    assert [one.note for one in written(window, library)] == [None]


def test_the_window_closes_once_everything_is_written(
    qtbot: QtBot, window: MainWindow, library: Library, other_program: sqlite3.Connection
) -> None:
    article_id = window.session.article_id
    assert article_id is not None
    other_program.execute("BEGIN IMMEDIATE")
    window.reader.go_to(1)
    window.actions_.by_id["highlight_3"].trigger()
    qtbot.waitUntil(lambda: window.operations.is_waiting)
    window.close()
    assert window.isVisible()
    assert "aren't saved yet" in window.notice.label.text()
    other_program.execute("COMMIT")
    qtbot.waitUntil(lambda: not window.isVisible())
    assert [one.colour for one in highlights.list_highlights(library, article_id)] == [3]


def test_the_window_stays_where_its_closing_is_called_off(
    qtbot: QtBot, window: MainWindow, other_program: sqlite3.Connection
) -> None:
    window.notice.offer("Something better.", [("Get it", lambda: None)])
    other_program.execute("BEGIN IMMEDIATE")
    window.reader.go_to(1)
    window.actions_.by_id["highlight_3"].trigger()
    qtbot.waitUntil(lambda: window.operations.is_waiting)
    window.close()
    assert "aren't saved yet" in window.notice.label.text()
    window.actions_.by_id["go_to_text"].trigger()
    assert not window.notice.isVisible()
    other_program.execute("COMMIT")
    wait_until_idle(window)
    assert window.isVisible()


def test_closing_right_after_a_key_press_writes_it(window: MainWindow, library: Library) -> None:
    article_id = window.session.article_id
    assert article_id is not None
    window.reader.go_to(1)
    window.actions_.by_id["highlight_3"].trigger()
    window.close()
    assert [one.colour for one in highlights.list_highlights(library, article_id)] == [3]


def test_a_highlight_purged_meanwhile_is_not_restored(window: MainWindow, library: Library) -> None:
    window.reader.go_to(2)
    window.actions_.by_id["highlight_1"].trigger()
    wait_until_idle(window)
    window.highlights.remove(window.reader.highlights[0])
    wait_until_idle(window)
    with library.write() as tx:
        later = datetime.now(UTC) + timedelta(hours=1)
        tx.purge_highlights(tx.highlights_deleted_before(later), later)
    window.actions_.by_id["undo"].trigger()
    wait_until_idle(window)
    assert "no longer in the library" in window.notice.label.text()
    assert window.reader.highlights == ()
    assert window.operations.undo_title == "Remove the highlight"
    assert window.operations.redo_title == ""


def test_an_undo_that_fails_stays_in_the_history(window: MainWindow) -> None:
    def revert(library: Library, _: Token) -> Changes:
        raise AppError("It can't be undone now.", "Try again.")

    changes = Changes(colours=frozenset({1}))
    window.operations.run(Operation("Fragile", lambda *_: changes, revert))
    wait_until_idle(window)
    window.actions_.by_id["undo"].trigger()
    wait_until_idle(window)
    assert window.notice.label.text() == "It can't be undone now. Try again."
    assert window.operations.undo_title == "Fragile"
    assert window.operations.redo_title == ""


@pytest.mark.logs("task failed")
def test_a_bug_in_one_operation_does_not_stop_the_next(
    qtbot: QtBot, window: MainWindow, library: Library
) -> None:
    def crash(library: Library, _: Token) -> Changes:
        raise ZeroDivisionError

    window.operations.run(Operation("Bug", crash))
    window.reader.go_to(2)
    window.actions_.by_id["highlight_1"].trigger()
    wait_until_idle(window)
    assert len(written(window, library)) == 1
    assert "ZeroDivisionError" in window.notice.label.text()


def test_no_operation_runs_on_the_windows_thread(window: MainWindow) -> None:
    threads = []

    def change(library: Library, _: Token) -> Changes:
        threads.append(threading.current_thread())
        return Changes(colours=frozenset({1}))

    window.operations.run(Operation("Location", change, change))
    wait_until_idle(window)
    window.operations.undo()
    wait_until_idle(window)
    assert len(threads) == 2
    assert threading.main_thread() not in threads


def test_each_change_is_announced_once(window: MainWindow) -> None:
    heard: list[Changes] = []
    window.operations.library_changed.connect(lambda changes, _: heard.append(changes))
    window.reader.go_to(2)
    window.actions_.by_id["highlight_1"].trigger()
    wait_until_idle(window)
    article_id = window.session.article_id
    assert article_id is not None
    marked = [changes for changes in heard if changes.annotations]
    assert marked == [Changes(annotations=frozenset({article_id}))]


def test_a_translation_waits_for_another_program(
    qtbot: QtBot, library: Library, make_window: MakeWindow, other_program: sqlite3.Connection
) -> None:
    import_raw(library, raw(SECOND))
    engine = SlowEngine()
    window = make_window(engine)
    qtbot.waitUntil(lambda: window.status.is_translating)
    other_program.execute("BEGIN IMMEDIATE")
    engine.turn.release(1)
    qtbot.waitUntil(lambda: window.tasks.are_idle or window.status.is_translating)
    window.reader.go_to(0)
    qtbot.waitUntil(lambda: window.operations.is_waiting)
    assert not any(pair.translated for pair in window.reader.pairs)
    other_program.execute("COMMIT")
    engine.turn.release(20)
    wait_translated(qtbot, window)
    assert not window.notice.isVisible()
