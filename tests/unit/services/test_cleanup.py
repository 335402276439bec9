"""What is swept from the reader's folders, and above all what stays there."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from desktop.base.paths import Home, home
from desktop.services.cleanup import delete_leftover_files

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
DRAFT = ".visavis-0123456789abcdef"


@pytest.fixture
def own(tmp_path: Path) -> Home:
    found = home(tmp_path)
    found.backups.mkdir()
    return found


def put(path: Path, age: timedelta = timedelta(days=400)) -> Path:
    path.write_text("kept by somebody", encoding="utf-8")
    moment = (NOW - age).timestamp()
    os.utime(path, (moment, moment))
    return path


def aside(own: Home, days: int, more: str = "") -> Path:
    made = (NOW - timedelta(days=days)).astimezone()
    return put(own.backups / f"before-restoring-{made:%Y-%m-%d-%H%M%S}{more}.sqlite")


def test_drafts_that_a_crash_left_go_after_a_day(own: Home) -> None:
    old = [
        put(own.data / DRAFT),
        put(own.config / ".settings-ab_cd123"),
        put(own.backups / DRAFT, timedelta(days=1, minutes=1)),
    ]
    new = [put(own.data / ".visavis-fedcba9876543210", timedelta(hours=23))]
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
def test_whatever_has_another_name_stays(own: Home, name: str) -> None:
    for days in (1, 2, 3):
        aside(own, days)
    path = put(own.data / name)
    assert delete_leftover_files(own, NOW) == ()
    assert path.exists()


def test_links_and_folders_stay_and_so_does_what_lies_deeper(own: Home, tmp_path: Path) -> None:
    folder = own.data / DRAFT
    folder.mkdir()
    inside = put(folder / DRAFT)
    letter = put(tmp_path / "letter.txt")
    link = own.backups / DRAFT
    link.symlink_to(letter)
    os.utime(folder, (0, 0))
    assert delete_leftover_files(own, NOW) == ()
    assert inside.exists()
    assert link.is_symlink()
    assert letter.exists()


def test_the_last_three_replaced_libraries_stay_however_old(own: Home) -> None:
    files = [aside(own, days) for days in (500, 400, 300, 200, 100)]
    assert set(delete_leftover_files(own, NOW)) == set(files[:2])
    assert all(path.exists() for path in files[2:])
    assert delete_leftover_files(own, NOW + timedelta(days=5000)) == ()


def test_all_replaced_libraries_of_thirty_days_stay(own: Home) -> None:
    files = [aside(own, days) for days in (29, 28, 27, 20, 10, 5, 1, 0)]
    assert delete_leftover_files(own, NOW) == ()
    assert all(path.exists() for path in files)
    old = aside(own, 31)
    assert delete_leftover_files(own, NOW) == (old,)


def test_a_replaced_library_takes_its_own_log_along_and_no_other(own: Home) -> None:
    kept = [aside(own, days) for days in (1, 2, 3)]
    old = aside(own, 100, "-2")
    log = put(old.with_name(f"{old.name}-wal"))
    others = [put(path.with_name(f"{path.name}-wal")) for path in kept]
    assert set(delete_leftover_files(own, NOW)) == {old, log}
    assert all(path.exists() for path in (*kept, *others))


def test_what_comes_from_the_future_stays(own: Home) -> None:
    draft = put(own.data / DRAFT, timedelta(days=-10))
    files = [aside(own, days) for days in (-1, -2, -3, -4, 1)]
    assert delete_leftover_files(own, NOW) == ()
    assert all(path.exists() for path in (draft, *files))


def test_folders_that_are_not_there_are_no_failure(tmp_path: Path) -> None:
    assert delete_leftover_files(home(tmp_path / "nowhere"), NOW) == ()
