"""Grouping a PDF's rows into headings, paragraphs and list items, also across page breaks."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from desktop.reading.cleaning.blocks import find_hyphenated, join_lines
from desktop.reading.cleaning.lines import Line
from desktop.reading.forms.pdf_columns import Row
from desktop.reading.forms.pdf_fragments import SOFT_HYPHEN

# Sizes relative to that of most of the text.
_HEADING = 1.15
_ASIDE = 0.93
_SAME_SIZE = 0.08
# In ems.
_INDENT = 0.7
_WIDEST_INDENT = 5.0
_MARGIN = 0.5
# Relative to the usual distance between baselines.
_WIDE_LEADING = 1.3
_WIDEST_HEADING_LEADING = 1.9
_NEAR_ROWS = 4

_LONGEST_HEADING = 220
_LONGEST_BOLD_HEADING = 120
_MOST_BETWEEN = 4

_ENDED = re.compile(r"""[.!?…][\s"'»”’)\]*⁰¹²³⁴⁵⁶⁷⁸⁹]*$""")
_BULLET = re.compile(r"(?:[•▪◦‣·●○■▶►✓]|o(?= [A-ZÀ-Ý]))\s+(?=\S)")
# In the middle of a sentence, these may happen to begin a line.
_DASHED = re.compile(r"[*–-]\s+(?=\S)")
_NUMBERED = re.compile(r"(?:\d{1,2}[.)]|[a-z]\))\s+(?=\S)")
_OPENED = re.compile(r"[:;]$")
# A line of a table of contents: "Sources . . . . . 12".
_LEADER = re.compile(r"(?:(?<!\s\.)(?:\s\.){2,}+|(?<!\.)\.{4,}+)\s*+\w++$")
_SENTENCE = re.compile(r"[.,;]$")


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph or list item; `tag` is its HTML element."""

    tag: str
    text: str


@dataclass(frozen=True, slots=True)
class _Group:
    """The rows of one paragraph; `right` is the right edge of the rows near its end.

    `opens`: it is the first in its column; `indented`, `marked`: its first row is, `marked` by a
    bullet or number.
    """

    rows: tuple[Row, ...]
    right: float
    opens: bool
    indented: bool
    marked: bool


@dataclass(frozen=True, slots=True)
class _Measure:
    """The font size (points) and weight (as in CSS) of most of the document's text."""

    size: float
    weight: int

    def is_bold(self, row: Row) -> bool:
        return row.weight >= max(550, self.weight + 120)

    def is_large(self, row: Row) -> bool:
        return row.size >= _HEADING * self.size

    def is_small(self, row: Row) -> bool:
        return row.size < _ASIDE * self.size


@dataclass(frozen=True, slots=True)
class _Column:
    """The rows of one column, their usual left edge, and their line spacing by font size."""

    rows: Sequence[Row]
    edge: float
    leadings: dict[int, float]
    measure: _Measure

    def right_edge(self, place: int) -> float:
        """Return the right edge of the rows near `place`, in points."""
        near = self.rows[max(0, place - _NEAR_ROWS) : place + _NEAR_ROWS + 1]
        return max(row.right for row in near)

    def has_room(self, place: int) -> bool:
        """Tell whether the row before `place` ends although the next word would have fitted."""
        before, row = self.rows[place - 1], self.rows[place]
        # A dash is never left alone at a line's end.
        words = row.text.split(" ", 2)[: 1 + _is_marked(row)]
        length = sum(len(word) + 1 for word in words)
        width = length * (row.right - row.left) / max(1, len(row.text))
        return self.right_edge(place - 1) - before.right > width


def build_blocks(columns: Sequence[Sequence[Row]]) -> list[Block]:
    """Group the rows of all pages' columns, in reading order, into blocks."""
    rows = [row for column in columns for row in column]
    if not rows:
        return []
    measure = _measure(rows)
    groups = _rejoin([group for column in columns for group in _groups(column, measure)], measure)
    known = find_hyphenated(_line(row.text) for row in rows)
    texts = [_text(group, known) for group in groups]
    ranks = _ranks(groups, texts, measure)
    return [
        _block(group, text, measure, ranks)
        for group, text in zip(groups, texts, strict=True)
        if text
    ]


