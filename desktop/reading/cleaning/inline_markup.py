"""Inline styles of HTML elements: emphasis, raised and lowered text, links to the web."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from desktop.reading.article import InlineStyle, Span, StyledSpan
from desktop.reading.cleaning.lines import INVISIBLE
from desktop.reading.text.inline_styles import clean_target, join_styles
from desktop.reading.text.web_addresses import join_address

if TYPE_CHECKING:
    from lxml.html import HtmlElement

Format = tuple[InlineStyle, str]
"""A style, and a link's address."""
Piece = tuple[str, tuple[Format, ...]]
"""A piece of text as the markup has it, and its formats."""

_STYLES = {
    **dict.fromkeys(("i", "em", "cite", "dfn", "var"), InlineStyle.ITALIC),
    **dict.fromkeys(("b", "strong"), InlineStyle.BOLD),
    "sup": InlineStyle.SUPERSCRIPT,
    "sub": InlineStyle.SUBSCRIPT,
}
_CSS = re.compile(
    r"(?:^|;)\s*(?:font-style\s*:\s*(?P<slant>italic|oblique|normal)"
    r"|font-weight\s*:\s*(?P<weight>bold(?:er)?|[6-9]00|normal|lighter|[1-5]00)"
    r"|vertical-align\s*:\s*(?P<height>super|sub|baseline))\b",
    re.IGNORECASE,
)
_PLAIN = frozenset({"normal", "lighter", "baseline", "100", "200", "300", "400", "500"})
_SCRIPTS = frozenset({InlineStyle.SUPERSCRIPT, InlineStyle.SUBSCRIPT})
_LONGEST_CSS = 2_000


def add_formats(
    element: "HtmlElement", outer: tuple[Format, ...], base: str | None
) -> tuple[Format, ...]:
    """Return the formats of the text in an element that has those of `outer` around it.

    Relative links are resolved with `base`, the page's address, and are left out without one.
    """
    found = outer
    if style := _STYLES.get(element.tag):
        found = _with(found, style)
    css = element.get("style")
    if css:
        for declared in _CSS.finditer(css[:_LONGEST_CSS]):
            found = _declare(found, declared)
    if element.tag == "a" and (href := element.get("href")):
        found = _without(found, InlineStyle.LINK)
        if target := resolve_link(href, base):
            found = (*found, (InlineStyle.LINK, target))
    return found


def script_of(formats: tuple[Format, ...]) -> InlineStyle | None:
    """Return whether text with these formats is raised or lowered, if it is either."""
    return next((style for style, _ in formats if style in _SCRIPTS), None)


def resolve_link(href: str, base: str | None) -> str:
    """Return the address that a link leads to, or "" if that is no other page on the web."""
    href = href.strip()
    if href.startswith("#"):
        return ""
    if base:
        href = join_address(base, href)
        if "#" in href and href.partition("#")[0] == base.partition("#")[0]:
            return ""
    return clean_target(href)


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
            if letter.isspace() or INVISIBLE.match(letter):
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


def _declare(formats: tuple[Format, ...], declared: re.Match[str]) -> tuple[Format, ...]:
    """Return `formats` as an element's own CSS changes them."""
    kind = declared.lastgroup
    value = declared[kind or 0].lower()
    if kind == "slant":
        style = InlineStyle.ITALIC
    elif kind == "weight":
        style = InlineStyle.BOLD
    else:
        style = InlineStyle.SUBSCRIPT if value == "sub" else InlineStyle.SUPERSCRIPT
    if value in _PLAIN:
        scripts = _SCRIPTS if kind == "height" else {style}
        return tuple(one for one in formats if one[0] not in scripts)
    return _with(formats, style)


def _with(formats: tuple[Format, ...], style: InlineStyle) -> tuple[Format, ...]:
    """Return `formats` with a style, of which raised and lowered exclude each other."""
    others = _SCRIPTS if style in _SCRIPTS else {style}
    return (*(one for one in formats if one[0] not in others), (style, ""))


def _without(formats: tuple[Format, ...], style: InlineStyle) -> tuple[Format, ...]:
    return tuple(one for one in formats if one[0] is not style)
