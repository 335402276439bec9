"""Importing files and the clipboard: detects the format and returns raw text.

Text, HTML, MHTML, Safari web archive, Markdown, EPUB, PDF, Word (.docx) and OpenDocument (.odt);
RTF and .doc are refused. Each format's converter to HTML is a module in `forms`.
"""

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from desktop.base.errors import AppError
from desktop.base.file_reading import NotAFileError, TooLargeError, read_file
from desktop.reading import limits
from desktop.reading.article import Form, RawText
from desktop.reading.pictures.picture_collection import (
    PictureBudget,
    ReadPicture,
    collect_pictures,
    no_picture,
    read_beside,
    read_by_address,
)
from desktop.reading.text.encodings import BLANKS, decode, find_declared_encoding
from desktop.reading.text.inline_styles import clean_target

LARGEST = 20 * 1_000_000
"""Size limit for text, in bytes."""
LARGEST_BOOK = 200 * 1_000_000
"""Size limit for a book, page or document including its pictures, in bytes."""

SUFFIXES = (
    *(".txt", ".text", ".html", ".htm", ".xhtml", ".mhtml", ".mht", ".webarchive"),
    *(".md", ".markdown", ".epub", ".pdf", ".docx", ".odt"),
)
"""File name extensions offered for import."""

_MARKDOWN = frozenset({".md", ".markdown", ".mdown", ".mkd"})
_WEB_PAGES = frozenset({".html", ".htm", ".xhtml", ".xht"})
_MIME_ARCHIVES = frozenset({".mhtml", ".mht"})
_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:\s|<!--(?:(?!-->).)*+-->|<\?xml[^>]*+>)*+"
    rb"<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_MIME = re.compile(rb"(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){0,30}?mime-version:", re.IGNORECASE)
_MIME_PARTS = re.compile(rb"content-type:\s*multipart/related", re.IGNORECASE)
_HEAD = 4096


def read(path: Path, encoding: str | None = None) -> tuple[RawText, ...]:
    """Read the file at `path`: one raw text, or a book's chapters in order.

    The format is detected from the content, except Markdown's, from the file name. Text and web
    pages are read in `encoding` if the reader chose one, a Python codec. Raises AppError
    if the file is missing, unreadable, too large (text over 20 MB, books over 200 MB), in an
    unsupported format or without text.
    """
    try:
        data = read_file(path, LARGEST_BOOK)
    except TooLargeError:
        raise _too_large(path.name, LARGEST_BOOK) from None
    except FileNotFoundError:
        raise AppError(
            "“{name}” doesn't exist.", "Choose a saved article.", name=path.name
        ) from None
    except NotAFileError:
        raise AppError(
            "“{name}” isn't a file.", "Choose a saved article.", name=path.name
        ) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or type(error).__name__
        raise AppError(
            "“{name}” can't be read ({reason}).",
            "Check that you may open it.",
            name=path.name,
            reason=reason,
        ) from error
    # A file name that isn't UTF-8 can be opened but not stored.
    name = os.fsencode(path.name).decode("utf-8", "replace")
    return from_bytes(data, name, encoding, path.parent)


def from_bytes(
    data: bytes, name: str, encoding: str | None = None, folder: Path | None = None
) -> tuple[RawText, ...]:
    """Read a file's bytes, given its `name`, and its `encoding` if the reader chose one.

    The pictures of a web page may be beside it, in its `folder` or below. Raises AppError as `read`
    does.
    """
    suffix = Path(name).suffix.lower()
    head = data[:_HEAD]
    if b"%PDF-" in head[:1024]:
        from desktop.reading.forms import pdf

        return (_raw_from_html(pdf.to_html(data, name), name, Form.CLIPPING),)
    if head.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        return _from_archive(data, name)
    if head.startswith(b"bplist00"):
        archive = _read_web_archive(data, name)
        raw = replace(_raw_page(archive.page, name, None, encoding), address=archive.address)
        return (_with_pictures(raw, read_by_address(archive.pictures, archive.address)),)
    if head.startswith(b"{\\rtf"):
        raise AppError(
            "“{name}” is in Rich Text Format.", "Save it as .docx or as plain text.", name=name
        )
    if suffix in _MIME_ARCHIVES or (_MIME.match(head) and _MIME_PARTS.search(head)):
        from desktop.reading.forms import mhtml

        main = mhtml.find_main_page(data, name)
        raw = replace(_raw_page(main.data, name, main.encoding, encoding), address=main.address)
        return (_with_pictures(raw, read_by_address(main.pictures, main.address)),)
    if suffix in _WEB_PAGES or _PAGE.match(head):
        read_picture = read_beside(folder) if folder else no_picture
        return (_with_pictures(_raw_page(data, name, None, encoding), read_picture),)
    text = _raw_text(data, name, encoding)
    return (_from_markdown(text) if suffix in _MARKDOWN else text,)


