"""Create the application and its window: library, engine, settings, language and fonts."""

from __future__ import annotations

import faulthandler
import gc
import json
import logging
import os
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from desktop import __version__
from desktop.base import logs, settings
from desktop.base.cancellation import Token
from desktop.base.paths import Home, bundled_folder
from desktop.reading.article import DIRECTIONS, ENGLISH_TO_FRENCH, FRENCH_TO_ENGLISH
from desktop.reading.exchange.article_address import ArticleAddress
from desktop.ui.shell.address_task import open_address
from desktop.ui.shell.main_window import MainWindow
from desktop.ui.shell.maintenance_task import run_maintenance
from desktop.ui.support import theme
from desktop.ui.support.interface_language import load_translations

if TYPE_CHECKING:
    from desktop.library import Library
    from desktop.translation.engine import Engine

log = logging.getLogger(__name__)

SMOKE_SENTENCES = {
    FRENCH_TO_ENGLISH: "La ville est calme ce matin.",
    ENGLISH_TO_FRENCH: "The city is quiet this morning.",
}
SMOKE_SECONDS = 60
MAINTENANCE_DELAY_MS = 5000
OFFER_DELAY_MS = 3000
SWITCH_SECONDS = 0.001
FULL_COLLECTION_THRESHOLD = 10_000
"""Collections of the middle generation between two of the oldest; Python's own is 10."""
FAILURE = 2


def sample_articles() -> list[Path]:
    """Return the sample articles in reverse order, so that the first is imported last."""
    return sorted(bundled_folder("seeds").glob("*.txt"), reverse=True)


def make_application(chosen: settings.Settings) -> QApplication:
    """Make the Qt application, in the language of the settings."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("visavis")
    app.setApplicationDisplayName("Vis-à-vis")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("visavis")
    if app.style().name() != "fusion":
        app.setStyle("Fusion")
    app.setWindowIcon(QIcon(str(bundled_folder("resources") / "icons" / "visavis.png")))
    theme.add_fonts()
    app.setFont(theme.window_font())
    load_translations(app, chosen.interface)
    _collect_garbage_when_inactive(app)
    # Qt's calls give up the interpreter's lock; a busy background thread gives it back sooner so.
    sys.setswitchinterval(SWITCH_SECONDS)
    return app


def _collect_garbage_when_inactive(app: QApplication) -> None:
    """Collect the oldest generation while another program is active, and hardly ever otherwise.

    It stops all threads, a tenth of a second with a long article open.
    """
    gc.set_threshold(*gc.get_threshold()[:2], FULL_COLLECTION_THRESHOLD)

    def collect(state: Qt.ApplicationState) -> None:
        if state is not Qt.ApplicationState.ApplicationActive:
            gc.collect()

    app.applicationStateChanged.connect(collect)


def make_window(home: Home) -> tuple[QApplication, MainWindow]:
    """Make the application and its window; the library in `home` is opened later."""
    chosen = settings.load(home.settings)
    app = make_application(chosen)

    def open_library() -> Library:
        from desktop import library

        return library.open_library(home.library, home.backups)

    def open_engine() -> Engine:
        from desktop.services.models import make_engine

        return make_engine(home)

    return app, MainWindow(open_library, open_engine, chosen, home)


def run(home: Home, files: list[Path], address: ArticleAddress | None = None) -> int:
    """Open the window on the library in `home`, import `files`, and return the exit code.

    With an `address`, the window opens at that article and sentence.
    """
    logs.start(home.log)
    app, window = make_window(home)
    sys.excepthook = _make_excepthook(window)
    window.show()
    # Load after the window is shown: a background thread would slow its first paint.
    QTimer.singleShot(0, window, lambda: fill_window(window, home, files, address))
    return app.exec()


def fill_window(
    window: MainWindow, home: Home, files: list[Path], address: ArticleAddress | None = None
) -> None:
    """Import the samples at the first start, and `files`; open `address`, or what was read last."""
    if home.is_new:
        window.imports.import_paths(sample_articles(), is_first_start=True)
        window.articles.refresh()
    elif address is None and not files:
        window.start()
    if files:
        window.articles.refresh()
        window.imports.import_paths(files)
    if address is not None:
        open_address(window, address)
    # Delayed, because opening articles uses the same lane.
    daily = partial(run_maintenance, window, datetime.now(UTC))
    QTimer.singleShot(MAINTENANCE_DELAY_MS, window, daily)
    QTimer.singleShot(OFFER_DELAY_MS, window, window.upgrade.offer)


def run_smoke_test(home: Home) -> int:
    """Open the window, translate a sentence each way, print one line of JSON, and quit."""
    app, window = make_window(home)
    window.show()
    found: dict[str, object] = {"version": __version__, "platform": app.platformName()}

    def report(_: object) -> None:
        for direction in DIRECTIONS:
            source = SMOKE_SENTENCES[direction]
            batches = window.engine.get().translate([source], direction, Token())
            found[f"{direction.source}_{direction.target}"] = next(iter(batches))[0].text
        found["window"] = window.isVisible()
        found["library"] = home.library.is_file()
        window.close()
        app.quit()

    window.articles.listed.connect(report)
    window.tasks.failed.connect(lambda _: app.exit(FAILURE))
    window.articles.refresh()
    faulthandler.dump_traceback_later(SMOKE_SECONDS, exit=True)
    code = app.exec()
    faulthandler.cancel_dump_traceback_later()
    print(json.dumps(found, ensure_ascii=False), flush=True)
    return code


def has_display() -> bool:
    """Return whether a window can be shown."""
    if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _make_excepthook(
    window: MainWindow,
) -> Callable[[type[BaseException], BaseException, TracebackType | None], None]:
    """Return an excepthook that logs an uncaught exception and shows it in a notice."""

    def report(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        log.error("bug", exc_info=(kind, error, trace))
        window.report_unexpected_error(error)

    return report
