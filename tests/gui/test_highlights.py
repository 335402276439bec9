"""Highlights, notes and tags by keyboard: make, change, undo, and reopen."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.library import Highlight, Library
from desktop.reading.article import Side
from desktop.services import highlights
from desktop.services.articles import import_raw
from desktop.ui.shell.main_window import MainWindow
from tests.builders import PAGE, raw
from tests.fakes import SlowEngine
from tests.gui.conftest import MakeWindow, press, wait_translated, wait_until_idle


def kept(library: Library, window: MainWindow) -> tuple[Highlight, ...]:
    wait_until_idle(window)
    assert window.session.opened is not None
    return highlights.list_highlights(library, window.session.opened.stored.id)


@pytest.mark.parametrize("colour", range(1, 6))
def test_a_digit_highlights_the_current_sentence(
    window: MainWindow, library: Library, colour: int
) -> None:
    window.reader.go_to(2)
    window.actions_.by_id[f"highlight_{colour}"].trigger()
    (made,) = kept(library, window)
    assert made.anchor.exact == window.reader.pairs[2].source
    assert made.colour == colour
    assert window.reader.highlights == (made,)


def test_a_selection_is_highlighted_on_its_side(window: MainWindow, library: Library) -> None:
    reader = window.reader
    reader.go_to(1, Side.TRANSLATION)
    column = reader.active_column
    start, _ = next(column.sentence_ranges(1, Side.TRANSLATION))
    cursor = column.textCursor()
    cursor.setPosition(start + 5)
    cursor.setPosition(start + 16, QTextCursor.MoveMode.KeepAnchor)
    column.setTextCursor(cursor)
    wanted = column.selected_text()
    window.actions_.by_id["highlight_3"].trigger()
    (made,) = kept(library, window)
    assert made.anchor.exact == wanted == "The council"
    assert made.anchor.side is Side.TRANSLATION


def test_a_selection_across_sentences_and_paragraphs_is_one_highlight(
    window: MainWindow, library: Library
) -> None:
    reader = window.reader
    column = reader.columns[0]
    first, _ = next(column.sentence_ranges(3, Side.ORIGINAL))
    _, last = next(column.sentence_ranges(4, Side.ORIGINAL))
    reader.go_to(3, Side.ORIGINAL)
    cursor = column.textCursor()
    cursor.setPosition(first)
    cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
    column.setTextCursor(cursor)
    window.actions_.by_id["highlight_2"].trigger()
    (made,) = kept(library, window)
    assert (made.anchor.start.sentence, made.anchor.end.sentence) == (3, 4)
    assert made.anchor.exact.startswith("Boats pass")
    assert made.anchor.exact.endswith("the mayor said.")


def test_another_digit_recolours_and_undo_reverts_every_step(
    window: MainWindow, library: Library
) -> None:
    act = window.actions_.by_id
    window.reader.go_to(2)
    act["highlight_1"].trigger()
    act["highlight_4"].trigger()
    assert [one.colour for one in kept(library, window)] == [4]
    act["remove_highlight"].trigger()
    assert kept(library, window) == ()
    act["undo"].trigger()
    assert [one.colour for one in kept(library, window)] == [4]
    act["undo"].trigger()
    assert [one.colour for one in kept(library, window)] == [1]
    act["undo"].trigger()
    assert kept(library, window) == ()
    act["redo"].trigger()
    wait_until_idle(window)
    act["redo"].trigger()
    wait_until_idle(window)
    assert [one.colour for one in window.reader.highlights] == [4]


def test_a_note_is_written_saved_and_undone(
    qtbot: QtBot, window: MainWindow, library: Library
) -> None:
    window.reader.go_to(1)
    with qtbot.waitActive(window):
        window.actions_.by_id["write_note"].trigger()
        assert window.cards.card.editor.hasFocus()
        press(window.cards.card.editor, "Été : *vérifier* œuvre 🙂")
        QTest.keyClick(window.cards.card.editor, Qt.Key.Key_Escape)
    (made,) = kept(library, window)
    assert made.note is not None
    assert made.note.text == "Été : *vérifier* œuvre 🙂"
    assert window.reader.active_column.hasFocus()
    window.actions_.by_id["undo"].trigger()
    assert [one.note for one in kept(library, window)] == [None]
    window.actions_.by_id["redo"].trigger()
    assert [one.note and one.note.text for one in kept(library, window)] == [made.note.text]


def test_a_note_is_saved_while_it_is_written(
    qtbot: QtBot, window: MainWindow, library: Library
) -> None:
    window.reader.go_to(1)
    with qtbot.waitActive(window):
        window.actions_.by_id["write_note"].trigger()
        press(window.cards.card.editor, "Half a thought")
        qtbot.waitUntil(lambda: any(one.note for one in kept(library, window)))
    assert window.cards.card.editor.hasFocus()
    assert window.cards.card.editor.toPlainText() == "Half a thought"


def test_the_panel_lists_highlights_in_order_and_jumps(qtbot: QtBot, window: MainWindow) -> None:
    act = window.actions_.by_id
    for number in (5, 1, 3):
        window.reader.go_to(number)
        act["highlight_1"].trigger()
    act["show_notes"].trigger()
    starts = [one.anchor.start.sentence for one in window.notes.model.rows]
    assert starts == [1, 3, 5]
    window.notes.choose(window.notes.model.rows[1].id)
    with qtbot.waitActive(window):
        QTest.keyClick(window.notes.list, Qt.Key.Key_Return)
    assert window.reader.current == 3
    act["next_highlight"].trigger()
    assert window.reader.current == 5
    act["previous_highlight"].trigger()
    assert window.reader.current == 3


def test_highlights_are_on_the_same_words_after_a_restart(
    qtbot: QtBot, window: MainWindow, make_window: MakeWindow
) -> None:
    window.reader.go_to(4)
    window.actions_.by_id["highlight_5"].trigger()
    words = window.reader.pairs[4].source
    window.close()
    again = make_window()
    qtbot.waitUntil(lambda: bool(again.reader.highlights))
    column = again.reader.columns[0]
    (one,) = again.reader.highlights
    anchor = one.anchor
    (start, end), *rest = column.ranges(anchor.side, anchor.start, anchor.end)
    cursor = column.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    assert cursor.selectedText() == words
    assert rest == []


def test_words_with_surrogate_pairs_are_highlighted_exactly(
    qtbot: QtBot, library: Library, make_window: MakeWindow
) -> None:
    text = (
        "The parade was long\n\n"
        "The 🎉 crowd 🎊 cheered the 𝒪ld mayor for an hour. Then it went home.\n\n"
        "Nobody knew what would come next in the town, and nobody asked.\n"
    )
    import_raw(library, raw(text))
    window = make_window()
    wait_translated(qtbot, window)
    column = window.reader.columns[0]
    number = next(pair.number for pair in window.reader.pairs if "cheered" in pair.source)
    start, _ = next(column.sentence_ranges(number, Side.ORIGINAL))
    window.reader.go_to(number, Side.ORIGINAL)
    cursor = column.document().find("cheered the 𝒪ld", start)
    column.setTextCursor(cursor)
    window.actions_.by_id["highlight_1"].trigger()
    (made,) = kept(library, window)
    assert made.anchor.exact == "cheered the 𝒪ld"
    (stretch,) = column.ranges(Side.ORIGINAL, made.anchor.start, made.anchor.end)
    assert stretch == (cursor.selectionStart(), cursor.selectionEnd())


def test_an_unsaved_note_is_saved_on_its_highlight_when_another_is_chosen(
    qtbot: QtBot, window: MainWindow, library: Library
) -> None:
    first = window.session.opened
    assert first is not None
    other = import_raw(library, raw("Another story\n\nIt is short. It has an end.\n")).article_id
    window.reader.go_to(1)
    with qtbot.waitActive(window):
        window.actions_.by_id["write_note"].trigger()
        window.cards.card.editor.setPlainText("Not saved yet")
        window.session.open(other)
        qtbot.waitUntil(
            lambda: window.session.opened is not None and window.session.opened is not first
        )
    (made,) = highlights.list_highlights(library, first.stored.id)
    assert made.note is not None
    assert made.note.text == "Not saved yet"
    assert window.reader.highlights == ()
    assert not window.cards.card.isVisible()


def test_undo_of_a_note_is_not_written_back_by_its_editor(
    qtbot: QtBot, window: MainWindow, library: Library
) -> None:
    window.reader.go_to(1)
    with qtbot.waitActive(window):
        window.actions_.by_id["write_note"].trigger()
        press(window.cards.card.editor, "Wrong")
        QTest.keyClick(window.cards.card.editor, Qt.Key.Key_Escape)
    window.actions_.by_id["undo"].trigger()
    wait_until_idle(window)
    window.actions_.by_id["write_note"].trigger()
    assert window.cards.card.editor.toPlainText() == ""
    window.finish_editing()
    assert [one.note for one in kept(library, window)] == [None]


def test_a_selection_survives_a_new_translation_in_its_column(
    qtbot: QtBot, library: Library, make_window: MakeWindow
) -> None:
    import_raw(library, raw(PAGE))
    engine = SlowEngine()
    window = make_window(engine)
    qtbot.waitUntil(lambda: bool(window.reader.pairs))
    engine.turn.release(2)
    qtbot.waitUntil(lambda: window.reader.pairs[1].translated is not None)
    column = window.reader.columns[1]
    start, _ = next(column.sentence_ranges(1, Side.TRANSLATION))
    cursor = column.textCursor()
    cursor.setPosition(start + 5)
    cursor.setPosition(start + 16, QTextCursor.MoveMode.KeepAnchor)
    column.setTextCursor(cursor)
    assert column.selected_text() == "The council"
    engine.turn.release(1)
    qtbot.waitUntil(lambda: window.reader.pairs[2].translated is not None)
    assert column.selected_text() == "The council"
    assert window.reader.current == 1


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_tags_are_written_shown_completed_and_undone(
    qtbot: QtBot, window: MainWindow, library: Library
) -> None:
    window.reader.go_to(1)
    window.actions_.by_id["highlight_1"].trigger()
    (other,) = kept(library, window)
    highlights.set_tags(library, other.id, ["Fleuve"])
    window.reader.go_to(2)
    with qtbot.waitActive(window):
        window.actions_.by_id["write_note"].trigger()
        QTest.keyClick(window.cards.card.editor, Qt.Key.Key_Tab)
        line = window.cards.card.tags
        assert line.hasFocus()
        qtbot.waitUntil(lambda: line.completer().model().rowCount() == 1)
        line.setText("town hall, #Été,fl")
        completer = line.completer()
        completer.setCompletionPrefix(line.text())
        assert completer.currentCompletion() == "town hall, #Été, Fleuve"
        line.setText(completer.currentCompletion())
        QTest.keyClick(line, Qt.Key.Key_Return)
    wait_until_idle(window)
    tagged = kept(library, window)[1]
    assert tagged.tags == ("Été", "Fleuve", "town hall")
    assert window.reader.active_column.hasFocus()
    assert "town hall" in window.notes.model.accessible_text(window.notes.model.rows[1])
    window.actions_.by_id["undo"].trigger()
    assert kept(library, window)[1].tags == ()
    assert not window.cards.card.isVisible()
    window.actions_.by_id["redo"].trigger()
    assert kept(library, window)[1].tags == tagged.tags
    wait_until_idle(window)
    assert window.cards.card.words.text().split() == ["Été", "Fleuve", "town", "hall"]


def test_tags_are_saved_while_they_are_written(
    qtbot: QtBot, window: MainWindow, library: Library
) -> None:
    window.reader.go_to(1)
    with qtbot.waitActive(window):
        window.actions_.by_id["write_note"].trigger()
        window.cards.card.tags.setFocus()
        press(window.cards.card.tags, "b, a, ")
        qtbot.waitUntil(lambda: any(one.tags for one in kept(library, window)))
    assert window.cards.card.tags.text() == "b, a, "
