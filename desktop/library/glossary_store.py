"""Glossary: the user's preferred translation of terms, one per term and direction."""

from collections.abc import Iterable

from sqlalchemy import delete, select
from sqlalchemy.dialects.sqlite import insert

from desktop.base.errors import AppError
from desktop.library import schema
from desktop.library.changes import Changes
from desktop.library.transaction import Reads, Writes
from desktop.reading.article import Direction
from desktop.reading.glossary.terms import Term, is_term, term_key


class GlossaryReads(Reads):
    """Queries for glossary terms."""

    def terms(self, direction: Direction | None = None) -> tuple[Term, ...]:
        """Return the terms of one direction, or of all, in alphabetical order of their sources."""
        table = schema.term.c
        query = select(schema.term)
        if direction is not None:
            query = query.where(table.source_language == direction.source).where(
                table.target_language == direction.target
            )
        terms = [
            Term(row.source, row.target, Direction(row.source_language, row.target_language))
            for row in self._connection.execute(query)
        ]
        return tuple(sorted(terms, key=lambda term: (term.source.casefold(), term.source)))


class GlossaryWrites(GlossaryReads, Writes):
    """Changes of the glossary."""

    def add_terms(self, terms: Iterable[Term]) -> None:
        """Add terms, each replacing an older one with the same source and direction.

        Raises AppError if a term has no words on one side, or a direction that isn't translated.
        """
        added = tuple(terms)
        if not all(map(is_term, added)):
            raise AppError("A term needs words in both languages.", "Write both sides of it.")
        if not added:
            return
        statement = insert(schema.term)
        updated = {name: statement.excluded[name] for name in ("source", "target", "made_at")}
        self._connection.execute(
            statement.on_conflict_do_update(
                index_elements=("key", "source_language", "target_language"), set_=updated
            ),
            [
                {
                    "key": term_key(term.source),
                    "source_language": term.direction.source,
                    "target_language": term.direction.target,
                    "source": term.source.strip(),
                    "target": term.target.strip(),
                    "made_at": self._now,
                }
                for term in added
            ],
        )
        self.changes |= Changes(terms=frozenset(term.direction for term in added))

    def remove_term(self, source: str, direction: Direction) -> None:
        """Remove the term with this source; do nothing if there is none."""
        table = schema.term.c
        removed = self._connection.execute(
            delete(schema.term)
            .where(table.key == term_key(source))
            .where(table.source_language == direction.source)
            .where(table.target_language == direction.target)
        )
        if removed.rowcount:
            self.changes |= Changes(terms=frozenset({direction}))
