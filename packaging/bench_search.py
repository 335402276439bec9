"""How fast a large library is searched: 10,000 generated articles with notes, and varied queries.

Words are made of syllables and drawn as in real text, a few very often and most hardly ever
(Zipf), some in several forms; a translation has a word for each of its sentence's.
"""

import random
import statistics
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from functools import partial
from itertools import accumulate, count
from pathlib import Path
from typing import Any

from sqlalchemy import Table, insert

from desktop.library import ArticleId, Library, open_library, schema
from desktop.library.annotation_store import _anchor_columns
from desktop.library.article_store import _summary
from desktop.library.memory_store import key
from desktop.library.search_index import HIGHLIGHTS, SENTENCES, SearchIndexWrites
from desktop.reading.article import (
    DIRECTIONS,
    Anchor,
    Article,
    Direction,
    Form,
    Kind,
    Language,
    Paragraph,
    Place,
    RawText,
    Sentence,
    Side,
    Span,
    Translated,
)
from desktop.reading.text.words import fold
from desktop.services.search import search as find

ARTICLES = 10_000
A_STORY = 20
NOTES = 20_000
WORDS = 50_000
LENGTH = 20
BATCH = 250
ROUNDS = 3
EACH = 20
IMPORTS = 100
NOW = datetime(2026, 1, 1, tzinfo=UTC)
ENDINGS = {
    Language.FRENCH: ("", "s", "e", "es", "er", "ons", "ait", "ement"),
    Language.ENGLISH: ("", "s", "ed", "ing", "ly", "er", "ers", "ness"),
}
SYLLABLES = [f"{first}{vowel}" for first in "bcdfglmnprstv" for vowel in ("a", "é", "i", "o", "u")]
TAGS = ("claim", "term", "quote", "figure", "à vérifier", "check", "idée")


