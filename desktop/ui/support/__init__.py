"""Shared by the whole window: background tasks, operations, undo, themes, lists, notices."""
