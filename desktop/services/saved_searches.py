"""Saved searches of the library list: list, save and delete them, and change back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.base.errors import AppError
from desktop.library import Changes, SavedSearch
from desktop.reading.text.words import fold

if TYPE_CHECKING:
    from desktop.library import Library


def list_searches(library: Library) -> tuple[SavedSearch, ...]:
    """Return all saved searches in alphabetical order."""
    with library.read() as tx:
        return tx.saved_searches()


def save_search(library: Library, search: SavedSearch) -> tuple[SavedSearch | None, Changes]:
    """Save a search; return the one that it replaces, if any, and what changed.

    Raises AppError if its name is blank.
    """
    named = replace(search, name=" ".join(search.name.split()))
    if not named.name:
        raise AppError("The search has no name.", "Write one, and save it again.")
    with library.write() as tx:
        known = (one for one in tx.saved_searches() if fold(one.name) == fold(named.name))
        replaced = next(known, None)
        tx.save_search(named)
        return replaced, tx.changes


def delete_search(library: Library, name: str) -> Changes:
    """Delete a saved search, if there is one of this name."""
    with library.write() as tx:
        tx.delete_search(" ".join(name.split()))
        return tx.changes
