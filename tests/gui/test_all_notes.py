"""The dialog of all notes: filter, select by keyboard, change several, export, undo."""

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QFileDialog
from pytestqt.qtbot import QtBot

from desktop.base.cancellation import Token
from desktop.library import ArticleId, Changes, Highlight, HighlightFilter, Library
from desktop.reading.article import Place, Side
from desktop.services import highlights
from desktop.services.articles import import_raw, leave_out_lines
from desktop.services.import_batch import Progress
from desktop.services.open_article import open_article
from desktop.ui.annotations.all_notes_dialog import AllNotesDialog
from desktop.ui.annotations.all_notes_rows import counterpart
from desktop.ui.annotations.colour_names import ColourNamesDialog
from desktop.ui.annotations.note_card import NoteEditor
from desktop.ui.exchange.export_dialog import ExportDialog
from desktop.ui.shell.main_window import MainWindow
from desktop.ui.support.operations import Operation
from tests.builders import raw
from tests.gui.conftest import press, wait_until_idle

OTHER = (
    "The harbour opens again\n\nShips came back to the harbour on Monday. "
    "The captain was pleased.\n\nNobody had expected so many visitors in the morning.\n"
)


def mark(
    library: Library, article_id: ArticleId, number: int, colour: int, note: str = "", tag: str = ""
) -> Highlight:
    pairs = open_article(library, article_id).pairs
    places = (Place(number, 0), Place(number, len(pairs[number].source)))
    made = highlights.annotate(library, article_id, pairs, Side.ORIGINAL, places, colour).highlight
    if note:
        highlights.write_note(library, made.id, note)
    if tag:
        highlights.set_tags(library, made.id, [tag])
    return made


@pytest.fixture
def marked(window: MainWindow, library: Library) -> tuple[Highlight, ...]:
    """Make a highlight in the open article and two in another, one of them with a note."""
    assert window.session.opened is not None
    here = window.session.opened.stored.id
    other = import_raw(library, raw(OTHER)).article_id
    return (
        mark(library, here, 2, 1),
        mark(library, other, 1, 2, note="Which *ships*?"),
        mark(library, other, 2, 3, tag="people"),
    )


@pytest.fixture
def dialog(qtbot: QtBot, window: MainWindow, marked: tuple[Highlight, ...]) -> AllNotesDialog:
    window.actions_.by_id["all_notes"].trigger()
    (found,) = window.findChildren(AllNotesDialog)
    qtbot.waitUntil(found.list.hasFocus)
    qtbot.waitUntil(lambda: len(found.model.rows) == len(marked) and window.tasks.are_idle)
    return found


def is_listed(dialog: AllNotesDialog, expected: set[int]) -> bool:
    return ids(dialog) == expected


def ids(dialog: AllNotesDialog) -> set[int]:
    return {one.highlight.id for one in dialog.model.rows}


def kept(library: Library) -> dict[int, Highlight]:
    found = highlights.find_highlights(library, HighlightFilter())
    return {one.highlight.id: one.highlight for one in found}


def test_every_filter_narrows_the_list(
    qtbot: QtBot,
    window: MainWindow,
    library: Library,
    dialog: AllNotesDialog,
    marked: tuple[Highlight, ...],
) -> None:
    filters, (here, noted, tagged) = dialog.filters, marked
    choices: tuple[tuple[QComboBox, object, set[int]], ...] = (
        (filters.article, noted.article_id, {noted.id, tagged.id}),
        (filters.colour, 3, {tagged.id}),
        (filters.tag, "people", {tagged.id}),
        (filters.language, "fr", set()),
        (filters.note, True, {noted.id}),
        (filters.note, False, {here.id, tagged.id}),
        (filters.lost, True, set()),
    )
    for combo, value, expected in choices:
        combo.setCurrentIndex(combo.findData(value))
        assert combo.currentIndex() > 0, value
        qtbot.waitUntil(partial(is_listed, dialog, expected))
        combo.setCurrentIndex(0)
        qtbot.waitUntil(lambda: len(ids(dialog)) == 3)
    press(filters.box, "ship")
    qtbot.waitUntil(lambda: ids(dialog) == {noted.id})
    filters.box.clear()
    filters.since.setChecked(True)
    filters.day.setDate(QDate.currentDate().addDays(2))
    qtbot.waitUntil(lambda: ids(dialog) == set())
    filters.day.setDate(QDate.currentDate().addDays(-2))
    qtbot.waitUntil(lambda: len(ids(dialog)) == 3)


