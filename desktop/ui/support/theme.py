"""Themes and fonts: load a theme's colours and apply them as a palette and a style sheet."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from desktop.base.paths import bundled_folder
from desktop.ui.support.message_marker import QT_TRANSLATE_NOOP

THEMES = {
    "system": QT_TRANSLATE_NOOP("themes", "Same as the system"),
    "light": QT_TRANSLATE_NOOP("themes", "Light"),
    "sepia": QT_TRANSLATE_NOOP("themes", "Sepia"),
    "dark": QT_TRANSLATE_NOOP("themes", "Dark"),
    "contrast": QT_TRANSLATE_NOOP("themes", "High contrast"),
}
READING_FAMILY = "Source Serif Pro"
WINDOW_FAMILY = "Source Sans Pro"
WINDOW_SIZE = 11
TOKEN = re.compile(r"@(\w+)")


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme: its colours (such as "#1b1b1b") by token."""

    name: str
    tokens: Mapping[str, str]

    def colour(self, token: str) -> QColor:
        """Return the colour of `token`; KeyError where the theme has none."""
        return QColor(self.tokens[token])

    def highlight_background(self, number: int) -> QColor:
        """Return the background of a highlight of colour `number` (1 to 5)."""
        return self.colour(f"highlight{number}")

    def faint_highlight_background(self, number: int) -> QColor:
        """Return the background of a highlight's counterpart: a third of its colour."""
        paper, full = self.colour("paper"), self.highlight_background(number)
        mixed = (
            (2 * one + other) // 3
            for one, other in (
                (paper.red(), full.red()),
                (paper.green(), full.green()),
                (paper.blue(), full.blue()),
            )
        )
        return QColor(*mixed)

    @property
    def palette(self) -> QPalette:
        """Return the theme as a Qt palette."""
        roles = {
            QPalette.ColorRole.Window: "panel",
            QPalette.ColorRole.WindowText: "ink",
            QPalette.ColorRole.Base: "paper",
            QPalette.ColorRole.AlternateBase: "panel",
            QPalette.ColorRole.Text: "ink",
            QPalette.ColorRole.Button: "panel",
            QPalette.ColorRole.ButtonText: "ink",
            QPalette.ColorRole.ToolTipBase: "paper",
            QPalette.ColorRole.ToolTipText: "ink",
            QPalette.ColorRole.Highlight: "selection",
            QPalette.ColorRole.HighlightedText: "ink",
            QPalette.ColorRole.PlaceholderText: "muted",
            QPalette.ColorRole.Link: "accent",
            QPalette.ColorRole.Accent: "accent",
        }
        palette = QPalette()
        for role, token in roles.items():
            palette.setColor(role, self.colour(token))
        disabled = QPalette.ColorGroup.Disabled
        for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text):
            palette.setColor(disabled, role, self.colour("muted"))
        return palette

    @property
    def style_sheet(self) -> str:
        """Return the style sheet in the theme's colours, with marks that contrast with them."""
        template = (_folder() / "window.qss").read_text(encoding="utf-8")
        tokens = {
            **self.tokens,
            "marks": (_folder() / "marks").as_posix(),
            "on_paper": _mark_tone(self.colour("ink")),
            "on_accent": _mark_tone(self.colour("accent_ink")),
        }
        return TOKEN.sub(lambda found: tokens[found[1]], template)


def load_theme(name: str) -> Theme:
    """Load the theme `name`; "system" means light or dark, as the desktop is."""
    if name == "system" or name not in THEMES:
        scheme = QGuiApplication.styleHints().colorScheme()
        name = "dark" if scheme == Qt.ColorScheme.Dark else "light"
    tokens = json.loads((_folder() / f"{name}.json").read_text(encoding="utf-8"))
    return Theme(name, tokens)


def apply_theme(app: QApplication, theme: Theme) -> None:
    """Apply `theme` to the whole program."""
    app.setPalette(theme.palette)
    app.setStyleSheet(theme.style_sheet)


def add_fonts() -> None:
    """Register the fonts that come with the program."""
    for font in sorted((bundled_folder("resources") / "fonts").glob("*.otf")):
        QFontDatabase.addApplicationFont(str(font))


def window_font() -> QFont:
    """Return the font of the user interface."""
    return QFont(WINDOW_FAMILY, WINDOW_SIZE)


def reading_font(family: str, size: int) -> QFont:
    """Return the font for articles, `size` in points; the default one if `family` is empty."""
    font = QFont(family or READING_FAMILY)
    font.setPointSizeF(size)
    font.setStyleHint(QFont.StyleHint.Serif)
    return font


def _mark_tone(ink: QColor) -> str:
    return "light" if ink.lightnessF() > 0.5 else "dark"


def _folder() -> Path:
    return bundled_folder("resources") / "themes"
