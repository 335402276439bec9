"""Translations are edited in their place: where the editor is, its keys; nothing is lost."""

from functools import partial

import pytest
from PySide6.QtCore import QMimeData, QRect, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from typing_extensions import override

from desktop.base.cancellation import Token
from desktop.base.settings import Settings
from desktop.library import Library
from desktop.reading.article import Direction, Pair, Side
from desktop.services import own_translations
from desktop.services.articles import import_file, import_raw
from desktop.ui.reader.sentence_editor import SentenceEditor
from desktop.ui.shell.main_window import MainWindow
from desktop.ui.support.view_mode import ViewMode
from tests.builders import PAGE, raw
from tests.fakes import CarefulEchoEngine, EchoEngine, PairsEngine, SlowEngine
from tests.gui.conftest import MakeWindow, press, seed, wait_translated, wait_until_idle

SIZES = ((720, 500), (1024, 640), (1280, 820), (1920, 1080))
OWN = "Ma propre phrase."
CONTROL = Qt.KeyboardModifier.ControlModifier


class SpacedEngine(EchoEngine):
    """Writes no-break spaces, as French does."""

    @override
    def text(self, source: str, direction: Direction) -> str:
        return f"«\u00a0{super().text(source, direction)}\u00a0»"


def edit(window: MainWindow, number: int, command: str = "edit_translation") -> SentenceEditor:
    window.reader.go_to(number)
    window.actions_.by_id[command].trigger()
    editor = window.own_translations.editor
    assert editor.isVisible()
    return editor


def pair(window: MainWindow, number: int) -> Pair:
    return window.reader.pairs[number]


def text_of(window: MainWindow, number: int) -> str:
    translated = pair(window, number).translated
    assert translated is not None
    return translated.text


def is_translated(window: MainWindow, number: int) -> bool:
    return pair(window, number).translated is not None


def place_on_screen(window: MainWindow, number: int) -> QRect:
    place = window.reader.translation_place(number)
    assert place is not None
    return window.reader.map_from_text(place.column, place.lines)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("mode", list(ViewMode))
