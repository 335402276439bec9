"""The lanes beside the window: what is asked of them once they have ended."""

import pytest
from PySide6.QtWidgets import QApplication

from desktop.ui.tasks import Lane, Task, Tasks


def test_nothing_is_begun_once_the_lanes_have_ended(qapp: QApplication) -> None:
    tasks = Tasks()
    tasks.close()
    task = tasks.start(Lane.ENGINE, Task(lambda _: None))
    assert task.token.is_cancelled
    assert tasks.are_idle
    with pytest.raises(RuntimeError, match="shutdown"):
        tasks.start(Lane.LIBRARY, Task(lambda _: None, is_kept=True))
