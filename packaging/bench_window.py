"""How long the window's thread is held, while articles are read and while one is changed."""

import os
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench_ground import empty_library, median
from bench_lock import WORDS, LongArticle

from desktop.base.paths import home
from desktop.base.settings import Settings
from desktop.library import open_library

if TYPE_CHECKING:
    from desktop.ui.shell.main_window import MainWindow

GOAL = "at most 50"
READING_SECONDS = 6.0
KEY_MILLISECONDS = 60
ROUNDS = 3
PATIENCE = 60.0
"""Seconds after which a window that is still busy is taken for stuck."""


def holding() -> Iterator[dict[str, Any]]:
    """Yield the longest time that the window's thread was held, in milliseconds."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from desktop import app

    app.make_application(Settings())
    yield _reading()
    for words in WORDS:
        yield from _changing(words)


class _Heartbeat:
    """Notes the seconds between two turns of the event loop while the context is entered."""

    def __init__(self, window: "MainWindow") -> None:
        from PySide6.QtCore import QTimer

        self.gaps: list[float] = []
        self._last = 0.0
        self._timer = QTimer(window)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._beat)

    def __enter__(self) -> "_Heartbeat":
        self.gaps.clear()
        self._last = time.perf_counter()
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._beat()
        self._timer.stop()

    def _beat(self) -> None:
        now = time.perf_counter()
        self.gaps.append(now - self._last)
        self._last = now


def _reading() -> dict[str, Any]:
    """Import the samples and read them, sentence by sentence, while they are translated."""
    from PySide6.QtCore import QTimer
    from PySide6.QtTest import QTest

    from desktop import app
    from desktop.ui.shell.main_window import MainWindow

    with empty_library() as (library, engine):
        own = home(library.path.parent)
        window = MainWindow(lambda: library, lambda: engine, Settings(), own)
        window.show()
        heart = _Heartbeat(window)
        moves = QTimer(window)
        moves.setInterval(KEY_MILLISECONDS)
        moves.timeout.connect(window.actions_.by_id["next_sentence"].trigger)
        window.imports.import_paths(app.sample_articles(), is_first_start=True)
        with heart:
            moves.start()
            QTest.qWait(round(1000 * READING_SECONDS))
            moves.stop()
        window.close()
    gaps = sorted(heart.gaps)
    return {
        "longest_milliseconds": round(1000 * gaps[-1], 1),
        "p99_milliseconds": round(1000 * gaps[int(len(gaps) * 0.99)], 2),
        "goal": GOAL,
    }


def _changing(words: int) -> Iterator[dict[str, Any]]:
    """Change an open article of so many words, and undo each change."""
    from desktop.ui.shell.main_window import MainWindow

    with tempfile.TemporaryDirectory() as folder:
        own = home(Path(folder))
        with open_library(own.library, own.backups) as library:
            article = LongArticle(library, words)
        window = MainWindow(
            lambda: open_library(own.library, own.backups),
            lambda: article.engine,
            Settings(),
            own,
        )
        window.resize(1200, 800)
        window.show()
        heart = _Heartbeat(window)
        with heart:
            window.session.open(article.id)
            _wait_until_idle(window)
        opening = max(heart.gaps)
        yield _row("opening", article.words, [opening])
        window.reader.go_to(article.middle)
        for change, work in _changes(window, article).items():
            held: dict[str, list[float]] = {"": [], "undo: ": []}
            for _ in range(ROUNDS):
                for title, step in (("", work), ("undo: ", window.undo.undo)):
                    with heart:
                        step()
                        _wait_until_idle(window)
                    held[title].append(max(heart.gaps))
            for title, longest in held.items():
                yield _row(f"{title}{change}", article.words, longest)
        window.close()


def _changes(window: "MainWindow", article: LongArticle) -> dict[str, Callable[[], None]]:
    text = "A translation of the reader's own."
    return {
        "highlight": window.actions_.by_id["highlight_2"].trigger,
        "a line left out": lambda: window.article_operations.leave_out(frozenset({article.line})),
        "clean again": window.article_operations.clean_again,
        "own translation": lambda: window.own_translations.rewrite(
            article.id, article.middle, text
        ),
    }


def _row(change: str, words: int, held: list[float]) -> dict[str, Any]:
    return {
        "change": change,
        "words": words,
        "held_milliseconds": round(1000 * median(held), 1),
        "goal": GOAL,
    }


def _wait_until_idle(window: "MainWindow") -> None:
    from PySide6.QtTest import QTest

    deadline = time.monotonic() + PATIENCE
    while True:
        QTest.qWait(5)
        if (
            window.operations.is_idle
            and window.tasks.are_idle
            and not window.articles.is_refresh_pending
        ):
            return
        if time.monotonic() > deadline:
            raise TimeoutError("the window is stuck")
