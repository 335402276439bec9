"""Reading: aligned columns, the current sentence, view modes, reveal, synchronised scrolling."""

from functools import partial

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from typing_extensions import override

from desktop.base import settings
from desktop.base.cancellation import Token
from desktop.base.paths import Home
from desktop.base.settings import Settings
from desktop.library import Library
from desktop.reading.article import Direction, Side
from desktop.services.articles import import_file, import_raw
from desktop.ui.reader.column import Column
from desktop.ui.reader.rows import HEAD
from desktop.ui.shell.main_window import MainWindow
from desktop.ui.support.view_mode import ViewMode
from tests.builders import PAGE, raw
from tests.fakes import BrokenEngine, EchoEngine, SlowEngine
from tests.gui.conftest import MakeWindow, seed, wait_translated


class WordyEngine(EchoEngine):
    """Says everything twice, so that a translation takes more lines than its original."""

    @override
    def text(self, source: str, direction: Direction) -> str:
        return f"{super().text(source, direction)} {source}"


def shown_text(column: Column) -> list[str]:
    """Return the rows below and above the lines of the head."""
    return [row.text for row in column.rows if row.paragraph != HEAD]


def row_top(column: Column, number: int) -> float:
    """Return the top of a row, in pixels from the top of the document."""
    position = column.document().findBlockByNumber(number).position()
    return column.rect_of(position, position + 1).top()


def highlighted(column: Column) -> set[str]:
    """Return the texts with a shape behind them."""
    text = column.document().toPlainText()
    return {text[one.start : one.end] for one in column.backdrops}


def test_paragraphs_begin_at_the_same_height_in_both_columns(
    qtbot: QtBot, library: Library, make_window: MakeWindow
) -> None:
    import_file(library, seed(2), Token())
    window = make_window(WordyEngine())
    wait_translated(qtbot, window)
    left, right = window.reader.columns
    for width in (1200, 900, 1400):
        window.resize(width, 800)
        qtbot.waitUntil(
            lambda: all(
                abs(row_top(left, number) - row_top(right, number)) < 1.5
                for number in range(len(left.rows))
            )
        )
        assert left.row_height(5) < right.row_height(5)


def test_the_same_sentence_is_highlighted_on_both_sides(window: MainWindow) -> None:
    window.actions_.by_id["next_sentence"].trigger()
    left, right = window.reader.columns
    pair = window.reader.pairs[1]
    assert pair.translated is not None
    assert pair.source in highlighted(left)
    assert pair.translated.text in highlighted(right)


def test_moves_by_sentence_and_paragraph_stop_at_the_ends(window: MainWindow) -> None:
    reader, act = window.reader, window.actions_.by_id
    reader.go_to(0)
    act["previous_sentence"].trigger()
    assert reader.current == 0
    act["next_paragraph"].trigger()
    assert reader.pairs[reader.current].paragraph == 1
    act["next_sentence"].trigger()
    act["previous_paragraph"].trigger()
    assert reader.pairs[reader.current].source.startswith("The council opened the new bridge on")
    reader.go_to(999)
    act["next_sentence"].trigger()
    act["next_paragraph"].trigger()
    assert reader.current == len(reader.pairs) - 1


def test_the_caret_makes_its_sentence_the_current_one(window: MainWindow) -> None:
    reader = window.reader
    column = reader.columns[1]
    target = reader.pairs[3]
    start, _ = next(column.sentence_ranges(target.number, Side.TRANSLATION))
    cursor = column.textCursor()
    cursor.setPosition(start + 3)
    column.setTextCursor(cursor)
    assert reader.current == target.number
    assert reader.side is Side.TRANSLATION


def test_keys_move_and_select_while_the_text_has_the_focus(
    qtbot: QtBot, window: MainWindow
) -> None:
    reader = window.reader
    reader.go_to(1, Side.ORIGINAL)
    reader.focus_text()
    with qtbot.waitActive(window):
        QTest.keyClick(reader.active_column, Qt.Key.Key_J)
        assert reader.current == 2
        QTest.keyClick(
            reader.active_column,
            Qt.Key.Key_Right,
            Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier,
        )
        assert reader.active_column.textCursor().selectedText() == "It "
        QTest.keyClick(reader.active_column, Qt.Key.Key_X)
        assert reader.side is Side.TRANSLATION
        assert reader.current == 2


