"""Records that the library returns: articles, highlights, notes and search hits; times in UTC."""

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
"""The numbers of the colours that a highlight can have."""


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """A stored article; `place_sentence` (from 0) and `place_side` are the reading position.

    `furthest_sentence` is the furthest one that was ever reached; `finished_at` is when the last
    one was, for the first time.
    """

    id: ArticleId
    article: Article
    corrections: Corrections
    imported_at: datetime
    opened_at: datetime | None
    place_sentence: int
    place_side: Side
    furthest_sentence: int
    finished_at: datetime | None
    is_deleted: bool


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """A row of the library list; `translated` counts sentences with a translation in the memory.

    An article is unread until it is opened. `furthest_sentence` and `finished_at` are as in
    `StoredArticle`; the tags are in alphabetical order.
    """

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
    furthest_sentence: int = 0
    finished_at: datetime | None = None
    is_favourite: bool = False
    is_archived: bool = False
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Labels:
    """What a reader has put on an article; the tags are in alphabetical order."""

    is_favourite: bool = False
    is_archived: bool = False
    tags: tuple[str, ...] = ()


class ViewKind(StrEnum):
    """A selection of the library's articles; those from SOURCE on need a value."""

    ALL = "all"
    UNREAD = "unread"
    TODAY = "today"
    FAVOURITES = "favourites"
    FINISHED = "finished"
    ARCHIVE = "archive"
    SOURCE = "source"
    LANGUAGE = "language"
    TAG = "tag"


@dataclass(frozen=True, slots=True)
class ArticleView:
    """A selection of articles; `value` is the source, the language's code or the tag."""

    kind: ViewKind = ViewKind.ALL
    value: str = ""


class Sort(StrEnum):
    """An order of the library list."""

    SAVED = "saved"
    PUBLISHED = "published"
    TITLE = "title"
    SOURCE = "source"
    LENGTH = "length"
    PROGRESS = "progress"


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """What the library list showed under a name: the filter's text, view, order and grouping."""

    name: str
    text: str = ""
    view: ArticleView = ArticleView()
    sort: Sort = Sort.SAVED
    is_by_day: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """A note on a highlight; the text is Markdown."""

    text: str
    made_at: datetime
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class Highlight:
    """Highlighted text; `is_lost` if it is no longer found in the article.

    The tags are in alphabetical order.
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
    """Where a search hit was found."""

    TEXT = "text"
    TITLE = "title"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Hit:
    """A search hit: a sentence in both languages, with the highlight if its note or tags matched.

    `number` is the sentence's number in the article, from 0; None if a lost highlight's sentence is
    gone. `side` is where the matched words are, or the highlight. Spans are in code points of the
    source, the translation and the note. `is_fuzzy` if a note's words only resemble the query's.
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
    is_fuzzy: bool = False


@dataclass(frozen=True, slots=True)
class SearchResults:
    """A page of search hits; `total` counts all pages, and is a minimum if it `is_truncated`."""

    hits: tuple[Hit, ...]
    total: int
    is_truncated: bool = False


@dataclass(frozen=True, slots=True)
class HighlightFilter:
    """Conditions on highlights; all fields that are set must hold.

    `text` is a search query for notes, tags and quotes. A highlight must have one of the `colours`
    and all of the `tags`. `since` (inclusive) and `until` (exclusive) limit its last change.
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
    """A row of the list of all notes: a highlight with the sentences that it touches.

    `source` is None if a lost highlight's sentence is gone, `translation` if there is none. The
    title, the source and the day of publication are those of the article.
    """

    highlight: Highlight
    title: str
    article_source: str | None
    published: str | None
    language: Language
    source: str | None
    translation: str | None
