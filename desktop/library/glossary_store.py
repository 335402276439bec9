"""The reader's glossary: one preferred rendering for a term in a direction."""

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
    """Looking at the glossary."""

    def terms(self, direction: Direction | None = None) -> tuple[Term, ...]:
        """Return the terms of one direction, or of all, by their sources in alphabetical order."""
        table = schema.term.c
        asked = select(schema.term)
        if direction is not None:
            asked = asked.where(table.source_language == direction.source).where(
                table.target_language == direction.target
            )
        terms = [
            Term(row.source, row.target, Direction(row.source_language, row.target_language))
            for row in self._connection.execute(asked)
        ]
        return tuple(sorted(terms, key=lambda term: (term.source.casefold(), term.source)))


class GlossaryWrites(GlossaryReads, Writes):
    """Adding terms to the glossary and taking them away."""

    def add_terms(self, terms: Iterable[Term]) -> None:
        """Keep `terms`, each in the place of an older one with the same source.

        Raises AppError where one has no words on either side or isn't in a direction that is
        translated.
        """
        added = tuple(terms)
        if not all(map(is_term, added)):
            raise AppError("A term needs words in both languages.", "Write both sides of it.")
        if not added:
            return
        adding = insert(schema.term)
        kept = {name: adding.excluded[name] for name in ("source", "target", "made_at")}
        self._connection.execute(
            adding.on_conflict_do_update(
                index_elements=("key", "source_language", "target_language"), set_=kept
            ),
            [
                {
                    "key": term_key(term.source),
                    "source_language": term.direction.source,
                    "target_language": term.direction.target,
                    "source": term.source.strip(),
                    "target": term.target.strip(),
                    "made_at": self._moment,
                }
                for term in added
            ],
        )
        self.changes |= Changes(terms=frozenset(term.direction for term in added))

    def remove_term(self, source: str, direction: Direction) -> None:
        """Take away the term with this source; nothing where there is none."""
        table = schema.term.c
        removed = self._connection.execute(
            delete(schema.term)
            .where(table.key == term_key(source))
            .where(table.source_language == direction.source)
            .where(table.target_language == direction.target)
        )
        if removed.rowcount:
            self.changes |= Changes(terms=frozenset({direction}))
