"""The reader's glossary: edit, import and export terms, and apply them to existing translations."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.base.cancellation import Token
from desktop.base.errors import AppError
from desktop.base.paths import bundled_folder
from desktop.library import ArticleId, Changes
from desktop.reading.article import DIRECTIONS, Direction
from desktop.reading.glossary.terms import Glossary, Term, term_key
from desktop.services.open_article import recall
from desktop.services.planned_write import Plan, write_planned
from desktop.services.translate import apply_terms
from desktop.services.translation_updates import plan_to_remember

if TYPE_CHECKING:
    from desktop.library import Library, ReadTransaction
    from desktop.reading.exchange.import_outcome import ImportOutcome, Skipped
    from desktop.translation.engine import Engine

SAMPLE_GLOSSARY = Path("glossary") / "news.csv"


@dataclass(frozen=True, slots=True)
class ImportedTerms:
    """How many terms of a file were added or replaced others, and which were skipped and why."""

    added: int
    replaced: int
    skipped: Skipped
    changes: Changes


def list_terms(library: Library) -> tuple[Term, ...]:
    """Return the glossary in all directions, sorted by source term."""
    with library.read() as tx:
        return tx.terms()


def add_term(library: Library, term: Term) -> Changes:
    """Add a term, replacing one with the same source. Raises AppError if it has no words."""
    with library.write() as tx:
        tx.add_terms([term])
        return tx.changes


def remove_term(library: Library, term: Term) -> Changes:
    """Remove a term from the glossary; existing translations stay as they are."""
    return remove_terms(library, [term])


def remove_terms(library: Library, terms: Collection[Term]) -> Changes:
    """Remove terms from the glossary, all in one transaction."""
    with library.write() as tx:
        for term in terms:
            tx.remove_term(term.source, term.direction)
        return tx.changes


def restore_terms(library: Library, before: Collection[Term]) -> Changes:
    """Reset the glossary to the terms it had `before`."""
    kept = {(term.direction, term.source) for term in before}
    with library.write() as tx:
        for term in tx.terms():
            if (term.direction, term.source) not in kept:
                tx.remove_term(term.source, term.direction)
        tx.add_terms(before)
        return tx.changes


def apply_glossary(
    library: Library, engine: Engine, article_id: ArticleId, token: Token
) -> Changes:
    """Apply the current glossary to the engine's translations of an article.

    Translations in which a term can't be put right are marked as doubtful. Highlights on changed
    translations are re-anchored or marked as lost. Raises AppError if there is no such article, and
    Cancelled, with nothing changed, if the token is cancelled.
    """
    with library.read() as tx:
        known = recall(tx, tx.article(article_id).article)
        candidates = [old for old in known if old.direction in DIRECTIONS]
        glossaries = {
            direction: Glossary(tx.terms(direction), direction) for direction in DIRECTIONS
        }
    changed = []
    for old in candidates:
        token.check()
        (new,) = apply_terms(engine, [old], glossaries[old.direction])
        if new != old:
            changed.append((old, new))

    def plan(tx: ReadTransaction) -> Plan[Changes]:
        current = set(recall(tx, tx.article(article_id).article))
        return plan_to_remember(tx, [new for old, new in changed if old in current])

    return write_planned(library, plan)


def import_glossary(library: Library, path: Path) -> ImportedTerms:
    """Import the terms in a CSV or TBX file, replacing terms with the same source.

    Raises AppError if the file can't be read or is in another format.
    """
    return _merge_terms(library, _reader(path)(path), replaces=True)


def import_sample_glossary(library: Library) -> ImportedTerms:
    """Import the bundled sample glossary, keeping the reader's own terms."""
    path = bundled_folder("resources") / SAMPLE_GLOSSARY
    return _merge_terms(library, _reader(path)(path), replaces=False)


def export_glossary(library: Library, path: Path) -> int:
    """Write the glossary to a CSV or TBX file, chosen by suffix; return the number of terms.

    Raises AppError if the file can't be written or has another suffix.
    """
    from desktop.reading.exchange import csv_terms, tbx

    writers = {".csv": csv_terms.write_terms, ".tbx": tbx.write_terms}
    write = writers.get(path.suffix.lower())
    if write is None:
        raise _unknown_format(path)
    exported = list_terms(library)
    write(path, exported)
    return len(exported)


def _merge_terms(
    library: Library, outcome: ImportOutcome[Term], *, replaces: bool
) -> ImportedTerms:
    with library.write() as tx:
        known = {_term_id(term): term for term in tx.terms()}
        new = [term for term in outcome.units if _term_id(term) not in known]
        conflicting = [term for term in outcome.units if known.get(_term_id(term), term) != term]
        tx.add_terms([*new, *(conflicting if replaces else ())])
        replaced = len(conflicting) if replaces else 0
        return ImportedTerms(len(new), replaced, outcome.skipped, tx.changes)


def _term_id(term: Term) -> tuple[Direction, str]:
    return term.direction, term_key(term.source)


def _reader(path: Path) -> Callable[[Path], ImportOutcome[Term]]:
    from desktop.reading.exchange import csv_terms, tbx

    readers = {".csv": csv_terms.read_terms, ".txt": csv_terms.read_terms, ".tbx": tbx.read_terms}
    readers |= {".tsv": csv_terms.read_terms, ".xml": tbx.read_terms}
    reader = readers.get(path.suffix.lower())
    if reader is None:
        raise _unknown_format(path)
    return reader


def _unknown_format(path: Path) -> AppError:
    return AppError(
        "“{name}” is neither CSV nor TBX.",
        "Choose a name that ends in .csv or .tbx.",
        name=path.name,
    )
