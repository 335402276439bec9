"""Background tasks: preemption, order on a lane, and closing."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from desktop.base.cancellation import Token
from desktop.ui.support.tasks import Lane, Task, Tasks

FOREVER = 60.0
"""Seconds; longer than any test runs."""


@pytest.fixture
def tasks() -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.close()


def wait(token: Token) -> None:
    token.check(FOREVER)


def test_a_preemptible_task_is_cancelled_by_the_next_on_its_lane(
    qtbot: QtBot, tasks: Tasks
) -> None:
    idle = tasks.start(Lane.ENGINE, Task(wait, is_preemptible=True))
    said: list[str] = []
    tasks.start(Lane.LIBRARY, Task(lambda _: "elsewhere", done=said.append))
    qtbot.waitUntil(lambda: said == ["elsewhere"])
    assert not idle.token.is_cancelled
    tasks.start(Lane.ENGINE, Task(lambda _: "here", done=said.append))
    qtbot.waitUntil(lambda: said == ["elsewhere", "here"])
    assert idle.token.is_cancelled
    qtbot.waitUntil(lambda: tasks.are_idle)


def test_another_task_waits_for_one_that_is_not_preemptible(qtbot: QtBot, tasks: Tasks) -> None:
    said: list[str] = []
    first = tasks.start(Lane.ENGINE, Task(lambda _: "first", done=said.append))
    tasks.start(Lane.ENGINE, Task(lambda _: "second", done=said.append))
    qtbot.waitUntil(lambda: said == ["first", "second"])
    assert not first.token.is_cancelled


def test_no_task_starts_after_closing(qtbot: QtBot) -> None:
    tasks = Tasks()
    tasks.close()
    task = tasks.start(Lane.ENGINE, Task(lambda _: None))
    assert task.token.is_cancelled
    assert tasks.are_idle
    with pytest.raises(RuntimeError, match="shutdown"):
        tasks.start(Lane.LIBRARY, Task(lambda _: None, must_finish=True))
