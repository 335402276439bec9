"""Reading a PDF page's text with PDFium: pieces of lines, with position, size and weight."""

import ctypes
import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Any

from desktop.reading import limits

# In ems. Word spaces are rarely under 0.13 em; kerning, accents and rounding stay under 0.1 em.
WORD_GAP = 0.12
_PIECE_GAP = 0.6
_LONGEST_GAP = 3.0
_LARGEST_BACKSTEP = 0.7
_SHIFT = 0.5

_BOLD_NAME = re.compile(r"bold|black|heavy|demi|bx\d|\bbx|-bd|medi$", re.IGNORECASE)
_BOLD = 700
_SPACES = {32: " ", 160: "\u00a0", 0x202F: "\u00a0"} | dict.fromkeys(range(0x2000, 0x200B), " ")
# PDFium returns a control character or a non-character for a hyphen at a line's end.
_SIGNS = {
    0x2: "-",
    0xFFFE: "-",
    0x2010: "-",
    0x2011: "-",
    0xF0A7: "▪",
    0xF0B7: "•",
    0xF0D8: "•",
    0xF0FC: "•",
    0xFB00: "ff",
    0xFB01: "fi",
    0xFB02: "fl",
    0xFB03: "ffi",
    0xFB04: "ffl",
    0xFB05: "st",
    0xFB06: "st",
}
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_ACCENTS = {
    "´": "\u0301",
    "`": "\u0300",
    "ˋ": "\u0300",
    "ˆ": "\u0302",
    "^": "\u0302",
    "¨": "\u0308",
    "¸": "\u0327",
    "˜": "\u0303",
}
SOFT_HYPHEN = "\u00ad"


class CrowdedPageError(Exception):
    """A page has more characters than are read."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words on one line that are close together.

    Positions and sizes are in points, as the page is read; `base` is the baseline's height, which
    increases upwards. `weight` is approximately as in CSS; `order` is the drawing order.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    weight: int
    order: int


@dataclass(frozen=True, slots=True)
class Page:
    """A page's upright text in pieces, its slanted text as words, and its edges in points."""

    pieces: tuple[Piece, ...]
    slanted: tuple[str, ...]
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class _Glyph:
    """A character: `space` precedes it in the file, `quarter` is its rotation in right angles.

    `parted` means that PDFium sees a word boundary before it.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    weight: int
    quarter: int
    space: str
    parted: bool


@dataclass(frozen=True, slots=True)
class _Style:
    """The text style of one drawn string; a `quarter` of 4 means slanted."""

    size: float
    weight: int
    quarter: int


def read_page(page: Any) -> Page:
    """Read an open pypdfium2 page, rotated so that most of its text is upright.

    Raises CrowdedPageError over 100,000 characters.
    """
    left, bottom, right, top = page.get_bbox()
    glyphs = list(_glyphs(page, (left, bottom, right, top)))
    turns = Counter(glyph.quarter for glyph in glyphs if glyph.quarter < 4)
    quarter = turns.most_common(1)[0][0] if turns else 0
    upright: list[list[_Glyph]] = []
    slanted: list[list[_Glyph]] = []
    for run in _runs(glyphs):
        (upright if run[0].quarter == quarter else slanted).append(run)
    pieces: list[Piece] = []
    for run in upright:
        pieces.extend(_pieces(run, len(pieces)))
    heights = [_rotate(x, y, quarter)[1] for x, y in ((left, bottom), (right, top))]
    words = tuple(piece.text for run in slanted for piece in _pieces(run, 0))
    return Page(tuple(pieces), words, max(heights), min(heights))


def _glyphs(page: Any, box: tuple[float, float, float, float]) -> Iterator[_Glyph]:
    """Yield the characters within the page's bounds, in drawing order."""
    import pypdfium2.raw as pdfium

    styles: dict[int | None, _Style] = {}
    edges = pdfium.FS_RECTF()
    x, y = ctypes.c_double(), ctypes.c_double()
    space, parted = "", False
    with closing(page.get_textpage()) as text:
        raw = text.raw
        if text.count_chars() > limits.MOST_GLYPHS:
            raise CrowdedPageError
        for place in range(text.count_chars()):
            code = pdfium.FPDFText_GetUnicode(raw, place)
            if code == 32 and pdfium.FPDFText_IsGenerated(raw, place):
                parted = True
                continue
            if code in _SPACES:
                space = _SPACES[code]
                continue
            if not (mark := _mark(code)):
                continue
            pdfium.FPDFText_GetCharOrigin(raw, place, x, y)
            if not (box[0] <= x.value <= box[2] and box[1] <= y.value <= box[3]):
                continue
            pdfium.FPDFText_GetLooseCharBox(raw, place, edges)
            drawn = pdfium.FPDFText_GetTextObject(raw, place)
            address = ctypes.cast(drawn, ctypes.c_void_p).value
            style = styles.get(address)
            if style is None:
                style = styles[address] = _read_style(pdfium, raw, place)
            base = y.value
            first, second = edges.left, edges.right
            if style.quarter in (1, 2, 3):
                base = _rotate(x.value, y.value, style.quarter)[1]
                first = _rotate(edges.left, edges.bottom, style.quarter)[0]
                second = _rotate(edges.right, edges.top, style.quarter)[0]
            yield _Glyph(
                mark,
                min(first, second),
                max(first, second),
                base,
                style.size,
                style.weight,
                style.quarter,
                space,
                parted,
            )
            space, parted = "", False


def _mark(code: int) -> str:
    """Return the text for a character code, or "" if it is invisible."""
    if code in _SIGNS:
        return _SIGNS[code]
    mark = chr(code) if code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else ""
    return mark if mark == SOFT_HYPHEN or mark.isprintable() else ""


