"""From the table of commands to Qt's actions and menus."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from desktop.ui.commands import COMMANDS, CONTEXT, Command, Menu, Scope, When


class Actions:
    """An action for every command, wired to its handler and listening where its scope says.

    Raises ValueError where the table and the handlers differ.
    """

    def __init__(
        self,
        owner: QWidget,
        handlers: Mapping[str, Callable[[], None]],
        places: Mapping[Scope, QWidget],
        chosen_keys: Mapping[str, str],
    ) -> None:
        wanted = {command.id for command in COMMANDS}
        if wanted != set(handlers):
            raise ValueError(f"commands without handler or the reverse: {wanted ^ set(handlers)}")
        self.by_id: dict[str, QAction] = {}
        for command in COMMANDS:
            action = QAction(owner)
            action.setObjectName(command.id)
            action.setCheckable(command.is_switch)
            action.triggered.connect(lambda _=False, go=handlers[command.id]: go())
            is_everywhere = command.scopes == (Scope.WINDOW,)
            action.setShortcutContext(
                Qt.ShortcutContext.WindowShortcut
                if is_everywhere
                else Qt.ShortcutContext.WidgetWithChildrenShortcut
            )
            for scope in command.scopes:
                places[scope].addAction(action)
            self.by_id[command.id] = action
        self.name(chosen_keys)

    def name(self, chosen_keys: Mapping[str, str]) -> None:
        """Give every action its title in the window's language and its keys.

        `chosen_keys` are the reader's own, by command; an empty one takes the keys away.
        """
        for command in COMMANDS:
            action = self.by_id[command.id]
            action.setText(QCoreApplication.translate(CONTEXT, command.title))
            action.setStatusTip(QCoreApplication.translate(CONTEXT, command.help))
            action.setShortcuts(keys_of(command, chosen_keys))

    def enable(self, holds: Mapping[When, bool]) -> None:
        """Let commands be asked for whose condition holds."""
        for command in COMMANDS:
            self.by_id[command.id].setEnabled(holds[command.when])

    def fill(self, bar: QMenuBar) -> None:
        """Make the menus."""
        bar.clear()
        for menu in Menu:
            self._fill(bar.addMenu(QCoreApplication.translate(CONTEXT, menu)), menu)

    def menu(self, menu: Menu, parent: QWidget) -> QMenu:
        """Return one of the menus to pop up."""
        found = QMenu(parent)
        self._fill(found, menu)
        return found

    def _fill(self, target: QMenu, menu: Menu) -> None:
        for command in COMMANDS:
            if command.menu is menu:
                if command.starts_group:
                    target.addSeparator()
                target.addAction(self.by_id[command.id])


def keys_of(command: Command, chosen_keys: Mapping[str, str]) -> list[QKeySequence]:
    """Return the key sequences of a command: the reader's own, else the table's."""
    if command.id in chosen_keys:
        chosen = chosen_keys[command.id]
        return [QKeySequence(chosen)] if chosen else []
    return [QKeySequence(keys) for keys in command.keys]


def keys_text(command: Command, chosen_keys: Mapping[str, str]) -> str:
    """Return the keys of a command as the desktop writes them."""
    return ", ".join(
        sequence.toString(QKeySequence.SequenceFormat.NativeText)
        for sequence in keys_of(command, chosen_keys)
    )
