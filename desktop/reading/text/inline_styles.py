"""Inline styles: joined, moved with their text, and written as tags; raised and lowered figures."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from desktop.reading.article import InlineStyle, Span, StyledSpan

LONGEST_TARGET = 2_000
"""Longer addresses, in code points, are left out: they carry data rather than name a page."""

_SCHEME = re.compile(r"(?:https?://[^\s/?#]|mailto:[^\s@]{1,200}@)\S*", re.IGNORECASE)
_RAISED = str.maketrans("0123456789+-\u2212()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁽⁾ⁿ")
_LOWERED = str.maketrans("0123456789+-\u2212()n", "₀₁₂₃₄₅₆₇₈₉₊₋₋₍₎ₙ")
_FIGURES = "0123456789+-()n"
_PLAIN = {
    **str.maketrans(_FIGURES.translate(_RAISED), _FIGURES),
    **str.maketrans(_FIGURES.translate(_LOWERED), _FIGURES),
}
_WRITABLE = re.compile(r"\s*[-+\u2212()]*[0-9n][-+\u2212()0-9n]*\s*")
_LIST_NUMBER = re.compile(r"\d{1,3}[.)] ")
_MOST_BLANKS = 3
_OF_DESIGN = frozenset({InlineStyle.ITALIC, InlineStyle.BOLD})


def clean_target(address: str) -> str:
    """Return a link's address if it leads to the web or to a mailbox, else ""."""
    address = address.strip()
    is_fit = len(address) <= LONGEST_TARGET and address.isprintable()
    return address if is_fit and _SCHEME.fullmatch(address) else ""


def is_figures(text: str) -> bool:
    """Tell whether raised or lowered text can be written in Unicode's characters for figures.

    It must have one: "1er" and "Canal+" keep their plain letters.
    """
    return _WRITABLE.fullmatch(text) is not None


def write_script(text: str, style: InlineStyle) -> str:
    """Return raised or lowered figures in Unicode's characters for them: "10⁶", "CO₂"."""
    return text.translate(_RAISED if style is InlineStyle.SUPERSCRIPT else _LOWERED)


def write_plain(text: str) -> str:
    """Return `text` with plain figures for raised and lowered ones, each in the same place."""
    return text.translate(_PLAIN)


def other_scripts(word: str) -> frozenset[str]:
    """Return a word of letters and figures with the figures plain, raised and lowered: "CO2"."""
    plain = write_plain(word)
    if not any(map(str.isdecimal, plain)) or plain.isdecimal():
        return frozenset()
    figures = {place for place, letter in enumerate(plain) if letter.isdecimal()}
    return frozenset(
        "".join(
            letter.translate(table) if place in figures else letter
            for place, letter in enumerate(plain)
        )
        for table in ({}, _RAISED, _LOWERED)
    )


def join_styles(styles: Iterable[StyledSpan], text: str) -> tuple[StyledSpan, ...]:
    """Return spans of the same style with nothing but blanks between them as one; in order."""
    joined: list[StyledSpan] = []
    last: dict[tuple[InlineStyle, str], int] = {}
    for one in sorted(styles, key=_order):
        place = last.get((one.style, one.target))
        if place is not None and _is_blank_between(text, joined[place].span, one.span):
            span = joined[place].span
            joined[place] = replace(one, span=Span(span.start, max(span.end, one.span.end)))
        else:
            last[one.style, one.target] = len(joined)
            joined.append(one)
    return tuple(sorted(joined, key=_order))


def _is_blank_between(text: str, before: Span, after: Span) -> bool:
    is_near = after.start - before.end <= _MOST_BLANKS
    return is_near and not text[before.end : after.start].strip()


def move_styles(styles: Iterable[StyledSpan], part: Span, start: int = 0) -> tuple[StyledSpan, ...]:
    """Return the styles of `part` of a text, for that part at `start` of another text."""
    moved = []
    for one in styles:
        first, end = max(one.span.start, part.start), min(one.span.end, part.end)
        if first < end:
            shift = start - part.start
            moved.append(StyledSpan(Span(first + shift, end + shift), one.style, one.target))
    return tuple(moved)


def drop_design(styles: Sequence[StyledSpan], text: str) -> tuple[StyledSpan, ...]:
    """Return the styles without italics and bold of the whole `text`, a matter of its design."""
    number = _LIST_NUMBER.match(text)
    first = number.end() if number else 0
    while first < len(text) and not text[first].isalnum():
        first += 1
    last = len(text)
    while last > first and not text[last - 1].isalnum():
        last -= 1
    return tuple(
        one
        for one in styles
        if one.style not in _OF_DESIGN or first < one.span.start or one.span.end < last
    )


def split_by_styles(
    text: str, styles: Sequence[StyledSpan]
) -> Iterator[tuple[str, tuple[StyledSpan, ...]]]:
    """Yield `text` in pieces, each with the styles of all of it, from the outermost inwards."""
    cuts = sorted(
        {0, len(text), *(edge for one in styles for edge in (one.span.start, one.span.end))}
    )
    open_: list[StyledSpan] = []
    waiting = list(reversed(styles))
    for start, end in pairwise(cuts):
        open_ = [one for one in open_ if one.span.end > start]
        while waiting and waiting[-1].span.start <= start:
            open_.append(waiting.pop())
        yield text[start:end], tuple(open_)


def mark_up(
    text: str,
    styles: Sequence[StyledSpan],
    write: Callable[[str], str],
    tags: Callable[[StyledSpan], tuple[str, str]],
) -> str:
    """Return `text` with tags around what stands out, properly nested.

    `write` escapes a piece of text, `tags` returns the opening and the closing tag of a style.
    """
    pieces: list[str] = []
    open_: tuple[StyledSpan, ...] = ()
    for piece, found in (*split_by_styles(text, styles), ("", ())):
        both = zip(open_, found, strict=False)
        kept = sum(1 for _ in takewhile(lambda pair: pair[0] is pair[1], both))
        pieces += [tags(one)[1] for one in reversed(open_[kept:])]
        pieces += [tags(one)[0] for one in found[kept:]]
        pieces.append(write(piece))
        open_ = found
    return "".join(pieces)


def _order(one: StyledSpan) -> tuple[int, int, str, str]:
    return one.span.start, -one.span.end, one.style, one.target
