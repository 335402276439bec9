"""Settings: saved atomically, and never a reason not to start."""

import json
from pathlib import Path

import pytest

from desktop.base.settings import Settings, load, save, save_changes


def test_what_is_saved_is_loaded(tmp_path: Path) -> None:
    chosen = Settings(theme="sepia", font_size=17, shortcuts={"next_sentence": "Ctrl+J"})
    save(chosen, tmp_path / "new" / "settings.json")
    assert load(tmp_path / "new" / "settings.json") == chosen


@pytest.mark.parametrize("text", ["", "{", "[]", "null", "3", "[" * 100_000])
@pytest.mark.logs("settings unreadable", sometimes=True)
def test_a_broken_file_gives_the_defaults(tmp_path: Path, text: str) -> None:
    path = tmp_path / "settings.json"
    path.write_text(text)
    assert load(path) == Settings()


def test_unknown_names_and_wrong_types_are_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    stored = {"theme": 3, "font_size": "x", "sync_is_on": 1, "line_spacing": 140, "later": True}
    path.write_text(json.dumps(stored))
    assert load(path) == Settings(line_spacing=140)


def test_numbers_out_of_range_become_the_nearest_in_range(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"font_size": 100_000, "line_length": -5, "purge_after_days": -1}))
    found = load(path)
    assert (found.font_size, found.line_length, found.purge_after_days) == (36, 45, 0)


def test_nested_values_in_a_table_of_texts_are_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"models": {"fr_en": {"deep": []}}, "theme": "dark"}))
    assert load(path) == Settings(theme="dark")


def test_a_list_of_other_things_than_texts_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"recent": ["command:quit", 3], "theme": "dark"}))
    assert load(path) == Settings(theme="dark")
    path.write_text(json.dumps({"recent": ["command:quit"]}))
    assert load(path).recent == ["command:quit"]


def test_what_is_no_character_is_saved_all_the_same(tmp_path: Path) -> None:
    odd = Settings(font_family="caf\udce9", models={"fr_en": "\ud800"})
    save(odd, tmp_path / "settings.json")
    assert load(tmp_path / "settings.json") == odd


def test_a_failed_save_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "settings.json"
    save(Settings(font_size=20), path)

    def refuse(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(OSError, match="No space"):
        save(Settings(font_size=9), path)
    assert load(path).font_size == 20
    assert [one.name for one in tmp_path.iterdir()] == ["settings.json"]


def test_only_what_changed_goes_over_what_another_program_wrote(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    here = Settings()
    save(here.changed(models={"fr_en": "fr_en 1.9"}), path)
    save_changes(here, here.changed(theme="dark"), path)
    assert load(path) == Settings(theme="dark", models={"fr_en": "fr_en 1.9"})
