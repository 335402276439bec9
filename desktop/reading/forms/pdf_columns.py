"""PDF layout analysis: a page's rows in reading order, with columns, titles and drop capitals.

Columns are found by the white gutters between them, as in T. M. Breuel, "Two geometric algorithms
for layout analysis" (2002), but only at left edges that several lines share.
"""

from bisect import bisect
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import fmean, median

from desktop.reading.forms.pdf_fragments import WORD_GAP, Piece

# In ems.
_GUTTER = 0.7
_NARROWEST_COLUMN = 4
_FEWEST_ROWS = 3
_MOST_GUTTERS = 12
_DEEPEST = 6
_SAME_ROW = 0.5
_ALONE = 1.3
_DROP_CAPITAL = 1.9
_MOST_CAPITALS = 12
_TITLE = 1.15


@dataclass(frozen=True, slots=True)
class Row:
    """One line of one column; measures are in points, and `base` increases upwards."""

    text: str
    left: float
    right: float
    base: float
    size: float
    weight: int


@dataclass(frozen=True, slots=True)
class _Band:
    """Pieces between two lines that cross a gutter: those to its left and to its right."""

    left: tuple[Piece, ...]
    right: tuple[Piece, ...]


def find_columns(pieces: Sequence[Piece]) -> list[list[Row]]:
    """Return a page's columns in reading order, each as rows from the top."""
    return [build_rows(column) for column in _columns(list(pieces), 0)]


def build_rows(pieces: Iterable[Piece]) -> list[Row]:
    """Group pieces on the same line into rows, from the top; drop capitals join their word."""
    pieces = list(pieces)
    capitals = _drop_capitals(pieces)
    orders = {capital.order for capital in capitals}
    groups: list[list[Piece]] = []
    base = size = 0.0
    for piece in sorted(pieces, key=lambda piece: -piece.base):
        if piece.order in orders:
            continue
        if groups and base - piece.base <= _SAME_ROW * max(size, piece.size):
            groups[-1].append(piece)
            if piece.size > size:
                base, size = piece.base, piece.size
        else:
            groups.append([piece])
            base, size = piece.base, piece.size
    rows = [_row(sorted(group, key=lambda piece: piece.left)) for group in groups]
    for capital in capitals:
        rows = _with_capital(rows, capital)
    return rows


def _columns(pieces: list[Piece], depth: int) -> list[list[Piece]]:
    """Split pieces recursively at the gutter that separates most of them."""
    bands = _best_bands(pieces) if depth < _DEEPEST else []
    if not bands:
        return [pieces] if pieces else []
    columns: list[list[Piece]] = []
    whole: list[Piece] = []
    for band in bands:
        if _is_columns(band):
            columns.extend(_columns(whole, depth + 1))
            columns.extend(_columns(list(band.left), depth + 1))
            columns.extend(_columns(list(band.right), depth + 1))
            whole = []
        else:
            whole.extend(band.left + band.right)
    return columns + _columns(whole, depth + 1)


def _best_bands(pieces: list[Piece]) -> list[_Band]:
    """Return the bands at the gutter that has most pieces beside it; none without a gutter."""
    if len(pieces) < 2 * _FEWEST_ROWS:
        return []
    size = median(piece.size for piece in pieces)
    start = min(piece.left for piece in pieces) + _NARROWEST_COLUMN * size
    edges = Counter(round(piece.left) for piece in pieces if piece.left > start)
    shared = {edge: count + edges[edge + 1] for edge, count in edges.items()}
    pieces = sorted(pieces, key=lambda piece: -piece.base)
    best: list[_Band] = []
    # Of equal gutters, take the leftmost: text between them hangs before the column.
    most = (0, 0)
    for edge in sorted(shared, key=lambda edge: (-shared[edge], edge))[:_MOST_GUTTERS]:
        if shared[edge] < _FEWEST_ROWS:
            break
        bands = _bands(pieces, edge - 1.0, _GUTTER * size)
        beside = sum(len(band.left) + len(band.right) for band in bands if _is_columns(band))
        if (beside, -edge) > most:
            best, most = bands, (beside, -edge)
    return best


