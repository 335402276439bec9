"""Dialog buttons that Return doesn't press, for dialogs in which it belongs to a text field."""

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QPushButton


def action_button(dialog: QDialog, title: str, on_click: Callable[[], object]) -> QPushButton:
    """Return a button that calls `on_click`."""
    button = QPushButton(title, dialog)
    button.setAutoDefault(False)
    button.clicked.connect(lambda: on_click())
    return button
