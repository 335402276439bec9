"""Removing PDF headers and footers: running heads, page numbers, a browser's print lines."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from statistics import median

from desktop.reading.forms.pdf_fragments import Page, Piece

# Shares of the page's height, and points.
_MARGIN = 0.18
_EDGE = 0.07
_SAME_HEIGHT = 6.0
_SAME_LINE = 3.0

_NUMBER = re.compile(r"\d+|\b[ivxlc]+j?\b")
_PAGE_NUMBER = re.compile(
    r"[-–—\s|·•.\[(]*+(?:p(?:age)?\.?\s*+)?0\s*+(?:(?:/|of|sur|de)\s*+0)?[-–—\s|·•.\])]*+"
)
_PRINTED = re.compile(
    r"(?:https?|file)://\S+|www\.\S+"
    r"|\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4},?\s+(?:à\s+)?\d{1,2}\s?[:hH]\s?\d{2}(?:\s?[AaPp]\.?[Mm]\.?)?"
    r"|(?:[Pp]age\s+)?\d+\s*(?:/|of|sur)\s*\d+"
)
_LONGEST = 90
_MOST_PIECES = 4

Key = tuple[bool, str]
Heights = dict[Key, float]


def strip_margins(pages: Sequence[Page]) -> tuple[list[Page], list[str]]:
    """Remove headers and footers from `pages`; return the pages, and each removed line once.

    A line is one if it is outermost and, apart from numbers, repeated at the same height on several
    pages, or if it is a page number or printed on the edge by a browser. If nothing else would be
    left, nothing is removed.
    """
    repeated = _find_repeated(pages)
    left: list[Page] = []
    lines: dict[str, str] = {}
    for number, page in enumerate(pages):
        taken: set[int] = set()
        for line in _margin_lines(page, number, repeated):
            taken.update(piece.order for piece in line)
            text = " ".join(piece.text for piece in line)
            lines.setdefault(_without_numbers(text), text)
        for text in page.slanted:
            lines.setdefault(_without_numbers(text), text)
        rest = tuple(piece for piece in page.pieces if piece.order not in taken)
        left.append(replace(page, pieces=rest, slanted=()))
    if not any(page.pieces for page in left):
        return list(pages), []
    return left, list(lines.values())


def _find_repeated(pages: Sequence[Page]) -> Heights:
    """Return text repeated on several pages, and its distance from the edge in points."""
    found: dict[Key, dict[int, float]] = {}
    for number, page in enumerate(pages):
        for on_top in (True, False):
            for line in _lines_from_edge(page, on_top):
                for piece in line:
                    heights = found.setdefault(_key(piece, number, on_top), {})
                    heights.setdefault(number, _depth(piece, page, on_top))
    fewest = 2 if len(pages) <= 6 else 3
    repeated: Heights = {}
    for key, heights in found.items():
        middle = median(heights.values())
        if sum(abs(depth - middle) <= _SAME_HEIGHT for depth in heights.values()) >= fewest:
            repeated[key] = middle
    return repeated


def _key(piece: Piece, number: int, on_top: bool) -> Key:
    """Return a key for a repeated piece: its text, or a page number's offset from the count."""
    if piece.text.isdecimal():
        return on_top, f"+{int(piece.text[:9]) - number}"
    return on_top, _without_numbers(piece.text)


def _depth(piece: Piece, page: Page, on_top: bool) -> float:
    return page.top - piece.base if on_top else piece.base - page.bottom


def _margin_lines(page: Page, number: int, repeated: Heights) -> Iterator[list[Piece]]:
    """Yield the header and footer lines of a page, from the edges inwards."""
    for on_top in (True, False):
        for line in _lines_from_edge(page, on_top):
            depth = _depth(line[0], page, on_top)
            again = [
                abs(depth - repeated.get(_key(piece, number, on_top), -1000.0)) <= _SAME_HEIGHT
                for piece in line
            ]
            if not _is_margin(line, again, depth / (page.top - page.bottom)):
                break
            yield line


def _lines_from_edge(page: Page, on_top: bool) -> Iterator[list[Piece]]:
    """Yield the lines in the upper or lower margin of a page, the outermost first."""
    depth = _MARGIN * (page.top - page.bottom)
    near = sorted(
        (piece for piece in page.pieces if _depth(piece, page, on_top) <= depth),
        key=lambda piece: -piece.base if on_top else piece.base,
    )
    line: list[Piece] = []
    for piece in near:
        if line and abs(piece.base - line[0].base) > _SAME_LINE:
            yield sorted(line, key=lambda piece: piece.left)
            line = []
        line.append(piece)
    if line:
        yield sorted(line, key=lambda piece: piece.left)


def _is_margin(line: list[Piece], again: list[bool], depth: float) -> bool:
    """Tell whether a line is a header or footer.

    `again` tells for each piece whether other pages repeat it at that height; `depth` is the
    distance from the edge as a share of the page's height.
    """
    if all(again) or (len(line) == 1 and _PAGE_NUMBER.fullmatch(_without_numbers(line[0].text))):
        return True
    # A chapter's name next to a page number, or next to the publication's name.
    short = sum(len(piece.text) for piece in line) <= _LONGEST and len(line) <= _MOST_PIECES
    if short and (again[0] or again[-1]):
        return True
    return depth <= _EDGE and any(_PRINTED.fullmatch(piece.text) for piece in line)


def _without_numbers(text: str) -> str:
    return _NUMBER.sub("0", " ".join(text.casefold().split()))
