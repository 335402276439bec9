"""Full-text index maintenance: every write removes rows from the FTS5 index and adds them again.

`sentence_index` and `note_index` are contentless FTS5 tables: they store no text, so that deleting
a row needs the text that was indexed. Rows are therefore removed from the index before they change
and added after, both from the views `sentence_words` and `highlight_words`.
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

IN_VALUES = "IN (SELECT value FROM json_each(:values))"
BY_ARTICLE = f"article_id {IN_VALUES}"
BY_KEY = f"key {IN_VALUES}"
BY_ID = f"id {IN_VALUES}"

TRANSLATIONS = text(
    "SELECT target, translation FROM sentence_words"
    f" WHERE article_id = :article AND number {IN_VALUES} AND translation IS NOT NULL"
)
KNOWN_WORDS = text(f"SELECT word FROM form WHERE language = :language AND word {IN_VALUES}")


@dataclass(frozen=True, slots=True)
class FullTextIndex:
    """An FTS5 table, and the view that has the same columns and the rowid as `id`."""

    name: str
    view: str
    columns: str

    def insert_statement(self, condition: str) -> TextClause:
        """Return the statement that adds the view's rows with this SQL condition to the index."""
        return text(
            f"INSERT INTO {self.name} (rowid, {self.columns})"
            f" SELECT id, {self.columns} FROM {self.view} WHERE {condition}"
        )

    def delete_statement(self, condition: str) -> TextClause:
        """Return the statement that removes them; the rows must be as they were when added."""
        return text(
            f"INSERT INTO {self.name} ({self.name}, rowid, {self.columns})"
            f" SELECT 'delete', id, {self.columns} FROM {self.view} WHERE {condition}"
        )


SENTENCES = FullTextIndex(
    "sentence_index",
    "sentence_words",
    "french, english, other, french_title, english_title, other_title",
)
HIGHLIGHTS = FullTextIndex("note_index", "highlight_words", "note, tags, quote")


class SearchIndexWrites(Writes):
    """Updates of the search index and the word forms, called by the stores that change text."""

    def _index_articles(self, *article_ids: int) -> None:
        self._run(SENTENCES.insert_statement(BY_ARTICLE), article_ids)

    def _unindex_articles(self, *article_ids: int) -> None:
        self._run(SENTENCES.delete_statement(BY_ARTICLE), article_ids)

    def _index_sentences(self, keys: Iterable[str]) -> None:
        """Add the sentences with these memory keys, in all articles."""
        self._run(SENTENCES.insert_statement(BY_KEY), keys)

    def _unindex_sentences(self, keys: Iterable[str]) -> None:
        self._run(SENTENCES.delete_statement(BY_KEY), keys)

    def _index_highlights(self, *highlight_ids: int) -> None:
        self._run(HIGHLIGHTS.insert_statement(BY_ID), highlight_ids)

    def _unindex_highlights(self, *highlight_ids: int) -> None:
        self._run(HIGHLIGHTS.delete_statement(BY_ID), highlight_ids)

    def _run(self, statement: TextClause, values: Iterable[int | str]) -> None:
        self._connection.execute(statement, {"values": json.dumps(list(values))})

    def _add_paragraph_forms(self, paragraphs: Iterable[Paragraph]) -> None:
        """Add the word forms of paragraphs."""
        texts: defaultdict[Language, list[str]] = defaultdict(list)
        for one in paragraphs:
            texts[one.language].append(one.text)
        for language in texts:
            self._add_word_forms(language, texts[language])

    def _add_translation_forms(self, article_id: int, numbers: Iterable[int]) -> None:
        """Add the word forms of the translations of an article's sentences.

        They can be missing, because a purge removes the forms of words that are in no article.
        """
        texts = defaultdict[Language, list[str]](list)
        parameters = {"article": article_id, "values": json.dumps(list(numbers))}
        for target, translation in self._connection.execute(TRANSLATIONS, parameters):
            texts[Language(target)].append(translation)
        for language in texts:
            self._add_word_forms(language, texts[language])

    def _add_word_forms(self, language: Language, texts: Iterable[str]) -> None:
        """Add the words of `texts` that aren't known yet, with their stems."""
        if language not in STEMMERS:
            return
        words = distinct_words("\n".join(texts))
        known = self._connection.scalars(
            KNOWN_WORDS, {"language": language, "values": json.dumps(list(words))}
        )
        rows = [
            {"language": language, "word": word, "folded": fold(word), "stem": stem(word, language)}
            for word in sorted(words.difference(known))
        ]
        if rows:
            self._connection.execute(insert(schema.form), rows)


def json_values(values: Iterable[int | str]) -> Select[Any]:
    """Return a subquery of these values that needs one bound variable, however many there are."""
    listed = func.json_each(json.dumps(list(values)))
    return select(listed.table_valued("value").c.value)
