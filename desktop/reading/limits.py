"""Limits on what a saved file may hold, checked before a parser builds anything of it.

A file within them is read in at most 20 seconds and 600 MB on a laptop of two cores; the numbers
were measured with the largest and with the most hostile pages of each kind (CPython 3.11).
"""

import re
from itertools import islice

from desktop.base.errors import AppError

MOST_TAGS = 100_000
"""Tags, opening and closing, of one page, from which 50,000 paragraphs take 12 s and 200 MB.

News pages have 2,000 to 20,000, long encyclopedia articles 60,000.
"""

MOST_LINES = 100_000
"""Lines of a text; as many paragraphs take 20 s. A long novel has 30,000."""

MOST_TAGS_EXTRACTED = 30_000
"""Tags of a page that trafilatura looks at, which takes it up to 0.4 ms each (12 s)."""

MOST_ATTRIBUTES = 250
"""Attributes of one tag: libxml2 compares each with all before it (7 ns a pair)."""

MOST_TAGS_IN_ARCHIVE = 1_000_000
"""Tags in all parts of a book or document that are read: 400 MB if they are in one part."""

LARGEST_TEXT_IN_ARCHIVE = 20 * 1_000_000
"""Bytes of all parts of a book or document that are read; a long Bible has 10 MB."""

MOST_GLYPHS = 100_000
"""Characters on a page of a PDF file, at 400 bytes and 25 µs each; a broadsheet has 60,000."""

MOST_PIECES = 5_000
"""Pieces of lines on a page of a PDF file (0.2 ms each, 1 s); a broadsheet has 2,000."""

MOST_PIECES_IN_FILE = 150_000
"""Pieces of lines in a PDF file; a book of 2,000 pages has 100,000."""

LARGEST_DRAWING = 20 * 1_000_000
"""Bytes of one page's unpacked drawing instructions, of which PDFium makes 21 bytes a byte."""

LARGEST_DRAWINGS = 150 * 1_000_000
"""Bytes of all unpacked drawing instructions of a PDF file, at 0.1 s a megabyte (15 s)."""

_TAG = re.compile(
    r"""<[A-Za-z/!?](?:[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+')?+)*+""",
)
_ATTRIBUTE = re.compile(r"""[^\s=>/]++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>]*+))?+""")
_FEWEST = 2 * MOST_ATTRIBUTES
"""Shorter tags can't have more attributes than allowed."""


def check_markup(text: str, name: str) -> None:
    """Check that a page isn't too much for a parser; raise AppError if it is."""
    if is_too_much_markup(text):
        raise too_many_tags_error(name)


def check_lines(text: str, name: str) -> None:
    """Check that a text isn't too many lines; raise AppError if it has over 100,000."""
    if max(text.count("\n"), text.count("\r")) > MOST_LINES:
        raise AppError(
            "“{name}” has over {limit} lines.",
            "Save the article alone, or split the file.",
            name=name,
            limit=MOST_LINES,
        )


def is_too_much_markup(text: str) -> bool:
    """Tell whether HTML has over 100,000 tags, or over 250 attributes in one."""
    return text.count("<") > MOST_TAGS or has_crowded_tag(text)


def has_crowded_tag(text: str) -> bool:
    """Tell whether a tag has over 250 attributes.

    As in a browser, only a quotation mark after an equals sign hides what ends a tag.
    """
    return any(
        len(tag[0]) > _FEWEST and _has_too_many_attributes(tag[0]) for tag in _TAG.finditer(text)
    )


def too_many_tags_error(name: str) -> AppError:
    """Return the error for a page that has too many tags or attributes."""
    return AppError(
        "“{name}” has far more tags than an article.",
        "Copy the article's text and import it from the clipboard.",
        name=name,
    )


def _has_too_many_attributes(tag: str) -> bool:
    found = islice(_ATTRIBUTE.finditer(tag, 1), MOST_ATTRIBUTES + 2)
    return sum(1 for _ in found) > MOST_ATTRIBUTES + 1
