"""Saved searches of the library list: add, replace, remove."""

from sqlalchemy import delete, select
from sqlalchemy.dialects.sqlite import insert

from desktop.library import schema
from desktop.library.changes import Changes
from desktop.library.records import ArticleView, SavedSearch
from desktop.library.transaction import Reads, Writes
from desktop.reading.text.words import fold


class SavedSearchReads(Reads):
    """Queries for saved searches."""

    def saved_searches(self) -> tuple[SavedSearch, ...]:
        """Return all saved searches in alphabetical order."""
        table = schema.saved_search
        return tuple(
            SavedSearch(
                row.name, row.text, ArticleView(row.view, row.view_value), row.sort, row.is_by_day
            )
            for row in self._connection.execute(select(table).order_by(table.c.folded))
        )


class SavedSearchWrites(SavedSearchReads, Writes):
    """Changes of saved searches."""

    def save_search(self, search: SavedSearch) -> None:
        """Save a search; it replaces one whose name is the same but for case and accents."""
        values = {
            "name": search.name,
            "text": search.text,
            "view": search.view.kind,
            "view_value": search.view.value,
            "sort": search.sort,
            "is_by_day": search.is_by_day,
        }
        self._connection.execute(
            insert(schema.saved_search)
            .values(folded=fold(search.name), **values)
            .on_conflict_do_update(set_=values)
        )
        self.changes |= Changes(searches=frozenset({search.name}))

    def delete_search(self, name: str) -> None:
        """Delete a saved search, if there is one of this name."""
        table = schema.saved_search
        found = self._connection.execute(delete(table).where(table.c.folded == fold(name)))
        if found.rowcount:
            self.changes |= Changes(searches=frozenset({name}))
