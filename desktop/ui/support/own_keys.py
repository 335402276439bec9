"""Keys that a field keeps for itself, before the shortcuts of the window get them."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent


def is_escape(event: QKeyEvent) -> bool:
    """Return whether the key is Escape, which leaves a panel elsewhere in the window."""
    return event.key() == Qt.Key.Key_Escape


def keep_key(event: QEvent, is_own: Callable[[QKeyEvent], bool] = is_escape) -> bool:
    """Take a key that `is_own` from the shortcuts; return whether `event` offered one to them.

    For a widget's `event`: Qt offers a key by ShortcutOverride before it looks for a shortcut.
    """
    is_kept = (
        event.type() == QEvent.Type.ShortcutOverride
        and isinstance(event, QKeyEvent)
        and is_own(event)
    )
    if is_kept:
        event.accept()
    return is_kept
