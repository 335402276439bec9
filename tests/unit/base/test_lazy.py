"""A value made once, whichever threads ask for it."""

import threading
from itertools import count

import pytest

from desktop.base.lazy import Lazy


def test_threads_that_ask_at_once_share_one_value() -> None:
    numbers = count()
    barrier = threading.Barrier(8)
    lazy = Lazy(lambda: next(numbers))
    found: list[int] = []

    def ask() -> None:
        barrier.wait()
        found.append(lazy.get())

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [0] * 8


def test_it_is_made_again_after_a_reset_and_after_a_failure() -> None:
    answers: list[str | Exception] = [OSError("not yet"), "first", "second"]

    def make() -> str:
        answer = answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer

    lazy = Lazy(make)
    assert lazy.reset() is None
    with pytest.raises(OSError, match="not yet"):
        lazy.get()
    assert lazy.get() == "first"
    assert lazy.reset() == "first"
    assert lazy.get() == "second"
