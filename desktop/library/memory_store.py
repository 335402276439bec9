"""Translation memory: stored translations of sentences, by the engine and by the user."""

import hashlib
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, delete, func, not_, select, update
from sqlalchemy.dialects.sqlite import insert

from desktop.library import schema
from desktop.library.changes import Changes
from desktop.library.revisions import RevisionWrites
from desktop.library.search_index import SearchIndexWrites, json_values
from desktop.library.transaction import Reads
from desktop.reading.article import Direction, Doubt, Language, Translated
from desktop.reading.languages.routes import target_languages
from desktop.reading.text.normalizing import normalize_typography

WITH_BETTER_DRAFTS = select(schema.memory, schema.better_draft.c.text.label("better")).outerjoin(
    schema.better_draft
)

BATCH = 500
"""Keys per query; older SQLite builds allow 999 variables in a statement."""

TYPOGRAPHY_TOLERANCE = 0.1
"""How much similarity (of 1) two sentences can lose by different quotes and dashes alone."""
TYPOGRAPHY_LENGTH_SLACK = 4
"""How many code points their lengths can differ by for the same reason."""


def key(source: str) -> str:
    """Return the key of a sentence's text in the memory: a hash of 32 hexadecimal digits."""
    data = source.encode("utf-8", "surrogatepass")
    return hashlib.blake2b(data, digest_size=16).hexdigest()


class MemoryReads(Reads):
    """Queries for translations."""

    def find_translations(
        self, sources: Iterable[str], direction: Direction
    ) -> dict[str, Translated]:
        """Return known translations by source; the user's own ones win over the engine's."""
        return self._find_translations(
            sources, _has_direction(direction), schema.memory.c.is_by_reader
        )

    def current_translations(
        self, sources: Iterable[str], language: Language
    ) -> dict[str, Translated]:
        """Return the translations to show for sentences in `language`, by source.

        Sentences in a third language may have a translation into French and one into English: the
        user's own one wins, then the latest. The view `sentence_words` applies the same rule.
        """
        table = schema.memory.c
        is_of = and_(
            table.source_language == language,
            table.target_language.in_(target_languages(language, language)),
        )
        return self._find_translations(sources, is_of, table.is_by_reader, table.made_at, table.id)

    def better_drafts(self, sources: Iterable[str], direction: Direction) -> dict[str, Translated]:
        """Return the better drafts of the engine's translations, by source."""
        table, drafts = schema.memory.c, schema.better_draft.c
        rows = self._connection.execute(
            select(table.source, table.model, drafts.text, drafts.score, drafts.doubts)
            .join_from(schema.memory, schema.better_draft)
            .where(
                table.key.in_(json_values([key(source) for source in sources])),
                _has_direction(direction),
            )
        )
        return {
            row.source: Translated(
                row.source, row.text, direction, row.model, row.score, tuple(row.doubts), True
            )
            for row in rows
        }

    def translation_without_own(self, source: str, direction: Direction) -> Translated | None:
        """Return the translation to show if the user's own one in `direction` were deleted."""
        table = schema.memory.c
        is_of = and_(
            table.source_language == direction.source,
            table.target_language.in_(target_languages(direction.source, direction.source)),
            not_(and_(table.is_by_reader, _has_direction(direction))),
        )
        order = (table.is_by_reader, table.made_at, table.id)
        return self._find_translations([source], is_of, *order).get(source)

    def _find_translations(
        self, sources: Iterable[str], is_wanted: ColumnElement[bool], *order: ColumnElement[Any]
    ) -> dict[str, Translated]:
        """Return translations by source; of several for one source, the last by `order` wins."""
        table = schema.memory.c
        keys = list({key(source) for source in sources})
        found: dict[str, Translated] = {}
        for start in range(0, len(keys), BATCH):
            rows = self._connection.execute(
                WITH_BETTER_DRAFTS.where(
                    table.key.in_(keys[start : start + BATCH]), is_wanted
                ).order_by(*order)
            )
            found.update((row.source, _translated(row)) for row in rows)
        return found

    def all_translations(self, *, own_only: bool = False) -> Iterator[Translated]:
        """Iterate over all translations, or the user's own; only inside the transaction."""
        query = WITH_BETTER_DRAFTS.order_by(schema.memory.c.id)
        if own_only:
            query = query.where(schema.memory.c.is_by_reader)
        rows = self._connection.execute(query)
        return map(_translated, rows.yield_per(BATCH))

    def similar_translations(
        self, source: str, direction: Direction, limit: int, min_similarity: float = 0.7
    ) -> tuple[tuple[Translated, float], ...]:
        """Return the user's own translations of similar sentences, the most similar first.

        Each comes with its similarity, from `min_similarity` to 1: the normalized Levenshtein
        similarity of the sentences with typography normalized. A translation of `source` itself is
        left out.
        """
        # Imported late: most sessions never look for similar sentences.
        from rapidfuzz import process
        from rapidfuzz.distance import Levenshtein

        table, length = schema.memory.c, len(source)
        cutoff = max(min_similarity - TYPOGRAPHY_TOLERANCE, 0.0)
        rows = self._connection.execute(
            select(table.id, table.source)
            .where(table.is_by_reader, _has_direction(direction), table.source != source)
            .where(
                func.length(table.source).between(
                    length * min_similarity - TYPOGRAPHY_LENGTH_SLACK,
                    length / min_similarity + TYPOGRAPHY_LENGTH_SLACK,
                )
            )
        )
        candidates = process.extract(
            source,
            {row[0]: row[1] for row in rows.all()},
            scorer=Levenshtein.normalized_similarity,
            score_cutoff=cutoff,
            limit=4 * limit,
        )
        plain = normalize_typography(source)
        scores = {
            number: Levenshtein.normalized_similarity(plain, normalize_typography(text))
            for text, _, number in candidates
        }
        found = self._connection.execute(WITH_BETTER_DRAFTS.where(table.id.in_(scores)))
        ranked = [
            (_translated(row), scores[row.id]) for row in found if scores[row.id] >= min_similarity
        ]
        return tuple(sorted(ranked, key=lambda pair: (-pair[1], pair[0].source))[:limit])