def test_selecting_with_the_mouse_works_in_both_columns(qtbot: QtBot, window: MainWindow) -> None:
    for column in window.reader.columns:
        rect = column.cursorRect(QTextCursor(column.document().findBlockByNumber(1)))
        start = rect.center() + QPoint(2, 0)
        viewport = column.viewport()
        QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=start)
        QTest.mouseMove(viewport, start + QPoint(90, 0))
        QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=start + QPoint(90, 0))
        assert column.selected_text()


@pytest.mark.parametrize("mode", list(ViewMode))
def test_every_mode_shows_its_languages(window: MainWindow, mode: ViewMode) -> None:
    window.actions_.by_id[mode.value].trigger()
    left, right = window.reader.columns
    sides = {row.side for row in left.rows}
    assert right.isVisible() == (mode is ViewMode.SIDE_BY_SIDE)
    assert (
        sides
        == {
            ViewMode.SIDE_BY_SIDE: {Side.ORIGINAL},
            ViewMode.STACKED: {Side.ORIGINAL, Side.TRANSLATION},
            ViewMode.ORIGINAL_ONLY: {Side.ORIGINAL},
            ViewMode.TRANSLATION_ONLY: {Side.TRANSLATION},
        }[mode]
    )
    assert window.actions_.by_id[mode.value].isChecked()
    assert window.preferences.settings.view_mode == mode.value


@pytest.mark.parametrize("mode", [ViewMode.ORIGINAL_ONLY, ViewMode.TRANSLATION_ONLY])
def test_the_hidden_language_is_revealed_and_hidden_again(
    window: MainWindow, mode: ViewMode
) -> None:
    act, reader = window.actions_.by_id, window.reader
    act[mode.value].trigger()
    reader.go_to(2)
    pair = reader.pairs[2]
    assert pair.translated is not None
    hidden = pair.translated.text if mode is ViewMode.ORIGINAL_ONLY else pair.source
    act["reveal_sentence"].trigger()
    assert hidden in shown_text(reader.columns[0])
    act["reveal_sentence"].trigger()
    assert hidden not in shown_text(reader.columns[0])
    act["reveal_paragraph"].trigger()
    rows = [row for row in reader.columns[0].rows if row.sentences and row.paragraph == 1]
    shown = [(one.number, row.is_other_language) for row in rows for one in row.sentences]
    assert shown == [(number, is_other) for number in (1, 2, 3) for is_other in (False, True)]
    assert reader.current == 2


def test_columns_are_swapped_and_stay_swapped(window: MainWindow) -> None:
    window.actions_.by_id["swap_columns"].trigger()
    assert {row.side for row in window.reader.columns[0].rows} == {Side.TRANSLATION}
    assert {row.side for row in window.reader.columns[1].rows} == {Side.ORIGINAL}
    assert window.preferences.settings.columns_are_swapped


def test_the_keyboard_stays_on_the_side_being_read(qtbot: QtBot, window: MainWindow) -> None:
    reader, act = window.reader, window.actions_.by_id
    with qtbot.waitActive(window):
        reader.go_to(2)
        reader.focus_text()
        for name in ("swap_columns", "translation_only", "side_by_side", "switch_side", "stacked"):
            act[name].trigger()
            assert reader.active_column.hasFocus(), name
        window.go_to_library()
        act["side_by_side"].trigger()
        assert window.library_view.filter_box.hasFocus()


def test_columns_scroll_together_until_switched_off(
    qtbot: QtBot, library: Library, make_window: MakeWindow
) -> None:
    import_file(library, seed(1), Token())
    window = make_window()
    wait_translated(qtbot, window)
    left, right = (column.verticalScrollBar() for column in window.reader.columns)
    left.setValue(300)
    assert right.value() == left.value() == 300
    window.actions_.by_id["scroll_together"].trigger()
    left.setValue(0)
    assert right.value() == 300
    window.actions_.by_id["scroll_together"].trigger()
    assert right.value() == left.value()


def test_the_current_sentence_stays_in_view_on_both_sides(
    qtbot: QtBot, library: Library, make_window: MakeWindow
) -> None:
    import_file(library, seed(1), Token())
    window = make_window()
    wait_translated(qtbot, window)
    reader = window.reader
    for number in (len(reader.pairs) - 1, 7, 20, 0):
        reader.go_to(number)
        for column, side in zip(reader.columns, Side, strict=True):
            rect = column.rect_of(*next(column.sentence_ranges(number, side)))
            top = column.verticalScrollBar().value()
            assert top <= rect.top()
            assert rect.bottom() <= top + column.viewport().height()


