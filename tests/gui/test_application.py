"""The application object: when garbage is collected, and how large its window is at first."""

import gc

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication

from desktop.ui.shell.main_window import first_size


class Cycle:
    def __init__(self) -> None:
        self.itself = self


def live_cycles() -> int:
    return sum(isinstance(one, Cycle) for one in gc.get_objects())


def old_cycle() -> None:
    """Leave a cycle that only a full collection finds."""
    cycle = Cycle()
    gc.collect()
    del cycle


@pytest.mark.parametrize(
    ("state", "left"),
    [(Qt.ApplicationState.ApplicationActive, 1), (Qt.ApplicationState.ApplicationInactive, 0)],
)
def test_old_garbage_is_collected_once_another_program_is_active(
    qapp: QApplication, state: Qt.ApplicationState, left: int
) -> None:
    gc.collect()
    old_cycle()
    qapp.applicationStateChanged.emit(state)
    assert live_cycles() == left
    gc.collect()


def test_full_collections_are_rare_while_reading(qapp: QApplication) -> None:
    assert gc.get_threshold()[2] >= 1000


def test_the_first_window_fits_on_a_small_screen() -> None:
    assert first_size(QSize(1920, 1080)) == QSize(1280, 820)
    assert first_size(QSize(1366, 738)) == QSize(1280, 698)
