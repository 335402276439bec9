"""The library database: one SQLite file of articles, translations, highlights and notes.

`Library` and everything else that needs SQLAlchemy is imported on first use, because importing
SQLAlchemy takes longer than showing the window, which needs only the records.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from desktop.library.changes import Changes
from desktop.library.fingerprints import fingerprint
from desktop.library.records import (
    COLOURS,
    ArticleId,
    ArticleRow,
    ArticleView,
    Highlight,
    HighlightFilter,
    HighlightId,
    HighlightRow,
    Hit,
    HitKind,
    Labels,
    Note,
    SavedSearch,
    SearchResults,
    Sort,
    StoredArticle,
    ViewKind,
)

if TYPE_CHECKING:
    from desktop.library.change_watch import ChangeWatch
    from desktop.library.library import Library, ReadTransaction, WriteTransaction, open_library
    from desktop.library.library_file import check_not_lost, is_in_use
    from desktop.library.purge_store import PurgeCounts
    from desktop.library.restore_backup import LibrarySummary, inspect_backup, restore
    from desktop.library.verification import check_file, verify

LAZY_IMPORTS = {
    "ChangeWatch": "change_watch",
    "Library": "library",
    "ReadTransaction": "library",
    "WriteTransaction": "library",
    "open_library": "library",
    "check_file": "verification",
    "check_not_lost": "library_file",
    "verify": "verification",
    "PurgeCounts": "purge_store",
    "LibrarySummary": "restore_backup",
    "inspect_backup": "restore_backup",
    "is_in_use": "library_file",
    "restore": "restore_backup",
}

__all__ = [
    "COLOURS",
    "ArticleId",
    "ArticleRow",
    "ArticleView",
    "ChangeWatch",
    "Changes",
    "Highlight",
    "HighlightFilter",
    "HighlightId",
    "HighlightRow",
    "Hit",
    "HitKind",
    "Labels",
    "Library",
    "LibrarySummary",
    "Note",
    "PurgeCounts",
    "ReadTransaction",
    "SavedSearch",
    "SearchResults",
    "Sort",
    "StoredArticle",
    "ViewKind",
    "WriteTransaction",
    "check_file",
    "check_not_lost",
    "fingerprint",
    "inspect_backup",
    "is_in_use",
    "open_library",
    "restore",
    "verify",
]


def __getattr__(name: str) -> Any:
    """Import a name of `LAZY_IMPORTS` from its module on first use (PEP 562)."""
    if name in LAZY_IMPORTS:
        return getattr(import_module(f"desktop.library.{LAZY_IMPORTS[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
