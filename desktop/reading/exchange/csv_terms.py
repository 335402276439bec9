"""Importing and exporting glossaries as CSV: columns source, target, from and to."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from desktop.base.atomic_files import write_atomically
from desktop.base.errors import AppError
from desktop.reading.article import Direction, Language
from desktop.reading.exchange.import_outcome import (
    ImportOutcome,
    SkipReason,
    parse_language_code,
    select_terms,
)
from desktop.reading.exchange.safe_xml import open_file
from desktop.reading.glossary.terms import Term
from desktop.reading.text.encodings import decode

HEADER = ("source", "target", "from", "to")
DELIMITERS = ",;\t|"
MOST = 20 * 1_000_000
"""Size limit, in bytes: ten times a glossary of a hundred thousand terms."""
LONGEST_TERM = 500
"""Length limit of a term, in code points; longer ones are sentences, for the memory."""
FORMULA = re.compile(r"'*[=+\-@\t\r]")
ESCAPED_FORMULA = re.compile(r"'+[=+\-@\t\r]")

SEPARATOR_LINE = re.compile(r"\Asep=.\r?\n")
"""The line by which a file tells Excel its delimiter."""
LINE_BREAKS = re.compile(r"[\t\r\n]+")


def write_terms(path: Path, terms: Iterable[Term]) -> None:
    """Write `terms` to `path`, in UTF-8 with a byte-order mark, which Excel needs.

    Cells that a spreadsheet would run as a formula get a leading apostrophe (OWASP, "CSV
    Injection"), which `read_terms` removes. Raises AppError if the file can't be written.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(HEADER)
    for term in terms:
        direction = term.direction
        cells = (term.source, term.target, direction.source.value, direction.target.value)
        writer.writerow([_escape_formula(cell) for cell in cells])
    write_atomically(path, text.getvalue().encode("utf-8-sig", "replace"))


def read_terms(path: Path) -> ImportOutcome[Term]:
    """Read the terms in the file at `path`, with any delimiter and encoding.

    The columns may be in any order. Instead of four there may be two, headed by the languages
    ("fr", "en"). Raises AppError if the file can't be read or has no such header.
    """
    with open_file(path) as file:
        data = file.read(MOST + 1)
    if len(data) > MOST:
        raise AppError("“{name}” is too large.", "Split it into smaller files.", name=path.name)
    rows = _rows(data, path.name)
    skipped: Counter[SkipReason] = Counter()
    terms: list[Term] = []
    columns = _columns(rows[0], path.name)
    for row in rows[1:]:
        if not any(cell.strip() for cell in row):
            continue
        source, target, *codes = (_cell(row, column) for column in columns)
        if max(len(source), len(target)) > LONGEST_TERM:
            skipped[SkipReason.TOO_LONG] += 1
            continue
        directed = Direction(*(parse_language_code(code) for code in codes))
        terms.append(Term(source, target, directed))
    return select_terms(terms, skipped)


def _rows(data: bytes, name: str) -> list[list[str]]:
    try:
        text = decode(data, name).text.removeprefix("\ufeff")
        text = SEPARATOR_LINE.sub("", text)
        head = text.split("\n", 1)[0]
        delimiter = max(DELIMITERS, key=head.count)
        # A loop lets the window's thread run meanwhile; the reader alone wouldn't.
        return [row for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)]  # noqa: C416
    except (AppError, csv.Error) as error:
        raise AppError(
            "“{name}” is damaged, or isn't CSV.",
            "Save it as CSV again from the program that made it.",
            name=name,
        ) from error


def _columns(header: list[str], name: str) -> tuple[int | str, ...]:
    """Return where to find source, target, from and to: a column's number, or a constant."""
    heads = [_cell(header, number).lower() for number in range(len(header))]
    if set(HEADER) <= set(heads):
        return tuple(heads.index(head) for head in HEADER)
    languages = [parse_language_code(head) for head in heads]
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
    cell = cell[1:] if ESCAPED_FORMULA.match(cell) else cell
    return LINE_BREAKS.sub(" ", cell).strip()


def _escape_formula(cell: str) -> str:
    return "'" + cell if FORMULA.match(cell) else cell
