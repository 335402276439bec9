"""What a page's markup says of its lines: which are the article, which only frame it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.reading.article import Form

if TYPE_CHECKING:
    from desktop.reading.cleaning.html_lines import Markup


@dataclass(frozen=True, slots=True)
class Facts:
    """What a page says of itself outside its text; dates as in Article."""

    title: str | None = None
    author: str | None = None
    published: str | None = None
    updated: str | None = None
    site: str | None = None


@dataclass(frozen=True, slots=True)
class Outline:
    """What is known of a page's lines before they are looked at.

    `article` are the numbers of the article's lines, or None where the weights must tell; `framed`
    those that can be no part of it; `is_whole` says that there is nothing but the article.
    """

    article: frozenset[int] | None = None
    framed: frozenset[int] = frozenset()
    facts: Facts = Facts()
    is_whole: bool = False


PLAIN = Outline()
"""The outline of plain text, which says nothing of its lines."""


def outline_of(markup: "Markup", form: Form) -> Outline:
    """Return the outline of a page, a clipping or a document. Uses up `markup.tree`."""
    from desktop.reading.cleaning.html_extraction import extract

    if form is Form.DOCUMENT:
        lines = frozenset(line.number for line in markup.lines) - markup.framed
        if lines:
            return Outline(lines, markup.framed, markup.facts, is_whole=True)
    elif form is Form.PAGE and (extraction := extract(markup)):
        return Outline(extraction.lines, frozenset(), extraction.facts)
    return Outline(None, markup.framed, markup.facts)
