"""Blocks: rejoining paragraphs from lines that were wrapped or broken at links."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from desktop.reading.article import Kind, Span, StyledSpan
from desktop.reading.cleaning.lines import Line
from desktop.reading.text.inline_styles import join_styles, move_styles
from desktop.reading.text.words import split_words

_ENDED = re.compile(r"""[.!?…:;][\s"'»”’)\]*]*$""")
_HYPHENATED = re.compile(r"(?<![^\W\d_])[^\W\d_]++(?:-[^\W\d_]++)+")
_CUT_WORD = re.compile(r"(?<![^\W\d_])([^\W\d_]+)-$")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_OPENING = '“«"‘(['

# A line that ends with one of these words continues on the next one.
_LEADING_ON = frozenset(
    split_words(
        "the a an of to in on at by for with from and or but as that than is are was were be been "
        "has have had its their his her this these our your my le la les l un une des du de d au "
        "aux à en dans sur par pour avec et ou mais que qu qui dont est sont été ont son sa ses "
        "leur leurs ce cette ces nos notre vos votre chez entre sous vers selon"
    )
)
# Before these words, a hyphen at a line's end is kept: "dit-\nil", "lui-\nmême", "celle-\nci".
_CLITICS = frozenset(
    split_words(
        "il ils elle elles on je tu nous vous ce t y en ci là même mêmes moi toi lui leur le la les"
    )
)
_WIDEST_WRAP = 120
_NARROWEST_WRAP = 40
_LONGEST_LINK = 8


@dataclass(frozen=True, slots=True)
class Block:
    """The lines of one paragraph, title, label or list item.

    `numbers` are the line numbers; `gap` and `gap_after` count the blank lines before and after;
    `level`, `bullet`, `indent` and `role` are the first line's; `styles` what stands out in `text`.
    """

    numbers: tuple[int, ...]
    text: str
    words: tuple[str, ...]
    gap: int
    gap_after: int
    level: int = 0
    bullet: str = ""
    indent: int = 0
    role: Kind | None = None
    styles: tuple[StyledSpan, ...] = ()


def build_blocks(lines: list[Line], alone: frozenset[int] = frozenset()) -> list[Block]:
    """Group `lines` into blocks; line numbers in `alone` are never joined to others.

    Two kinds of broken paragraph are rejoined: text wrapped at a width (detected from the page, at
    most 120 columns), and sentences that a converter broke at links.
    """
    width = _find_wrap_width(lines)
    known = find_hyphenated(lines) if width or _has_cut_words(lines) else frozenset()
    groups: list[list[Line]] = []
    for place, line in enumerate(lines):
        if (
            groups
            and (_continues(groups[-1], line, width) or _is_link(groups[-1], lines, place))
            and not {line.number, groups[-1][-1].number} & alone
        ):
            groups[-1].append(line)
        else:
            groups.append([line])
    blocks = []
    for place, group in enumerate(groups):
        parts = _fit_lines(group, known)
        text = "".join(parts)
        after = groups[place + 1][0].gap if place + 1 < len(groups) else 0
        first = group[0]
        numbers = tuple(line.number for line in group)
        words = tuple(split_words(text))
        blocks.append(
            Block(
                numbers,
                text,
                words,
                first.gap,
                after,
                first.level,
                first.bullet,
                first.indent,
                first.role,
                _join_styles(group, parts, text),
            )
        )
    return blocks


