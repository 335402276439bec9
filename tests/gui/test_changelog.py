"""What's new, in both languages of the window."""

import re

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest

from desktop.ui.shell.changelog import ChangelogDialog, read_changelog
from desktop.ui.shell.main_window import MainWindow


def test_the_help_menu_shows_what_is_new(window: MainWindow) -> None:
    window.actions_.by_id["changelog"].trigger()
    (dialog,) = window.findChildren(ChangelogDialog)
    assert "0.1.0" in dialog.text.toPlainText()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_both_languages_list_the_same_versions(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = []
    for code in ("en", "fr"):
        monkeypatch.setattr("desktop.ui.shell.changelog.QLocale", _locale(code))
        texts.append(read_changelog())
    english, french = (re.findall(r"^## |^- ", text, re.MULTILINE) for text in texts)
    assert english == french
    assert texts[0] != texts[1]


def _locale(code: str) -> type:
    class FakeLocale(QLocale):
        def __init__(self) -> None:
            super().__init__(code)

    return FakeLocale
