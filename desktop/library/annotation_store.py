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
from desktop.library.search_index import IndexWrites, among
from desktop.library.transaction import Reads
from desktop.reading.article import Anchor, Language, Place, Side
from desktop.reading.text.words import STEMMERS, fold

BETWEEN_TAGS = "\n"
"""What no tag holds; it keeps the tags of a highlight apart where they are one value."""


class AnnotationReads(Reads):
    """Looking at highlights."""

    def highlights(
        self, article_id: ArticleId, *, and_deleted: bool = False
    ) -> tuple[Highlight, ...]:
        """Return an article's highlights that aren't deleted, with their notes, by their place.

        Those that are deleted are among them where they are asked for.
        """
        table = schema.highlight.c
        asked = with_notes().where(table.article_id == article_id)
        if not and_deleted:
            asked = asked.where(table.deleted_at.is_(None))
        rows = self._connection.execute(
            asked.order_by(table.start_sentence, table.side, table.start_offset, table.id)
        )
        return tuple(highlight_in(row) for row in rows)

    def highlight(self, highlight_id: HighlightId) -> Highlight:
        """Return one highlight, deleted or not.

        Raises AppError where the library doesn't have it.
        """
        row = self._connection.execute(
            with_notes().where(schema.highlight.c.id == highlight_id)
        ).one_or_none()
        if row is None:
            raise _missing()
        return highlight_in(row)

    def several(self, highlight_ids: Collection[HighlightId]) -> tuple[Highlight, ...]:
        """Return those of these highlights that the library has, deleted or not."""
        table = schema.highlight.c
        wanted = with_notes().where(table.id.in_(among(highlight_ids))).order_by(table.id)
        return tuple(highlight_in(row) for row in self._connection.execute(wanted))

    def tags(self) -> tuple[tuple[str, int], ...]:
        """Return the tags in use with the number of highlights that carry each, in their order.

        Highlights that are deleted, or whose article is, don't count. Of several spellings the
        commonest stands for all.
        """
        tag, highlight, article = schema.tag.c, schema.highlight, schema.article
        rows = self._connection.execute(
            select(tag.folded, tag.word, func.count())
            .select_from(schema.tag.join(highlight).join(article))
            .where(highlight.c.deleted_at.is_(None), article.c.deleted_at.is_(None))
            .group_by(tag.folded, tag.word)
            .order_by(tag.folded, func.count())
        )
        counts: dict[str, tuple[str, int]] = {}
        for folded, word, count in rows:
            counts[folded] = (word, count + counts.get(folded, ("", 0))[1])
        return tuple(counts.values())

    def colour_names(self) -> dict[int, str]:
        """Return the reader's names of the colours that have one."""
        table = schema.colour_name.c
        rows = self._connection.execute(select(table.colour, table.name).order_by(table.colour))
        return {row.colour: row.name for row in rows}

    def highlight_with_uuid(self, uuid: str) -> Highlight | None:
        """Return the highlight of that name, deleted or not; None where there is none."""
        row = self._connection.execute(
            with_notes().where(schema.highlight.c.uuid == uuid)
        ).one_or_none()
        return highlight_in(row) if row else None

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
        self, sources: Collection[str], language: Language
    ) -> tuple[ArticleId, ...]:
        """Return the articles with one of these sentences and a highlight on translations.

        Deleted articles and highlights count too.
        """
        marked, sentence = schema.highlight.c, schema.sentence.c
        keys = among(key(source) for source in sources)
        holding = select(sentence.article_id).where(
            sentence.key.in_(keys), sentence.language == language
        )
        asked = (
            select(marked.article_id)
            .where(marked.side == Side.TRANSLATION, marked.article_id.in_(holding))
            .distinct()
        )
        return tuple(ArticleId(found) for found in self._connection.scalars(asked))