def test_the_current_sentence_is_kept_at_the_reading_line(
    qtbot: QtBot, library: Library, make_window: MakeWindow
) -> None:
    import_file(library, seed(1), Token())
    window = make_window()
    wait_translated(qtbot, window)
    reader = window.reader
    column = reader.columns[0]
    for number in (10, 11, 15, len(reader.pairs) - 1):
        reader.go_to(number)
        tops = [
            next(one.rect_of(*place).top() for place in one.sentence_ranges(number, side))
            for one, side in zip(reader.columns, Side, strict=True)
        ]
        line = (min(tops) - column.verticalScrollBar().value()) / column.viewport().height()
        assert abs(line - 0.38) < 0.01


def test_without_a_reading_line_a_visible_sentence_does_not_move_the_page(
    qtbot: QtBot, library: Library, make_window: MakeWindow
) -> None:
    import_file(library, seed(1), Token())
    window = make_window(settings=Settings(is_careful=False, reading_line=0))
    wait_translated(qtbot, window)
    window.reader.go_to(10)
    before = window.reader.columns[0].verticalScrollBar().value()
    window.reader.go_to(9)
    assert window.reader.columns[0].verticalScrollBar().value() == before


def test_translations_arrive_one_by_one_without_moving_the_page(
    qtbot: QtBot, library: Library, make_window: MakeWindow
) -> None:
    import_raw(library, raw(PAGE))
    engine = SlowEngine()
    window = make_window(engine)
    qtbot.waitUntil(lambda: bool(window.reader.pairs))
    assert window.status.is_translating

    def done() -> int:
        return sum(bool(pair.translated) for pair in window.reader.pairs)

    for count in (1, 2, 3):
        engine.turn.release()
        qtbot.waitUntil(partial(lambda wanted: done() == wanted, count))
    assert window.reader.pairs[0].translated is not None
    window.actions_.by_id["stop"].trigger()
    qtbot.waitUntil(lambda: window.tasks.are_idle)
    assert not window.status.is_translating
    assert done() == 3
    window.own_translations.rewrite(window.session.opened.stored.id, 0, "Le mien.")
    with qtbot.waitSignal(window.session.pairs_reloaded):
        pass
    assert not window.status.is_translating
    window.actions_.by_id["translate"].trigger()
    assert window.status.is_translating
    window.actions_.by_id["stop"].trigger()
    engine.turn.release(9)
    qtbot.waitUntil(lambda: window.tasks.are_idle)


def test_a_missing_model_leaves_the_original_readable(
    qtbot: QtBot, library: Library, make_window: MakeWindow
) -> None:
    import_raw(library, raw(PAGE))
    window = make_window(BrokenEngine())
    qtbot.waitUntil(lambda: window.notice.isVisible())
    assert "can't be loaded" in window.notice.label.text()
    assert shown_text(window.reader.columns[0])[0] == "The council opens the new bridge"
    window.actions_.by_id["next_sentence"].trigger()
    assert window.reader.current == 1


def test_the_reading_position_is_restored(
    qtbot: QtBot, window: MainWindow, make_window: MakeWindow
) -> None:
    window.reader.go_to(4, Side.TRANSLATION)
    window.close()
    again = make_window()
    qtbot.waitUntil(lambda: again.reader.current == 4)
    assert again.reader.side is Side.TRANSLATION


def test_appearance_is_remembered(
    window: MainWindow, make_window: MakeWindow, own_home: Home
) -> None:
    window.actions_.by_id["larger_text"].trigger()
    window.actions_.by_id["next_theme"].trigger()
    size, name = window.preferences.settings.font_size, window.theme.name
    assert size == Settings().font_size + 1
    kept = settings.load(own_home.settings)
    assert kept.font_size == size
    assert make_window(settings=kept).theme.name == name


def test_the_engine_is_tuned_once_an_article_is_translated(
    qtbot: QtBot, library: Library, make_window: MakeWindow
) -> None:
    import_raw(library, raw(PAGE))
    engine = EchoEngine()
    shown = make_window(engine)
    wait_translated(qtbot, shown)
    qtbot.waitUntil(lambda: engine.tunings == 1)
