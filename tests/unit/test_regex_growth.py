"""No regular expression of the program grows faster than the text that it searches."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests import regex_growth

ROOT = Path(__file__).parent.parent.parent
SECONDS = 600
BOUNDED = {
    "desktop.reading.cleaning.photo_captions._SIGNED": 140,
    "desktop.reading.cleaning.metadata._TRAILING_PARTICLES": 100,
}
"""Patterns that are only searched for in texts of so many code points, by their callers."""

IN_FUNCTIONS = frozenset(
    {
        "translation/number_format.py",
        "translation/sentence_draft.py",
        "ui/shell/palette_entries.py",
    }
)
"""Modules that build a pattern of a word or a number, escaped, when they need it."""


@pytest.mark.slow
def test_no_pattern_grows_faster_than_its_text() -> None:
    """Compare times, generously, in a process that is ended where a search never ends."""
    command = [sys.executable, "-m", "tests.regex_growth"]
    try:
        done = subprocess.run(
            command, cwd=ROOT, capture_output=True, text=True, timeout=SECONDS, check=True
        )
    except subprocess.TimeoutExpired as error:
        printed = error.stdout or b""
        last = printed.decode().splitlines()[-1]
        raise AssertionError(f"a search has no end: {last}") from None
    rows = [line.split("\t") for line in done.stdout.splitlines()]
    assert len(rows) > 150
    assert {name: shape for name, shape in rows if shape and name not in BOUNDED} == {}


def test_growth_is_found() -> None:
    assert regex_growth.slow_shape(re.compile(r"\s+x"), ["search"])
    assert regex_growth.slow_shape(re.compile(r"\s*:?\s+x"), ["match"])
    assert not regex_growth.slow_shape(re.compile(r"(?<!\s)\s++x"), ["search"])


@pytest.mark.slow
def test_patterns_are_compiled_where_they_are_found() -> None:
    places = {one.partition(":")[0] for one in regex_growth.patterns_in_functions()}
    assert places <= IN_FUNCTIONS
