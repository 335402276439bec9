"""Keys of real layouts in the real window: the digit row by place, punctuation by character."""

import shutil
import subprocess

import pytest

from desktop.base.paths import Home
from desktop.base.settings import load
from tests.e2e.conftest import Display, wait
from tests.e2e.test_reading_day import marks, program, quit_and_check, rows

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(900), pytest.mark.xdist_group("e2e")]

SAMPLE = "France Talks"
DIGIT_ROW = ("10", "11", "12", "13", "14")
"""The key codes of X11."""
LAYOUTS = ("fr", "us", "de", "fr(bepo)", "ca(multix)")


def colours(home: Home) -> list[int]:
    (row,) = [row for title, row in rows(home).items() if SAMPLE in title]
    return [one.colour for one in marks(home, row)]


def test_defaults_work_on_every_layout(display: Display, own_home: Home) -> None:
    if shutil.which("setxkbmap") is None:
        pytest.skip("setxkbmap is missing")
    with program(display, own_home) as running:
        wait(lambda: len(rows(own_home)) == 5, "the five samples")
        wait(lambda: SAMPLE in display.title(), "the first sample")
        for number, layout in enumerate(LAYOUTS):
            subprocess.run(["setxkbmap", layout], env=display.environment, check=True)
            display.press("j", DIGIT_ROW[number])
            expected = list(range(1, number + 2))
            wait(lambda expected=expected: colours(own_home) == expected, f"{layout}: a digit")  # type: ignore[misc]
            before = load(own_home.settings).font_size
            display.press("ctrl+plus")
            wait(lambda size=before + 1: load(own_home.settings).font_size == size, layout)  # type: ignore[misc]
            display.press("ctrl+minus")
            wait(lambda size=before: load(own_home.settings).font_size == size, layout)  # type: ignore[misc]
            # The preferences open with the focus in the theme, which the arrows change.
            for key, theme in (("Down", "light"), ("Up", "system")):
                display.press("ctrl+comma", key)
                wait(lambda name=theme: load(own_home.settings).theme == name, layout)  # type: ignore[misc]
                display.press("Escape")
        subprocess.run(["setxkbmap", "fr"], env=display.environment, check=True)
        display.press("j", f"shift+{DIGIT_ROW[1]}")  # the digit 2 with Shift, as AZERTY gives it
        wait(lambda: colours(own_home) == [1, 2, 3, 4, 5, 2], "a digit with Shift")
        quit_and_check(display, running)
