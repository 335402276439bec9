"""Glossaries and translation memories in the forms that other programs read and write."""
