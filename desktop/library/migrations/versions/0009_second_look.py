"""Which translations a second look has chosen, and better drafts of those already read."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    op.add_column("memory", sa.Column("is_careful", sa.Boolean, nullable=False, server_default="0"))
    op.create_table(
        "better_draft",
        sa.Column("memory_id", sa.Integer, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("score", sa.Float, nullable=False),
        sa.Column("doubts", sa.JSON, nullable=False),
        sa.Column("made_at", sa.Text, nullable=False),
        sa.ForeignKeyConstraint(
            ["memory_id"],
            ["memory.id"],
            name="fk_better_draft_memory_id_memory",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("memory_id", name="pk_better_draft"),
    )
