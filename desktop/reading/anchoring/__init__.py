"""Anchors of highlights: stored, found again in a changed text, or reported as lost."""
