"""The dialog of the translation models."""
