"""Verify: lost tables, foreign triggers and values that can't be read are found."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from desktop.base.errors import AppError, LibraryLostError
from desktop.library import check_file, open_library, verify
from desktop.reading.article import Anchor, Place, Side
from tests.unit.library.builders import article, flood, purge, raw, translated
from tests.unit.library.make_seeded import PICTURE, PLACED


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return the path of a library with one saved page, closed."""
    path = tmp_path / "library.sqlite"
    with open_library(path, tmp_path / "backups") as library, library.write() as tx:
        saved = replace(raw(), pictures=(PICTURE,))
        tx.add_article(saved, article())
    return path


@pytest.fixture
def full(tmp_path: Path) -> Path:
    """Return the path of a library with articles, translations and highlights, closed."""
    path = tmp_path / "full.sqlite"
    with open_library(path, tmp_path / "backups") as library, library.write() as tx:
        tx.add_article(raw("Another."), article(("Un mot.",), title="Un autre titre"))
        saved = replace(raw(), pictures=(PICTURE,))
        flooded = tx.add_article(saved, replace(flood(), pictures=(PLACED,)))
        tx.save_translations([translated("Elle atteint 6,10 mètres.", "It reaches 6.10 metres.")])
        tx.save_translations([translated("Le Louvre ferme ses portes 😀.", "Own.", model="")])
        shown = Anchor(Side.ORIGINAL, "Louvre ferme", "", "", Place(3, 3), Place(3, 15))
        tx.add_highlight(flooded, shown, 1)
        whole = Anchor(Side.ORIGINAL, "L’eau", "", "", Place(1, 0), Place(3, 29))
        tx.add_highlight(flooded, whole, 2)
        stale = Anchor(Side.TRANSLATION, "metres", "", "", Place(2, 14), Place(2, 900))
        tx.add_highlight(flooded, stale, 3)
        gone = Anchor(Side.ORIGINAL, "gone", "", "", Place(70, 900), Place(0, 0))
        tx.set_lost(tx.add_highlight(flooded, gone, 4).id, True)
        tx.remember_place(flooded, 99, Side.TRANSLATION)
        assert tx.place(flooded) == (3, Side.TRANSLATION)
    return path


def alter(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(statement)


def test_a_sound_library_and_its_backup(path: Path, tmp_path: Path) -> None:
    verify(path)
    with open_library(path, tmp_path / "backups") as library:
        library.backup(tmp_path / "copy.sqlite")
    verify(tmp_path / "copy.sqlite")


@pytest.mark.parametrize(
    ("statement", "name"),
    [
        ("DROP TABLE note_term", "note_term"),
        ("DROP VIEW sentence_words", "sentence_words"),
        ("CREATE TABLE visitor (x)", "visitor"),
        ("CREATE VIEW visitor AS SELECT 1", "visitor"),
        ("ALTER TABLE article ADD COLUMN stars INTEGER", "article"),
        (
            "CREATE TRIGGER visitor AFTER INSERT ON article"
            " BEGIN DELETE FROM article WHERE id <> new.id; END",
            "visitor",
        ),
    ],
)
def test_an_altered_schema_is_named(path: Path, statement: str, name: str) -> None:
    alter(path, statement)
    with pytest.raises(AppError, match=rf"altered by another program \(.*{name}"):
        verify(path)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE article SET language = 'klingon'",
        "UPDATE article SET imported_at = 'yesterday'",
        "UPDATE raw SET form = 'papyrus'",
        "UPDATE raw SET encoding = 'klingon'",
        "UPDATE article SET title = x'6162'",
        "UPDATE article SET title = CAST(x'c3' AS TEXT)",
        "UPDATE article SET words = 'many'",
        "UPDATE paragraph SET lines = '{\"a\": 1}'",
        "UPDATE paragraph SET lines = '[\"a\"]'",
        "UPDATE paragraph SET styles = '[[1]]'",
        "UPDATE paragraph SET styles = '[[1, 2, \"blinking\"]]'",
        "UPDATE paragraph SET styles = '7'",
        "UPDATE article SET finished_at = 'soon'",
        "UPDATE article SET pictures = '[[1]]'",
        'UPDATE article SET pictures = \'[["a", "b", "c"]]\'',
        "UPDATE picture SET width = 'wide'",
        "INSERT INTO saved_search VALUES ('a', 'A', '', 'shelf', '', 'title', 0)",
        "INSERT INTO saved_search VALUES ('a', 'A', '', 'all', '', 'colour', 0)",
        "UPDATE library_state SET commits = 9223372036854775807 + 1",
        "DELETE FROM sentence_index_data",
        "INSERT INTO alembic_version VALUES ('0003')",
        "UPDATE alembic_version SET version_num = x'ff'",
        "DELETE FROM alembic_version",
        "DROP TABLE alembic_version",
    ],
)
def test_a_value_that_cannot_be_read_is_damage(path: Path, statement: str) -> None:
    alter(path, statement)
    with pytest.raises(AppError, match="damaged"):
        verify(path)


