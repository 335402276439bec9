"""Saved searches: names, and what they replace."""

import pytest

from desktop.base.errors import AppError
from desktop.library import Library, SavedSearch
from desktop.services.saved_searches import delete_search, list_searches, save_search


def test_a_name_is_tidied_and_what_it_replaces_is_returned(library: Library) -> None:
    assert save_search(library, SavedSearch("  To   read ", "a"))[0] is None
    replaced, changes = save_search(library, SavedSearch("to read", "b"))
    assert replaced == SavedSearch("To read", "a")
    assert changes.searches == {"to read"}
    assert list_searches(library) == (SavedSearch("to read", "b"),)
    delete_search(library, " TO  READ")
    assert list_searches(library) == ()


def test_a_blank_name_is_refused(library: Library) -> None:
    with pytest.raises(AppError, match="no name"):
        save_search(library, SavedSearch(" \t"))
