"""A count of the commits, by which an open window notices what another program has written."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    op.create_table(
        "library_state",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("commits", sa.Integer, nullable=False),
        sa.CheckConstraint("id = 1", name="ck_library_state_id"),
        sa.PrimaryKeyConstraint("id", name="pk_library_state"),
    )
    op.execute("INSERT INTO library_state (id, commits) VALUES (1, 0)")
