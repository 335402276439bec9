"""Revision number of articles, to detect changes since an article was read."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.add_column("article", sa.Column("revision", sa.Integer, nullable=False, server_default="0"))
