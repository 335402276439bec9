"""The palette: entries of every kind are found, ranked, run and remembered."""

from collections.abc import Iterable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.library import Library
from desktop.reading.article import Form, Kind
from desktop.services import highlights
from desktop.services.articles import import_raw
from desktop.ui.commands import COMMANDS
from desktop.ui.shell.main_window import MainWindow
from desktop.ui.shell.palette import KINDS, CommandPalette, facts
from desktop.ui.shell.palette_entries import (
    MOST,
    REMEMBERED,
    EntryKind,
    PaletteEntry,
    rank_entries,
    remember,
    searched_text,
    split_prefix,
)
from desktop.ui.shell.palette_sources import heading_entries, sentence_entries
from desktop.ui.shell.preferences_dialog import FIELDS, PreferencesDialog
from tests.builders import article, echoed, raw
from tests.gui.conftest import wait_until_idle

HEADED = """<html><body><article><h1>The harbour wakes</h1>
<p>The ferry left the island before dawn. Nobody saw the zeppelin land.</p>
<h2>A storm is coming</h2><p>The wind has turned. Boats come home.</p></article></body></html>"""
PAGE = replace(raw(HEADED, name="harbour.html"), form=Form.PAGE)


def entry(title: str, kind: EntryKind = EntryKind.COMMAND, detail: str = "") -> PaletteEntry:
    return PaletteEntry(f"{kind}:{title}", kind, title, lambda: None, detail)


def ranked(entries: Iterable[PaletteEntry], typed: str, recent: Iterable[str] = ()) -> list[str]:
    found = tuple(entries)
    texts = [searched_text(one) for one in found]
    return [one.title for one in rank_entries(found, texts, typed, tuple(recent))]


def open_palette(window: MainWindow, command: str = "palette") -> CommandPalette:
    window.actions_.by_id[command].trigger()
    wait_until_idle(window)
    (palette,) = (one for one in window.findChildren(CommandPalette) if one.isVisible())
    return palette


def titles(palette: CommandPalette) -> list[str]:
    return [row.title for row in palette.model.rows]


def run(palette: CommandPalette, typed: str) -> None:
    palette.box.setText(typed)
    QTest.keyClick(palette.box, Qt.Key.Key_Return)


def test_beginnings_come_first_then_words_then_parts_then_letters() -> None:
    found = ["Reinside", "Switch side", "Side by side", "Show ideas", "Outside"]
    assert ranked(map(entry, found), "side") == [
        "Side by side",
        "Switch side",
        "Reinside",
        "Outside",
        "Show ideas",
    ]


def test_words_are_found_in_any_order_without_accents_and_case() -> None:
    found = [entry("Élection présidentielle", EntryKind.ARTICLE, "Le Monde"), entry("Undo")]
    for typed in ("presi elec", "MONDE élection", "lection ident"):
        assert ranked(found, typed) == ["Élection présidentielle"]
    assert ranked(found, "xyzzy") == []


def test_misspelt_words_are_found_after_the_others() -> None:
    found = [entry("The minister resigns", EntryKind.ARTICLE), entry("A mincer", EntryKind.ARTICLE)]
    assert ranked(found, "minsiter") == ["The minister resigns"]
    assert ranked(found, "mine") == []


def test_scattered_letters_are_for_short_titles_only() -> None:
    found = [entry("Next sentence"), entry("Nine excellent sentences", EntryKind.ARTICLE)]
    assert ranked(found, "nxs") == ["Next sentence"]


def test_what_was_used_last_comes_first_among_equals() -> None:
    found = [*map(entry, ("Stacked", "Stop", "Search", "Best"))]
    assert ranked(found, "", ["command:Best", "command:Stop"])[:3] == ["Best", "Stop", "Stacked"]
    assert ranked(found, "st", ["command:Best", "command:Stop"]) == ["Stop", "Stacked", "Best"]


def test_twenty_are_remembered_and_none_of_one_article() -> None:
    recent: list[str] = []
    for number in range(30):
        recent = remember(recent, entry(str(number)))
    assert recent[0] == "command:29"
    assert len(recent) == REMEMBERED
    assert remember(recent, entry("25"))[:2] == ["command:25", "command:29"]
    assert remember(recent, entry("A", EntryKind.HEADING)) == recent


