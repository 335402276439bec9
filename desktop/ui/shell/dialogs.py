"""The dialogs that the window opens: each is loaded when it is first asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.ui.commands import BY_ID

if TYPE_CHECKING:
    from desktop.ui.shell.main_window import MainWindow


class Dialogs:
    """Opens dialogs over the window and gives it what comes of them."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def show_preferences(self) -> None:
        """Open the preferences."""
        from desktop.ui.shell.preferences_dialog import PreferencesDialog

        window = self._window
        dialog = PreferencesDialog(window, window.preferences.settings)
        dialog.settings_changed.connect(window.preferences.take)
        dialog.open()

    def show_models(self) -> None:
        """Open the window of the translation models."""
        from desktop.ui.models.models_dialog import ModelsDialog

        window = self._window
        dialog = ModelsDialog(window, window.home, window.tasks, window.preferences.settings.models)
        dialog.choice_made.connect(lambda models: window.preferences.set(models=models))
        dialog.models_changed.connect(window.translation.renew_engine)
        dialog.finished.connect(self._use_models)
        dialog.open()

    def _use_models(self) -> None:
        """Translate what can be now, and offer to translate again what another model did."""
        window = self._window
        window.translation.translate()

        def offer(count: int) -> None:
            if count:
                command = window.actions_.by_id["retranslate"]
                told = QCoreApplication.translate(
                    "MainWindow",
                    "Another model made this article's translation, which stays as it is.",
                )
                window.notice.tell(told, BY_ID["retranslate"].plain_title, command.trigger)

        window.translation.count_outdated(offer)

    def show_glossary(self) -> None:
        """Open the reader's glossary."""
        from desktop.ui.library.glossary_dialog import GlossaryDialog

        window = self._window
        dialog = GlossaryDialog(window, window.library, window.operations, window.tasks)
        dialog.apply_requested.connect(window.translation.apply_glossary)
        dialog.open()

    def show_palette(self) -> None:
        """Open the palette with the commands that can be used now."""
        from desktop.ui.shell.palette import Palette

        window = self._window
        usable = frozenset(name for name, one in window.actions_.by_id.items() if one.isEnabled())
        dialog = Palette(window, window.preferences.settings.shortcuts, usable)
        dialog.command_chosen.connect(lambda name: window.actions_.by_id[name].trigger())
        dialog.open()

    def show_shortcuts(self) -> None:
        """Open the page of all commands and keys."""
        from desktop.ui.shell.shortcuts_page import ShortcutsPage

        window = self._window
        dialog = ShortcutsPage(window, window.preferences.settings.shortcuts)
        dialog.keys_changed.connect(lambda keys: window.preferences.set(shortcuts=keys))
        dialog.open()

    def show_changelog(self) -> None:
        """Show what is new."""
        from desktop.ui.shell.changelog import Changelog

        Changelog(self._window).open()

    def show_about(self) -> None:
        """Say what program this is."""
        from desktop.ui.shell.about import About

        window = self._window
        About(window, window.engine.get()).open()
