"""Import and export the translation memory as TMX."""

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
    from desktop.library import Library, ReadTransaction
    from desktop.reading.exchange.import_outcome import Skipped

BATCH_SIZE = 500
"""Translations written in one transaction."""


@dataclass(frozen=True, slots=True)
class ImportedMemory:
    """How many translation units were added, and why the others were skipped."""

    added: int
    skipped: Skipped
    changes: Changes


def import_memory(library: Library, path: Path, token: Token) -> ImportedMemory:
    """Import a TMX file into the translation memory, in short transactions.

    A unit that names no model was written by a person and counts as the reader's own. The reader's
    existing translations are never replaced, the engine's only by a person's. The number of units
    added so far is reported to `token`. Raises AppError if the file can't be read or isn't TMX, and
    Cancelled if the token is cancelled; batches already written are kept.
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
    """Write the memory, or only the reader's own translations, as TMX; return the number written.

    Raises AppError if the file can't be written.
    """
    from desktop.reading.exchange.tmx import write_memory

    with library.read() as tx:
        return write_memory(path, tx.all_translations(own_only=own_only))


def _plan_batch(tx: ReadTransaction, batch: list[Translated]) -> Plan[tuple[int, int, Changes]]:
    """Plan to add a batch; writing returns how many units were new, how many not, and changes."""
    known = _recall_batch(tx, batch)
    new = _select_new(known, batch)
    update = plan_to_remember(tx, new)
    return Plan(
        lambda tx: _recall_batch(tx, batch) == known and update.is_current(tx),
        lambda tx: (len(new), len(batch) - len(new), update.write(tx)),
    )


def _recall_batch(
    tx: ReadTransaction, batch: list[Translated]
) -> dict[tuple[Direction, str], Translated]:
    return {
        (direction, source): translated
        for direction in {unit.direction for unit in batch}
        for source, translated in tx.find_translations(
            (unit.source for unit in batch), direction
        ).items()
    }


def _select_new(
    known: Mapping[tuple[Direction, str], Translated], batch: list[Translated]
) -> list[Translated]:
    """Return the units the memory has nothing better for; the engine's are checked for doubts."""
    known = dict(known)
    new: list[Translated] = []
    for unit in batch:
        existing = known.get((unit.direction, unit.source))
        if existing is not None and (existing.is_by_reader or not unit.is_by_reader):
            continue
        if not unit.is_by_reader:
            unit = replace(unit, doubts=find_doubts(unit.source, unit.text, unit.direction))
        known[unit.direction, unit.source] = unit
        new.append(unit)
    return new


def _batches(units: Iterable[Translated]) -> Iterator[list[Translated]]:
    remaining = iter(units)
    while batch := list(islice(remaining, BATCH_SIZE)):
        yield batch
