"""Keeping the search index true: what a transaction writes, it takes out and puts in again here.

`sentence_index` and `note_index` hold no text, only words and where they stand; SQLite must be
told what stood there to take it out. So the words of a row are taken out before it changes and
put in after, both from the views `sentence_words` and `highlight_words`.
"""

import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Select, func, insert, select, text

from desktop.library import schema
from desktop.library.transaction import Writes
from desktop.reading.article import Article, Language
from desktop.reading.words import STEMMERS, fold, spelt, stem

SENTENCE_COLUMNS = "french, english, other, french_title, english_title, other_title"
HIGHLIGHT_COLUMNS = "note, tags, quote"

AMONG = "IN (SELECT value FROM json_each(:among))"
BY_ARTICLE = f"article_id {AMONG}"
BY_KEY = f"key {AMONG}"
BY_ID = f"id {AMONG}"


class IndexWrites(Writes):
    """Putting words into the index and taking them out, for the tables' own writes."""

    def _index_articles(self, *article_ids: int) -> None:
        self._put_in("sentence", BY_ARTICLE, article_ids)

    def _unindex_articles(self, *article_ids: int) -> None:
        self._take_out("sentence", BY_ARTICLE, article_ids)

    def _index_sentences(self, keys: Iterable[str]) -> None:
        """Put in the sentences with these keys in the memory, wherever they stand."""
        self._put_in("sentence", BY_KEY, keys)

    def _unindex_sentences(self, keys: Iterable[str]) -> None:
        self._take_out("sentence", BY_KEY, keys)

    def _index_highlights(self, *highlight_ids: int) -> None:
        self._put_in("highlight", BY_ID, highlight_ids)

    def _unindex_highlights(self, *highlight_ids: int) -> None:
        self._take_out("highlight", BY_ID, highlight_ids)

    def _unindex_highlights_of(self, *article_ids: int) -> None:
        self._take_out("highlight", BY_ARTICLE, article_ids)

    def _learn_article(self, article: Article) -> None:
        """Write down the forms of an article's words."""
        for language in STEMMERS:
            texts = [one.text for one in article.paragraphs if one.language is language]
            self._learn_forms(language, texts)

    def _learn_forms(self, language: Language, texts: Iterable[str]) -> None:
        """Write down the words of `texts` that weren't met before, with their stems."""
        if language not in STEMMERS:
            return
        table = schema.form
        met = spelt("\n".join(texts))
        known = self._connection.scalars(
            select(table.c.word).where(
                table.c.language == language,
                table.c.word.in_(among(met)),
            )
        )
        rows = [
            {"language": language, "word": word, "folded": fold(word), "stem": stem(word, language)}
            for word in sorted(met.difference(known))
        ]
        if rows:
            self._connection.execute(insert(table), rows)

    def _put_in(self, kind: str, condition: str, among: Iterable[object]) -> None:
        index, columns = _index(kind)
        self._connection.execute(
            text(
                f"INSERT INTO {index} (rowid, {columns})"
                f" SELECT id, {columns} FROM {kind}_words WHERE {condition}"
            ),
            {"among": json.dumps(list(among))},
        )

    def _take_out(self, kind: str, condition: str, among: Iterable[object]) -> None:
        index, columns = _index(kind)
        self._connection.execute(
            text(
                f"INSERT INTO {index} ({index}, rowid, {columns})"
                f" SELECT 'delete', id, {columns} FROM {kind}_words WHERE {condition}"
            ),
            {"among": json.dumps(list(among))},
        )


def among(values: Iterable[int | str]) -> Select[Any]:
    """Return the query of these values: however many, they are one variable of a statement."""
    listed = func.json_each(json.dumps(list(values)))
    return select(listed.table_valued("value").c.value)


def _index(kind: str) -> tuple[str, str]:
    if kind == "sentence":
        return "sentence_index", SENTENCE_COLUMNS
    return "note_index", HIGHLIGHT_COLUMNS
