"""Highlights and the notes on them."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from sqlalchemy import Row, Select, delete, exists, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from desktop.base.errors import AppError
from desktop.library import schema
from desktop.library.changes import Changes
from desktop.library.memory import BATCH, key
from desktop.library.records import COLOURS, ArticleId, Highlight, HighlightId, Note
from desktop.library.transaction import Reads, Writes
from desktop.reading.article import Anchor, Direction, Place, Side


class AnnotationReads(Reads):
    """Looking at highlights."""

    def highlights(self, article_id: ArticleId) -> tuple[Highlight, ...]:
        """Return an article's highlights that aren't deleted, with their notes, by their place."""
        table = schema.highlight.c
        rows = self._connection.execute(
            _with_notes()
            .where(table.article_id == article_id, table.deleted_at.is_(None))
            .order_by(table.start_sentence, table.side, table.start_offset, table.id)
        )
        return tuple(_highlight(row) for row in rows)

    def highlight(self, highlight_id: HighlightId) -> Highlight:
        """Return one highlight, deleted or not.

        Raises AppError where the library doesn't have it.
        """
        row = self._connection.execute(
            _with_notes().where(schema.highlight.c.id == highlight_id)
        ).one_or_none()
        if row is None:
            raise _missing()
        return _highlight(row)

    def highlight_with_uuid(self, uuid: str) -> Highlight | None:
        """Return the highlight of that name, deleted or not; None where there is none."""
        row = self._connection.execute(
            _with_notes().where(schema.highlight.c.uuid == uuid)
        ).one_or_none()
        return _highlight(row) if row else None

    def is_deleted(self, highlight_id: HighlightId) -> bool:
        """Tell whether a highlight was taken away. Raises AppError where it is unknown."""
        table = schema.highlight.c
        row = self._connection.execute(
            select(table.deleted_at).where(table.id == highlight_id)
        ).one_or_none()
        if row is None:
            raise _missing()
        return row.deleted_at is not None

    def articles_marked_beside(
        self, sources: Collection[str], direction: Direction
    ) -> tuple[ArticleId, ...]:
        """Return the articles with one of these sentences and a highlight on its translation side.

        Deleted articles are among them; of very many sentences any article may have one.
        """
        marked, sentence = schema.highlight.c, schema.sentence.c
        holds = exists(sentence.number).where(
            sentence.article_id == marked.article_id, sentence.language == direction.source
        )
        if len(sources) <= BATCH:
            holds = holds.where(sentence.key.in_([key(source) for source in sources]))
        asked = (
            select(marked.article_id)
            .where(marked.side == Side.TRANSLATION, marked.deleted_at.is_(None), holds)
            .distinct()
        )
        return tuple(ArticleId(found) for found in self._connection.scalars(asked))


class AnnotationWrites(AnnotationReads, Writes):
    """Marking, noting and taking back; raises AppError where a highlight is unknown."""

    def add_highlight(self, article_id: ArticleId, anchor: Anchor, colour: int) -> Highlight:
        """Mark what `anchor` points at in one of the five colours.

        Raises ValueError for another colour.
        """
        return self.put_highlight(
            article_id, str(uuid4()), anchor, colour, made_at=self._moment, changed_at=self._moment
        )

    def put_highlight(
        self,
        article_id: ArticleId,
        uuid: str,
        anchor: Anchor,
        colour: int,
        *,
        made_at: datetime,
        changed_at: datetime,
        is_lost: bool = False,
        note: Note | None = None,
    ) -> Highlight:
        """Put a highlight from elsewhere in, with its own name, dates and note.

        Raises ValueError for another colour than the five, AppError where the name is taken.
        """
        _check(colour)
        if self.highlight_with_uuid(uuid):
            raise AppError("This highlight is in the library already.", "Look for it there.")
        highlight_id = self._connection.scalar(
            insert(schema.highlight)
            .values(
                uuid=uuid,
                article_id=article_id,
                colour=colour,
                is_lost=is_lost,
                made_at=made_at,
                changed_at=changed_at,
                **_columns(anchor),
            )
            .returning(schema.highlight.c.id)
        )
        if note:
            self._connection.execute(
                insert(schema.note).values(
                    highlight_id=highlight_id,
                    text=note.text,
                    made_at=note.made_at,
                    changed_at=note.changed_at,
                )
            )
        self.changes |= Changes(annotations=frozenset({article_id}))
        return self.highlight(HighlightId(highlight_id))

    def recolour(self, highlight_id: HighlightId, colour: int) -> None:
        """Give a highlight another of the five colours; raises ValueError for any other."""
        _check(colour)
        self._change(highlight_id, colour=colour)

    def move_highlight(self, highlight_id: HighlightId, anchor: Anchor) -> None:
        """Point a highlight elsewhere; it is no longer lost."""
        self._change(highlight_id, is_lost=False, **_columns(anchor))

    def mark_lost(self, highlight_id: HighlightId, is_lost: bool) -> None:
        """Say whether the highlight's words are gone from its article."""
        self._change(highlight_id, is_lost=is_lost)

    def set_note(self, highlight_id: HighlightId, text: str | None) -> None:
        """Put the note on a highlight to `text` (Markdown); None or blanks take it away."""
        self._change(highlight_id)
        table = schema.note
        if text is None or not text.strip():
            self._connection.execute(delete(table).where(table.c.highlight_id == highlight_id))
            return
        self._connection.execute(
            upsert(table)
            .values(
                highlight_id=highlight_id,
                text=text,
                made_at=self._moment,
                changed_at=self._moment,
            )
            .on_conflict_do_update(set_={"text": text, "changed_at": self._moment})
        )

    def delete_highlight(self, highlight_id: HighlightId) -> None:
        """Take a highlight and its note away, so that they can still be restored."""
        self._change(highlight_id, deleted_at=self._moment)

    def restore_highlight(self, highlight_id: HighlightId) -> None:
        """Bring a deleted highlight back with its note."""
        self._change(highlight_id, deleted_at=None)

    def purge_highlights(self, days: int) -> None:
        """Remove for good, with their notes, the highlights deleted over `days` days ago."""
        table = schema.highlight.c
        self._connection.execute(
            delete(schema.highlight).where(table.deleted_at < self._moment - timedelta(days=days))
        )

    def _change(self, highlight_id: HighlightId, **values: object) -> None:
        table = schema.highlight
        article_id = self._connection.scalar(
            update(table)
            .where(table.c.id == highlight_id)
            .values(changed_at=self._moment, **values)
            .returning(table.c.article_id)
        )
        if article_id is None:
            raise _missing()
        self.changes |= Changes(annotations=frozenset({ArticleId(article_id)}))


