"""Working folders: gone in the end, and told from what a killed process left."""

import os
import time
from pathlib import Path

import pytest

from desktop.translation import working_folders
from desktop.translation.working_folders import (
    LOCK,
    NEW,
    OLD,
    delete_leftovers,
    working_folder,
)


def names(parent: Path) -> list[str]:
    return sorted(one.name for one in parent.iterdir())


def test_a_working_folder_is_deleted_in_the_end(tmp_path: Path) -> None:
    with working_folder(tmp_path, NEW) as folder:
        (folder / "part").write_text("x")
    assert names(tmp_path) == []
    with pytest.raises(ValueError, match="failed"), working_folder(tmp_path, OLD):
        raise ValueError("failed")
    assert names(tmp_path) == []


def test_the_folder_of_a_running_process_is_left_alone(tmp_path: Path) -> None:
    with working_folder(tmp_path, NEW) as folder:
        long_ago = time.time() - 3600
        os.utime(folder, (long_ago, long_ago))
        delete_leftovers(tmp_path)
        assert names(tmp_path) == [folder.name]


def test_the_folder_of_a_killed_process_is_deleted_at_once(tmp_path: Path) -> None:
    for name in (".new-a", ".old-b", "fr_en-1.9"):
        (tmp_path / name / "model").mkdir(parents=True)
        (tmp_path / name / LOCK).touch()
    delete_leftovers(tmp_path)
    assert names(tmp_path) == ["fr_en-1.9"]


def test_a_folder_without_a_lock_has_a_minute_to_get_one(tmp_path: Path) -> None:
    (tmp_path / ".new-recent").mkdir()
    (tmp_path / ".new-older").mkdir()
    os.utime(tmp_path / ".new-older", (0, 0))
    delete_leftovers(tmp_path)
    assert names(tmp_path) == [".new-recent"]


def test_where_files_cannot_be_locked_age_tells(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(working_folders, "_try_lock", lambda _: False)
    for name in (".new-recent", ".new-older"):
        (tmp_path / name).mkdir()
        (tmp_path / name / LOCK).touch()
    os.utime(tmp_path / ".new-older", (0, 0))
    delete_leftovers(tmp_path)
    assert names(tmp_path) == [".new-recent"]


def test_a_folder_that_another_process_deletes_meanwhile_is_none(tmp_path: Path) -> None:
    (tmp_path / ".new-gone").symlink_to(tmp_path / "nothing")
    delete_leftovers(tmp_path)
    assert names(tmp_path) == [".new-gone"]


def test_there_may_be_no_folder_at_all(tmp_path: Path) -> None:
    delete_leftovers(tmp_path / "models")
