"""Importing Word documents (.docx): text, headings, lists, tables, notes and pictures."""

import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from desktop.base.errors import AppError
from desktop.reading.forms import xml_trees, zip_archives
from desktop.reading.forms.html_document import (
    build_document,
    collapse_spaces,
    parse_plausible_date,
)
from desktop.reading.forms.xml_trees import Element
from desktop.reading.forms.zip_archives import Archive, damaged_error

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LOCKED = "EncryptedPackage".encode("utf-16-le")
"""The OLE stream in which a password-protected document keeps its archive."""

DEEPEST = 100
"""Nesting depth of elements; mammoth reaches Python's recursion limit at about 180."""

MOST_ELEMENTS = 150_000
"""Takes mammoth about 12 s; a novel has 100,000."""

UNREAD = re.compile(
    r"(?:.*/)?(?:docProps|customXml|theme|glossary|media|charts|diagrams|embeddings)/"
    r"|.*/(?:header|footer|settings|webSettings|fontTable)\d*\.xml",
    re.IGNORECASE,
)
PARTS = (".xml", ".rels")
PICTURES = re.compile(r"word/media/[^/]+", re.IGNORECASE)
PROPERTIES = "docProps/core.xml"
GENERATORS = frozenset({"python-docx", "apache poi", "un-named", "docx4j", "officegen", "phpword"})
"""Programs that give their own name as author, and their template's date."""

NOBODY = GENERATORS | frozenset(
    {
        "user",
        "windows user",
        "microsoft office user",
        "utilisateur",
        "utilisateur windows",
        "administrator",
        "owner",
        "utilisateur de microsoft office",
        "administrateur",
        "admin",
        "unknown",
        "inconnu",
        "author",
        "auteur",
    }
)
NO_TITLES = frozenset({"untitled", "sans titre", "title", "titre", "document", "word document"})
FILE_NAME = re.compile(r"(?i)microsoft word - |.*\.(?:docx?|docm|dotx?|odt|rtf|pdf)$|document\d+$")

TITLED = """
p[style-name='Title'] => h1.title:fresh
p[style-name='Subtitle'] => p.subtitle:fresh
p[style-name='Caption'] => p.caption:fresh
p[style-name='caption'] => p.caption:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
"""
BELOW_TITLE = TITLED + "\n".join(
    f"p[style-name='{word} {level}'] => h{min(level + 1, 6)}:fresh"
    for word in ("heading", "Heading")
    for level in range(1, 7)
)

FAILURES = (
    ArithmeticError,
    AttributeError,
    LookupError,
    OSError,
    RecursionError,
    TypeError,
    ValueError,
    zipfile.BadZipFile,
)
"""What mammoth raises for inconsistent parts."""


@dataclass(frozen=True, slots=True)
class DocumentProperties:
    """A document's properties, without implausible ones."""

    title: str | None = None
    author: str | None = None
    created: str | None = None


def to_html(data: bytes, name: str) -> str:
    """Convert the Word document in `data` (.docx) to one HTML document.

    Footnotes and endnotes follow the text; headers, footers and comments are omitted, and tracked
    changes are accepted. Pictures are named by their paths in the archive. Raises AppError if the
    file is in the old binary format, has a password, is damaged, or is too long or too deeply
    nested.
    """
    refuse_binary(data, name)
    archive = zip_archives.open_archive(data, name)
    parts = _read_parts(archive, name)
    title = _find_styled_title(parts)
    pictures = [path for path in archive.paths if PICTURES.match(path)]
    body = _convert(parts, pictures, BELOW_TITLE if title else TITLED, name)
    facts = read_properties(
        xml_trees.parse_xml(archive.read(PROPERTIES)) if PROPERTIES in archive else None
    )
    return build_document(
        body, title=title or facts.title, author=facts.author, published=facts.created
    )


def refuse_binary(data: bytes, name: str) -> None:
    """Raise AppError if `data` is a Word 97 file or a password-protected document."""
    if not data.startswith(OLE):
        return
    if LOCKED in data:
        raise zip_archives.encrypted_error(name)
    raise AppError(
        "“{name}” is in Word’s old format (.doc).",
        "Open it in Word or LibreOffice and save it as .docx.",
        name=name,
    )


