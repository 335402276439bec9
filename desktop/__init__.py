"""Vis-à-vis: French and English news side by side, offline."""

__version__ = "0.1.0"
