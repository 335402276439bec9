"""Verify: lost tables, foreign triggers and values that can't be read are found."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from desktop.base.errors import AppError, LibraryLostError
from desktop.library import open_library, verify
from tests.unit.library.builders import article, raw


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return the path of a library with one saved page, closed."""
    path = tmp_path / "library.sqlite"
    with open_library(path, tmp_path / "backups") as library, library.write() as tx:
        tx.add_article(raw(), article())
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
