"""Keeping the search index true: what a transaction writes, it takes out and puts in again here.

`sentence_index` and `note_index` hold no text, only words and where they stand; SQLite must be
told what stood there to take it out. So the words of a row are taken out before it changes and
put in after, both from the views `sentence_words` and `highlight_words`.
"""

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, TextClause, func, insert, select, text

from desktop.library import schema
from desktop.library.transaction import Writes
from desktop.reading.article import Language, Paragraph
from desktop.reading.text.words import STEMMERS, distinct_words, fold, stem

AMONG = "IN (SELECT value FROM json_each(:among))"
BY_ARTICLE = f"article_id {AMONG}"
BY_KEY = f"key {AMONG}"
BY_ID = f"id {AMONG}"

TRANSLATIONS = text(
    "SELECT target, translation FROM sentence_words"
    f" WHERE article_id = :article AND number {AMONG} AND translation IS NOT NULL"
)
KNOWN = text(f"SELECT word FROM form WHERE language = :language AND word {AMONG}")


@dataclass(frozen=True, slots=True)
class Index:
    """A full-text index with the view that it is filled from, which has its columns and an id."""

    name: str
    view: str
    columns: str

    def putting_in(self, condition: str) -> TextClause:
        """Return the statement that puts in the words of the rows with `condition`."""
        return text(
            f"INSERT INTO {self.name} (rowid, {self.columns})"
            f" SELECT id, {self.columns} FROM {self.view} WHERE {condition}"
        )

    def taking_out(self, condition: str) -> TextClause:
        """Return the statement that takes out what `putting_in` put in, from the same rows."""
        return text(
            f"INSERT INTO {self.name} ({self.name}, rowid, {self.columns})"
            f" SELECT 'delete', id, {self.columns} FROM {self.view} WHERE {condition}"
        )


SENTENCES = Index(
    "sentence_index",
    "sentence_words",
    "french, english, other, french_title, english_title, other_title",
)
HIGHLIGHTS = Index("note_index", "highlight_words", "note, tags, quote")


class IndexWrites(Writes):
    """Putting words into the index and taking them out, for the tables' own writes."""

    def _index_articles(self, *article_ids: int) -> None:
        self._run(SENTENCES.putting_in(BY_ARTICLE), article_ids)

    def _unindex_articles(self, *article_ids: int) -> None:
        self._run(SENTENCES.taking_out(BY_ARTICLE), article_ids)

    def _index_sentences(self, keys: Iterable[str]) -> None:
        """Put in the sentences with these keys in the memory, wherever they stand."""
        self._run(SENTENCES.putting_in(BY_KEY), keys)

    def _unindex_sentences(self, keys: Iterable[str]) -> None:
        self._run(SENTENCES.taking_out(BY_KEY), keys)

    def _index_highlights(self, *highlight_ids: int) -> None:
        self._run(HIGHLIGHTS.putting_in(BY_ID), highlight_ids)

    def _unindex_highlights(self, *highlight_ids: int) -> None:
        self._run(HIGHLIGHTS.taking_out(BY_ID), highlight_ids)

    def _unindex_highlights_of(self, *article_ids: int) -> None:
        self._run(HIGHLIGHTS.taking_out(BY_ARTICLE), article_ids)

    def _run(self, statement: TextClause, among: Iterable[int | str]) -> None:
        self._connection.execute(statement, {"among": json.dumps(list(among))})

    def _learn_paragraphs(self, paragraphs: Iterable[Paragraph]) -> None:
        """Write down the forms of the paragraphs' words."""
        texts: defaultdict[Language, list[str]] = defaultdict(list)
        for one in paragraphs:
            texts[one.language].append(one.text)
        for language in texts:
            self._learn_forms(language, texts[language])

    def _learn_translations(self, article_id: int, numbers: Iterable[int]) -> None:
        """Write down the forms of what the memory has for some sentences of an article.

        They may be unknown, since a purge forgets words that stand in no article.
        """
        texts = defaultdict[Language, list[str]](list)
        asked = {"article": article_id, "among": json.dumps(list(numbers))}
        for target, translation in self._connection.execute(TRANSLATIONS, asked):
            texts[Language(target)].append(translation)
        for language in texts:
            self._learn_forms(language, texts[language])

    def _learn_forms(self, language: Language, texts: Iterable[str]) -> None:
        """Write down the words of `texts` that weren't met before, with their stems."""
        if language not in STEMMERS:
            return
        met = distinct_words("\n".join(texts))
        known = self._connection.scalars(
            KNOWN, {"language": language, "among": json.dumps(list(met))}
        )
        rows = [
            {"language": language, "word": word, "folded": fold(word), "stem": stem(word, language)}
            for word in sorted(met.difference(known))
        ]
        if rows:
            self._connection.execute(insert(schema.form), rows)


def among(values: Iterable[int | str]) -> Select[Any]:
    """Return the query of these values: however many, they are one variable of a statement."""
    listed = func.json_each(json.dumps(list(values)))
    return select(listed.table_valued("value").c.value)