def searching() -> Iterator[dict[str, Any]]:
    """Yield what the index costs an import, its size, and the time of queries by their kind."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "library.sqlite"
        with open_library(path, Path(folder)) as library:
            yield from fill(library)
            yield _sizes(library)
            yield from _queries(library)
            yield _imports(library)


def fill(library: Library) -> Iterator[dict[str, Any]]:
    """Write the generated articles, translations and notes into an empty library, table by table.

    Yield how long that took and how long its indexing, as a migration does it.
    """
    words = _Words()
    began = time.perf_counter()
    for start in range(0, ARTICLES, BATCH):
        rows: defaultdict[Table, list[dict[str, Any]]] = defaultdict(list)
        for number in range(start, min(start + BATCH, ARTICLES)):
            _add_rows(rows, words, number)
        with library.write() as tx:
            for table in schema.tables.sorted_tables:
                if rows[table]:
                    tx._connection.execute(insert(table), rows[table])
    yield {"articles": ARTICLES, "written_seconds": round(time.perf_counter() - began, 1)}
    began = time.perf_counter()
    with library.write() as tx:
        for index in (SENTENCES, HIGHLIGHTS):
            tx._run(index.insert_statement("TRUE"), ())
        for language, vocabulary in words.vocabularies.items():
            tx._add_word_forms(language, vocabulary)
    yield {"articles": ARTICLES, "indexed_seconds": round(time.perf_counter() - began, 1)}


def _add_rows(rows: defaultdict[Table, list[dict[str, Any]]], words: "_Words", number: int) -> None:
    """Add the rows of an article with its translations and notes, by their table."""
    article, one = words.article(number), number + 1
    (direction,) = (way for way in DIRECTIONS if way.source is article.language)
    page = {"name": f"{one}.txt", "encoding": "utf-8", "data": b"", "digest": str(one)}
    rows[schema.raw].append({"id": one, "form": Form.TEXT, **page})
    rows[schema.article].append(
        {"id": one, "raw_id": one, "imported_at": NOW, "place_sentence": 0}
        | {"place_side": Side.ORIGINAL, **_summary(article)}
    )
    here = {"article_id": one, "language": article.language}
    numbers = count()
    for ordinal, paragraph in enumerate(article.paragraphs):
        kind = {"ordinal": ordinal, "kind": paragraph.kind, "lines": ()}
        rows[schema.paragraph].append({**here, **kind, "text": paragraph.text})
        for sentence in paragraph.sentences:
            own = {"text": sentence.text, "key": key(sentence.text)}
            span = {"start": sentence.span.start, "end": sentence.span.end}
            place = {"number": next(numbers), "paragraph": ordinal, **span}
            rows[schema.sentence].append({**here, **place, **own})
            rows[schema.memory].append(
                {"key": own["key"], "source": sentence.text, "is_by_reader": False}
                | {"text": words.sentence(direction.target), "model": "bench", "score": 0.0}
                | {"source_language": direction.source, "target_language": direction.target}
                | {"doubts": (), "made_at": NOW}
            )
    for turn in range(NOTES // ARTICLES):
        own_id = number * (NOTES // ARTICLES) + turn + 1
        rows[schema.highlight].append(
            {"id": own_id, "uuid": str(own_id), "article_id": one, "colour": own_id % 5 + 1}
            | {"is_lost": False, "made_at": NOW, "changed_at": NOW}
            | _anchor_columns(words.anchor(article))
        )
        rows[schema.note].append(
            {"highlight_id": own_id, "text": words.sentence(article.language)}
            | {"made_at": NOW, "changed_at": NOW}
        )
        for tag in words.random.sample(TAGS, own_id % 3):
            rows[schema.tag].append({"highlight_id": own_id, "folded": fold(tag), "word": tag})


class _Words:
    """Two vocabularies of the same length, and texts drawn from them, the same in every run."""

    def __init__(self) -> None:
        self.random = random.Random(1)
        self.vocabularies = {language: self._vocabulary(language) for language in ENDINGS}
        self._weights = list(accumulate(1 / (rank + 2.7) for rank in range(WORDS)))

    def article(self, number: int) -> Article:
        language = (Language.FRENCH, Language.ENGLISH)[number % 2]
        texts = [self.sentence(language) for _ in range(A_STORY)]
        paragraphs = [
            _paragraph(Kind.TITLE if start == 0 else Kind.BODY, language, texts[start:end])
            for start, end in ((0, 1), *((at, at + 5) for at in range(1, A_STORY, 5)))
        ]
        day = date(2000, 1, 1) + timedelta(days=number % 9000)
        return Article(
            tuple(paragraphs),
            language=language,
            published=day.isoformat(),
            source=f"Journal {number % 40}",
        )

    def sentence(self, language: Language) -> str:
        drawn = self.random.choices(
            self.vocabularies[language], cum_weights=self._weights, k=LENGTH
        )
        return " ".join(drawn).capitalize() + "."

    def translations(self, article: Article) -> list[Translated]:
        (direction,) = (one for one in DIRECTIONS if one.source is article.language)
        return [self._translated(text, direction) for text in _texts(article)]

    def anchor(self, article: Article) -> Anchor:
        number = self.random.randrange(A_STORY)
        quote = _texts(article)[number][:40]
        return Anchor(Side.ORIGINAL, quote, "", "", Place(number, 0), Place(number, len(quote)))

    def _translated(self, text: str, direction: Direction) -> Translated:
        return Translated(text, self.sentence(direction.target), direction, "bench")

    def _vocabulary(self, language: Language) -> list[str]:
        made: dict[str, None] = {}
        while len(made) < WORDS:
            root = "".join(self.random.choices(SYLLABLES, k=self.random.randint(1, 4)))
            for ending in self.random.sample(ENDINGS[language], self.random.randint(1, 5)):
                made[root + ending] = None
        words = list(made)[:WORDS]
        self.random.shuffle(words)
        return words


def _texts(article: Article) -> list[str]:
    return [one.text for paragraph in article.paragraphs for one in paragraph.sentences]


def _paragraph(kind: Kind, language: Language, texts: list[str]) -> Paragraph:
    ends = list(accumulate(len(text) + 1 for text in texts))
    sentences = tuple(
        Sentence(Span(end - len(text) - 1, end - 1), text)
        for text, end in zip(texts, ends, strict=True)
    )
    return Paragraph(kind, " ".join(texts), language, sentences=sentences)


def _raw(number: int) -> RawText:
    text = f"Page {number}"
    return RawText(text.encode(), text, f"{number}.txt", "utf-8")


def _imports(library: Library) -> dict[str, Any]:
    """Return what keeping an article and its translations takes, without the index and with it."""
    words = _Words()
    times: defaultdict[str, list[float]] = defaultdict(list)
    for number in range(ARTICLES, ARTICLES + 2 * IMPORTS):
        article = words.article(number)
        is_indexed = number % 4 > 1
        with _indexing(is_indexed):
            kind = "indexed" if is_indexed else "bare"
            times[f"{kind}_import"].append(_seconds(partial(_keep, library, number, article)))
            learning = partial(_learn, library, words.translations(article))
            times[f"{kind}_remembering"].append(_seconds(learning))
    return {f"{kind}_ms": _milliseconds(statistics.median(one)) for kind, one in times.items()}


@contextmanager
def _indexing(is_on: bool) -> Iterator[None]:
    """Write no index where it isn't on, to compare with."""
    names = ("_run", "_add_word_forms")
    kept = {name: getattr(SearchIndexWrites, name) for name in names}
    try:
        if not is_on:
            for name in names:
                setattr(SearchIndexWrites, name, lambda *_: None)
        yield
    finally:
        for name, function in kept.items():
            setattr(SearchIndexWrites, name, function)