def test_several_highlights_are_recoloured_in_one_step(
    qtbot: QtBot, library: Library, window: MainWindow, dialog: AllNotesDialog
) -> None:
    before = {one.id: one.colour for one in kept(library).values()}
    dialog.list.selectAll()
    QTest.keyClick(dialog.list, Qt.Key.Key_5)
    qtbot.waitUntil(lambda: {one.highlight.colour for one in dialog.model.rows} == {5})
    qtbot.waitUntil(lambda: window.tasks.are_idle)
    assert len(dialog.chosen) == 3
    assert [one.colour for one in window.reader.highlights] == [5]
    QTest.keyClick(dialog.list, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: {one.id: one.colour for one in kept(library).values()} == before)
    qtbot.waitUntil(lambda: [one.colour for one in window.reader.highlights] == [1])
    window.operations.redo()
    qtbot.waitUntil(lambda: {one.colour for one in kept(library).values()} == {5})


def test_tags_are_added_to_and_removed_from_several_highlights(
    qtbot: QtBot, library: Library, window: MainWindow, dialog: AllNotesDialog
) -> None:
    def tags() -> list[tuple[str, ...]]:
        return sorted(one.tags for one in kept(library).values())

    dialog.list.selectAll()
    QTest.keyClick(dialog.list, Qt.Key.Key_T)
    assert dialog.tags.hasFocus()
    dialog.tags.setText("Port, people")
    QTest.keyClick(dialog.tags, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: tags() == [("people", "Port")] * 3)
    assert dialog.list.hasFocus()
    qtbot.waitUntil(lambda: dialog.filters.tag.findData("Port") > 0)
    dialog.list.setCurrentIndex(dialog.model.index(0))
    dialog.tags.setText("port")
    dialog.tags_removed.emit(dialog.chosen, dialog.tags.tags)
    qtbot.waitUntil(lambda: tags() == [("people",), ("people", "Port"), ("people", "Port")])
    qtbot.waitUntil(lambda: window.tasks.are_idle)
    window.operations.undo()
    qtbot.waitUntil(lambda: tags() == [("people", "Port")] * 3)
    window.operations.undo()
    qtbot.waitUntil(lambda: tags() == [(), (), ("people",)])


def test_several_highlights_are_deleted_and_restored(
    qtbot: QtBot, library: Library, window: MainWindow, dialog: AllNotesDialog
) -> None:
    before = ids(dialog)
    dialog.list.setCurrentIndex(dialog.model.index(0))
    QTest.keyClick(dialog.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    chosen = {one.id for one in dialog.chosen}
    assert len(chosen) == 2
    QTest.keyClick(dialog.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: ids(dialog) == before - chosen)
    assert len(dialog.chosen) == 1
    window.operations.undo()
    qtbot.waitUntil(lambda: ids(dialog) == before)
    notes = [one.note.text for one in kept(library).values() if one.note]
    assert notes == ["Which *ships*?"]


def test_enter_goes_to_the_words_in_another_article(
    qtbot: QtBot, window: MainWindow, dialog: AllNotesDialog, marked: tuple[Highlight, ...]
) -> None:
    noted = marked[1]
    row = next(at for at, one in enumerate(dialog.model.rows) if one.highlight.id == noted.id)
    dialog.list.setCurrentIndex(dialog.model.index(row))
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.reader.current == 1)
    assert not dialog.isVisible()
    assert window.session.opened is not None
    assert window.session.opened.stored.id == noted.article_id
    assert window.notes.chosen is not None
    assert window.notes.chosen.id == noted.id


