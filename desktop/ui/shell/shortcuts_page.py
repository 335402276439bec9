"""The dialog of keyboard shortcuts: all commands and their keys, which can be changed."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.reading.text.words import fold
from desktop.ui.commands import BY_ID, COMMANDS, CONTEXT, Command, Menu
from desktop.ui.library.library_view import FilterBox
from desktop.ui.shell.actions import NATIVE, share_scope, shortcuts_of, shortcuts_text
from desktop.ui.shell.key_field import KeyField
from desktop.ui.support.plain_labels import PlainLabel, plain_tool_tip
from desktop.ui.support.sheet import Sheet

WIDTH, HEIGHT = 760, 600
NO_MATCH = QKeySequence.SequenceMatch.NoMatch


class ShortcutsPage(Sheet):
    """Lists the commands by menu; `keys_changed` carries all custom keys by command id."""

    keys_changed = Signal(dict)

    def __init__(self, parent: QWidget, custom_keys: Mapping[str, str]) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.resize(WIDTH, HEIGHT)
        self._keys = dict(custom_keys)
        self.box = FilterBox(self)
        self.box.setPlaceholderText(self.tr("Filter the commands"))
        self.box.setAccessibleName(self.tr("Filter the commands"))
        self.table = QTreeWidget(self)
        self.table.setAccessibleName(self.tr("Commands and their keys"))
        self.table.setHeaderLabels([self.tr("Command"), self.tr("Keys"), self.tr("What it does")])
        self.table.setColumnWidth(0, 230)
        self.table.setColumnWidth(1, 150)
        self.edit = KeyField(self)
        self.edit.setAccessibleName(self.tr("New keys"))
        self.message = PlainLabel(self)
        self.message.setObjectName("panelHint")
        self.message.setWordWrap(True)
        self.use = QPushButton(self.tr("&Use these keys"), self)
        self.reset = QPushButton(self.tr("Restore the &default"), self)
        self._lay_out()
        self.box.textChanged.connect(self._filter)
        self.table.currentItemChanged.connect(lambda *_: self._choose())
        self.table.itemActivated.connect(lambda *_: self.edit.setFocus())
        self.edit.taken.connect(self._use)
        self.edit.left.connect(self._leave_field)
        self.edit.keySequenceChanged.connect(lambda _: self._show_conflict())
        self.use.clicked.connect(self._use)
        self.reset.clicked.connect(self._reset)
        self._show()

    def _lay_out(self) -> None:
        keys = QHBoxLayout()
        label = PlainLabel(self, self.tr("&New keys:"))
        label.setBuddy(self.edit)
        keys.addWidget(label)
        keys.addWidget(self.edit, 1)
        keys.addWidget(self.use)
        keys.addWidget(self.reset)
        for button in (self.use, self.reset):
            button.setAutoDefault(False)
        layout = QVBoxLayout(self)
        layout.setSpacing(10)
        for part in (self.box, self.table):
            layout.addWidget(part)
        layout.addLayout(keys)
        layout.addWidget(self.message)

    def _show(self) -> None:
        self.table.clear()
        self._menus: list[tuple[QTreeWidgetItem, list[QTreeWidgetItem]]] = []
        self._items: dict[str, QTreeWidgetItem] = {}
        for menu in Menu:
            title = QCoreApplication.translate(CONTEXT, menu).replace("&", "")
            menu_item = QTreeWidgetItem([title])
            menu_item.setFlags(Qt.ItemFlag.ItemIsEnabled)
            self.table.addTopLevelItem(menu_item)
            items: list[QTreeWidgetItem] = []
            self._menus.append((menu_item, items))
            for command in COMMANDS:
                if command.menu is menu:
                    about = QCoreApplication.translate(CONTEXT, command.help)
                    item = QTreeWidgetItem(
                        [command.plain_title, shortcuts_text(command, self._keys), about]
                    )
                    item.setToolTip(2, plain_tool_tip(about))
                    item.setData(0, Qt.ItemDataRole.UserRole, command.id)
                    menu_item.addChild(item)
                    items.append(item)
                    self._items[command.id] = item
        self.table.expandAll()
        self._filter(self.box.text())

    def _filter(self, typed: str) -> None:
        words = fold(typed).split()
        for menu_item, items in self._menus:
            for item in items:
                text = fold(" ".join(item.text(column) for column in range(3)))
                item.setHidden(not all(word in text for word in words))
            menu_item.setHidden(all(item.isHidden() for item in items))

    @property
    def _chosen(self) -> Command | None:
        item = self.table.currentItem()
        identity = item.data(0, Qt.ItemDataRole.UserRole) if item else None
        return BY_ID.get(identity) if identity else None

    def _choose(self) -> None:
        command = self._chosen
        self.message.clear()
        if command is not None:
            keys = shortcuts_of(command, self._keys)
            with QSignalBlocker(self.edit):
                self.edit.setKeySequence(keys[0] if keys else QKeySequence())

    def _use(self) -> None:
        command = self._chosen
        if command is None:
            self.message.setText(self.tr("Choose a command first."))
            return
        if self._show_conflict():
            return
        keys = self.edit.keySequence()
        self._keys[command.id] = keys.toString(QKeySequence.SequenceFormat.PortableText)
        self._changed(command)
        self.table.setFocus()
        text = self.tr("“{title}” has no keys now.")
        if not keys.isEmpty():
            text = self.tr("{keys} is now for “{title}”.")
        self.message.setText(text.format(keys=keys.toString(NATIVE), title=command.plain_title))

    def _show_conflict(self) -> bool:
        """Say for which other command the keys in the field are already used, if there is one."""
        command = self._chosen
        conflict = self._find_conflict(self.edit.keySequence(), command) if command else None
        self.message.clear()
        if conflict is not None:
            keys, other = conflict
            text = self.tr("{keys} is already used for “{title}”.")
            self.message.setText(text.format(keys=keys.toString(NATIVE), title=other.plain_title))
        return conflict is not None

    def _leave_field(self) -> None:
        """Go back to the table, and show the keys that the command has."""
        self._choose()
        self.table.setFocus()

    def _reset(self) -> None:
        command = self._chosen
        if command is not None:
            self._keys.pop(command.id, None)
            self._changed(command)

    def _changed(self, command: Command) -> None:
        self._show()
        self.table.setCurrentItem(self._items[command.id])
        self.keys_changed.emit(dict(self._keys))

    def _find_conflict(
        self, keys: QKeySequence, command: Command
    ) -> tuple[QKeySequence, Command] | None:
        """Return another command, and its keys, that are these or begin like these."""
        if keys.isEmpty():
            return None
        for other in COMMANDS:
            if other is not command and share_scope(other, command):
                for used in shortcuts_of(other, self._keys):
                    if NO_MATCH is not keys.matches(used) or NO_MATCH is not used.matches(keys):
                        return used, other
        return None