def _read_style(pdfium: Any, raw: Any, place: int) -> _Style:
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(raw, place, matrix)
    size = pdfium.FPDFText_GetFontSize(raw, place) * math.hypot(matrix.c, matrix.d)
    turn = math.atan2(matrix.b, matrix.a) / (math.pi / 2)
    quarter = round(turn) % 4 if abs(turn - round(turn)) < 0.05 else 4
    weight = pdfium.FPDFText_GetFontWeight(raw, place)
    name = ctypes.create_string_buffer(128)
    flags = ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(raw, place, name, len(name), flags)
    if _BOLD_NAME.search(name.value.decode("utf-8", "replace")):
        weight = max(weight, _BOLD)
    return _Style(max(abs(size), 0.1), weight, quarter)


def _rotate(x: float, y: float, quarter: int) -> tuple[float, float]:
    """Rotate a point so that text rotated by `quarter` right angles becomes upright."""
    return ((x, y), (y, -x), (-x, -y), (-y, x))[quarter]


def _runs(glyphs: Sequence[_Glyph]) -> Iterator[list[_Glyph]]:
    """Yield runs of consecutive characters on one line."""
    run: list[_Glyph] = []
    for glyph in glyphs:
        if run and not _follows(run[-1], glyph):
            yield run
            run = []
        run.append(glyph)
    if run:
        yield run


def _follows(before: _Glyph, glyph: _Glyph) -> bool:
    size = max(before.size, glyph.size)
    if before.quarter != glyph.quarter:
        return False
    if glyph.quarter == 4:
        return True
    if abs(before.base - glyph.base) > _SHIFT * size:
        return False
    return -_LARGEST_BACKSTEP * size <= glyph.left - before.right <= _LONGEST_GAP * size


def _pieces(run: list[_Glyph], order: int) -> Iterator[Piece]:
    """Split a run at wide gaps, and insert the spaces between its words."""
    gaps = [after.left - before.right for before, after in pairwise(run)]
    wide = _LONGEST_GAP if run[0].quarter == 4 else _PIECE_GAP
    word = WORD_GAP
    letter_spacing = _letter_spacing(run, gaps)
    start, text, ground = 0, run[0].text, run[0]
    for place, gap in enumerate(gaps, start=1):
        before, glyph = run[place - 1], run[place]
        size = min(before.size, glyph.size)
        if letter_spacing:
            word, wide = 1.6 * letter_spacing / size, max(4 * letter_spacing / size, 2.0)
        if gap > wide * size:
            yield _piece(run[start:place], text, order)
            start, text, order = place, "", order + 1
        elif gap > word * size or (not letter_spacing and _parts(glyph, gap)):
            text += glyph.space or " "
        if _is_raised(ground, glyph):
            text += glyph.text.translate(_RAISED)
        else:
            text, ground = _compose_accent(text + glyph.text, before, glyph), glyph
    yield _piece(run[start:], text, order)


def _parts(glyph: _Glyph, gap: float) -> bool:
    return bool(glyph.space) or (glyph.parted and gap > 0)


def _letter_spacing(run: list[_Glyph], gaps: list[float]) -> float:
    """Return the letter spacing of "R E P O R T" in points, or 0 for normal text."""
    if len(run) < 4 or run[0].quarter == 4:
        return 0.0
    apart = sum(gap > WORD_GAP * glyph.size for gap, glyph in zip(gaps, run[1:], strict=True))
    letters = sum(glyph.text.isalpha() for glyph in run)
    return median(gaps) if apart > 0.8 * len(gaps) and letters > 0.7 * len(run) else 0.0


def _is_raised(ground: _Glyph, glyph: _Glyph) -> bool:
    """Tell whether a digit is superscript, as a power or note reference: "km²", "la guerre³"."""
    return (
        glyph.text.isdecimal()
        and glyph.size <= 0.8 * ground.size
        and glyph.base - ground.base > 0.2 * ground.size
    )


def _compose_accent(text: str, before: _Glyph, glyph: _Glyph) -> str:
    """Combine a letter with an accent drawn over it, as old TeX does."""
    overlap = before.right - glyph.left
    if overlap < 0.3 * min(before.right - before.left, glyph.right - glyph.left):
        return text
    if before.text in _ACCENTS and glyph.text.isalpha() and text[-2:-1] == before.text:
        letter = "i" if glyph.text == "ı" else glyph.text
        return text[:-2] + unicodedata.normalize("NFC", letter + _ACCENTS[before.text])
    if glyph.text in _ACCENTS and before.text.isalpha():
        return text[:-2] + unicodedata.normalize("NFC", before.text + _ACCENTS[glyph.text])
    return text


def _piece(glyphs: list[_Glyph], text: str, order: int) -> Piece:
    """Make a piece of glyphs, with the size, weight and baseline of most of them."""
    sizes: Counter[tuple[float, int, float]] = Counter()
    for glyph in glyphs:
        sizes[round(glyph.size, 1), glyph.weight, round(glyph.base, 1)] += 1
    (size, weight, base), _ = max(sizes.items(), key=lambda item: (item[1], item[0][0]))
    # At a line's end, it means that the word continues.
    end = SOFT_HYPHEN if text.endswith(SOFT_HYPHEN) else ""
    return Piece(
        unicodedata.normalize("NFC", text.replace(SOFT_HYPHEN, "")) + end,
        min(glyph.left for glyph in glyphs),
        max(glyph.right for glyph in glyphs),
        base,
        size,
        weight,
        order,
    )
