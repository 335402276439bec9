"""The search index against a plain scan of the library, after any edits whatever."""

import shutil
import tempfile
from functools import cache
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule

from desktop.library import ArticleId, HighlightId, Library, open_library
from desktop.library.indexing import HIGHLIGHTS, SENTENCES
from desktop.reading.aligning import other_language
from desktop.reading.article import (
    DIRECTIONS,
    FRENCH_TO_ENGLISH,
    Anchor,
    Article,
    Direction,
    Kind,
    Language,
    Place,
    Side,
)
from desktop.reading.queries import parse
from desktop.reading.words import fold, stem, words
from tests.unit.library.builders import Clock, paragraph, raw, translated

FRENCH = ("élection", "élections", "marché", "marchés", "œuvre", "l’eau", "Paix", "pays")
ENGLISH = ("election", "elections", "waters", "water", "market", "Bank", "banks", "œuvre")
VOCABULARY = {Language.FRENCH: FRENCH, Language.ENGLISH: ENGLISH, Language.OTHER: ENGLISH}
TAGS = ("Claim", "à vérifier", "œuvre")


def sentences(language: Language) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(VOCABULARY[language]), min_size=1, max_size=4).map(" ".join)


FRENCH_SENTENCES = sentences(Language.FRENCH)


@st.composite
def articles(draw: st.DrawFn) -> Article:
    language = draw(st.sampled_from(Language))
    title = draw(st.none() | sentences(language))
    bodies = draw(st.lists(st.lists(sentences(language), min_size=1, max_size=2), max_size=2))
    parts = [paragraph(title, kind=Kind.TITLE, language=language)] if title else []
    parts += [paragraph(*body, language=language) for body in bodies]
    parts = parts or [paragraph("Bank", language=language)]
    return Article(tuple(parts), language=language, published=draw(st.sampled_from(DATES)))


DATES = (None, "2015-06-01", "2016-11-03T10:00")
TERMS = st.sampled_from([*FRENCH, *ENGLISH, "elections", "marche", "EAU"])
QUERIES = st.one_of(
    TERMS,
    st.builds("{} {}".format, TERMS, TERMS),
    st.builds('"{} {}"'.format, TERMS, TERMS),
    st.builds("{} -{}".format, TERMS, TERMS),
    st.builds("{} OR {}".format, TERMS, TERMS),
    st.sampled_from(["elec*", "ma*", "œu*"]),
)


@cache
def template() -> Path:
    """An empty library to copy: making the schema takes longer than a whole run."""
    folder = Path(tempfile.mkdtemp())
    open_library(folder / "library.sqlite", folder).close()
    return folder / "library.sqlite"


