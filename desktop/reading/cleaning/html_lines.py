"""Reading an HTML page's lines and its metadata (meta elements, title)."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TYPE_CHECKING

from desktop.reading.article import InlineStyle, Kind, Span, StyledSpan
from desktop.reading.cleaning.dates import find_dates
from desktop.reading.cleaning.inline_markup import (
    Format,
    Piece,
    add_formats,
    place_styles,
    script_of,
)
from desktop.reading.cleaning.lines import Line, repair_text
from desktop.reading.cleaning.markup_outline import PageMetadata
from desktop.reading.cleaning.picture_places import (
    PICTURE_TAGS,
    Figure,
    MarkupPicture,
    PictureNotes,
)
from desktop.reading.text.doctype import drop_internal_subset
from desktop.reading.text.end_tags import drop_end_tags
from desktop.reading.text.foreign_content import end_drawings
from desktop.reading.text.inline_styles import (
    clean_target,
    is_figures,
    move_styles,
    write_script,
)
from desktop.reading.text.web_addresses import join_address
from desktop.reading.text.words import split_words

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_UNREAD = frozenset(
    split_words(
        "script style template noscript svg math title iframe noembed noframes"  # as browsers do
    )
)
_BLOCKS = frozenset(
    split_words(
        "address article aside blockquote body button caption center dd details dialog dir div dl "
        "dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend "
        "li main menu nav ol optgroup option p pre search section select summary table tbody "
        "textarea tfoot thead tr ul"
    )
)
_FRAME = frozenset(["nav", "footer", "aside", "form", "dialog", "button", "select", "menu"])
_CAPTIONS = frozenset({"figcaption", "caption"})
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_CELLS = frozenset({"td", "th"})
_LAID_OUT = frozenset({"table", "li", "blockquote", "pre", "article", "form", *_HEADINGS})
_BETWEEN_CELLS = " | "
_LONGEST_CELL, _LONGEST_ROW, _MOST_IN_ROW = 60, 400, 80
_NEAR = 3
"""How many ancestors of a header are examined."""
_COUNT = re.compile(r"\d{1,4}")
_SPACE = re.compile(r"[ \t\n\r\f]+")
_TAG = re.compile(r"<(?:script|style)\b.*?</(?:script|style)\s*>|<!--.*?-->|<[^<>]*>", re.I | re.S)
_PUBLISHED = ("article:published_time", "dcterms.created", "dc.date", "date", "pubdate")
_UPDATED = ("article:modified_time", "og:updated_time", "dcterms.modified")
_AUTHOR = ("author", "dc.creator", "article:author_name")
_SITE = ("og:site_name", "application-name", "dc.publisher")
_TITLE = ("og:title", "dc.title")
_ADDRESS = ("og:url", "twitter:url")
_SAVED = re.compile(
    r"<!--\s{0,9}(?:saved from url=\(\d{1,5}\)|Page saved with SingleFile\s{1,9}url:\s{1,9})"
    r"(https?://[^\s<>\"]{1,2000})",
    re.IGNORECASE,
)
"""The address that a browser notes at the top of a page that it saves."""
_HEAD = 4096
_LONGEST_SCRIPT = 40
"""How much raised or lowered text can be figures."""


@dataclass(frozen=True, slots=True)
class Markup:
    """A parsed page: its lines, the title from its head first, and its metadata.

    `framed` are the numbers of lines in navigation, forms, footers and asides. `starts` gives for
    every line but the title the element of its first text, and whether it is "text" or "tail".
    `tree` is None if the page is nested too deeply for a tree. `pictures` are in their order.
    """

    lines: tuple[Line, ...]
    facts: PageMetadata
    framed: frozenset[int]
    starts: "tuple[tuple[int, HtmlElement, str], ...]" = ()
    tree: "HtmlElement | None" = None
    pictures: tuple[MarkupPicture, ...] = ()


def read_markup(text: str, address: str | None = None) -> Markup:
    """Read the lines of an HTML page: one per block element, more where <br> breaks it.

    `address` is the page's, if known from elsewhere. Nothing is executed or fetched. Scripts,
    styles and drawings are ignored.
    """
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    prepared = drop_end_tags(drop_internal_subset(text).replace("\x00", ""))
    data = prepared.encode("utf-8", "replace")
    try:
        tree = document_fromstring(data, parser=parser)
    except etree.ParserError:
        return _without_tree(text)
    if any(
        entry.type_name == "ERR_RESOURCE_LIMIT" or "depth" in entry.message.lower()
        for entry in parser.error_log
    ):
        return _without_tree(text)
    end_drawings(tree)
    saved = _SAVED.search(text[:_HEAD])
    facts = read_page_metadata(tree, saved[1] if saved else address)
    reader = _Reader(_base(tree, facts.address))
    if facts.title:
        reader.lines.append(Line(0, facts.title, 0))
    # Not only its body, since libxml2 leaves text in a head and after the body.
    reader.read(tree)
    return Markup(
        tuple(reader.lines),
        facts,
        frozenset(reader.framed),
        tuple(reader.starts),
        tree,
        reader.pictures.finish(len(reader.lines)),
    )


def _without_tree(text: str) -> Markup:
    """Read the text between the tags of a page that has no tree, or too deep a one."""
    lines: list[Line] = []
    for piece in _TAG.sub("\n", text).split("\n"):
        if content := repair_text(_SPACE.sub(" ", html.unescape(piece))):
            lines.append(Line(len(lines), content, 1))
    return Markup(tuple(lines), PageMetadata(), frozenset())


@dataclass(slots=True)
class _ElementContext:
    """Properties of the element around a text, inherited from outer elements."""

    level: int = 0
    role: Kind | None = None
    is_framed: bool = False
    keeps_breaks: bool = False
    is_row: bool = False
    formats: tuple[Format, ...] = ()
    figures: InlineStyle | None = None
    """Whether the text is raised or lowered figures, which Unicode has characters for."""
    figure: Figure | None = None
    """The figure element around it."""


@dataclass(slots=True)
class _Reader:
    """Walks through a page's tree and collects its lines.

    `base` is the address with which relative links are resolved, if known.
    """

    base: str | None = None
    lines: list[Line] = field(default_factory=list)
    framed: set[int] = field(default_factory=set)
    starts: "list[tuple[int, HtmlElement, str]]" = field(default_factory=list)
    pictures: PictureNotes = field(default_factory=PictureNotes)
    _cells: list[list[Piece]] = field(default_factory=lambda: [[]])
    _start: "tuple[HtmlElement, str] | None" = None
    _is_new_block: bool = True
    _bullet: str = ""
    _items: "dict[HtmlElement, int]" = field(default_factory=dict)

    def read(self, root: "HtmlElement") -> None:
        """Walk the elements without recursion, since a page may be deeply nested."""
        stack: list[tuple[HtmlElement, Iterator[HtmlElement], _ElementContext]] = []
        setting = _ElementContext()
        self._take(root, "text", setting)
        stack.append((root, iter(root), setting))
        while stack:
            element, children, setting = stack[-1]
            child = next(children, None)
            if child is None:
                stack.pop()
                if element.tag in _BLOCKS and (element.tag == "tr" or not setting.is_row):
                    self._flush(setting)
                    self._is_new_block = True
                    self._bullet = ""
                    if element.tag == "figure" and setting.figure:
                        setting.figure.end = len(self.lines)
                if stack:
                    self._take(element, "tail", stack[-1][2])
            elif not isinstance(child.tag, str) or child.tag in _UNREAD:
                self._take(child, "tail", setting)
            else:
                inner = self._enter(child, setting)
                self._take(child, "text", inner)
                stack.append((child, iter(child), inner))
        self._flush(setting)

    def _enter(self, element: "HtmlElement", outer: _ElementContext) -> _ElementContext:
        """End the line before a block element, and return the context inside it."""
        tag = element.tag
        if tag == "br":
            self._flush(outer)
        elif tag in PICTURE_TAGS and not outer.is_framed:
            self.pictures.note(element, len(self.lines), outer.figure)
        elif tag in _CELLS and self._start is not None:
            self._cells.append([])
        styled = self._enter_style(element, outer)
        if tag not in _BLOCKS or outer.is_row:
            return styled
        self._flush(outer)
        self._is_new_block = True
        inner = replace(styled)
        if tag in _HEADINGS:
            inner.level = _HEADINGS[tag]
        elif tag == "li":
            self._bullet = self._item_mark(element)
        elif tag == "blockquote":
            inner.role = Kind.QUOTATION
        elif tag in _CAPTIONS:
            inner.role = Kind.CAPTION
        elif tag == "pre":
            inner.keeps_breaks = True
        elif tag == "tr":
            inner.is_row = _is_row_of_data(element)
        elif tag == "figure":
            inner.figure = Figure(len(self.lines))
        inner.is_framed = outer.is_framed or tag in _FRAME or _is_page_header(element)
        return inner

    def _enter_style(self, element: "HtmlElement", outer: _ElementContext) -> _ElementContext:
        """Return the context inside an element that may change how its text stands out."""
        formats = add_formats(element, outer.formats, self.base)
        if formats is outer.formats:
            return outer
        inner = replace(outer, formats=formats)
        script = script_of(formats)
        if script is not script_of(outer.formats):
            is_written = script and is_figures(_read_start(element, _LONGEST_SCRIPT))
            inner.figures = script if is_written else None
        return inner

    def _take(self, element: "HtmlElement", part: str, setting: _ElementContext) -> None:
        """Add the text or the tail of an element to the current line."""
        text: str | None = getattr(element, part)
        if not text:
            return
        pieces = text.split("\n") if setting.keeps_breaks else [text]
        for order, piece in enumerate(pieces):
            if order:
                self._flush(setting)
            if not piece.strip(" \t\n\r\f"):
                self._cells[-1].append((" " if piece else "", ()))
                continue
            if self._start is None:
                self._start = element, part
            self._cells[-1].append(_write_piece(piece, setting))

    def _flush(self, setting: _ElementContext) -> None:
        """End the current line; a table row of short cells is one line."""
        cells = [_read_cell(cell) for cell in self._cells]
        cells = [cell for cell in cells if cell[0]]
        if len(cells) > 1 and all(len(cell) <= _LONGEST_CELL for cell, _ in cells):
            cells = [_join_cells(cells)]
        for order, (content, styles) in enumerate(cells):
            number = len(self.lines)
            bullet, self._bullet = self._bullet, ""
            if bullet[:1].isdigit():
                shown = f"{bullet} {content}"
                styles = move_styles(styles, Span(0, len(content)), len(bullet) + 1)
            else:
                shown = content
            self.lines.append(
                Line(
                    number,
                    shown,
                    int(self._is_new_block or order > 0),
                    level=setting.level,
                    bullet=bullet,
                    role=setting.role,
                    styles=styles,
                )
            )
            if setting.is_framed:
                self.framed.add(number)
            if setting.figure and setting.role is Kind.CAPTION:
                setting.figure.add_caption(number)
            if self._start is not None:
                self.starts.append((number, *self._start))
            self._is_new_block = False
        self._cells, self._start = [[]], None

    def _item_mark(self, element: "HtmlElement") -> str:
        """Return a list item's marker: its number in an ordered list, else a bullet."""
        parent = element.getparent()
        if parent is None or parent.tag != "ol":
            return "•"
        number = self._items.get(parent)
        if number is None:
            start = parent.get("start", "")
            number = int(start) if _COUNT.fullmatch(start) else 1
        self._items[parent] = number + 1
        return f"{number}."


