"""File format of source files that aren't plain text (column raw.form)."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.add_column("raw", sa.Column("form", sa.Text, nullable=False, server_default="text"))
