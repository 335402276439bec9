"""Finding models: only complete ones, ignoring stray folders."""

import json
from pathlib import Path

import pytest

from desktop.reading.article import ENGLISH_TO_FRENCH, FRENCH_TO_ENGLISH
from desktop.translation.installed_models import choose_models, list_models


def package(folder: Path, source: str, target: str, version: str = "1.0") -> Path:
    (folder / "model").mkdir(parents=True)
    for name in ("model/model.bin", "model/config.json", "sentencepiece.model"):
        (folder / name).write_bytes(b"x")
    metadata = {"from_code": source, "to_code": target, "package_version": version}
    (folder / "metadata.json").write_text(json.dumps(metadata))
    return folder


def test_complete_packages_are_found_and_named(tmp_path: Path) -> None:
    package(tmp_path / "a", "fr", "en", "0.1")
    package(tmp_path / "b", "en", "fr", "0.2")
    found = choose_models([tmp_path])
    assert found[FRENCH_TO_ENGLISH].name == "fr_en 0.1"
    assert found[ENGLISH_TO_FRENCH].name == "en_fr 0.2"


def test_a_third_language_into_french_or_english_is_found(tmp_path: Path) -> None:
    package(tmp_path / "a", "de", "en")
    package(tmp_path / "b", "de", "fr")
    assert sorted(one.name for one in choose_models([tmp_path]).values()) == [
        "de_en 1.0",
        "de_fr 1.0",
    ]


@pytest.mark.logs("its metadata can't be read")
def test_stray_folders_unsupported_directions_and_broken_metadata_are_skipped(
    tmp_path: Path,
) -> None:
    (tmp_path / "stray").mkdir()
    (tmp_path / "file").write_text("x")
    package(tmp_path / "away", "en", "de")
    package(tmp_path / "round", "fr", "fr")
    package(tmp_path / "unknown", "tlh", "en")
    package(tmp_path / "undetermined", "und", "en")
    (package(tmp_path / "broken", "fr", "en") / "metadata.json").write_text("{")
    (package(tmp_path / "list", "fr", "en") / "metadata.json").write_text("[]")
    (package(tmp_path / "half", "fr", "en") / "model" / "model.bin").unlink()
    assert choose_models([tmp_path, tmp_path / "missing"]) == {}


def test_a_later_folder_wins(tmp_path: Path) -> None:
    package(tmp_path / "bundled" / "fr_en", "fr", "en", "0.1")
    package(tmp_path / "own" / "fr_en", "fr", "en", "1.9")
    found = choose_models([tmp_path / "bundled", tmp_path / "own"])
    assert found[FRENCH_TO_ENGLISH].version == "1.9"


def test_the_newest_version_wins_unless_another_is_chosen(tmp_path: Path) -> None:
    package(tmp_path / "bundled" / "fr_en", "fr", "en", "3.0")
    package(tmp_path / "own" / "x", "fr", "en", "1.10")
    package(tmp_path / "own" / "y", "fr", "en", "1.9")
    folders = [tmp_path / "bundled", tmp_path / "own"]
    assert choose_models(folders)[FRENCH_TO_ENGLISH].version == "1.10"
    for name in ("fr_en 3.0", "fr_en 1.9", "fr_en 1.10"):
        assert choose_models(folders, {"fr_en": name})[FRENCH_TO_ENGLISH].name == name
    assert choose_models(folders, {"fr_en": "fr_en 7"})[FRENCH_TO_ENGLISH].version == "1.10"


def test_of_two_with_the_same_name_the_later_folder_s_counts(tmp_path: Path) -> None:
    package(tmp_path / "bundled" / "fr_en", "fr", "en", "1.0")
    own = package(tmp_path / "own" / "fr_en", "fr", "en", "1.0")
    (model,) = list_models([tmp_path / "bundled", tmp_path / "own"])
    assert model.folder == own
