"""Blocking calls: awaited as long as wanted, and given up without a trace."""

import threading
from collections.abc import Iterator
from functools import partial

import pytest

from desktop.base.blocking_calls import CallingThread, OverdueError
from desktop.base.cancellation import Token
from desktop.base.errors import Cancelled

LONG = 60.0


@pytest.fixture
def thread() -> Iterator[CallingThread]:
    made = CallingThread("test")
    yield made
    ended = threading.Event()
    made.end(ended.set)
    assert ended.wait(LONG)


@pytest.fixture
def is_over() -> Iterator[threading.Event]:
    """Give an event that ends whatever a test left blocked."""
    event = threading.Event()
    yield event
    event.set()


def test_results_and_errors_come_back_in_order(thread: CallingThread) -> None:
    assert [thread.call(partial(pow, n, 2), LONG, Token()) for n in range(3)] == [0, 1, 4]
    with pytest.raises(ZeroDivisionError):
        thread.call(lambda: 1 / 0, LONG, Token())
    with pytest.raises(SystemExit):
        thread.call(lambda: exit(3), LONG, Token())
    assert thread.call(threading.current_thread, LONG, Token()) is not threading.current_thread()


def test_a_call_is_given_up_after_its_time(thread: CallingThread, is_over: threading.Event) -> None:
    with pytest.raises(OverdueError):
        thread.call(is_over.wait, 0.15, Token())
    with pytest.raises(OverdueError):
        CallingThread("another").call(is_over.wait, -1.0, Token())


def test_a_cancel_ends_the_waiting_only(thread: CallingThread, is_over: threading.Event) -> None:
    token, went_on = Token(), threading.Event()

    def block() -> None:
        token.cancel()
        is_over.wait()
        went_on.set()

    with pytest.raises(Cancelled):
        thread.call(block, LONG, token)
    assert not went_on.is_set()
    is_over.set()
    assert went_on.wait(LONG)


def test_a_cancelled_task_makes_no_call(thread: CallingThread) -> None:
    token, was_called = Token(), threading.Event()
    token.cancel()
    with pytest.raises(Cancelled):
        thread.call(was_called.set, LONG, token)
    assert not was_called.is_set()


def test_the_thread_ends_and_keeps_nothing_alive() -> None:
    thread, found = CallingThread("test"), threading.Event()
    own = thread.call(threading.current_thread, LONG, Token())
    assert own.daemon
    thread.end(found.set)
    own.join(LONG)
    assert found.is_set()
    assert not own.is_alive()
