"""Errors and cancellation: templates are filled, tokens stop work."""

import threading

import pytest

from desktop.base.cancellation import Token
from desktop.base.errors import AppError, Cancelled


def test_an_error_says_what_happened_and_what_to_do() -> None:
    error = AppError("“{name}” is empty.", "Choose another file.", name="a{b}.txt")
    assert str(error) == "“a{b}.txt” is empty. Choose another file."
    assert str(AppError("The disk is full.")) == "The disk is full."


def test_a_token_stops_at_the_next_check() -> None:
    heard: list[object] = []
    token = Token(heard.append)
    token.check()
    token.report("half")
    token.cancel()
    assert token.is_cancelled
    with pytest.raises(Cancelled):
        token.check()
    assert heard == ["half"]


def test_a_patient_check_passes_when_nobody_asks_and_stops_when_somebody_does() -> None:
    token = Token()
    token.check(patience=0.001)
    threading.Timer(0.001, token.cancel).start()
    with pytest.raises(Cancelled):
        token.check(patience=60)
