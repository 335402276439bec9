"""The search index against a linear scan of the library, after random edits."""

import random
from collections.abc import Callable
from datetime import timedelta
from itertools import product
from pathlib import Path

import pytest

from desktop.library import ArticleId, HighlightId, Library, check_file, open_library
from desktop.library.search_index import HIGHLIGHTS, SENTENCES
from desktop.reading.article import (
    DIRECTIONS,
    Anchor,
    Article,
    Direction,
    Kind,
    Language,
    Paragraph,
    Place,
    Side,
)
from desktop.reading.languages.routes import READER_LANGUAGES
from desktop.reading.search.search_query import parse_query
from desktop.reading.text.words import find_words, fold, stem
from tests.unit.library.builders import Clock, paragraph, purge, raw, translated

FRENCH = ("élection", "élections", "marché", "marchés", "œuvre", "l’eau", "Paix", "pays")
ENGLISH = ("election", "elections", "waters", "water", "market", "Bank", "banks", "œuvre")
GERMAN = ("Bank", "banks", "Brücke", "œuvre", "Wasser")
VOCABULARY = {
    Language.FRENCH: FRENCH,
    Language.ENGLISH: ENGLISH,
    Language.GERMAN: GERMAN,
    Language.OTHER: ENGLISH,
}
TRANSLATED = (*DIRECTIONS, *(Direction(Language.GERMAN, one) for one in READER_LANGUAGES))
TAGS = ("Claim", "à vérifier", "œuvre")
DATES = (None, "2015-06-01", "2016-11-03T10:00")
QUERIES = ("{}", "{}", "{} {}", '"{} {}"', "{} -{}", "{} OR {}")
PREFIX_QUERIES = ("elec*", "ma*", "œu*")
FILTERS = ("", " lang:fr", " before:2016-11", " tag:claim")


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.slow
def test_search_finds_what_a_scan_finds(tmp_path: Path, seed: int) -> None:
    path, clock = tmp_path / "library.sqlite", Clock()
    with open_library(path, tmp_path, clock=clock) as library:
        edits = RandomEdits(library, clock, random.Random(seed))
        for step in range(240):
            edits.edit()
            if step % 4 == 0:
                check_search(library, edits.query(), edits.random.choice(FILTERS))
            if step % 20 == 0:
                check_index(library)
        for template, filter_ in product((*QUERIES, *PREFIX_QUERIES), FILTERS):
            check_search(library, edits.fill(template), filter_)
    check_file(path)  # the highlights were given places of nowhere


