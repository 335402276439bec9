"""What the reader marked as a table for spreadsheets (CSV, RFC 4180)."""

import csv
import io
from collections.abc import Iterable, Iterator

from desktop.reading.article import Language
from desktop.reading.rendering.export_content import Edition, Mark, context
from desktop.reading.rendering.export_labels import Wording, wording

MARK = "\ufeff"
"""What tells spreadsheets that the file is in UTF-8."""

FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""How a cell begins that a spreadsheet may take for a formula (OWASP, CSV injection)."""


def as_table(editions: Iterable[Edition], language: Language = Language.ENGLISH) -> str:
    """Return a row a mark under a row of names in `language`, headed by a byte order mark.

    A cell that a spreadsheet might run as a formula gets an apostrophe before it, which
    spreadsheets take for the sign of a text; other programs have to take it off again.
    """
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    words = wording(language)
    writer.writerow(words.columns)
    for edition in editions:
        for mark in edition.marks:
            writer.writerow([inert(cell) for cell in _cells(edition, mark, words)])
    return MARK + file.getvalue()


def inert(cell: str) -> str:
    """Return a cell's text, with an apostrophe before what may be taken for a formula."""
    text = cell.replace("\0", "")
    return f"'{text}" if text.lstrip(" \u00a0").startswith(FORMULAS) else text


def _cells(edition: Edition, mark: Mark, words: Wording) -> Iterator[str]:
    article = edition.article
    original, translation = context(edition, mark)
    yield from (mark.anchor.exact, original, translation)
    yield mark.remark.text if mark.remark else ""
    yield from (str(mark.colour), " ".join(mark.tags), words.side(mark.anchor.side))
    yield words.yes if mark.is_lost else words.no
    yield from (moment.isoformat(timespec="seconds") for moment in (mark.made_at, mark.changed_at))
    yield from (article.title, article.source or "", article.author or "", article.published or "")
    yield mark.uuid
