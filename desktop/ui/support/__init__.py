"""What every part of the window may use: background tasks, undo, theme, lists, fields."""
