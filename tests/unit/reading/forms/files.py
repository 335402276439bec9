"""Files of each format for tests: archives, books, Word documents, saved pages."""

import io
import random
import zipfile
from collections.abc import Callable, Iterator
from html import escape

from desktop.base.errors import AppError

PROSE = (
    "The ferry left the island before dawn, with forty passengers and the morning’s bread. "
    "Nobody on the quay had expected it to sail in such a wind, and several said so. "
)
CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OEBPS/book.opf"/></rootfiles></container>'
)
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def zipped(members: dict[str, str | bytes]) -> bytes:
    """Return a ZIP archive of `members`."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in members.items():
            archive.writestr(path, content)
    return file.getvalue()


def page(body: str, attributes: str = "") -> str:
    """Return an XHTML page."""
    return (
        '<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml" '
        'xmlns:epub="http://www.idpf.org/2007/ops"><head><title/></head>'
        f"<body {attributes}>{body}</body></html>"
    )


def nav(items: str) -> str:
    """Return EPUB 3's table of contents: `items` are the list items."""
    return page(f'<nav epub:type="toc"><ol>{items}</ol></nav>')


def line(href: str, title: str, below: str = "") -> str:
    """Return a line of the table of contents, with the lines below it."""
    inner = f"<ol>{below}</ol>" if below else ""
    return f'<li><a href="{href}">{escape(title)}</a>{inner}</li>'


def ncx(points: str) -> str:
    """Return EPUB 2's table of contents."""
    return f'<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap>{points}</navMap></ncx>'


def point(src: str, title: str, below: str = "") -> str:
    """Return a line of EPUB 2's table of contents."""
    label = f"<navLabel><text>{escape(title)}</text></navLabel>"
    return f'<navPoint>{label}<content src="{src}"/>{below}</navPoint>'


def epub(
    pages: dict[str, str],
    *,
    contents: str = "",
    old_contents: str = "",
    metadata: str = "",
    apart_from_order: frozenset[str] = frozenset(),
    guide: str = "",
    more: dict[str, str | bytes] | None = None,
) -> bytes:
    """Return an EPUB of `pages`, in their order."""
    items = "".join(
        f'<item id="p{number}" href="{path}" media-type="application/xhtml+xml"/>'
        for number, path in enumerate(pages)
    )
    order = "".join(
        f'<itemref idref="p{number}"' + (' linear="no"/>' if path in apart_from_order else "/>")
        for number, path in enumerate(pages)
    )
    members: dict[str, str | bytes] = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": CONTAINER,
        **{f"OEBPS/{path}": content for path, content in pages.items()},
        **(more or {}),
    }
    if contents:
        items += (
            '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
        )
        members["OEBPS/nav.xhtml"] = contents
    if old_contents:
        items += '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>'
        members["OEBPS/toc.ncx"] = old_contents
    members["OEBPS/book.opf"] = (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:opf="http://www.idpf.org/2007/opf">'
        f'<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">{metadata}</metadata>'
        f'<manifest>{items}</manifest><spine toc="ncx">{order}</spine><guide>{guide}</guide>'
        "</package>"
    )
    return zipped(members)


def paragraph(text: str, style: str = "", more: str = "") -> str:
    """Return a paragraph of a Word document."""
    styled = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f'<w:p>{styled}<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>{more}</w:p>'


def docx(body: str, more: dict[str, str | bytes] | None = None) -> bytes:
    """Return a Word document whose styles are French, as their ids are in a French Word."""
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{identifier}"><w:name w:val="{name}"/></w:style>'
        for identifier, name in (("Titre", "Title"), ("Titre1", "heading 1"), ("Citation", "Quote"))
    )
    text = f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
    return zipped(
        {
            "word/document.xml": text,
            "word/styles.xml": f'<w:styles xmlns:w="{WORD}">{styles}</w:styles>',
            **(more or {}),
        }
    )


def properties(title: str = "", creator: str = "", created: str = "") -> dict[str, str | bytes]:
    """Return the part of a Word document that tells of it."""
    return {
        "docProps/core.xml": (
            '<cp:coreProperties xmlns:cp="urn:cp" xmlns:dc="urn:dc" xmlns:dcterms="urn:dcterms">'
            f"<dc:title>{escape(title)}</dc:title><dc:creator>{escape(creator)}</dc:creator>"
            f"<dcterms:created>{created}</dcterms:created></cp:coreProperties>"
        )
    }


def damages(data: bytes, times: int) -> Iterator[bytes]:
    """Yield `data` with bits turned, bytes zeroed, parts cut off, taken out or doubled."""
    chance = random.Random(20_261_122)
    for number in range(times):
        start = chance.randrange(len(data))
        end = min(len(data), start + chance.randrange(1, 40))
        match number % 5:
            case 0:
                turned = bytearray(data)
                for _ in range(chance.randrange(1, 8)):
                    turned[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
                yield bytes(turned)
            case 1:
                yield data[:start]
            case 2:
                yield data[:start] + bytes(end - start) + data[end:]
            case 3:
                yield data[:start] + data[end:]
            case _:
                yield data[:end] + data[start:]


def outcomes(read: Callable[[bytes], object], data: bytes, times: int) -> tuple[int, int]:
    """Read `data` damaged so many times; return how often it was read, and how often refused."""
    done = refused = 0
    for damaged in damages(data, times):
        try:
            read(damaged)
            done += 1
        except AppError as error:
            assert str(error)
            refused += 1
    return done, refused
