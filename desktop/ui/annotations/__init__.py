"""Highlights, notes and tags: commands, operations, notes panel and the dialog of all notes."""