def _bands(pieces: list[Piece], edge: float, width: float) -> list[_Band]:
    """Split pieces, sorted from the top, into bands at those crossing the gutter left of `edge`.

    A piece that crosses it is a band of its own, without a right side.
    """
    bands = []
    left: list[Piece] = []
    right: list[Piece] = []
    heights = sorted(piece.base for piece in pieces if piece.left >= edge)
    size = median(piece.size for piece in pieces)
    for piece in pieces:
        if piece.left >= edge:
            right.append(piece)
        elif piece.right <= edge - width and not _stands_alone(piece, size, heights):
            left.append(piece)
        else:
            bands += [_Band(tuple(left), tuple(right)), _Band((piece,), ())]
            left, right = [], []
    return [*bands, _Band(tuple(left), tuple(right))]


def _stands_alone(piece: Piece, size: float, heights: list[float]) -> bool:
    """Tell whether a title has none of `heights` beside it, but some above it."""
    if piece.size < _TITLE * size:
        return False
    start = bisect(heights, piece.base - _ALONE * piece.size)
    return start == bisect(heights, piece.base + _ALONE * piece.size) and start < len(heights)


def _is_columns(band: _Band) -> bool:
    """Tell columns of text from table cells, or from labels beside their text.

    Columns are usually drawn one after the other; if they are drawn line by line, their lines are
    longer than cells.
    """
    counts = [len({round(piece.base) for piece in side}) for side in (band.left, band.right)]
    if min(counts) < _FEWEST_ROWS or not _overlap(band):
        return False
    drawn = [(piece.order, True) for piece in band.left]
    drawn += [(piece.order, False) for piece in band.right]
    sides = [on_left for _, on_left in sorted(drawn)]
    turns = sum(before != after for before, after in pairwise(sides))
    drawn_in_turn = turns <= max(1, len(sides) // 8)
    lengths = [
        sum(len(piece.text) for piece in side) / count
        for side, count in zip((band.left, band.right), counts, strict=True)
    ]
    if drawn_in_turn:
        return min(lengths) >= 10
    return min(lengths) >= 20 and min(counts) >= 2 * _FEWEST_ROWS


def _overlap(band: _Band) -> bool:
    """Tell whether at least two lines of each side are beside the other side."""
    sides = (band.left, band.right)
    top = min(max(piece.base for piece in side) for side in sides)
    bottom = max(min(piece.base for piece in side) for side in sides)
    return all(sum(bottom <= piece.base <= top for piece in side) >= 2 for side in sides)


def _row(group: list[Piece]) -> Row:
    text = group[0].text
    for before, piece in pairwise(group):
        close = piece.left - before.right <= WORD_GAP * min(before.size, piece.size)
        text += piece.text if close else " " + piece.text
    main = max(group, key=lambda piece: len(piece.text))
    heavy = round(fmean([piece.weight for piece in group], [len(piece.text) for piece in group]))
    right = max(piece.right for piece in group)
    return Row(text, group[0].left, right, main.base, main.size, heavy)


def _drop_capitals(pieces: list[Piece]) -> list[Piece]:
    """Return the large letters that begin a smaller text."""
    if len(pieces) < 3:
        return []
    size = median(piece.size for piece in pieces)
    large = [
        piece
        for piece in pieces
        if piece.size >= _DROP_CAPITAL * size and len(piece.text) <= 2 and piece.text[0].isalpha()
    ]
    return [
        piece
        for piece in large[:_MOST_CAPITALS]
        if any(_is_beside(piece, other.left, other.base, other.size) for other in pieces)
    ]


def _is_beside(capital: Piece, left: float, base: float, size: float) -> bool:
    """Tell whether smaller text is to the right of a drop capital and not below it."""
    return (
        capital.base - 0.5 * size <= base <= capital.base + capital.size
        and size < capital.size / 1.5
        and capital.right - size <= left <= capital.right + 2 * size
    )


def _with_capital(rows: list[Row], capital: Piece) -> list[Row]:
    """Prepend a drop capital to the first row beside it, and move those rows to its left edge."""
    whole = []
    first = True
    for row in rows:
        if _is_beside(capital, row.left, row.base, row.size):
            text = capital.text + row.text if first else row.text
            row = replace(row, text=text, left=capital.left)
            first = False
        whole.append(row)
    return whole