def _measure(rows: Iterable[Row]) -> _Measure:
    sizes: Counter[float] = Counter()
    weights: Counter[tuple[float, int]] = Counter()
    for row in rows:
        size = round(2 * row.size) / 2
        sizes[size] += len(row.text)
        weights[size, row.weight] += len(row.text)
    size = sizes.most_common(1)[0][0]
    of_size = {weight: count for (of, weight), count in weights.items() if of == size}
    return _Measure(size, max(of_size, key=lambda weight: of_size[weight]))


def _groups(rows: Sequence[Row], measure: _Measure) -> list[_Group]:
    """Split one column's rows into paragraphs."""
    groups: list[_Group] = []
    column = _Column(rows, _left_edge(rows), _leadings(rows), measure)
    start = 0
    for place in range(1, len(rows) + 1):
        if place < len(rows) and not _begins(column, start, place):
            continue
        first = rows[start]
        indent = first.left - column.edge
        groups.append(
            _Group(
                tuple(rows[start:place]),
                column.right_edge(place - 1),
                start == 0,
                _INDENT * first.size < indent < _WIDEST_INDENT * first.size,
                _is_marked(first) and abs(first.size - measure.size) <= _SAME_SIZE * measure.size,
            )
        )
        start = place
    return groups


def _begins(column: _Column, start: int, place: int) -> bool:
    """Tell whether a paragraph begins at row `place`, given that the last one began at `start`."""
    before, row = column.rows[place - 1], column.rows[place]
    measure = column.measure
    if abs(before.size - row.size) > _SAME_SIZE * before.size:
        return True
    gap = before.base - row.base
    if measure.is_large(before) and measure.is_large(row):
        return not 0 < gap <= _WIDEST_HEADING_LEADING * row.size
    if not 0 < gap <= _WIDE_LEADING * column.leadings.get(round(row.size), 1.2 * row.size):
        return True
    if _BULLET.match(row.text) or _LEADER.search(before.text):
        return True
    ended = _ENDED.search(before.text) is not None
    broken = ended or column.has_room(place)
    if _is_marked(row):
        return broken or bool(_OPENED.search(before.text)) or _is_marked(column.rows[start])
    if measure.is_bold(before) != measure.is_bold(row):
        return broken
    if _is_indented(column.rows[start], before, row, column.edge):
        return broken
    return column.has_room(place) and (ended or not row.text[0].islower())


def _is_indented(first: Row, before: Row, row: Row, edge: float) -> bool:
    """Tell whether `row` begins a paragraph by its indent, or by ending a hanging indent."""
    step = row.left - before.left
    indent = _INDENT * row.size
    if _is_marked(first):
        return row.left < first.left - indent
    if step > indent:
        return before.left - edge < _MARGIN * row.size and step < _WIDEST_INDENT * row.size
    return step < -indent and before is not first and first.left - edge < indent


def _left_edge(rows: Sequence[Row]) -> float:
    """Return the usual left edge of a column's rows, in points."""
    starts = Counter(round(row.left) for row in rows)
    most = max(starts.values(), default=0)
    return float(min(start for start, count in starts.items() if 2 * count >= most))