class Edits(RuleBasedStateMachine):
    """Edits in any order, each a transaction; what is searched must be what is there."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        path = Path(self.folder.name) / "library.sqlite"
        shutil.copyfile(template(), path)
        self.clock = Clock()
        self.library = open_library(path, path.parent, clock=self.clock)
        self.articles: list[ArticleId] = []
        self.highlights: list[HighlightId] = []
        self.made = 0

    def teardown(self) -> None:
        check_words(self.library)
        self.library.close()
        self.folder.cleanup()

    @rule(article=articles())
    def add(self, article: Article) -> None:
        self.made += 1
        with self.library.write() as tx:
            self.articles.append(tx.add_article(raw(str(self.made)), article))

    @precondition(lambda self: self.articles)
    @rule(data=st.data(), article=articles())
    def replace(self, data: st.DataObject, article: Article) -> None:
        with self.library.write() as tx:
            tx.replace_article(data.draw(st.sampled_from(self.articles)), article)

    @precondition(lambda self: self.articles)
    @rule(data=st.data(), is_restored=st.booleans())
    def delete_or_restore(self, data: st.DataObject, is_restored: bool) -> None:
        article_id = data.draw(st.sampled_from(self.articles))
        with self.library.write() as tx:
            (tx.restore_article if is_restored else tx.delete_article)(article_id)

    @rule()
    def purge(self) -> None:
        self.clock.go_on(days=31)
        with self.library.write() as tx:
            tx.purge_highlights(30)
            tx.purge_articles(30)
            self.articles = [one for (one,) in tx._connection.exec_driver_sql(ARTICLE_IDS)]
            self.highlights = [one for (one,) in tx._connection.exec_driver_sql(HIGHLIGHT_IDS)]

    @rule(data=st.data(), direction=st.sampled_from(DIRECTIONS), is_by_reader=st.booleans())
    def remember(self, data: st.DataObject, direction: Direction, is_by_reader: bool) -> None:
        with self.library.write() as tx:
            known = [*tx._connection.exec_driver_sql(SOURCES).scalars()]
            sources = data.draw(st.lists(st.sampled_from(["Paix", *known]), max_size=3))
            texts = sentences(direction.target)
            tx.remember(
                translated(
                    source,
                    data.draw(texts),
                    direction=direction,
                    model="" if is_by_reader else "bench",
                )
                for source in sources
            )

    @rule(data=st.data())
    def forget(self, data: st.DataObject) -> None:
        with self.library.write() as tx:
            known = [*tx._connection.exec_driver_sql(SOURCES).scalars()]
            tx.forget(data.draw(st.sampled_from(["Paix", *known])), FRENCH_TO_ENGLISH)

    @precondition(lambda self: self.articles)
    @rule(data=st.data(), quote=FRENCH_SENTENCES, number=st.integers(0, 3))
    def mark(self, data: st.DataObject, quote: str, number: int) -> None:
        article_id = data.draw(st.sampled_from(self.articles))
        anchor = Anchor(Side.ORIGINAL, quote, "", "", Place(number, 0), Place(number + 1, 1))
        with self.library.write() as tx:
            self.highlights.append(tx.add_highlight(article_id, anchor, number + 1).id)

    @precondition(lambda self: self.highlights)
    @rule(
        data=st.data(),
        note=st.none() | FRENCH_SENTENCES,
        tags=st.none() | st.sets(st.sampled_from(TAGS)),
        quote=st.none() | FRENCH_SENTENCES,
    )
    def annotate(
        self, data: st.DataObject, note: str | None, tags: set[str] | None, quote: str | None
    ) -> None:
        one = data.draw(st.sampled_from(self.highlights))
        with self.library.write() as tx:
            tx.set_note(one, note)
            if tags is not None:
                tx.set_tags(one, tags)
            if quote is not None:
                tx.move_highlight(
                    one, Anchor(Side.ORIGINAL, quote, "", "", Place(1, 0), Place(1, 3))
                )

    @precondition(lambda self: self.highlights)
    @rule(data=st.data(), is_restored=st.booleans())
    def remove_or_bring_back(self, data: st.DataObject, is_restored: bool) -> None:
        one = data.draw(st.sampled_from(self.highlights))
        with self.library.write() as tx:
            (tx.restore_highlight if is_restored else tx.delete_highlight)(one)

    @precondition(lambda self: self.articles)
    @rule(article=articles())
    def begin_and_give_up(self, article: Article) -> None:
        try:
            with self.library.write() as tx:
                tx.replace_article(self.articles[0], article)
                tx.purge_articles(0)
                raise InterruptedError
        except InterruptedError:
            pass

    @rule(
        query=QUERIES, narrowing=st.sampled_from(["", " lang:fr", " before:2016-11", " tag:claim"])
    )
    def search(self, query: str, narrowing: str) -> None:
        check_search(self.library, query, narrowing)


ARTICLE_IDS = "SELECT id FROM article"
HIGHLIGHT_IDS = "SELECT id FROM highlight"
SOURCES = "SELECT DISTINCT text FROM sentence ORDER BY text"

TestEdits = Edits.TestCase
TestEdits.settings = settings(
    max_examples=30,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


def check_words(library: Library) -> None:
    """Compare every word in the indexes, and its place, with an index made anew."""
    with library.write() as tx:
        connection = tx._connection
        for index in (SENTENCES, HIGHLIGHTS):
            connection.exec_driver_sql(
                "CREATE VIRTUAL TABLE temp.vocabulary"
                f" USING fts5vocab(main, {index.name}, instance)"
            )
            listed = "SELECT * FROM temp.vocabulary ORDER BY doc, col, offset, term"
            kept = connection.exec_driver_sql(listed).all()
            connection.exec_driver_sql(
                f"INSERT INTO {index.name}({index.name}) VALUES ('delete-all')"
            )
            connection.execute(index.putting_in("TRUE"))
            assert kept == connection.exec_driver_sql(listed).all()
            connection.exec_driver_sql("DROP TABLE temp.vocabulary")
        connection.rollback()


def check_search(library: Library, query: str, narrowing: str) -> None:
    with library.read() as tx:
        found = tx.search(parse(query + narrowing), limit=10_000)
        expected_sentences, expected_notes = set(), set()
        for row in tx.shelf():
            stored = tx.article(row.id).article
            if narrowing == " lang:fr" and stored.language is not Language.FRENCH:
                continue
            if narrowing == " before:2016-11" and (stored.published or "2017") >= "2016-11":
                continue
            marks = tx.highlights(row.id)
            if narrowing == " tag:claim":
                marks = tuple(one for one in marks if "Claim" in one.tags)
            for one in marks:
                note = one.note.text if one.note else ""
                texts = [
                    (text, language) for text in (note, " ".join(one.tags)) for language in BOTH
                ]
                if answers(query, texts):
                    expected_notes.add(one.id)
            read = [(part, one.text) for part in stored.paragraphs for one in part.sentences]
            for number, (part, text) in enumerate(read):
                texts = [(text, part.language)]
                target = other_language(part.language)
                if target:
                    known = tx.recall([text], Direction(part.language, target))
                    texts += [(one.text, target) for one in known.values()]
                is_marked = any(
                    one.anchor.start.sentence <= number <= one.anchor.end.sentence for one in marks
                )
                if answers(query, texts) and (is_marked or narrowing != " tag:claim"):
                    expected_sentences.add((row.id, number))
    notes = {hit.highlight.id for hit in found.hits if hit.highlight and not hit.is_near}
    assert notes == expected_notes
    assert {(hit.article_id, hit.number) for hit in found.hits if not hit.highlight} == (
        expected_sentences
    )


BOTH = (Language.FRENCH, Language.ENGLISH)
Texts = list[tuple[str, Language]]


def answers(query: str, texts: Texts) -> bool:
    """Read each text from beginning to end, as the help says that a query is meant."""
    if query.startswith('"'):
        phrase = [one.folded for one in words(query.replace("l’", "l ").strip('"'))]
        return any(stands_in(phrase, text) for text, _ in texts)
    if " OR " in query:
        return any(has(one, texts) for one in query.split(" OR "))
    wanted = query.split()
    return all(
        not has(one[1:], texts) if one.startswith("-") else has(one, texts) for one in wanted
    )


def has(term: str, texts: Texts) -> bool:
    word = term.removeprefix("l’")
    if word.endswith("*"):
        start = fold(word[:-1])
        return any(one.folded.startswith(start) for text, _ in texts for one in words(text))
    return any(is_form(one, word, language) for text, language in texts for one in split(text))


def split(text: str) -> list[str]:
    return text.replace("l’", "l ").split()


def is_form(one: str, word: str, language: Language) -> bool:
    if fold(one) == fold(word):
        return True
    return language in BOTH and stem(one, language) == stem(word, language)


def stands_in(phrase: list[str], text: str) -> bool:
    read = [one.folded for one in words(text)]
    return any(read[at : at + len(phrase)] == phrase for at in range(len(read)))
