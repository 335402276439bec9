"""The backups dialog: make, verify and restore; the previous library is kept."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.base.paths import Home
from desktop.library import Library
from desktop.reading.article import Side
from desktop.services.articles import import_raw
from desktop.ui.library.backups_dialog import BackupsDialog
from desktop.ui.shell.main_window import MainWindow
from tests.builders import PAGE, raw
from tests.gui.conftest import MakeWindow, wait_translated, wait_until_idle


def open_dialog(qtbot: QtBot, window: MainWindow) -> BackupsDialog:
    window.actions_.by_id["backups"].trigger()
    dialog = window.findChild(BackupsDialog)
    assert isinstance(dialog, BackupsDialog)
    qtbot.waitUntil(lambda: window.tasks.are_idle)
    return dialog


def test_a_backup_is_made_and_restored(
    qtbot: QtBot, window: MainWindow, library: Library, own_home: Home
) -> None:
    library.close()  # the window has one of its own, and a library in use isn't replaced
    window.reader.go_to(2, Side.ORIGINAL)
    window.actions_.by_id["highlight_1"].trigger()
    dialog = open_dialog(qtbot, window)
    dialog.back_up_requested.emit()
    qtbot.waitUntil(lambda: dialog.list.topLevelItemCount() == 1)
    qtbot.waitUntil(lambda: "Backed up: 1 article" in dialog.message.text())
    dialog.verify.click()
    qtbot.waitUntil(lambda: "The backup is intact" in dialog.message.text())
    window.undo.undo()
    wait_until_idle(window)
    assert not window.reader.highlights
    dialog.restore.click()
    assert dialog.confirm.isVisible()
    dialog.confirm.click()
    qtbot.waitUntil(lambda: dialog.message.text() != "" and "Replace" not in dialog.message.text())
    assert "Restored" in dialog.message.text()
    wait_translated(qtbot, window)
    assert [one.anchor.start.sentence for one in window.reader.highlights] == [2]
    assert window.operations.undo_title == ""
    assert list(own_home.backups.glob("before-restoring-*"))
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_damaged_backup_is_listed_with_the_reason_and_cannot_be_restored(
    qtbot: QtBot, window: MainWindow, own_home: Home
) -> None:
    own_home.backups.mkdir(parents=True, exist_ok=True)
    (own_home.backups / "daily-2026-01-02.sqlite").write_bytes(b"no library at all")
    dialog = open_dialog(qtbot, window)
    qtbot.waitUntil(lambda: dialog.list.topLevelItemCount() == 1)
    assert "damaged" in dialog.message.text()
    assert not dialog.restore.isEnabled()
    assert dialog.verify.isEnabled()


@pytest.mark.parametrize(("is_there", "told"), [(True, "is empty"), (False, "is gone")])
def test_the_notice_of_a_lost_library_leads_to_the_newest_sound_backup(
    qtbot: QtBot,
    library: Library,
    own_home: Home,
    make_window: MakeWindow,
    is_there: bool,
    told: str,
) -> None:
    import_raw(library, raw(PAGE))
    library.backup(own_home.backups / "daily-2026-11-24.sqlite")
    library.close()
    (own_home.backups / "daily-2026-11-25.sqlite").write_bytes(b"broken" * 1000)
    own_home.library.unlink()
    if is_there:
        own_home.library.touch()
    window = make_window()
    qtbot.waitUntil(window.notice.isVisible)
    assert told in window.notice.label.text()
    window.activateWindow()
    qtbot.waitUntil(window.notice.action.hasFocus)
    QTest.keyClick(window.notice.action, Qt.Key.Key_Space)
    dialog = window.findChild(BackupsDialog)
    assert isinstance(dialog, BackupsDialog)
    qtbot.waitUntil(lambda: dialog.list.topLevelItemCount() == 2)
    chosen = dialog.list.currentItem()
    assert chosen is not None
    assert chosen.text(4) == "daily-2026-11-24.sqlite"
    dialog.restore.click()
    dialog.confirm.click()
    kept = " The previous library is kept as before-restoring" if is_there else ""
    qtbot.waitUntil(lambda: f"Restored.{kept}" in dialog.message.text())
    qtbot.waitUntil(lambda: window.library_view.list.model().rowCount() == 1)
    dialog.close()
