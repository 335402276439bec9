"""Buttons of dialogs in which Return belongs to what is being written, and presses none of them."""

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton


def action_button(dialog: QDialog, title: str, deed: Callable[[], object]) -> QPushButton:
    """Return a button that does `deed`."""
    button = QPushButton(title, dialog)
    button.setAutoDefault(False)
    button.clicked.connect(lambda: deed())
    return button


def close_button(dialog: QDialog) -> QDialogButtonBox:
    """Return the standard button that closes `dialog`, in its row."""
    row = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, dialog)
    row.rejected.connect(dialog.reject)
    row.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
    return row
