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