def _keep(library: Library, number: int, article: Article) -> ArticleId:
    with library.write() as tx:
        return tx.add_article(_raw(number), article)


def _learn(library: Library, translations: list[Translated]) -> None:
    with library.write() as tx:
        tx.save_translations(translations)


def _sizes(library: Library) -> dict[str, Any]:
    """Return the sizes of the file and of the index in it, in megabytes."""
    size = library.path.stat().st_size
    with library.write() as tx:
        connection = tx._connection
        for name in ("sentence_index", "note_index"):
            connection.exec_driver_sql(f"INSERT INTO {name}({name}) VALUES ('delete-all')")
        connection.exec_driver_sql("DELETE FROM form")
        pages = connection.exec_driver_sql("PRAGMA freelist_count").scalar_one()
        page = connection.exec_driver_sql("PRAGMA page_size").scalar_one()
        connection.rollback()
    return {
        "file_megabytes": round(size / 1e6, 1),
        "index_megabytes": round(pages * page / 1e6, 1),
    }


def _queries(library: Library) -> Iterator[dict[str, Any]]:
    words = _Words()
    times: list[float] = []
    for kind, make in _KINDS.items():
        asked = [make(words) for _ in range(EACH)]
        found = [find(library, query).total for query in asked]
        seconds = [
            min(_seconds(partial(find, library, query)) for _ in range(ROUNDS)) for query in asked
        ]
        times += seconds
        yield {
            "queries": kind,
            "example": asked[0],
            "found": sum(found) // EACH,
            **_spread(seconds),
        }
    yield {"queries": "all", "count": len(times), **_spread(times), "goal": "median 50, p95 150"}


def _word(words: _Words, first: int, last: int) -> str:
    language = words.random.choice(list(ENDINGS))
    return words.vocabularies[language][words.random.randrange(first, last)]


def _phrase(words: _Words) -> str:
    language = words.random.choice(list(ENDINGS))
    return " ".join(words.vocabularies[language][words.random.randrange(20)] for _ in range(2))


def _mistyped(words: _Words) -> str:
    word = _word(words, 200, 5000)
    at = words.random.randrange(1, len(word))
    return f"{word[:at]}{words.random.choice('aeiou')}{word[at:]}"


_KINDS: dict[str, Callable[[_Words], str]] = {
    "the commonest words": lambda words: _word(words, 0, 20),
    "common words": lambda words: _word(words, 20, 500),
    "rare words": lambda words: _word(words, 5000, WORDS),
    "two words": lambda words: f"{_word(words, 0, 300)} {_word(words, 0, 300)}",
    "phrases": lambda words: f'"{_phrase(words)}"',
    "beginnings": lambda words: f"{_word(words, 0, 5000)[:3]}*",
    "beginnings of two letters": lambda words: f"{_word(words, 0, 5000)[:2]}*",
    "without": lambda words: f"{_word(words, 0, 300)} -{_word(words, 0, 300)}",
    "either": lambda words: f"{_word(words, 0, 300)} OR {_word(words, 0, 300)}",
    "with a date": lambda words: f"{_word(words, 0, 300)} before:2004 lang:fr",
    "in titles": lambda words: f"title:{_word(words, 0, 300)} {_word(words, 0, 300)}",
    "in notes": lambda words: f"note:{_word(words, 0, 300)}",
    "with a tag": lambda words: f"tag:claim {_word(words, 0, 300)}",
    "mistyped": _mistyped,
    "mistyped in notes": lambda words: f"note:{_mistyped(words)}",
}


def _spread(seconds: list[float]) -> dict[str, float]:
    ordered = sorted(seconds)
    return {
        "median_milliseconds": _milliseconds(statistics.median(ordered)),
        "p95_milliseconds": _milliseconds(ordered[int(len(ordered) * 0.95)]),
        "worst_milliseconds": _milliseconds(ordered[-1]),
    }


def _milliseconds(seconds: float) -> float:
    return round(1000 * seconds, 2)


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began
