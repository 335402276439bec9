"""Extracting the article from a web page's HTML with trafilatura."""

import logging
import re
from collections import defaultdict
from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from desktop.reading import limits
from desktop.reading.cleaning.dates import find_dates
from desktop.reading.cleaning.html_lines import Markup
from desktop.reading.cleaning.markup_outline import PageMetadata

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_FIRST_MARK = 0x20000
_MARKS = 0x0A000
"""Rare ideographs, one per line, that survive the extraction and show which lines were kept."""
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LARGEST = 4_000_000
"""The longest page to extract from, in code points; longer ones aren't news pages."""


@dataclass(frozen=True, slots=True)
class Extraction:
    """The article's line numbers, and the page's metadata."""

    lines: frozenset[int]
    facts: PageMetadata


def extract(markup: Markup) -> Extraction | None:
    """Extract the article's lines and metadata with trafilatura; None if it finds no article.

    trafilatura (Barbaresi, ACL 2021) returns a new tree, so every line is marked beforehand and
    kept if its mark is in the result. Modifies `markup.tree`.
    """
    tree = markup.tree
    if (
        tree is None
        or len(markup.lines) > _MARKS
        or sum(1 for _ in tree.iter()) > limits.MOST_TAGS_EXTRACTED // 2
        or sum(len(line.text) for line in markup.lines) > _LARGEST
    ):
        return None
    # It logs what it discards, which is noise in our log.
    logging.getLogger("trafilatura").setLevel(logging.ERROR)
    import trafilatura.core
    import trafilatura.metadata
    from trafilatura.settings import Document

    try:
        found = trafilatura.metadata.extract_metadata(deepcopy(tree))
        numbers = _mark_lines(markup)
        article = trafilatura.core.bare_extraction(tree, include_comments=False)
    except (RecursionError, ArithmeticError, LookupError, AttributeError, TypeError, ValueError):
        return None
    if not isinstance(article, Document):
        return None
    text = "".join(article.body.itertext())
    marks = {ord(mark) - _FIRST_MARK for mark in text if ord(mark) >= _FIRST_MARK}
    lines = frozenset(number for mark in marks for number in numbers.get(mark, ()))
    return Extraction(lines, _merge_metadata(found, markup.facts)) if lines else None


def _mark_lines(markup: Markup) -> dict[int, list[int]]:
    """Insert a mark before every text node that begins a line; return each mark's lines."""
    holders: dict[tuple[HtmlElement, str], int] = {}
    numbers: dict[int, list[int]] = defaultdict(list)
    for number, element, part in markup.starts:
        mark = holders.setdefault((element, part), number)
        if mark == number:
            text = _UNWRITABLE.sub("", getattr(element, part)).lstrip()
            setattr(element, part, chr(_FIRST_MARK + mark) + text)
        numbers[mark].append(number)
    return numbers


def _merge_metadata(found: Any, own: PageMetadata) -> PageMetadata:
    """Merge trafilatura's metadata with the page's own, whose dates include the time."""
    published = found.date or own.published
    if own.published and published and own.published[:10] == published[:10]:
        published = own.published
    return PageMetadata(
        title=found.title or own.title,
        author=(found.author or own.author or "").replace("; ", ", ") or None,
        published=published if published and find_dates(published) else None,
        updated=own.updated,
        site=found.sitename or own.site,
        address=own.address,
    )
