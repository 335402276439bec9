"""Purge: what was deleted long ago is gone for good, and nothing else."""

import random
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest
from typing_extensions import override

from desktop.base.cancellation import Token
from desktop.base.errors import AppError, Cancelled
from desktop.base.paths import Home
from desktop.library import ArticleId, Library, verify
from desktop.reading.article import ENGLISH_TO_FRENCH, Place, Side, Translated
from desktop.services import backups, deletion, highlights, maintenance, purge
from desktop.services.articles import import_text
from desktop.services.open_article import open_article

STORY = "The quetzalcoat bridge\n\nThe quetzalcoat bridge opened today. People came from afar.\n"
OTHER = "Another matter\n\nPeople came from afar. They stayed for a week and went home again.\n"
RARE = b"quetzalcoat"


class StoppingToken(Token):
    """Asks to stop at its third check."""

    def __init__(self) -> None:
        super().__init__()
        self.checks = 0

    @override
    def check(self, timeout: float = 0.0) -> None:
        self.checks += 1
        if self.checks == 3:
            self.cancel()
        super().check(timeout)


def later(days: float = 0) -> datetime:
    return datetime.now(UTC) + timedelta(days=days)


def imported(library: Library, text: str) -> ArticleId:
    return import_text(library, text, "page")[0].article_id


def marked(library: Library, article_id: ArticleId, sentence: int = 1) -> highlights.Annotated:
    pairs = open_article(library, article_id).pairs
    places = (Place(sentence, 0), Place(sentence, 10))
    return highlights.annotate(library, article_id, pairs, Side.ORIGINAL, places, 1)


def remembered(library: Library, *translated: Translated) -> None:
    with library.write() as tx:
        tx.remember(translated)


def file_holds(library: Library, words: bytes) -> bool:
    files = sorted(library.path.parent.glob(library.path.name + "*"))
    return any(words in path.read_bytes().lower() for path in files)


def test_nothing_of_a_purged_article_stays_in_the_file(library: Library) -> None:
    article_id = imported(library, STORY)
    made = marked(library, article_id)
    highlights.write_note(library, made.highlight.id, "Quetzalcoat again?")
    sentence = "The quetzalcoat bridge opened today."
    remembered(
        library, Translated(sentence, "Le pont quetzalcoat a ouvert.", ENGLISH_TO_FRENCH, "m")
    )
    kept = imported(library, OTHER)
    assert file_holds(library, RARE)
    deletion.delete(library, [article_id])
    done = purge.purge(library, later(1), Token())
    assert (done.articles, done.highlights) == (1, 0)
    assert done.changes.articles == {article_id}
    with pytest.raises(AppError):
        open_article(library, article_id)
    assert open_article(library, kept).pairs
    library.close()
    assert not file_holds(library, RARE)
    verify(library.path)


def test_translations_stay_that_others_need_or_the_reader_wrote(library: Library) -> None:
    article_id, other = imported(library, STORY), imported(library, OTHER)
    common, own = "People came from afar.", "The quetzalcoat bridge opened today."
    remembered(
        library,
        Translated(common, "Les gens sont venus de loin.", ENGLISH_TO_FRENCH, "m"),
        Translated(own, "Machine.", ENGLISH_TO_FRENCH, "m"),
        Translated(own, "Le pont a ouvert.", ENGLISH_TO_FRENCH, ""),
    )
    deletion.delete(library, [article_id])
    purge.purge(library, later(1), Token())
    with library.read() as tx:
        known = [(one.source, one.is_by_reader) for one in tx.remembered()]
    assert sorted(known) == [(common, False), (own, True)]
    assert any(pair.translated for pair in open_article(library, other).pairs)


def test_the_words_of_what_stays_are_still_known(library: Library, own_home: Home) -> None:
    accented = "L'été à Québec\n\nL'œuvre d'aujourd'hui s'est terminée. Où vas-tu, Noël ?\n"
    for text in (accented, OTHER):
        imported(library, text)
    before = known_words(own_home)
    article_id = imported(library, STORY)
    marked_again = marked(library, imported(library, accented), 0)
    highlights.write_note(library, marked_again.highlight.id, "Ça m'étonne : œuf")
    with_note = known_words(own_home) - before
    deletion.delete(library, [article_id])
    purge.purge(library, later(1), Token())
    words = known_words(own_home)
    assert before <= words
    assert with_note - words >= {"quetzalcoat", "bridge"}
    assert {"étonne", "œuf"} <= words


