"""The outline of a page from its markup: which lines are the article, which are boilerplate."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.reading.article import Form

if TYPE_CHECKING:
    from desktop.reading.cleaning.html_lines import Markup


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """Metadata from a page's head; dates and address as in Article."""

    title: str | None = None
    author: str | None = None
    published: str | None = None
    updated: str | None = None
    site: str | None = None
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Outline:
    """What the markup says about a page's lines.

    `article` are the article's line numbers, or None if the classifier must decide; `framed` are
    lines that can't belong to it; `is_whole` means that everything is the article.
    """

    article: frozenset[int] | None = None
    framed: frozenset[int] = frozenset()
    facts: PageMetadata = PageMetadata()
    is_whole: bool = False


NO_MARKUP = Outline()
"""The outline of plain text, which has no markup."""


def build_outline(markup: "Markup", form: Form) -> Outline:
    """Return the outline of a page, a clipping or a document. Modifies `markup.tree`."""
    from desktop.reading.cleaning.html_extraction import extract

    if form is Form.DOCUMENT:
        lines = frozenset(line.number for line in markup.lines) - markup.framed
        if lines:
            return Outline(lines, markup.framed, markup.facts, is_whole=True)
    elif form is Form.PAGE and (extraction := extract(markup)):
        return Outline(extraction.lines, frozenset(), extraction.facts)
    return Outline(None, markup.framed, markup.facts)
