"""The menu bar, which can hide until Alt or the key of a menu is pressed."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QMenu, QMenuBar, QWidget


class HidingMenuBar(QMenuBar):
    """A menu bar that is only shown while it is used, if it `hides`.

    A hidden menu bar has no mnemonics of its own in Qt, so shortcuts take their place.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._hides = False
        self._shortcuts: list[QShortcut] = []
        self._before: QWidget | None = None

    def set_hiding(self, hides: bool) -> None:
        """Hide the menu bar until it is used, or show it always."""
        self._hides = hides and not self.isNativeMenuBar()
        self._set_shown(not self._hides)

    def connect_menus(self) -> None:
        """Follow the menus of the bar, once it is filled."""
        for menu in self._menus():
            menu.aboutToHide.connect(self._hide_soon)

    def set_mnemonics(self) -> None:
        """Let the letters underlined in the titles open the menus, also in another language."""
        for shortcut in self._shortcuts:
            shortcut.deleteLater()
        self._shortcuts = []
        for menu in self._menus():
            shortcut = QShortcut(QKeySequence.mnemonic(menu.title()), self._window)
            shortcut.activated.connect(lambda menu=menu: self.open(menu))
            shortcut.setEnabled(self.isHidden() and self.isEnabled())
            self._shortcuts.append(shortcut)

    def set_usable(self, is_usable: bool) -> None:
        """Let the menus be opened, or not, such as below a sheet."""
        self.setEnabled(is_usable)
        self._set_shown(not self.isHidden())

    def open(self, menu: QMenu | None = None) -> None:
        """Show the bar and open a menu of it, the first one unless it is given."""
        menus = self._menus()
        if menus and self.isEnabled():
            if not self.hasFocus():
                self._before = QApplication.focusWidget()
            self._set_shown(True)
            self.setActiveAction((menu or menus[0]).menuAction())

    def _menus(self) -> list[QMenu]:
        found = (action.menu() for action in self.actions())
        return [menu for menu in found if isinstance(menu, QMenu)]

    def _hide_soon(self) -> None:
        """Hide the bar unless the next menu opens at once, as with the arrow keys."""
        if self._hides:
            QTimer.singleShot(0, self, self._hide_unless_used)

    def _hide_unless_used(self) -> None:
        if self._hides and not any(menu.isVisible() for menu in self._menus()):
            before, self._before = self._before, None
            is_left = QApplication.focusWidget() in (None, self)
            self._set_shown(False)
            # Unless a command moved it, the focus goes back, not to the next widget.
            if before is not None and is_left:
                before.setFocus(Qt.FocusReason.MenuBarFocusReason)

    def _set_shown(self, is_shown: bool) -> None:
        self.setVisible(is_shown)
        for shortcut in self._shortcuts:
            shortcut.setEnabled(not is_shown and self.isEnabled())
