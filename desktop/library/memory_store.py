"""The translation memory: what was translated once is never translated again."""

import hashlib
from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, delete, func, not_, select
from sqlalchemy.dialects.sqlite import insert

from desktop.library import schema
from desktop.library.changes import Changes
from desktop.library.revisions import RevisionWrites
from desktop.library.search_index import IndexWrites
from desktop.library.transaction import Reads
from desktop.reading.article import Direction, Doubt, Language, Translated
from desktop.reading.languages.routes import target_languages
from desktop.reading.text.normalizing import normalize_typography

BATCH = 500
"""Keys asked for at a time; old builds of SQLite take 999 variables in a statement."""

TYPOGRAPHY = 0.1
"""How much of a likeness, of 1, two sentences may lose by their quotes and dashes alone."""
SIGNS = 4
"""How many code points shorter or longer they may be by them."""


def key(source: str) -> str:
    """Return the hash that stands for a sentence's text in the memory, in 32 hexadecimals."""
    data = source.encode("utf-8", "surrogatepass")
    return hashlib.blake2b(data, digest_size=16).hexdigest()


class MemoryReads(Reads):
    """Looking translations up."""

    def recall(self, sources: Iterable[str], direction: Direction) -> dict[str, Translated]:
        """Return the known translations by their source; the reader's own goes first."""
        return self._known(sources, _is_of(direction), schema.memory.c.is_by_reader)

    def translations(self, sources: Iterable[str], language: Language) -> dict[str, Translated]:
        """Return what counts as the translation of sentences in `language`, by their source.

        A third language may have gone into French and into English: the reader's own translation
        goes first, and then what was made last. The view `sentence_words` has the same rule.
        """
        table = schema.memory.c
        is_of = and_(
            table.source_language == language,
            table.target_language.in_(target_languages(language, language)),
        )
        return self._known(sources, is_of, table.is_by_reader, table.made_at, table.id)

    def translation_without_own(self, source: str, direction: Direction) -> Translated | None:
        """Return what would count as a sentence's translation without the reader's `direction`."""
        table = schema.memory.c
        is_of = and_(
            table.source_language == direction.source,
            table.target_language.in_(target_languages(direction.source, direction.source)),
            not_(and_(table.is_by_reader, _is_of(direction))),
        )
        order = (table.is_by_reader, table.made_at, table.id)
        return self._known([source], is_of, *order).get(source)

    def _known(
        self, sources: Iterable[str], is_wanted: ColumnElement[bool], *order: ColumnElement[Any]
    ) -> dict[str, Translated]:
        """Return translations by their source; of several the last by `order`."""
        table = schema.memory.c
        wanted = list({key(source) for source in sources})
        found: dict[str, Translated] = {}
        for start in range(0, len(wanted), BATCH):
            rows = self._connection.execute(
                select(schema.memory)
                .where(table.key.in_(wanted[start : start + BATCH]), is_wanted)
                .order_by(*order)
            )
            found.update((row.source, _translated(row)) for row in rows)
        return found

    def remembered(self, *, own_only: bool = False) -> Iterator[Translated]:
        """Return all translations, or the reader's own, as they are read within the transaction."""
        asked = select(schema.memory).order_by(schema.memory.c.id)
        if own_only:
            asked = asked.where(schema.memory.c.is_by_reader)
        rows = self._connection.execute(asked)
        return map(_translated, rows.yield_per(BATCH))

    def similar(
        self, source: str, direction: Direction, limit: int, least: float = 0.7
    ) -> tuple[tuple[Translated, float], ...]:
        """Return the reader's own translations of sentences like `source`, the likest first.

        Their likeness, of 1 and at least `least`, is Levenshtein's over the longer sentence's
        length, without typography. The reader's translation of the very sentence isn't among them.
        """
        # Loaded late: most sentences are read without asking.
        from rapidfuzz import process
        from rapidfuzz.distance import Levenshtein

        table, length = schema.memory.c, len(source)
        enough = max(least - TYPOGRAPHY, 0.0)
        rows = self._connection.execute(
            select(table.id, table.source)
            .where(table.is_by_reader, _is_of(direction), table.source != source)
            .where(
                func.length(table.source).between(length * least - SIGNS, length / least + SIGNS)
            )
        )
        likely = process.extract(
            source,
            {row[0]: row[1] for row in rows.all()},
            scorer=Levenshtein.normalized_similarity,
            score_cutoff=enough,
            limit=4 * limit,
        )
        plain = normalize_typography(source)
        scores = {
            number: Levenshtein.normalized_similarity(plain, normalize_typography(text))
            for text, _, number in likely
        }
        found = self._connection.execute(select(schema.memory).where(table.id.in_(scores)))
        ranked = [(_translated(row), scores[row.id]) for row in found if scores[row.id] >= least]
        return tuple(sorted(ranked, key=lambda pair: (-pair[1], pair[0].source))[:limit])


class MemoryWrites(MemoryReads, IndexWrites, RevisionWrites):
    """Learning and forgetting translations."""

    def remember(self, translated: Iterable[Translated]) -> None:
        """Keep translations, each in the older one's place; the engine's never in the reader's."""
        learnt = tuple(translated)
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
                "made_at": self._moment,
            }
            for one in learnt
        ]
        if not rows:
            return
        adding = insert(schema.memory)
        kept = {
            name: adding.excluded[name] for name in ("text", "model", "score", "doubts", "made_at")
        }
        same = ("key", "source_language", "target_language", "is_by_reader")
        directions = frozenset(one.direction for one in learnt)
        keys = {key(one.source) for one in learnt}
        self._unindex_sentences(keys)
        self._connection.execute(adding.on_conflict_do_update(index_elements=same, set_=kept), rows)
        for direction in directions:
            texts = [one.text for one in learnt if one.direction == direction]
            self._learn_forms(direction.target, texts)
        self._index_sentences(keys)
        self._revise_holders(keys)
        self.changes |= Changes(translations=directions)

    def forget(self, source: str, direction: Direction) -> None:
        """Forget the reader's own translation of a sentence, so that the engine's counts again."""
        table = schema.memory.c
        keys = [key(source)]
        self._unindex_sentences(keys)
        forgotten = self._connection.execute(
            delete(schema.memory).where(
                table.key == key(source), table.is_by_reader, _is_of(direction)
            )
        )
        self._index_sentences(keys)
        if forgotten.rowcount:
            self._revise_holders(keys)
            self.changes |= Changes(translations=frozenset({direction}))


def _is_of(direction: Direction) -> ColumnElement[bool]:
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
    )
