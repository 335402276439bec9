"""The reader's preferences: every change is announced and saved at once."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop.base import settings as settings_file
from desktop.base.settings import Settings
from desktop.ui.support.theme import THEMES
from desktop.ui.support.view_mode import ViewMode

SMALLEST_TEXT, LARGEST_TEXT = settings_file.RANGES["font_size"]


class Preferences(QObject):
    """Holds the current settings; `changed` carries those before and after a change.

    `save_failed` carries the reason why the file can't be written; the change applies all the same.
    """

    changed = Signal(Settings, Settings)
    save_failed = Signal(str)

    def __init__(self, settings: Settings, path: Path, parent: QObject) -> None:
        super().__init__(parent)
        self.settings = settings
        self._path = path
        self._saved = settings

    @property
    def mode(self) -> ViewMode:
        """Return the view mode; side by side if the settings name an unknown one."""
        known = self.settings.view_mode in list(ViewMode)
        return ViewMode(self.settings.view_mode) if known else ViewMode.SIDE_BY_SIDE

    def apply(self, settings: Settings) -> None:
        """Apply and save `settings`."""
        before, self.settings = self.settings, settings
        self.changed.emit(before, settings)
        self.save()

    def set(self, **values: object) -> None:
        """Change single settings."""
        self.apply(self.settings.changed(**values))

    def save(self) -> None:
        """Save only what changed: a terminal command may have changed other settings."""
        try:
            settings_file.save_changes(self._saved, self.settings, self._path)
            self._saved = self.settings
        except OSError as error:
            self.save_failed.emit(error.strerror or type(error).__name__)

    def toggle(self, name: str) -> None:
        """Turn the setting `name` on or off."""
        self.set(**{name: not getattr(self.settings, name)})

    def set_mode(self, mode: ViewMode) -> None:
        """Change the view mode."""
        self.set(view_mode=mode.value)

    def cycle_theme(self, current: str) -> None:
        """Change to the theme after `current`."""
        names = [name for name in THEMES if name != "system"]
        self.set(theme=names[(names.index(current) + 1) % len(names)])

    def resize_text(self, step: int) -> None:
        """Make the text `step` points larger, between 8 and 36 points."""
        size = self.settings.font_size + step
        self.set(font_size=min(max(size, SMALLEST_TEXT), LARGEST_TEXT))
