"""The library file: permissions, transactions, locks, full disks and damage."""

import os
import sqlite3
import stat
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from desktop.base.errors import AppError, Cancelled
from desktop.library import ArticleId, Library, open_library, schema, verify
from desktop.reading.article import FRENCH_TO_ENGLISH, Corrections
from tests.unit.library.builders import flood, raw, translated

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@posix_only
def test_only_the_owner_can_read_the_library(library: Library) -> None:
    with library.write() as tx:
        tx.add_article(raw(), flood())
    files = {path.name: mode(path) for path in library.path.parent.iterdir()}
    assert files == dict.fromkeys(
        ("library.sqlite", "library.sqlite-wal", "library.sqlite-shm"), 0o600
    )
    assert mode(library.path.parent) == 0o700


@posix_only
def test_opening_removes_permissions_of_others(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    open_library(path, tmp_path).close()
    path.chmod(0o644)
    open_library(path, tmp_path).close()
    assert mode(path) == 0o600


def test_a_library_reopens_with_its_contents(tmp_path: Path) -> None:
    path = tmp_path / "bibliothèque 100% #1?.sqlite"
    with open_library(path, tmp_path / "backups") as library, library.write() as tx:
        article_id = tx.add_article(raw(), flood())
    with open_library(path, tmp_path / "backups") as library:
        assert library.backup_made is None
        with library.read() as tx:
            assert tx.article(article_id).article == flood()
    assert [entry.name for entry in tmp_path.iterdir()] == [path.name]


def test_an_exception_rolls_back(library: Library) -> None:
    with pytest.raises(Cancelled), library.write() as tx:
        tx.add_article(raw(), flood())
        tx.save_translations([translated("Il pleut.", "It rains.")])
        raise Cancelled
    with library.read() as tx:
        assert tx.articles() == ()
        assert tx.find_translations(["Il pleut."], FRENCH_TO_ENGLISH) == {}
        assert tx.article_with_digest(raw().digest) is None


def test_foreign_keys_are_enforced_on_every_connection(library: Library) -> None:
    for _ in range(2):
        with pytest.raises(IntegrityError), library.write() as tx:
            tx.set_corrections(ArticleId(404), Corrections(kept=frozenset({1})))


def test_a_read_transaction_is_a_snapshot(library: Library) -> None:
    with library.read() as before:
        assert before.articles() == ()
        with library.write() as tx:
            tx.add_article(raw(), flood())
        assert before.articles() == ()
    with library.read() as after:
        assert len(after.articles()) == 1


def test_two_threads_write_without_losing_changes(tmp_path: Path) -> None:
    rounds = 15
    barrier = threading.Barrier(2, timeout=60)

    def write(library: Library, name: str) -> None:
        barrier.wait()
        for n in range(rounds):
            with library.write() as tx:
                before = len(tx.articles())
                tx.add_article(raw(f"{name}{n}"), flood())
                assert len(tx.articles()) == before + 1

    with (
        open_library(tmp_path / "library.sqlite", tmp_path, busy_timeout=60) as library,
        ThreadPoolExecutor(2) as threads,
    ):
        for done in [threads.submit(write, library, name) for name in ("a", "b")]:
            done.result()
        with library.read() as tx:
            assert len(tx.articles()) == 2 * rounds


def test_a_locked_library_is_reported_as_in_use(library: Library) -> None:
    with closing(sqlite3.connect(library.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(AppError, match="in use by another program"), library.write():
            pytest.fail("a second writer was let in")
        with library.read() as tx:
            assert tx.articles() == ()
    with library.write() as tx:
        tx.add_article(raw(), flood())


def test_a_full_disk_is_reported_and_rolls_back(library: Library) -> None:
    big = raw(os.urandom(200_000).hex())
    with pytest.raises(AppError, match="disk is full"), library.write() as tx:
        tx._connection.exec_driver_sql("PRAGMA max_page_count = 1")
        tx.add_article(big, flood())
    with library.read() as tx:
        assert tx.article_with_digest(big.digest) is None


@posix_only
@pytest.mark.slow
def test_a_failing_disk_is_reported_and_loses_nothing(library: Library, tmp_path: Path) -> None:
    import resource

    with library.write() as tx:
        tx.add_article(raw("kept"), flood())
    library.backup(tmp_path / "copy.sqlite")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, limits[1]))
    try:
        with pytest.raises(AppError) as caught, library.write() as tx:
            for number in range(200):
                tx.add_article(raw(os.urandom(2000).hex() + str(number)), flood())
        with pytest.raises(AppError) as stopped:
            library.backup(tmp_path / "copy.sqlite")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert "can't be read from or written to its disk" in str(caught.value)
    assert "can't be read from or written to its disk" in str(stopped.value)
    for path in (library.path, tmp_path / "copy.sqlite"):
        verify(path)
        with open_library(path, tmp_path) as again, again.read() as tx:
            assert len(tx.articles()) == 1
    assert not list(tmp_path.glob(".backup-*"))


def test_unexpected_errors_do_not_quote_data(library: Library) -> None:
    with pytest.raises(IntegrityError) as caught, library.write() as tx:
        tx._insert(schema.article, raw_id=1, title="Le maire a démissionné.")
    assert "maire" not in str(caught.value)


def test_a_read_only_library_is_reported_by_path(library: Library) -> None:
    with pytest.raises(AppError) as caught, library.write() as tx:
        tx._connection.exec_driver_sql("PRAGMA query_only = ON")
        tx.add_article(raw(), flood())
    assert "can't be written" in str(caught.value)
    assert str(library.path) in str(caught.value)


def test_a_folder_that_cannot_be_created_is_reported(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(AppError, match="can't be written"):
        open_library(tmp_path / "file" / "library.sqlite", tmp_path)


@pytest.mark.parametrize("content", [b"Le Monde, 3 juin 2016. " * 100, b"SQLite format 3\0" * 64])
def test_a_file_that_is_not_a_database_is_unchanged(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "library.sqlite"
    path.write_bytes(content)
    with pytest.raises(AppError, match="damaged, or isn't a library"):
        open_library(path, tmp_path)
    assert path.read_bytes() == content


@pytest.mark.slow
def test_a_damaged_page_is_reported(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    with open_library(path, tmp_path) as library, library.write() as tx:
        for n in range(200):
            tx.add_article(raw(str(n)), flood())
    data = bytearray(path.read_bytes())
    data[len(data) // 2 :] = b"\xa5" * (len(data) - len(data) // 2)
    path.write_bytes(data)
    with open_library(path, tmp_path) as library:
        with pytest.raises(AppError, match="damaged"), library.read() as tx:
            tx.articles()
        with pytest.raises(AppError, match="damaged"), library.write() as tx:
            tx.articles()
