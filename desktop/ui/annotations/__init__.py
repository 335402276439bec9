"""Highlights, notes and tags in the window."""
