"""What stands out within paragraphs, and the addresses of articles on the web."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    op.add_column("paragraph", sa.Column("styles", sa.JSON, nullable=False, server_default="[]"))
    op.add_column("article", sa.Column("address", sa.Text))
