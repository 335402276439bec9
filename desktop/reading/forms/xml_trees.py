"""Parsing XML and XHTML into trees, without entities or network access; writing plain HTML."""

import re
from html import escape
from html.entities import html5
from typing import TYPE_CHECKING, Any, TypeAlias

from desktop.reading.forms.html_document import collapse_spaces
from desktop.reading.text.doctype import drop_internal_subset
from desktop.reading.text.end_tags import drop_end_tags
from desktop.reading.text.foreign_content import end_drawings

if TYPE_CHECKING:
    from lxml.etree import _Element

    Element: TypeAlias = _Element
else:
    Element: TypeAlias = Any

DECLARATION = re.compile(rb"""\s*<\?xml[^<>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["'][^<>]*>""")
PROLOGUE = re.compile(r"\s*+<\?xml[^<>]*+>")
NAMED = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,31};)")
OF_XML = frozenset({"amp;", "lt;", "gt;", "quot;", "apos;"})
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
SELF_CLOSED = re.compile(r"<([A-Za-z][\w:-]*+)([^<>]*+)(?<=/)>")
NAME = re.compile(r"[A-Za-z][A-Za-z0-9._-]*+")
"""An element's name that lxml lets be set; libxml2 reads others too."""

WORD = re.compile(r"(?a:[\w-]+)")
VOID = frozenset(
    {
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
    }
)
FOREIGN = (
    *("svg", "math", "script", "style", "template", "object", "audio", "video"),
    *("iframe", "noembed", "noframes"),
)
XHTML = "http://www.w3.org/1999/xhtml"
TYPES = ("{http://www.idpf.org/2007/ops}type", "epub:type", "role")
KINDS = "data-kinds"
"""The attribute in which a page's elements keep their epub:type and role."""


def parse_xml(data: bytes) -> Element | None:
    """Parse XML, recovering from errors; None if there isn't even one element."""
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        recover=True,
        encoding="utf-8",
        remove_comments=True,
        remove_pis=True,
    )
    root = _root(_text(data), parser)
    if root is not None:
        etree.strip_elements(root, etree.Entity, with_tail=False)
    return root


def parse_page(data: bytes) -> Element:
    """Parse an XHTML page; return its body, without namespaces, scripts and drawings.

    A page that isn't well-formed is parsed as HTML. An unreadable page has an empty body.
    """
    from lxml import etree

    text = _text(data)
    strict = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        encoding="utf-8",
        remove_comments=True,
        remove_pis=True,
    )
    root = _root(text, strict)
    if root is None:
        lenient = etree.HTMLParser(
            no_network=True,
            huge_tree=False,
            encoding="utf-8",
            remove_comments=True,
            remove_pis=True,
        )
        prepared = drop_end_tags(drop_internal_subset(text))
        root = _root(SELF_CLOSED.sub(_opened_and_closed, prepared), lenient)
        if root is not None:
            end_drawings(root)
    if root is None:
        return etree.Element("body")
    etree.strip_elements(root, etree.Entity, *(f"{{*}}{tag}" for tag in FOREIGN), with_tail=False)
    for element in root.iter(etree.Element):
        _simplify(element)
    etree.cleanup_namespaces(root)
    body = root if root.tag == "body" else root.find("body")
    return root if body is None else body


def get_types(element: Element) -> frozenset[str]:
    """Return an element's `epub:type`s, and its ARIA roles without "doc-"."""
    return frozenset(word.removeprefix("doc-") for word in (element.get(KINDS) or "").split())


def to_html(element: Element) -> str:
    """Return an element and the text after it (its tail), as HTML."""
    from lxml import etree

    return str(etree.tostring(element, method="html", encoding="unicode", with_tail=True))


def get_text(element: Element | None) -> str:
    """Return the text in `element` on one line; "" if there is no element."""
    return "" if element is None else collapse_spaces("".join(map(str, element.itertext())))


def measure_depth(element: Element) -> int:
    """Return the nesting depth of the tree below and including `element`."""
    from lxml import etree

    deepest = now = 0
    for event, _ in etree.iterwalk(element, events=("start", "end")):
        now += 1 if event == "start" else -1
        deepest = max(deepest, now)
    return deepest


def _text(data: bytes) -> str:
    """Decode by byte-order mark, then by the XML declaration, then as UTF-8."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = "utf-16"
    else:
        declared = DECLARATION.match(data[:200].removeprefix(b"\xef\xbb\xbf"))
        encoding = declared.group(1).decode("ascii") if declared else "utf-8"
    try:
        text = data.decode(encoding, "replace")
    except (LookupError, ValueError):
        text = data.decode("utf-8", "replace")
    text = text.removeprefix("\ufeff")
    if prologue := PROLOGUE.match(text):
        text = text[prologue.end() :]
    return NAMED.sub(_character, UNWRITABLE.sub("", text))


def _character(match: re.Match[str]) -> str:
    name = match.group(1)
    return match.group() if name in OF_XML else escape(html5.get(name, match.group()), quote=False)


def _opened_and_closed(match: re.Match[str]) -> str:
    tag, attributes = match.groups()
    opened = f"<{tag}{attributes.removesuffix('/')}>"
    return match.group() if tag.lower() in VOID else f"{opened}</{tag}>"


def _root(text: str, parser: Any) -> Element | None:
    from lxml import etree

    try:
        return etree.fromstring(text.encode("utf-8"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def _simplify(element: Element) -> None:
    tag = str(element.tag)
    namespace, _, local = tag.removeprefix("{").rpartition("}")
    is_html = namespace in ("", XHTML) and NAME.fullmatch(local)
    simple = local.lower() if is_html else "span"
    if simple != tag:
        element.tag = simple
    types = WORD.findall(" ".join(filter(None, map(element.get, TYPES))))
    for key in [key for key in element.attrib if "{" in key or key in TYPES]:
        del element.attrib[key]
    if types:
        element.set(KINDS, " ".join(types).lower())
