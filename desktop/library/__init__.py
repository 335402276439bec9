"""Everything the reader keeps, in one SQLite file behind one facade.

The facade is loaded when it is first asked for: SQLAlchemy takes longer to import than a window
takes to show, and the records are all that the window needs.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from desktop.library.changes import Changes
from desktop.library.fingerprints import fingerprint
from desktop.library.records import (
    COLOURS,
    ArticleId,
    ArticleRow,
    Found,
    Highlight,
    HighlightFilter,
    HighlightId,
    HighlightRow,
    Hit,
    HitKind,
    Note,
    StoredArticle,
)

if TYPE_CHECKING:
    from desktop.library.library import Library, Reading, Writing, open_library
    from desktop.library.library_file import is_in_use
    from desktop.library.purge_store import PurgeCounts
    from desktop.library.restore_backup import Facts, inspect_backup, restore
    from desktop.library.verification import verify

LATER = {
    "Library": "library",
    "Reading": "library",
    "Writing": "library",
    "open_library": "library",
    "verify": "verification",
    "PurgeCounts": "purge_store",
    "Facts": "restore_backup",
    "inspect_backup": "restore_backup",
    "is_in_use": "library_file",
    "restore": "restore_backup",
}

__all__ = [
    "COLOURS",
    "ArticleId",
    "ArticleRow",
    "Changes",
    "Facts",
    "Found",
    "Highlight",
    "HighlightFilter",
    "HighlightId",
    "HighlightRow",
    "Hit",
    "HitKind",
    "Library",
    "Note",
    "PurgeCounts",
    "Reading",
    "StoredArticle",
    "Writing",
    "fingerprint",
    "inspect_backup",
    "is_in_use",
    "open_library",
    "restore",
    "verify",
]


def __getattr__(name: str) -> Any:
    """Return a part of the facade, loading it first (PEP 562)."""
    if name in LATER:
        return getattr(import_module(f"desktop.library.{LATER[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
