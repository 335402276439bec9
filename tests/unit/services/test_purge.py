"""Purging: what is removed, down to the bytes of the file, and what stays."""

import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta

import pytest
from typing_extensions import override

from desktop.base.cancellation import Token
from desktop.base.errors import AppError, Cancelled, LibraryError
from desktop.base.paths import Home
from desktop.library import ArticleId, HighlightId, Library, PurgeCounts, open_library, verify
from desktop.library.compaction import INCREMENTAL
from desktop.reading.article import (
    ENGLISH_TO_FRENCH,
    Anchor,
    Article,
    Dropped,
    Kind,
    Place,
    Reason,
    Side,
    Translated,
)
from desktop.services import deletion, highlights
from desktop.services.articles import import_raw
from desktop.services.purge import Protected, PurgeResult, count_purgeable, purge, retention_period
from desktop.services.search import search
from tests.builders import article, raw, translated
from tests.unit.library.builders import Clock
from tests.unit.library.test_search_index import check_index

MONTH = timedelta(days=30)
SHARED = "It rains."
"""A sentence that is in every article."""

PLACES = (Place(0, 0), Place(0, 5))


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def library(own_home: Home, clock: Clock) -> Iterator[Library]:
    with open_library(own_home.library, own_home.backups, clock=clock) as opened:
        yield opened


class Words:
    """Generates words that never repeat."""

    def __init__(self) -> None:
        self._random = random.Random(5)
        self._made: set[str] = set()

    def word(self) -> str:
        while True:
            word = "".join(self._random.choice(one) for one in ["bdfglmnpr", "aeiou"] * 6)
            if word not in self._made:
                self._made.add(word)
                return word

    def sentence(self) -> str:
        return " ".join(self.word() for _ in range(8)).capitalize() + "."


def add_article(
    library: Library, words: Words, *, paragraphs: int = 3
) -> tuple[ArticleId, set[str]]:
    """Add a translated article with a highlight, a note and a tag; return its id and own words."""
    texts = [f"{words.sentence()} {words.sentence()}" for _ in range(paragraphs)]
    left_out = words.sentence()
    made = article((Kind.TITLE, words.sentence()), *texts, SHARED)
    made = Article(
        made.paragraphs,
        (Dropped(9, left_out, Reason.SHARING),),
        made.language,
        author=words.word(),
        source=words.word(),
    )
    page = raw("\n".join([*texts, left_out]), name=f"{words.word()}.txt")
    sources = [one.text for part in made.paragraphs for one in part.sentences] + [left_out]
    translations = {one: words.sentence() for one in sources} | {SHARED: "Il pleut."}
    engine = [translated(one, text) for one, text in translations.items()]
    note, tag = words.sentence(), words.word()
    with library.write() as tx:
        article_id = tx.add_article(page, made)
        tx.save_translations(engine)
        quote = sources[1].split()[0]
        anchor = Anchor(Side.ORIGINAL, quote, "", "", Place(1, 0), Place(1, len(quote)))
        highlight = tx.add_highlight(article_id, anchor, 1)
        tx.set_note(highlight.id, note)
        tx.set_tags(highlight.id, [tag])
    text = " ".join(
        [*sources, *(one.text for one in engine), note, tag, made.author or "", made.source or ""]
    )
    own = {one.strip(".") for one in text.lower().split()} | {page.name.removesuffix(".txt")}
    return article_id, own - {"it", "rains", "il", "pleut"}


def words_in_file(library: Library, words: set[str]) -> set[str]:
    """Return those of the words that occur anywhere in the file or its log."""
    log = library.path.with_name(library.path.name + "-wal")
    data = library.path.read_bytes() + (log.read_bytes() if log.exists() else b"")
    data = data.lower()
    return {one for one in words if one.encode() in data}


