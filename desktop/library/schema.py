"""SQLAlchemy tables of the library's schema, as the newest migration leaves them."""

import codecs
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    Column,
    Dialect,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    text,
)

from desktop.base.overriding import override
from desktop.library.records import Sort, ViewKind
from desktop.reading.article import (
    Doubt,
    Form,
    InlineStyle,
    Kind,
    Language,
    Reason,
    Side,
    Span,
    StyledSpan,
)

REVISION = "0012"
"""The newest migration in migrations/versions; kept here to open a library without Alembic."""


OTHER_TABLES = (
    *("sentence_index", "note_index", "note_term"),
    *("sentence_words", "highlight_words"),
)
"""The tables of the search index and the views that fill it, which the migrations make in SQL."""


class InvalidValueError(ValueError):
    """What stands in a column is none of its values: somebody else wrote it, or a bad disk."""


class UtcDateTime(TypeDecorator[datetime]):
    """A time in UTC as ISO 8601 text, always with microseconds so that it sorts as text."""

    impl = Text
    cache_ok = True

    @override
    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        return value.astimezone(UTC).isoformat(timespec="microseconds") if value else None

    @override
    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        try:
            return datetime.fromisoformat(value) if value else None
        except (TypeError, ValueError) as error:
            raise InvalidValueError from error


class EnumText(TypeDecorator[StrEnum]):
    """A member of a StrEnum as text."""

    impl = Text
    cache_ok = True

    def __init__(self, enum: type[StrEnum]) -> None:
        super().__init__()
        self.enum = enum

    @override
    def process_result_value(self, value: str | None, dialect: Dialect) -> StrEnum | None:
        try:
            return self.enum(value) if value else None
        except ValueError as error:
            raise InvalidValueError from error


class Encoding(TypeDecorator[str]):
    """The name of a Python codec as text."""

    impl = Text
    cache_ok = True

    @override
    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        try:
            if value is not None:
                codecs.lookup(value)
        except (LookupError, TypeError, ValueError) as error:
            raise InvalidValueError from error
        return value


class JsonList(TypeDecorator[list[Any]]):
    """A list as JSON, each of its items made by `item`, such as an enum."""

    impl = JSON
    cache_ok = True

    def __init__(self, item: type) -> None:
        super().__init__()
        self.item = item

    @override
    def process_result_value(self, value: Any, dialect: Dialect) -> list[Any]:
        if not isinstance(value, list):
            raise InvalidValueError
        try:
            return [self.item(one) for one in value]
        except (TypeError, ValueError) as error:
            raise InvalidValueError from error


class StyledSpans(TypeDecorator[tuple[StyledSpan, ...]]):
    """Styled spans as a JSON list of `[start, end, style]`, with a link's address behind it."""

    impl = JSON
    cache_ok = True

    @override
    def process_bind_param(
        self, value: tuple[StyledSpan, ...] | None, dialect: Dialect
    ) -> list[list[Any]]:
        return [
            [one.span.start, one.span.end, one.style.value, *filter(None, [one.target])]
            for one in value or ()
        ]

    @override
    def process_result_value(self, value: Any, dialect: Dialect) -> tuple[StyledSpan, ...]:
        try:
            return tuple(
                StyledSpan(Span(int(start), int(end)), InlineStyle(style), "".join(target))
                for start, end, style, *target in value
            )
        except (TypeError, ValueError) as error:
            raise InvalidValueError from error


Placement = tuple[int, str, str]
"""A picture's paragraph, its name, and the text that describes it."""


class Placements(TypeDecorator[tuple[Placement, ...]]):
    """Where pictures are in an article, as a JSON list of `[paragraph, name, alt]`."""

    impl = JSON
    cache_ok = True

    @override
    def process_result_value(self, value: Any, dialect: Dialect) -> tuple[Placement, ...]:
        try:
            return tuple(
                (int(paragraph), "".join(name), "".join(alt)) for paragraph, name, alt in value
            )
        except (TypeError, ValueError) as error:
            raise InvalidValueError from error


tables = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(referred_table_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
    }
)

