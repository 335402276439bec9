"""Inline styles: placing those of markup in the text made of it, and cutting them to its parts."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise, takewhile

from desktop.reading.article import InlineStyle, Span, StyledSpan

LONGEST_TARGET = 2_000
"""Longer addresses, in code points, are left out: they carry data rather than name a page."""

Format = tuple[InlineStyle, str]
"""A style, and a link's address."""
Piece = tuple[str, tuple[Format, ...]]
"""A piece of text as the markup has it, and its formats."""

_SCHEME = re.compile(r"(?:https?://[^\s/?#]|mailto:[^\s@]{1,200}@)\S*", re.IGNORECASE)
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff\x00-\x08\x0e-\x1f\x7f]")
_RAISED = str.maketrans("0123456789+-\u2212()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁽⁾ⁿ")
_LOWERED = str.maketrans("0123456789+-\u2212()n", "₀₁₂₃₄₅₆₇₈₉₊₋₋₍₎ₙ")
_FIGURES = "0123456789+-()n"
_PLAIN = {
    **str.maketrans(_FIGURES.translate(_RAISED), _FIGURES),
    **str.maketrans(_FIGURES.translate(_LOWERED), _FIGURES),
}
_WRITABLE = re.compile(r"\s*[-+\u2212()]*[0-9n][-+\u2212()0-9n]*\s*")
_LIST_NUMBER = re.compile(r"\d{1,3}[.)] ")
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


def place_styles(pieces: Sequence[Piece], text: str) -> tuple[StyledSpan, ...]:
    """Place the formats of `pieces` in `text`, which is made of them by changing blanks only.

    Returns none if `text` differs from them otherwise, where characters were repaired. Linear.
    """
    if not any(formats for _, formats in pieces):
        return ()
    found: list[StyledSpan] = []
    at = 0
    for piece, formats in pieces:
        start = None
        for letter in piece:
            if letter.isspace() or _UNSEEN.match(letter):
                continue
            while text[at : at + 1] in (" ", "\u00a0"):
                at += 1
            if text[at : at + 1] != letter:
                return ()
            start = at if start is None else start
            at += 1
        if start is not None:
            found += [StyledSpan(Span(start, at), style, target) for style, target in formats]
    return join_styles(found, text) if at == len(text) else ()


def join_styles(styles: Iterable[StyledSpan], text: str) -> tuple[StyledSpan, ...]:
    """Return spans of the same style with nothing but blanks between them as one; in order."""
    joined: list[StyledSpan] = []
    last: dict[Format, int] = {}
    for one in sorted(styles, key=_order):
        format_ = one.style, one.target
        place = last.get(format_)
        before = joined[place] if place is not None else None
        if (
            place is not None
            and before is not None
            and not text[before.span.end : one.span.start].strip()
        ):
            end = max(before.span.end, one.span.end)
            joined[place] = StyledSpan(Span(before.span.start, end), *format_)
        else:
            last[format_] = len(joined)
            joined.append(one)
    return tuple(sorted(joined, key=_order))


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
    return tuple(
        one
        for one in styles
        if one.style not in _OF_DESIGN
        or any(map(str.isalnum, text[first : one.span.start]))
        or any(map(str.isalnum, text[one.span.end :]))
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
