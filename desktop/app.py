"""The composition root of the window: library, engine, settings, language and theme."""

from __future__ import annotations

import faulthandler
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

from PySide6.QtCore import QLibraryInfo, QLocale, QTimer, QTranslator
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from desktop import __version__
from desktop.base import logs, settings
from desktop.base.cancellation import Token
from desktop.base.paths import Home, bundled_folder
from desktop.reading.article import DIRECTIONS, ENGLISH_TO_FRENCH, FRENCH_TO_ENGLISH
from desktop.ui.shell.main_window import MainWindow
from desktop.ui.shell.maintenance import maintain
from desktop.ui.support import theme

if TYPE_CHECKING:
    from desktop.library import Library
    from desktop.translation.engine import Engine

log = logging.getLogger(__name__)

PROBES = {
    FRENCH_TO_ENGLISH: "La ville est calme ce matin.",
    ENGLISH_TO_FRENCH: "The city is quiet this morning.",
}
SMOKE_SECONDS = 60
MAINTAINED_AFTER_MILLISECONDS = 5000
FAILURE = 2


def seeds() -> list[Path]:
    """Return the sample articles, so ordered that the first of them is imported last."""
    return sorted(bundled_folder("seeds").glob("*.txt"), reverse=True)


def application(chosen: settings.Settings) -> QApplication:
    """Make the Qt application in the reader's language."""
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
    return app


def load_translations(app: QApplication, interface: str) -> None:
    """Load the translations for `interface`: "system", or a language code."""
    locale = QLocale() if interface == "system" else QLocale(interface)
    if interface != "system":
        QLocale.setDefault(locale)
    ours = str(bundled_folder("resources") / "i18n")
    qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    # English comes first for its plurals; another language lies over it.
    for name, folder, spoken in (
        ("visavis", ours, QLocale(QLocale.Language.English)),
        ("qtbase", qt, locale),
        ("visavis", ours, locale),
    ):
        translator = QTranslator(app)
        if translator.load(spoken, name, "_", folder):
            app.installTranslator(translator)


def make_window(home: Home) -> tuple[QApplication, MainWindow]:
    """Make the program and its window over the library in `home`, which is opened later."""
    chosen = settings.load(home.settings)
    app = application(chosen)

    def open_library() -> Library:
        from desktop import library

        return library.open_library(home.library, home.backups)

    def open_engine() -> Engine:
        from desktop.translation.argos import engine_for

        return engine_for(home)

    return app, MainWindow(open_library, open_engine, chosen, home)


def run(home: Home, files: list[Path]) -> int:
    """Open the window on the library in `home`, import `files`, and return the exit code."""
    logs.start(home.log)
    app, window = make_window(home)
    sys.excepthook = _reporter(window)
    window.show()
    # What the window shows is fetched once it is there: two threads would share one interpreter.
    QTimer.singleShot(0, window, lambda: begin(window, home, files))
    return app.exec()


def begin(window: MainWindow, home: Home, files: list[Path]) -> None:
    """Fill the window: the sample articles at the very first start, `files`, or what was read."""
    if not home.library.exists():
        window.imports.import_paths(seeds(), is_first_start=True)
        window.articles.refresh()
    elif not files:
        window.start()
    if files:
        window.articles.refresh()
        window.imports.import_paths(files)
    # Maintenance runs on the lane that opens articles: these come first.
    daily = partial(maintain, window, datetime.now(UTC))
    QTimer.singleShot(MAINTAINED_AFTER_MILLISECONDS, window, daily)


def smoke(home: Home) -> int:
    """Open the window, migrate, translate a sentence each way, print one JSON line, leave."""
    app, window = make_window(home)
    window.show()
    found: dict[str, object] = {"version": __version__, "platform": app.platformName()}

    def look(_: object) -> None:
        for direction in DIRECTIONS:
            source = PROBES[direction]
            batches = window.engine.get().translate([source], direction, Token())
            found[f"{direction.source}_{direction.target}"] = next(iter(batches))[0].text
        found["window"] = window.isVisible()
        found["library"] = home.library.is_file()
        window.close()
        app.quit()

    window.articles.listed.connect(look)
    window.tasks.failed.connect(lambda _: app.exit(FAILURE))
    window.articles.refresh()
    faulthandler.dump_traceback_later(SMOKE_SECONDS, exit=True)
    code = app.exec()
    faulthandler.cancel_dump_traceback_later()
    print(json.dumps(found, ensure_ascii=False), flush=True)
    return code


def has_display() -> bool:
    """Tell whether a window can be shown at all."""
    if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _reporter(
    window: MainWindow,
) -> Callable[[type[BaseException], BaseException, TracebackType | None], None]:
    """Return what to do with an exception that nothing caught: log it, tell it, carry on."""

    def report(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        log.error("bug", exc_info=(kind, error, trace))
        window.report_unexpected_error(error)

    return report