def test_a_lost_highlight_is_listed_and_shown_in_the_notes_panel(
    qtbot: QtBot,
    library: Library,
    window: MainWindow,
    dialog: AllNotesDialog,
    marked: tuple[Highlight, ...],
) -> None:
    lost, both = marked[1], {one.id for one in marked[1:]}
    article = open_article(library, lost.article_id).article
    leave_out_lines(library, lost.article_id, frozenset(article.paragraphs[1].lines))
    dialog.filters.lost.setCurrentIndex(dialog.filters.lost.findData(True))
    qtbot.waitUntil(lambda: ids(dialog) == both and window.tasks.are_idle)
    (row,) = [one for one in dialog.model.rows if one.highlight.id == lost.id]
    assert "lost" in dialog.model.accessible_text(row)
    dialog.go_requested.emit(row.highlight)
    qtbot.waitUntil(lambda: window.notes.chosen is not None and window.notes.chosen.id == lost.id)
    assert window.notes.isVisible()


def test_rows_are_by_article_with_the_quote_in_both_languages(
    dialog: AllNotesDialog, marked: tuple[Highlight, ...]
) -> None:
    rows = dialog.model.rows
    assert [one.highlight.id for one in rows] == [marked[1].id, marked[2].id, marked[0].id]
    assert [dialog.model.is_first(one) for one in rows] == [True, False, True]
    heading, quote, note, _ = dialog.model.accessible_text(rows[0]).split("\n")
    assert heading == "The harbour opens again"
    assert quote == marked[1].anchor.exact
    assert note == "Which *ships*?"
    assert counterpart(rows[0]) == "", "it isn't translated yet"
    assert counterpart(rows[2]) == rows[2].translation
    assert counterpart(rows[2]) in dialog.model.accessible_text(rows[2]).split("\n")
    heights = [dialog.list.visualRect(dialog.model.index(row)).height() for row in range(3)]
    assert heights[0] > heights[1]


def test_the_counterpart_of_a_translated_quote_is_its_source(
    qtbot: QtBot, window: MainWindow, dialog: AllNotesDialog
) -> None:
    dialog.reject()
    window.reader.go_to(3, Side.TRANSLATION)
    window.actions_.by_id["highlight_5"].trigger()
    wait_until_idle(window)
    window.actions_.by_id["all_notes"].trigger()
    qtbot.waitUntil(lambda: len(dialog.model.rows) == 4)
    row = next(one for one in dialog.model.rows if one.highlight.colour == 5)
    assert counterpart(row) == window.reader.pairs[3].source


def test_a_note_is_written_in_its_row_and_undone_as_one_step(
    qtbot: QtBot,
    library: Library,
    window: MainWindow,
    dialog: AllNotesDialog,
    marked: tuple[Highlight, ...],
) -> None:
    def note() -> str:
        found = kept(library)[marked[1].id].note
        return found.text if found else ""

    with qtbot.waitActive(window):
        window.activateWindow()
    dialog.list.setFocus()
    dialog.list.setCurrentIndex(dialog.model.index(0))
    before = dialog.list.visualRect(dialog.model.index(0)).height()
    QTest.keyClick(dialog.list, Qt.Key.Key_N)
    (editor,) = dialog.list.findChildren(NoteEditor)
    assert editor.hasFocus()
    assert editor.toPlainText() == "Which *ships*?"
    qtbot.waitUntil(lambda: dialog.list.visualRect(dialog.model.index(0)).height() > before)
    press(editor, " Two")
    qtbot.waitUntil(lambda: note() == "Which *ships*? Two")
    wait_until_idle(window)
    assert editor.hasFocus(), "saving doesn't end the editing"
    press(editor, " of them")
    assert editor.toPlainText() == "Which *ships*? Two of them"
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog.list.hasFocus()
    wait_until_idle(window)
    assert note() == "Which *ships*? Two of them"
    qtbot.waitUntil(lambda: not dialog.list.findChildren(NoteEditor))
    dialog.undo_requested.emit()
    qtbot.waitUntil(lambda: note() == "Which *ships*?")
    window.operations.redo()
    qtbot.waitUntil(lambda: note() == "Which *ships*? Two of them")
    wait_until_idle(window)
    dialog.write_note()
    (editor,) = dialog.list.findChildren(NoteEditor)
    press(editor, "!")
    dialog.reject()
    qtbot.waitUntil(lambda: note() == "Which *ships*? Two of them!")


