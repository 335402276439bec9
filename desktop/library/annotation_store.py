"""Highlights, the notes and tags on them, and the names of their colours."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import Row, Select, delete, func, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from desktop.base.errors import AppError
from desktop.library import schema
from desktop.library.changes import Changes
from desktop.library.memory_store import key
from desktop.library.records import COLOURS, ArticleId, Highlight, HighlightId, Note
from desktop.library.revisions import RevisionWrites
from desktop.library.search_index import SearchIndexWrites, json_values
from desktop.library.tags import TAG_SEPARATOR, count_tags, normalize_tags, split_tags
from desktop.library.transaction import Reads
from desktop.reading.article import Anchor, Language, Place, Side
from desktop.reading.text.words import STEMMERS


class AnnotationReads(Reads):
    """Queries for highlights, notes, tags and colour names."""

    def highlights(
        self, article_id: ArticleId, *, include_deleted: bool = False
    ) -> tuple[Highlight, ...]:
        """Return an article's highlights with their notes, in reading order.

        Deleted ones are left out unless `include_deleted`.
        """
        table = schema.highlight.c
        query = select_highlights().where(table.article_id == article_id)
        if not include_deleted:
            query = query.where(table.deleted_at.is_(None))
        rows = self._connection.execute(
            query.order_by(table.start_sentence, table.side, table.start_offset, table.id)
        )
        return tuple(highlight_from_row(row) for row in rows)

    def highlight(self, highlight_id: HighlightId) -> Highlight:
        """Return a highlight, deleted or not. Raises AppError if it isn't in the library."""
        row = self._connection.execute(
            select_highlights().where(schema.highlight.c.id == highlight_id)
        ).one_or_none()
        if row is None:
            raise _unknown_highlight()
        return highlight_from_row(row)

    def highlights_with_ids(self, highlight_ids: Collection[HighlightId]) -> tuple[Highlight, ...]:
        """Return highlights by id, deleted or not; ids that aren't in the library are skipped."""
        table = schema.highlight.c
        query = select_highlights().where(table.id.in_(json_values(highlight_ids)))
        rows = self._connection.execute(query.order_by(table.id))
        return tuple(highlight_from_row(row) for row in rows)

    def tags(self) -> tuple[tuple[str, int], ...]:
        """Return the tags in use with their numbers of highlights, in alphabetical order.

        Deleted highlights and those of deleted articles don't count. Spellings that differ in case
        or accents count as one tag, shown in the most frequent spelling.
        """
        tag, highlight, article = schema.tag.c, schema.highlight, schema.article
        rows = self._connection.execute(
            select(tag.folded, tag.word, func.count())
            .select_from(schema.tag.join(highlight).join(article))
            .where(highlight.c.deleted_at.is_(None), article.c.deleted_at.is_(None))
            .group_by(tag.folded, tag.word)
            .order_by(tag.folded, func.count())
        )
        return count_tags(rows)

    def colour_names(self) -> dict[int, str]:
        """Return the user's colour names, by colour; colours without a name are left out."""
        table = schema.colour_name.c
        rows = self._connection.execute(select(table.colour, table.name).order_by(table.colour))
        return {row.colour: row.name for row in rows}

    def highlight_with_uuid(self, uuid: str) -> Highlight | None:
        """Return the highlight with this UUID, deleted or not; None if there is none."""
        row = self._connection.execute(
            select_highlights().where(schema.highlight.c.uuid == uuid)
        ).one_or_none()
        return highlight_from_row(row) if row else None

    def is_deleted(self, highlight_id: HighlightId) -> bool:
        """Return whether a highlight is deleted. Raises AppError if it isn't in the library."""
        table = schema.highlight.c
        row = self._connection.execute(
            select(table.deleted_at).where(table.id == highlight_id)
        ).one_or_none()
        if row is None:
            raise _unknown_highlight()
        return row.deleted_at is not None

    def articles_with_marked_translations(
        self, sources: Collection[str], language: Language
    ) -> tuple[ArticleId, ...]:
        """Return articles with one of these sentences and a highlight in their translation.

        The sentences are given by their text, in `language`. Deleted articles and highlights count.
        """
        highlight, sentence = schema.highlight.c, schema.sentence.c
        keys = json_values(key(source) for source in sources)
        with_sentence = select(sentence.article_id).where(
            sentence.key.in_(keys), sentence.language == language
        )
        query = (
            select(highlight.article_id)
            .where(highlight.side == Side.TRANSLATION, highlight.article_id.in_(with_sentence))
            .distinct()
        )
        return tuple(map(ArticleId, self._connection.scalars(query)))


