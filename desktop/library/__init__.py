"""Everything the reader keeps, in one SQLite file behind one facade."""

from desktop.library.articles import fingerprint
from desktop.library.backup import verify
from desktop.library.changes import Changes
from desktop.library.library import Library, Reading, Writing, open_library
from desktop.library.records import (
    COLOURS,
    ArticleId,
    Highlight,
    HighlightId,
    Note,
    ShelfRow,
    StoredArticle,
)

__all__ = [
    "COLOURS",
    "ArticleId",
    "Changes",
    "Highlight",
    "HighlightId",
    "Library",
    "Note",
    "Reading",
    "ShelfRow",
    "StoredArticle",
    "Writing",
    "fingerprint",
    "open_library",
    "verify",
]
