"""PDF files: the text of their pages as one HTML document, in the order in which it is read."""

import logging
import re
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta, timezone
from html import escape
from itertools import groupby
from typing import Any

from desktop.base.errors import AppError
from desktop.reading.forms.pdf_blocks import Block, blocks_of
from desktop.reading.forms.pdf_columns import columns_of
from desktop.reading.forms.pdf_fragments import Page, page_of
from desktop.reading.forms.pdf_margins import without_margins

MOST_PAGES = 2000
"""The longest document that is read, in pages."""
MOST_CHARACTERS = 20_000_000
"""The longest text that is read, in code points."""

_HEADER = b"%PDF-"
_HEADER_WITHIN = 1024
_FILE_NAME = re.compile(
    r"^microsoft (?:word|powerpoint|excel)\b|[\w)]\.\w{2,5}$|[\\/]|^\W*(?:untitled|sans[ -]titre"
    r"|sans nom|document ?\d*|pr[ée]sentation powerpoint|powerpoint presentation|title|titre"
    r"|no title|layout \d+|mise en page \d+)\W*\d*$",
    re.IGNORECASE,
)
_NO_PERSON = re.compile(
    r"[\d@/\\]|\b(?:adobe|mozilla|chrome|word|windows|microsoft|acrobat|scanner|indesign|latex)\b"
    r"|^(?:user|utilisateur|admin\w*|unknown|inconnu|owner|root|guest|anonymous|default)\b",
    re.IGNORECASE,
)
# Programs in which a text is written or laid out; a browser's date is that of the print-out.
_WRITTEN_IN = re.compile(
    r"indesign|quark|xpress|publisher|word|writer|libreoffice|openoffice|latex|tex\b|scribus"
    r"|framemaker|pages\b|powerpoint|impress|pagemaker|affinity",
    re.IGNORECASE,
)
_DATE = re.compile(r"D:(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d)?)?(?:(Z)|([+-])(\d\d)'?(\d\d)?)?")
_log = logging.getLogger(__name__)


def html_of(data: bytes, name: str) -> str:
    """Turn a PDF's bytes into one HTML document; `name` is for what is said to the reader.

    Running heads, page numbers and slanted stamps come once each in a `footer` at the end. PDFium
    works in one thread at a time. Raises AppError where the bytes are no PDF, or are damaged or
    locked, where no page has text, and over 2,000 pages.
    """
    with _opened(data, name) as document:
        head = _head(document)
        pages = _read(document, name)
    pages, margins = without_margins(pages)
    blocks = blocks_of([column for page in pages for column in columns_of(page.pieces)])
    if not any(mark.isalpha() for block in blocks for mark in block.text):
        raise AppError(
            "“{name}” holds no text, only pictures of it.",
            "Have the text recognised (OCR) with another program first.",
            name=name,
        )
    body = "".join(_elements(blocks))
    footer = "".join(f"<p>{escape(line)}</p>\n" for line in margins)
    if footer:
        footer = f"<footer>\n{footer}</footer>\n"
    return (
        f'<!DOCTYPE html>\n<html>\n<head>\n<meta charset="utf-8">\n{head}</head>\n'
        f"<body>\n{body}{footer}</body>\n</html>\n"
    )


@contextmanager
def _opened(data: bytes, name: str) -> Iterator[Any]:
    import pypdfium2

    if _HEADER not in data[:_HEADER_WITHIN]:
        raise AppError("“{name}” isn't a PDF file.", "Choose another file.", name=name)
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        # The code is an earlier file's where a document is well-formed but has no page.
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


def _read(document: Any, name: str) -> list[Page]:
    """Read one page after the other, closing each; a page that can't be read is left out."""
    import pypdfium2

    pages: list[Page] = []
    length = 0
    for number in range(len(document)):
        try:
            with closing(document[number]) as page:
                pages.append(page_of(page))
        except pypdfium2.PdfiumError:
            _log.warning("page %d of %s can't be read", number + 1, name)
            continue
        length += sum(len(piece.text) for piece in pages[-1].pieces)
        if length > MOST_CHARACTERS:
            raise _too_long(name)
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


def _head(document: Any) -> str:
    """Return what the document says of itself and is believable, as HTML."""
    title, author, creator, producer, created = (
        _said(document, key) for key in ("Title", "Author", "Creator", "Producer", "CreationDate")
    )
    head = ""
    if len(title) > 3 and any(map(str.isalpha, title)) and not _FILE_NAME.search(title):
        head += f"<title>{escape(title)}</title>\n"
    # One word is the name of an account more often than of a person.
    if " " in author and len(author) <= 120 and not _NO_PERSON.search(author):
        head += f'<meta name="author" content="{escape(author)}">\n'
    if _WRITTEN_IN.search(f"{creator} {producer}") and (date := _date(created)):
        head += f'<meta property="article:published_time" content="{date}">\n'
    return head


def _said(document: Any, key: str) -> str:
    try:
        text = document.get_metadata_value(key)
    except UnicodeDecodeError:
        return ""
    return " ".join("".join(mark if mark.isprintable() else " " for mark in text).split())


def _date(text: str) -> str:
    """Return a PDF's date ("D:20161026125400+02'00'") as ISO 8601, or nothing."""
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


def _elements(blocks: Iterable[Block]) -> Iterator[str]:
    for in_list, group in groupby(blocks, key=lambda block: block.tag == "li"):
        if in_list:
            yield "<ul>\n"
        for block in group:
            yield f"<{block.tag}>{escape(block.text)}</{block.tag}>\n"
        if in_list:
            yield "</ul>\n"