def _with_notes() -> Select[Any]:
    note = schema.note.c
    return select(
        schema.highlight,
        note.text.label("note_text"),
        note.made_at.label("note_made_at"),
        note.changed_at.label("note_changed_at"),
    ).outerjoin(schema.note)


def _highlight(row: Row[Any]) -> Highlight:
    note = None
    if row.note_text is not None:
        note = Note(row.note_text, row.note_made_at, row.note_changed_at)
    return Highlight(
        id=HighlightId(row.id),
        uuid=row.uuid,
        article_id=ArticleId(row.article_id),
        anchor=Anchor(
            side=row.side,
            exact=row.exact,
            prefix=row.prefix,
            suffix=row.suffix,
            start=Place(row.start_sentence, row.start_offset),
            end=Place(row.end_sentence, row.end_offset),
        ),
        colour=row.colour,
        is_lost=row.is_lost,
        made_at=row.made_at,
        changed_at=row.changed_at,
        note=note,
    )


def _columns(anchor: Anchor) -> dict[str, Any]:
    return {
        "side": anchor.side,
        "exact": anchor.exact,
        "prefix": anchor.prefix,
        "suffix": anchor.suffix,
        "start_sentence": anchor.start.sentence,
        "start_offset": anchor.start.offset,
        "end_sentence": anchor.end.sentence,
        "end_offset": anchor.end.offset,
    }


def _check(colour: int) -> None:
    if colour not in COLOURS:
        raise ValueError(f"no such colour: {colour}")


def _missing() -> AppError:
    return AppError("This highlight is no longer in the library.", "Mark the words again.")