class AnnotationWrites(AnnotationReads, SearchIndexWrites, RevisionWrites):
    """Changes of highlights, notes, tags and colour names; AppError for an unknown highlight."""

    def add_highlight(self, article_id: ArticleId, anchor: Anchor, colour: int) -> Highlight:
        """Add a highlight at `anchor`. Raises ValueError if `colour` isn't in `COLOURS`."""
        return self.insert_highlight(
            article_id, str(uuid4()), anchor, colour, made_at=self._now, changed_at=self._now
        )

    def insert_highlight(
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
        highlight_id: HighlightId | None = None,
    ) -> Highlight:
        """Add a highlight with a given UUID, time stamps and note, for example from an import.

        `highlight_id` must be unused; None means the next free id.
        Raises ValueError if `colour` isn't in `COLOURS`, AppError if the UUID is in the library.
        """
        _check_colour(colour)
        if self.highlight_with_uuid(uuid):
            raise AppError("This highlight is in the library already.", "Look for it there.")
        added = self._connection.scalar(
            insert(schema.highlight)
            .values(
                id=highlight_id,
                uuid=uuid,
                article_id=article_id,
                colour=colour,
                is_lost=is_lost,
                made_at=made_at,
                changed_at=changed_at,
                **_anchor_columns(anchor),
            )
            .returning(schema.highlight.c.id)
        )
        if note:
            for language in STEMMERS:
                self._add_word_forms(language, [note.text])
            self._connection.execute(
                insert(schema.note).values(
                    highlight_id=added,
                    text=note.text,
                    made_at=note.made_at,
                    changed_at=note.changed_at,
                )
            )
        self._index_highlights(added)
        self._bump_revisions([article_id])
        self.changes |= Changes(annotations=frozenset({article_id}))
        return self.highlight(HighlightId(added))

    def recolour(self, highlight_id: HighlightId, colour: int) -> None:
        """Change a highlight's colour. Raises ValueError if it isn't in `COLOURS`."""
        self.recolour_all({highlight_id: colour})

    def recolour_all(self, colours: Mapping[HighlightId, int]) -> None:
        """Change the colours of highlights. Raises ValueError for one that isn't in `COLOURS`."""
        for colour in sorted(set(colours.values())):
            _check_colour(colour)
            self._update_highlights(
                [one for one in colours if colours[one] == colour], colour=colour
            )

    def move_highlight(self, highlight_id: HighlightId, anchor: Anchor) -> None:
        """Move a highlight to `anchor` and mark it as not lost."""
        self._unindex_highlights(highlight_id)
        self._update_highlights([highlight_id], is_lost=False, **_anchor_columns(anchor))
        self._index_highlights(highlight_id)

    def set_lost(self, highlight_id: HighlightId, is_lost: bool) -> None:
        """Mark a highlight as lost (its text is no longer in the article) or as found."""
        self._update_highlights([highlight_id], is_lost=is_lost)

    def set_note(self, highlight_id: HighlightId, text: str | None) -> None:
        """Set the note on a highlight to `text` (Markdown); None or blank text deletes it."""
        self._update_highlights([highlight_id])
        self._unindex_highlights(highlight_id)
        self._write_note(highlight_id, text)
        self._index_highlights(highlight_id)

    def _write_note(self, highlight_id: HighlightId, text: str | None) -> None:
        table = schema.note
        if text is None or not text.strip():
            self._connection.execute(delete(table).where(table.c.highlight_id == highlight_id))
            return
        for language in STEMMERS:  # a note may be in either language
            self._add_word_forms(language, [text])
        self._connection.execute(
            upsert(table)
            .values(
                highlight_id=highlight_id,
                text=text,
                made_at=self._now,
                changed_at=self._now,
            )
            .on_conflict_do_update(set_={"text": text, "changed_at": self._now})
        )

    def set_tags(self, highlight_id: HighlightId, tags: Iterable[str]) -> None:
        """Replace the tags of a highlight.

        Whitespace is normalized and a leading "#" removed. Of tags that differ only in case or
        accents, the first is kept.
        """
        self.set_tags_all({highlight_id: tags})

    def set_tags_all(self, tags: Mapping[HighlightId, Iterable[str]]) -> None:
        """Replace the tags of several highlights, as `set_tags` does."""
        self._update_highlights(tags)
        self._unindex_highlights(*tags)
        table = schema.tag
        self._connection.execute(delete(table).where(table.c.highlight_id.in_(json_values(tags))))
        rows = [
            {"highlight_id": one, "folded": folded, "word": word}
            for one, words in tags.items()
            for folded, word in normalize_tags(words).items()
        ]
        if rows:
            for language in STEMMERS:
                self._add_word_forms(language, [str(row["word"]) for row in rows])
            self._connection.execute(insert(table), rows)
        self._index_highlights(*tags)

    def delete_highlight(self, highlight_id: HighlightId) -> None:
        """Delete a highlight with its note; it can be restored until it is purged."""
        self.delete_highlights([highlight_id])

    def delete_highlights(self, highlight_ids: Collection[HighlightId]) -> None:
        """Delete highlights with their notes; they can be restored until they are purged."""
        self._update_highlights(highlight_ids, deleted_at=self._now)

    def restore_highlight(self, highlight_id: HighlightId) -> None:
        """Restore a deleted highlight with its note."""
        self.restore_highlights([highlight_id])

    def restore_highlights(self, highlight_ids: Collection[HighlightId]) -> None:
        """Restore deleted highlights with their notes."""
        self._update_highlights(highlight_ids, deleted_at=None)

    def name_colour(self, colour: int, name: str | None) -> None:
        """Set the user's name for a colour; None or a blank name deletes it.

        Raises ValueError if the colour isn't in `COLOURS`.
        """
        _check_colour(colour)
        table = schema.colour_name
        self._connection.execute(delete(table).where(table.c.colour == colour))
        if name and name.strip():
            self._connection.execute(insert(table).values(colour=colour, name=name.strip()))
        self.changes |= Changes(colours=frozenset({colour}))

    def _update_highlights(self, highlight_ids: Collection[HighlightId], **values: object) -> None:
        """Update columns of all these highlights. Raises AppError if one isn't in the library."""
        table = schema.highlight
        article_ids = self._connection.scalars(
            update(table)
            .where(table.c.id.in_(json_values(highlight_ids)))
            .values(changed_at=self._now, **values)
            .returning(table.c.article_id)
        ).all()
        if len(article_ids) < len(set(highlight_ids)):
            raise _unknown_highlight()
        changed = frozenset(map(ArticleId, article_ids))
        self._bump_revisions(changed)
        self.changes |= Changes(annotations=changed)


def select_highlights() -> Select[Any]:
    """Return a query of highlights with notes and tags, for `highlight_from_row` to read."""
    note, tag = schema.note.c, schema.tag.c
    ordered = (
        select(tag.word)
        .where(tag.highlight_id == schema.highlight.c.id)
        .order_by(tag.folded)
        .correlate(schema.highlight)
        .subquery()
    )
    tags = select(func.group_concat(ordered.c.word, TAG_SEPARATOR)).scalar_subquery()
    return select(
        schema.highlight,
        note.text.label("note_text"),
        note.made_at.label("note_made_at"),
        note.changed_at.label("note_changed_at"),
        tags.label("tags"),
    ).outerjoin(schema.note)


def highlight_from_row(row: Row[Any]) -> Highlight:
    """Return the highlight in a row of `select_highlights`."""
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
        tags=split_tags(row.tags),
    )


def _anchor_columns(anchor: Anchor) -> dict[str, Any]:
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


def _check_colour(colour: int) -> None:
    if colour not in COLOURS:
        raise ValueError(f"no such colour: {colour}")


def _unknown_highlight() -> AppError:
    return AppError("This highlight is no longer in the library.", "Mark the words again.")
