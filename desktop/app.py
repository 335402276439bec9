"""The composition root of the window: library, engine, settings, language and theme."""

import faulthandler
import json
import logging
import os
import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QLibraryInfo, QLocale, QTimer, QTranslator
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from desktop import __version__
from desktop.base import logs, settings
from desktop.base.errors import AppError
from desktop.base.paths import Home, shipped
from desktop.base.tokens import Token
from desktop.library import open_library
from desktop.reading.article import DIRECTIONS, ENGLISH_TO_FRENCH, FRENCH_TO_ENGLISH
from desktop.translation.argos import engine_for
from desktop.ui import theme
from desktop.ui.main_window import MainWindow

log = logging.getLogger(__name__)

PROBES = {
    FRENCH_TO_ENGLISH: "La ville est calme ce matin.",
    ENGLISH_TO_FRENCH: "The city is quiet this morning.",
}
SMOKE_SECONDS = 60


def seeds() -> list[Path]:
    """Return the sample articles, so ordered that the first of them is imported last."""
    return sorted(shipped("seeds").glob("*.txt"), reverse=True)


def application(chosen: settings.Settings) -> QApplication:
    """Make the Qt application in the reader's language."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("visavis")
    app.setApplicationDisplayName("Vis-à-vis")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("visavis")
    app.setStyle("Fusion")
    app.setWindowIcon(QIcon(str(shipped("resources") / "icons" / "visavis.svg")))
    theme.add_fonts()
    app.setFont(theme.window_font())
    speak(app, chosen.interface)
    return app


def speak(app: QApplication, interface: str) -> None:
    """Load the translations for `interface`: "system", or a language code."""
    locale = QLocale() if interface == "system" else QLocale(interface)
    if interface != "system":
        QLocale.setDefault(locale)
    folders = (
        ("qtbase", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)),
        ("visavis", str(shipped("resources") / "i18n")),
    )
    for name, folder in folders:
        translator = QTranslator(app)
        if translator.load(locale, name, "_", folder):
            app.installTranslator(translator)


def run(home: Home, files: list[Path]) -> int:
    """Open the window on the library in `home`, import `files`, and return the exit code."""
    logs.start(home.log)
    chosen = settings.load(home.settings)
    app = application(chosen)
    is_new = not home.library.exists()
    try:
        library = open_library(home.library, home.backups)
    except AppError as error:
        print(error, file=sys.stderr)
        return 2
    window = MainWindow(library, engine_for(home), chosen, home.settings)
    sys.excepthook = _reporter(window)
    window.show()
    if library.backup_made is not None:
        window.notice.tell(
            window.tr(
                "The library was brought up to date. A copy of it as it was is {path}."
            ).format(path=library.backup_made)
        )
    _first_articles(window, is_new, files)
    code = app.exec()
    library.close()
    return code


def smoke(home: Home) -> int:
    """Open the window, migrate, translate a sentence each way, print one JSON line, leave."""
    app = application(settings.Settings())
    library = open_library(home.library, home.backups)
    window = MainWindow(library, engine_for(home), settings.Settings(), home.settings)
    window.show()
    found: dict[str, object] = {"version": __version__, "platform": app.platformName()}

    def look() -> None:
        translator = engine_for(home)
        for direction in DIRECTIONS:
            source = PROBES[direction]
            batches = translator.translate([source], direction, Token())
            found[f"{direction.source}_{direction.target}"] = next(iter(batches))[0].text
        found["window"] = window.isVisible()
        found["library"] = home.library.is_file()
        window.close()
        app.quit()

    QTimer.singleShot(0, look)
    faulthandler.dump_traceback_later(SMOKE_SECONDS, exit=True)
    code = app.exec()
    faulthandler.cancel_dump_traceback_later()
    library.close()
    print(json.dumps(found, ensure_ascii=False), flush=True)
    return code


def has_display() -> bool:
    """Tell whether a window can be shown at all."""
    if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _first_articles(window: MainWindow, is_new: bool, files: list[Path]) -> None:
    if is_new and not files:
        window.desk.import_files(seeds(), is_first_start=True)
        window.desk.read_shelf()
        return
    if is_new:
        window.desk.import_files(seeds(), is_first_start=True)
    if files:
        window.desk.import_files(files)
    else:
        window.start()


def _reporter(
    window: MainWindow,
) -> Callable[[type[BaseException], BaseException, TracebackType | None], None]:
    """Return what to do with an exception that nothing caught: log it, tell it, carry on."""

    def report(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        log.error("bug", exc_info=(kind, error, trace))
        window.notice.warn(
            window.tr(
                "Something went wrong ({kind}). Nothing was lost; the log has the details."
            ).format(kind=kind.__name__)
        )

    return report
