"""Synthetic pairs keep what people wrote as the target."""

from models.synthesising import synthesise
from models.ways import Way

WRITTEN = ["The mayor’s office opened the bridge.", "Too short.", "It was closed on Monday again."]


def test_the_machine_s_side_is_the_source() -> None:
    pairs = list(synthesise(WRITTEN, Way.FR_EN, lambda texts: ["fr " + one for one in texts]))
    assert pairs == [
        ("fr The mayor's office opened the bridge.", "The mayor's office opened the bridge."),
        ("fr It was closed on Monday again.", "It was closed on Monday again."),
    ]
    (first, _) = synthesise(WRITTEN, Way.EN_FR, lambda texts: ["en " + one for one in texts])
    assert first == (
        "The mayor's office opened the bridge.",
        "en The mayor's office opened the bridge.",
    )


def test_copies_and_loops_are_left_out() -> None:
    assert not list(synthesise(WRITTEN, Way.FR_EN, lambda texts: list(texts)))
    assert not list(synthesise(WRITTEN, Way.FR_EN, lambda texts: ["la " * 9 for _ in texts]))