class AnnotationWrites(AnnotationReads, IndexWrites, RevisionWrites):
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
        highlight_id: HighlightId | None = None,
    ) -> Highlight:
        """Put a highlight from elsewhere in, with its own name, dates and note.

        `highlight_id` is one that `new_highlight_id` gave; without it the next free one is taken.
        Raises ValueError for another colour than the five, AppError where the name is taken.
        """
        _check(colour)
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
                **_columns(anchor),
            )
            .returning(schema.highlight.c.id)
        )
        if note:
            for language in STEMMERS:
                self._learn_forms(language, [note.text])
            self._connection.execute(
                insert(schema.note).values(
                    highlight_id=added,
                    text=note.text,
                    made_at=note.made_at,
                    changed_at=note.changed_at,
                )
            )
        self._index_highlights(added)
        self._revise_articles([article_id])
        self.changes |= Changes(annotations=frozenset({article_id}))
        return self.highlight(HighlightId(added))

    def recolour(self, highlight_id: HighlightId, colour: int) -> None:
        """Give a highlight another of the five colours; raises ValueError for any other."""
        self.recolour_all({highlight_id: colour})

    def recolour_all(self, colours: Mapping[HighlightId, int]) -> None:
        """Give each highlight its colour of the five; raises ValueError for any other."""
        for colour in sorted(set(colours.values())):
            _check(colour)
            self._change([one for one in colours if colours[one] == colour], colour=colour)

    def move_highlight(self, highlight_id: HighlightId, anchor: Anchor) -> None:
        """Point a highlight elsewhere; it is no longer lost."""
        self._unindex_highlights(highlight_id)
        self._change([highlight_id], is_lost=False, **_columns(anchor))
        self._index_highlights(highlight_id)

    def mark_lost(self, highlight_id: HighlightId, is_lost: bool) -> None:
        """Say whether the highlight's words are gone from its article."""
        self._change([highlight_id], is_lost=is_lost)

    def set_note(self, highlight_id: HighlightId, text: str | None) -> None:
        """Put the note on a highlight to `text` (Markdown); None or blanks take it away."""
        self._change([highlight_id])
        self._unindex_highlights(highlight_id)
        self._write_note(highlight_id, text)
        self._index_highlights(highlight_id)

    def _write_note(self, highlight_id: HighlightId, text: str | None) -> None:
        table = schema.note
        if text is None or not text.strip():
            self._connection.execute(delete(table).where(table.c.highlight_id == highlight_id))
            return
        for language in STEMMERS:  # a note may be in either
            self._learn_forms(language, [text])
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

    def set_tags(self, highlight_id: HighlightId, tags: Iterable[str]) -> None:
        """Put exactly these tags on a highlight; of two spellings of one the first stays.

        Blanks about and within a tag are made one space, a leading "#" is left out.
        """
        self.set_tags_all({highlight_id: tags})

    def set_tags_all(self, tags: Mapping[HighlightId, Iterable[str]]) -> None:
        """Put on each highlight its tags, as `set_tags` does."""
        self._change(tags)
        self._unindex_highlights(*tags)
        table = schema.tag
        self._connection.execute(delete(table).where(table.c.highlight_id.in_(among(tags))))
        rows = [
            {"highlight_id": one, "folded": folded, "word": word}
            for one, words in tags.items()
            for folded, word in _distinct(words).items()
        ]
        if rows:
            for language in STEMMERS:
                self._learn_forms(language, [str(row["word"]) for row in rows])
            self._connection.execute(insert(table), rows)
        self._index_highlights(*tags)

    def delete_highlight(self, highlight_id: HighlightId) -> None:
        """Take a highlight and its note away, so that they can still be restored."""
        self.delete_highlights([highlight_id])

    def delete_highlights(self, highlight_ids: Collection[HighlightId]) -> None:
        """Take highlights and their notes away, so that they can still be restored."""
        self._change(highlight_ids, deleted_at=self._moment)

    def restore_highlight(self, highlight_id: HighlightId) -> None:
        """Bring a deleted highlight back with its note."""
        self.restore_highlights([highlight_id])

    def restore_highlights(self, highlight_ids: Collection[HighlightId]) -> None:
        """Bring deleted highlights back with their notes."""
        self._change(highlight_ids, deleted_at=None)

    def name_colour(self, colour: int, name: str | None) -> None:
        """Give one of the five colours the reader's name; None or blanks take it away.

        Raises ValueError for another colour.
        """
        _check(colour)
        table = schema.colour_name
        self._connection.execute(delete(table).where(table.c.colour == colour))
        if name and name.strip():
            self._connection.execute(insert(table).values(colour=colour, name=name.strip()))
        self.changes |= Changes(colours=frozenset({colour}))

    def _change(self, highlight_ids: Collection[HighlightId], **values: object) -> None:
        """Change these highlights, every one; raises AppError where one is unknown."""
        table = schema.highlight
        article_ids = self._connection.scalars(
            update(table)
            .where(table.c.id.in_(among(highlight_ids)))
            .values(changed_at=self._moment, **values)
            .returning(table.c.article_id)
        ).all()
        if len(article_ids) < len(set(highlight_ids)):
            raise _missing()
        changed = frozenset(map(ArticleId, article_ids))
        self._revise_articles(changed)
        self.changes |= Changes(annotations=changed)


def with_notes() -> Select[Any]:
    """Return the query of highlights with their notes and tags, for `highlight_in` to read."""
    note, tag = schema.note.c, schema.tag.c
    ordered = (
        select(tag.word)
        .where(tag.highlight_id == schema.highlight.c.id)
        .order_by(tag.folded)
        .correlate(schema.highlight)
        .subquery()
    )
    tags = select(func.group_concat(ordered.c.word, BETWEEN_TAGS)).scalar_subquery()
    return select(
        schema.highlight,
        note.text.label("note_text"),
        note.made_at.label("note_made_at"),
        note.changed_at.label("note_changed_at"),
        tags.label("tags"),
    ).outerjoin(schema.note)


def highlight_in(row: Row[Any]) -> Highlight:
    """Return the highlight in a row of `with_notes`."""
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
        tags=tuple(row.tags.split(BETWEEN_TAGS)) if row.tags else (),
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


def _distinct(tags: Iterable[str]) -> dict[str, str]:
    """Return tags as they are kept, by what they are compared as."""
    distinct: dict[str, str] = {}
    for tag in tags:
        word = " ".join(tag.lstrip("# \t").split())
        if word:
            distinct.setdefault(fold(word), word)
    return distinct


def _check(colour: int) -> None:
    if colour not in COLOURS:
        raise ValueError(f"no such colour: {colour}")


def _missing() -> AppError:
    return AppError("This highlight is no longer in the library.", "Mark the words again.")