def _find_wrap_width(lines: list[Line]) -> int:
    """Detect the width at which the page was wrapped, in columns, or 0.

    Wrapped text has many lines that stop in mid-sentence only because the next word, often a short
    one, wouldn't fit; headlines of equal length are followed by capitals.
    """
    lengths = sorted(len(line.text) for line in lines)
    if not lengths:
        return 0
    width = lengths[min(len(lengths) - 1, len(lengths) * 49 // 50)]
    if not _NARROWEST_WRAP <= width <= _WIDEST_WRAP:
        return 0
    full = broken = low = 0
    for line, after in pairwise(lines):
        if after.gap or len(line.text) < _NARROWEST_WRAP:
            continue
        if _is_full(line, after, width):
            full += not _ENDED.search(line.text)
            low += after.text[0].islower()
        else:
            broken += not _ENDED.search(line.text)
    return width if full >= 3 and full > 3 * broken and 3 * low > full else 0


def _is_full(line: Line, after: Line, width: int) -> bool:
    """Tell whether the first word of `after` wouldn't fit at the end of `line`."""
    return len(line.text) + 1 + len(after.text.split(" ", 1)[0]) > width


def _continues(group: list[Line], line: Line, width: int) -> bool:
    """Tell whether `line` continues the paragraph of the lines in `group`."""
    last = group[-1]
    if line.gap or line.level or line.bullet or last.level:
        return False
    if width and len(last.text) <= width and _runs_to_edge(last, line, width):
        return True
    return _is_cut_at_link(group, line)


def _runs_to_edge(line: Line, after: Line, width: int) -> bool:
    """Tell whether `line` of a wrapped page ends only because of the page's width."""
    long_enough = 10 * len(line.text) >= 6 * width
    return _is_full(line, after, width) or (long_enough and not _ENDED.search(line.text))


def _is_cut_at_link(group: list[Line], line: Line) -> bool:
    """Tell whether a converter broke one sentence into the group's last line and `line`."""
    last, text = group[-1].text, line.text
    if text[0] in ",.;:!?)]»”’%" and (len(text) > 1 or text in ",.;)»”") and len(last) > 1:
        return text[0] not in "’" or len(text) > 3
    prose = len(group) > 1 or last.count(" ") >= 3
    if _ends_in_opening(last) or (prose and text[0].isalpha() and _cut_word(last)):
        return True
    if _ENDED.search(last) and not last.endswith((":", ";")):
        return False
    if text.lstrip("— ")[:1].islower():
        return (
            last.count(" ") >= 2
            or len(group) > 1
            or _leads_on(last)
            or (len(text) > 60 and not last.endswith(":"))
        )
    ends_it = len(group) > 1 and text.count(" ") < 5 and text.endswith(".")
    return prose and (ends_it or _leads_on(last))


def _ends_in_opening(text: str) -> bool:
    """Tell whether a line ends with an opening bracket or quote."""
    return text[-1] in _OPENING and (len(text) == 1 or text[-2].isspace())


def _cut_word(text: str) -> str:
    """Return the first part of a word hyphenated at a line's end, or ""."""
    cut = _CUT_WORD.search(text) if text[-1] == "-" else None
    return cut[1] if cut else ""


def _is_link(group: list[Line], lines: list[Line], place: int) -> bool:
    """Tell whether a line is a link in the middle of a sentence."""
    last, line = group[-1], lines[place]
    if line.gap or line.level or line.bullet or last.level or place + 1 == len(lines):
        return False
    after = lines[place + 1]
    return (
        not (after.gap or after.level or after.bullet)
        and line.text.count(" ") < _LONGEST_LINK
        and (len(group) > 1 or last.text.count(" ") >= 3)
        and (after.text[0].islower() or after.text[0] in ",.;)")
        and not _ENDED.search(last.text)
        and not _ENDED.search(line.text)
    )


def _leads_on(text: str) -> bool:
    """Tell whether a line ends with a comma or a word that requires another."""
    return (
        text.endswith(",")
        or text[-24:].lower().replace("’", "'").split(" ")[-1].split("'")[-1] in _LEADING_ON
    )


def join_lines(group: list[Line], known: frozenset[str]) -> str:
    """Join a group's lines into one text, rejoining words hyphenated at line ends."""
    return "".join(_fit_lines(group, known))


def _fit_lines(group: list[Line], known: frozenset[str]) -> list[str]:
    """Return the text of each line as it is in the joined text, with the blank before it."""
    parts = [group[0].text]
    for before, line in pairwise(group):
        text = line.text
        if text[0] in ",.)]”%" or (text[0] in "’'" and len(text) > 1 and text[1].isalpha()):
            parts.append(text)
        elif cut := _cut_word(before.text):
            first = _FIRST_WORD.match(text)
            if first and not _keeps_hyphen(cut, first[0], known):
                parts[-1] = parts[-1][:-1]
            parts.append(text)
        elif (_ends_in_opening(before.text) and before.text[-1] != "«") or before.text[-1] in "’'":
            parts.append(text)
        else:
            parts.append(" " + text)
    return parts


def _join_styles(group: list[Line], parts: list[str], text: str) -> tuple[StyledSpan, ...]:
    """Return the styles of a group's lines, moved to where its `parts` are in the joined text."""
    if not any(line.styles for line in group):
        return ()
    styles: list[StyledSpan] = []
    at = 0
    for line, part in zip(group, parts, strict=True):
        start = at + part.startswith(" ")
        at += len(part)
        styles += move_styles(line.styles, Span(0, at - start), start)
    return join_styles(styles, text)


def _keeps_hyphen(before: str, after: str, known: frozenset[str]) -> bool:
    """Tell whether a hyphen at a line's end is part of the word."""
    return not after[0].islower() or after in _CLITICS or f"{before}-{after}".lower() in known


def _has_cut_words(lines: Iterable[Line]) -> bool:
    return any(line.text.endswith("-") for line in lines)


def find_hyphenated(lines: Iterable[Line]) -> frozenset[str]:
    """Return the words written with a hyphen within a line of the page."""
    return frozenset(
        word.lower()
        for line in lines
        if "-" in line.text
        for word in _HYPHENATED.findall(line.text)
    )