def from_text(text: str, name: str) -> RawText:
    """Make a raw text from text in memory, such as the clipboard's.

    Raises AppError if it is over 20 MB, binary or blank.
    """
    return _raw_text(text.encode("utf-8", "replace"), name)


def from_html(text: str, name: str) -> RawText:
    """Make a raw text from an HTML fragment in memory, such as the clipboard's.

    Raises AppError if it is over 20 MB or blank.
    """
    return _with_pictures(_raw_from_html(text, name, Form.CLIPPING), no_picture)


def _with_pictures(
    raw: RawText, read_picture: ReadPicture, budget: PictureBudget | None = None
) -> RawText:
    return replace(raw, pictures=collect_pictures(raw.text, read_picture, budget))


def _raw_text(data: bytes, name: str, chosen: str | None = None) -> RawText:
    if len(data) > LARGEST:
        raise _too_large(name, LARGEST)
    text, encoding, is_certain = decode(data, name, chosen=chosen)
    limits.check_lines(text, name)
    return RawText(data, text, name, encoding, is_encoding_certain=is_certain)


def _raw_page(data: bytes, name: str, declared: str | None, chosen: str | None) -> RawText:
    if len(data) > LARGEST:
        raise _too_large(name, LARGEST)
    declared = declared or find_declared_encoding(data)
    text, encoding, is_certain = decode(data, name, declared, chosen)
    limits.check_markup(text, name)
    return RawText(data, text, name, encoding, Form.PAGE, is_certain)


def _raw_from_html(html: str, name: str, form: Form) -> RawText:
    """Wrap HTML that was converted from another format."""
    data = html.encode("utf-8", "replace")
    if len(data) > LARGEST:
        raise _too_large(name, LARGEST)
    limits.check_markup(html, name)
    if not html.strip(BLANKS):
        raise AppError("“{name}” is empty.", "Choose a file with an article's text.", name=name)
    return RawText(data, data.decode("utf-8"), name, "utf-8", form)


def _from_markdown(raw: RawText) -> RawText:
    from desktop.reading.forms import markdown

    html, is_clean = markdown.to_html(raw.text, raw.name)
    return _raw_from_html(html, raw.name, Form.DOCUMENT if is_clean else Form.CLIPPING)


def _from_archive(data: bytes, name: str) -> tuple[RawText, ...]:
    """Read a book or word processor document, identified by the members of its archive."""
    from desktop.reading.forms import docx, epub, odt, zip_archives

    read_picture: ReadPicture = no_picture
    if data.startswith(b"PK"):
        archive = zip_archives.open_archive(data, name)
        parts, read_picture = archive.paths, archive.read_picture
        if "META-INF/container.xml" in parts:
            budget = PictureBudget()
            return tuple(
                _with_pictures(
                    _raw_from_html(chapter.html, chapter.name, Form.DOCUMENT), read_picture, budget
                )
                for chapter in epub.read_chapters(data, name)
            )
        if "content.xml" in parts:
            raw = _raw_from_html(odt.to_html(data, name), name, Form.DOCUMENT)
            return (_with_pictures(raw, read_picture),)
        if not any(part.startswith("word/") for part in parts):
            raise AppError(
                "“{name}” is an archive, not an article.",
                "Unpack it and import the folder.",
                name=name,
            )
    raw = _raw_from_html(docx.to_html(data, name), name, Form.DOCUMENT)
    return (_with_pictures(raw, read_picture),)


@dataclass(frozen=True, slots=True)
class _WebArchive:
    """The main page of a Safari web archive, its address, and its pictures by theirs."""

    page: bytes
    address: str | None
    pictures: Mapping[str, Callable[[], object]]


def _read_web_archive(data: bytes, name: str) -> _WebArchive:
    """Read a Safari web archive, a property list."""
    import plistlib

    try:
        archive = plistlib.loads(data)
        resource = archive["WebMainResource"]
        page, address = resource["WebResourceData"], resource.get("WebResourceURL")
        if not isinstance(page, bytes):
            raise TypeError(type(page))
    except (
        plistlib.InvalidFileException,
        AttributeError,
        KeyError,
        TypeError,
        ValueError,
        OverflowError,
    ) as error:
        raise AppError(
            "“{name}” isn't a readable web archive.",
            "Save the page as HTML and import that file.",
            name=name,
        ) from error
    found = archive.get("WebSubresources")
    parts = [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []
    pictures = {
        str(one.get("WebResourceURL")): partial(one.get, "WebResourceData") for one in parts
    }
    address = clean_target(address) or None if isinstance(address, str) else None
    return _WebArchive(page, address, pictures)


def _too_large(name: str, limit: int) -> AppError:
    return AppError(
        "“{name}” is over {limit} MB.",
        "Save the article alone, or split the file.",
        name=name,
        limit=limit // 1_000_000,
    )
