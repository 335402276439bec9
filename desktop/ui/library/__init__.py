"""The library list, search, glossary and backups in the window."""
