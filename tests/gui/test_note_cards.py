"""Notes on cards beside their sentence: where they are, how they are written, and their tags."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.base.cancellation import Token
from desktop.base.settings import Settings
from desktop.library import Highlight, Library
from desktop.reading.article import Side
from desktop.services import highlights
from desktop.services.articles import import_file
from desktop.ui.annotations.note_card import (
    LEAST_HEIGHT,
    LEAST_MARGIN,
    NoteCard,
    find_card_place,
    find_card_width,
)
from desktop.ui.reader.column import MARK_CENTRE
from desktop.ui.reader.gutter_marks import Mark
from desktop.ui.shell.main_window import MainWindow
from desktop.ui.support.view_mode import ViewMode
from tests.gui.conftest import MakeWindow, press, seed, wait_translated, wait_until_idle

SIZES = ((720, 500), (1024, 640), (1280, 820), (1920, 1080))
LONG = "Une note assez longue pour prendre plusieurs lignes sur la carte. " * 4


def kept(library: Library, window: MainWindow) -> tuple[Highlight, ...]:
    wait_until_idle(window)
    assert window.session.article_id is not None
    return highlights.list_highlights(library, window.session.article_id)


def act(window: MainWindow, *commands: str) -> None:
    for command in commands:
        window.actions_.by_id[command].trigger()


def write(window: MainWindow, number: int, text: str, side: Side = Side.ORIGINAL) -> NoteCard:
    """Write a note on a sentence, and finish it."""
    window.reader.go_to(number, side)
    act(window, "write_note")
    card = window.cards.card
    card.editor.setPlainText(text)
    QTest.keyClick(card.editor, Qt.Key.Key_Escape)
    wait_until_idle(window)
    return card


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("mode", [ViewMode.SIDE_BY_SIDE, ViewMode.STACKED, ViewMode.ORIGINAL_ONLY])
def test_a_card_is_in_view_and_beside_its_sentence(
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
    reader, card = window.reader, window.cards.card
    for number in (0, last // 2, last):
        reader.go_to(number, Side.ORIGINAL)
        act(window, "write_note")
        card.editor.setPlainText(LONG)
        for _ in range(2):  # as it is written, and as it is read
            wait_until_idle(window)
            area, view = card.geometry(), reader.free_area
            sentence = reader.sentence_area(number, Side.ORIGINAL)
            assert sentence is not None
            assert card.isVisible()
            assert view.contains(area)
            room = max(sentence.top() - view.top(), view.bottom() - sentence.bottom())
            assert room < LEAST_HEIGHT + 40 or not area.intersects(sentence), (number, area)
            if reader.margin_area.width() >= LEAST_MARGIN:
                assert area.left() > reader.margin_area.left()
            QTest.keyClick(card.editor, Qt.Key.Key_Escape)


rects = st.builds(
    lambda left, top, width, height: QRect(left, top, width, height),
    st.integers(20, 900),
    st.integers(-300, 900),
    st.integers(120, 600),
    st.integers(20, 400),
)


def test_a_card_covers_neither_language_of_its_pair(window: MainWindow) -> None:
    act(window, "stacked")
    card = write(window, 2, "Which ships?")
    for side in Side:
        area = window.reader.sentence_area(2, side)
        assert area is not None
        assert not card.geometry().intersects(area)


@given(
    rects, st.integers(300, 1600), st.integers(300, 1000), st.integers(0, 500), st.integers(40, 400)
)
def test_a_card_is_always_inside_and_covers_no_sentence_where_there_is_room(
    sentence: QRect, width: int, height: int, margin: int, wanted: int
) -> None:
    view, margin = QRect(0, 0, width, height), min(margin, width - 60)
    free = QRect(width - margin, 0, margin, height)
    size = QSize(find_card_width(sentence, free, view), min(wanted, height // 2))
    card = find_card_place(sentence, free, view, size)
    assert view.contains(card)
    assert view.contains(find_card_place(None, free, view, size))
    below, above = view.bottom() - sentence.bottom(), sentence.top()
    if margin < LEAST_MARGIN and view.contains(sentence) and max(below, above) > LEAST_HEIGHT + 40:
        assert not card.intersects(sentence)


def test_the_card_comes_with_its_sentence_and_goes(qtbot: QtBot, window: MainWindow) -> None:
    card = write(window, 2, "*Which* ships?\n- one\n- #two")
    assert card.isVisible()
    assert card.text.toPlainText() == "Which ships?\none\n#two"
    assert card.words.text() == "two"
    assert "Which" in card.accessibleDescription()
    window.reader.go_to(3)
    assert not card.isVisible()
    window.reader.go_to(2, Side.TRANSLATION)
    assert card.isVisible()
    bar = window.reader.active_column.verticalScrollBar()
    window.resize(900, 300)
    bar.setValue(bar.maximum())
    window.cards._place()
    area = window.reader.sentence_area(2, Side.ORIGINAL)
    assert area is not None
    assert card.isVisible() == area.intersects(window.reader.free_area)


def test_escape_in_the_text_folds_the_card(window: MainWindow) -> None:
    card = write(window, 2, "Which ships?")
    act(window, "go_to_text")
    assert not card.isVisible()
    window.reader.go_to(2)
    assert not card.isVisible()
    window.reader.go_to(1)
    window.reader.go_to(2)
    assert card.isVisible()


def test_cards_are_turned_off_and_one_is_asked_for(qtbot: QtBot, window: MainWindow) -> None:
    card = write(window, 2, "Which ships?")
    act(window, "show_note_cards")
    assert not window.preferences.settings.shows_note_cards
    assert not window.actions_.by_id["show_note_cards"].isChecked()
    assert not card.isVisible()
    window.reader.go_to(1)
    window.reader.go_to(2)
    assert not card.isVisible()
    act(window, "write_note")
    assert card.isVisible()
    QTest.keyClick(card.editor, Qt.Key.Key_Escape)
    assert not card.isVisible()
    window.reader.go_to(4)
    column = window.reader.columns[0]
    marks = column._placed_marks(0, column.document().characterCount())
    (place,) = [centre for centre, one in marks if one.mark is Mark.NOTE]
    point = QPoint(MARK_CENTRE, round(place.y()) - column.verticalScrollBar().value())
    QTest.mouseMove(column.viewport(), point)
    QTest.mouseClick(column.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert window.reader.current == 2
    assert card.isVisible()
    act(window, "show_note_cards")
    window.reader.go_to(2)
    assert card.isVisible()


def test_a_click_on_the_card_writes(qtbot: QtBot, window: MainWindow) -> None:
    card = write(window, 2, "Which ships?")
    with qtbot.waitActive(window):
        QTest.mouseClick(card, Qt.MouseButton.LeftButton)
        assert card.editor.hasFocus()
        press(card.editor, " All.")
        QTest.keyClick(card.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert not card.is_editing
    wait_until_idle(window)
    assert card.text.toPlainText() == "Which ships? All."


def test_the_note_stays_on_its_highlight_when_the_reader_moves_on(
    qtbot: QtBot, window: MainWindow, library: Library
) -> None:
    write(window, 4, "The other")
    window.reader.go_to(3)
    with qtbot.waitActive(window):
        act(window, "write_note")
        card = window.cards.card
        press(card.editor, "The first")
        act(window, "next_sentence")  # from the menu
        assert window.reader.active_column.hasFocus()
    assert not card.is_editing
    notes = {one.anchor.start.sentence: one.note for one in kept(library, window)}
    assert {number: note and note.text for number, note in notes.items()} == {
        3: "The first",
        4: "The other",
    }
    assert card.highlight is not None
    assert card.highlight.anchor.start.sentence == 4
    assert card.text.toPlainText() == "The other"


def test_the_focus_elsewhere_ends_the_writing(qtbot: QtBot, window: MainWindow) -> None:
    window.reader.go_to(3)
    with qtbot.waitActive(window):
        act(window, "write_note")
        card = window.cards.card
        press(card.editor, "Seen")
        QTest.keyClick(card.editor, Qt.Key.Key_Tab)
        assert card.tags.hasFocus()
        assert card.is_editing
        window.reader.columns[1].setFocus()
        assert not card.is_editing
        assert card.isVisible()
    wait_until_idle(window)
    assert window.operations.undo_title == "Note"


def test_words_of_a_note_are_tags_and_undo_is_one_step(
    window: MainWindow, library: Library
) -> None:
    window.reader.go_to(2)
    act(window, "highlight_1")
    (made,) = kept(library, window)
    window.highlights.write_tags(made.id, ("river",))
    write(window, 2, "Sur l’#économie et #élection2016, pas C#")
    (noted,) = kept(library, window)
    assert noted.tags == ("économie", "élection2016", "river")
    write(window, 2, "Sur l’#économie")
    assert kept(library, window)[0].tags == ("économie", "river")
    act(window, "undo")
    (again,) = kept(library, window)
    assert (again.note and again.note.text, again.tags) == (
        "Sur l’#économie et #élection2016, pas C#",
        noted.tags,
    )
    assert window.cards.card.words.text().split() == ["économie", "élection2016", "river"]
    act(window, "undo")
    (bare,) = kept(library, window)
    assert (bare.note, bare.tags) == (None, ("river",))
    act(window, "redo")
    wait_until_idle(window)
    assert kept(library, window)[0].tags == noted.tags


def test_tags_and_the_note_are_written_together(
    qtbot: QtBot, window: MainWindow, library: Library
) -> None:
    window.reader.go_to(2)
    with qtbot.waitActive(window):
        act(window, "write_note")
        card = window.cards.card
        press(card.editor, "#pont")
        card.tags.setFocus()
        press(card.tags, "ville")
        QTest.keyClick(card.tags, Qt.Key.Key_Escape)
    (made,) = kept(library, window)
    assert made.tags == ("pont", "ville")


def test_undo_while_a_note_is_written_shows_what_is_saved(
    qtbot: QtBot, window: MainWindow, library: Library
) -> None:
    write(window, 2, "First")
    with qtbot.waitActive(window):
        act(window, "write_note")
        card = window.cards.card
        card.editor.setPlainText("Second")
        act(window, "undo")
        wait_until_idle(window)
    assert [one.note and one.note.text for one in kept(library, window)] == ["First"]
    assert card.text.toPlainText() == "First"


def test_a_removed_highlight_takes_its_card_away(window: MainWindow) -> None:
    card = write(window, 2, "First")
    act(window, "remove_highlight")
    assert not card.isVisible()
    act(window, "undo")
    wait_until_idle(window)
    assert card.isVisible()


def test_the_card_makes_room_for_the_translation_editor(window: MainWindow) -> None:
    card = write(window, 2, "First")
    act(window, "edit_translation")
    assert not card.isVisible()
    QTest.keyClick(window.own_translations.editor.text, Qt.Key.Key_Escape)
    assert card.isVisible()


def test_the_note_of_a_lost_highlight_is_written_too(window: MainWindow, library: Library) -> None:
    write(window, 2, "First")
    (one,) = window.reader.highlights
    with library.write() as tx:
        tx.set_lost(one.id, True)
        changes = tx.changes
    window.operations.announce(changes)
    wait_until_idle(window)
    assert not window.cards.card.isVisible()
    act(window, "show_notes")
    window.notes.choose(one.id)
    window.notes.edit_requested.emit(window.reader.highlights[0])
    card = window.cards.card
    assert window.reader.free_area.contains(card.geometry())
    card.editor.setPlainText("Lost words")
    window.reader.go_to(5)
    assert not card.is_editing
    (kept_one,) = kept(library, window)
    assert kept_one.note is not None
    assert kept_one.note.text == "Lost words"


def test_a_row_of_the_notes_panel_is_edited_on_the_card(qtbot: QtBot, window: MainWindow) -> None:
    write(window, 2, "First")
    write(window, 5, "Second")
    act(window, "show_notes")
    window.notes.choose(window.notes.model.rows[0].id)
    with qtbot.waitActive(window):
        QTest.keyClick(window.notes.list, Qt.Key.Key_N)
        card = window.cards.card
        assert card.editor.hasFocus()
        assert window.reader.current == 2
        assert card.editor.toPlainText() == "First"
        QTest.keyClick(card.editor, Qt.Key.Key_Escape)
    row = window.notes.list.visualRect(window.notes.model.index(1)).center()
    view = window.notes.list.viewport()
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=row)
    QTest.mouseDClick(view, Qt.MouseButton.LeftButton, pos=row)
    assert card.is_editing
    assert window.reader.current == 5


def test_the_wheel_scrolls_the_text_below_a_card(window: MainWindow) -> None:
    window.resize(900, 400)
    card = write(window, 2, "First")
    bar = window.reader.active_column.verticalScrollBar()
    before = bar.value()
    assert not turn_wheel(card)
    turn_wheel(window.reader)  # Qt asks it next
    assert bar.value() > before
    write(window, 2, LONG * 5)
    note = card.text.verticalScrollBar()
    turn_wheel(card)
    assert note.value() > 0


def turn_wheel(widget: QWidget) -> bool:
    """Turn the wheel down over a widget; return whether that took it."""
    event = QWheelEvent(
        QPointF(5, 5),
        QPointF(widget.mapToGlobal(QPoint(5, 5))),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)
    return event.isAccepted()