def _write_piece(piece: str, setting: _ElementContext) -> Piece:
    """Return a piece of text with its formats, raised and lowered figures as characters."""
    if setting.figures is None:
        return piece, setting.formats
    formats = tuple(one for one in setting.formats if one[0] is not setting.figures)
    return write_script(piece, setting.figures), formats


def _read_cell(pieces: list[Piece]) -> tuple[str, tuple[StyledSpan, ...]]:
    """Return the text of a line or cell, and what stands out in it."""
    content = repair_text(_SPACE.sub(" ", "".join([piece for piece, _ in pieces])))
    return content, place_styles(pieces, content)


def _join_cells(
    cells: list[tuple[str, tuple[StyledSpan, ...]]],
) -> tuple[str, tuple[StyledSpan, ...]]:
    """Return a table row's cells as one line."""
    styles: list[StyledSpan] = []
    at = 0
    for content, found in cells:
        styles += move_styles(found, Span(0, len(content)), at)
        at += len(content) + len(_BETWEEN_CELLS)
    return _BETWEEN_CELLS.join(content for content, _ in cells), tuple(styles)


def _read_start(element: "HtmlElement", most: int) -> str:
    """Return the text in an element up to about `most` code points, and "…" if it is longer."""
    pieces: list[str] = []
    length = 0
    for piece in element.itertext():
        pieces.append(piece)
        length += len(piece)
        if length > most:
            return "…"
    return "".join(pieces)


