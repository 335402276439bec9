"""The token: what is called when work is cancelled, and when it isn't."""

import pytest

from desktop.base.cancellation import Token
from desktop.base.errors import Cancelled


def test_a_cancel_interrupts_what_is_in_its_block_only() -> None:
    token = Token()
    called: list[str] = []
    with token.on_cancel(lambda: called.append("outer")):
        with token.on_cancel(lambda: called.append("over")):
            pass
        token.cancel()
    assert called == ["outer"]
    with pytest.raises(Cancelled):
        token.check()


def test_what_begins_after_a_cancel_is_interrupted_at_once() -> None:
    token = Token()
    token.cancel()
    called: list[str] = []
    with token.on_cancel(lambda: called.append("at once")):
        assert called == ["at once"]
    token.cancel()
    assert called == ["at once"]
