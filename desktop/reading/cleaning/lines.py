"""The lines of a raw text: split, numbered, repaired (mojibake, entities), Markdown stripped."""

import html
import re
from bisect import bisect_left
from dataclasses import dataclass

import ftfy

from desktop.reading.article import InlineStyle, Kind, Span, StyledSpan
from desktop.reading.text.inline_styles import clean_target, join_styles, move_styles

_ODD_BREAKS = ("\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029")
INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff\x00-\x08\x0e-\x1f\x7f]")
_WIDE_SPACE = re.compile(r"[^\S ]")
_SPACES = re.compile(r"  +")
_ENTITY = re.compile(r"&(?:[A-Za-z]{2,8}|#\d{1,6}|#x[0-9A-Fa-f]{1,5});")
_FRENCH_SPACE = re.compile("[\u00a0\u202f](?=[;:!?»%€])|(?<=«)[\u00a0\u202f]")
# UTF-8 misread as Latin-1 or Windows-1252: a lead byte, then its continuation bytes.
_TRAILING = (
    "[\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc"
    "\u2013-\u203a\u20ac\u2122]"
)
_MOJIBAKE = re.compile(
    f"[\u00c2-\u00c5\u00ce-\u00d1\u00d8\u00d9]{_TRAILING}|[\u00e2-\u00f0]{_TRAILING}{{2}}"
)
_MARKS = "#*•▪◦‣·●○■–-o>0123456789"
_HEADING = re.compile(r"(#{1,6})\s+(?=\S)")
_BULLET = re.compile(r"(?:[*•▪◦‣·●○■>–-]|o)\s+(?=\S)|\d{1,2}\.\s+(?=\S)")
_STRONG = re.compile(r"\*\*(?=\S)([^*]+)(?<=\S)\*\*")
_LINK = re.compile(r"!?\[([^\[\]]*)\]\(((?:https?:|/|#|mailto:)[^()\s]*)(?: \"[^\"]*\")?\)")

_REPAIRS = ftfy.TextFixerConfig(
    unescape_html=False,
    remove_terminal_escapes=False,
    fix_latin_ligatures=False,
    fix_character_width=False,
    uncurl_quotes=False,
    fix_line_breaks=False,
    remove_control_chars=False,
    normalization=None,
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank, repaired.

    `number` counts all lines from 0, `gap` the blank ones before it, `indent` its leading spaces.
    `level` is a heading's level, or 0; `bullet` the list marker that was removed; `role` the kind
    that a web page's markup gives it, if any; `styles` what stands out in its text.
    """

    number: int
    text: str
    gap: int
    indent: int = 0
    level: int = 0
    bullet: str = ""
    role: Kind | None = None
    styles: tuple[StyledSpan, ...] = ()


def split_lines(text: str) -> list[str]:
    r"""Split `text` into lines, without their line endings.

    Lines end with \r\n, \n, \r, a vertical tab, a form feed, U+0085, U+2028 or U+2029. The text
    after the last ending is a line too, even if empty.
    """
    for odd in _ODD_BREAKS:
        text = text.replace(odd, "\n")
    return text.split("\n")


def repair_text(text: str) -> str:
    """Return one line with its characters repaired and its spaces collapsed.

    Mojibake and HTML entities are decoded, invisible characters removed. No-break spaces become
    U+00A0 where French typography requires them (before ; : ! ? » % € and after «), else spaces.
    """
    if not text.isascii() and _MOJIBAKE.search(text):
        text = ftfy.fix_encoding(text, _REPAIRS)
    if "&" in text and _ENTITY.search(text):
        text = html.unescape(text)
    if not text.isprintable():  # of all blanks, only the space is printable
        text = INVISIBLE.sub("", text)
        text = _FRENCH_SPACE.sub("\x00", text)
        text = _WIDE_SPACE.sub(" ", text).replace("\x00", "\u00a0")
    if "  " in text:
        text = _SPACES.sub(" ", text)
    return text.strip(" \u00a0")


def read_lines(text: str) -> list[Line]:
    """Return the lines of `text` that aren't blank, in order."""
    lines = []
    gap = 0
    for number, physical in enumerate(split_lines(text)):
        content = repair_text(physical) if physical else ""
        if not content:
            gap += 1
            continue
        indent = len(physical) - len(physical.lstrip())
        lines.append(_strip_markdown(number, content, gap, indent))
        gap = 0
    return lines


def _strip_markdown(number: int, content: str, gap: int, indent: int) -> Line:
    """Make a Line, stripping the Markdown of a converted page."""
    level, bullet = 0, ""
    if content[0] in _MARKS:
        if heading := _HEADING.match(content):
            level, content = len(heading[1]), content[heading.end() :]
        elif mark := _BULLET.match(content):
            bullet = mark[0].strip()
            # A number carries information; a bullet doesn't.
            content = content if bullet[0].isdigit() else content[mark.end() :]
    content, styles = _strip_links(content) if "](" in content else (content, ())
    if "**" in content:
        content, styles = _strip_strong(content, styles)
    text = content.strip(" \u00a0")
    if not text:
        return Line(number, bullet or "-", gap, indent, level, bullet)
    start = content.index(text)
    styles = join_styles(move_styles(styles, Span(start, start + len(text))), text)
    return Line(number, text, gap, indent, level, bullet, styles=styles)


def _strip_links(content: str) -> tuple[str, tuple[StyledSpan, ...]]:
    """Return a line with its Markdown links and pictures as their texts, and the links."""
    pieces, styles, at, length = [], [], 0, 0
    for found in _LINK.finditer(content):
        pieces += [content[at : found.start()], found[1]]
        length += found.start() - at
        target = "" if found[0].startswith("!") else clean_target(found[2])
        if target and found[1].strip():
            span = Span(length, length + len(found[1]))
            styles.append(StyledSpan(span, InlineStyle.LINK, target))
        length += len(found[1])
        at = found.end()
    return "".join([*pieces, content[at:]]), tuple(styles)


def _strip_strong(
    content: str, styles: tuple[StyledSpan, ...]
) -> tuple[str, tuple[StyledSpan, ...]]:
    """Return a line without the marks of Markdown's bold, and `styles` with the bold words."""
    found = [Span(*match.span(1)) for match in _STRONG.finditer(content)]
    marks = [edge for span in found for edge in (span.start - 2, span.end)]
    styles = (*styles, *(StyledSpan(span, InlineStyle.BOLD) for span in found))

    def moved(place: int) -> int:
        return place - 2 * bisect_left(marks, place)

    return _STRONG.sub(r"\1", content), tuple(
        StyledSpan(Span(moved(one.span.start), moved(one.span.end)), one.style, one.target)
        for one in styles
    )