def test_the_editor_is_in_view_and_on_its_sentence_alone(
    qtbot: QtBot,
    library: Library,
    make_window: MakeWindow,
    size: tuple[int, int],
    mode: ViewMode,
) -> None:
    import_file(library, seed(2), Token())
    window = make_window(settings=Settings(is_careful=False, view_mode=mode.value))
    window.resize(*size)
    wait_translated(qtbot, window)
    last = len(window.reader.pairs) - 1
    for number in (0, last // 2, last):
        editor = edit(window, number)
        wait_until_idle(window)
        area, view = editor.geometry(), window.reader.free_area
        assert view.contains(area), (number, area, view)
        lines = place_on_screen(window, number)
        assert area.contains(lines)
        assert abs(area.left() - lines.left()) < 12
        text = editor.text.document()
        assert (
            text.defaultFont().family()
            == window.reader.columns[0].document().defaultFont().family()
        )
        assert editor.list.horizontalScrollBar().maximum() == 0
        original = window.reader.sentence_area(number, Side.ORIGINAL)
        can_be_read = original is not None and view.contains(original)
        if can_be_read and original is not None and not original.intersects(area):
            assert editor.source.isHidden()
        else:
            assert editor.source.text() == pair(window, number).source
            assert not editor.source.isHidden()
        QTest.keyClick(editor.text, Qt.Key.Key_Escape)


def test_its_words_stand_where_they_stood(
    qtbot: QtBot, library: Library, make_window: MakeWindow
) -> None:
    import_raw(library, raw(PAGE))
    window = make_window()
    wait_translated(qtbot, window)
    editor = edit(window, 2)  # in the middle of a paragraph
    column = window.reader.active_column
    start, end = next(column.sentence_ranges(2, Side.TRANSLATION))
    for offset in (0, 5, end - start):
        there, here = QTextCursor(column.document()), QTextCursor(editor.text.document())
        there.setPosition(start + offset)
        here.setPosition(offset)
        old = column.viewport().mapToGlobal(column.cursorRect(there).center())
        new = editor.text.viewport().mapToGlobal(editor.text.cursorRect(here).center())
        assert (old - new).manhattanLength() <= 4


def test_enter_saves_and_goes_on_to_the_next(qtbot: QtBot, window: MainWindow) -> None:
    editor = edit(window, 1)
    with qtbot.waitActive(window):
        editor.replace_text(OWN)
        QTest.keyClick(editor.text, Qt.Key.Key_Return)
        assert (window.reader.current, window.reader.side) == (2, Side.TRANSLATION)
        assert editor.text.hasFocus()
        assert editor.typed == text_of(window, 2)
        QTest.keyClick(editor.text, Qt.Key.Key_Return)  # unchanged
        assert window.reader.current == 3
        QTest.keyClick(editor.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
        assert window.reader.current == 3
        assert editor.typed == text_of(window, 3)
    wait_until_idle(window)
    own = [one.translated.is_by_reader for one in window.reader.pairs if one.translated]
    assert own == [number == 1 for number in range(len(own))]
    assert text_of(window, 1) == OWN
    window.actions_.by_id["undo"].trigger()
    wait_until_idle(window)
    assert text_of(window, 1) != OWN
    assert not editor.isVisible()


def test_after_the_last_sentence_the_text_is_read_again(qtbot: QtBot, window: MainWindow) -> None:
    editor = edit(window, len(window.reader.pairs) - 1)
    with qtbot.waitActive(window):
        QTest.keyClick(editor.text, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
        assert not editor.isVisible()
        assert window.reader.active_column.hasFocus()


def test_what_escape_left_comes_back(qtbot: QtBot, window: MainWindow) -> None:
    editor = edit(window, 2)
    before = editor.typed
    with qtbot.waitActive(window):
        editor.replace_text(OWN)
        QTest.keyClick(editor.text, Qt.Key.Key_Escape)
        assert "isn't saved" in window.notice.label.text()
        assert window.reader.active_column.hasFocus()
        QTest.keyClick(window.reader.active_column, Qt.Key.Key_E)
        assert editor.typed == OWN
        QTest.keyClick(editor.text, Qt.Key.Key_Z, CONTROL)
        assert editor.typed == before
        QTest.keyClick(editor.text, Qt.Key.Key_Escape)
    window.notice.dismiss()
    edit(window, 3)
    QTest.keyClick(editor.text, Qt.Key.Key_Escape)
    assert not window.notice.isVisible()  # nothing was changed
    edit(window, 3)
    editor.replace_text("  ")
    QTest.keyClick(editor.text, Qt.Key.Key_Return)
    wait_until_idle(window)
    assert text_of(window, 3).strip()


def test_a_sentence_that_is_gone_has_no_place(window: MainWindow) -> None:
    assert window.reader.translation_place(len(window.reader.pairs)) is None


def test_the_notice_leads_back_to_what_was_written(window: MainWindow) -> None:
    editor = edit(window, 2)
    editor.replace_text(OWN)
    window.actions_.by_id["go_to_text"].trigger()
    window.reader.go_to(5)
    window.notice.action.click()
    assert window.reader.current == 2
    assert editor.typed == OWN


def test_whoever_goes_elsewhere_has_saved(qtbot: QtBot, window: MainWindow) -> None:
    editor = edit(window, 2)
    editor.replace_text(OWN)
    with qtbot.waitActive(window):
        window.actions_.by_id["next_sentence"].trigger()
        assert not editor.isVisible()
        assert window.reader.active_column.hasFocus()
    wait_until_idle(window)
    assert text_of(window, 2) == OWN
    editor = edit(window, 3)
    editor.replace_text(f"{OWN} 3")
    window.actions_.by_id["write_note"].trigger()
    assert not editor.isVisible()
    wait_until_idle(window)
    assert text_of(window, 3) == f"{OWN} 3"


def test_closing_the_window_saves(window: MainWindow, library: Library) -> None:
    editor = edit(window, 2)
    article_id = window.session.article_id
    assert article_id is not None
    editor.replace_text(OWN)
    source = pair(window, 2).source
    window.close()
    with library.read() as tx:
        language = tx.article(article_id).article.language
        assert tx.current_translations([source], language)[source].text == OWN


def test_the_list_is_reached_and_left_by_arrows(qtbot: QtBot, window: MainWindow) -> None:
    editor = edit(window, 2)
    wait_until_idle(window)
    with qtbot.waitActive(window):
        editor.text.moveCursor(QTextCursor.MoveOperation.End)
        QTest.keyClick(editor.text, Qt.Key.Key_Down)
        assert editor.list.hasFocus()
        QTest.keyClick(editor.list, Qt.Key.Key_Up)
        assert editor.text.hasFocus()
        QTest.keyClick(editor.text, Qt.Key.Key_Down)
        press(editor.list, "é")
        assert editor.text.hasFocus()
        assert editor.typed.endswith("é")
        editor.list.focus_rows()
        QTest.keyClick(editor.list, Qt.Key.Key_J)  # a letter, not the command
        assert window.reader.current == 2
        assert editor.typed.endswith("éj")
        editor.list.focus_rows()
        QTest.keyClick(editor.list, Qt.Key.Key_Escape)
        assert not editor.isVisible()


def test_similar_sentences_come_with_their_score_and_difference(
    qtbot: QtBot, library: Library, make_window: MakeWindow
) -> None:
    other = "Another page\n\nIt took five years to build. That is a fact, said the mayor.\n"
    known = import_raw(library, raw(other)).article_id
    import_raw(library, raw(PAGE))
    source = "It took five years to build."
    own_translations.rewrite(library, known, 0, "Il a fallu cinq ans.", source=source)
    window = make_window()
    wait_translated(qtbot, window)
    number = next(one.number for one in window.reader.pairs if "four years" in one.source)
    editor = edit(window, number, "alternatives")
    wait_until_idle(window)
    first = editor.list.rows.rows[0]
    assert first.text == "Il a fallu cinq ans."
    assert first.origin == "89\u00a0%   five → four"
    assert editor.list.rows.accessible_text(first).endswith(first.origin)
    last = editor.list.visualRect(editor.list.rows.index(len(editor.list.rows.rows) - 1))
    assert abs(last.bottom() - editor.list.viewport().rect().bottom()) < 3  # no more, no less


def test_a_translation_that_is_missing_is_written(
    qtbot: QtBot, library: Library, make_window: MakeWindow
) -> None:
    import_raw(library, raw(PAGE))
    engine = SlowEngine()
    window = make_window(engine)
    qtbot.waitUntil(lambda: window.status.is_translating)
    engine.turn.release(2)
    qtbot.waitUntil(lambda: pair(window, 1).translated is not None)
    for number in (2, 4):  # in a paragraph that has some, and in one that has none
        editor = edit(window, number)
        assert editor.typed == ""
        assert window.reader.rect().contains(editor.geometry())
        editor.replace_text(f"{OWN} {number}")
        QTest.keyClick(editor.text, Qt.Key.Key_Return, CONTROL)
        qtbot.waitUntil(partial(is_translated, window, number))
    edit(window, 3)
    engine.turn.release(20)
    wait_translated(qtbot, window)
    assert [text_of(window, number) for number in (2, 4)] == [f"{OWN} 2", f"{OWN} 4"]
    assert editor.typed == text_of(window, 3)  # came while it was edited


@pytest.mark.parametrize("mode", list(ViewMode))
def test_a_translation_is_written_where_there_is_no_model(
    qtbot: QtBot, library: Library, make_window: MakeWindow, mode: ViewMode
) -> None:
    import_raw(library, raw(PAGE))
    settings = Settings(is_careful=False, view_mode=mode.value)
    window = make_window(PairsEngine("de_en"), settings)
    qtbot.waitUntil(lambda: bool(window.reader.pairs) and window.tasks.are_idle)
    editor = edit(window, 4)
    lines = place_on_screen(window, 4)
    assert editor.geometry().contains(lines)
    original = window.reader.sentence_area(4, Side.ORIGINAL)
    assert original is None or original.top() < lines.top() or original.left() != lines.left()
    editor.replace_text(OWN)
    QTest.keyClick(editor.text, Qt.Key.Key_Return, CONTROL)
    wait_until_idle(window)
    assert text_of(window, 4) == OWN


def test_what_is_being_written_is_not_replaced(
    qtbot: QtBot, library: Library, make_window: MakeWindow
) -> None:
    import_raw(library, raw(PAGE))
    window = make_window(CarefulEchoEngine())
    wait_translated(qtbot, window)
    editor = edit(window, 4)
    editor.replace_text(OWN)
    window.second_look.set_enabled(True)
    qtbot.waitUntil(lambda: text_of(window, 5).startswith("better"))
    assert editor.typed == OWN
    QTest.keyClick(editor.text, Qt.Key.Key_Return, CONTROL)
    wait_until_idle(window)
    assert text_of(window, 4) == OWN


def test_no_break_spaces_are_kept(qtbot: QtBot, library: Library, make_window: MakeWindow) -> None:
    import_raw(library, raw(PAGE))
    window = make_window(SpacedEngine())
    wait_translated(qtbot, window)
    editor = edit(window, 2)
    assert not editor.is_changed
    pasted = QMimeData()
    pasted.setText("Deux\nlignes ")
    editor.text.insertFromMimeData(pasted)
    QTest.keyClick(editor.text, Qt.Key.Key_Return, CONTROL)
    wait_until_idle(window)
    assert text_of(window, 2).startswith("Deux lignes «\u00a0[fr]")


def test_the_editor_goes_with_its_sentence(window: MainWindow) -> None:
    editor = edit(window, 2)
    wait_until_idle(window)
    for change in ("stacked", "original_only", "larger_text", "swap_columns", "side_by_side"):
        window.actions_.by_id[change].trigger()
        if not editor.isVisible():  # its sentence is hidden
            edit(window, 2)
        window.reader._relayout()
        assert editor.geometry().contains(place_on_screen(window, 2)), change
    bar = window.reader.active_column.verticalScrollBar()
    before = editor.y()
    bar.setValue(bar.value() - 40)
    assert editor.y() > before or bar.value() == 0


def test_the_editor_scrolls_into_view_without_a_reading_line(
    qtbot: QtBot, library: Library, make_window: MakeWindow
) -> None:
    import_file(library, seed(2), Token())
    window = make_window(settings=Settings(is_careful=False, reading_line=0))
    wait_translated(qtbot, window)
    editor = edit(window, len(window.reader.pairs) - 1)
    wait_until_idle(window)
    assert window.reader.free_area.contains(editor.geometry())
    QTest.keyClick(editor.text, Qt.Key.Key_Escape)
    assert window.reader.scrolling.end_space == 0


def test_the_editor_stays_in_view_in_a_lower_window(
    qtbot: QtBot, library: Library, make_window: MakeWindow
) -> None:
    import_file(library, seed(2), Token())
    window = make_window()
    wait_translated(qtbot, window)
    window.resize(1900, 1000)
    editor = edit(window, 8)
    wait_until_idle(window)
    for size in ((1000, 640), (720, 500)):
        window.resize(*size)
        qtbot.waitUntil(lambda: window.reader.free_area.contains(editor.geometry()))
        assert editor.isVisible()


def test_a_text_that_can_not_be_saved_is_offered_again(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    from desktop.base.errors import AppError

    def refuse(*_: object) -> None:
        raise AppError("The library can't be written.", "Make room on the disk.")

    monkeypatch.setattr(own_translations, "rewrite", refuse)
    editor = edit(window, 2)
    editor.replace_text(OWN)
    QTest.keyClick(editor.text, Qt.Key.Key_Return, CONTROL)
    wait_until_idle(window)
    assert "can't be written" in window.notice.label.text()
    window.notice.action.click()
    assert editor.isVisible()
    assert editor.typed == OWN


def test_a_sentence_in_no_known_language_is_refused(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(window.own_translations, "_direction", lambda _: None)
    window.actions_.by_id["edit_translation"].trigger()
    assert not window.own_translations.editor.isVisible()
    assert "can't be translated" in window.notice.label.text()
