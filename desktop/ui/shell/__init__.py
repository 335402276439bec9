"""The main window and what belongs to it: menus, palette, shortcuts, preferences."""
