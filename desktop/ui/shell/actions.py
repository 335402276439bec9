"""Build Qt actions, shortcuts and menus from the table of commands."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from desktop.ui.commands import BY_ID, COMMANDS, CONTEXT, Command, Menu, Scope, When

NATIVE = QKeySequence.SequenceFormat.NativeText


class Actions:
    """An action for every command, connected to its handler and added to its scopes' widgets.

    Raises ValueError if the table and the handlers differ.
    """

    def __init__(
        self,
        owner: QWidget,
        handlers: Mapping[str, Callable[[], None]],
        widgets: Mapping[Scope, Sequence[QWidget]],
        custom_keys: Mapping[str, str],
    ) -> None:
        ids = {command.id for command in COMMANDS}
        if ids != set(handlers):
            raise ValueError(f"commands without handler or the reverse: {ids ^ set(handlers)}")
        self.by_id: dict[str, QAction] = {}
        self._available = dict.fromkeys(ids, True)
        self._menus: list[tuple[QMenu, Menu]] = []
        self._all = QActionGroup(owner)
        self._all.setExclusionPolicy(QActionGroup.ExclusionPolicy.None_)
        for command in COMMANDS:
            action = QAction(owner)
            self._all.addAction(action)
            action.setObjectName(command.id)
            action.setCheckable(command.is_checkable)
            action.triggered.connect(lambda _=False, handler=handlers[command.id]: handler())
            is_window_wide = command.scopes == (Scope.WINDOW,)
            # Not with children: fields that lie over the text or in a list keep their own keys.
            action.setShortcutContext(
                Qt.ShortcutContext.WindowShortcut
                if is_window_wide
                else Qt.ShortcutContext.WidgetShortcut
            )
            for scope in command.scopes:
                for widget in widgets[scope]:
                    widget.addAction(action)
            self.by_id[command.id] = action
        self.set_texts_and_shortcuts(custom_keys)

    def set_texts_and_shortcuts(self, custom_keys: Mapping[str, str]) -> None:
        """Set every action's title and help in the window's language, and its shortcuts.

        `custom_keys` are the reader's own shortcuts by command id; an empty one removes it.
        """
        for command in COMMANDS:
            action = self.by_id[command.id]
            action.setText(QCoreApplication.translate(CONTEXT, command.title))
            action.setStatusTip(QCoreApplication.translate(CONTEXT, command.help))
            action.setShortcuts(shortcuts_of(command, custom_keys))
        for menu, title in self._menus:
            menu.setTitle(QCoreApplication.translate(CONTEXT, title))

    def shown_key(self, command_id: str) -> str:
        """Return the first shortcut of a command as the platform writes it, or nothing."""
        return self.by_id[command_id].shortcut().toString(NATIVE)

    def enable(self, conditions: Mapping[When, bool]) -> None:
        """Enable the actions whose condition is true."""
        for command in COMMANDS:
            self.set_available(command.id, conditions[command.when])

    def set_available(self, command_id: str, is_available: bool) -> None:
        """Enable an action, or disable it."""
        self._available[command_id] = is_available
        self.by_id[command_id].setEnabled(is_available)

    def is_available(self, command_id: str) -> bool:
        """Return whether an action is enabled, or would be without the sheet above the window."""
        return self._available[command_id]

    def set_usable(self, are_usable: bool) -> None:
        """Disable all actions, such as below a sheet, or let their own conditions hold again."""
        self._all.setEnabled(are_usable)

    def fill_menu_bar(self, bar: QMenuBar) -> None:
        """Fill the menu bar."""
        for menu in Menu:
            title = QCoreApplication.translate(CONTEXT, menu)
            self._menus.append((self._fill_menu(bar.addMenu(title), menu), menu))

    def make_menu(self, menu: Menu, parent: QWidget) -> QMenu:
        """Return a pop-up menu with the commands of `menu`."""
        return self._fill_menu(QMenu(parent), menu)

    def _fill_menu(self, target: QMenu, menu: Menu) -> QMenu:
        for command in COMMANDS:
            if command.menu is menu:
                if command.starts_group:
                    target.addSeparator()
                target.addAction(self.by_id[command.id])
        return target


def shortcuts_of(command: Command, custom_keys: Mapping[str, str]) -> list[QKeySequence]:
    """Return the shortcuts of a command: the reader's own, else the default ones.

    Default ones are left out that the reader has given to another command, since Qt runs neither of
    two commands with the same keys.
    """
    if command.id in custom_keys:
        chosen = custom_keys[command.id]
        return [QKeySequence(chosen)] if chosen else []
    taken = [
        QKeySequence(keys)
        for name, keys in custom_keys.items()
        if name in BY_ID and share_scope(BY_ID[name], command)
    ]
    return [keys for keys in map(QKeySequence, command.keys) if keys not in taken]


def share_scope(one: Command, other: Command) -> bool:
    """Return whether there is a place in the window where the keys of both commands work."""
    return Scope.WINDOW in (*one.scopes, *other.scopes) or bool(set(one.scopes) & set(other.scopes))


def shortcut_text(command: Command, custom_keys: Mapping[str, str]) -> str:
    """Return the first shortcut of a command as the platform writes it; empty if it has none."""
    return shortcuts_text(command, custom_keys).partition(", ")[0]


def shortcuts_text(command: Command, custom_keys: Mapping[str, str]) -> str:
    """Return the shortcuts of a command as the platform writes them."""
    return ", ".join(keys.toString(NATIVE) for keys in shortcuts_of(command, custom_keys))
