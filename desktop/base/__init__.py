"""Errors, paths, settings and logs: what every floor may use."""
