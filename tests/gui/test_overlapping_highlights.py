"""Overlapping and adjacent highlights: which is on top, next, and acted on by commands."""

import random

import pytest
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from desktop.library import Highlight, Library
from desktop.reading.article import Place, Side
from desktop.services import highlights as annotations
from desktop.ui.shell.main_window import MainWindow
from desktop.ui.support.view_mode import ViewMode
from tests.gui.conftest import wait_until_idle

SHOWN = {
    ViewMode.SIDE_BY_SIDE: tuple(Side),
    ViewMode.STACKED: tuple(Side),
    ViewMode.ORIGINAL_ONLY: (Side.ORIGINAL,),
    ViewMode.TRANSLATION_ONLY: (Side.TRANSLATION,),
}


def mark(
    window: MainWindow, library: Library, side: Side, start: Place, end: Place, colour: int = 1
) -> Highlight:
    assert window.session.opened is not None
    article_id, pairs = window.session.opened.stored.id, window.reader.pairs
    made = annotations.annotate(library, article_id, pairs, side, (start, end), colour)
    window.operations.announce(made.changes)
    wait_until_idle(window)
    return made.highlight


def words(window: MainWindow, side: Side, number: int) -> str:
    pair = window.reader.pairs[number]
    return pair.source if side is Side.ORIGINAL else pair.translated.text if pair.translated else ""


def set_caret(window: MainWindow, side: Side, place: Place) -> None:
    window.reader.go_to(place.sentence, side)
    column = window.reader.active_column
    position = column.position_of(side, place)
    assert position is not None
    column.set_caret(position)


def select(window: MainWindow, side: Side, start: Place, end: Place) -> None:
    set_caret(window, side, start)
    column = window.reader.active_column
    position = column.position_of(side, end)
    assert position is not None
    cursor = column.textCursor()
    cursor.setPosition(position, QTextCursor.MoveMode.KeepAnchor)
    column.setTextCursor(cursor)


def press(window: MainWindow, command: str) -> None:
    window.actions_.by_id[command].trigger()
    wait_until_idle(window)


def shown(window: MainWindow) -> dict[int, int]:
    return {one.id: one.colour for one in window.reader.highlights}


def topmost_colour(window: MainWindow, side: Side, place: Place) -> int | None:
    """Return the colour of the topmost highlight at a place, or None."""
    colours = {window.theme.highlight_background(colour).rgb(): colour for colour in range(1, 6)}
    for column in window.reader.columns:
        position = column.position_of(side, place)
        if column.isVisible() and position is not None:
            over = [
                colours.get(one.colour.rgb())
                for one in column.backdrops
                if one.start <= position < one.end
            ]
            return next((colour for colour in reversed(over) if colour), None)
    raise AssertionError("this place isn't shown")


@pytest.mark.parametrize("mode", list(ViewMode))
@pytest.mark.parametrize("seed", range(3))
def test_the_shortest_is_on_top_in_every_view(
    window: MainWindow, library: Library, mode: ViewMode, seed: int
) -> None:
    drawing = random.Random(seed)
    for _ in range(14):
        side, number = drawing.choice(list(Side)), drawing.randint(1, 3)
        first = drawing.randint(0, len(words(window, side, number)) - 3)
        last = drawing.randint(first + 2, len(words(window, side, number)))
        end = (
            Place(number, last)
            if drawing.random() < 0.7
            else Place(number + 1, drawing.randint(2, 9))
        )
        mark(window, library, side, Place(number, first), end, drawing.randint(1, 5))
    window.reader.set_mode(mode)
    highlights = window.reader.highlights
    for side in SHOWN[mode]:
        for number in range(1, 5):
            for offset in range(len(words(window, side, number))):
                place = Place(number, offset)
                over = [
                    (len(one.anchor.exact), -one.id, one.colour)
                    for one in highlights
                    if one.anchor.side is side and one.anchor.start <= place < one.anchor.end
                ]
                assert topmost_colour(window, side, place) == (min(over)[2] if over else None)
                if over:
                    set_caret(window, side, place)
                    assert window.reader.highlights_here()[0].id == -min(over)[1]


@pytest.mark.parametrize("mode", list(ViewMode))
def test_next_goes_through_all_of_a_sentence_and_back(
    window: MainWindow, library: Library, mode: ViewMode
) -> None:
    made = [
        mark(window, library, side, Place(number, start), Place(number, end)).id
        for side, number, start, end in (
            (Side.ORIGINAL, 2, 0, 20),
            (Side.ORIGINAL, 2, 0, 7),
            (Side.ORIGINAL, 2, 7, 15),
            (Side.TRANSLATION, 2, 5, 12),
            (Side.ORIGINAL, 4, 3, 12),
            (Side.ORIGINAL, 4, 14, 22),
        )
    ]
    window.reader.set_mode(mode)
    window.reader.go_to(0)
    visited = []
    for command in ("next_highlight", "previous_highlight"):
        for _ in made:
            press(window, command)
            assert window.notes.chosen is not None
            visited.append(window.notes.chosen.id)
    if mode is ViewMode.ORIGINAL_ONLY:  # what isn't shown stands where its sentence begins
        made[2], made[3] = made[3], made[2]
    assert visited == [*made, *made[-2::-1], made[0]]


