"""The command palette: find and run a command by part of its name."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from desktop.base.overriding import override
from desktop.reading.text.words import fold
from desktop.ui.commands import COMMANDS, Command
from desktop.ui.library.library_view import FilterBox
from desktop.ui.shell.actions import shortcuts_text
from desktop.ui.support.sheet import Sheet

WIDTH, HEIGHT = 560, 380


class CommandPalette(Sheet):
    """A search field and the matching commands, best first; `command_chosen` carries an id."""

    command_chosen = Signal(str)

    def __init__(
        self, parent: QWidget, custom_keys: Mapping[str, str], usable: frozenset[str]
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Commands"))
        self.setModal(True)
        self.resize(WIDTH, HEIGHT)
        self.box = FilterBox(self)
        self.box.setPlaceholderText(self.tr("Type part of a command's name"))
        self.box.setAccessibleName(self.tr("Find a command"))
        self.list = QTreeWidget(self)
        self.list.setAccessibleName(self.tr("Commands"))
        self.list.setHeaderHidden(True)
        self.list.setRootIsDecorated(False)
        self.list.setColumnCount(2)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setUniformRowHeights(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 14, 14, 14)
        layout.addWidget(self.box)
        layout.addWidget(self.list, 1)
        self._keys = custom_keys
        self._items: list[QTreeWidgetItem] = []
        self._commands = [one for one in COMMANDS if one.id in usable and one.id != "palette"]
        self.box.textChanged.connect(self._show)
        self.box.stepped.connect(self._step)
        self.list.itemClicked.connect(lambda _: self._run())
        self._show("")

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._run()
            return
        super().keyPressEvent(event)

    def _show(self, typed: str) -> None:
        self.list.clear()
        self._items = []
        for command in rank_commands(self._commands, typed):
            item = QTreeWidgetItem([command.plain_title, shortcuts_text(command, self._keys)])
            item.setData(0, Qt.ItemDataRole.UserRole, command.id)
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self._items.append(item)
        self.list.addTopLevelItems(self._items)
        self.list.setColumnWidth(0, int(self.width() * 0.62))
        if self._items:
            self.list.setCurrentItem(self._items[0])

    def _step(self, step: int) -> None:
        if self._items:
            here = self.list.currentItem()
            row = (self._items.index(here) if here else -1) + step
            self.list.setCurrentItem(self._items[row % len(self._items)])

    def _run(self) -> None:
        item = self.list.currentItem()
        self.accept()
        if item is not None:
            self.command_chosen.emit(item.data(0, Qt.ItemDataRole.UserRole))


def rank_commands(commands: Sequence[Command], typed: str) -> list[Command]:
    """Return the commands whose titles contain the letters `typed` in order, best first.

    Matches at the beginning of a word come first, then other substrings, then scattered letters.
    """
    letters = fold(typed).strip()
    scored = [
        (score, place) for place, one in enumerate(commands) if (score := _score(one, letters))
    ]
    return [commands[place] for _, place in sorted(scored, key=lambda found: (-found[0], found[1]))]


def _score(command: Command, letters: str) -> int:
    title = fold(command.plain_title)
    if not letters or any(word.startswith(letters) for word in title.split()):
        return 3
    if letters in title:
        return 2
    rest = iter(title)
    return int(all(letter in rest for letter in letters.replace(" ", "")))
