"""The reader's own translations: edit, choose, undo, restore; word links; the glossary."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.library import Library
from desktop.reading.article import ENGLISH_TO_FRENCH, Pair, Side
from desktop.services import glossary
from desktop.ui.library.glossary_dialog import GlossaryDialog
from desktop.ui.reader.sentence_editor import SentenceEditor
from desktop.ui.shell.main_window import MainWindow
from tests.gui.conftest import press, wait_translated, wait_until_idle

OWN = "Ma propre phrase."


def open_editor(window: MainWindow) -> SentenceEditor:
    (editor,) = (one for one in window.findChildren(SentenceEditor) if one.isVisible())
    return editor


def pair(window: MainWindow, number: int = 2) -> Pair:
    return window.reader.pairs[number]


def rewrite(qtbot: QtBot, window: MainWindow, text: str) -> None:
    window.reader.go_to(2)
    with qtbot.waitActive(window):
        QTest.keyClick(window.reader.active_column, Qt.Key.Key_E)
        editor = open_editor(window)
        assert editor.text.hasFocus()
        editor.replace_text(text)
        QTest.keyClick(editor.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert not editor.isVisible()
        assert window.reader.active_column.hasFocus()
    wait_until_idle(window)


def test_a_translation_is_edited_undone_and_restored(qtbot: QtBot, window: MainWindow) -> None:
    before = pair(window).translated
    rewrite(qtbot, window, OWN)
    after = pair(window).translated
    assert before is not None
    assert after is not None
    assert (after.text, after.is_by_reader) == (OWN, True)
    assert OWN in window.reader.columns[1].toPlainText()
    window.reader.go_to(2)
    assert window.status.doubts.text() == "Your translation"
    window.actions_.by_id["undo"].trigger()
    wait_until_idle(window)
    assert pair(window).translated == before
    window.actions_.by_id["redo"].trigger()
    qtbot.waitUntil(lambda: pair(window).translated == after)
    window.reader.go_to(2)
    window.actions_.by_id["edit_translation"].trigger()
    editor = open_editor(window)
    editor.replace_text("Half written")
    with qtbot.waitActive(window):
        QTest.keyClick(editor.text, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: pair(window).translated == before)
    assert before.text == editor.typed
    assert editor.isVisible()
    assert editor.restore.isHidden()


def test_another_translation_is_chosen_by_key(qtbot: QtBot, window: MainWindow) -> None:
    window.reader.go_to(2)
    before = pair(window).translated
    assert before is not None
    with qtbot.waitActive(window):
        QTest.keyClick(window.reader.active_column, Qt.Key.Key_A)
        editor = open_editor(window)
        qtbot.waitUntil(lambda: len(editor.list.rows.rows) == 5)
        qtbot.waitUntil(editor.list.hasFocus)
        QTest.keyClick(editor.list, Qt.Key.Key_Down)
        QTest.keyClick(editor.list, Qt.Key.Key_Return)
        assert editor.text.hasFocus()
        assert editor.typed == f"{before.text}!!"
        QTest.keyClick(editor.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    wait_until_idle(window)
    after = pair(window).translated
    assert after is not None
    assert (after.text, after.is_by_reader) == (f"{before.text}!!", True)


def test_escape_changes_nothing(qtbot: QtBot, window: MainWindow) -> None:
    before = pair(window).translated
    window.reader.go_to(2)
    window.actions_.by_id["edit_translation"].trigger()
    editor = open_editor(window)
    editor.replace_text(OWN)
    QTest.keyClick(editor.text, Qt.Key.Key_Escape)
    assert not editor.isVisible()
    wait_until_idle(window)
    assert pair(window).translated == before
    assert window.operations.undo_title == ""


def test_the_word_at_the_caret_highlights_its_counterpart(qtbot: QtBot, window: MainWindow) -> None:
    window.reader.go_to(2)
    column = window.reader.active_column
    column.moveCursor(QTextCursor.MoveOperation.NextWord)
    links = window.reader.word_links
    qtbot.waitUntil(lambda: any(True for _ in links.linked_ranges()))
    original, translation = list(links.linked_ranges())
    assert (original[0], translation[0]) == (Side.ORIGINAL, Side.TRANSLATION)
    source, translated = pair(window).source, pair(window).translated
    assert translated is not None
    assert source[original[1].offset : original[2].offset] == source.split()[1]
    text = translated.text[translation[1].offset : translation[2].offset]
    assert text == source.split()[1]
    window.reader.go_to(3)
    assert not any(True for _ in links.linked_ranges())


def test_the_glossary_takes_the_words_selected(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitActive(window):
        window.activateWindow()

    def open_glossary() -> GlossaryDialog:
        window.actions_.by_id["glossary"].trigger()
        return next(one for one in window.findChildren(GlossaryDialog) if one.isVisible())

    window.reader.go_to(2, Side.ORIGINAL)
    window.reader.focus_text()
    column = window.reader.active_column
    column.moveCursor(QTextCursor.MoveOperation.NextWord)
    qtbot.waitUntil(lambda: any(True for _ in window.reader.word_links.linked_ranges()))
    column.moveCursor(QTextCursor.MoveOperation.EndOfWord, QTextCursor.MoveMode.KeepAnchor)
    word = pair(window).source.split()[1]
    dialog = open_glossary()
    assert dialog.direction.currentData() == ENGLISH_TO_FRENCH
    assert (dialog.source.text(), dialog.target.text()) == (word, word), "the engine echoes"
    assert dialog.target.hasFocus()
    assert dialog.target.selectedText() == word
    dialog.reject()
    window.reader.go_to(3, Side.TRANSLATION)
    column = window.reader.active_column
    column.moveCursor(QTextCursor.MoveOperation.EndOfWord, QTextCursor.MoveMode.KeepAnchor)
    translated = pair(window).translated
    assert translated is not None
    dialog = open_glossary()
    assert dialog.target.text() == column.selected_text()
    assert dialog.source.hasFocus()
    dialog.reject()
    window.reader.go_to(4)
    dialog = open_glossary()
    assert (dialog.source.text(), dialog.target.text()) == ("", "")
    assert dialog.source.hasFocus()


def test_the_glossary_is_filled_and_applied(
    qtbot: QtBot, window: MainWindow, library: Library
) -> None:
    word = pair(window).source.split()[1]
    window.actions_.by_id["glossary"].trigger()
    (dialog,) = window.findChildren(GlossaryDialog)
    dialog.direction.setCurrentIndex(dialog.direction.findData(ENGLISH_TO_FRENCH))
    press(dialog.source, word)
    press(dialog.target, "ceci")
    QTest.keyClick(dialog.target, Qt.Key.Key_Return)
    wait_until_idle(window)
    assert [(one.source, one.target) for one in glossary.list_terms(library)] == [(word, "ceci")]
    assert dialog.isVisible()
    dialog.import_sample()
    wait_until_idle(window)
    assert dialog.table.rowCount() > 20
    assert "new" in dialog.message.text()
    dialog.filter_box.setText(word)
    shown = [row for row in range(dialog.table.rowCount()) if not dialog.table.isRowHidden(row)]
    dialog.table.selectRow(shown[0])
    dialog.apply_requested.emit()
    qtbot.waitUntil(lambda: "applied" in window.notice.label.text())
    wait_translated(qtbot, window)
    changed = pair(window).translated
    assert changed is not None
    assert "ceci" in changed.text
    dialog.remove()
    wait_until_idle(window)
    assert word not in [one.source for one in glossary.list_terms(library)]
    window.operations.undo()
    wait_until_idle(window)
    assert word in [one.source for one in glossary.list_terms(library)]
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
