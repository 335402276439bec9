"""Search by keyboard: type a query, and open a hit at its sentence."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.library import Library
from desktop.reading.article import Side, Span
from desktop.services.articles import import_raw
from desktop.ui.library.search_panel import excerpt
from desktop.ui.shell.main_window import MainWindow
from tests.builders import raw
from tests.gui.conftest import press, wait_translated

OTHER = "A quiet harbour\n\nThe ferry left the island before dawn. Nobody saw the zeppelin land.\n"


def search(qtbot: QtBot, window: MainWindow, typed: str) -> None:
    window.actions_.by_id["search"].trigger()
    window.search.box.clear()
    press(window.search.box, typed)
    qtbot.waitUntil(lambda: bool(window.search.model.rows))


def test_a_hit_in_another_article_opens_it_at_the_sentence(
    qtbot: QtBot, window: MainWindow, library: Library
) -> None:
    import_raw(library, raw(OTHER))
    with qtbot.waitActive(window):
        search(qtbot, window, "zeppelin")
        (hit,) = window.search.model.rows
        assert hit.source == "Nobody saw the zeppelin land."
        assert [span.of(hit.source) for span in hit.source_spans] == ["zeppelin"]
        QTest.keyClick(window.search.box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: hit.title in window.windowTitle())
    pair = window.reader.current_pair()
    assert pair is not None
    assert pair.source == hit.source
    wait_translated(qtbot, window)


def test_a_match_in_a_translation_opens_on_its_side(qtbot: QtBot, window: MainWindow) -> None:
    search(qtbot, window, "fr")
    hit = window.search.model.rows[0]
    assert hit.side is Side.TRANSLATION
    window.search.open_chosen()
    assert window.reader.side is Side.TRANSLATION
    assert window.reader.current == hit.number


def test_any_input_is_safe_and_no_hits_are_reported(qtbot: QtBot, window: MainWindow) -> None:
    window.actions_.by_id["search"].trigger()
    for typed in ('"', "note:", "-(", "* OR NOT", "'; drop table article; --"):
        window.search.box.setText(typed)
        window.search.search()
        qtbot.waitUntil(lambda: window.search.count.text() != "")
        window.search.count.clear()
    assert not window.notice.isVisible()


def test_an_excerpt_begins_shortly_before_its_match() -> None:
    text = "word " * 40 + "the needle here"
    place = text.index("needle")
    shown, (span,) = excerpt(text, [Span(place, place + 6)])
    assert shown.startswith("…word")
    assert span.of(shown) == "needle"
    assert excerpt("short needle", [Span(6, 12)]) == ("short needle", (Span(6, 12),))


def test_the_next_hit_is_reached_by_key_with_the_panel_closed(
    qtbot: QtBot, window: MainWindow
) -> None:
    search(qtbot, window, "the")
    hits = window.search.model.rows
    assert len(hits) > 2
    window.panel.hide()
    window.reader.focus_text()
    reached = []
    for _ in hits:
        window.actions_.by_id["next_hit"].trigger()
        reached.append((window.reader.current, window.reader.side))
    assert reached == [(hit.number, hit.side) for hit in hits]
    assert not window.notice.isVisible()
    window.actions_.by_id["next_hit"].trigger()
    assert (window.reader.current, window.reader.side) == reached[0]
    assert window.notice.label.text() == "From the top again."
    window.actions_.by_id["previous_hit"].trigger()
    assert (window.reader.current, window.reader.side) == reached[-1]
    assert window.notice.label.text() == "From the bottom again."
    assert not window.panel.isVisible()


def test_after_a_hit_was_opened_the_next_one_follows(qtbot: QtBot, window: MainWindow) -> None:
    search(qtbot, window, "the")
    window.search.open_chosen()
    window.actions_.by_id["next_hit"].trigger()
    assert window.search.list.currentIndex().row() == 1


def test_without_hits_the_next_hit_opens_the_search(qtbot: QtBot, window: MainWindow) -> None:
    window.actions_.by_id["next_hit"].trigger()
    assert window.panel.isVisible()
    assert window.panel.current is window.search
    window.search.box.setText("the")
    window.actions_.by_id["next_hit"].trigger()  # searches at once
    qtbot.waitUntil(lambda: bool(window.search.model.rows))