@pytest.mark.parametrize(
    ("typed", "kinds", "words"),
    [
        ("> stack", {EntryKind.COMMAND, EntryKind.VIEW}, "stack"),
        ("@", {EntryKind.HEADING}, ""),
        ("#clim", {EntryKind.TAG}, "clim"),
        (":12", {EntryKind.SENTENCE}, "12"),
        ("a: b", set(EntryKind) - {EntryKind.SENTENCE}, "a: b"),
    ],
)
def test_prefixes_limit_the_kinds(typed: str, kinds: set[EntryKind], words: str) -> None:
    found, rest = split_prefix(typed)
    assert (set(found), rest) == (kinds, words)


def test_every_kind_has_a_name() -> None:
    assert set(KINDS) == set(EntryKind)
    assert facts(entry("A", EntryKind.ARTICLE, "Le Monde")) == "Article  ·  Le Monde"


def test_among_ten_thousand_articles_the_best_are_listed_whatever_their_place() -> None:
    found = [entry(f"An article {n} on climate", EntryKind.ARTICLE) for n in range(10_000)]
    found += [entry("Climate", EntryKind.ARTICLE), entry("An unlike one", EntryKind.ARTICLE)]
    recent = [found[9_000].id]
    titles = ranked(found, "climate", recent)
    assert titles[:3] == ["Climate", "An article 9000 on climate", "An article 0 on climate"]
    assert len(titles) == MOST
    assert ranked(found, "9999") == ["An article 9999 on climate"]


def test_a_command_is_found_and_run(window: MainWindow) -> None:
    palette = open_palette(window)
    palette.box.setText("stack")
    row = palette.model.rows[0]
    assert (row.kind, row.keys) == (EntryKind.VIEW, "F6")
    QTest.keyClick(palette.box, Qt.Key.Key_Return)
    assert window.preferences.settings.view_mode == "stacked"
    assert window.preferences.settings.recent == ["command:stacked"]
    assert titles(open_palette(window))[0] == "Stacked"


def test_disabled_commands_and_the_palette_itself_are_left_out(window: MainWindow) -> None:
    palette = open_palette(window)
    palette.box.setText(">")
    shown = set(titles(palette))
    actions = window.actions_
    expected = {one.plain_title for one in COMMANDS if actions.is_available(one.id)}
    hidden = {"Find anything…", "Outline…", "Jump to a sentence or heading…"}
    assert shown == expected - hidden
    assert "Stop" not in shown


def test_an_article_is_found_by_its_title_or_source_and_opened(
    qtbot: QtBot, window: MainWindow, library: Library
) -> None:
    import_raw(library, PAGE)
    window.articles.refresh()
    wait_until_idle(window)
    run(open_palette(window), "harbour wak")
    qtbot.waitUntil(lambda: "harbour" in window.windowTitle())
    assert window.focusWidget() is window.reader.active_column


def open_headed(qtbot: QtBot, window: MainWindow, library: Library) -> None:
    imported = import_raw(library, PAGE)
    window.navigator.open(imported.article_id)
    qtbot.waitUntil(lambda: "harbour" in window.windowTitle())
    wait_until_idle(window)


def test_headings_have_their_translations_and_go_to_their_first_sentence() -> None:
    one = article((Kind.TITLE, "A title"), "Some text.", (Kind.SUBHEADING, "Then more"))
    reached: list[int] = []
    title, below = heading_entries(one, echoed(one), reached.append)
    assert (title.title, title.detail) == ("A title", "[fr] A title")
    assert below.detail == "[fr] Then more"
    below.run()
    assert reached == [2]
    assert list(heading_entries(None, (), reached.append)) == []


def test_the_outline_lists_the_headings_and_goes_to_one(
    qtbot: QtBot, window: MainWindow, library: Library
) -> None:
    open_headed(qtbot, window, library)
    palette = open_palette(window, "outline")
    assert palette.box.text() == "@"
    assert titles(palette) == ["The harbour wakes", "A storm is coming"]
    run(palette, "@storm")
    pair = window.reader.current_pair()
    assert pair is not None
    assert pair.source == "A storm is coming"
    assert window.preferences.settings.recent == []


def test_a_sentence_is_found_by_number_or_words(
    qtbot: QtBot, window: MainWindow, library: Library
) -> None:
    open_headed(qtbot, window, library)
    with qtbot.waitActive(window):
        palette = open_palette(window, "go_to_sentence")
    assert palette.box.text() == ":"
    QTest.keyClicks(palette.box, "3")
    assert palette.box.text() == ":3"
    palette.box.setText(":")
    assert len(palette.model.rows) == len(window.reader.pairs)
    run(palette, ":3")
    assert window.reader.current == 2
    run(open_palette(window, "go_to_sentence"), ":boats")
    assert window.reader.pairs[window.reader.current].source == "Boats come home."


