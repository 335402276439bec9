"""Compaction of the library file: incremental vacuum, VACUUM and cancellation."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from desktop.base.cancellation import Token
from desktop.base.errors import Cancelled, LibraryBusyError
from desktop.library import Library
from desktop.library.compaction import INCREMENTAL
from tests.unit.library.builders import flood, raw


def pragma(path: Path, name: str) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute(f"PRAGMA {name}").fetchone()[0])


def test_new_libraries_and_their_backups_use_incremental_vacuum(
    library: Library, tmp_path: Path
) -> None:
    assert pragma(library.path, "auto_vacuum") == INCREMENTAL
    library.backup(tmp_path / "copy.sqlite")
    assert pragma(tmp_path / "copy.sqlite", "auto_vacuum") == INCREMENTAL


def test_a_file_without_incremental_vacuum_is_rewritten(library: Library) -> None:
    with closing(sqlite3.connect(library.path)) as connection:
        connection.execute("PRAGMA auto_vacuum = NONE")
        connection.execute("VACUUM")
    assert pragma(library.path, "auto_vacuum") != INCREMENTAL
    library.shrink(Token(), vacuum_up_to=0)
    assert pragma(library.path, "auto_vacuum") == INCREMENTAL
    with library.read() as tx:  # on a connection opened before VACUUM
        assert tx.articles() == ()


def test_the_file_is_unchanged_if_locked_or_cancelled(
    library: Library,
) -> None:
    with library.write() as tx:
        tx.add_article(raw(), flood())
    with closing(sqlite3.connect(library.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LibraryBusyError):
            library.shrink(Token(), vacuum_up_to=None)
    token = Token()
    token.cancel()
    with pytest.raises(Cancelled):
        library.shrink(token, vacuum_up_to=None)
    with library.write() as tx:
        assert len(tx.articles()) == 1
