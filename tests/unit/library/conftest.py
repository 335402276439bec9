"""Fixtures for the tests of the library: a clock and an empty library."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.library import Library, open_library
from tests.unit.library.builders import Clock


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def library(tmp_path: Path, clock: Clock) -> Iterator[Library]:
    """An empty library with a short busy timeout."""
    with open_library(
        tmp_path / "home" / "library.sqlite", tmp_path / "backups", clock=clock, busy_timeout=0.05
    ) as opened:
        yield opened
