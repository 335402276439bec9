"""Previewing a text in another encoding: its first lines with characters beyond ASCII."""

import codecs
import html
import re

MOST_LINES = 20
LONGEST_LINE = 240
_BEFORE = 60
"""How many characters of a long line are shown before the first one beyond ASCII."""

_HIDDEN = re.compile(r"<(script|style)\b.*?(?:</\1\s*>|\Z)|<!--.*?(?:-->|\Z)", re.I | re.S)
_TAG = re.compile(r"<[^<>]*>")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")


def preview_lines(data: bytes, encoding: str, *, is_markup: bool) -> tuple[str, ...]:
    """Return the first lines of `data`, decoded, that have characters beyond ASCII.

    If there are none, return the first lines. `data` may end within a character. Tags, scripts and
    styles are left out of markup.
    """
    text = codecs.getincrementaldecoder(encoding)("replace").decode(data)
    if is_markup:
        text = html.unescape(_TAG.sub("\n", _HIDDEN.sub("\n", text)))
    lines = [line for line in map(_tidy, text.splitlines()) if line]
    chosen = [line for line in lines if _BEYOND_ASCII.search(line)] or lines
    return tuple(map(_cut, chosen[:MOST_LINES]))


def _tidy(line: str) -> str:
    return " ".join(line.replace("\ufeff", "").split())


def _cut(line: str) -> str:
    """Cut a long line so that the first character beyond ASCII is in it."""
    if len(line) <= LONGEST_LINE:
        return line
    first = _BEYOND_ASCII.search(line)
    start = max(0, first.start() - _BEFORE) if first else 0
    end = start + LONGEST_LINE
    return f"{'…' if start else ''}{line[start:end]}{'…' if end < len(line) else ''}"
