"""The model commands, run through the command line."""

import json
from pathlib import Path

import pytest

from desktop.__main__ import main
from desktop.base.paths import Home
from desktop.base.settings import Settings, load, save
from tests.builders import BUNDLED, carried
from tests.model_server import ModelServer, sends, zipped
from tests.unit.translation.test_installed_models import package


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return zipped(tmp_path / "new.argosmodel", BUNDLED / "fr_en", package_version="9.1")


def test_list_tells_what_is_used(capsys: pytest.CaptureFixture[str], own_home: Home) -> None:
    package(own_home.models / "fr_en-1.9", "fr", "en", "1.9")
    package(own_home.models / "fr_en-1.10", "fr", "en", "1.10")
    assert main(["models", "list"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[:3] for line in lines if line.startswith("*")] == [
        ["*", "en_fr", carried("en_fr")],
        ["*", "fr_en", "1.10"],
    ]
    assert len(lines) == 4
    assert "licence unknown" in lines[1]
    assert main(["models", "list", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [one["name"] for one in found if one["is_bundled"]] == [
        f"{pair} {carried(pair)}" for pair in ("en_fr", "fr_en")
    ]
    assert found[0]["folder"] == str(BUNDLED / "en_fr")


def test_use_is_kept_and_removing_falls_back(
    capsys: pytest.CaptureFixture[str], own_home: Home
) -> None:
    package(own_home.models / "a", "fr", "en", "1.9")
    package(own_home.models / "b", "fr", "en", "1.10")
    save(Settings(font_size=20), own_home.settings)
    assert main(["models", "use", "fr_en-1.9"]) == 0
    assert capsys.readouterr().out == "used for fr→en: fr_en 1.9\n"
    assert load(own_home.settings) == Settings(font_size=20, models={"fr_en": "fr_en 1.9"})
    assert main(["models", "remove", "fr_en 1.9"]) == 0
    assert capsys.readouterr().out.endswith("used for fr→en: fr_en 1.10\n")
    assert main(["models", "remove", "fr_en"]) == 0
    assert capsys.readouterr().out.endswith(f"used for fr→en: fr_en {carried('fr_en')}\n")
    assert main(["models", "remove", "fr_en"]) == 2
    assert "came with the program and can't be removed" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["de_en", "fr_en 7", "", "-"])
def test_an_unknown_name_is_an_error(capsys: pytest.CaptureFixture[str], name: str) -> None:
    assert main(["models", "use", "--", name]) == 2
    assert (
        ", ".join(f"{pair} {carried(pair)}" for pair in ("en_fr", "fr_en"))
        in capsys.readouterr().err
    )


@pytest.mark.slow
def test_a_file_is_installed_verified_and_known(
    capsys: pytest.CaptureFixture[str], archive: Path, own_home: Home
) -> None:
    assert main(["models", "install", str(archive)]) == 0
    assert capsys.readouterr().out == "installed: fr_en 9.1\nused for fr→en: fr_en 9.1\n"
    assert main(["models", "verify"]) == 0
    assert capsys.readouterr().out.count("ok: ") == 3
    assert main(["models", "info", "fr_en", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["name"] == "fr_en 9.1"
    assert len(found["sentences"]) == 2
    assert found["words_a_second"] > 0
    weights = own_home.models / "fr_en-9.1" / "model" / "model.bin"
    weights.write_bytes(b"spoilt")
    assert main(["models", "verify", "fr_en"]) == 2
    assert capsys.readouterr().out.startswith("failed: A file of fr_en 9.1 is missing")
    assert main(["models", "info", "fr_en"]) == 2
    assert "can't be loaded" in capsys.readouterr().out


def test_a_bad_file_is_refused(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, own_home: Home
) -> None:
    (tmp_path / "bad.argosmodel").write_text("nothing")
    assert main(["models", "install", str(tmp_path / "bad.argosmodel")]) == 2
    assert "is no Argos package" in capsys.readouterr().err
    assert list(own_home.models.iterdir()) == []


@pytest.mark.parametrize(
    "wanted",
    [
        "missing.argosmodel",
        "fr_en.zip",
        "fr_en-1.9.argosmodel",
        "./fr_en",
        "downloads/fr_en",
        "downloads\\fr_en",
        "~/fr_en",
        ".hidden",
        "fr_en.7z",
        "x" * 300 + ".zip",
        "a\0.zip",
    ],
)
def test_a_mistyped_path_is_told_without_the_network(
    capsys: pytest.CaptureFixture[str], server: ModelServer, wanted: str
) -> None:
    assert main(["models", "install", wanted]) == 2
    told = capsys.readouterr().err
    assert told.startswith("There is no file “")
    assert "Look for it where you saved it, or give the name of a model" in told
    assert server.asked == []


@pytest.mark.parametrize("wanted", ["de_en", "de_en 1.9", "de-en-1.10.2", "german", "x" * 300])
def test_what_may_be_a_name_is_looked_for_in_the_index(
    capsys: pytest.CaptureFixture[str], server: ModelServer, wanted: str
) -> None:
    server.index()
    assert main(["models", "install", wanted]) == 2
    assert f"There is no model “{wanted}”. Install one" in capsys.readouterr().err
    assert server.asked == [("/index.json", None)]


@pytest.mark.slow
def test_the_index_is_listed_and_installed_from(
    capsys: pytest.CaptureFixture[str], archive: Path, own_home: Home, server: ModelServer
) -> None:
    link = server.link("/p", sends(archive.read_bytes()))
    known = {"from_code": "fr", "to_code": "en", "links": [link]}
    server.index({**known, "package_version": "9.1"}, {**known, "package_version": "9.0"})
    assert main(["models", "available"]) == 0
    assert capsys.readouterr().out.split("\n")[0].split() == ["fr_en", "9.0", "size", "unknown"]
    assert main(["models", "install", "fr_en"]) == 0
    assert capsys.readouterr().out.startswith("installed: fr_en 9.1\n")
    assert list((own_home.state / "downloads").iterdir()) == []
    assert main(["models", "available", "--json"]) == 0
    assert [one["version"] for one in json.loads(capsys.readouterr().out)] == ["9.0", "9.1"]
    assert main(["models", "install", "en_fr"]) == 2
    assert "no model “en_fr”" in capsys.readouterr().err


def test_a_bad_download_leaves_nothing(
    capsys: pytest.CaptureFixture[str], own_home: Home, server: ModelServer
) -> None:
    link = server.link("/p", sends(b"no package"))
    server.index({"from_code": "fr", "to_code": "en", "links": [link], "package_version": "2"})
    assert main(["models", "install", "fr_en"]) == 2
    assert "is no Argos package" in capsys.readouterr().err
    assert list((own_home.state / "downloads").iterdir()) == []
    assert list(own_home.models.iterdir()) == []


def test_without_the_network_a_sentence_is_all(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, server: ModelServer
) -> None:
    monkeypatch.setenv("VISAVIS_MODEL_INDEX", "http://127.0.0.1:1/index.json")
    assert main(["models", "available"]) == 2
    assert capsys.readouterr().err.startswith("The download from 127.0.0.1 failed")


def test_a_dry_upgrade_tells_what_is_better_without_the_network(
    capsys: pytest.CaptureFixture[str], server: ModelServer
) -> None:
    assert main(["models", "upgrade", "--dry-run"]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[0].startswith(f"fr→en: fr_en {carried('fr_en')} (BLEU ")
    assert "chrF" in told[0]
    assert "better: fr_en 1.9 (BLEU 39.5, mozilla/firefox-translations-models), 67 MB" in told[0]
    assert "FLORES-200 devtest" in told[2]
    assert server.asked == []


@pytest.mark.slow
def test_an_upgrade_is_used_even_where_another_model_was_chosen(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, own_home: Home, server: ModelServer
) -> None:
    data = zipped(tmp_path / "p", BUNDLED / "fr_en", package_version="1.9").read_bytes()
    known = {"from_code": "fr", "to_code": "en", "package_version": "1.9"}
    server.index({**known, "links": [server.link("/p", sends(data))]})
    save(Settings(models={"fr_en": f"fr_en {carried('fr_en')}"}), own_home.settings)
    assert main(["models", "upgrade"]) == 2
    told = capsys.readouterr()
    assert told.out.endswith("used for fr→en: fr_en 1.9\n")
    assert "failed: 127.0.0.1 doesn't offer en_fr 1.9 or a later one." in told.err
    assert load(own_home.settings).models == {"fr_en": "fr_en 1.9"}
    assert main(["models", "upgrade", "--dry-run"]) == 0
    assert "fr→en: fr_en 1.9 (BLEU 39.5" in capsys.readouterr().out
