"""The workspace: drawers beside or over the text, stacking, full screen, menu bar, going back."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from desktop.base.cancellation import Token
from desktop.base.settings import Settings
from desktop.library import Library
from desktop.reading.article import Side
from desktop.services.articles import import_file, list_articles
from desktop.services.open_article import open_article
from desktop.ui.reader.column import MARGIN
from desktop.ui.reader.gutter_marks import Mark
from desktop.ui.reader.reader_view import FEW_CHARACTERS, FEWEST_CHARACTERS
from desktop.ui.shell.main_window import MainWindow
from desktop.ui.support.view_mode import ViewMode
from tests.gui.conftest import MakeWindow, seed, wait_translated, wait_until_idle

POPUP = "This plugin does not support (raise|grabbing the keyboard)"
"""What Qt says of every pop-up without a screen."""
SIZES = [(720, 500), (1024, 640), (1280, 820), (1920, 1080)]


@pytest.fixture
def long_window(qtbot: QtBot, library: Library, make_window: MakeWindow) -> MainWindow:
    """Return a window that shows an article of several screens."""
    import_file(library, seed(1), Token())
    window = make_window()
    wait_translated(qtbot, window)
    return window


def characters(window: MainWindow) -> float:
    """Return how many characters fit into a line of the narrowest column that is shown."""
    widths = [one.viewport().width() for one in window.reader.columns if one.isVisible()]
    return (min(widths) - 2 * MARGIN) / window.reader._character


def distance(window: MainWindow) -> float:
    """Return how far below the top of the view the current sentence begins, in pixels."""
    return window.reader.scrolling.anchor(window.reader.current).distance


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("mode", list(ViewMode))
def test_lines_keep_their_length_whatever_is_open(
    qtbot: QtBot, long_window: MainWindow, size: tuple[int, int], mode: ViewMode
) -> None:
    window = long_window
    window.resize(*size)
    window.reader.set_mode(mode)
    for command in ("show_library", "show_notes", "show_library", "show_left_out"):
        window.actions_.by_id[command].trigger()
        QApplication.processEvents()
        assert characters(window) >= FEWEST_CHARACTERS
        if any(one.is_docked for one in (window.workspace.left, window.workspace.right)):
            assert characters(window) >= FEW_CHARACTERS - 1
        assert characters(window) <= 67


def test_narrow_columns_stack_and_come_back(long_window: MainWindow) -> None:
    reader = long_window.reader
    shown = []
    for size in ((720, 500), (1280, 820)):
        long_window.resize(*size)
        shown.append((reader.mode, reader.shown_mode, reader.columns[1].isVisible()))
    assert shown == [
        (ViewMode.SIDE_BY_SIDE, ViewMode.STACKED, False),
        (ViewMode.SIDE_BY_SIDE, ViewMode.SIDE_BY_SIDE, True),
    ]


def test_the_library_folds_where_there_is_no_room_and_comes_back(long_window: MainWindow) -> None:
    library = long_window.library_view
    long_window.resize(1280, 820)
    assert library.isVisible()
    long_window.resize(1000, 640)
    assert not library.isVisible()
    long_window.resize(1280, 820)
    assert library.isVisible()
    long_window.actions_.by_id["show_notes"].trigger()
    assert long_window.panel.isVisible()
    assert not library.isVisible()
    long_window.actions_.by_id["show_notes"].trigger()
    assert library.isVisible()


def test_a_drawer_over_the_text_goes_once_the_text_is_read(
    qtbot: QtBot, long_window: MainWindow
) -> None:
    long_window.resize(720, 500)
    with qtbot.waitActive(long_window):
        long_window.actions_.by_id["go_to_library"].trigger()
        assert long_window.library_view.isVisible()
        assert long_window.library_view.geometry().right() < long_window.centre.width()
        long_window.reader.focus_text()
        assert not long_window.library_view.isVisible()


@pytest.mark.parametrize("command", ["search", "show_notes", "show_left_out", "show_doubtful"])
def test_the_same_key_and_escape_close_a_panel(
    qtbot: QtBot, long_window: MainWindow, command: str
) -> None:
    window, act = long_window, long_window.actions_.by_id
    with qtbot.waitActive(window):
        for closing in (command, "go_to_text"):
            act[command].trigger()
            assert window.panel.isVisible()
            focused = QApplication.focusWidget()
            assert focused is not None
            assert window.panel.isAncestorOf(focused)
            act[closing].trigger()
            assert not window.panel.isVisible()
            assert window.reader.active_column.hasFocus()


def test_a_tab_shows_its_panel(qtbot: QtBot, long_window: MainWindow) -> None:
    long_window.actions_.by_id["show_notes"].trigger()
    buttons = long_window.panel._tabs.buttons()
    buttons[2].click()
    assert long_window.search.isVisible()
    assert not long_window.notes.isVisible()
    buttons[3].click()
    assert long_window.actions_.by_id["show_left_out"].isChecked()


def test_full_screen_shows_the_text_alone_and_escape_leaves_it(
    qtbot: QtBot, long_window: MainWindow
) -> None:
    window = long_window
    with qtbot.waitActive(window):
        window.actions_.by_id["full_screen"].trigger()
        qtbot.waitUntil(window.isFullScreen)
        qtbot.waitUntil(lambda: not window.status.isVisible())
        assert not window.library_view.isVisible()
        assert not window.menu_bar.isVisible()
        window.reader.focus_text()
        window.actions_.by_id["go_to_text"].trigger()
        qtbot.waitUntil(lambda: not window.isFullScreen())
        qtbot.waitUntil(window.status.isVisible)
        assert window.library_view.isVisible()


@pytest.mark.qt_log_ignore(POPUP, extend=True)
def test_alt_opens_the_hidden_menu_bar(qtbot: QtBot, long_window: MainWindow) -> None:
    window = long_window
    assert not window.menu_bar.isVisible()
    with qtbot.waitActive(window):
        window.reader.focus_text()
        column = window.reader.active_column
        QTest.keyPress(column, Qt.Key.Key_Alt, Qt.KeyboardModifier.AltModifier)
        QTest.keyRelease(column, Qt.Key.Key_Alt)
        assert window.menu_bar.isVisible()
        menu = window.menu_bar._menus()[0]
        assert menu.isVisible()
        QTest.keyClick(menu, Qt.Key.Key_Escape)
        qtbot.waitUntil(lambda: not window.menu_bar.isVisible())


def test_alt_with_another_key_is_no_call_for_the_menu(
    qtbot: QtBot, long_window: MainWindow
) -> None:
    window = long_window
    with qtbot.waitActive(window):
        window.reader.focus_text()
        column = window.reader.active_column
        alt = Qt.KeyboardModifier.AltModifier
        QTest.keyPress(column, Qt.Key.Key_Alt, alt)
        QTest.keyClick(column, Qt.Key.Key_Left, alt)
        QTest.keyRelease(column, Qt.Key.Key_Alt)
        assert not window.menu_bar.isVisible()


def test_the_menu_bar_can_stay(library: Library, make_window: MakeWindow) -> None:
    window = make_window(settings=Settings(is_careful=False, menu_bar_hides=False))
    assert window.menu_bar.isVisible()
    window.actions_.by_id["show_menu_bar"].trigger()
    assert not window.menu_bar.isVisible()
    assert window.preferences.settings.menu_bar_hides


def test_tab_takes_the_commands_to_the_other_side(qtbot: QtBot, long_window: MainWindow) -> None:
    window, reader = long_window, long_window.reader
    reader.go_to(3, Side.ORIGINAL)
    reader.focus_text()
    with qtbot.waitActive(window):
        QTest.keyClick(reader.active_column, Qt.Key.Key_Tab)
        assert reader.columns[1].hasFocus()
        assert reader.side is Side.TRANSLATION
        window.actions_.by_id["highlight_3"].trigger()
        wait_until_idle(window)
    (made,) = reader.highlights
    assert made.anchor.side is Side.TRANSLATION
    assert made.anchor.start.sentence == 3


def test_select_all_leaves_the_reading_place(qtbot: QtBot, long_window: MainWindow) -> None:
    reader = long_window.reader
    reader.go_to(5)
    before = distance(long_window)
    reader.focus_text()
    with qtbot.waitActive(long_window):
        QTest.keyClick(reader.active_column, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert reader.pairs[9].source in reader.active_column.selected_text()
    assert reader.current == 5
    assert distance(long_window) == before


def test_going_back_and_forward(qtbot: QtBot, long_window: MainWindow, library: Library) -> None:
    window, reader, act = long_window, long_window.reader, long_window.actions_.by_id
    reader.go_to(5)
    window.navigator.go_to(window.session.location(20, Side.TRANSLATION))
    assert (reader.current, reader.side) == (20, Side.TRANSLATION)
    act["go_back"].trigger()
    assert (reader.current, reader.side) == (5, Side.ORIGINAL)
    act["go_forward"].trigger()
    assert reader.current == 20
    act["go_forward"].trigger()
    assert reader.current == 20


def test_going_back_to_another_article(
    qtbot: QtBot, long_window: MainWindow, library: Library
) -> None:
    window = long_window
    first = window.session.article_id
    import_file(library, seed(2), Token())
    other = next(row.id for row in list_articles(library) if row.id != first)
    window.reader.go_to(7)
    window.navigator.open(other)
    qtbot.waitUntil(lambda: window.session.article_id == other)
    wait_translated(qtbot, window)
    window.actions_.by_id["go_back"].trigger()
    qtbot.waitUntil(lambda: window.session.article_id == first)
    assert window.reader.current == 7


def test_a_jump_does_not_move_the_reading_place_until_reading_goes_on(
    qtbot: QtBot, long_window: MainWindow, library: Library
) -> None:
    window = long_window
    article = window.session.article_id
    assert article is not None

    def place() -> int:
        window.session.save_place()
        wait_until_idle(window)
        return open_article(library, article).stored.place_sentence

    window.reader.go_to(5)
    assert place() == 5
    window.navigator.go_to(window.session.location(20, Side.ORIGINAL))
    assert window.reader.current == 20
    assert place() == 5
    window.actions_.by_id["next_sentence"].trigger()
    assert place() == 21


@pytest.mark.parametrize(
    "change",
    ["larger_text", "show_notes", "show_library", "stacked", "original_only", "next_theme"],
)
def test_the_line_stays_where_it_was(qtbot: QtBot, long_window: MainWindow, change: str) -> None:
    window = long_window
    window.reader.go_to(15)
    bar = window.reader.columns[0].verticalScrollBar()
    bar.setValue(bar.value() + 60)  # read on a little by the mouse
    before = distance(window)
    window.actions_.by_id[change].trigger()
    qtbot.waitUntil(lambda: abs(distance(window) - before) <= 2)
    assert window.reader.current == 15


def test_the_line_stays_where_it_was_when_the_window_changes(
    qtbot: QtBot, long_window: MainWindow
) -> None:
    long_window.reader.go_to(15)
    before = distance(long_window)
    for size in ((1000, 800), (700, 800), (1300, 800), (1200, 800)):
        long_window.resize(*size)
        qtbot.waitUntil(lambda: abs(distance(long_window) - before) <= 2)


def test_a_notice_does_not_cover_the_current_sentence(
    library: Library, qtbot: QtBot, make_window: MakeWindow
) -> None:
    import_file(library, seed(1), Token())
    window = make_window(settings=Settings(is_careful=False, reading_line=0))
    wait_translated(qtbot, window)
    reader = window.reader
    column = reader.columns[0]
    reader.go_to(10)
    rect = column.rect_of(*next(column.sentence_ranges(10, Side.ORIGINAL)))
    bar = column.verticalScrollBar()
    bar.setValue(int(rect.bottom() - column.viewport().height()) + 4)
    window.notice.warn("Something happened.")
    assert rect.bottom() - bar.value() <= window.notice.y()


def test_dimming_leaves_the_current_pair(long_window: MainWindow) -> None:
    reader = long_window.reader
    reader.go_to(4)
    long_window.actions_.by_id["dim_others"].trigger()
    for column, side in zip(reader.columns, Side, strict=True):
        (start, end), *_ = column.sentence_ranges(4, side)
        dimmed = [
            (one.cursor.selectionStart(), one.cursor.selectionEnd())
            for one in column.extraSelections()
        ]
        assert dimmed[0] == (0, start)
        assert dimmed[1][0] == end
    long_window.actions_.by_id["dim_others"].trigger()
    assert not reader.columns[0].extraSelections()


@pytest.mark.qt_log_ignore(POPUP, extend=True)
def test_marks_say_what_they_mean(qtbot: QtBot, long_window: MainWindow) -> None:
    window, reader = long_window, long_window.reader
    reader.go_to(1, Side.ORIGINAL)
    window.actions_.by_id["highlight_2"].trigger()
    wait_until_idle(window)
    column = reader.columns[0]
    assert [one.mark for one in column.marks] == [Mark.HIGHLIGHT]
    ((centre, mark),) = column._placed_marks(0, column.document().characterCount())
    place = centre.toPoint()
    place.setY(place.y() - column.verticalScrollBar().value())
    assert column.mark_at(place) == mark
    event = QHelpEvent(QEvent.Type.ToolTip, place, column.viewport().mapToGlobal(place))
    QApplication.sendEvent(column.viewport(), event)
    assert "Green" in QToolTip.text()


def test_word_links_go_with_their_article(
    qtbot: QtBot, long_window: MainWindow, library: Library
) -> None:
    window = long_window
    import_file(library, seed(2), Token())
    pair = window.reader.pairs[0]
    assert pair.translated is not None
    window.reader.word_links.add_links(
        pair.source,
        pair.translated.text,
        (((0, 3), (0, 3)),),  # type: ignore[arg-type]
    )
    other = next(row.id for row in list_articles(library) if row.id != window.session.article_id)
    window.navigator.open(other)
    qtbot.waitUntil(lambda: window.session.article_id == other)
    assert not list(window.reader.word_links.linked_ranges())


def test_a_lower_window_still_shows_the_current_sentence(
    qtbot: QtBot, long_window: MainWindow
) -> None:
    reader = long_window.reader
    long_window.resize(1200, 900)
    qtbot.waitUntil(lambda: not reader._align_timer.isActive())
    reader.go_to(15)
    bar = reader.columns[0].verticalScrollBar()
    bar.setValue(bar.value() - 350)  # read on by the mouse
    long_window.resize(1200, 450)

    def is_seen() -> bool:
        height = reader.columns[0].viewport().height()
        return 0 <= distance(long_window) < height and reader.current == 15

    qtbot.waitUntil(lambda: reader.scrolling.anchor(15).sentence == 15 and is_seen())


@pytest.mark.qt_log_ignore(POPUP, extend=True)
def test_the_keys_go_on_in_the_text_after_the_menu(qtbot: QtBot, long_window: MainWindow) -> None:
    window = long_window
    with qtbot.waitActive(window):
        window.reader.focus_text()
        window.actions_.by_id["open_menu"].trigger()
        QTest.keyClick(window.menu_bar._menus()[0], Qt.Key.Key_Escape)
        qtbot.waitUntil(lambda: not window.menu_bar.isVisible())
    assert window.focusWidget() is window.reader.active_column


def test_a_notice_stays_in_the_middle(qtbot: QtBot, long_window: MainWindow) -> None:
    notice, centre = long_window.notice, long_window.centre
    notice.warn("Something happened.")
    for command in ("show_notes", "show_library"):
        long_window.actions_.by_id[command].trigger()
        assert abs(notice.geometry().center().x() - centre.width() // 2) <= 1
