"""Blocks: paragraphs put together again from lines that were wrapped or cut at a link."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from desktop.reading.article import Kind
from desktop.reading.cleaning.furniture import words_of
from desktop.reading.cleaning.lines import Line

_ENDED = re.compile(r"""[.!?…:;][\s"'»”’)\]*]*$""")
_HYPHENATED = re.compile(r"(?<![^\W\d_])[^\W\d_]++(?:-[^\W\d_]++)+")
_CUT_WORD = re.compile(r"(?<![^\W\d_])([^\W\d_]+)-$")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_OPENING = '“«"‘(['

# A line that ends with one of these words goes on in the next one.
_LEADING_ON = frozenset(
    words_of(
        "the a an of to in on at by for with from and or but as that than is are was were be been "
        "has have had its their his her this these our your my le la les l un une des du de d au "
        "aux à en dans sur par pour avec et ou mais que qu qui dont est sont été ont son sa ses "
        "leur leurs ce cette ces nos notre vos votre chez entre sous vers selon"
    )
)
# After a hyphen at a line's end, these keep it: "dit-\nil", "lui-\nmême", "celle-\nci".
_CLITICS = frozenset(
    words_of(
        "il ils elle elles on je tu nous vous ce t y en ci là même mêmes moi toi lui leur le la les"
    )
)
_WIDEST_WRAP = 120
_NARROWEST_WRAP = 40
_LONGEST_LINK = 8


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that make up one paragraph, title, label or list item.

    `numbers` are the physical lines; `gap` and `gap_after` the blank lines around it; `level`,
    `bullet`, `indent` and `role` the first line's.
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


def blocks_of(lines: list[Line], alone: frozenset[int] = frozenset()) -> list[Block]:
    """Put `lines` together into blocks; those numbered in `alone` are joined to nothing.

    Two kinds of broken paragraph are mended: text that was wrapped at a width (of at most 120
    columns, found by looking at the page), and sentences that a converter cut at links.
    """
    width = _wrap_width(lines)
    known = hyphenated(lines) if width or _has_cut_words(lines) else frozenset()
    groups: list[list[Line]] = []
    for place, line in enumerate(lines):
        if (
            groups
            and (_goes_on(groups[-1], line, width) or _is_link(groups[-1], lines, place))
            and not {line.number, groups[-1][-1].number} & alone
        ):
            groups[-1].append(line)
        else:
            groups.append([line])
    blocks = []
    for place, group in enumerate(groups):
        text = joined(group, known)
        after = groups[place + 1][0].gap if place + 1 < len(groups) else 0
        first = group[0]
        numbers = tuple(line.number for line in group)
        words = tuple(words_of(text))
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
            )
        )
    return blocks


def _wrap_width(lines: list[Line]) -> int:
    """Return the width at which the page was wrapped, in columns, or 0.

    Wrapped text has many lines that stop in mid-sentence only because the next word, often a small
    one, would not fit; headlines of one length have capitals below.
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
    """Tell whether the first word of `after` would not have fitted at the end of `line`."""
    return len(line.text) + 1 + len(after.text.split(" ", 1)[0]) > width


def _goes_on(group: list[Line], line: Line, width: int) -> bool:
    """Tell whether `line` continues the paragraph of the lines in `group`."""
    last = group[-1]
    if line.gap or line.level or line.bullet or last.level:
        return False
    if width and len(last.text) <= width and _runs_to_edge(last, line, width):
        return True
    return _is_cut_at_link(group, line)


def _runs_to_edge(line: Line, after: Line, width: int) -> bool:
    """Tell whether `line` of a wrapped page stops only because of the page's width."""
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
    """Tell whether a line ends with a bracket or quote that opens."""
    return text[-1] in _OPENING and (len(text) == 1 or text[-2].isspace())


def _cut_word(text: str) -> str:
    """Return the beginning of a word that a line's end cuts after a hyphen, or nothing."""
    cut = _CUT_WORD.search(text) if text[-1] == "-" else None
    return cut[1] if cut else ""


def _is_link(group: list[Line], lines: list[Line], place: int) -> bool:
    """Tell whether a line is a link inside of a sentence, which goes on before and after it."""
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
    """Tell whether a line ends with a word, or the comma, that asks for another."""
    return (
        text.endswith(",")
        or text[-24:].lower().replace("’", "'").split(" ")[-1].split("'")[-1] in _LEADING_ON
    )


def joined(group: list[Line], known: frozenset[str]) -> str:
    """Return the text of a group's lines, with the words cut at line ends mended."""
    if len(group) == 1:
        return group[0].text
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
    return "".join(parts)


def _keeps_hyphen(before: str, after: str, known: frozenset[str]) -> bool:
    """Tell whether a hyphen at a line's end belongs to the word."""
    return not after[0].islower() or after in _CLITICS or f"{before}-{after}".lower() in known


def _has_cut_words(lines: Iterable[Line]) -> bool:
    return any(line.text.endswith("-") for line in lines)


def hyphenated(lines: Iterable[Line]) -> frozenset[str]:
    """Return the words that the page writes with a hyphen inside a line."""
    return frozenset(
        word.lower()
        for line in lines
        if "-" in line.text
        for word in _HYPHENATED.findall(line.text)
    )