class RandomEdits:
    """Random edits, each in a transaction."""

    def __init__(self, library: Library, clock: Clock, generator: random.Random) -> None:
        self.library = library
        self.clock = clock
        self.random = generator
        self.articles: list[ArticleId] = []
        self.highlights: list[HighlightId] = []
        self.count = 0
        for _ in range(4):
            self.add()

    def edit(self) -> None:
        frequent: list[Callable[[], None]] = [
            self.save_translations,
            self.annotate,
            self.replace,
            self.delete_own_translation,
        ]
        rare = [
            self.add,
            self.highlight,
            self.delete_or_restore_article,
            self.delete_or_restore_highlight,
        ]
        self.random.choice([*frequent * 2, *rare, self.roll_back, self.purge])()

    def query(self) -> str:
        return self.fill(self.random.choice((*QUERIES, *PREFIX_QUERIES)))

    def fill(self, template: str) -> str:
        typed = (*FRENCH, *ENGLISH, "elections", "marche", "EAU")
        return template.format(*self.random.choices(typed, k=2))

    def sentence(self, language: Language) -> str:
        return " ".join(self.random.choices(VOCABULARY[language], k=self.random.randint(1, 4)))

    def article(self) -> Article:
        language = self.random.choice(list(VOCABULARY))
        parts: list[Paragraph] = []
        if self.random.random() < 0.7:
            parts.append(paragraph(self.sentence(language), kind=Kind.TITLE, language=language))
        for _ in range(self.random.randint(1, 2)):
            texts = [self.sentence(language) for _ in range(self.random.randint(1, 2))]
            parts.append(paragraph(*texts, language=language))
        published = self.random.choice(DATES)
        return Article(tuple(parts), language=language, published=published)

    def anchor(self) -> Anchor:
        number, quote = self.random.randint(0, 3), self.sentence(Language.FRENCH)
        return Anchor(Side.ORIGINAL, quote, "", "", Place(number, 0), Place(number + 1, 1))

    def add(self) -> None:
        self.count += 1
        with self.library.write() as tx:
            self.articles.append(tx.add_article(raw(str(self.count)), self.article()))

    def replace(self) -> None:
        if self.articles:
            with self.library.write() as tx:
                tx.replace_article(self.random.choice(self.articles), self.article())

    def delete_or_restore_article(self) -> None:
        if self.articles:
            article_id = self.random.choice(self.articles)
            with self.library.write() as tx:
                self.random.choice((tx.restore_article, tx.delete_article))(article_id)

    def purge(self) -> None:
        self.clock.advance(days=31)
        with self.library.write() as tx:
            before = self.clock.now - timedelta(days=30)
            if self.random.random() < 0.3:  # interrupted
                for article_id in tx.articles_deleted_before(before):
                    tx.purge_article_batch(article_id, before)
            else:
                purge(tx, before)
            execute = tx._connection.exec_driver_sql
            self.articles = [*execute("SELECT id FROM article WHERE fingerprint <> ''").scalars()]
            self.highlights = [*execute("SELECT id FROM highlight").scalars()]
        while len(self.articles) < 3:
            self.add()

    def save_translations(self) -> None:
        direction = self.random.choice(TRANSLATED)
        with self.library.write() as tx:
            tx.save_translations(
                translated(
                    source,
                    self.sentence(direction.target),
                    direction=direction,
                    model=self.random.choice(("", "bench")),
                )
                for source in self.sources(direction)
            )

    def delete_own_translation(self) -> None:
        direction = self.random.choice(TRANSLATED)
        with self.library.write() as tx:
            for source in self.sources(direction):
                tx.delete_own_translation(source, direction)

    def sources(self, direction: Direction) -> list[str]:
        """Return sentences of the library in the source language, and one that may be new."""
        with self.library.read() as tx:
            known = tx._connection.exec_driver_sql(
                "SELECT DISTINCT text FROM sentence WHERE language = ? ORDER BY text",
                (direction.source.value,),
            )
            texts_in_library = known.scalars().all()
        return self.random.choices(["Paix", *texts_in_library], k=5)

    def highlight(self) -> None:
        if self.articles:
            article_id = self.random.choice(self.articles)
            with self.library.write() as tx:
                self.highlights.append(tx.add_highlight(article_id, self.anchor(), 2).id)

    def annotate(self) -> None:
        self.highlight()
        if not self.highlights:
            return
        one, chance = self.random.choice(self.highlights), self.random.random()
        with self.library.write() as tx:
            if chance < 0.6:
                tx.set_note(one, self.random.choice(("", self.sentence(Language.FRENCH))))
            if 0.3 < chance < 0.8:
                tx.set_tags(one, self.random.sample(TAGS, self.random.randint(0, 3)))
            if chance > 0.7:
                tx.move_highlight(one, self.anchor())

    def delete_or_restore_highlight(self) -> None:
        if self.highlights:
            one = self.random.choice(self.highlights)
            with self.library.write() as tx:
                self.random.choice((tx.restore_highlight, tx.delete_highlight))(one)

    def roll_back(self) -> None:
        with pytest.raises(InterruptedError), self.library.write() as tx:
            tx.replace_article(self.articles[0], self.article())
            purge(tx, self.clock.now)
            raise InterruptedError


