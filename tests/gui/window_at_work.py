"""A window that works by itself until it is killed, and says what it did; run as a program.

It gets its home and a seed as arguments, and what the library holds on standard input. A line on
standard output tells what is begun, or that all that was begun is done. The window's own threads,
timers and operations do the work, as for a reader.
"""

from __future__ import annotations

import json
import os
import random
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.app import make_application
from desktop.base.paths import home
from desktop.base.settings import Settings
from desktop.library import open_library
from desktop.reading.article import Pair, Side
from desktop.ui.shell.main_window import MainWindow
from tests.fakes import EchoEngine

State = dict[str, Any]
"""What is known of a library, by key: the colour and note of the highlight of a sentence, the
reader's own translation of one, whether an article is deleted."""


def mark_key(article_id: int, number: int) -> str:
    return f"mark {article_id} {number}"


def own_key(article_id: int, number: int) -> str:
    return f"own {article_id} {number}"


def deleted_key(article_id: int) -> str:
    return f"deleted {article_id}"


class Reader:
    """Does one thing after the other in a window, as `seed` says."""

    def __init__(self, window: MainWindow, articles: list[int], state: State, seed: int) -> None:
        self._window, self._articles, self._state = window, articles, state
        self._chance = random.Random(seed)
        self._done: list[tuple[str, Any]] = []
        self._shown: set[str] = set()
        window.session.article_opened.connect(lambda opened: self._tell_shown(opened.pairs))
        window.session.pairs_changed.connect(self._tell_shown)

    def work(self) -> None:
        """Work for ever."""
        self._wait(lambda: self._window.session.opened is not None)
        steps = (*[self._mark] * 5, *[self._note] * 3, *[self._rewrite] * 3, *[self._undo] * 3)
        while True:
            step = self._chance.choice((*steps, self._unmark, self._delete, self._open_another))
            step()
            if self._chance.random() < 0.7:
                self._settle()

    @property
    def _here(self) -> int:
        article_id = self._window.session.article_id
        assert article_id is not None
        return article_id

    def _open(self, article_id: int) -> None:
        self._settle()  # an undo may be opening another
        self._window.navigator.open(article_id)
        self._wait(lambda: self._window.session.article_id == article_id)

    def _open_another(self) -> None:
        self._open(self._chance.choice(self._articles))

    def _mark(self) -> None:
        number = self._some_sentence()
        before = self._state[mark_key(self._here, number)]
        colours = [colour for colour in range(1, 6) if before is None or colour != before[0]]
        colour = self._chance.choice(colours)
        self._begin(mark_key(self._here, number), [colour, before and before[1]])
        self._window.actions_.by_id[f"highlight_{colour}"].trigger()

    def _unmark(self) -> None:
        number = self._some_marked()
        if number is not None:
            self._begin(mark_key(self._here, number), None)
            self._window.actions_.by_id["remove_highlight"].trigger()

    def _note(self) -> None:
        self._settle()
        number = self._some_marked()
        if number is None:
            return
        key = mark_key(self._here, number)
        self._begin(key, [self._state[key][0], f"Note {self._chance.random()}"])
        self._window.actions_.by_id["write_note"].trigger()
        editor = self._window.cards.card.editor
        editor.selectAll()
        editor.insertPlainText(self._state[key][1])  # in one change
        QTest.keyClick(editor, Qt.Key.Key_Escape)

    def _rewrite(self) -> None:
        self._settle()
        number = self._some_sentence()
        self._begin(own_key(self._here, number), f"Own {self._chance.random()}")
        self._window.actions_.by_id["edit_translation"].trigger()
        editor = self._window.own_translations.editor
        editor.replace_text(self._state[own_key(self._here, number)])
        QTest.keyClick(editor.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    def _undo(self) -> None:
        self._settle()
        if self._done:
            key, before = self._done.pop()
            self._begin(key, before, is_undo=True)
            self._window.actions_.by_id["undo"].trigger()
            self._settle()

    def _delete(self) -> None:
        self._settle()
        here = self._here
        self._begin(deleted_key(here), True)
        self._window.actions_.by_id["delete_article"].trigger()
        self._settle()
        self._undo()
        self._open(here)

    def _some_sentence(self) -> int:
        number = self._chance.randrange(len(self._window.reader.pairs))
        self._window.reader.go_to(number, Side.ORIGINAL)
        return number

    def _some_marked(self) -> int | None:
        count = len(self._window.reader.pairs)
        marked = [one for one in range(count) if self._state[mark_key(self._here, one)]]
        if not marked:
            return None
        number = self._chance.choice(marked)
        self._window.reader.go_to(number, Side.ORIGINAL)
        return number

    def _begin(self, key: str, value: object, *, is_undo: bool = False) -> None:
        """Tell what will be changed, and remember how to undo it."""
        if not is_undo:
            self._done.append((key, self._state[key]))
        self._state[key] = value
        tell({"begun": key, "value": value})

    def _settle(self) -> None:
        """Wait until the window has written everything and shows so; tell it."""
        window = self._window
        self._wait(
            lambda: (
                window.operations.is_idle
                and window.tasks.are_idle
                and not window.articles.is_refresh_pending
            )
        )
        tell({"done": True})

    def _wait(self, is_so: Callable[[], bool]) -> None:
        while not is_so():
            QTest.qWait(1)

    def _tell_shown(self, pairs: tuple[Pair, ...]) -> None:
        """Tell which sentences are shown with a translation for the first time."""
        shown = {pair.source for pair in pairs if pair.translated is not None} - self._shown
        if shown:
            self._shown |= shown
            tell({"shown": sorted(shown)})


def tell(entry: dict[str, object]) -> None:
    """Write a line that outlives this process."""
    os.write(1, json.dumps(entry).encode() + b"\n")


def main() -> None:
    """Open the window and work in it."""
    own, seed = home(Path(sys.argv[1])), int(sys.argv[2])
    given = json.load(sys.stdin)
    make_application(Settings(interface="en"))
    window = MainWindow(
        lambda: open_library(own.library, own.backups),
        lambda: EchoEngine(batch=2),
        Settings(interface="en"),
        own,
    )
    window.show()
    window.start()
    Reader(window, given["articles"], given["state"], seed).work()


if __name__ == "__main__":
    main()
