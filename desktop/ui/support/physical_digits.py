"""The digit keys 1 to 5 by their place on the keyboard, whatever character the layout gives them.

On AZERTY and BÉPO they give digits with Shift only.
"""

import sys

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

FIRST_XKB_CODE = 10
"""XKB's code of the key 1, on X11 and Wayland: evdev's KEY_1 and 8."""
FIRST_WINDOWS_CODE = 2
"""The scan code of the key 1 on Windows, as in scan code set 1."""
MAC_KEYS = (18, 19, 20, 21, 23)
"""The virtual keys kVK_ANSI_1 to kVK_ANSI_5 of macOS, which has no scan codes."""
COUNT = len(MAC_KEYS)


def physical_digit(event: QKeyEvent, platform: str = sys.platform) -> int | None:
    """Return the digit, 1 to 5, of the key pressed without modifiers, or None if it is another.

    `platform` is named as in `sys.platform`. The keypad's digits are other keys.
    """
    if event.modifiers() != Qt.KeyboardModifier.NoModifier:
        return None
    if platform == "darwin":
        key = event.nativeVirtualKey()
        return MAC_KEYS.index(key) + 1 if key in MAC_KEYS else None
    first = FIRST_WINDOWS_CODE if platform == "win32" else FIRST_XKB_CODE
    digit = event.nativeScanCode() - first + 1
    return digit if 1 <= digit <= COUNT else None