def _base(tree: "HtmlElement", address: str | None) -> str | None:
    """Return the address with which the page's relative links are resolved, if known."""
    declared = tree.find(".//base[@href]")
    found = (declared.get("href") or "") if declared is not None else ""
    return clean_target(join_address(address or "", found)) or address


def _is_page_header(element: "HtmlElement") -> bool:
    """Tell whether a header is the page's; an article's own contains the headline."""
    if element.tag != "header":
        return False
    near = islice(element.iterancestors(), _NEAR)
    return not any(outer.tag in ("article", "main") for outer in near)


def _is_row_of_data(row: "HtmlElement") -> bool:
    """Tell whether a table row holds data rather than laying out the page."""
    letters = 0
    for count, element in enumerate(row.iter()):
        if count > _MOST_IN_ROW or element.tag in _LAID_OUT:
            return False
        letters += len(element.text or "") + len(element.tail or "")
    return letters < _LONGEST_ROW


def read_page_metadata(tree: "HtmlElement", address: str | None = None) -> PageMetadata:
    """Return a page's metadata: its title, and the first meta element of each kind.

    `address` is the page's if it doesn't say one itself.
    """
    said: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        content = repair_text(_SPACE.sub(" ", meta.get("content") or ""))
        if name and content:
            said.setdefault(name, content)

    def first(names: tuple[str, ...]) -> str | None:
        return next((said[name] for name in names if name in said), None)

    return PageMetadata(
        title=repair_text(_SPACE.sub(" ", tree.findtext(".//title") or "")) or first(_TITLE),
        author=first(_AUTHOR),
        published=parse_date(first(_PUBLISHED)),
        updated=parse_date(first(_UPDATED)),
        site=first(_SITE),
        address=_read_address(tree, first(_ADDRESS), address),
    )


def _read_address(tree: "HtmlElement", declared: str | None, known: str | None) -> str | None:
    """Return the page's address: its canonical link, else what is `declared`, else `known`."""
    links = (
        link.get("href") or ""
        for link in tree.iter("link")
        if "canonical" in (link.get("rel") or "").lower().split()
    )
    for found in (next(links, ""), declared or "", known or ""):
        address = clean_target(join_address(known or "", found)) if found else ""
        if address[:4].lower() == "http":
            return address
    return None


def parse_date(text: str | None) -> str | None:
    """Return the first date in `text` in ISO 8601, to the minute if it includes a time."""
    dated = find_dates(text) if text else []
    return dated[0].iso if dated else None
