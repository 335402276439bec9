"""Which lines of a web page are its article, by trafilatura's reading of the markup."""

import logging
import re
from collections import defaultdict
from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from desktop.reading.cleaning.dates import find_dates
from desktop.reading.cleaning.html_lines import Markup, facts_of
from desktop.reading.cleaning.markup_outline import Facts

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_FIRST_MARK = 0x20000
_MARKS = 0x0A000
"""Rare ideographs, one a line, that pass through the extraction and say which lines came out."""
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LARGEST = 4_000_000
"""The longest page that is extracted, in code points; a longer one is no news page."""


@dataclass(frozen=True, slots=True)
class Extraction:
    """The numbers of the lines that the article is made of, and what the page says of itself."""

    lines: frozenset[int]
    facts: Facts


def extract(markup: Markup) -> Extraction | None:
    """Return what trafilatura makes of a page, or nothing where it finds no article.

    trafilatura (Barbaresi, ACL 2021) works on the page's tree and gives back a new one, so every
    line is marked beforehand; a line stays if its mark is in the result. Changes `markup.tree`.
    """
    tree = markup.tree
    if (
        tree is None
        or len(markup.lines) > _MARKS
        or sum(len(line.text) for line in markup.lines) > _LARGEST
    ):
        return None
    # It reports what it discards, which is no news for our log.
    logging.getLogger("trafilatura").setLevel(logging.ERROR)
    import trafilatura.core
    import trafilatura.metadata
    from trafilatura.settings import Document

    own = facts_of(tree)
    try:
        found = trafilatura.metadata.extract_metadata(deepcopy(tree))
        numbers = _mark(markup)
        article = trafilatura.core.bare_extraction(tree, include_comments=False)
    except (RecursionError, ArithmeticError, LookupError, AttributeError, TypeError, ValueError):
        return None
    if not isinstance(article, Document):
        return None
    text = "".join(article.body.itertext())
    marks = {ord(mark) - _FIRST_MARK for mark in text if ord(mark) >= _FIRST_MARK}
    lines = frozenset(number for mark in marks for number in numbers.get(mark, ()))
    return Extraction(lines, _facts(found, own)) if lines else None


def _mark(markup: Markup) -> dict[int, list[int]]:
    """Put a mark before every text of the tree that begins a line; return each mark's lines."""
    holders: dict[tuple[HtmlElement, str], int] = {}
    numbers: dict[int, list[int]] = defaultdict(list)
    for number, element, part in markup.starts:
        mark = holders.setdefault((element, part), number)
        if mark == number:
            text = _UNWRITABLE.sub("", getattr(element, part)).lstrip()
            setattr(element, part, chr(_FIRST_MARK + mark) + text)
        numbers[mark].append(number)
    return numbers


def _facts(found: Any, own: Facts) -> Facts:
    """Put together what trafilatura found and what the page's head says to the minute."""
    published = found.date or own.published
    if own.published and published and own.published[:10] == published[:10]:
        published = own.published
    return Facts(
        title=found.title or own.title,
        author=(found.author or own.author or "").replace("; ", ", ") or None,
        published=published if published and find_dates(published) else None,
        updated=own.updated,
        site=found.sitename or own.site,
    )
