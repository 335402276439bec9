"""Paths: one folder if asked for, else the platform's defaults."""

from pathlib import Path

import pytest

from desktop.base.paths import bundled_folder, home


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
