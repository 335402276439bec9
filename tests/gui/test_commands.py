"""The table of commands: complete, unique shortcuts, typeable keys, translated."""

import itertools
import xml.etree.ElementTree as ElementTree
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QDialog, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from desktop.base.paths import bundled_folder
from desktop.base.settings import Settings
from desktop.ui.commands import COMMANDS, Command, Menu, Scope
from desktop.ui.shell.actions import Actions
from desktop.ui.shell.command_handlers import command_handlers
from desktop.ui.shell.main_window import MainWindow
from desktop.ui.shell.preferences_dialog import PreferencesDialog
from tests.gui.conftest import MakeWindow, wait_until_idle


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_every_command_is_complete(window: MainWindow, command: Command) -> None:
    assert command.title
    assert command.help.endswith(".")
    assert command.menu in Menu
    action = window.actions_.by_id[command.id]
    assert action.text()
    menus = [one.menu() for one in window.menuBar().actions()]
    in_menus = [one for menu in menus if isinstance(menu, QMenu) for one in menu.actions()]
    assert action in in_menus


def test_ids_and_keys_are_unique_in_their_scope() -> None:
    assert len({command.id for command in COMMANDS}) == len(COMMANDS)
    for one, other in itertools.combinations(COMMANDS, 2):
        meet = Scope.WINDOW in (*one.scopes, *other.scopes) or set(one.scopes) & set(other.scopes)
        shared = set(one.keys) & set(other.keys)
        assert not (meet and shared), (one.id, other.id, shared)


def test_mnemonics_are_unique_in_each_menu() -> None:
    for menu in Menu:
        titles = [command.title for command in COMMANDS if command.menu is menu]
        letters = [title[title.index("&") + 1].lower() for title in titles if "&" in title]
        assert len(letters) == len(titles)
        assert len(set(letters)) == len(letters), (menu, sorted(letters))


def test_the_menus_are_in_groups_and_quit_is_the_last_of_its_own(window: MainWindow) -> None:
    ids = [command.id for command in COMMANDS if command.menu is Menu.FILE]
    assert ids[-2:] == ["preferences", "quit"]
    assert ids[:3] == ["import_files", "import_folder", "import_clipboard"]
    menus = [menu for one in window.menuBar().actions() if isinstance(menu := one.menu(), QMenu)]
    for menu in menus:
        ends = [at for at, one in enumerate(menu.actions()) if one.isSeparator()]
        groups = [end - start for start, end in itertools.pairwise([-1, *ends])]
        assert all(1 < size < 10 for size in groups), (menu.title(), groups)
    file = menus[0]
    assert file.actions()[-1] is window.actions_.by_id["quit"]
    assert file.actions()[-2].isSeparator()


def test_french_is_complete() -> None:
    tree = ElementTree.parse(bundled_folder("resources") / "i18n" / "visavis_fr.ts")
    unfinished = [
        message.findtext("source")
        for message in tree.iter("message")
        if (found := message.find("translation")) is None
        or found.get("type") in ("unfinished", "vanished", "obsolete")
        or not "".join(found.itertext()).strip()
    ]
    assert unfinished == []
    sources = {message.findtext("source") for message in tree.iter("message")}
    for command in COMMANDS:
        assert command.title in sources
        assert command.help in sources


def test_mnemonics_are_unique_in_french_too() -> None:
    tree = ElementTree.parse(bundled_folder("resources") / "i18n" / "visavis_fr.ts")
    french = {
        message.findtext("source"): message.findtext("translation") or ""
        for context in tree.iter("context")
        if context.findtext("name") == "commands"
        for message in context.iter("message")
    }
    for menu in Menu:
        titles = [french.get(one.title, "") for one in COMMANDS if one.menu is menu]
        letters = [title[title.index("&") + 1].lower() for title in titles if "&" in title]
        assert len(letters) == len(titles), titles
        assert len(set(letters)) == len(letters), (menu, sorted(letters))


def test_a_missing_or_unknown_handler_raises(window: MainWindow) -> None:
    handlers = command_handlers(window)
    handlers["more"] = lambda: None
    with pytest.raises(ValueError, match="more"):
        Actions(window, handlers, window._scope_widgets(), {})
    handlers.pop("more")
    handlers.pop("quit")
    with pytest.raises(ValueError, match="quit"):
        Actions(window, handlers, window._scope_widgets(), {})


@pytest.mark.parametrize(
    ("key", "how"),
    [("Ctrl+9", "press Ctrl+9 to"), ("", "choose “Put the highlight on these words” in the menu")],
)
def test_the_notice_of_a_lost_highlight_names_the_readers_own_key(
    window: MainWindow, key: str, how: str
) -> None:
    window.actions_.by_id["highlight_1"].trigger()
    wait_until_idle(window)
    (made,) = window.reader.highlights
    window.preferences.set(shortcuts={"attach_highlight": key})
    window.annotations.jump(replace(made, is_lost=True))
    assert how in window.notice.label.text()


@pytest.mark.parametrize("key", ["Ctrl+9", ""])
def test_the_empty_page_names_the_readers_own_key(make_window: MakeWindow, key: str) -> None:
    settings = Settings(is_careful=False, shortcuts={"import_clipboard": key})
    window = make_window(settings=settings)
    wait_until_idle(window)
    text = window.empty_page.text.text()
    assert text.endswith(f"press {key}." if key else "drop the file here.")


@pytest.mark.parametrize("name", ["palette", "shortcuts", "preferences", "about"])
def test_escape_closes_every_dialog(qtbot: QtBot, window: MainWindow, name: str) -> None:
    window.actions_.by_id[name].trigger()
    dialog = next(one for one in window.findChildren(QDialog) if one.isVisible())
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_every_control_has_a_name_for_screen_readers(window: MainWindow) -> None:
    for name in ("show_notes", "show_left_out", "shortcuts", "preferences", "palette"):
        window.actions_.by_id[name].trigger()
    nameless = [
        widget
        for kind in (QAbstractButton, QLineEdit)
        for widget in window.findChildren(kind)
        if not widget.objectName().startswith("qt_")
        and not widget.accessibleName()
        and not getattr(widget, "text", str)()
        and not getattr(widget, "placeholderText", str)()
        and not isinstance(widget.parentWidget(), QLineEdit)
        and widget.isVisible()
    ]
    assert [type(widget).__name__ for widget in nameless] == []


def test_the_preferences_say_when_deleted_things_are_purged(window: MainWindow) -> None:
    window.actions_.by_id["preferences"].trigger()
    dialog = next(one for one in window.findChildren(PreferencesDialog) if one.isVisible())
    assert dialog.purge_after.value() == 30
    dialog.purge_after.setValue(0)
    assert dialog.purge_after.text() == "Never"
    assert window.preferences.settings.purge_after_days == 0
    dialog.close()
