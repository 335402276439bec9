"""Paths: one folder if asked for, else the platform's defaults."""

import os
import stat
from pathlib import Path

import pytest

from desktop.base.errors import AppError
from desktop.base.paths import bundled_folder, home, protect


def test_a_chosen_folder_holds_everything(tmp_path: Path) -> None:
    own = home(tmp_path / "own")
    kept = (own.library, own.models, own.backups, own.settings, own.log)
    assert all(path.is_relative_to(tmp_path / "own") for path in kept)


def test_the_variable_is_heeded_unless_a_folder_is_chosen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISAVIS_HOME", str(tmp_path / "variable"))
    assert home().data == tmp_path / "variable"
    assert home(tmp_path / "chosen").data == tmp_path / "chosen"


def test_without_either_the_platform_decides(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("VISAVIS_HOME")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    assert home().data.is_relative_to(tmp_path)


@pytest.mark.parametrize("name", ["models", "themes", "icons", "i18n", "fonts"])
def test_what_is_shipped_is_there(name: str) -> None:
    assert any((bundled_folder("resources") / name).iterdir())
    assert len(list(bundled_folder("seeds").glob("*.txt"))) == 5


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_the_program_s_own_folders_are_made_private(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = home(tmp_path / "shared")
    for folder in (chosen.data, chosen.backups):
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o755)
    protect(chosen)
    assert stat.S_IMODE(chosen.data.stat().st_mode) == 0o755
    assert stat.S_IMODE(chosen.backups.stat().st_mode) == 0o700
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "xdg"))
    monkeypatch.delenv("VISAVIS_HOME", raising=False)
    own = home()
    own.data.mkdir(parents=True)
    own.data.chmod(0o755)
    protect(own)
    assert stat.S_IMODE(own.data.stat().st_mode) == 0o700


def test_without_a_home_folder_the_reader_is_asked_for_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*_: object, **__: object) -> str:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.delenv("VISAVIS_HOME", raising=False)
    monkeypatch.setattr("platformdirs.user_data_dir", fail)
    with pytest.raises(AppError, match="--home DIR"):
        home()
