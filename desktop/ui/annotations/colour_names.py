"""The dialog for the reader's names of the five highlight colours."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from desktop.library import COLOURS
from desktop.ui.support.labels import colour_name
from desktop.ui.support.plain_labels import PlainLabel
from desktop.ui.support.sheet import Sheet

LONGEST = 40


class ColourNamesDialog(Sheet):
    """`named` carries the names of all five colours; an empty one means the default name."""

    named = Signal(object)  # PySide drops the int keys of a dict

    def __init__(self, parent: QWidget, names: Mapping[int, str]) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Names of the colours"))
        self.fields: dict[int, QLineEdit] = {}
        form = QFormLayout()
        form.setVerticalSpacing(10)
        form.setHorizontalSpacing(20)
        for colour in COLOURS:
            default = colour_name(colour, {})
            field = QLineEdit(names.get(colour, ""), self)
            field.setMaxLength(LONGEST)
            field.setPlaceholderText(default)
            field.setAccessibleName(self.tr("Name of {colour}").format(colour=default))
            form.addRow(f"&{colour} {default}", field)
            self.fields[colour] = field
        hint = PlainLabel(
            self, self.tr("For example claim, term, quote. Exports use these names too.")
        )
        hint.setObjectName("hint")
        hint.setWordWrap(True)
        standard = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(standard.Save | standard.Cancel, self)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.accepted.connect(self._emit_names)
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addLayout(form)
        layout.addWidget(hint)
        layout.addWidget(buttons)

    def _emit_names(self) -> None:
        self.named.emit({colour: field.text().strip() for colour, field in self.fields.items()})
