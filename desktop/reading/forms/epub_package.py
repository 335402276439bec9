"""Reading an EPUB's package document: metadata, files in reading order, table of contents."""

import posixpath
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from desktop.base.errors import AppError
from desktop.reading.forms import xml_trees
from desktop.reading.forms.html_document import parse_plausible_date
from desktop.reading.forms.xml_trees import Element
from desktop.reading.forms.zip_archives import Archive, damaged_error

CONTAINER = "META-INF/container.xml"
ENCRYPTION = "META-INF/encryption.xml"
FONT_MASKS = frozenset(
    {"http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"},
)
PAGES = frozenset({"application/xhtml+xml", "text/html", "application/xml", "text/xml"})
FRONT_MATTER = frozenset(
    {
        "cover",
        "titlepage",
        "title-page",
        "halftitlepage",
        "halftitle",
        "copyright-page",
        "copyright",
        "toc",
        "landmarks",
        "page-list",
        "pagelist",
        "loi",
        "lot",
    }
)
"""Pages without prose, in EPUB's structural semantics, ARIA roles and the EPUB 2 guide."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the table of contents: its title, its target, and its depth from 0."""

    title: str
    path: str
    fragment: str
    depth: int


@dataclass(frozen=True, slots=True)
class Book:
    """An EPUB's metadata and structure; `apart` are the paths of front matter such as the cover."""

    title: str | None
    author: str | None
    language: str | None
    published: str | None
    publisher: str | None
    spine: tuple[str, ...]
    contents: tuple[Entry, ...]
    apart: frozenset[str]


@dataclass(frozen=True, slots=True)
class Item:
    """A file of the book, as listed in the package's manifest."""

    path: str
    type: str
    properties: frozenset[str]


def read_package(archive: Archive, name: str) -> Book:
    """Read the package of the EPUB `name`.

    Raises AppError if there is none, or if the book's text is encrypted.
    """
    _refuse_locked(archive, name)
    path = _package_path(archive)
    root = xml_trees.parse_xml(archive.read(path)) if path in archive else None
    if root is None:
        raise damaged_error(name)
    items = {
        item.get("id", ""): Item(
            resolve(path, item.get("href", ""))[0],
            item.get("media-type", ""),
            frozenset(item.get("properties", "").split()),
        )
        for item in root.iter("{*}item")
    }
    navigation = next((item.path for item in items.values() if "nav" in item.properties), "")
    nav = xml_trees.parse_page(archive.read(navigation)) if navigation in archive else None
    contents = () if nav is None else _entries_of_nav(nav, navigation)
    if not contents:
        contents = _entries_of_ncx(root, items, archive)
    return Book(
        title=_first(root, "title"),
        author=_author(root),
        language=_first(root, "language"),
        published=_published(root),
        publisher=_first(root, "publisher"),
        spine=_spine(root, items, contents),
        contents=contents,
        apart=_find_front_matter(root, path, nav, navigation),
    )


def _refuse_locked(archive: Archive, name: str) -> None:
    root = xml_trees.parse_xml(archive.read(ENCRYPTION)) if ENCRYPTION in archive else None
    if root is None:
        return
    for encrypted in root.iter("{*}EncryptedData"):
        method = encrypted.find("{*}EncryptionMethod")
        if method is None or method.get("Algorithm") not in FONT_MASKS:
            raise AppError(
                "“{name}” is locked by its seller (DRM).",
                "Choose a book without copy protection.",
                name=name,
            )


def _package_path(archive: Archive) -> str:
    root = xml_trees.parse_xml(archive.read(CONTAINER)) if CONTAINER in archive else None
    named = [] if root is None else [file.get("full-path", "") for file in root.iter("{*}rootfile")]
    others = [path for path in archive.paths if path.lower().endswith(".opf")]
    return next((path for path in [*named, *others] if path in archive), "")


def resolve(base: str, href: str) -> tuple[str, str]:
    """Resolve `href` in the file `base` to a path in the archive and a fragment."""
    try:
        parts = urlsplit(href.strip())
    except ValueError:
        return "", ""
    if parts.scheme or parts.netloc:
        return "", ""
    joined = posixpath.join(posixpath.dirname(base), unquote(parts.path)) if parts.path else base
    return posixpath.normpath(joined).lstrip("/"), unquote(parts.fragment)