def known_words(home: Home) -> set[str]:
    with closing(sqlite3.connect(home.library)) as connection:
        return {word for (word,) in connection.execute("SELECT word FROM form")}


def test_only_what_was_deleted_before_the_moment_goes(library: Library) -> None:
    old, recent = imported(library, STORY), imported(library, OTHER)
    deletion.delete(library, [old])
    moment = later()
    deletion.delete(library, [recent])
    assert purge.find_expired(library, moment).articles == 1
    assert purge.purge(library, moment, Token()).articles == 1
    deletion.restore(library, [recent])
    assert open_article(library, recent).pairs


def test_a_deleted_highlight_goes_and_a_restored_one_stays(library: Library) -> None:
    article_id = imported(library, OTHER)
    gone, back = marked(library, article_id, 0), marked(library, article_id)
    for one in (gone, back):
        highlights.remove(library, one.highlight.id)
    highlights.bring_back(library, back.highlight.id)
    done = purge.purge(library, later(1), Token())
    assert done.highlights == 1
    assert [one.id for one in highlights.highlights(library, article_id)] == [back.highlight.id]
    with pytest.raises(AppError, match="no longer in the library"):
        highlights.bring_back(library, gone.highlight.id)


def test_a_cancelled_purge_leaves_the_rest_for_another_time(library: Library) -> None:
    ids = [
        imported(library, f"Story {n}\n\nIt is number {n} of many. It ends.\n") for n in range(4)
    ]
    deletion.delete(library, ids)
    with pytest.raises(Cancelled):
        purge.purge(library, later(1), StoppingToken())
    assert 0 < purge.find_expired(library, later(1)).articles < 4
    verify(library.path)
    purge.purge(library, later(1), Token())
    assert purge.find_expired(library, later(1)).articles == 0


def test_the_file_shrinks_an_older_one_too(library: Library, own_home: Home) -> None:
    chance = random.Random(1)
    words = [f"w{chance.getrandbits(40):x}" for _ in range(20_000)]
    text = "A long story\n\n" + "\n\n".join(
        " ".join(words[at : at + 12]).capitalize() + " end here." for at in range(0, 20_000, 12)
    )
    article_id = imported(library, text)
    imported(library, OTHER)
    library.close()
    with closing(sqlite3.connect(own_home.library, isolation_level=None)) as connection:
        connection.execute("PRAGMA auto_vacuum = NONE")
        connection.execute("VACUUM")
    deletion.delete(library, [article_id])
    done = purge.purge(library, later(1), Token())
    assert done.freed > 500_000
    with closing(sqlite3.connect(own_home.library)) as connection:
        assert connection.execute("PRAGMA auto_vacuum").fetchone() == (2,)
        assert connection.execute("PRAGMA freelist_count").fetchone() == (0,)


def test_maintenance_backs_up_first_and_keeps_what_this_window_deleted(
    library: Library, own_home: Home
) -> None:
    article_id, _ = imported(library, STORY), imported(library, OTHER)
    started = datetime.now(UTC) - timedelta(seconds=1)
    deletion.delete(library, [article_id])
    assert not maintenance.maintain(library, own_home, 1, started, Token())
    assert not maintenance.maintain(library, own_home, 0, later(99), Token())
    assert len(backups.backups(own_home)) == 1
    assert purge.find_expired(library, later(1)).articles == 1


def test_nothing_is_purged_without_a_backup(library: Library, own_home: Home) -> None:
    article_id, _ = imported(library, STORY), imported(library, OTHER)
    deletion.delete(library, [article_id])
    own_home.backups.write_text("in the way")
    with pytest.raises(AppError):
        maintenance.maintain(library, own_home, 1, later(99), Token())
    assert purge.find_expired(library, later(1)).articles == 1
