"""Exporting highlights as CSV (RFC 4180) for spreadsheets."""

import csv
import io
from collections.abc import Iterable, Iterator

from desktop.reading.article import Language
from desktop.reading.rendering.export_content import ArticleExport, ExportedHighlight, find_context
from desktop.reading.rendering.export_labels import Labels, labels_for

MARK = "\ufeff"
"""The byte order mark, by which spreadsheets recognise UTF-8."""

FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""Beginnings of cells that a spreadsheet may take for a formula (OWASP, CSV injection)."""


def render_csv(exports: Iterable[ArticleExport], language: Language = Language.ENGLISH) -> str:
    """Render one row per highlight, below a header in `language`, with a byte order mark.

    Cells that a spreadsheet might run as a formula get a leading apostrophe, which marks them as
    text; other programs have to remove it.
    """
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    words = labels_for(language)
    writer.writerow(words.columns)
    for exported in exports:
        for mark in exported.marks:
            writer.writerow([escape_formula(cell) for cell in _cells(exported, mark, words)])
    return MARK + file.getvalue()


def escape_formula(cell: str) -> str:
    """Return a cell's text, with a leading apostrophe if it may be taken for a formula."""
    text = cell.replace("\0", "")
    return f"'{text}" if text.lstrip(" \u00a0").startswith(FORMULAS) else text


def _cells(exported: ArticleExport, mark: ExportedHighlight, words: Labels) -> Iterator[str]:
    article = exported.article
    original, translation = find_context(exported, mark)
    yield from (mark.anchor.exact, original, translation)
    yield mark.remark.text if mark.remark else ""
    yield from (str(mark.colour), " ".join(mark.tags), words.side(mark.anchor.side))
    yield words.yes if mark.is_lost else words.no
    yield from (moment.isoformat(timespec="seconds") for moment in (mark.made_at, mark.changed_at))
    yield from (article.title, article.source or "", article.author or "", article.published or "")
    yield mark.uuid
