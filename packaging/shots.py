"""Screenshots of the main states into build/shots, each in a window of its own making."""

import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from desktop import app
from desktop.base.cancellation import Token
from desktop.base.paths import Home, home
from desktop.base.settings import Settings
from desktop.library import Library, open_library
from desktop.reading.article import FRENCH_TO_ENGLISH, Side
from desktop.services.articles import import_file
from desktop.services.backups import back_up_daily
from desktop.services.glossary import import_sample_glossary
from desktop.services.model_upgrade import Step
from desktop.services.models import Progress, Stage
from desktop.translation.argos import engine_for
from desktop.ui.models.upgrade_controller import step_text
from desktop.ui.shell.main_window import MainWindow
from desktop.ui.support.sheet import open_sheets

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "build" / "shots"
SIZE = (1280, 820)
DIALOGS = (
    *("palette", "shortcuts", "preferences", "about"),
    *("glossary", "models", "export", "all_notes", "backups"),
)
DARK_DIALOGS = ("export", "all_notes", "backups")
PATIENCE = 60


def main() -> int:
    """Take all the shots and print their names."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    FOLDER.mkdir(parents=True, exist_ok=True)
    for old in FOLDER.glob("*.png"):
        old.unlink()
    for interface in ("en", "fr"):
        with tempfile.TemporaryDirectory() as folder:
            own = home(Path(folder))
            running = app.make_application(Settings(interface=interface))
            with open_library(own.library, own.backups) as library:
                _all_states(running, library, own, interface)
    return 0


def _all_states(running: QApplication, library: Library, own: Home, interface: str) -> None:
    window = MainWindow(
        lambda: library, lambda: engine_for(own), Settings(interface=interface), own
    )
    window.resize(*SIZE)
    window.show()
    window.start()
    _wait(running, window)
    _shoot(window, f"{interface}-empty-library")
    for path in app.sample_articles():
        import_file(library, path, Token())
    window.start()
    _wait(running, window, lambda: _is_translated(window))
    act = window.actions_.by_id

    def shoot(name: str, *commands: str) -> None:
        for command in commands:
            act[command].trigger()
            _wait(running, window)
        _shoot(window, f"{interface}-{name}")

    back_up_daily(library, own.backups)
    window.reader.go_to(0)
    shoot("side-by-side", "next_sentence", "next_sentence")
    _mark(running, window)
    shoot("highlights-and-notes", "show_notes")
    shoot("stacked", "show_notes", "stacked")
    shoot("original-only-revealed", "original_only", "reveal_paragraph")
    shoot("translation-only", "translation_only")
    shoot("left-out", "side_by_side", "show_left_out")
    act["show_left_out"].trigger()
    shoot("doubtful", "show_doubtful")
    act["show_doubtful"].trigger()
    act["search"].trigger()
    window.search.box.setText("coalition")
    _wait(running, window, lambda: bool(window.search.model.rows))
    shoot("search")
    window.close_panel()
    for theme in ("sepia", "dark", "contrast"):
        shoot(theme, "next_theme")
    shoot("dark-notes", "next_theme", "next_theme", "next_theme", "show_notes")
    _dark_states(running, window, interface)
    shoot("edit-translation", "next_theme", "next_theme", "edit_translation")
    window.reader.go_to(5)
    import_sample_glossary(library)
    window.imports.import_paths([FOLDER, app.sample_articles()[0]])
    _wait(running, window)
    window.notice.action.click()
    _shoot_dialog(running, window, f"{interface}-import-report")
    for name in DIALOGS:
        act[name].trigger()
        _shoot_dialog(running, window, f"{interface}-{name}")
    window.resize(900, 620)
    _wait(running, window)
    shoot("small-window")
    _offer_models(running, window, interface)
    window.close()
    window.deleteLater()
    _wait(running, window)


def _offer_models(running: QApplication, window: MainWindow, interface: str) -> None:
    """Take the offer of better models, and what shows while they are downloaded."""
    window.resize(*SIZE)
    window.notice.dismiss()
    window.actions_.by_id["upgrade_models"].trigger()
    _wait(running, window, lambda: window.notice.is_offering)
    window.reader.focus_text()
    _shoot(window, f"{interface}-offer-of-better-models")
    window.notice.dismiss()
    step = Step(FRENCH_TO_ENGLISH, 1, 2, Progress(Stage.DOWNLOADING))
    window.status.show_downloading(step_text(step), 21_000, 66_585)
    _wait(running, window)
    _shoot(window, f"{interface}-better-models-downloading")


def _mark(running: QApplication, window: MainWindow) -> None:
    for number, colour in enumerate((1, 2, 3, 4, 5), start=1):
        side = Side.TRANSLATION if colour in (2, 4) else Side.ORIGINAL
        window.reader.go_to(number, side)
        window.actions_.by_id[f"highlight_{colour}"].trigger()
        _wait(running, window)
    window.reader.go_to(3, Side.ORIGINAL)
    window.actions_.by_id["write_note"].trigger()
    window.cards.card.editor.setPlainText("Compare with the *other* paper: who says so? #source")
    window.finish_editing()
    window.actions_.by_id["show_notes"].trigger()
    _wait(running, window)


def _dark_states(running: QApplication, window: MainWindow, interface: str) -> None:
    """Take what is made of many parts in the dark, too, once the window is."""
    act = window.actions_.by_id
    _lose_a_note(running, window)
    _shoot(window, f"{interface}-dark-lost-note")
    for command in ("undo", "search"):
        act[command].trigger()
        _wait(running, window)
    _shoot(window, f"{interface}-dark-search")
    window.close_panel()
    for name in DARK_DIALOGS:
        act[name].trigger()
        _shoot_dialog(running, window, f"{interface}-dark-{name}")


def _lose_a_note(running: QApplication, window: MainWindow) -> None:
    """Leave out the paragraph of a highlight."""
    article = window.reader.article
    assert article is not None
    paragraph = article.paragraphs[window.reader.pairs[3].paragraph]
    window.article_operations.leave_out(frozenset(paragraph.lines))
    _wait(running, window)


def _is_translated(window: MainWindow) -> bool:
    return bool(window.reader.pairs) and all(pair.translated for pair in window.reader.pairs)


def _wait(
    running: QApplication, window: MainWindow, until: Callable[[], bool] = lambda: True
) -> None:
    """Let events happen until the lanes are idle and `until` holds."""
    loop = QEventLoop()
    limit = time.monotonic() + PATIENCE

    def look() -> None:
        if (window.tasks.are_idle and until()) or time.monotonic() > limit:
            QTimer.singleShot(50, loop.quit)
            clock.stop()

    clock = QTimer(running)
    clock.setInterval(20)
    clock.timeout.connect(look)
    clock.start()
    loop.exec()


def _shoot_dialog(running: QApplication, window: MainWindow, name: str) -> None:
    _wait(running, window)
    (sheet,) = open_sheets(window)
    _shoot(window, name)
    sheet.close()


def _shoot(widget: QWidget, name: str) -> None:
    path = FOLDER / f"{name}.png"
    widget.grab().save(str(path))
    print(path.relative_to(ROOT))


if __name__ == "__main__":
    sys.exit(main())
