"""The main window, its menus, command palette, shortcuts, preferences and navigation."""
