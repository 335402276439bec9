"""Cleanup of leftover files: what is deleted and, above all, what stays."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from desktop.base.paths import Home, home
from desktop.services.cleanup import delete_leftover_files

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
TEMPORARY = ".visavis-0123456789abcdef"


@pytest.fixture
def own(tmp_path: Path) -> Home:
    found = home(tmp_path)
    found.backups.mkdir()
    return found


def write_aged(path: Path, age: timedelta = timedelta(days=400)) -> Path:
    path.write_text("kept by somebody", encoding="utf-8")
    moment = (NOW - age).timestamp()
    os.utime(path, (moment, moment))
    return path


def replaced_library(own: Home, days: int, more: str = "") -> Path:
    made = (NOW - timedelta(days=days)).astimezone()
    return write_aged(own.backups / f"before-restoring-{made:%Y-%m-%d-%H%M%S}{more}.sqlite")


def test_temporary_files_are_deleted_after_a_day(own: Home) -> None:
    old = [
        write_aged(own.data / TEMPORARY),
        write_aged(own.config / ".settings-ab_cd123"),
        write_aged(own.backups / TEMPORARY, timedelta(days=1, minutes=1)),
        write_aged(own.backups / ".backup-ab_cd123.draft"),
        write_aged(own.data / ".backup-ab_cd123.draft-journal"),
        write_aged(own.data / ".library.sqlite.restored"),
    ]
    new = [write_aged(own.data / ".visavis-fedcba9876543210", timedelta(hours=23))]
    assert set(delete_leftover_files(own, NOW)) == set(old)
    assert all(path.exists() for path in new)
    assert not any(path.exists() for path in old)


@pytest.mark.parametrize(
    "name",
    [
        *("library.sqlite", "library.sqlite-wal", "library.sqlite-shm", "settings.json"),
        *("visavis.log", ".visavis-", ".visavis-notes", ".visavis-0123456789abcde"),
        *(".visavis-0123456789abcdef.txt", ".visavis-0123456789ABCDEF", "visavis-0123456789abcdef"),
        *(".settings-", ".settings-backup.json", ".settings", ".hidden", "notes.md"),
        *("backups/daily-2020-01-01.sqlite", "backups/backup-2020-01-01-120000.sqlite"),
        *("backups/before-restoring.sqlite", "backups/before-restoring-2020-01-01.sqlite"),
        *("backups/before-restoring-2020-01-01-120000.sqlite.txt", "backups/my own.sqlite"),
        *("backups/before-restoring-2020-13-01-120000.sqlite", "backups/.backup-abc.draft"),
    ],
)
def test_files_with_other_names_stay(own: Home, name: str) -> None:
    for days in (1, 2, 3):
        replaced_library(own, days)
    path = write_aged(own.data / name)
    assert delete_leftover_files(own, NOW) == ()
    assert path.exists()


def test_links_and_folders_stay_with_their_contents(own: Home, tmp_path: Path) -> None:
    folder = own.data / TEMPORARY
    folder.mkdir()
    inside = write_aged(folder / TEMPORARY)
    letter = write_aged(tmp_path / "letter.txt")
    link = own.backups / TEMPORARY
    link.symlink_to(letter)
    os.utime(folder, (0, 0))
    assert delete_leftover_files(own, NOW) == ()
    assert inside.exists()
    assert link.is_symlink()
    assert letter.exists()


def test_the_last_three_replaced_libraries_stay_however_old(own: Home) -> None:
    files = [replaced_library(own, days) for days in (500, 400, 300, 200, 100)]
    assert set(delete_leftover_files(own, NOW)) == set(files[:2])
    assert all(path.exists() for path in files[2:])
    assert delete_leftover_files(own, NOW + timedelta(days=5000)) == ()


def test_all_replaced_libraries_of_thirty_days_stay(own: Home) -> None:
    files = [replaced_library(own, days) for days in (29, 28, 27, 20, 10, 5, 1, 0)]
    assert delete_leftover_files(own, NOW) == ()
    assert all(path.exists() for path in files)
    old = replaced_library(own, 31)
    assert delete_leftover_files(own, NOW) == (old,)


def test_a_replaced_library_is_deleted_with_its_own_log_only(own: Home) -> None:
    kept = [replaced_library(own, days) for days in (1, 2, 3)]
    old = replaced_library(own, 100, "-2")
    log = write_aged(old.with_name(f"{old.name}-wal"))
    others = [write_aged(path.with_name(f"{path.name}-wal")) for path in kept]
    assert set(delete_leftover_files(own, NOW)) == {old, log}
    assert all(path.exists() for path in (*kept, *others))


def test_files_dated_in_the_future_stay(own: Home) -> None:
    draft = write_aged(own.data / TEMPORARY, timedelta(days=-10))
    files = [replaced_library(own, days) for days in (-1, -2, -3, -4, 1)]
    assert delete_leftover_files(own, NOW) == ()
    assert all(path.exists() for path in (draft, *files))


def test_missing_folders_are_no_error(tmp_path: Path) -> None:
    assert delete_leftover_files(home(tmp_path / "nowhere"), NOW) == ()