@pytest.mark.parametrize("revision", ["0000", "0003", "0007", "junk"])
def test_a_library_that_is_not_of_the_revision_it_claims_is_lost(
    path: Path, tmp_path: Path, revision: str
) -> None:
    alter(path, f"UPDATE alembic_version SET version_num = '{revision}'")
    with pytest.raises(LibraryLostError, match="damaged"):
        open_library(path, tmp_path / "backups")


@pytest.mark.parametrize("table", ["note", "sentence", "sentence_index"])
def test_a_library_without_one_of_its_tables_is_not_opened(
    path: Path, tmp_path: Path, table: str
) -> None:
    alter(path, f"DROP TABLE {table}")
    with pytest.raises(AppError, match="damaged"):
        open_library(path, tmp_path / "backups")


def test_a_library_with_a_trigger_is_not_opened(path: Path, tmp_path: Path) -> None:
    alter(
        path,
        "CREATE TRIGGER visitor AFTER INSERT ON article"
        " BEGIN DELETE FROM article WHERE id <> new.id; END",
    )
    with pytest.raises(LibraryLostError, match=r"altered by another program \(visitor\)"):
        open_library(path, tmp_path / "backups")


def test_a_backup_that_is_not_sound_leaves_the_old_one(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.sqlite"
    with open_library(path, tmp_path / "backups") as library:
        library.backup(copy)
        before = copy.read_bytes()
        alter(path, "DROP TABLE note_term")
        with pytest.raises(AppError, match="altered"):
            library.backup(copy)
    assert copy.read_bytes() == before
    assert not list(tmp_path.glob(".backup-*"))


def test_lost_highlights_and_those_of_older_translations_may_be_anywhere(full: Path) -> None:
    verify(full)


def test_a_purge_that_was_interrupted_is_no_damage(full: Path, tmp_path: Path) -> None:
    with open_library(full, tmp_path / "backups") as library:
        with library.write() as tx:
            found = tx.article_with_digest(raw().digest)
            assert found is not None
            tx.delete_article(found)
        for _ in range(2):
            with library.write() as tx:
                assert tx.purge_article_batch(found, datetime.max.replace(tzinfo=UTC))[1]
            verify(full)
        with library.write() as tx:
            purge(tx)
    verify(full)


SENTENCE = "a sentence of “La crue de la Seine” isn't where"
MISSING = "paragraphs or sentences of “La crue de la Seine” are missing"
PLACE = "the reading position in “La crue de la Seine” is outside"
HIGHLIGHT = "a highlight in “La crue de la Seine” is outside"
PICTURED = "a picture of “"
IN = "article_id = (SELECT max(id) FROM article)"
FIRST = "id = (SELECT min(id) FROM highlight)"
WHOLE = "id = 1 + (SELECT min(id) FROM highlight)"


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        (f"UPDATE sentence SET start = -1 WHERE {IN} AND number = 1", SENTENCE),
        (f"UPDATE sentence SET start = start + 1 WHERE {IN} AND number = 1", SENTENCE),
        (f"""UPDATE sentence SET "end" = "end" + 1 WHERE {IN} AND number = 3""", SENTENCE),
        (f"""UPDATE sentence SET "end" = 1000000 WHERE {IN} AND number = 2""", SENTENCE),
        (f"""UPDATE sentence SET start = "end", "end" = start WHERE {IN}""", SENTENCE),
        (f"UPDATE sentence SET text = 'Other.' WHERE {IN} AND number = 2", SENTENCE),
        (f"UPDATE sentence SET language = 'en' WHERE {IN} AND number = 2", SENTENCE),
        (f"UPDATE sentence SET key = substr(key, 2) || '0' WHERE {IN} AND number = 2", SENTENCE),
        (f"UPDATE sentence SET paragraph = 0 WHERE {IN} AND number = 3", SENTENCE),
        (f"UPDATE paragraph SET text = substr(text, 2) WHERE {IN} AND ordinal = 1", SENTENCE),
        (f"UPDATE paragraph SET text = '' WHERE {IN} AND ordinal = 1", SENTENCE),
        (f"UPDATE sentence SET number = 1 - number WHERE {IN} AND number = 3", MISSING),
        (f"UPDATE sentence SET number = 9 WHERE {IN} AND number = 3", MISSING),
        (f"DELETE FROM sentence WHERE {IN} AND number = 2", MISSING),
        (f"DELETE FROM sentence WHERE {IN}", MISSING),
        ("DELETE FROM picture", PICTURED),
        ("UPDATE picture SET name = 'other.png'", PICTURED),
        ("UPDATE picture SET media_type = 'image/svg+xml'", PICTURED),
        ("UPDATE picture SET width = 100", PICTURED),
        ("UPDATE picture SET data = x'00'", PICTURED),
        ("""UPDATE article SET pictures = '[[9, "pont.png", ""]]'""", PICTURED),
        ("UPDATE article SET sentences = 7 WHERE sentences = 4", MISSING),
        (f"INSERT INTO paragraph SELECT article_id, 9, kind, text, language, lines, styles"
         f" FROM paragraph WHERE {IN} AND ordinal = 1", MISSING),
        ("UPDATE article SET place_sentence = -1 WHERE sentences = 4", PLACE),
        ("UPDATE article SET place_sentence = 4 WHERE sentences = 4", PLACE),
        ("UPDATE article SET furthest_sentence = 4 WHERE sentences = 4", PLACE),
        ("UPDATE article SET is_favourite = 2", r"can't be right \(article\)"),
        ("UPDATE article SET is_archived = -1", r"can't be right \(article\)"),
        ("INSERT INTO article_tag VALUES (1, '', '')", r"can't be right \(article_tag\)"),
        ("INSERT INTO saved_search VALUES ('a', '', '', 'all', '', 'title', 0)",
         r"can't be right \(saved_search\)"),
        (f"UPDATE highlight SET start_sentence = 4, end_sentence = 5 WHERE {FIRST}", HIGHLIGHT),
        (f"UPDATE highlight SET end_sentence = 4 WHERE {WHOLE}", HIGHLIGHT),
        (f"UPDATE highlight SET end_offset = 30 WHERE {WHOLE}", HIGHLIGHT),
        (f"UPDATE highlight SET start_offset = 99 WHERE {WHOLE}", HIGHLIGHT),
        (f"UPDATE highlight SET start_offset = 16 WHERE {FIRST}", HIGHLIGHT),
        (f"UPDATE highlight SET start_offset = 15 WHERE {FIRST}", HIGHLIGHT),
        (f"UPDATE highlight SET end_sentence = 0 WHERE {WHOLE}", HIGHLIGHT),
        ("UPDATE highlight SET end_sentence = 4 WHERE side = 'translation'", HIGHLIGHT),
        ("UPDATE highlight SET start_offset = -1", r"can't be right \(highlight\)"),
        ("UPDATE highlight SET is_lost = 7", r"can't be right \(highlight\)"),
        ("UPDATE library_state SET commits = -1", r"can't be right \(library_state\)"),
        ("UPDATE library_state SET commits = 1 << 62", r"can't be right \(library_state\)"),
        ("UPDATE article SET words = -1", r"can't be right \(article\)"),
        ("UPDATE article SET revision = -1", r"can't be right \(article\)"),
        ("UPDATE article SET fingerprint = ''", r"can't be right \(article\)"),
        ("UPDATE paragraph SET styles = '[[3, 9999, \"bold\"]]'", "formatting of"),
        ("UPDATE paragraph SET styles = '[[-3, 2, \"bold\"]]'", "formatting of"),
        ("UPDATE paragraph SET styles = '[[2, 2, \"bold\"]]'", "formatting of"),
        (
            "UPDATE paragraph SET styles = '[[3, 4, \"bold\"], [1, 2, \"bold\"]]'",
            "formatting of",
        ),
        ("UPDATE paragraph SET styles = '[[3, 4, \"link\"]]'", "formatting of"),
        ("UPDATE paragraph SET styles = '[[3, 4, \"bold\", \"http://a\"]]'", "formatting of"),
        ("UPDATE paragraph SET lines = '[-4]'", r"can't be right \(paragraph\)"),
        ("UPDATE dropped SET line = -line", r"can't be right \(dropped\)"),
        ("UPDATE memory SET is_by_reader = 2", r"can't be right \(memory\)"),
        ("UPDATE memory SET target_language = 'fr'", "translation isn't that of its sentence"),
        ("UPDATE memory SET is_careful = 3", r"can't be right \(memory\)"),
        (
            "INSERT INTO better_draft SELECT id, '', 0.0, '[]', made_at FROM memory LIMIT 1",
            "translation isn't that of its sentence",
        ),
        ("UPDATE memory SET source = source || '!'", "translation isn't that of its sentence"),
        ("UPDATE memory SET model = 'fr_en 1' WHERE is_by_reader", "translation isn't that"),
        ("UPDATE raw SET digest = 'a' || digest", "saved page of “.+” isn't what was imported"),
        ("UPDATE raw SET data = x'00'", "saved page of “.+” isn't what was imported"),
        ("UPDATE raw SET data = x''", "saved page of “.+” isn't what was imported"),
        ("UPDATE raw SET data = substr(data, 1, length(data) - 3)", "isn't what was imported"),
        ("DELETE FROM sentence_index_docsize WHERE id = (1 << 20) + 1", "search index"),
        ("INSERT INTO sentence_index_docsize VALUES (9 << 20, x'00')", "search index"),
        ("DELETE FROM note_index_docsize", "search index"),
        ("INSERT INTO note_index_docsize VALUES (12345, x'00')", "search index"),
    ],
)  # fmt: skip
def test_values_that_do_not_fit_together_are_damage(full: Path, statement: str, told: str) -> None:
    alter(full, statement)
    with pytest.raises(LibraryLostError, match=told):
        verify(full)


def test_a_library_whose_values_do_not_fit_can_still_be_backed_up(
    full: Path, tmp_path: Path
) -> None:
    alter(full, "UPDATE article SET place_sentence = -1")
    copy = tmp_path / "copy.sqlite"
    with open_library(full, tmp_path / "backups") as library:
        library.backup(copy)
    check_file(copy)
    with pytest.raises(LibraryLostError, match="the reading position"):
        verify(copy)
