"""Dialog buttons that Return doesn't press, for dialogs in which it belongs to a text field."""

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton


def action_button(dialog: QDialog, title: str, on_click: Callable[[], object]) -> QPushButton:
    """Return a button that calls `on_click`."""
    button = QPushButton(title, dialog)
    button.setAutoDefault(False)
    button.clicked.connect(lambda: on_click())
    return button


def close_button(dialog: QDialog) -> QDialogButtonBox:
    """Return a button box whose Close button closes `dialog`."""
    row = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, dialog)
    row.rejected.connect(dialog.reject)
    row.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
    return row
