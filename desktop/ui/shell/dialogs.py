"""Open the window's dialogs; each module is imported when first needed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt

from desktop.services import articles, highlights
from desktop.ui.commands import BY_ID
from desktop.ui.support.tasks import Lane, Task

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.library import ArticleId
    from desktop.services.articles import TextSample
    from desktop.ui.shell.main_window import MainWindow
    from desktop.ui.shell.palette_entries import EntryKind, Source


class Dialogs:
    """Opens dialogs and connects them to the window."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def show_preferences(self, field: str = "") -> None:
        """Open the preferences dialog, at one of its fields."""
        from desktop.ui.shell.preferences_dialog import PreferencesDialog

        window = self._window
        dialog = PreferencesDialog(window, window.preferences.settings)
        dialog.settings_changed.connect(window.preferences.apply)
        dialog.open()
        if field:
            dialog.focus_field(field)

    def show_models(self) -> None:
        """Open the dialog of the translation models."""
        from desktop.ui.models.models_dialog import ModelsDialog

        window = self._window
        dialog = ModelsDialog(window, window.home, window.tasks, window.preferences.settings.models)
        dialog.choice_made.connect(lambda models: window.preferences.set(models=models))
        dialog.models_changed.connect(window.translation.reset_engine)
        dialog.finished.connect(lambda _: self.use_models())
        dialog.open()

    def use_models(self) -> None:
        """Translate with new models, and offer to retranslate what another model translated."""
        window = self._window
        window.translation.translate()

        def offer(count: int) -> None:
            if count:
                message = QCoreApplication.translate(
                    "MainWindow",
                    "This article was translated with another model; its translation is kept.",
                )
                window.notice.inform(message, *self._retranslation())

        window.translation.count_outdated(offer)

    def use_upgraded(self, names: str) -> None:
        """Translate with better models, and offer to retranslate until the reader answers."""
        window = self._window
        window.translation.translate()
        message = QCoreApplication.translate(
            "MainWindow", "Better models translate from now on: {models}."
        ).format(models=names)
        kept = QCoreApplication.translate("MainWindow", "What you wrote yourself is kept.")
        every = self._retranslation("retranslate_all")
        window.notice.offer(f"{message} {kept}", [every])

        def offer(count: int) -> None:
            if count:
                actions = [self._retranslation(), every]
                window.notice.offer(f"{message} {kept}", actions)

        window.translation.count_outdated(offer)

    def _retranslation(self, command: str = "retranslate") -> tuple[str, Callable[[], None]]:
        return BY_ID[command].plain_title, self._window.actions_.by_id[command].trigger

    def show_glossary(self) -> None:
        """Open the glossary dialog, with the words selected in the reading view."""
        from desktop.ui.library.glossary_dialog import GlossaryDialog

        window = self._window
        dialog = GlossaryDialog(window, window.library, window.operations, window.tasks)
        dialog.apply_requested.connect(window.translation.apply_glossary)
        selected = window.reader.selected_term()
        dialog.open()
        if selected is not None:
            dialog.propose(*selected)

    def choose_encoding(
        self, article_id: ArticleId | None = None, parent: QWidget | None = None
    ) -> None:
        """Let the reader choose the encoding of an article, or else of the open one."""
        window = self._window
        chosen = window.session.article_id if article_id is None else article_id
        if chosen is None:
            return

        def show(sample: TextSample) -> None:
            from desktop.ui.exchange.encoding_dialog import EncodingDialog

            dialog = EncodingDialog(parent or window, sample)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.encoding_chosen.connect(
                lambda codec: window.article_operations.read_again(chosen, sample.name, codec)
            )
            dialog.open()

        window.tasks.start(
            Lane.LIBRARY, Task(lambda _: articles.read_sample(window.library.get(), chosen), show)
        )

    def show_palette(self, typed: str = "") -> None:
        """Open the palette with `typed` in its field."""
        from desktop.ui.shell.palette import CommandPalette
        from desktop.ui.shell.palette_entries import EntryKind
        from desktop.ui.shell.palette_sources import tag_entries

        window = self._window
        recent = window.preferences.settings.recent
        dialog = CommandPalette(window, self._palette_sources(), recent, window.theme)
        dialog.recent_changed.connect(lambda used: window.preferences.set(recent=used))

        def show_tags(tags: tuple[tuple[str, int], ...]) -> None:
            dialog.add_entries(EntryKind.TAG, tag_entries(tags, window.show_search))

        listing = Task(lambda _: highlights.list_tags(window.library.get()), show_tags)
        dialog.finished.connect(lambda _: listing.cancel())
        dialog.box.setText(typed)
        dialog.open()
        dialog.box.deselect()  # what is typed next follows the prefix instead of replacing it
        window.tasks.start(Lane.LIBRARY, listing)

    def _palette_sources(self) -> dict[EntryKind, Source]:
        from desktop.ui.shell import palette_sources as sources
        from desktop.ui.shell.palette_entries import EntryKind

        window, reader = self._window, self._window.reader
        actions, keys = window.actions_, window.preferences.settings.shortcuts
        return {
            EntryKind.COMMAND: partial(sources.command_entries, EntryKind.COMMAND, actions, keys),
            EntryKind.VIEW: partial(sources.command_entries, EntryKind.VIEW, actions, keys),
            EntryKind.HEADING: lambda: sources.heading_entries(
                reader.article, reader.pairs, self._go_to_sentence
            ),
            EntryKind.SENTENCE: lambda: sources.sentence_entries(
                reader.pairs, self._go_to_sentence
            ),
            EntryKind.THEME: lambda: sources.theme_entries(
                lambda name: window.preferences.set(theme=name)
            ),
            EntryKind.SETTING: lambda: sources.setting_entries(self.show_preferences),
            EntryKind.ARTICLE: lambda: sources.article_entries(
                window.library_view.model.rows, window.navigator.open
            ),
        }

    def _go_to_sentence(self, number: int) -> None:
        self._window.reader.go_to(number)
        self._window.reader.focus_text()

    def show_shortcuts(self) -> None:
        """Open the dialog of keyboard shortcuts."""
        from desktop.ui.shell.shortcuts_page import ShortcutsPage

        window = self._window
        dialog = ShortcutsPage(window, window.preferences.settings.shortcuts)
        dialog.keys_changed.connect(lambda keys: window.preferences.set(shortcuts=keys))
        dialog.open()

    def show_changelog(self) -> None:
        """Open the changelog."""
        from desktop.ui.shell.changelog import ChangelogDialog

        ChangelogDialog(self._window).open()

    def show_about(self) -> None:
        """Open the About dialog."""
        from desktop.ui.shell.about import AboutDialog

        window = self._window
        AboutDialog(window, window.engine.get()).open()
