"""The page shown while no article is open."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.base.overriding import override
from desktop.ui.commands import BY_ID
from desktop.ui.shell.actions import shortcut_text
from desktop.ui.support.interface_language import Localized
from desktop.ui.support.plain_labels import PlainLabel

WIDTH = 440
FIRST_KEYS = (
    (" / ", "next_sentence", "previous_sentence"),
    (" – ", "highlight_1", "highlight_5"),
    ("", "write_note"),
    ("", "palette"),
)
"""What a new reader needs first: the commands of each line, with the sign between their keys."""


class EmptyPage(Localized):
    """Says how to start, and shows four keys; its buttons emit its signals."""

    import_requested = Signal()
    sample_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reader")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.title = PlainLabel(self)
        self.title.setObjectName("emptyTitle")
        self.text = PlainLabel(self)
        self.text.setObjectName("emptyText")
        self.text.setWordWrap(True)
        self.text.setFixedWidth(WIDTH)
        self.text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.button, self.sample = QPushButton(self), QPushButton(self)
        self.key_list = QWidget(self)
        self.keys = tuple(PlainLabel(self.key_list) for _ in FIRST_KEYS)
        self._effects = tuple(PlainLabel(self.key_list) for _ in FIRST_KEYS)
        self._is_library_empty = False
        self._custom_keys: Mapping[str, str] = {}
        self._lay_out()
        self.button.clicked.connect(self.import_requested)
        self.sample.clicked.connect(self.sample_requested)
        self.set_texts()

    def _lay_out(self) -> None:
        grid = QGridLayout(self.key_list)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(8)
        for row, (keys, effect) in enumerate(zip(self.keys, self._effects, strict=True)):
            keys.setObjectName("key")
            effect.setObjectName("emptyText")
            grid.addWidget(keys, row, 0, Qt.AlignmentFlag.AlignRight)
            grid.addWidget(effect, row, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        buttons.addStretch(1)
        buttons.addWidget(self.button)
        buttons.addWidget(self.sample)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setSpacing(14)
        layout.addStretch(2)
        for part in (self.title, self.text):
            layout.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addLayout(buttons)
        layout.addSpacing(10)
        layout.addWidget(self.key_list, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)

    def set_library_empty(self, is_library_empty: bool) -> None:
        """Show how to import an article, or how to open one."""
        self._is_library_empty = is_library_empty
        self.set_texts()

    def show_keys(self, custom_keys: Mapping[str, str]) -> None:
        """Show the keys that the reader uses; `custom_keys` are the reader's own by command id."""
        self._custom_keys = custom_keys
        self.set_texts()

    @override
    def set_texts(self) -> None:
        if self._is_library_empty:
            paste = shortcut_text(BY_ID["import_clipboard"], self._custom_keys)
            text = self.tr("Save a French or English article as text and drop the file here.")
            if paste:
                text = self.tr(
                    "Save a French or English article as text and drop the file here, "
                    "or copy its text and press {keys}."
                )
            self.title.setText(self.tr("Your library is empty"))
            self.text.setText(text.format(keys=paste))
        else:
            self.title.setText(self.tr("No article is open"))
            self.text.setText(self.tr("Choose one in the library, or import another."))
        self.text.setMinimumHeight(self.text.heightForWidth(WIDTH))
        self.button.setText(self.tr("Import files…"))
        self.sample.setText(self.tr("Try it on a short article"))
        effects = (
            self.tr("next and previous sentence"),
            self.tr("highlight in five colours"),
            self.tr("write a note"),
            self.tr("find any command"),
        )
        for label, effect in zip(self._effects, effects, strict=True):
            label.setText(effect)
        for label, (sign, *ids) in zip(self.keys, FIRST_KEYS, strict=True):
            keys = [shortcut_text(BY_ID[one], self._custom_keys) for one in ids]
            label.setText(sign.join(key for key in keys if key))
            label.setVisible(bool(label.text()))
        for part in (self.button, self.sample, self.key_list):
            part.setVisible(self._is_library_empty)
