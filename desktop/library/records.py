"""What leaves the library: frozen values with times in UTC, never rows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NewType

from desktop.reading.article import Anchor, Article, Corrections, Language, Side, Span

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
class ArticleRow:
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
    """A stretch that the reader marked; lost where its words are no longer in the article.

    The tags stand in alphabetical order.
    """

    id: HighlightId
    uuid: str
    article_id: ArticleId
    anchor: Anchor
    colour: int
    is_lost: bool
    made_at: datetime
    changed_at: datetime
    note: Note | None = None
    tags: tuple[str, ...] = ()


class HitKind(StrEnum):
    """Where a hit's words stand."""

    TEXT = "text"
    TITLE = "title"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Hit:
    """What a search found: a sentence in both languages, or a highlight's note or tags with it.

    `number` counts the article's sentences from 0 and is None where a lost highlight's is gone.
    `side` is where the words stand, or the highlight. Spans are in code points of the source, the
    translation and the note. A note `is_near` where its words only resemble what was typed.
    """

    article_id: ArticleId
    title: str
    kind: HitKind
    side: Side
    number: int | None
    language: Language
    source: str
    translation: str | None
    source_spans: tuple[Span, ...]
    translation_spans: tuple[Span, ...]
    score: float
    highlight: Highlight | None = None
    note_spans: tuple[Span, ...] = ()
    is_near: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """A page of hits, and how many there are in all: at least so many where it `is_cut`."""

    hits: tuple[Hit, ...]
    total: int
    is_cut: bool = False


@dataclass(frozen=True, slots=True)
class HighlightFilter:
    """Which highlights are wanted: those that are as all the fields that are set say.

    `text` is a query as in the search box, its words in notes, tags or quotes. `colours` are those
    it may have, `tags` those it must have. `since` and `until` bound when it was last changed,
    `until` excluded.
    """

    text: str = ""
    article_id: ArticleId | None = None
    colours: frozenset[int] = frozenset()
    tags: frozenset[str] = frozenset()
    language: Language | None = None
    since: datetime | None = None
    until: datetime | None = None
    has_note: bool | None = None
    is_lost: bool | None = None


@dataclass(frozen=True, slots=True)
class HighlightRow:
    """A highlight as the view of all notes lists it, with the sentence that it begins in.

    `source` is None where a lost highlight's sentence is gone, `translation` where there is none.
    """

    highlight: Highlight
    title: str
    language: Language
    source: str | None
    translation: str | None
