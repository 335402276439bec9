"""Articles and their source files: add, load, find duplicates, replace, delete and restore."""

import zlib
from collections import defaultdict
from collections.abc import Container, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Table, bindparam, case, delete, func, insert, select, update

from desktop.base.errors import AppError
from desktop.library import schema
from desktop.library.changes import Changes
from desktop.library.fingerprints import fingerprint
from desktop.library.memory_store import key
from desktop.library.picture_store import insert_pictures, list_pictures, load_placed
from desktop.library.records import ArticleId, StoredArticle
from desktop.library.revisions import RevisionReads, RevisionWrites
from desktop.library.schema import UtcDateTime
from desktop.library.search_index import SearchIndexWrites
from desktop.reading.article import (
    Article,
    Corrections,
    Dropped,
    Form,
    Language,
    Paragraph,
    Picture,
    RawText,
    Sentence,
    Side,
    Span,
)

NO_CORRECTIONS = Corrections()


class ArticleReads(RevisionReads):
    """Queries for articles."""

    def article_with_digest(self, digest: str) -> ArticleId | None:
        """Return the article whose source file has this digest, deleted or not."""
        return self._connection.scalar(
            select(schema.article.c.id).join(schema.raw).where(schema.raw.c.digest == digest)
        )

    def article_with_fingerprint(self, fingerprint: str) -> ArticleId | None:
        """Return an article with this content fingerprint, preferably one that isn't deleted."""
        table = schema.article.c
        return self._connection.scalar(
            select(table.id)
            .where(table.fingerprint == fingerprint)
            .order_by(table.deleted_at.is_not(None), table.id)
            .limit(1)
        )

    def article(self, article_id: ArticleId) -> StoredArticle:
        """Load an article, deleted or not. Raises AppError if it isn't in the library."""
        table = schema.article.c
        row = self._connection.execute(
            select(schema.article).where(table.id == article_id)
        ).one_or_none()
        if row is None:
            raise _unknown_article()
        return StoredArticle(
            id=article_id,
            article=Article(
                paragraphs=self._paragraphs(article_id),
                dropped=self._dropped(article_id),
                language=row.language,
                published=row.published,
                updated=row.updated,
                author=row.author,
                source=row.source,
                dateline=row.dateline,
                address=row.address,
                pictures=load_placed(self._connection, row.raw_id, row.pictures),
            ),
            corrections=self.corrections(article_id),
            imported_at=row.imported_at,
            opened_at=row.opened_at,
            place_sentence=row.place_sentence,
            place_side=row.place_side,
            furthest_sentence=row.furthest_sentence,
            finished_at=row.finished_at,
            is_deleted=row.deleted_at is not None,
        )

    def place(self, article_id: ArticleId) -> tuple[int, Side]:
        """Return the reading position: the number of the sentence, from 0, and the side.

        Raises AppError if the article isn't in the library.
        """
        table = schema.article.c
        row = self._connection.execute(
            select(table.place_sentence, table.place_side).where(table.id == article_id)
        ).one_or_none()
        if row is None:
            raise _unknown_article()
        return row.place_sentence, row.place_side

    def furthest_sentence(self, article_id: ArticleId) -> int:
        """Return the furthest sentence that was reached, from 0; 0 for an unknown article."""
        table = schema.article.c
        query = select(table.furthest_sentence).where(table.id == article_id)
        return self._connection.scalar(query) or 0

    def raw(self, article_id: ArticleId) -> RawText:
        """Return the source file of an article, with its pictures but not their data.

        Raises AppError if it isn't in the library.
        """
        row = self._connection.execute(
            select(schema.raw, schema.article.c.address)
            .join(schema.article)
            .where(schema.article.c.id == article_id)
        ).one_or_none()
        if row is None:
            raise _unknown_article()
        data = zlib.decompress(row.data)
        text = data.decode(row.encoding, "replace")
        return RawText(
            data,
            text,
            row.name,
            row.encoding,
            row.form,
            address=row.address,
            pictures=list_pictures(self._connection, row.id),
        )

    def digest(self, article_id: ArticleId) -> str:
        """Return the digest of an article's file. Raises AppError if it isn't in the library."""
        found = self._connection.scalar(
            select(schema.raw.c.digest)
            .join(schema.article)
            .where(schema.article.c.id == article_id)
        )
        if found is None:
            raise _unknown_article()
        return str(found)

    def form(self, article_id: ArticleId) -> Form:
        """Return the form of an article's file. Raises AppError if it isn't in the library."""
        row = self._connection.execute(
            select(schema.raw.c.form).join(schema.article).where(schema.article.c.id == article_id)
        ).one_or_none()
        if row is None:
            raise _unknown_article()
        return Form(row.form)

    def corrections(self, article_id: ArticleId) -> Corrections:
        """Return the user's corrections: source lines that were kept or left out by hand."""
        table = schema.correction.c
        rows = self._connection.execute(
            select(table.line, table.is_kept).where(table.article_id == article_id)
        ).all()
        return Corrections(
            kept=frozenset(row.line for row in rows if row.is_kept),
            left_out=frozenset(row.line for row in rows if not row.is_kept),
        )

    def _paragraphs(self, article_id: ArticleId) -> tuple[Paragraph, ...]:
        table = schema.sentence.c
        sentences = defaultdict[int, list[Sentence]](list)
        for row in self._connection.execute(
            select(table.paragraph, table.start, table.end, table.text)
            .where(table.article_id == article_id)
            .order_by(table.number)
        ):
            sentences[row.paragraph].append(Sentence(Span(row.start, row.end), row.text))
        return tuple(
            Paragraph(
                kind=row.kind,
                text=row.text,
                language=row.language,
                lines=tuple(row.lines),
                sentences=tuple(sentences[row.ordinal]),
                styles=row.styles,
            )
            for row in self._child_rows(schema.paragraph, article_id)
        )

    def _dropped(self, article_id: ArticleId) -> tuple[Dropped, ...]:
        return tuple(
            Dropped(row.line, row.text, row.reason)
            for row in self._child_rows(schema.dropped, article_id)
        )

    def _child_rows(self, table: Table, article_id: ArticleId) -> Sequence[Row[Any]]:
        return self._connection.execute(
            select(table).where(table.c.article_id == article_id).order_by(*table.primary_key)
        ).all()


