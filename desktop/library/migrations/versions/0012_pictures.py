"""The pictures of saved pages, and where they are in the articles."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    op.add_column("article", sa.Column("pictures", sa.JSON, nullable=False, server_default="[]"))
    op.create_table(
        "picture",
        sa.Column("raw_id", sa.Integer, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("media_type", sa.Text, nullable=False),
        sa.Column("width", sa.Integer, nullable=False),
        sa.Column("height", sa.Integer, nullable=False),
        sa.Column("data", sa.LargeBinary, nullable=False),
        sa.ForeignKeyConstraint(
            ["raw_id"], ["raw.id"], name="fk_picture_raw_id_raw", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("raw_id", "name", name="pk_picture"),
    )
