"""A package is the same file each time, and one that both the project and the app accept."""

from pathlib import Path

import model_store
import pytest
from models import card
from models.packing import pack
from models.sources import Source
from models.ways import Way

from desktop.base.cancellation import Token
from desktop.translation.entities import NAMES
from desktop.translation.safe_unpack import unpack

SOURCES = [Source("a", 1.0, "CC0", "a test", "Source A"), Source("b", 0.5, "GPL", "a test", "B")]
SCORES = {
    "sentences": 500,
    "beam": 4,
    "bleu": 25.123,
    "chrf": 50.0,
    "signature": "s",
    "pairs": 12_345,
}
SCORES |= {"names_kept": 0.9, "loops": 0, "hard_lines": 100}


@pytest.fixture
def packages(tmp_path: Path) -> Path:
    model = tmp_path / "model"
    model.mkdir()
    for name in ("model.bin", "config.json", "shared_vocabulary.json"):
        (model / name).write_text("{}", encoding="utf-8")
    words = tmp_path / "sentencepiece.model"
    words.write_bytes(b"pieces")
    text = card.written("0.2", {Way.FR_EN: SCORES}, SOURCES)
    beside = {"README.md": text, "names.txt": "London"}
    for way in Way:
        pack(way, "0.1", model, words, beside, tmp_path / "packages")
        first = pack(way, "0.2", model, words, beside, tmp_path / "packages").read_bytes()
        second = pack(way, "0.2", model, words, beside, tmp_path / "packages").read_bytes()
        assert first == second
    card.finish(tmp_path / "packages", text)
    return tmp_path / "packages"


def test_the_app_unpacks_it_and_an_older_version_is_gone(packages: Path, tmp_path: Path) -> None:
    names = [path.name for path in sorted(packages.glob("*.argosmodel"))]
    assert names == ["translate-en_fr-0_2.argosmodel", "translate-fr_en-0_2.argosmodel"]
    (tmp_path / "unpacked").mkdir()
    model = unpack(packages / names[1], tmp_path / "unpacked", Token())
    assert model.name == "fr_en 0.2"
    assert (model.folder / NAMES).read_text(encoding="utf-8") == "London"


def test_the_project_s_own_verb_takes_the_folder(packages: Path, tmp_path: Path) -> None:
    model_store.install(packages, tmp_path / "models", tmp_path / "build")
    found = {path.name for path in (tmp_path / "models").iterdir()}
    assert found == {"README.md", "SHA256SUMS", "en_fr", "fr_en"}


def test_the_card_tells_what_was_measured_and_what_was_not(packages: Path) -> None:
    text = (packages / "README.md").read_text(encoding="utf-8")
    assert "version 0.2" in text
    assert "| BLEU | 25.12 | not measured |" in text
    assert "| names kept | 90.0% | not measured |" in text
    assert "fr→en 12,345; en→fr not measured" in text
    assert "| Source A | CC0 | 1 |\n| B | GPL | 0.5 |" in text
    assert "$" not in text