class ArticleWrites(ArticleReads, SearchIndexWrites, RevisionWrites):
    """Changes of articles."""

    def add_article(
        self, raw: RawText, article: Article, corrections: Corrections = NO_CORRECTIONS
    ) -> ArticleId:
        """Add a segmented article with its source file and the user's corrections.

        Raises AppError if the library has an article from the same bytes.
        """
        if self.article_with_digest(raw.digest) is not None:
            raise AppError(
                "“{name}” is in the library already.",
                "Restore the article if it was deleted, or choose another file.",
                name=raw.name,
            )
        raw_id = self._insert(
            schema.raw,
            name=raw.name,
            encoding=raw.encoding,
            data=zlib.compress(raw.data),
            digest=raw.digest,
            form=raw.form,
        )
        insert_pictures(self._connection, raw_id, raw.pictures)
        article_id = ArticleId(
            self._insert(
                schema.article,
                raw_id=raw_id,
                imported_at=self._now,
                place_sentence=0,
                place_side=Side.ORIGINAL,
                **_summary(article),
            )
        )
        self._insert_contents(article_id, article)
        self.set_corrections(article_id, corrections)
        self._record_change(article_id)
        return article_id

    def add_pictures(self, article_id: ArticleId, pictures: Sequence[Picture]) -> bool:
        """Add the pictures of an article's page if it has none; return whether it got any.

        They are placed once the article is cleaned again.
        """
        table = schema.article.c
        raw_id = self._connection.scalar(select(table.raw_id).where(table.id == article_id))
        if not pictures or raw_id is None or list_pictures(self._connection, raw_id):
            return False
        insert_pictures(self._connection, raw_id, pictures)
        return True

    def replace_article(self, article_id: ArticleId, article: Article) -> None:
        """Replace an article's text after it was cleaned again; highlights are left unchanged.

        The reading position and the furthest sentence are clamped to the new text. Raises AppError
        if the article isn't in the library.
        """
        table = schema.article.c
        summary = _summary(article)
        last = max(summary["sentences"] - 1, 0)
        known = self._paragraph_texts(article_id)
        self._unindex_articles(article_id)
        self._update(
            article_id,
            place_sentence=func.min(table.place_sentence, last),
            furthest_sentence=func.min(table.furthest_sentence, last),
            **summary,
        )
        for part in (schema.sentence, schema.paragraph, schema.dropped):
            self._connection.execute(delete(part).where(part.c.article_id == article_id))
        self._insert_contents(article_id, article, known)
        self._bump_revisions([article_id])
        self._record_change(article_id)

    def set_encoding(self, article_id: ArticleId, encoding: str) -> None:
        """Decode an article's saved file with `encoding`, a Python codec, from now on."""
        raw_id = select(schema.article.c.raw_id).where(schema.article.c.id == article_id)
        self._connection.execute(
            update(schema.raw)
            .where(schema.raw.c.id == raw_id.scalar_subquery())
            .values(encoding=encoding)
        )

    def set_corrections(self, article_id: ArticleId, corrections: Corrections) -> None:
        """Replace the user's corrections, without cleaning the article again."""
        table = schema.correction
        self._connection.execute(delete(table).where(table.c.article_id == article_id))
        self._insert_all(
            table,
            [
                {"article_id": article_id, "line": line, "is_kept": line in corrections.kept}
                for line in corrections.kept | corrections.left_out
            ],
        )
        self._bump_revisions([article_id])
        self._record_change(article_id)

    def delete_article(self, article_id: ArticleId) -> None:
        """Delete an article; it can be restored until it is purged.

        Raises AppError if it isn't in the library.
        """
        self._set_deleted(article_id, self._now)

    def restore_article(self, article_id: ArticleId) -> None:
        """Restore a deleted article; do nothing if it isn't deleted.

        Raises AppError if it isn't in the library.
        """
        self._set_deleted(article_id, None)

    def remember_place(self, article_id: ArticleId, sentence: int, side: Side) -> None:
        """Save the reading position (sentences are numbered from 0), and that it was opened now.

        One after the last sentence, of a text that was longer when it was read, is the last.
        Raises AppError if the article isn't in the library.
        """
        last = func.max(schema.article.c.sentences - 1, 0)
        self._update(
            article_id,
            place_sentence=func.min(sentence, last),
            place_side=side,
            opened_at=self._now,
        )
        self.changes |= Changes(places=frozenset({article_id}))

    def record_progress(self, article_id: ArticleId, furthest: int) -> None:
        """Record that the sentence `furthest` was reached; the furthest one so far stays.

        The article is finished once its last sentence is reached. Raises AppError if it isn't in
        the library.
        """
        table = schema.article.c
        last = func.max(table.sentences - 1, 0)
        self._update(
            article_id,
            furthest_sentence=func.max(table.furthest_sentence, func.min(furthest, last)),
            finished_at=func.coalesce(
                table.finished_at, case((furthest >= last, bindparam(None, self._now, UtcDateTime)))
            ),
        )
        self.changes |= Changes(places=frozenset({article_id}))

    def set_furthest(self, article_id: ArticleId, sentence: int) -> None:
        """Move the furthest sentence to where it is in a text that was replaced."""
        last = func.max(schema.article.c.sentences - 1, 0)
        self._update(article_id, furthest_sentence=func.min(sentence, last))

    def _set_deleted(self, article_id: ArticleId, deleted_at: datetime | None) -> None:
        table = schema.article.c
        row = self._connection.execute(
            select(table.deleted_at, table.fingerprint).where(table.id == article_id)
        ).one_or_none()
        if row is None or row.fingerprint == schema.PURGED_FINGERPRINT:
            raise _unknown_article()
        if (row.deleted_at is None) != (deleted_at is None):
            self._update(article_id, deleted_at=deleted_at)
            self._record_change(article_id)

    def _update(self, article_id: ArticleId, **values: object) -> None:
        table = schema.article
        found = self._connection.execute(
            update(table)
            .where(table.c.id == article_id, table.c.fingerprint != schema.PURGED_FINGERPRINT)
            .values(**values)
        )
        if not found.rowcount:
            raise _unknown_article()

    def _paragraph_texts(self, article_id: ArticleId) -> set[tuple[Language, str]]:
        table = schema.paragraph.c
        rows = self._connection.execute(
            select(table.language, table.text).where(table.article_id == article_id)
        )
        return {(row.language, row.text) for row in rows}

    def _insert_contents(
        self, article_id: ArticleId, article: Article, known: Container[tuple[Language, str]] = ()
    ) -> None:
        """Insert an article's rows; word forms of `known` paragraphs are in the library already."""
        paragraphs = [
            {
                "article_id": article_id,
                "ordinal": ordinal,
                "kind": paragraph.kind,
                "text": paragraph.text,
                "language": paragraph.language,
                "lines": paragraph.lines,
                "styles": paragraph.styles,
            }
            for ordinal, paragraph in enumerate(article.paragraphs)
        ]
        placed = [
            (ordinal, paragraph.language, sentence)
            for ordinal, paragraph in enumerate(article.paragraphs)
            for sentence in paragraph.sentences
        ]
        sentences = [
            {
                "article_id": article_id,
                "number": number,
                "paragraph": ordinal,
                "start": sentence.span.start,
                "end": sentence.span.end,
                "text": sentence.text,
                "language": language,
                "key": key(sentence.text),
            }
            for number, (ordinal, language, sentence) in enumerate(placed)
        ]
        dropped = [
            {"article_id": article_id, "line": line.line, "text": line.text, "reason": line.reason}
            for line in article.dropped
        ]
        self._insert_all(schema.paragraph, paragraphs)
        self._insert_all(schema.sentence, sentences)
        self._insert_all(schema.dropped, dropped)
        self._add_paragraph_forms(
            one for one in article.paragraphs if (one.language, one.text) not in known
        )
        self._add_translation_forms(
            article_id,
            [
                number
                for number, (ordinal, language, _) in enumerate(placed)
                if (language, article.paragraphs[ordinal].text) not in known
            ],
        )
        self._index_articles(article_id)

    def _insert(self, table: Table, **values: object) -> int:
        statement = insert(table).values(**values).returning(table.c.id)
        return int(self._connection.scalar(statement))

    def _insert_all(self, table: Table, rows: Sequence[dict[str, Any]]) -> None:
        if rows:
            self._connection.execute(insert(table), rows)

    def _record_change(self, article_id: ArticleId) -> None:
        self.changes |= Changes(articles=frozenset({article_id}))


def _summary(article: Article) -> dict[str, Any]:
    return {
        "title": article.title,
        "language": article.language,
        "source": article.source,
        "author": article.author,
        "published": article.published,
        "updated": article.updated,
        "dateline": article.dateline,
        "address": article.address,
        "pictures": [[one.paragraph, one.name, one.alt] for one in article.pictures],
        "fingerprint": fingerprint(article),
        "words": article.words,
        "sentences": sum(len(paragraph.sentences) for paragraph in article.paragraphs),
    }


def _unknown_article() -> AppError:
    return AppError("This article is no longer in the library.", "Choose another one.")
