"""Importing OpenDocument text (.odt): text, headings, lists, tables, notes and pictures."""

import re
from html import escape

from desktop.base.errors import AppError
from desktop.reading.forms import docx, xml_trees, zip_archives
from desktop.reading.forms.html_document import build_document
from desktop.reading.forms.xml_trees import Element
from desktop.reading.forms.zip_archives import damaged_error

CONTENT = "content.xml"
BLOCKS = {"list": "ul", "list-item": "li", "table": "table", "table-row": "tr", "table-cell": "td"}
INLINE = frozenset({"span", "a"})
TEXT_STYLES = {
    "font-style": {"italic": "em", "oblique": "em"},
    "font-weight": {"bold": "strong", "600": "strong", "700": "strong", "800": "strong"},
    "text-position": {"super": "sup", "sub": "sub"},
}
"""The attributes of text styles, and the HTML tags that mean the same as their values."""

RAISED = re.compile(r"^[1-9]\d?%")
LOWERED = re.compile(r"^-[1-9]\d?%")
"""Positions above and below the line, in percent of its height."""

DESCRIPTION = re.compile(r"\{[^{}]{0,80}:svg-compatible:[^{}]{0,20}\}(?:title|desc)$")
"""The name and description of a picture, which aren't a part of the text."""

BLANKS = {"s": " ", "tab": " ", "line-break": "<br>"}
UNREAD = frozenset(
    {
        "tracked-changes",
        "annotation",
        "forms",
        "image",
        "object",
        "note-citation",
        "sequence-decls",
        "bibliography",
        "table-of-content",
        "alphabetical-index",
        "ruby-text",
    }
)


def to_html(data: bytes, name: str) -> str:
    """Convert the OpenDocument text in `data` (.odt) to one HTML document, notes at the end.

    Raises AppError if the file is damaged, has a password, or isn't a text document.
    """
    archive = zip_archives.open_archive(data, name)
    manifest = "META-INF/manifest.xml"
    if manifest in archive and b"encryption-data" in archive.read(manifest):
        raise zip_archives.encrypted_error(name)
    root = xml_trees.parse_xml(archive.read(CONTENT)) if CONTENT in archive else None
    if root is None:
        raise damaged_error(name)
    text = next(root.iter("{urn:oasis:names:tc:opendocument:xmlns:office:1.0}text"), None)
    if text is None:
        raise AppError("“{name}” isn't a text document.", "Choose an .odt file.", name=name)
    titles = {"Title"} | {
        docx.get_attribute(style, "name")
        for style in root.iter("{*}style")
        if docx.get_attribute(style, "parent-style-name") == "Title"
    }
    facts = docx.read_properties(
        xml_trees.parse_xml(archive.read("meta.xml")) if "meta.xml" in archive else None
    )
    return build_document(
        _body(text, titles, _read_text_styles(root)),
        title=facts.title,
        author=facts.author,
        published=facts.created,
    )


def _read_text_styles(root: Element) -> dict[str, tuple[str, ...]]:
    """Return the HTML tags that mean the same as the document's text styles, by their names."""
    found: dict[str, tuple[str, ...]] = {"Emphasis": ("em",), "Strong_20_Emphasis": ("strong",)}
    for style in root.iter("{*}style"):
        if docx.get_attribute(style, "family") != "text":
            continue
        parent = found.get(docx.get_attribute(style, "parent-style-name"), ())
        tags = set(parent)
        for properties in style.iter("{*}text-properties"):
            for attribute, values in TEXT_STYLES.items():
                value = RAISED.sub("super", docx.get_attribute(properties, attribute)).lower()
                value = LOWERED.sub("sub", value).split(" ")[0]
                if value in values:
                    tags.add(values[value])
                elif value:
                    tags -= set(values.values())
        found[docx.get_attribute(style, "name")] = tuple(sorted(tags))
    return found


def _body(text: Element, titles: set[str], styles: dict[str, tuple[str, ...]]) -> str:
    from lxml import etree

    pieces: list[str] = []
    notes: list[str] = []
    outer: list[list[str]] = []
    walk = etree.iterwalk(text, events=("start", "end"))
    for event, element in walk:
        local = str(element.tag).rpartition("}")[2]
        starts = event == "start"
        if starts and (local in UNREAD or DESCRIPTION.match(str(element.tag))):
            if local == "image":
                pieces.append(_picture(element))
            walk.skip_subtree()
        elif starts and local == "note":
            outer.append(pieces)
            pieces = notes
        elif not starts and local == "note" and outer:
            pieces = outer.pop()
        elif starts and local in BLANKS:
            pieces.append(BLANKS[local])
        elif local in INLINE:
            pieces.append(_inline_tags(element, local, styles, starts=starts))
        elif tag := _tag(element, local, titles):
            pieces.append(f"<{tag}>" if starts else f"</{tag}>\n")
        pieces.append(_text_at(element, local, starts=starts))
    return "".join(pieces + notes)


def _inline_tags(
    element: Element, local: str, styles: dict[str, tuple[str, ...]], *, starts: bool
) -> str:
    """Return the tags that a span or link begins or ends with."""
    if local == "a":
        address = escape(docx.get_attribute(element, "href"))
        return f'<a href="{address}">' if starts else "</a>"
    tags = styles.get(docx.get_attribute(element, "style-name"), ())
    if starts:
        return "".join(f"<{tag}>" for tag in tags)
    return "".join(f"</{tag}>" for tag in reversed(tags))


def _picture(element: Element) -> str:
    """Return the tag of a picture, named by its path in the archive."""
    frame = element.getparent()
    described = [] if frame is None else [one for one in frame if DESCRIPTION.match(str(one.tag))]
    alt = xml_trees.get_text(described[0]) if described else ""
    return f'<img src="{escape(docx.get_attribute(element, "href"))}" alt="{escape(alt)}">'


def _tag(element: Element, local: str, titles: set[str]) -> str | None:
    if local == "h":
        level = docx.get_attribute(element, "outline-level")
        return f"h{min(max(int(level), 1), 6) if level.isascii() and level.isdigit() else 2}"
    if local == "p":
        return "h1" if docx.get_attribute(element, "style-name") in titles else "p"
    return BLOCKS.get(local)


def _text_at(element: Element, local: str, *, starts: bool) -> str:
    """Return the text that follows a tag, escaped."""
    if not starts:
        return escape(element.tail or "")
    is_unread = local in UNREAD or DESCRIPTION.match(str(element.tag))
    return "" if is_unread else escape(element.text or "")
