"""Words in the quotation marks of their language; the marks inside them stay in pairs.

A sentence often has only one of its marks, since what is said goes on in the next one.
"""

import re

from desktop.reading.article import Language
from desktop.reading.text.no_break_spaces import NO_BREAK

OUTER = {Language.FRENCH: (f"«{NO_BREAK}", f"{NO_BREAK}»")}
INNER = {Language.FRENCH: ("“", "”")}
ENGLISH_OUTER, ENGLISH_INNER = ("“", "”"), ("‘", "’")
"""For English, and for other languages, whose marks aren't known here."""

_MARK = re.compile(r"«[ \u00a0\u202f]?|[ \u00a0\u202f]?»|[“”\"]")
_BEFORE_OPENING = frozenset(" \u00a0\u202f\n\t([—–-'’")


def quote_words(text: str, language: Language) -> str:
    """Return `text` in the quotation marks of its language.

    Marks inside become those of a quotation in a quotation, and one whose counterpart is missing
    gets it at the beginning or end; marks around the whole text are replaced.
    """
    opening, closing = OUTER.get(language, ENGLISH_OUTER)
    return f"{opening}{_pair_marks(_without_marks_around(text.strip()), language)}{closing}"


def _without_marks_around(text: str) -> str:
    """Return `text` without a mark at either end that only what surrounds it would answer."""
    marks = list(_MARK.finditer(text))
    starts = bool(marks) and marks[0].start() == 0
    ends = bool(marks) and marks[-1].end() == len(text)
    if len(marks) == 1 and starts:
        return text[marks[0].end() :]
    if len(marks) == 1 and ends:
        return text[: marks[0].start()]
    if len(marks) == 2 and starts and ends:
        return text[marks[0].end() : marks[1].start()]
    return text


def _pair_marks(text: str, language: Language) -> str:
    opening, closing = INNER.get(language, ENGLISH_INNER)
    pieces, end, depth, missing = [], 0, 0, 0
    for mark in _MARK.finditer(text):
        opens = _opens(mark, text)
        pieces += [text[end : mark.start()], opening if opens else closing]
        end = mark.end()
        depth += 1 if opens else -1
        if depth < 0:
            depth, missing = 0, missing + 1
    return opening * missing + "".join(pieces) + text[end:] + closing * depth


def _opens(mark: re.Match[str], text: str) -> bool:
    if mark[0] != '"':
        return mark[0][0] in "«“"
    return mark.start() == 0 or text[mark.start() - 1] in _BEFORE_OPENING
