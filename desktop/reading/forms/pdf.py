"""Importing PDF files: the text of all pages in reading order, as one HTML document."""

import logging
import re
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta, timezone
from html import escape
from itertools import groupby
from typing import Any

from desktop.base.errors import AppError
from desktop.reading import limits
from desktop.reading.forms.pdf_blocks import Block, build_blocks
from desktop.reading.forms.pdf_columns import find_columns
from desktop.reading.forms.pdf_fragments import CrowdedPageError, Page, read_page
from desktop.reading.forms.pdf_margins import strip_margins
from desktop.reading.forms.pdf_streams import check_drawings, too_crowded_error
from desktop.reading.text.normalizing import make_printable

MOST_PAGES = 2000
"""Size limit, in pages."""
MOST_CHARACTERS = 4_000_000
"""Size limit of the text, in code points: that of 2,000 pages."""

_HEADER = b"%PDF-"
_HEADER_WITHIN = 1024
_FILE_NAME = re.compile(
    r"^microsoft (?:word|powerpoint|excel)\b|[\w)]\.\w{2,5}$|[\\/]|^\W*+(?:untitled|sans[ -]titre"
    r"|sans nom|document ?\d*+|pr[ée]sentation powerpoint|powerpoint presentation|title|titre"
    r"|no title|layout \d++|mise en page \d++)\W*+\d*+$",
    re.IGNORECASE,
)
_NO_PERSON = re.compile(
    r"[\d@/\\]|\b(?:adobe|mozilla|chrome|word|windows|microsoft|acrobat|scanner|indesign|latex)\b"
    r"|^(?:user|utilisateur|admin\w*|unknown|inconnu|owner|root|guest|anonymous|default)\b",
    re.IGNORECASE,
)
# Authoring programs, whose creation date counts; a browser's is that of printing.
_WRITTEN_IN = re.compile(
    r"indesign|quark|xpress|publisher|word|writer|libreoffice|openoffice|latex|tex\b|scribus"
    r"|framemaker|pages\b|powerpoint|impress|pagemaker|affinity",
    re.IGNORECASE,
)
_DATE = re.compile(r"D:(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d)?)?(?:(Z)|([+-])(\d\d)'?(\d\d)?)?")
_log = logging.getLogger(__name__)


def to_html(data: bytes, name: str) -> str:
    """Convert a PDF's bytes to one HTML document; `name` is for error messages.

    Running heads, page numbers and slanted stamps are collected, once each, in a `footer` at the
    end. Not thread-safe, as PDFium isn't. Raises AppError if the data isn't a PDF, is damaged or
    locked, has no text, or has over 2,000 pages.
    """
    with _open_document(data, name) as document:
        head = _render_head(document)
        pages = _read_pages(document, name)
    pages, margins = strip_margins(pages)
    blocks = build_blocks([column for page in pages for column in find_columns(page.pieces)])
    if not any(mark.isalpha() for block in blocks for mark in block.text):
        raise AppError(
            "“{name}” holds no text, only pictures of it.",
            "Have the text recognised (OCR) with another program first.",
            name=name,
        )
    body = "".join(_render_blocks(blocks))
    footer = "".join(f"<p>{escape(line)}</p>\n" for line in margins)
    if footer:
        footer = f"<footer>\n{footer}</footer>\n"
    return (
        f'<!DOCTYPE html>\n<html>\n<head>\n<meta charset="utf-8">\n{head}</head>\n'
        f"<body>\n{body}{footer}</body>\n</html>\n"
    )


@contextmanager
def _open_document(data: bytes, name: str) -> Iterator[Any]:
    import pypdfium2

    if _HEADER not in data[:_HEADER_WITHIN]:
        raise AppError("“{name}” isn't a PDF file.", "Choose another file.", name=name)
    check_drawings(data, name)
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        # A well-formed document without pages leaves the error code of an earlier file.
        if error.err_code == pypdfium2.raw.FPDF_ERR_PASSWORD and b"/Encrypt" in data:
            raise AppError(
                "“{name}” is protected by a password.",
                "Save it without the password in a PDF reader first.",
                name=name,
            ) from error
        raise _damaged(name) from error
    with closing(document):
        if len(document) > MOST_PAGES:
            raise _too_long(name)
        yield document


def _read_pages(document: Any, name: str) -> list[Page]:
    """Read the pages one by one, closing each; unreadable ones are skipped."""
    import pypdfium2

    pages: list[Page] = []
    length = pieces = 0
    for number in range(len(document)):
        try:
            with closing(document[number]) as page:
                pages.append(read_page(page))
        except CrowdedPageError as error:
            raise too_crowded_error(name) from error
        except pypdfium2.PdfiumError:
            _log.warning("page %d of %s can't be read", number + 1, name)
            continue
        length += sum(len(piece.text) for piece in pages[-1].pieces)
        pieces += len(pages[-1].pieces)
        if length > MOST_CHARACTERS:
            raise _too_long(name)
        if len(pages[-1].pieces) > limits.MOST_PIECES or pieces > limits.MOST_PIECES_IN_FILE:
            raise too_crowded_error(name)
    if not pages:
        raise _damaged(name)
    return pages


def _damaged(name: str) -> AppError:
    return AppError("“{name}” is damaged.", "Download or save it again.", name=name)


def _too_long(name: str) -> AppError:
    return AppError(
        "“{name}” has over {limit} pages, or as much text.",
        "Save the article's pages alone.",
        name=name,
        limit=MOST_PAGES,
    )


def _render_head(document: Any) -> str:
    """Render the document's plausible metadata as HTML."""
    title, author, creator, producer, created = (
        _get_metadata(document, key)
        for key in ("Title", "Author", "Creator", "Producer", "CreationDate")
    )
    head = ""
    if len(title) > 3 and any(map(str.isalpha, title)) and not _FILE_NAME.search(title):
        head += f"<title>{escape(title)}</title>\n"
    # A single word is more often a user account than a person's name.
    if " " in author and len(author) <= 120 and not _NO_PERSON.search(author):
        head += f'<meta name="author" content="{escape(author)}">\n'
    if _WRITTEN_IN.search(f"{creator} {producer}") and (date := _parse_date(created)):
        head += f'<meta property="article:published_time" content="{date}">\n'
    return head


def _get_metadata(document: Any, key: str) -> str:
    try:
        text = document.get_metadata_value(key)
    except UnicodeDecodeError:
        return ""
    return make_printable(text)


def _parse_date(text: str) -> str:
    """Convert a PDF date ("D:20161026125400+02'00'") to ISO 8601, or ""."""
    if not (found := _DATE.match(text)):
        return ""
    year, month, day, hour, minute, second, utc, sign, hours, minutes = found.groups()
    zone = UTC if utc else None
    try:
        if sign:
            offset = timedelta(hours=int(hours), minutes=int(minutes or 0))
            zone = timezone(offset if sign == "+" else -offset)
        date = datetime(int(year), int(month), int(day), tzinfo=zone)
        if hour is None:
            return date.date().isoformat()
        return date.replace(hour=int(hour), minute=int(minute), second=int(second or 0)).isoformat()
    except ValueError:
        return ""


def _render_blocks(blocks: Iterable[Block]) -> Iterator[str]:
    for in_list, group in groupby(blocks, key=lambda block: block.tag == "li"):
        if in_list:
            yield "<ul>\n"
        for block in group:
            yield f"<{block.tag}>{escape(block.text)}</{block.tag}>\n"
        if in_list:
            yield "</ul>\n"