def checkpointed_size(library: Library) -> int:
    """Return the size of the file after its log was written into it."""
    with closing(sqlite3.connect(library.path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    return library.path.stat().st_size


def purged(library: Library, clock: Clock, **options: object) -> PurgeResult:
    return purge(library, MONTH, Token(), now=clock.now, **options)  # type: ignore[arg-type]


@pytest.mark.slow
def test_nothing_of_a_purged_article_is_in_the_file(library: Library, clock: Clock) -> None:
    words = Words()
    made = [add_article(library, words, paragraphs=4) for _ in range(12)]
    gone = {word for _, own in made[::2] for word in own}
    stays = {word for _, own in made[1::2] for word in own}
    assert not gone - words_in_file(library, gone)
    for article_id, _ in made[::2]:
        deletion.delete(library, [article_id])
    clock.advance(days=31)
    done = purged(library, clock)
    assert not words_in_file(library, gone)
    assert not stays - words_in_file(library, stays)
    assert done.failure is None
    assert (done.counts.articles, done.counts.pages) == (6, 6)
    assert (done.counts.highlights, done.counts.notes, done.counts.tags) == (6, 6, 6)
    assert done.changes.articles == {article_id for article_id, _ in made[::2]}
    assert done.changes.translations == {ENGLISH_TO_FRENCH}
    check_index(library)
    verify(library.path)
    with library.read() as tx:
        assert tx.find_translations([SHARED], ENGLISH_TO_FRENCH)  # it is in the other articles, too


@pytest.mark.slow
def test_a_file_too_large_to_rewrite_keeps_words_only_in_slack(
    library: Library, clock: Clock
) -> None:
    words = Words()
    made = [add_article(library, words) for _ in range(6)]
    for article_id, _ in made[:5]:
        deletion.delete(library, [article_id])
    clock.advance(days=31)
    size = checkpointed_size(library)
    purged(library, clock, rewritten_up_to=0)
    gone = {word for _, own in made[:5] for word in own}
    assert len(words_in_file(library, gone)) < len(gone) / 50
    assert library.path.stat().st_size < size
    with closing(sqlite3.connect(library.path)) as connection:
        assert connection.execute("PRAGMA freelist_count").fetchone() == (0,)
    purge(library, timedelta(0), Token(), now=clock.now)
    check_index(library)
    verify(library.path)


def test_recent_deletions_and_restored_articles_stay(library: Library, clock: Clock) -> None:
    words = Words()
    restored, lately, current = (add_article(library, words)[0] for _ in range(3))
    deletion.delete(library, [restored])
    clock.advance(days=29)
    deletion.delete(library, [lately])
    deletion.restore(library, [restored])
    clock.advance(days=2)
    assert purged(library, clock).counts == PurgeCounts()
    with library.read() as tx:
        assert [one.id for one in tx.articles()] == [current, restored]
        assert len(tx.highlights(restored)) == 1
    deletion.restore(library, [lately])
    assert len(highlights.list_highlights(library, lately)) == 1


def test_a_highlight_is_purged_by_its_own_deletion_date(library: Library, clock: Clock) -> None:
    article_id, _ = add_article(library, Words())
    (first,) = highlights.list_highlights(library, article_id)
    second, third = (marked(library, article_id) for _ in range(2))
    highlights.remove(library, first.id)
    clock.advance(days=31)
    highlights.remove(library, second)
    done = purged(library, clock)
    assert (done.counts.articles, done.counts.highlights, done.counts.notes) == (0, 1, 1)
    assert done.changes.annotations == {article_id}
    assert not done.changes.articles
    highlights.restore(library, second)
    assert {one.id for one in highlights.list_highlights(library, article_id)} == {second, third}
    with pytest.raises(AppError, match="no longer in the library"):
        highlights.restore(library, first.id)


def test_what_undo_can_restore_is_not_purged(library: Library, clock: Clock) -> None:
    words = Words()
    listed, holding, gone = (add_article(library, words)[0] for _ in range(3))
    (held,) = highlights.list_highlights(library, holding)
    for article_id in (listed, holding, gone):
        deletion.delete(library, [article_id])
    clock.advance(days=31)
    opened = clock.now - timedelta(days=40)
    assert not purged(library, clock, protected=Protected(since=opened)).counts.articles
    protected = Protected(frozenset({listed}), frozenset({held.id}))
    assert count_purgeable(library, MONTH, protected=protected, now=clock.now).articles == 1
    assert purged(library, clock, protected=protected).changes.articles == {gone}
    for article_id in (listed, holding):
        deletion.restore(library, [article_id])


def test_a_zero_age_purges_everything_deleted(library: Library, clock: Clock) -> None:
    article_id, own = add_article(library, Words())
    deletion.delete(library, [article_id])
    counts = count_purgeable(library, timedelta(0), now=clock.now)
    assert (counts.articles, counts.highlights, counts.notes, counts.tags) == (1, 1, 1, 1)
    done = purge(library, timedelta(0), Token(), now=clock.now)
    assert done.counts.articles == 1
    assert not words_in_file(library, own)


def test_the_readers_own_translations_stay(library: Library, clock: Clock) -> None:
    page = article("The council opened the bridge.")
    (part,) = page.paragraphs
    (sentence,) = part.sentences
    own = Translated(sentence.text, "Le conseil inaugure le viaduc.", ENGLISH_TO_FRENCH, "")
    with library.write() as tx:
        article_id = tx.add_article(raw("one"), page)
        tx.save_translations([translated(sentence.text, "Le conseil a ouvert le pont."), own])
    deletion.delete(library, [article_id])
    clock.advance(days=31)
    assert purged(library, clock).counts.translations == 1
    with library.read() as tx:
        assert (
            tx.find_translations([sentence.text], ENGLISH_TO_FRENCH)[sentence.text].text == own.text
        )
    # Its words were purged with the article, yet an article with the sentence is found by stems.
    with library.write() as tx:
        tx.add_article(raw("two"), page)
    assert search(library, "inaugurer").hits
    check_index(library)


@pytest.mark.slow
@pytest.mark.parametrize("steps", range(9))
def test_an_interrupted_purge_leaves_a_valid_library_and_is_finished_later(
    library: Library, clock: Clock, steps: int
) -> None:
    words = Words()
    made = [add_article(library, words, paragraphs=35) for _ in range(2)]
    page = raw("\n".join(sorted(made[0][1])))
    for article_id, _ in made:
        deletion.delete(library, [article_id])
    clock.advance(days=31)
    with pytest.raises(Cancelled):
        purge(library, MONTH, StoppingToken(steps), now=clock.now)
    check_index(library)
    verify(library.path)
    assert import_raw(library, page).is_new
    # Nothing was deleted that long ago, so this only finishes what was interrupted.
    purge(library, timedelta(days=3650), Token(), now=clock.now)
    if steps:
        with pytest.raises(AppError, match="no longer in the library"):
            deletion.restore(library, [made[0][0]])
    purged(library, clock)
    assert not words_in_file(library, {word for _, own in made[1:] for word in own})
    check_index(library)


@pytest.mark.slow
def test_thousands_of_highlights_are_purged_in_batches(library: Library, clock: Clock) -> None:
    with library.write() as tx:
        article_id = tx.add_article(raw(), article("It rains on the bridge today."))
        anchor = Anchor(Side.ORIGINAL, "rains", "", "", Place(0, 3), Place(0, 8))
        ids = [tx.add_highlight(article_id, anchor, 1).id]
        columns = "article_id, side, colour, exact, prefix, suffix, start_sentence, start_offset,"
        columns += " end_sentence, end_offset, is_lost, made_at, changed_at"
        more = tx._connection.exec_driver_sql(
            f"INSERT INTO highlight (uuid, {columns}) SELECT value, {columns} FROM highlight,"
            " (WITH RECURSIVE n(value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM n LIMIT 9999)"
            "  SELECT value FROM n) RETURNING id"
        )
        ids += map(HighlightId, more.scalars())
        tx._index_highlights(*ids[1:])
        tx.delete_highlights(ids[1:])
    clock.advance(days=31)
    token = StoppingToken(51)
    with pytest.raises(Cancelled):
        purge(library, MONTH, token, now=clock.now)
    with library.read() as tx:
        assert len(tx.highlights(article_id, include_deleted=True)) == 10_000 - 51 * 100
    assert purged(library, clock).counts.highlights == 9_999 - 51 * 100
    with library.read() as tx:
        assert [one.id for one in tx.highlights(article_id, include_deleted=True)] == ids[:1]
    check_index(library)


@pytest.mark.slow
def test_the_file_shrinks_even_if_made_without_auto_vacuum(library: Library, clock: Clock) -> None:
    with closing(sqlite3.connect(library.path)) as connection:
        connection.execute("PRAGMA auto_vacuum = NONE")
        connection.execute("VACUUM")
    words = Words()
    made = [add_article(library, words, paragraphs=30) for _ in range(6)]
    for article_id, _ in made[1:]:
        deletion.delete(library, [article_id])
    clock.advance(days=31)
    size = checkpointed_size(library)
    done = purged(library, clock, rewritten_up_to=0)
    assert done.freed_bytes == size - library.path.stat().st_size > size / 3
    with closing(sqlite3.connect(library.path)) as connection:
        assert connection.execute("PRAGMA auto_vacuum").fetchone() == (INCREMENTAL,)


def test_a_failure_to_shrink_is_reported_and_retried(
    library: Library, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    article_id, own = add_article(library, Words())
    deletion.delete(library, [article_id])
    clock.advance(days=31)

    def refuse(*_: object, **__: object) -> None:
        raise LibraryError("The disk is full.", "Make room on it and try again.")

    with monkeypatch.context() as full:
        full.setattr(Library, "shrink", refuse)
        done = purged(library, clock)
    assert done.counts.articles == 1
    assert str(done.failure) == "The disk is full. Make room on it and try again."
    again = purged(library, clock)
    assert (again.counts, again.failure) == (PurgeCounts(), None)
    assert not words_in_file(library, own)


def test_a_purge_does_not_wait_for_a_reader_of_the_log(library: Library, clock: Clock) -> None:
    article_id, own = add_article(library, Words())
    deletion.delete(library, [article_id])
    clock.advance(days=31)
    with library.read() as tx:
        tx.article(article_id)
        assert purged(library, clock).failure is None
        assert tx.article(article_id).article.paragraphs
    library.close()
    assert not words_in_file(library, own)


def test_a_setting_of_0_keeps_deletions_forever() -> None:
    assert retention_period(30) == MONTH
    assert retention_period(0) is None
    assert retention_period(-1) is None
    assert retention_period(10**12) == timedelta(days=36_500)


def test_orphaned_pages_are_purged_too(library: Library, clock: Clock) -> None:
    article_id, _ = add_article(library, Words())
    with library.write() as tx:
        tx._connection.exec_driver_sql(
            "INSERT INTO raw (name, encoding, data, digest) VALUES ('x', 'utf-8', x'00', 'x')"
        )
    deletion.delete(library, [article_id])
    clock.advance(days=31)
    assert purged(library, clock).counts.pages == 2


class StoppingToken(Token):
    """Raises Cancelled after a number of checks."""

    def __init__(self, checks: int) -> None:
        super().__init__()
        self.checks_left = checks

    @override
    def check(self, patience: float = 0.0) -> None:
        self.checks_left -= 1
        if self.checks_left < 0:
            raise Cancelled


def marked(library: Library, article_id: ArticleId) -> HighlightId:
    with library.write() as tx:
        anchor = Anchor(Side.ORIGINAL, "It", "", "", *PLACES)
        return tx.add_highlight(article_id, anchor, 2).id
