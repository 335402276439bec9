"""A reader's session in the real window by keyboard, and the next session."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from desktop.base.paths import Home
from desktop.library import ArticleRow, Highlight, open_library
from desktop.services.articles import list_articles
from desktop.services.highlights import list_highlights
from tests.builders import PAGE
from tests.e2e.conftest import Display, wait

# Keys go to the window with the focus: one display at a time leaves it the machine.
pytestmark = [pytest.mark.e2e, pytest.mark.timeout(900), pytest.mark.xdist_group("e2e")]

TITLE = "The council opens the new bridge"


@contextmanager
def program(display: Display, home: Home) -> Iterator[subprocess.Popen[str]]:
    """Run the program on `display` until it is quit."""
    running = subprocess.Popen(
        [sys.executable, "-m", "desktop", "--home", str(home.data)],
        env=display.environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        wait(
            lambda: running.poll() is not None or "Vis-à-vis" in display.title(),
            "the window",
        )
        assert running.poll() is None, running.communicate()
        yield running
    finally:
        if running.poll() is None:
            running.kill()
        running.communicate()


def quit_and_check(display: Display, running: subprocess.Popen[str]) -> None:
    display.press("ctrl+q")
    printed, complained = running.communicate(timeout=30)
    assert (running.returncode, printed, complained) == (0, "", "")


def rows(home: Home) -> dict[str, ArticleRow]:
    if not home.library.exists():
        return {}
    with open_library(home.library, home.backups) as library:
        return {row.title: row for row in list_articles(library)}


def marks(home: Home, row: ArticleRow) -> tuple[Highlight, ...]:
    with open_library(home.library, home.backups) as library:
        return list_highlights(library, row.id)


def test_import_read_translate_highlight_note_quit_reopen(
    display: Display, own_home: Home, tmp_path: Path
) -> None:
    saved = tmp_path / "bridge.txt"
    saved.write_text(PAGE, encoding="utf-8")
    with program(display, own_home) as running:
        wait(lambda: len(rows(own_home)) == 5, "the five samples")
        wait(lambda: "France Talks" in display.title(), "the first sample")
        display.press("ctrl+o")
        wait(lambda: "Import" in display.title(), "the file dialog")
        display.write(str(saved))
        display.press("Return")
        wait(lambda: TITLE in rows(own_home), "the import")
        wait(lambda: TITLE in display.title(), "the article")
        wait(
            lambda: rows(own_home)[TITLE].translated == rows(own_home)[TITLE].sentences,
            "the translation",
        )
        display.press("j", "j", "4")
        wait(lambda: rows(own_home)[TITLE].highlights == 1, "the highlight")
        display.press("n")
        display.write("Four years")
        wait(lambda: rows(own_home)[TITLE].notes == 1, "the note")
        display.press("Escape", "j", "x", "2")
        wait(lambda: rows(own_home)[TITLE].highlights == 2, "a highlight on the translation")
        quit_and_check(display, running)

    first, second = marks(own_home, rows(own_home)[TITLE])
    assert first.anchor.exact == "It took four years to build."
    assert first.note is not None
    assert first.note.text == "Four years"
    assert second.anchor.side == "translation"

    with program(display, own_home) as running:
        wait(lambda: TITLE in display.title(), "the article that was read last")
        display.press("shift+h", "n")
        display.write(" at least")
        display.press("Escape")
        wait(
            lambda: (
                [one.note.text for one in marks(own_home, rows(own_home)[TITLE]) if one.note]
                == ["Four years at least"]
            ),
            "the longer note",
        )
        quit_and_check(display, running)

    again = marks(own_home, rows(own_home)[TITLE])
    assert [one.anchor for one in again] == [first.anchor, second.anchor]
    assert [one.colour for one in again] == [4, 2]


def test_digits_highlight_on_a_french_keyboard(display: Display, own_home: Home) -> None:
    """On AZERTY the digits need Shift; the letters stand elsewhere than on QWERTY."""
    subprocess.run(["setxkbmap", "fr"], env=display.environment, check=True)
    with program(display, own_home) as running:
        wait(lambda: "France Talks" in display.title(), "the first sample")
        title = next(title for title in rows(own_home) if "France Talks" in title)
        display.press("j")
        display.press("3")
        wait(lambda: rows(own_home)[title].highlights == 1, "the highlight")
        quit_and_check(display, running)
    (made,) = marks(own_home, rows(own_home)[title])
    assert made.colour == 3