class MemoryWrites(MemoryReads, SearchIndexWrites, RevisionWrites):
    """Changes of the translation memory."""

    def save_translations(self, translated: Iterable[Translated]) -> None:
        """Store translations, replacing older ones; the engine's never replace the user's own.

        The better drafts of those that are replaced are deleted.
        """
        new = tuple(translated)
        rows = [
            {
                "key": key(one.source),
                "source_language": one.direction.source,
                "target_language": one.direction.target,
                "is_by_reader": one.is_by_reader,
                "source": one.source,
                "text": one.text,
                "model": one.model,
                "score": one.score,
                "doubts": one.doubts,
                "made_at": self._now,
                "is_careful": one.is_careful,
            }
            for one in new
        ]
        if not rows:
            return
        statement = insert(schema.memory)
        updated = {
            name: statement.excluded[name]
            for name in ("text", "model", "score", "doubts", "made_at", "is_careful")
        }
        unique = ("key", "source_language", "target_language", "is_by_reader")
        directions = frozenset(one.direction for one in new)
        keys = {key(one.source) for one in new}
        self._unindex_sentences(keys)
        self._connection.execute(
            statement.on_conflict_do_update(index_elements=unique, set_=updated), rows
        )
        for direction in directions:
            self._delete_better_drafts(keys, direction)
            texts = [one.text for one in new if one.direction == direction]
            self._add_word_forms(direction.target, texts)
        self._index_sentences(keys)
        self._bump_revisions_of_sentences(keys)
        self.changes |= Changes(translations=directions)

    def save_better_drafts(self, better: Iterable[tuple[Translated, Translated]]) -> None:
        """Store for each of the engine's translations, given first, a better draft of it.

        The first one stays, as chosen carefully and with the doubts given. Where it isn't the
        engine's translation by now, nothing changes.
        """
        table = schema.memory
        directions = set[Direction]()
        keys = set[str]()
        for shown, draft in better:
            memory_id = self._connection.scalar(
                update(table)
                .where(
                    table.c.key == key(shown.source),
                    _has_direction(shown.direction),
                    ~table.c.is_by_reader,
                    table.c.text == shown.text,
                )
                .values(is_careful=True, doubts=shown.doubts)
                .returning(table.c.id)
            )
            if memory_id is None:
                continue
            self._connection.execute(
                insert(schema.better_draft)
                .values(
                    memory_id=memory_id,
                    text=draft.text,
                    score=draft.score,
                    doubts=draft.doubts,
                    made_at=self._now,
                )
                .prefix_with("OR REPLACE")
            )
            directions.add(shown.direction)
            keys.add(key(shown.source))
        self._bump_revisions_of_sentences(keys)
        self.changes |= Changes(translations=frozenset(directions))

    def delete_own_translation(self, source: str, direction: Direction) -> None:
        """Delete the user's own translation of a sentence, so that the engine's is shown again."""
        table = schema.memory.c
        keys = [key(source)]
        self._unindex_sentences(keys)
        deleted = self._connection.execute(
            delete(schema.memory).where(
                table.key == key(source), table.is_by_reader, _has_direction(direction)
            )
        )
        self._index_sentences(keys)
        if deleted.rowcount:
            self._bump_revisions_of_sentences(keys)
            self.changes |= Changes(translations=frozenset({direction}))

    def _delete_better_drafts(self, keys: Collection[str], direction: Direction) -> None:
        table, drafts = schema.memory.c, schema.better_draft
        replaced = select(table.id).where(
            table.key.in_(json_values(keys)), _has_direction(direction), ~table.is_by_reader
        )
        self._connection.execute(delete(drafts).where(drafts.c.memory_id.in_(replaced)))


def _has_direction(direction: Direction) -> ColumnElement[bool]:
    table = schema.memory.c
    return (table.source_language == direction.source) & (table.target_language == direction.target)


def _translated(row: Row[Any]) -> Translated:
    return Translated(
        source=row.source,
        text=row.text,
        direction=Direction(row.source_language, row.target_language),
        model=row.model,
        score=row.score,
        doubts=tuple(Doubt(doubt) for doubt in row.doubts),
        is_careful=row.is_careful,
        better=row.better or "",
    )
