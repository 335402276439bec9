"""Importing EPUB books: each readable chapter becomes one document."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from pathlib import PurePosixPath

from desktop.base.errors import AppError
from desktop.reading import limits
from desktop.reading.forms import epub_package, xml_trees, zip_archives
from desktop.reading.forms.epub_package import FRONT_MATTER, Book, Entry
from desktop.reading.forms.html_document import Document, build_document, collapse_spaces
from desktop.reading.forms.xml_trees import Element

FEWEST_WORDS = 20
"""A page with fewer is a half-title, a dedication or a picture with its caption."""

MOST_WORDS_APART = 2_000
"""A page with more isn't a cover or copyright page, whatever it is called."""

FEWEST_LINKS = 5
MOSTLY = 0.6
"""The links' share of a page's letters above which it is a table of contents, marked or not."""

LONGEST_TITLE = 80
WRAPPERS = frozenset({"div", "section", "article", "main"})
PAGE_NUMBERS = frozenset({"pagenum", "pageno", "pagebreak"})
LONGEST_PAGE_NUMBER = 12
NO_LETTERS = re.compile(r"[^a-z]+")
NAMES_APART = frozenset({"titlepage", "halftitle", "halftitlepage"})
TITLES_APART = frozenset(
    {
        "cover",
        "front cover",
        "back cover",
        "title page",
        "half title",
        "half title page",
        "copyright",
        "contents",
        "copyright page",
        "table of contents",
        "toc",
        "list of figures",
        "list of tables",
        "couverture",
        "première de couverture",
        "quatrième de couverture",
        "page de titre",
        "faux-titre",
        "faux titre",
        "page de copyright",
        "mentions légales",
        "sommaire",
        "table des matières",
        "table",
    }
)


@dataclass(slots=True)
class Chapter:
    """A chapter being assembled: its pieces of HTML, and what is known about it."""

    title: str
    entry: Entry | None
    stands_apart: bool
    is_list: bool
    pieces: list[str] = field(default_factory=list)
    words: int = 0


@dataclass(frozen=True, slots=True)
class Piece:
    """The part of a page from one entry of the table of contents to the next."""

    blocks: tuple[Element, ...]
    before: str
    entry: Entry | None


def read_chapters(data: bytes, name: str) -> tuple[Document, ...]:
    """Read the chapters of the EPUB in `data`, in reading order, named "book.epub#03 Title".

    A chapter begins where the table of contents says, and includes the following files that it
    doesn't list. Cover, title page, contents and pages without prose are omitted, unless there is
    nothing else. Raises AppError if it is no EPUB, damaged, encrypted, locked or without text.
    """
    archive = zip_archives.open_archive(data, name)
    book = epub_package.read_package(archive, name)
    found: list[Chapter] = []
    entries: dict[str, list[Entry]] = {path: [] for path in book.spine if path in archive}
    for entry in book.contents:
        if entry.path in entries:
            entries[entry.path].append(entry)
    # A table of contents that lists at most one file doesn't show where chapters begin.
    is_divided = sum(map(bool, entries.values())) > 1
    for path, named in entries.items():
        content = archive.read(path)
        if content.count(b"<") > limits.MOST_TAGS:
            raise limits.too_many_tags_error(name)
        page = xml_trees.parse_page(content)
        _resolve_pictures(page, path)
        _add_page(
            found, page, named if is_divided else [], path in book.apart or _is_named_apart(path)
        )
    kept = [chapter for chapter in found if _is_readable(chapter)] or [
        chapter for chapter in found if chapter.words
    ]
    if not kept:
        raise AppError(
            "“{name}” holds no text.", "Choose a book with more than pictures.", name=name
        )
    return tuple(
        _make_document(chapter, number, book, name) for number, chapter in enumerate(kept, 1)
    )


def _add_page(found: list[Chapter], page: Element, entries: list[Entry], is_apart: bool) -> None:
    """Add a page to the chapters: to the last one, as new ones, or both."""
    is_list = _is_mostly_links(page)
    _drop_navigation(page)
    container, seen = _find_container(page)
    is_apart = is_apart or bool(seen & FRONT_MATTER)
    last = found[-1] if found and found[-1].entry and not found[-1].stands_apart else None
    depth = last.entry.depth if last and last.entry else None
    for piece in _split_page(container, entries, depth):
        if piece.entry is None and last and not (is_apart or is_list or _opens_with_h1(piece)):
            chapter = last
        else:
            chapter = _start_chapter(piece, is_apart, is_list)
            found.append(chapter)
        words = [piece.before, *map(xml_trees.get_text, piece.blocks)]
        words += [block.tail or "" for block in piece.blocks]
        chapter.words += sum(len(text.split()) for text in words)
        chapter.pieces += [piece.before, *map(xml_trees.to_html, piece.blocks)]


def _resolve_pictures(page: Element, path: str) -> None:
    """Let a page's pictures refer to their paths in the archive, since pages are joined."""
    for picture in page.iter("img"):
        source = (picture.get("src") or "").strip()
        if source and source[:5].lower() != "data:":
            picture.set("src", epub_package.resolve(path, source)[0])


def _is_named_apart(path: str) -> bool:
    words = NO_LETTERS.split(PurePosixPath(path).stem.lower())
    return not NAMES_APART.isdisjoint(words)


