"""From a file or the clipboard to raw texts: what form it has, and what can't be read."""

import os
import re
from pathlib import Path

from desktop.base.errors import AppError
from desktop.reading.article import Form, RawText
from desktop.reading.text.encodings import BLANKS, declared_encoding, decode

LARGEST = 20 * 1_000_000
"""The largest text that is read, in bytes."""
LARGEST_BOOK = 200 * 1_000_000
"""The largest book, page or document with its pictures that is read, in bytes."""

SUFFIXES = (
    *(".txt", ".text", ".html", ".htm", ".xhtml", ".mhtml", ".mht", ".webarchive"),
    *(".md", ".markdown", ".epub", ".pdf", ".docx", ".odt"),
)
"""How the names of files that hold articles end."""

_MARKDOWN = frozenset({".md", ".markdown", ".mdown", ".mkd"})
_WEB_PAGES = frozenset({".html", ".htm", ".xhtml", ".xht"})
_MIME_ARCHIVES = frozenset({".mhtml", ".mht"})
_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:\s|<!--.*?-->|<\?xml[^>]*>)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_MIME = re.compile(rb"(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){0,30}?mime-version:", re.IGNORECASE)
_MIME_PARTS = re.compile(rb"content-type:\s*multipart/related", re.IGNORECASE)
_HEAD = 4096


def read(path: Path) -> tuple[RawText, ...]:
    """Read the file at `path` whole: one raw text, or a book's chapters in order.

    Text, HTML (also as MHTML or Safari's web archive), Markdown, EPUB, PDF, Word and OpenDocument
    files are known by what is in them; only Markdown by its name. Raises AppError where the file
    is missing, unreadable, too large (text over 20 MB, books over 200 MB), in another form or
    without any text.
    """
    try:
        if not path.is_file():
            raise AppError(
                "“{name}” isn't a file." if path.exists() else "“{name}” isn't there.",
                "Choose a saved article.",
                name=path.name,
            )
        if path.stat().st_size > LARGEST_BOOK:
            raise _too_large(path.name, LARGEST_BOOK)
        data = path.read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise AppError(
            "“{name}” can't be read ({reason}).",
            "Check that you may open it.",
            name=path.name,
            reason=reason,
        ) from error
    # A name that isn't UTF-8 can be opened but not kept as it is.
    return from_bytes(data, os.fsencode(path.name).decode("utf-8", "replace"))


def from_bytes(data: bytes, name: str) -> tuple[RawText, ...]:
    """Take the bytes of a file called `name`. Raises AppError as `read` does."""
    suffix = Path(name).suffix.lower()
    head = data[:_HEAD]
    if b"%PDF-" in head[:1024]:
        from desktop.reading.forms import pdf

        return (_made(pdf.html_of(data, name), name, Form.CLIPPING),)
    if head.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        return _from_archive(data, name)
    if head.startswith(b"bplist00"):
        return (_page(_web_archive(data, name), name),)
    if head.startswith(b"{\\rtf"):
        raise AppError(
            "“{name}” is in Rich Text Format.", "Save it as .docx or as plain text.", name=name
        )
    if suffix in _MIME_ARCHIVES or (_MIME.match(head) and _MIME_PARTS.search(head)):
        from desktop.reading.forms import mhtml

        page, encoding = mhtml.page_of(data, name)
        return (_page(page, name, encoding),)
    if suffix in _WEB_PAGES or _PAGE.match(head):
        return (_page(data, name),)
    text = _text(data, name)
    return (_from_markdown(text) if suffix in _MARKDOWN else text,)


def from_text(text: str, name: str) -> RawText:
    """Take a text that is in memory already, such as the clipboard's.

    Raises AppError where it is over 20 MB, binary or blank.
    """
    return _text(text.encode("utf-8", "replace"), name)


def from_html(text: str, name: str) -> RawText:
    """Take a piece of a web page that is in memory, such as the clipboard's.

    Raises AppError where it is over 20 MB or blank.
    """
    return _made(text, name, Form.CLIPPING)


def _text(data: bytes, name: str) -> RawText:
    if len(data) > LARGEST:
        raise _too_large(name, LARGEST)
    text, encoding = decode(data, name)
    return RawText(data, text, name, encoding)


def _page(data: bytes, name: str, encoding: str | None = None) -> RawText:
    if len(data) > LARGEST:
        raise _too_large(name, LARGEST)
    text, encoding = decode(data, name, encoding or declared_encoding(data))
    return RawText(data, text, name, encoding, Form.PAGE)


def _made(html: str, name: str, form: Form) -> RawText:
    """Keep the HTML that another form was turned into."""
    data = html.encode("utf-8", "replace")
    if len(data) > LARGEST:
        raise _too_large(name, LARGEST)
    if not html.strip(BLANKS):
        raise AppError("“{name}” is empty.", "Choose a file with an article's text.", name=name)
    return RawText(data, data.decode("utf-8"), name, "utf-8", form)


def _from_markdown(raw: RawText) -> RawText:
    from desktop.reading.forms import markdown

    html, is_clean = markdown.html_of(raw.text, raw.name)
    return _made(html, raw.name, Form.DOCUMENT if is_clean else Form.CLIPPING)


def _from_archive(data: bytes, name: str) -> tuple[RawText, ...]:
    """Read a book or a text processor's document, known by the parts of its archive."""
    from desktop.reading.forms import docx, epub, odt, zip_archives

    if data.startswith(b"PK"):
        parts = zip_archives.opened(data, name).paths
        if "META-INF/container.xml" in parts:
            return tuple(
                _made(chapter.html, chapter.name, Form.DOCUMENT)
                for chapter in epub.chapters(data, name)
            )
        if "content.xml" in parts:
            return (_made(odt.html_of(data, name), name, Form.DOCUMENT),)
        if not any(part.startswith("word/") for part in parts):
            raise AppError(
                "“{name}” is an archive, not an article.",
                "Unpack it and import the folder.",
                name=name,
            )
    return (_made(docx.html_of(data, name), name, Form.DOCUMENT),)


def _web_archive(data: bytes, name: str) -> bytes:
    """Return the page in a Safari web archive, a property list."""
    import plistlib

    try:
        page = plistlib.loads(data)["WebMainResource"]["WebResourceData"]
    except (plistlib.InvalidFileException, KeyError, TypeError, ValueError, OverflowError) as error:
        raise AppError(
            "“{name}” is no web archive that can be read.",
            "Save the page as HTML and import that file.",
            name=name,
        ) from error
    return bytes(page)


def _too_large(name: str, limit: int) -> AppError:
    return AppError(
        "“{name}” is over {limit} MB.",
        "Save the article alone, or split the file.",
        name=name,
        limit=limit // 1_000_000,
    )