def _leadings(rows: Sequence[Row]) -> dict[int, float]:
    """Return the usual distance between two baselines, in points, for each size of text."""
    gaps: dict[int, list[float]] = {}
    for before, row in pairwise(rows):
        gap = before.base - row.base
        if 0.8 * row.size <= gap <= 2.2 * row.size and round(before.size) == round(row.size):
            gaps.setdefault(round(row.size), []).append(gap)
    # Rows within a paragraph are closer than paragraphs are.
    return {size: sorted(found)[len(found) // 3] for size, found in gaps.items()}


def _is_marked(row: Row) -> bool:
    return any(mark.match(row.text) for mark in (_BULLET, _DASHED, _NUMBERED))


def _rejoin(groups: list[_Group], measure: _Measure) -> list[_Group]:
    """Rejoin paragraphs interrupted by the end of a page or column, notes or captions."""
    whole: list[_Group] = []
    last = -1
    for group in groups:
        if measure.is_small(group.rows[0]) or measure.is_large(group.rows[0]):
            whole.append(group)
            continue
        between = len(whole) - 1 - last
        if (
            last >= 0
            and (group.opens or between)
            and between <= _MOST_BETWEEN
            and _continues(whole[last], group, between > 0 and not group.opens)
        ):
            joined = replace(whole[last], rows=whole[last].rows + group.rows, right=group.right)
            whole[last] = joined
            continue
        last = len(whole)
        whole.append(group)
    return whole


def _continues(group: _Group, rest: _Group, in_column: bool) -> bool:
    """Tell whether `rest` continues the paragraph of `group`."""
    end, start = group.rows[-1], rest.rows[0]
    if rest.marked or abs(end.size - start.size) > _SAME_SIZE * end.size:
        return False
    if end.text.endswith((SOFT_HYPHEN, "-")) and start.text[0].islower():
        return True
    if _ENDED.search(end.text):
        return False
    if start.text[0].islower():
        return True
    full = group.right - end.right < 2 * end.size and len(group.rows) > 1
    return full and not rest.indented and not in_column and end.weight == start.weight


def _text(group: _Group, known: frozenset[str]) -> str:
    """Return the text of a paragraph's rows, rejoining words hyphenated at line ends."""
    lines: list[Line] = []
    for row in group.rows:
        if lines and lines[-1].text.endswith(SOFT_HYPHEN):
            text = lines.pop().text.rstrip(SOFT_HYPHEN) + row.text
            lines.append(_line(text))
        else:
            lines.append(_line(row.text))
    text = join_lines(lines, known).replace(SOFT_HYPHEN, "")
    bullet = _BULLET.match(text) or _DASHED.match(text)
    return text[bullet.end() :] if bullet and group.marked else text


def _line(text: str) -> Line:
    return Line(number=0, text=text, gap=0)


def _block(group: _Group, text: str, measure: _Measure, ranks: dict[float, int]) -> Block:
    if rank := _rank(group, text, measure, ranks):
        return Block(f"h{rank}", text)
    return Block("li" if group.marked else "p", text)


def _ranks(groups: Sequence[_Group], texts: Sequence[str], measure: _Measure) -> dict[float, int]:
    """Return the heading level, 1 to 3, of each size of headings, the largest first."""
    sizes = {
        _size(group)
        for group, text in zip(groups, texts, strict=True)
        if _is_large_heading(group, text, measure)
    }
    return {size: min(3, rank) for rank, size in enumerate(sorted(sizes, reverse=True), start=1)}


def _rank(group: _Group, text: str, measure: _Measure, ranks: dict[float, int]) -> int:
    """Return a heading's level, 1 to 3; 0 if it isn't a heading."""
    if _is_large_heading(group, text, measure):
        return ranks[_size(group)]
    bold = all(measure.is_bold(row) for row in group.rows)
    small = measure.is_small(group.rows[0])
    if not bold or small or len(text) > _LONGEST_BOLD_HEADING or _SENTENCE.search(text):
        return 0
    return min(3, max(2, len(set(ranks.values())) + 1))


def _is_large_heading(group: _Group, text: str, measure: _Measure) -> bool:
    large = all(measure.is_large(row) for row in group.rows)
    if not large or len(text) > _LONGEST_HEADING or not any(map(str.isalpha, text)):
        return False
    return not (text.endswith(".") and text.count(" ") > 12)


def _size(group: _Group) -> float:
    return round(median(row.size for row in group.rows))
