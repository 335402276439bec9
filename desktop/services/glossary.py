"""The reader's glossary: kept, applied to what was translated before, exchanged with others."""

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
    from desktop.library import Library, Reading
    from desktop.reading.exchange.import_outcome import ImportOutcome, Skipped
    from desktop.translation.engine import Engine

SAMPLE_GLOSSARY = Path("glossary") / "news.csv"


@dataclass(frozen=True, slots=True)
class ImportedTerms:
    """What became of a file of terms: how many are new, or replace others; what was passed over."""

    added: int
    replaced: int
    skipped: Skipped
    changes: Changes


def list_terms(library: Library) -> tuple[Term, ...]:
    """Return the glossary, all directions, by the terms' sources."""
    with library.read() as tx:
        return tx.terms()


def add_term(library: Library, term: Term) -> Changes:
    """Add a term, in the place of one with the same source; raises AppError where it is blank."""
    with library.write() as tx:
        tx.add_terms([term])
        return tx.changes


def remove_term(library: Library, term: Term) -> Changes:
    """Remove a term from the glossary; what was translated by it stays."""
    return remove_terms(library, [term])


def remove_terms(library: Library, chosen: Collection[Term]) -> Changes:
    """Remove all of these terms from the glossary, or none of them."""
    with library.write() as tx:
        for term in chosen:
            tx.remove_term(term.source, term.direction)
        return tx.changes


def restore_terms(library: Library, before: Collection[Term]) -> Changes:
    """Make the glossary what it was `before`: terms added since go, those replaced come back."""
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
    """Put the engine's translations in an article right by the glossary as it is now.

    Those that it doesn't follow are marked as doubtful, and no others. Highlights on them keep
    their words or are marked as lost. Raises AppError where there is no such article, and
    Cancelled, with nothing changed, once the token asks to stop.
    """
    with library.read() as tx:
        known = recall(tx, tx.article(article_id).article)
        ours = [one for one in known if one.direction in DIRECTIONS]
        glossaries = {one: Glossary(tx.terms(one), one) for one in DIRECTIONS}
    changed = []
    for one in ours:
        token.check()
        (now,) = apply_terms(engine, [one], glossaries[one.direction])
        if now != one:
            changed.append((one, now))

    def plan(tx: Reading) -> Plan[Changes]:
        counting = set(recall(tx, tx.article(article_id).article))
        return plan_to_remember(tx, [now for was, now in changed if was in counting])

    return write_planned(library, plan)


def import_glossary(library: Library, path: Path) -> ImportedTerms:
    """Bring the terms in a CSV or TBX file into the glossary; they replace those with their source.

    Raises AppError where the file can't be read or isn't one of the two.
    """
    return _merge_terms(library, _reader(path)(path), replaces=True)


def import_sample_glossary(library: Library) -> ImportedTerms:
    """Bring the glossary that comes with the program in; terms that the reader has stay."""
    path = bundled_folder("resources") / SAMPLE_GLOSSARY
    return _merge_terms(library, _reader(path)(path), replaces=False)


def export_glossary(library: Library, path: Path) -> int:
    """Write the glossary to a CSV or TBX file, by its ending, and return how many terms it has.

    Raises AppError where the file can't be written or its ending is another.
    """
    from desktop.reading.exchange import csv_terms, tbx

    writers = {".csv": csv_terms.write_terms, ".tbx": tbx.write_terms}
    write = writers.get(path.suffix.lower())
    if write is None:
        raise _unknown_format(path)
    found = list_terms(library)
    write(path, found)
    return len(found)


def _merge_terms(library: Library, taken: ImportOutcome[Term], *, replaces: bool) -> ImportedTerms:
    with library.write() as tx:
        known = {_term_id(term): term for term in tx.terms()}
        new = [term for term in taken.units if _term_id(term) not in known]
        others = [term for term in taken.units if known.get(_term_id(term), term) != term]
        tx.add_terms([*new, *(others if replaces else ())])
        replaced = len(others) if replaces else 0
        return ImportedTerms(len(new), replaced, taken.skipped, tx.changes)


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
