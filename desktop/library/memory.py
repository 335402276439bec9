"""The translation memory: what was translated once is never translated again."""

import hashlib
from collections.abc import Iterable

from sqlalchemy import delete, select
from sqlalchemy.dialects.sqlite import insert

from desktop.library import schema
from desktop.library.changes import Changes
from desktop.library.transaction import Reads, Writes
from desktop.reading.article import Direction, Doubt, Translated

BATCH = 500
"""Keys asked for at a time; old builds of SQLite take 999 variables in a statement."""


def key(source: str) -> str:
    """Return the hash that stands for a sentence's text in the memory, in 32 hexadecimals."""
    data = source.encode("utf-8", "surrogatepass")
    return hashlib.blake2b(data, digest_size=16).hexdigest()


class MemoryReads(Reads):
    """Looking translations up."""

    def recall(self, sources: Iterable[str], direction: Direction) -> dict[str, Translated]:
        """Return the known translations by their source; the reader's own goes first."""
        table = schema.memory.c
        wanted = list({key(source) for source in sources})
        found: dict[str, Translated] = {}
        for start in range(0, len(wanted), BATCH):
            rows = self._connection.execute(
                select(schema.memory)
                .where(table.key.in_(wanted[start : start + BATCH]))
                .where(table.source_language == direction.source)
                .where(table.target_language == direction.target)
                .order_by(table.is_by_reader)
            )
            for row in rows:
                found[row.source] = Translated(
                    source=row.source,
                    text=row.text,
                    direction=direction,
                    model=row.model,
                    score=row.score,
                    doubts=tuple(Doubt(doubt) for doubt in row.doubts),
                )
        return found


class MemoryWrites(MemoryReads, Writes):
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
        self._connection.execute(adding.on_conflict_do_update(index_elements=same, set_=kept), rows)
        self.changes |= Changes(translations=frozenset(one.direction for one in learnt))

    def forget(self, source: str, direction: Direction) -> None:
        """Forget the reader's own translation of a sentence, so that the engine's counts again."""
        table = schema.memory.c
        forgotten = self._connection.execute(
            delete(schema.memory)
            .where(table.key == key(source))
            .where(table.source_language == direction.source)
            .where(table.target_language == direction.target)
            .where(table.is_by_reader)
        )
        if forgotten.rowcount:
            self.changes |= Changes(translations=frozenset({direction}))