def _is_readable(chapter: Chapter) -> bool:
    most = MOST_WORDS_APART if chapter.stands_apart else 0
    return not chapter.is_list and chapter.words >= FEWEST_WORDS and chapter.words > most


def _start_chapter(piece: Piece, is_apart: bool, is_list: bool) -> Chapter:
    title = collapse_spaces(piece.entry.title) if piece.entry else ""
    stands_apart = is_apart or title.casefold() in TITLES_APART
    return Chapter(title or _find_heading(piece), piece.entry, stands_apart, is_list)


def _make_document(chapter: Chapter, number: int, book: Book, name: str) -> Document:
    title = chapter.title[:LONGEST_TITLE].rstrip()
    return Document(
        f"{name}#{number:02d} {title}".rstrip(),
        build_document(
            "".join(chapter.pieces),
            title=chapter.title,
            author=book.author,
            published=book.published,
            site=book.publisher or book.title,
            language=book.language,
        ),
    )


def _find_container(page: Element) -> tuple[Element, frozenset[str]]:
    """Return the element whose children are the page's blocks, and the page's epub:types."""
    container, seen = page, xml_trees.get_types(page)
    while len(container) == 1 and container[0].tag in WRAPPERS:
        inner = container[0]
        if (container.text or "").strip() or (inner.tail or "").strip():
            break
        container, seen = inner, seen | xml_trees.get_types(inner)
    return container, seen


def _split_page(container: Element, entries: list[Entry], depth: int | None) -> Iterator[Piece]:
    """Split a page where chapters begin; `depth` is the previous chapter's, if any."""
    blocks = tuple(container)
    starts = _find_starts(blocks, entries, depth)
    before = escape(container.text or "")
    if not starts or starts[0][0] > 0:
        starts.insert(0, (0, None))
    ends = [place for place, _ in starts[1:]] + [len(blocks)]
    for (place, entry), end in zip(starts, ends, strict=True):
        yield Piece(blocks[place:end], before, entry)
        before = ""


def _find_starts(
    blocks: tuple[Element, ...], entries: list[Entry], depth: int | None
) -> list[tuple[int, Entry | None]]:
    """Return the blocks at which chapters begin, in order, with their entries.

    An entry below another is a section of it, unless the upper one has no text of its own (a part,
    which only heads its chapters). A page isn't split if a chapter's start can't be found.
    """
    places = _find_places(blocks, {entry.fragment for entry in entries})
    begins_here = any(places.get(entry.fragment) == 0 for entry in entries)
    top = min((entry.depth for entry in entries), default=0)
    is_chapter = begins_here or depth is None or top <= depth
    if any(entry.fragment not in places and entry.depth == top and is_chapter for entry in entries):
        return [(0, entries[0])]
    placed = [(places[entry.fragment], entry) for entry in entries if entry.fragment in places]
    starts: list[tuple[int, Entry | None]] = []
    for place, entry in sorted(placed, key=lambda pair: pair[0]):
        if place == 0:
            starts = [(0, entry)]
        elif depth is None or entry.depth <= depth or _is_bare(blocks, starts, place):
            starts.append((place, entry))
        else:
            continue
        depth = entry.depth
    return starts


def _is_bare(
    blocks: tuple[Element, ...], starts: list[tuple[int, Entry | None]], place: int
) -> bool:
    if not starts:
        return False
    words = 0
    for number in range(starts[-1][0], place):
        words += len(xml_trees.get_text(blocks[number]).split())
        if words >= FEWEST_WORDS:
            return False
    return True


def _find_places(blocks: tuple[Element, ...], fragments: set[str]) -> dict[str, int]:
    """Find the blocks that begin with an element that has one of these ids."""
    from lxml import etree

    places = {"": 0}
    for number, block in enumerate(blocks):
        for event, element in etree.iterwalk(block, events=("start", "end")):
            if event == "start":
                for identifier in (element.get("id"), element.get("name")):
                    if identifier in fragments:
                        places.setdefault(identifier, number)
            text = element.text if event == "start" else element.tail
            if (text or "").strip():
                break
    return places


def _find_heading(piece: Piece) -> str:
    for block in piece.blocks:
        for heading in block.iter("h1", "h2", "h3", "h4", "h5", "h6"):
            if text := xml_trees.get_text(heading):
                return text
    return ""


def _opens_with_h1(piece: Piece) -> bool:
    for block in piece.blocks:
        for element in block.iter():
            if element.tag == "h1":
                return True
            if (element.text or "").strip():
                return False
    return False


def _is_mostly_links(page: Element) -> bool:
    links = [len(xml_trees.get_text(link)) for link in page.iter("a") if link.get("href")]
    return len(links) >= FEWEST_LINKS and sum(links) > MOSTLY * len(xml_trees.get_text(page))


def _drop_navigation(page: Element) -> None:
    """Remove navigation, and the page numbers of the printed edition."""
    from lxml import etree

    for element in page.iter("nav", "div", "span", "a"):
        seen = xml_trees.get_types(element).union((element.get("class") or "").lower().split())
        is_number = seen & PAGE_NUMBERS and len(xml_trees.get_text(element)) <= LONGEST_PAGE_NUMBER
        if is_number or "navigation" in seen:
            element.tag = "nav"
    etree.strip_elements(page, "nav", with_tail=False)
