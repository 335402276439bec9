"""Exporting highlights as CSV (RFC 4180) for spreadsheets."""

import csv
import io
from collections.abc import Iterable, Iterator

from desktop.reading.rendering.export_content import (
    ArticleExport,
    ExportedHighlight,
    find_address,
    find_context,
)

MARK = "\ufeff"
"""The byte order mark, by which spreadsheets recognise UTF-8."""

FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""Beginnings of cells that a spreadsheet may take for a formula (OWASP, CSV injection)."""


COLUMNS = (
    *("quote", "original", "translation", "note", "colour", "tags", "side", "is_lost"),
    *("made", "changed", "title", "source", "author", "published", "uuid"),
    *("sentence", "colour_name", "link"),
)
"""The names of the columns: for programs, so they never change, and more are added at the end."""


def render_csv(exports: Iterable[ArticleExport]) -> str:
    """Render one row per highlight, below a header of COLUMNS, with a byte order mark.

    Names and values don't depend on the language of the window: a colour is its number, `sentence`
    the number of the first one, from 1. Cells that a spreadsheet might run as a formula get a
    leading apostrophe, which marks them as text; other programs have to remove it.
    """
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(COLUMNS)
    for exported in exports:
        for mark in exported.marks:
            writer.writerow([escape_formula(cell) for cell in _cells(exported, mark)])
    return MARK + file.getvalue()


def escape_formula(cell: str) -> str:
    """Return a cell's text, with a leading apostrophe if it may be taken for a formula."""
    text = cell.replace("\0", "")
    return f"'{text}" if text.lstrip(" \u00a0").startswith(FORMULAS) else text


def _cells(exported: ArticleExport, mark: ExportedHighlight) -> Iterator[str]:
    article = exported.article
    original, translation = find_context(exported, mark)
    yield from (mark.anchor.exact, original, translation)
    yield mark.remark.text if mark.remark else ""
    yield from (str(mark.colour), " ".join(mark.tags), mark.anchor.side.value)
    yield "yes" if mark.is_lost else "no"
    yield from (moment.isoformat(timespec="seconds") for moment in (mark.made_at, mark.changed_at))
    yield from (article.title, article.source or "", article.author or "", article.published or "")
    yield mark.uuid
    yield "" if mark.is_lost else str(mark.anchor.start.sentence + 1)
    yield from (mark.colour_name, str(find_address(exported, mark)))
