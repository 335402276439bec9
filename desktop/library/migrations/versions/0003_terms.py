"""Glossary terms, and an index of the user's own translations in the memory."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "term",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("source_language", sa.Text, nullable=False),
        sa.Column("target_language", sa.Text, nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("target", sa.Text, nullable=False),
        sa.Column("made_at", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_term"),
        sa.UniqueConstraint(
            "key",
            "source_language",
            "target_language",
            name="uq_term_key_source_language_target_language",
        ),
    )
    op.create_index(
        "ix_memory_own",
        "memory",
        ["is_by_reader", "source_language", "target_language", "source"],
        sqlite_where=sa.text("is_by_reader = 1"),
    )
