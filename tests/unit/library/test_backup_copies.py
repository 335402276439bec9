"""Backups of a library in use, and integrity checks."""

import os
import sqlite3
import stat
import sys
from contextlib import closing
from pathlib import Path

import pytest

from desktop.base.errors import AppError
from desktop.library import Library, open_library, verify
from tests.unit.library.builders import flood, raw


def test_a_backup_opens_as_a_library(library: Library, tmp_path: Path) -> None:
    with library.write() as tx:
        article_id = tx.add_article(raw(), flood())
    copy = tmp_path / "new folder" / "copy.sqlite"
    library.backup(copy)
    verify(copy)
    assert [entry.name for entry in copy.parent.iterdir()] == ["copy.sqlite"]
    with open_library(copy, tmp_path) as restored, restored.read() as tx:
        assert tx.article(article_id).article == flood()


def test_a_backup_has_only_committed_changes(library: Library, tmp_path: Path) -> None:
    with library.write() as tx:
        tx.add_article(raw("kept"), flood())
    copy = tmp_path / "copy.sqlite"
    with library.write() as tx:
        tx.add_article(raw("not yet"), flood())
        library.backup(copy)
    verify(copy)
    with open_library(copy, tmp_path) as restored, restored.read() as tx:
        assert len(tx.articles()) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_only_the_owner_can_read_a_backup(library: Library, tmp_path: Path) -> None:
    library.backup(tmp_path / "copies" / "copy.sqlite")
    assert stat.S_IMODE((tmp_path / "copies").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "copies" / "copy.sqlite").stat().st_mode) == 0o600


def test_a_backup_replaces_an_older_one(library: Library, tmp_path: Path) -> None:
    copy = tmp_path / "copy.sqlite"
    copy.write_bytes(b"an older one" * 100_000)
    library.backup(copy)
    verify(copy)


def test_a_failed_backup_keeps_the_older_one(library: Library, tmp_path: Path) -> None:
    with library.write() as tx:
        for n in range(30):
            tx.add_article(raw(str(n)), flood())
    library.close()
    data = bytearray(library.path.read_bytes())
    data[8192:] = b"\xa5" * (len(data) - 8192)
    library.path.write_bytes(data)
    copy = tmp_path / "copies" / "copy.sqlite"
    copy.parent.mkdir()
    copy.write_bytes(b"an older one")
    with pytest.raises(AppError, match="damaged"):
        library.backup(copy)
    assert copy.read_bytes() == b"an older one"
    assert [entry.name for entry in copy.parent.iterdir()] == ["copy.sqlite"]


def test_stale_drafts_are_deleted_and_recent_ones_kept(library: Library, tmp_path: Path) -> None:
    folder = tmp_path / "copies"
    folder.mkdir()
    for name in (".backup-old.draft", ".backup-old.draft-journal", ".backup-new.draft"):
        (folder / name).write_bytes(b"half")
        if "old" in name:
            os.utime(folder / name, (0, 0))
    library.backup(folder / "copy.sqlite")
    assert {path.name for path in folder.iterdir()} == {"copy.sqlite", ".backup-new.draft"}


def test_a_backup_that_cannot_be_written_is_reported_by_path(
    library: Library, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("in the way")
    to = tmp_path / "file" / "copy.sqlite"
    with pytest.raises(AppError) as caught:
        library.backup(to)
    assert str(to) in str(caught.value)


def test_verify_finds_damage(tmp_path: Path) -> None:
    with pytest.raises(AppError):
        verify(tmp_path / "missing.sqlite")
    assert not (tmp_path / "missing.sqlite").exists()
    (tmp_path / "text.sqlite").write_text("Il pleut. " * 1000)
    with pytest.raises(AppError, match="damaged"):
        verify(tmp_path / "text.sqlite")


def test_verify_finds_broken_foreign_keys(library: Library) -> None:
    verify(library.path)
    with closing(sqlite3.connect(library.path)) as without_foreign_keys, without_foreign_keys:
        without_foreign_keys.execute(
            "INSERT INTO correction (article_id, line, is_kept) VALUES (404, 1, 1)"
        )
    with pytest.raises(AppError, match="damaged"):
        verify(library.path)
