"""Initial schema: articles, translation memory, highlights and notes."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    _create_articles()
    _create_lines()
    _create_memory()
    _create_annotations()


def _create_articles() -> None:
    op.create_table(
        "raw",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("encoding", sa.Text, nullable=False),
        sa.Column("data", sa.LargeBinary, nullable=False),
        sa.Column("digest", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_raw"),
        sa.UniqueConstraint("digest", name="uq_raw_digest"),
    )
    op.create_table(
        "article",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("raw_id", sa.Integer, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("language", sa.Text, nullable=False),
        sa.Column("source", sa.Text),
        sa.Column("author", sa.Text),
        sa.Column("published", sa.Text),
        sa.Column("updated", sa.Text),
        sa.Column("dateline", sa.Text),
        sa.Column("fingerprint", sa.Text, nullable=False),
        sa.Column("words", sa.Integer, nullable=False),
        sa.Column("sentences", sa.Integer, nullable=False),
        sa.Column("imported_at", sa.Text, nullable=False),
        sa.Column("opened_at", sa.Text),
        sa.Column("deleted_at", sa.Text),
        sa.Column("place_sentence", sa.Integer, nullable=False),
        sa.Column("place_side", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_article"),
        sa.ForeignKeyConstraint(["raw_id"], ["raw.id"], name="fk_article_raw"),
        sa.UniqueConstraint("raw_id", name="uq_article_raw_id"),
    )
    op.create_index("ix_article_fingerprint", "article", ["fingerprint"])
    op.create_table(
        "paragraph",
        sa.Column("article_id", sa.Integer, nullable=False),
        sa.Column("ordinal", sa.Integer, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("language", sa.Text, nullable=False),
        sa.Column("lines", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("article_id", "ordinal", name="pk_paragraph"),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.id"], name="fk_paragraph_article", ondelete="CASCADE"
        ),
    )
    op.create_table(
        "sentence",
        sa.Column("article_id", sa.Integer, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("paragraph", sa.Integer, nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("language", sa.Text, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("article_id", "number", name="pk_sentence"),
        sa.ForeignKeyConstraint(
            ["article_id", "paragraph"],
            ["paragraph.article_id", "paragraph.ordinal"],
            name="fk_sentence_paragraph",
            ondelete="CASCADE",
        ),
    )
    op.create_index(
        "ix_sentence_article_id_paragraph_language_key",
        "sentence",
        ["article_id", "paragraph", "language", "key"],
    )


def _create_lines() -> None:
    op.create_table(
        "dropped",
        sa.Column("article_id", sa.Integer, nullable=False),
        sa.Column("line", sa.Integer, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("article_id", "line", name="pk_dropped"),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.id"], name="fk_dropped_article", ondelete="CASCADE"
        ),
    )
    op.create_table(
        "correction",
        sa.Column("article_id", sa.Integer, nullable=False),
        sa.Column("line", sa.Integer, nullable=False),
        sa.Column("is_kept", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("article_id", "line", name="pk_correction"),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.id"], name="fk_correction_article", ondelete="CASCADE"
        ),
    )


def _create_memory() -> None:
    op.create_table(
        "memory",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("source_language", sa.Text, nullable=False),
        sa.Column("target_language", sa.Text, nullable=False),
        sa.Column("is_by_reader", sa.Boolean, nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("model", sa.Text, nullable=False),
        sa.Column("score", sa.Float, nullable=False),
        sa.Column("doubts", sa.JSON, nullable=False),
        sa.Column("made_at", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_memory"),
        sa.UniqueConstraint(
            "key",
            "source_language",
            "target_language",
            "is_by_reader",
            name="uq_memory_key_source_language_target_language_is_by_reader",
        ),
    )


def _create_annotations() -> None:
    op.create_table(
        "highlight",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("uuid", sa.Text, nullable=False),
        sa.Column("article_id", sa.Integer, nullable=False),
        sa.Column("side", sa.Text, nullable=False),
        sa.Column("colour", sa.Integer, nullable=False),
        sa.Column("exact", sa.Text, nullable=False),
        sa.Column("prefix", sa.Text, nullable=False),
        sa.Column("suffix", sa.Text, nullable=False),
        sa.Column("start_sentence", sa.Integer, nullable=False),
        sa.Column("start_offset", sa.Integer, nullable=False),
        sa.Column("end_sentence", sa.Integer, nullable=False),
        sa.Column("end_offset", sa.Integer, nullable=False),
        sa.Column("is_lost", sa.Boolean, nullable=False),
        sa.Column("made_at", sa.Text, nullable=False),
        sa.Column("changed_at", sa.Text, nullable=False),
        sa.Column("deleted_at", sa.Text),
        sa.PrimaryKeyConstraint("id", name="pk_highlight"),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.id"], name="fk_highlight_article", ondelete="CASCADE"
        ),
        sa.UniqueConstraint("uuid", name="uq_highlight_uuid"),
        sa.CheckConstraint("colour BETWEEN 1 AND 5", name="ck_highlight_colour"),
    )
    op.create_index("ix_highlight_article_id", "highlight", ["article_id"])
    op.create_table(
        "note",
        sa.Column("highlight_id", sa.Integer, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("made_at", sa.Text, nullable=False),
        sa.Column("changed_at", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("highlight_id", name="pk_note"),
        sa.ForeignKeyConstraint(
            ["highlight_id"], ["highlight.id"], name="fk_note_highlight", ondelete="CASCADE"
        ),
    )
