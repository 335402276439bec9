"""The reader's preferences as they are now: every change is announced and kept at once."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop.base import settings as settings_file
from desktop.base.settings import Settings
from desktop.ui.reader.rows import ViewMode
from desktop.ui.support.theme import THEMES

SMALLEST_TEXT, LARGEST_TEXT = 8, 36


class Preferences(QObject):
    """Holds the settings; `changed` carries those before and those now.

    `not_kept` carries the reason where the file can't be written; the change holds all the same.
    """

    changed = Signal(Settings, Settings)
    not_kept = Signal(str)

    def __init__(self, settings: Settings, path: Path, parent: QObject) -> None:
        super().__init__(parent)
        self.settings = settings
        self._path = path
        self._kept = settings

    @property
    def mode(self) -> ViewMode:
        """Return the view mode; side by side where the settings name none that there is."""
        known = self.settings.view_mode in list(ViewMode)
        return ViewMode(self.settings.view_mode) if known else ViewMode.SIDE_BY_SIDE

    def take(self, settings: Settings) -> None:
        """Let `settings` hold from now on."""
        before, self.settings = self.settings, settings
        self.changed.emit(before, settings)
        self.keep()

    def set(self, **values: object) -> None:
        """Change single settings."""
        self.take(self.settings.changed(**values))

    def keep(self) -> None:
        """Write down what changed; a command in a terminal may have changed something else."""
        try:
            settings_file.save_changes(self._kept, self.settings, self._path)
            self._kept = self.settings
        except OSError as error:
            self.not_kept.emit(error.strerror or type(error).__name__)

    def switch(self, name: str) -> None:
        """Turn the setting `name` on or off."""
        self.set(**{name: not getattr(self.settings, name)})

    def switch_mode(self, mode: ViewMode) -> Callable[[], None]:
        """Return what chooses `mode`."""
        return partial(self.set, view_mode=mode.value)

    def next_mode(self) -> None:
        """Go on to the next view mode."""
        modes = list(ViewMode)
        self.set(view_mode=modes[(modes.index(self.mode) + 1) % len(modes)].value)

    def next_theme(self, here: str) -> None:
        """Go on to the theme after `here`."""
        names = [name for name in THEMES if name != "system"]
        self.set(theme=names[(names.index(here) + 1) % len(names)])

    def resize_text(self, step: int) -> None:
        """Make the text `step` points larger, within what can be read."""
        size = self.settings.font_size + step
        self.set(font_size=min(max(size, SMALLEST_TEXT), LARGEST_TEXT))
