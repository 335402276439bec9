"""The translation memory, exchanged with other programs as TMX."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.base.cancellation import Token
from desktop.library import Changes
from desktop.reading.article import Direction, Translated
from desktop.services.planned_write import Plan, write_planned
from desktop.services.translation_updates import plan_to_remember
from desktop.translation.quality_checks import find_doubts

if TYPE_CHECKING:
    from desktop.library import Library, Reading
    from desktop.reading.exchange.import_outcome import Skipped

BATCH_SIZE = 500
"""Translations that are taken in at a time."""


@dataclass(frozen=True, slots=True)
class ImportedMemory:
    """What became of a memory's units: how many were taken, and why the others weren't."""

    added: int
    skipped: Skipped
    changes: Changes


def import_memory(library: Library, path: Path, token: Token) -> ImportedMemory:
    """Bring a TMX file into the memory, batch by batch, so that no other work has to wait for it.

    A unit without the name of a model was written by a person and counts as the reader's own. The
    reader's own translations that are there already are never replaced, the engine's only by a
    person's. The token is told how many were taken so far. Raises AppError where the file can't be
    read or isn't TMX, and Cancelled once the token asks to stop; what was taken before is kept.
    """
    from desktop.reading.exchange.import_outcome import SkipReason, sort_skipped
    from desktop.reading.exchange.tmx import read_memory

    skipped: Counter[SkipReason] = Counter()
    added, changes = 0, Changes()
    for batch in _batches(read_memory(path, skipped)):
        token.check()
        new, repeated, changed = write_planned(library, partial(_plan_batch, batch=batch))
        if repeated:
            skipped[SkipReason.REPEATED] += repeated
        changes |= changed
        added += new
        token.report(added)
    return ImportedMemory(added, sort_skipped(skipped), changes)


def export_memory(library: Library, path: Path, *, own_only: bool = False) -> int:
    """Write the memory, or the reader's own translations, as TMX; return how many there are.

    Raises AppError where the file can't be written.
    """
    from desktop.reading.exchange.tmx import write_memory

    with library.read() as tx:
        return write_memory(path, tx.remembered(own_only=own_only))


def _plan_batch(tx: Reading, batch: list[Translated]) -> Plan[tuple[int, int, Changes]]:
    """Plan to take a batch in; writing returns how many were new and how many weren't."""
    known = _recall_batch(tx, batch)
    new = _select_new(known, batch)
    update = plan_to_remember(tx, new)
    return Plan(
        lambda tx: _recall_batch(tx, batch) == known and update.is_current(tx),
        lambda tx: (len(new), len(batch) - len(new), update.write(tx)),
    )


def _recall_batch(tx: Reading, batch: list[Translated]) -> dict[tuple[Direction, str], Translated]:
    return {
        (direction, source): one
        for direction in {one.direction for one in batch}
        for source, one in tx.recall((one.source for one in batch), direction).items()
    }


def _select_new(
    known: Mapping[tuple[Direction, str], Translated], batch: list[Translated]
) -> list[Translated]:
    """Return the translations that the memory has nothing better for, one for a sentence."""
    known = dict(known)
    new: list[Translated] = []
    for one in batch:
        other = known.get((one.direction, one.source))
        if other is not None and (other.is_by_reader or not one.is_by_reader):
            continue
        if not one.is_by_reader:
            one = replace(one, doubts=find_doubts(one.source, one.text))
        known[one.direction, one.source] = one
        new.append(one)
    return new


def _batches(units: Iterable[Translated]) -> Iterator[list[Translated]]:
    rest = iter(units)
    while batch := list(islice(rest, BATCH_SIZE)):
        yield batch
