"""The translation models in the window."""
