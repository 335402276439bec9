"""A virtual X display with a window manager for each test."""

import os
import shutil
import subprocess
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest

PATIENCE = 60
STEP = 0.05


@dataclass(frozen=True, slots=True)
class Display:
    """An X display; keys go to the window that has the focus."""

    name: str

    @property
    def environment(self) -> dict[str, str]:
        """Return the variables for a program on this display."""
        return {**os.environ, "DISPLAY": self.name, "QT_QPA_PLATFORM": "xcb", "LC_ALL": "C.UTF-8"}

    def xdotool(self, *arguments: str) -> str:
        """Run xdotool and return its output, which is empty if it found nothing."""
        done = subprocess.run(
            ["xdotool", *arguments], env=self.environment, capture_output=True, text=True
        )
        return done.stdout.strip()

    def press(self, *keys: str) -> None:
        """Press keys one after the other."""
        self.xdotool("key", "--clearmodifiers", "--delay", "60", *keys)

    def write(self, text: str) -> None:
        """Type text."""
        self.xdotool("type", "--delay", "25", text)

    def title(self) -> str:
        """Return the title of the window that has the focus."""
        return self.xdotool("getactivewindow", "getwindowname")


def wait(until: Callable[[], object], what: str) -> None:
    """Wait until `until` returns true; fail after `PATIENCE` seconds, naming `what`."""
    pause = threading.Event()
    for _ in range(int(PATIENCE / STEP)):
        if until():
            return
        pause.wait(STEP)
    pytest.fail(f"waited {PATIENCE} s for {what}")


def start_manager(display: Display) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        ["openbox"],
        env={**os.environ, "DISPLAY": display.name},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


@pytest.fixture
def display() -> Iterator[Display]:
    for tool in ("Xvfb", "openbox", "xdotool"):
        if shutil.which(tool) is None:
            pytest.fail(f"{tool} is missing; `python3 packaging/tasks.py test` installs it")
    receiving, sending = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(sending), "-screen", "0", "1280x900x24", "-nolisten", "tcp"],
        pass_fds=[sending],
        stderr=subprocess.DEVNULL,
    )
    os.close(sending)
    with os.fdopen(receiving) as numbers:
        name = f":{numbers.readline().strip()}"
    found = Display(name)
    manager = start_manager(found)

    def is_managed() -> bool:
        nonlocal manager
        if manager.poll() is not None:  # it couldn't open a display that is so new
            manager = start_manager(found)
        # Without a window manager, xdotool prints 0.
        return found.xdotool("get_num_desktops") not in ("", "0")

    try:
        # A window shown before the window manager runs never gets the focus.
        wait(is_managed, "the window manager")
        yield found
    finally:
        for process in (manager, server):
            process.terminate()
            process.wait(10)
