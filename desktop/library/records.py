"""What leaves the library: frozen values with times in UTC, never rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NewType

from desktop.reading.article import Anchor, Article, Corrections, Language, Side

if TYPE_CHECKING:
    from datetime import datetime

ArticleId = NewType("ArticleId", int)
HighlightId = NewType("HighlightId", int)

COLOURS = range(1, 6)
"""The colours that a highlight may have."""


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """An article with what the library knows of it; the place is where the reader stopped."""

    id: ArticleId
    article: Article
    corrections: Corrections
    imported_at: datetime
    opened_at: datetime | None
    place_sentence: int
    place_side: Side
    is_deleted: bool


@dataclass(frozen=True, slots=True)
class ShelfRow:
    """An article as the library view lists it; `translated` counts sentences in the memory."""

    id: ArticleId
    title: str
    language: Language
    source: str | None
    author: str | None
    published: str | None
    imported_at: datetime
    opened_at: datetime | None
    words: int
    sentences: int
    translated: int
    highlights: int
    notes: int
    place_sentence: int


@dataclass(frozen=True, slots=True)
class Note:
    """The reader's words on a highlight, in Markdown."""

    text: str
    made_at: datetime
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class Highlight:
    """A stretch that the reader marked; lost where its words are no longer in the article."""

    id: HighlightId
    uuid: str
    article_id: ArticleId
    anchor: Anchor
    colour: int
    is_lost: bool
    made_at: datetime
    changed_at: datetime
    note: Note | None = None
