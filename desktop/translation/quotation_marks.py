"""Quotation marks of translations: in pairs, nested, in the way of the language."""

import re
from collections.abc import Iterator

from desktop.reading.article import Language

NO_BREAK = "\u00a0"
MARK = re.compile(r"[\"«»“”]")
SINGLE = re.compile(r"‘((?:[^‘’]|’(?=\w)){1,400}+)’(?!\w)")
"""A quotation in single marks; an apostrophe inside comes before a letter."""
OPENS_AFTER = re.compile(r"(?:^|[\s(\[—–-])$")
CLOSES_ONE = re.compile(r"[\"»”][.!?]?$")
CLOSES_BOTH = re.compile(r"[\"»”][.!?]? ?[\"»”][.!?]?$")
"""The end of a quotation, and the end of one inside another."""
BEGINS = "«“‘'([@#$€£-–—…"
"""What a quotation may begin with, other than letters and digits."""
OUTER, INNER = 0, 1
MARKS = {
    Language.FRENCH: ((f"«{NO_BREAK}", f"{NO_BREAK}»"), ("“", "”")),
    Language.ENGLISH: (("“", "”"), ("‘", "’")),
}
"""The opening and closing mark of a quotation, and of one inside another."""


def join_single_marks(text: str) -> str:
    """Return a text with plain double marks for single ones, which models take for apostrophes."""
    return SINGLE.sub(r'"\1"', text)


def replace_quotation_marks(text: str, language: Language, source: str = "") -> str:
    """Return a translation with the marks of its language.

    They open, close and nest as those of `source` do where there are as many; else as they stand.
    """
    wanted = list(_find_marks(source))
    if CLOSES_BOTH.search(source) and CLOSES_ONE.search(text) and not CLOSES_BOTH.search(text):
        text += '"'  # models write one mark for both
    found = list(MARK.finditer(text))
    if len(wanted) != len(found):
        closes_first = bool(wanted) and not wanted[0][0]
        wanted = list(_pair_up(text, closes_first))
    outer_and_inner = MARKS.get(language, MARKS[Language.ENGLISH])
    result, rest = "", 0
    for mark, (opens, depth) in zip(found, wanted, strict=True):
        opening, closing = outer_and_inner[min(depth, INNER)]
        before = text[rest : mark.start()]
        if opens:
            joint = "" if OPENS_AFTER.search(result + before) or _is_open(result + before) else " "
            result += before + joint + opening
            rest = mark.end() + _count_blanks(text, mark.end())
        else:
            result += before.rstrip() + closing
            rest = mark.end()
            if text[rest : rest + 1].isalnum():
                result += " "
    return result + text[rest:]


def _find_marks(text: str) -> Iterator[tuple[bool, int]]:
    """Yield of each mark whether it opens a quotation, and how many that one is inside of."""
    depth = 0
    for mark in MARK.finditer(text):
        opens = _opens(mark, text, is_inside=depth > 0)
        if not opens:
            depth = max(depth - 1, 0)
        yield opens, depth
        if opens:
            depth += 1


def _opens(mark: re.Match[str], text: str, *, is_inside: bool) -> bool:
    if mark[0] in "«»“”":
        return mark[0] in "«“"
    before, after = text[: mark.start()], text[mark.end() : mark.end() + 1]
    follows_blank = bool(OPENS_AFTER.search(before)) or before.endswith(("«", "“", '"'))
    begins_word = after.isalnum() or (after != "" and after in BEGINS)
    if follows_blank and begins_word:
        return True
    return follows_blank and not is_inside and after.isspace()


def _pair_up(text: str, closes_first: bool) -> Iterator[tuple[bool, int]]:
    """Yield of each mark whether it opens, each closing the one before; none is nested."""
    is_open = closes_first
    for mark in MARK.finditer(text):
        before = text[: mark.start()]
        if mark[0] in "«»“”":
            is_open = mark[0] in "«“"
        else:
            is_open = not is_open and bool(OPENS_AFTER.search(before) or not before.strip())
        yield is_open, OUTER


def _is_open(text: str) -> bool:
    """Return whether a text ends with an opening mark, which a nested one may follow."""
    return text.endswith(("«" + NO_BREAK, "“", "‘"))


def _count_blanks(text: str, start: int) -> int:
    return len(text) - start - len(text[start:].lstrip())
