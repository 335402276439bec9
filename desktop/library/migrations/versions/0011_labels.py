"""How far an article was read; favourites, archive and tags of articles; saved searches."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    for name in ("is_favourite", "is_archived"):
        op.add_column("article", sa.Column(name, sa.Boolean, nullable=False, server_default="0"))
    op.add_column("article", sa.Column("finished_at", sa.Text))
    op.add_column(
        "article", sa.Column("furthest_sentence", sa.Integer, nullable=False, server_default="0")
    )
    # The place is all that is known of how far articles were read until now.
    op.execute("UPDATE article SET furthest_sentence = place_sentence")
    op.execute(
        "UPDATE article SET finished_at = opened_at"
        " WHERE sentences > 0 AND place_sentence = sentences - 1"
    )
    op.create_table(
        "article_tag",
        sa.Column("article_id", sa.Integer, nullable=False),
        sa.Column("folded", sa.Text, nullable=False),
        sa.Column("word", sa.Text, nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"],
            ["article.id"],
            name="fk_article_tag_article_id_article",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("article_id", "folded", name="pk_article_tag"),
    )
    op.create_table(
        "saved_search",
        sa.Column("folded", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("view", sa.Text, nullable=False),
        sa.Column("view_value", sa.Text, nullable=False),
        sa.Column("sort", sa.Text, nullable=False),
        sa.Column("is_by_day", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("folded", name="pk_saved_search"),
    )
