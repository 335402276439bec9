"""Fixtures: windows with a library of their own and an engine that echoes."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from desktop.app import make_application
from desktop.base.paths import Home
from desktop.base.settings import Settings
from desktop.library import Library, open_library
from desktop.services.articles import import_raw
from desktop.translation.engine import Engine
from desktop.ui.shell.main_window import MainWindow
from tests.builders import PAGE, SEEDS, raw
from tests.fakes import EchoEngine

MakeWindow = Callable[..., MainWindow]


@pytest.fixture(scope="session", autouse=True)
def qt_application(qapp: QApplication) -> None:
    make_application(Settings(interface="en"))


class PatientBot(QtBot):
    """Waits longer than pytest-qt, so that a busy machine doesn't fail a test."""

    @override
    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = 30_000) -> None:
        super().waitUntil(callback, timeout=timeout)

    @override
    def waitActive(self, widget: QWidget, *, timeout: int = 30_000) -> Any:
        return super().waitActive(widget, timeout=timeout)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> PatientBot:
    return PatientBot(request)


@pytest.fixture
def make_window(qtbot: QtBot, library: Library, own_home: Home) -> Iterator[MakeWindow]:
    """Return a function that opens a window on the test's library, closed after the test."""
    opened: list[MainWindow] = []

    def make(engine: Engine | None = None, settings: Settings | None = None) -> MainWindow:
        window = MainWindow(
            lambda: open_library(own_home.library, own_home.backups),
            lambda: engine or EchoEngine(),
            settings or Settings(is_careful=False),  # nothing runs that a test did not start
            own_home,
        )
        window.resize(1200, 800)
        window.show()
        qtbot.waitExposed(window)
        opened.append(window)
        window.start()
        return window

    yield make
    for window in opened:
        window.close()
        window.deleteLater()


@pytest.fixture
def window(qtbot: QtBot, library: Library, make_window: MakeWindow) -> MainWindow:
    """Return a window that shows a translated article."""
    import_raw(library, raw(PAGE))
    shown = make_window()
    wait_translated(qtbot, shown)
    return shown


def wait_translated(qtbot: QtBot, window: MainWindow) -> None:
    """Wait until every sentence of the open article is translated and nothing runs."""
    qtbot.waitUntil(
        lambda: (
            bool(window.reader.pairs)
            and all(pair.translated for pair in window.reader.pairs)
            and window.tasks.are_idle
        )
    )


def wait_until_idle(window: MainWindow) -> None:
    """Wait until all operations are written and shown and no task runs."""
    deadline = time.monotonic() + 30
    while not (
        window.operations.is_idle
        and window.tasks.are_idle
        and not window.articles.is_refresh_pending
    ):
        assert time.monotonic() < deadline, "the window isn't idle"
        QTest.qWait(2)


def use_engine(window: MainWindow, make: Callable[[], Engine]) -> None:
    """Replace the engine for the window's next translation."""
    window.engine._make = make


def seed(number: int) -> Path:
    return sorted(SEEDS.glob("*.txt"))[number]


def press(
    widget: QWidget, text: str, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    """Type characters that QTest can't, such as é."""
    for letter in text:
        event = QKeyEvent(QEvent.Type.KeyPress, 0, modifiers, letter)
        QApplication.sendEvent(widget, event)
