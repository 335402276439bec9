"""The pictures of saved pages: kept with their pages, and read one at a time."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Row, insert, select

from desktop.library import schema
from desktop.library.records import ArticleId
from desktop.library.transaction import Reads
from desktop.reading.article import Picture, PlacedPicture


class PictureReads(Reads):
    """Queries for pictures."""

    def picture(self, article_id: ArticleId, name: str) -> Picture | None:
        """Return a picture of an article's page with its data, or None if there is none."""
        table = schema.picture
        row = self._connection.execute(
            select(table)
            .join(schema.article, schema.article.c.raw_id == table.c.raw_id)
            .where(schema.article.c.id == article_id, table.c.name == name)
        ).one_or_none()
        return _make_picture(row, row.data) if row else None


def list_pictures(connection: Connection, raw_id: int) -> tuple[Picture, ...]:
    """Return the pictures of a page, without their data."""
    table = schema.picture.c
    rows = connection.execute(
        select(table.name, table.media_type, table.width, table.height)
        .where(table.raw_id == raw_id)
        .order_by(table.name)
    )
    return tuple(_make_picture(row) for row in rows)


def load_placed(
    connection: Connection, raw_id: int, places: tuple[schema.Placement, ...]
) -> tuple[PlacedPicture, ...]:
    """Return the pictures of an article at their `places`."""
    if not places:
        return ()
    known = {picture.name: picture for picture in list_pictures(connection, raw_id)}
    return tuple(
        PlacedPicture(paragraph, name, alt, known[name].width, known[name].height)
        for paragraph, name, alt in places
        if name in known
    )


def insert_pictures(connection: Connection, raw_id: int, pictures: Iterable[Picture]) -> None:
    """Insert the pictures of a page, one at a time since they are large."""
    for picture in pictures:
        connection.execute(
            insert(schema.picture).values(
                raw_id=raw_id,
                name=picture.name,
                media_type=picture.media_type,
                width=picture.width,
                height=picture.height,
                data=picture.data,
            )
        )


def _make_picture(row: Row[*tuple[Any, ...]], data: bytes = b"") -> Picture:
    return Picture(row.name, row.media_type, row.width, row.height, data)