def test_the_number_typed_comes_before_longer_ones(window: MainWindow) -> None:
    numbers = [entry(f"{n}  Of 12 men", EntryKind.SENTENCE) for n in (1, 2, 120, 12)]
    assert ranked(numbers, "12")[:2] == ["12  Of 12 men", "120  Of 12 men"]
    (one,) = sentence_entries(window.reader.pairs[:1], lambda _: None)
    assert one.title.startswith("1  ")


def test_a_tag_is_found_and_searched_for(
    qtbot: QtBot, window: MainWindow, library: Library
) -> None:
    window.actions_.by_id["highlight_1"].trigger()
    wait_until_idle(window)
    (made,) = window.reader.highlights
    highlights.set_tags(library, made.id, ("to check",))
    palette = open_palette(window)
    palette.box.setText("#che")
    qtbot.waitUntil(lambda: bool(palette.model.rows))
    assert titles(palette) == ["to check"]
    window.search.this_article.setChecked(True)
    QTest.keyClick(palette.box, Qt.Key.Key_Return)
    assert window.search.box.text() == 'tag:"to check"'
    assert not window.search.this_article.isChecked()
    qtbot.waitUntil(lambda: bool(window.search.model.rows))


def test_entries_that_come_later_leave_the_choice_as_it_is(window: MainWindow) -> None:
    palette = open_palette(window)
    palette.box.setText("st")
    QTest.keyClick(palette.box, Qt.Key.Key_Down)
    chosen = palette.model.rows[1]
    palette.add_entries(EntryKind.TAG, [entry("st", EntryKind.TAG), entry("b", EntryKind.TAG)])
    assert palette.model.rows[0].title == "st"
    assert palette.model.rows[palette.list.currentIndex().row()] is chosen


def test_a_theme_is_chosen(window: MainWindow) -> None:
    run(open_palette(window), "sepia")
    assert window.preferences.settings.theme == "sepia"
    assert window.theme.name == "sepia"


@pytest.mark.parametrize("name", FIELDS)
def test_a_setting_opens_the_preferences_at_its_field(
    qtbot: QtBot, window: MainWindow, name: str
) -> None:
    palette = open_palette(window)
    (row,) = (one for one in palette.model.rows if one.id == f"setting:{name}")
    palette.list.setCurrentIndex(palette.model.index(palette.model.rows.index(row)))
    palette.run_chosen()
    (dialog,) = (one for one in window.findChildren(PreferencesDialog) if one.isVisible())
    field: QWidget = getattr(dialog, name)
    assert dialog.focusWidget() is field


def test_arrows_and_pages_move_through_the_list(window: MainWindow) -> None:
    palette = open_palette(window)
    last = len(palette.model.rows) - 1

    def press(key: Qt.Key) -> None:
        QTest.keyClick(palette.box, key)

    def row() -> int:
        return palette.list.currentIndex().row()

    press(Qt.Key.Key_Up)
    assert row() == last
    press(Qt.Key.Key_Down)
    assert row() == 0
    press(Qt.Key.Key_PageDown)
    assert 3 < row() < last
    press(Qt.Key.Key_PageUp)
    assert row() == 0
    for _ in range(last):
        press(Qt.Key.Key_PageDown)
    assert row() == last


def test_nothing_found_is_said_and_enter_does_nothing(window: MainWindow) -> None:
    palette = open_palette(window)
    palette.box.setText("qqxxzz")
    assert palette.nothing.isVisible()
    assert palette.nothing.text() == "Nothing found for “qqxxzz”."
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Down):
        QTest.keyClick(palette.box, key)
    assert palette.isVisible()
    palette.box.setText("#")
    assert palette.nothing.text() == "Nothing to choose."
    QTest.keyClick(palette.box, Qt.Key.Key_Escape)
    assert not palette.isVisible()


def test_a_click_runs_an_entry(window: MainWindow) -> None:
    palette = open_palette(window)
    palette.box.setText("swap the columns")
    place = palette.list.visualRect(palette.model.index(0)).center()
    QTest.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert window.preferences.settings.columns_are_swapped


def test_a_screen_reader_is_told_kind_and_keys(window: MainWindow) -> None:
    palette = open_palette(window)
    palette.box.setText("next sentence")
    index = palette.model.index(0)
    told = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert told == "Next sentence\nCommand\nJ"