def check_index(library: Library) -> None:
    """Compare every word in the indexes, with its position, with a rebuilt index."""
    with library.write() as tx:
        connection = tx._connection
        for index in (SENTENCES, HIGHLIGHTS):
            connection.exec_driver_sql(
                "CREATE VIRTUAL TABLE temp.vocabulary"
                f" USING fts5vocab(main, {index.name}, instance)"
            )
            vocabulary = "SELECT * FROM temp.vocabulary ORDER BY doc, col, offset, term"
            expected = connection.exec_driver_sql(vocabulary).all()
            connection.exec_driver_sql(
                f"INSERT INTO {index.name}({index.name}) VALUES ('delete-all')"
            )
            connection.execute(index.insert_statement("TRUE"))
            assert expected == connection.exec_driver_sql(vocabulary).all()
            connection.exec_driver_sql("DROP TABLE temp.vocabulary")
        connection.rollback()


def check_search(library: Library, query: str, filter_: str) -> None:
    with library.read() as tx:
        found = tx.search(parse_query(query + filter_), limit=10_000)
        expected_sentences, expected_notes = set(), set()
        for row in tx.articles():
            stored = tx.article(row.id).article
            if filter_ == " lang:fr" and stored.language is not Language.FRENCH:
                continue
            if filter_ == " before:2016-11" and (stored.published or "2017") >= "2016-11":
                continue
            marks = tx.highlights(row.id)
            if filter_ == " tag:claim":
                marks = tuple(one for one in marks if "Claim" in one.tags)
            for one in marks:
                note = one.note.text if one.note else ""
                texts = [
                    (text, language) for text in (note, " ".join(one.tags)) for language in BOTH
                ]
                if matches(query, texts):
                    expected_notes.add(one.id)
            sentences = [(part, one.text) for part in stored.paragraphs for one in part.sentences]
            for number, (part, text) in enumerate(sentences):
                texts = [(text, part.language)]
                known = tx.current_translations([text], part.language).values()
                texts += [(one.text, one.direction.target) for one in known]
                is_marked = any(
                    one.anchor.start.sentence <= number <= one.anchor.end.sentence for one in marks
                )
                if matches(query, texts) and (is_marked or filter_ != " tag:claim"):
                    expected_sentences.add((row.id, number))
    notes = {hit.highlight.id for hit in found.hits if hit.highlight and not hit.is_fuzzy}
    assert notes == expected_notes
    assert {(hit.article_id, hit.number) for hit in found.hits if not hit.highlight} == (
        expected_sentences
    )


BOTH = (Language.FRENCH, Language.ENGLISH)
Texts = list[tuple[str, Language]]


def matches(query: str, texts: Texts) -> bool:
    """Return whether a scan of the texts matches the query, as the help describes queries."""
    if query.startswith('"'):
        phrase = [one.folded for one in find_words(query.replace("l’", "l ").strip('"'))]
        return any(has_phrase(phrase, text) for text, _ in texts)
    if " OR " in query:
        return any(has_term(one, texts) for one in query.split(" OR "))
    wanted = query.split()
    return all(
        not has_term(one[1:], texts) if one.startswith("-") else has_term(one, texts)
        for one in wanted
    )


def has_term(term: str, texts: Texts) -> bool:
    word = term.removeprefix("l’")
    if word.endswith("*"):
        start = fold(word[:-1])
        return any(one.folded.startswith(start) for text, _ in texts for one in find_words(text))
    return any(is_same_stem(one, word, language) for text, language in texts for one in split(text))


def split(text: str) -> list[str]:
    return text.replace("l’", "l ").split()


def is_same_stem(one: str, word: str, language: Language) -> bool:
    if fold(one) == fold(word):
        return True
    stems = {stem(form, language) for form in (word, fold(word))} if language in BOTH else ()
    return bool(stems) and stem(one, language) in stems


def has_phrase(phrase: list[str], text: str) -> bool:
    words = [one.folded for one in find_words(text)]
    return any(words[at : at + len(phrase)] == phrase for at in range(len(words)))