def test_the_second_highlight_of_a_sentence_is_next(window: MainWindow, library: Library) -> None:
    first = mark(window, library, Side.ORIGINAL, Place(2, 0), Place(2, 7))
    second = mark(window, library, Side.ORIGINAL, Place(2, 13), Place(2, 18))
    window.reader.go_to(1, Side.ORIGINAL)
    for one in (first, second):
        press(window, "next_highlight")
        assert window.reader.caret_position == (Side.ORIGINAL, one.anchor.start)
    press(window, "previous_highlight")
    assert window.reader.caret_position == (Side.ORIGINAL, first.anchor.start)


@pytest.mark.parametrize("side", list(Side))
def test_deleting_removes_the_innermost_and_then_the_one_around_it(
    window: MainWindow, library: Library, side: Side
) -> None:
    outer = mark(window, library, side, Place(2, 0), Place(3, 10), 1)
    middle = mark(window, library, side, Place(2, 5), Place(2, 24), 2)
    inner = mark(window, library, side, Place(2, 8), Place(2, 16), 3)
    set_caret(window, side, Place(2, 10))
    left = [outer.id, middle.id, inner.id]
    while left:
        assert set(shown(window)) == set(left)
        press(window, "remove_highlight")
        left.pop()
    assert shown(window) == {}
    press(window, "undo")
    press(window, "undo")
    assert set(shown(window)) == {outer.id, middle.id}


@pytest.mark.parametrize("side", list(Side))
def test_the_same_colour_again_recolours_the_highlight_around(
    window: MainWindow, library: Library, side: Side
) -> None:
    outer = mark(window, library, side, Place(2, 0), Place(2, 24), 1)
    inner = mark(window, library, side, Place(2, 8), Place(2, 16), 2)
    set_caret(window, side, Place(2, 10))
    press(window, "highlight_4")
    assert shown(window) == {outer.id: 1, inner.id: 4}
    press(window, "highlight_4")
    assert shown(window) == {outer.id: 4, inner.id: 4}
    steps = len(window.operations._history.done)
    press(window, "highlight_4")
    assert len(window.operations._history.done) == steps, "what changes nothing is no step"
    press(window, "highlight_5")
    press(window, "highlight_5")
    assert shown(window) == {outer.id: 5, inner.id: 5}


def test_the_active_highlight_stays_active_until_the_caret_moves(
    window: MainWindow, library: Library
) -> None:
    outer = mark(window, library, Side.ORIGINAL, Place(2, 0), Place(2, 24), 1)
    inner = mark(window, library, Side.ORIGINAL, Place(2, 0), Place(2, 7), 2)
    window.reader.go_to(1, Side.ORIGINAL)
    press(window, "next_highlight")
    press(window, "highlight_3")
    assert shown(window) == {outer.id: 3, inner.id: 2}
    set_caret(window, Side.ORIGINAL, Place(2, 3))
    press(window, "highlight_5")
    assert shown(window) == {outer.id: 3, inner.id: 5}
    select(window, Side.ORIGINAL, Place(2, 3), Place(2, 24))
    press(window, "highlight_1")
    press(window, "remove_highlight")
    assert shown(window) == {outer.id: 3, inner.id: 5}


def test_between_adjacent_highlights_the_one_that_begins_is_active(
    window: MainWindow, library: Library
) -> None:
    before = mark(window, library, Side.ORIGINAL, Place(2, 3), Place(2, 5), 1)
    after = mark(window, library, Side.ORIGINAL, Place(2, 5), Place(2, 20), 1)
    set_caret(window, Side.ORIGINAL, Place(2, 5))
    press(window, "highlight_2")
    assert shown(window) == {before.id: 1, after.id: 2}
    set_caret(window, Side.ORIGINAL, Place(2, 20))
    press(window, "highlight_3")
    assert shown(window) == {before.id: 1, after.id: 3}


@pytest.mark.parametrize("end", [5, 18])
def test_one_of_two_is_shrunk_or_extended_over_the_other(
    window: MainWindow, library: Library, end: int
) -> None:
    moved = mark(window, library, Side.TRANSLATION, Place(2, 0), Place(2, 10), 1)
    other = mark(window, library, Side.TRANSLATION, Place(2, 8), Place(2, 24), 2)
    window.notes.choose(moved.id)
    select(window, Side.TRANSLATION, Place(2, 0), Place(2, end))
    press(window, "attach_highlight")
    now = {one.id: one.anchor for one in window.reader.highlights}
    text = words(window, Side.TRANSLATION, 2)
    assert now == {moved.id: now[moved.id], other.id: other.anchor}
    assert now[moved.id].exact == text[:end].strip()
    press(window, "undo")
    assert {one.id: one.anchor for one in window.reader.highlights}[moved.id] == moved.anchor


def test_of_two_on_the_same_words_the_newer_is_on_top(
    qtbot: QtBot, window: MainWindow, library: Library
) -> None:
    older = mark(window, library, Side.ORIGINAL, Place(2, 0), Place(2, 7), 1)
    select(window, Side.ORIGINAL, Place(2, 0), Place(2, 7))
    press(window, "highlight_5")
    assert len(shown(window)) == 2
    assert topmost_colour(window, Side.ORIGINAL, Place(2, 2)) == 5
    press(window, "remove_highlight")
    assert shown(window) == {older.id: 1}
    assert topmost_colour(window, Side.ORIGINAL, Place(2, 2)) == 1