raw = Table(
    "raw",
    tables,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("encoding", Encoding, nullable=False),
    Column("data", LargeBinary, nullable=False),
    Column("digest", Text, nullable=False, unique=True),
    Column("form", EnumText(Form), nullable=False, server_default=Form.TEXT.value),
)

picture = Table(
    "picture",
    tables,
    Column("raw_id", ForeignKey(raw.c.id, ondelete="CASCADE"), primary_key=True),
    Column("name", Text, primary_key=True),
    Column("media_type", Text, nullable=False),
    Column("width", Integer, nullable=False),
    Column("height", Integer, nullable=False),
    # Last, so that the others are read without it.
    Column("data", LargeBinary, nullable=False),
)
"""The pictures that a saved page has, by the names that its markup refers to them with."""

article = Table(
    "article",
    tables,
    Column("id", Integer, primary_key=True),
    Column("raw_id", ForeignKey(raw.c.id), nullable=False, unique=True),
    Column("title", Text, nullable=False),
    Column("language", EnumText(Language), nullable=False),
    Column("source", Text),
    Column("author", Text),
    Column("published", Text),
    Column("updated", Text),
    Column("dateline", Text),
    Column("address", Text),
    Column("fingerprint", Text, nullable=False, index=True),
    Column("words", Integer, nullable=False),
    Column("sentences", Integer, nullable=False),
    Column("imported_at", UtcDateTime, nullable=False),
    Column("opened_at", UtcDateTime),
    Column("deleted_at", UtcDateTime),
    Column("place_sentence", Integer, nullable=False),
    Column("place_side", EnumText(Side), nullable=False),
    Column("revision", Integer, nullable=False, server_default="0"),
    Column("furthest_sentence", Integer, nullable=False, server_default="0"),
    Column("finished_at", UtcDateTime),
    Column("is_favourite", Boolean, nullable=False, server_default="0"),
    Column("is_archived", Boolean, nullable=False, server_default="0"),
    Column("pictures", Placements, nullable=False, server_default="[]"),
)

PURGED_FINGERPRINT = ""
"""The fingerprint of an article that a purge has begun to remove and that can't be restored."""


def _article_id() -> Column[int]:
    return Column("article_id", ForeignKey(article.c.id, ondelete="CASCADE"), primary_key=True)


article_tag = Table(
    "article_tag",
    tables,
    _article_id(),
    Column("folded", Text, primary_key=True),
    Column("word", Text, nullable=False),
)

