"""The second look in the window: what was read stays, better drafts are offered, doubts listed."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from typing_extensions import override

from desktop.base.cancellation import Token
from desktop.base.settings import Settings
from desktop.library import Library
from desktop.reading.article import Direction, Doubt, Translated
from desktop.services.articles import import_raw
from desktop.ui.reader.reading_progress import WORDS_PER_SECOND, ReadingProgress
from desktop.ui.shell.main_window import MainWindow
from tests.builders import PAGE, raw
from tests.fakes import CarefulEchoEngine, EchoEngine
from tests.gui.conftest import MakeWindow, wait_translated, wait_until_idle


class DoubtingEngine(EchoEngine):
    """Doubts every third of its translations."""

    @override
    def translate(
        self, sources: Sequence[str], direction: Direction, token: Token, urgent: int = 0
    ) -> Iterator[tuple[Translated, ...]]:
        for batch in super().translate(sources, direction, token, urgent):
            yield tuple(
                replace(one, doubts=(Doubt.LENGTH,)) if sources.index(one.source) % 3 == 1 else one
                for one in batch
            )


@pytest.fixture
def careful(qtbot: QtBot, library: Library, make_window: MakeWindow) -> MainWindow:
    """Return a window whose engine found something better for each sentence."""
    import_raw(library, raw(PAGE))
    window = make_window(CarefulEchoEngine(), Settings(is_careful=True))
    qtbot.waitUntil(
        lambda: (
            bool(window.reader.pairs)
            and all(pair.translated and pair.translated.is_careful for pair in window.reader.pairs)
        )
    )
    wait_until_idle(window)
    return window


def texts(window: MainWindow) -> list[str]:
    return [pair.translated.text if pair.translated else "" for pair in window.reader.pairs]


def better(window: MainWindow) -> list[int]:
    pairs = window.reader.pairs
    return [pair.number for pair in pairs if pair.translated and pair.translated.better]


def press(window: MainWindow, key: Qt.Key, *, shift: bool = False) -> None:
    modifier = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    QTest.keyClick(window.reader.active_column, key, modifier)


def test_the_sentence_being_read_stays_and_offers_its_better_draft(
    qtbot: QtBot, careful: MainWindow
) -> None:
    offered = better(careful)
    assert careful.reader.current in offered
    assert all(
        text.startswith("better ") == (number not in offered)
        for number, text in enumerate(texts(careful))
    )
    assert careful.status.doubts.text() == "There is a better draft: B uses it"
    number, before = careful.reader.current, texts(careful)
    press(careful, Qt.Key.Key_B)
    qtbot.waitUntil(lambda: texts(careful)[number] == f"better {before[number]}")
    assert careful.status.doubts.text() == ""
    wait_until_idle(careful)
    careful.actions_.by_id["undo"].trigger()
    qtbot.waitUntil(lambda: texts(careful) == before)
    assert better(careful) == offered
    assert careful.reader.current == number


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("Ctrl+9", "There is a better draft: Ctrl+9 uses it"),
        ("", "There is a better draft"),
    ],
)
def test_the_status_line_names_the_readers_own_key(
    careful: MainWindow, key: str, text: str
) -> None:
    careful.preferences.set(shortcuts={"better_draft": key})
    assert careful.status.doubts.text() == text


def test_all_better_drafts_are_used_at_once_and_undone(qtbot: QtBot, careful: MainWindow) -> None:
    before = texts(careful)
    press(careful, Qt.Key.Key_B, shift=True)
    qtbot.waitUntil(lambda: all(text.startswith("better ") for text in texts(careful)))
    assert better(careful) == []
    wait_until_idle(careful)
    careful.actions_.by_id["undo"].trigger()
    qtbot.waitUntil(lambda: texts(careful) == before)


def test_quick_translations_are_not_looked_at_until_the_setting_says_so(
    qtbot: QtBot, library: Library, make_window: MakeWindow
) -> None:
    import_raw(library, raw(PAGE))
    window = make_window(CarefulEchoEngine(), Settings(is_careful=False))
    wait_translated(qtbot, window)
    assert not window.second_look.is_watching
    assert not any(text.startswith("better ") for text in texts(window))
    window.preferences.set(is_careful=True)
    qtbot.waitUntil(lambda: any(text.startswith("better ") for text in texts(window)))


def test_the_doubtful_translations_are_listed_and_reached_by_key(
    qtbot: QtBot, library: Library, make_window: MakeWindow
) -> None:
    import_raw(library, raw(PAGE))
    window = make_window(DoubtingEngine())
    wait_translated(qtbot, window)
    pairs = window.reader.pairs
    doubtful = [pair.number for pair in pairs if pair.translated and pair.translated.doubts]
    assert len(doubtful) > 1
    window.reader.go_to(0)
    window.reader.focus_text()
    press(window, Qt.Key.Key_Q)
    assert window.reader.current == doubtful[0]
    assert window.status.doubts.text() == "Doubtful: its length is odd"
    press(window, Qt.Key.Key_Q)
    assert window.reader.current == doubtful[1]
    press(window, Qt.Key.Key_Q, shift=True)
    press(window, Qt.Key.Key_Q, shift=True)
    assert window.reader.current == doubtful[-1]
    window.status.doubtful.click()
    assert window.doubtful.isVisible()
    assert window.doubtful.model.rowCount() == len(doubtful)
    index = window.doubtful.model.index(1)
    assert "its length is odd" in index.data(Qt.ItemDataRole.AccessibleTextRole)
    window.doubtful.list.setCurrentIndex(index)
    QTest.keyClick(window.doubtful.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.reader.current == doubtful[1])
    assert window.reader.active_column.hasFocus()


def test_a_sentence_is_read_after_as_long_as_reading_takes() -> None:
    progress = ReadingProgress()
    first, second, third = "word " * 8, "other " * 8, "third " * 8
    progress.watch([first, second, third], 0.5)
    assert progress.read == {first}
    seconds = 8 / WORDS_PER_SECOND
    progress.watch([first, second, third], seconds - 0.75)
    assert progress.read == {first}
    progress.watch([first, second, third], 0.5)
    assert progress.read == {first, second}
    progress.clear()
    progress.add(third)
    assert progress.read == {third}


def test_waiting_reads_nothing_that_is_not_on_screen() -> None:
    progress = ReadingProgress()
    progress.watch(["One."], 600.0)
    progress.watch(["One.", "word " * 40, "Never seen so soon."], 0.25)
    assert progress.read == {"One.", "word " * 40}
