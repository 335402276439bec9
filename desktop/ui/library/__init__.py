"""The library list, the search panel, and the glossary and backups dialogs."""