def _texts(root: Element, tag: str) -> list[tuple[Element, str]]:
    found = ((element, xml_trees.get_text(element)) for element in root.iter(f"{{*}}{tag}"))
    return [(element, text) for element, text in found if text]


def _first(root: Element, tag: str) -> str | None:
    return next((text for _, text in _texts(root, tag)), None)


def _author(root: Element) -> str | None:
    """Join the creators that are authors (MARC relator "aut"), or all if none is."""
    roles = {
        (meta.get("refines") or "").removeprefix("#"): xml_trees.get_text(meta)
        for meta in root.iter("{*}meta")
        if meta.get("property") == "role"
    }
    creators = [
        (
            text,
            element.get("{http://www.idpf.org/2007/opf}role") or roles.get(element.get("id", "")),
        )
        for element, text in _texts(root, "creator")
    ]
    authors = [text for text, role in creators if role in (None, "aut")]
    return ", ".join(dict.fromkeys(authors or [text for text, _ in creators])) or None


def _published(root: Element) -> str | None:
    dates = [
        (element.get("{http://www.idpf.org/2007/opf}event"), parse_plausible_date(text))
        for element, text in _texts(root, "date")
    ]
    of_book = [day for event, day in dates if day and event in (None, "publication")]
    return of_book[0] if of_book else None


def _spine(root: Element, items: dict[str, Item], contents: tuple[Entry, ...]) -> tuple[str, ...]:
    """Return the pages in reading order; non-linear ones last, or omitted if not in contents."""
    named = {entry.path for entry in contents}
    inside, outside = [], []
    for reference in root.iter("{*}itemref"):
        item = items.get(reference.get("idref", ""))
        if item is None or not _is_page(item):
            continue
        if reference.get("linear") != "no":
            inside.append(item.path)
        elif item.path in named:
            outside.append(item.path)
    if not inside:
        inside = [item.path for item in items.values() if _is_page(item)]
    return tuple(dict.fromkeys(inside + outside))


def _is_page(item: Item) -> bool:
    return item.type in PAGES or item.path.lower().endswith((".xhtml", ".html", ".htm"))


def _entries_of_nav(nav: Element, path: str) -> tuple[Entry, ...]:
    from lxml import etree

    lists = list(nav.iter("nav"))
    contents = next(
        (one for one in lists if "toc" in xml_trees.get_types(one)), lists[0] if lists else nav
    )
    entries, depth = [], -1
    for event, element in etree.iterwalk(contents, events=("start", "end"), tag=("ol", "a")):
        if element.tag == "ol":
            depth += 1 if event == "start" else -1
        elif event == "start":
            target, fragment = resolve(path, element.get("href", ""))
            entries.append(Entry(xml_trees.get_text(element), target, fragment, max(depth, 0)))
    return tuple(entries)


def _entries_of_ncx(root: Element, items: dict[str, Item], archive: Archive) -> tuple[Entry, ...]:
    from lxml import etree

    spine = next(root.iter("{*}spine"), None)
    named = items.get("" if spine is None else spine.get("toc", ""))
    typed = (item for item in items.values() if item.type == "application/x-dtbncx+xml")
    item = named or next(typed, None)
    ncx = xml_trees.parse_xml(archive.read(item.path)) if item and item.path in archive else None
    if item is None or ncx is None:
        return ()
    entries, depth = [], -1
    for event, point in etree.iterwalk(ncx, events=("start", "end"), tag="{*}navPoint"):
        depth += 1 if event == "start" else -1
        content = point.find("{*}content")
        if event == "start" and content is not None:
            target, fragment = resolve(item.path, content.get("src", ""))
            title = xml_trees.get_text(point.find("{*}navLabel"))
            entries.append(Entry(title, target, fragment, depth))
    return tuple(entries)


def _find_front_matter(
    root: Element, path: str, nav: Element | None, navigation: str
) -> frozenset[str]:
    named = [
        resolve(path, reference.get("href", ""))
        for reference in root.iter("{*}reference")
        if reference.get("type", "").lower() in FRONT_MATTER
    ]
    named += [
        resolve(navigation, link.get("href", ""))
        for link in (() if nav is None else nav.iter("a"))
        if xml_trees.get_types(link) & FRONT_MATTER
    ]
    # An entry with a fragment covers only part of a file.
    return frozenset({navigation} | {target for target, fragment in named if not fragment})