def test_words_of_a_note_in_another_article_join_the_tags_that_it_has(
    qtbot: QtBot,
    library: Library,
    window: MainWindow,
    dialog: AllNotesDialog,
    marked: tuple[Highlight, ...],
) -> None:
    tagged = marked[2].id
    dialog.note_finished.emit(tagged, "", "Who came? #crowd")
    qtbot.waitUntil(lambda: kept(library)[tagged].tags == ("crowd", "people"))
    wait_until_idle(window)
    dialog.undo_requested.emit()
    qtbot.waitUntil(lambda: kept(library)[tagged].tags == ("people",))
    assert kept(library)[tagged].note is None
    window.operations.redo()
    qtbot.waitUntil(lambda: kept(library)[tagged].tags == ("crowd", "people"))


def test_selected_highlights_are_exported(
    qtbot: QtBot,
    window: MainWindow,
    dialog: AllNotesDialog,
    marked: tuple[Highlight, ...],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = tmp_path / "notes.md"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    dialog.filters.article.setCurrentIndex(dialog.filters.article.findData(marked[1].article_id))
    qtbot.waitUntil(lambda: len(ids(dialog)) == 2 and window.tasks.are_idle)
    dialog.list.selectAll()
    dialog.export_requested.emit(dialog.chosen)
    (opened,) = window.findChildren(ExportDialog)
    assert opened.formats.count() == 5
    opened.accept()
    qtbot.waitUntil(lambda: path.exists() and window.tasks.are_idle)
    written = path.read_text(encoding="utf-8")
    assert "ships" in written
    assert marked[0].anchor.exact not in written


def test_colours_are_named_once_for_filters_and_keys(
    qtbot: QtBot, library: Library, window: MainWindow, dialog: AllNotesDialog
) -> None:
    unnamed = dialog.colours[2].accessibleName()
    dialog.names_requested.emit()
    (opened,) = window.findChildren(ColourNamesDialog)
    opened.fields[2].setText(" claim ")
    opened.accept()
    qtbot.waitUntil(lambda: dialog.filters.colour.itemText(2) == "2 claim")
    assert highlights.read_colour_names(library) == {2: "claim"}
    assert dialog.colours[2].accessibleName() == "Colour 2: claim"
    qtbot.waitUntil(lambda: window.tasks.are_idle)
    assert window.operations.undo_title == "Names of the colours"
    dialog.undo_requested.emit()
    qtbot.waitUntil(lambda: dialog.colours[2].accessibleName() == unnamed)
    assert highlights.read_colour_names(library) == {}
    window.operations.redo()
    qtbot.waitUntil(lambda: highlights.read_colour_names(library) == {2: "claim"})
    qtbot.waitUntil(lambda: window.tasks.are_idle)
    dialog.names_requested.emit()
    window.findChildren(ColourNamesDialog)[-1].accept()
    qtbot.waitUntil(lambda: window.tasks.are_idle)
    window.operations.undo()
    wait_until_idle(window)
    assert window.operations.undo_title == "", "a change of nothing isn't an undo step"


def test_a_long_operation_shows_its_progress_and_can_be_stopped(
    qtbot: QtBot, library: Library, window: MainWindow, dialog: AllNotesDialog
) -> None:
    def apply(library: Library, token: Token) -> Changes:
        token.report(Progress(2, 5))
        while True:
            token.check(0.01)

    assert dialog.progress.isHidden()
    run = window.operations.run(Operation("Long", apply, apply))
    dialog.progress.watch(run, can_stop=True)
    qtbot.waitUntil(lambda: dialog.progress.isVisible())
    qtbot.waitUntil(lambda: (dialog.progress.bar.value(), dialog.progress.bar.maximum()) == (2, 5))
    dialog.progress.stop.click()
    qtbot.waitUntil(dialog.progress.isHidden)
    assert run.token.is_cancelled
    wait_until_idle(window)
    assert window.operations.undo_title == ""


def test_escape_closes_and_the_filters_are_kept(
    qtbot: QtBot, window: MainWindow, dialog: AllNotesDialog
) -> None:
    dialog.filters.colour.setCurrentIndex(dialog.filters.colour.findData(2))
    qtbot.waitUntil(lambda: len(ids(dialog)) == 1)
    QTest.keyClick(dialog.list, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    window.actions_.by_id["all_notes"].trigger()
    qtbot.waitUntil(lambda: dialog.isVisible() and window.tasks.are_idle)
    assert len(ids(dialog)) == 1
    assert window.findChildren(AllNotesDialog) == [dialog]
