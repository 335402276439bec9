"""Errors, paths, settings, logs, cancellation and file writing: used by every layer."""