def read_properties(properties: Element | None) -> DocumentProperties:
    """Read an office document's properties, ignoring names of programs and files."""
    if properties is None:
        return DocumentProperties()
    title, author, created = (
        next(filter(None, map(xml_trees.get_text, properties.iter(*tags))), "")
        for tags in (
            ("{*}title",),
            ("{*}creator", "{*}initial-creator"),
            ("{*}created", "{*}creation-date"),
        )
    )
    is_titled = title.casefold() not in NO_TITLES and not FILE_NAME.match(title)
    return DocumentProperties(
        title=title or None if is_titled else None,
        author=(author or None) if author.casefold() not in NOBODY else None,
        created=parse_plausible_date(created) if author.casefold() not in GENERATORS else None,
    )


def _read_parts(archive: Archive, name: str) -> dict[str, Element]:
    """Parse the parts that contain text and styles, without entities."""
    too_long = AppError(
        "“{name}” is too long to be read at once.",
        "Save the article alone, or split the document.",
        name=name,
    )
    parts, tags, elements = {}, 0, 0
    for path in archive.paths:
        if not path.endswith(PARTS) or UNREAD.match(path):
            continue
        data = archive.read(path)
        tags += data.count(b"<")
        if tags > 2 * MOST_ELEMENTS:
            raise too_long
        root = xml_trees.parse_xml(data)
        if root is None:
            continue
        if xml_trees.measure_depth(root) > DEEPEST:
            raise AppError(
                "“{name}” is nested too deeply to be read.",
                "Copy its text into a new document.",
                name=name,
            )
        elements += sum(1 for _ in root.iter())
        if elements > MOST_ELEMENTS:
            raise too_long
        parts[path] = root
    return parts


def _find_styled_title(parts: dict[str, Element]) -> str | None:
    """Return the text of the first paragraph in the style "Title", found by its id."""
    styles = {
        get_attribute(style, "styleId")
        for path, root in parts.items()
        if path.endswith("styles.xml")
        for style in root.iter("{*}style")
        for called in style.iter("{*}name")
        if get_attribute(called, "val").casefold() == "title"
    }
    for path, root in parts.items():
        if not styles or path.endswith("styles.xml"):
            continue
        for style in root.iter("{*}pStyle"):
            paragraph = style.iterancestors("{*}p")
            if (
                get_attribute(style, "val") in styles
                and (found := next(paragraph, None)) is not None
            ):
                text = collapse_spaces("".join(piece.text or "" for piece in found.iter("{*}t")))
                if text:
                    return text
    return None


def get_attribute(element: Element, attribute: str) -> str:
    """Return an attribute by its local name; "" if there is none."""
    found = (str(v) for key, v in element.items() if str(key).rpartition("}")[2] == attribute)
    return next(found, "")


def _convert(parts: dict[str, Element], pictures: Sequence[str], styles: str, name: str) -> str:
    """Convert parsed parts to HTML; `pictures` are the paths of those in the archive."""
    from xml.parsers.expat import ExpatError

    import mammoth
    from lxml import etree

    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for path, root in parts.items():
            archive.writestr(path, etree.tostring(_without_linked_pictures(root), encoding="utf-8"))
        for path in pictures:
            # All that mammoth lets us read of a picture is its bytes, so these are its path.
            archive.writestr(path, path.encode())
    try:
        result = mammoth.convert_to_html(
            file,
            style_map=styles,
            include_embedded_style_map=False,
            convert_image=_name_picture,
        )
    except (*FAILURES, ExpatError) as error:
        raise damaged_error(name) from error
    return str(result.value)


def _without_linked_pictures(root: Element) -> Element:
    """Remove the addresses of pictures outside the document, which mammoth would open."""
    for picture in root.iter("{*}blip"):
        for key in [key for key in picture.attrib if str(key).rpartition("}")[2] == "link"]:
            del picture.attrib[key]
    return root


def _name_picture(image: Any) -> list[Any]:
    """Return the element of a picture that mammoth found, named by its path; none if it's gone."""
    from mammoth import html

    try:
        with image.open() as file:
            path = file.read().decode()
    except FAILURES:
        return []
    return [html.element("img", {"src": path, "alt": image.alt_text or ""})]
