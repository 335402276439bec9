"""Glossaries as CSV: a header with source, target, from and to, then a term a line."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from desktop.base.atomic_files import write_atomically
from desktop.base.errors import AppError
from desktop.reading.article import Direction, Language
from desktop.reading.exchange.import_outcome import Taken, Why, chosen_terms, language_of
from desktop.reading.exchange.safe_xml import opened
from desktop.reading.glossary.terms import Term
from desktop.reading.text.encodings import decode

HEADER = ("source", "target", "from", "to")
DELIMITERS = ",;\t|"
MOST = 20 * 1_000_000
"""The largest file, in bytes: a glossary of a hundred thousand terms has a tenth of it."""
LONGEST_TERM = 500
"""Code points in a side of a term; longer ones are sentences, and belong to the memory."""
RUN_BY_SPREADSHEETS = re.compile(r"'*[=+\-@\t\r]")
HELD_FROM_SPREADSHEETS = re.compile(r"'+[=+\-@\t\r]")

SEPARATOR_LINE = re.compile(r"\Asep=.\r?\n")
"""How a file tells Excel its delimiter."""
LINE_BREAKS = re.compile(r"[\t\r\n]+")


def write_terms(path: Path, terms: Iterable[Term]) -> None:
    """Write `terms` to `path`, in UTF-8 with a byte-order mark, by which Excel knows it.

    A cell that a spreadsheet would run as a formula begins with an apostrophe (OWASP, "CSV
    Injection"), which is taken off when it is read. Raises AppError where it can't be written.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(HEADER)
    for term in terms:
        direction = term.direction
        cells = (term.source, term.target, direction.source.value, direction.target.value)
        writer.writerow([_held(cell) for cell in cells])
    write_atomically(path, text.getvalue().encode("utf-8-sig", "replace"))


def read_terms(path: Path) -> Taken[Term]:
    """Return the terms in the file at `path`, whatever its delimiter and encoding.

    The columns may stand in any order; instead of four there may be two, headed with the languages
    ("fr", "en"). Raises AppError where the file can't be read or has no such header.
    """
    with opened(path) as file:
        data = file.read(MOST + 1)
    if len(data) > MOST:
        raise AppError("“{name}” is too large.", "Split it into smaller files.", name=path.name)
    rows = _rows(data, path.name)
    skipped: Counter[Why] = Counter()
    terms: list[Term] = []
    columns = _columns(rows[0], path.name)
    for row in rows[1:]:
        if not any(cell.strip() for cell in row):
            continue
        source, target, *codes = (_cell(row, column) for column in columns)
        if max(len(source), len(target)) > LONGEST_TERM:
            skipped[Why.TOO_LONG] += 1
            continue
        directed = Direction(*(language_of(code) for code in codes))
        terms.append(Term(source, target, directed))
    return chosen_terms(terms, skipped)


def _rows(data: bytes, name: str) -> list[list[str]]:
    try:
        text = decode(data, name)[0].removeprefix("\ufeff")
        text = SEPARATOR_LINE.sub("", text)
        head = text.split("\n", 1)[0]
        delimiter = max(DELIMITERS, key=head.count)
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except (AppError, csv.Error) as error:
        raise AppError(
            "“{name}” is damaged, or isn't CSV.",
            "Save it as CSV again from the program that made it.",
            name=name,
        ) from error


def _columns(header: list[str], name: str) -> tuple[int | str, ...]:
    """Return where source, target, from and to are found: a column's number, or the very text."""
    heads = [_cell(header, number).lower() for number in range(len(header))]
    if set(HEADER) <= set(heads):
        return tuple(heads.index(head) for head in HEADER)
    languages = [language_of(head) for head in heads]
    if sorted(languages[:2]) == sorted((Language.FRENCH, Language.ENGLISH)):
        return 0, 1, heads[0], heads[1]
    raise AppError(
        "“{name}” has no header with source, target, from and to.",
        "Write these words in its first line.",
        name=name,
    )


def _cell(row: list[str], column: int | str) -> str:
    if isinstance(column, str):
        return column
    cell = row[column] if column < len(row) else ""
    cell = cell[1:] if HELD_FROM_SPREADSHEETS.match(cell) else cell
    return LINE_BREAKS.sub(" ", cell).strip()


def _held(cell: str) -> str:
    return "'" + cell if RUN_BY_SPREADSHEETS.match(cell) else cell