saved_search = Table(
    "saved_search",
    tables,
    Column("folded", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("view", EnumText(ViewKind), nullable=False),
    Column("view_value", Text, nullable=False),
    Column("sort", EnumText(Sort), nullable=False),
    Column("is_by_day", Boolean, nullable=False),
)
"""What the library list showed under a name: the filter, the view, the order."""

paragraph = Table(
    "paragraph",
    tables,
    _article_id(),
    Column("ordinal", Integer, primary_key=True),
    Column("kind", EnumText(Kind), nullable=False),
    Column("text", Text, nullable=False),
    Column("language", EnumText(Language), nullable=False),
    Column("lines", JsonList(int), nullable=False),
    Column("styles", StyledSpans, nullable=False, server_default="[]"),
)

sentence = Table(
    "sentence",
    tables,
    Column("article_id", Integer, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("paragraph", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("language", EnumText(Language), nullable=False),
    Column("key", Text, nullable=False, index=True),
    ForeignKeyConstraint(
        ["article_id", "paragraph"],
        [paragraph.c.article_id, paragraph.c.ordinal],
        ondelete="CASCADE",
    ),
    Index(None, "article_id", "paragraph", "language", "key"),
)

dropped = Table(
    "dropped",
    tables,
    _article_id(),
    Column("line", Integer, primary_key=True),
    Column("text", Text, nullable=False),
    Column("reason", EnumText(Reason), nullable=False),
)

correction = Table(
    "correction",
    tables,
    _article_id(),
    Column("line", Integer, primary_key=True),
    Column("is_kept", Boolean, nullable=False),
)

memory = Table(
    "memory",
    tables,
    Column("id", Integer, primary_key=True),
    Column("key", Text, nullable=False),
    Column("source_language", EnumText(Language), nullable=False),
    Column("target_language", EnumText(Language), nullable=False),
    Column("is_by_reader", Boolean, nullable=False),
    Column("source", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("model", Text, nullable=False),
    Column("score", Float, nullable=False),
    Column("doubts", JsonList(Doubt), nullable=False),
    Column("made_at", UtcDateTime, nullable=False),
    Column("is_careful", Boolean, nullable=False, server_default="0"),
    UniqueConstraint("key", "source_language", "target_language", "is_by_reader"),
    # A search for similar sentences scans all translations of the user's own, and only this index.
    Index(
        "ix_memory_own",
        "is_by_reader",
        "source_language",
        "target_language",
        "source",
        sqlite_where=text("is_by_reader = 1"),
    ),
)

better_draft = Table(
    "better_draft",
    tables,
    Column("memory_id", ForeignKey(memory.c.id, ondelete="CASCADE"), primary_key=True),
    Column("text", Text, nullable=False),
    Column("score", Float, nullable=False),
    Column("doubts", JsonList(Doubt), nullable=False),
    Column("made_at", UtcDateTime, nullable=False),
)
"""What a second look would put in the place of a translation that the reader has read."""

term = Table(
    "term",
    tables,
    Column("id", Integer, primary_key=True),
    Column("key", Text, nullable=False),
    Column("source_language", EnumText(Language), nullable=False),
    Column("target_language", EnumText(Language), nullable=False),
    Column("source", Text, nullable=False),
    Column("target", Text, nullable=False),
    Column("made_at", UtcDateTime, nullable=False),
    UniqueConstraint("key", "source_language", "target_language"),
)

highlight = Table(
    "highlight",
    tables,
    Column("id", Integer, primary_key=True),
    Column("uuid", Text, nullable=False, unique=True),
    Column("article_id", ForeignKey(article.c.id, ondelete="CASCADE"), nullable=False, index=True),
    Column("side", EnumText(Side), nullable=False),
    Column("colour", Integer, nullable=False),
    Column("exact", Text, nullable=False),
    Column("prefix", Text, nullable=False),
    Column("suffix", Text, nullable=False),
    Column("start_sentence", Integer, nullable=False),
    Column("start_offset", Integer, nullable=False),
    Column("end_sentence", Integer, nullable=False),
    Column("end_offset", Integer, nullable=False),
    Column("is_lost", Boolean, nullable=False),
    Column("made_at", UtcDateTime, nullable=False),
    Column("changed_at", UtcDateTime, nullable=False),
    Column("deleted_at", UtcDateTime),
    CheckConstraint("colour BETWEEN 1 AND 5", name="colour"),
)

note = Table(
    "note",
    tables,
    Column("highlight_id", ForeignKey(highlight.c.id, ondelete="CASCADE"), primary_key=True),
    Column("text", Text, nullable=False),
    Column("made_at", UtcDateTime, nullable=False),
    Column("changed_at", UtcDateTime, nullable=False),
)

tag = Table(
    "tag",
    tables,
    Column("highlight_id", ForeignKey(highlight.c.id, ondelete="CASCADE"), primary_key=True),
    Column("folded", Text, primary_key=True, index=True),
    Column("word", Text, nullable=False),
)

colour_name = Table(
    "colour_name",
    tables,
    Column("colour", Integer, primary_key=True, autoincrement=False),
    Column("name", Text, nullable=False),
    CheckConstraint("colour BETWEEN 1 AND 5", name="colour"),
)

library_state = Table(
    "library_state",
    tables,
    Column("id", Integer, primary_key=True),
    Column("commits", Integer, nullable=False),
    CheckConstraint("id = 1", name="id"),
)
"""One row: how many write transactions were ever committed."""

form = Table(
    "form",
    tables,
    Column("language", EnumText(Language), primary_key=True),
    Column("word", Text, primary_key=True),
    Column("folded", Text, nullable=False),
    Column("stem", Text, nullable=False),
    Index(None, "language", "folded"),
    Index(None, "language", "stem"),
    sqlite_with_rowid=False,
)
"""Word forms: every word of sentences, translations and notes, with its stem.

A search for a word also finds the words with the same stem. Forms whose words are gone do no harm.
"""
