"""Normalizing typography: one kind of quote, dash, blank and ligature, for comparing text.

Case and accents are kept; `fold` in words.py removes those from single words.
"""

import re
import unicodedata
from bisect import bisect_right

from desktop.reading.article import Span

UNSEEN = "\u200b-\u200f\u2060\ufeff\u00ad"
"""Zero-width characters and soft hyphens, as a regular expression's range."""

SIGNS = str.maketrans(
    {
        **dict.fromkeys("“”„‟", '"'),
        **dict.fromkeys("‘’‚‛ʼ`´", "'"),
        "œ": "oe",
        "Œ": "OE",
        "æ": "ae",
        "Æ": "AE",
        "ﬁ": "fi",
        "ﬂ": "fl",
        "…": "...",
    }
)
VARIANT = re.compile(
    rf"""
      (?P<guillemet>«\s*|\s*»)
    | (?P<dropped>\s+(?=[!?;:])|[{UNSEEN}]+)
    | (?P<blank>\s{{2,}}|[^\S ])
    | (?P<dash>[‐‑‒–—―]+|--+)
    | (?P<accented>[^\W\d_][\u0300-\u036f]+)
    | (?P<sign>[“”„‟‘’‚‛ʼ`´œŒæÆﬁﬂ…])
    """,
    re.VERBOSE,
)
UNSEEN_LETTER = re.compile(f"[{UNSEEN}]")
PLAIN = {"guillemet": '"', "dropped": "", "blank": " ", "dash": "-"}


def normalize_typography(text: str) -> str:
    """Return `text` with plain quotes, dashes, spaces and ligatures; case and accents are kept."""
    return VARIANT.sub(_plain, text)


def make_printable(text: str) -> str:
    """Return foreign text on one line, without control characters."""
    return " ".join("".join(mark if mark.isprintable() else " " for mark in text).split())


def trim_span(text: str, span: Span) -> Span:
    """Return `span` of `text` without blanks and zero-width characters at its ends."""
    start, end = span.start, span.end
    while start < end and _is_blank(text[start]):
        start += 1
    while start < end and _is_blank(text[end - 1]):
        end -= 1
    return Span(start, end)


class NormalizedText:
    """A text with normalized typography that maps its offsets back to the raw text."""

    def __init__(self, raw: str) -> None:
        pieces = []
        self._raw = raw
        self._folded_marks = [0]
        self._raw_marks = [0]
        at = length = 0
        for match in VARIANT.finditer(raw):
            plain = _plain(match)
            pieces += [raw[at : match.start()], plain]
            length += match.start() - at + len(plain)
            at = match.end()
            self._folded_marks.append(length)
            self._raw_marks.append(at)
        self.text = "".join([*pieces, raw[at:]])

    def origin(self, span: Span) -> Span:
        """Return the raw text's span for a span of the normalized text, trimmed."""
        return trim_span(self._raw, Span(self._before(span.start), self._before(span.end)))

    def _before(self, offset: int) -> int:
        """Return the raw offset, in code points, of an offset in the normalized text.

        Characters removed at that point count as before it; inside a ligature, it is its end.
        """
        number = bisect_right(self._folded_marks, offset) - 1
        raw = self._raw_marks[number] + offset - self._folded_marks[number]
        return min([raw, *self._raw_marks[number + 1 : number + 2]])


def _plain(match: re.Match[str]) -> str:
    kind = match.lastgroup or ""
    if kind == "accented":
        return unicodedata.normalize("NFC", match.group())
    return PLAIN.get(kind, match.group().translate(SIGNS))


def _is_blank(letter: str) -> bool:
    return letter.isspace() or UNSEEN_LETTER.match(letter) is not None
