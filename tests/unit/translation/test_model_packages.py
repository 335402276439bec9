"""Model packages: refused if anything is wrong, installed completely or not at all."""

import json
import os
import shutil
import stat
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from random import Random
from typing import Any

import pytest

from desktop.base.cancellation import Token
from desktop.base.child_process import Crashed, OutOfMemory, TimedOut
from desktop.base.errors import AppError, Cancelled
from desktop.reading.article import Language
from desktop.translation import model_packages
from desktop.translation.installed_models import Model, choose_models, read_model
from desktop.translation.model_packages import install, read_package_info, remove, try_model, verify
from desktop.translation.probe_sentences import PROBES
from desktop.translation.safe_unpack import Progress, Stage, unpack
from desktop.translation.working_folders import LOCK
from tests.builders import BUNDLED, carried
from tests.model_server import zipped

METADATA = json.dumps({"from_code": "fr", "to_code": "en", "package_version": "1.0"})
WHOLE = {
    "p/metadata.json": METADATA,
    "p/model/model.bin": "weights",
    "p/model/config.json": "{}",
    "p/sentencepiece.model": "pieces",
}


def packed(path: Path, content: dict[str, str], *others: tuple[zipfile.ZipInfo, str]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in content.items():
            archive.writestr(name, text)
        for member, text in others:
            archive.writestr(member, text)
    return path


def link(name: str) -> zipfile.ZipInfo:
    member = zipfile.ZipInfo(name)
    member.external_attr = (stat.S_IFLNK | 0o777) << 16
    return member


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an archive of a model that works, as version 9.1."""
    path = tmp_path_factory.mktemp("good") / "good.argosmodel"
    return zipped(path, BUNDLED / "fr_en", package_version="9.1")


@pytest.fixture
def models(tmp_path: Path) -> Iterator[Path]:
    """Return the reader's folder, in which no installation may leave anything of its own."""
    folder = tmp_path / "models"
    yield folder
    if folder.exists():
        assert [one.name for one in folder.iterdir() if one.name.startswith(".")] == []


def refused(archive: Path, models: Path) -> str:
    with pytest.raises(AppError) as refusal:
        install(archive, models, models.parent / "scratch", Token())
    assert list(models.iterdir()) == []
    assert {one.name for one in models.parent.iterdir()} <= {archive.name, "models", "scratch"}
    return str(refusal.value)


@pytest.mark.slow
def test_a_good_package_is_installed_used_and_removed(
    good: Path, models: Path, tmp_path: Path
) -> None:
    reports: list[Progress] = []
    model = install(good, models, tmp_path / "scratch", Token(reports.append))
    assert (model.name, model.folder) == ("fr_en 9.1", models / "fr_en-9.1")
    assert choose_models([BUNDLED, models])[model.direction] == model
    assert [one.stage for one in reports][-1] is Stage.TRYING
    assert reports[-2].done == reports[-2].total
    verify(model, tmp_path / "scratch", Token())
    remove(model)
    assert list(models.iterdir()) == []


@pytest.mark.slow
def test_what_a_killed_installation_left_is_deleted_by_the_next(
    good: Path, models: Path, tmp_path: Path
) -> None:
    leftover = models / ".new-a" / "fr_en-9.1"
    leftover.mkdir(parents=True)
    (models / ".new-a" / LOCK).touch()
    install(good, models, tmp_path / "scratch", Token())
    assert [one.name for one in models.iterdir()] == ["fr_en-9.1"]


@pytest.mark.slow
def test_a_package_of_the_same_name_is_replaced(good: Path, models: Path, tmp_path: Path) -> None:
    model = install(good, models, tmp_path / "scratch", Token())
    (model.folder / "model" / "model.bin").write_bytes(b"spoilt")
    again = install(good, models, tmp_path / "scratch", Token())
    assert again == model
    verify(again, tmp_path / "scratch", Token())
    assert [one.name for one in models.iterdir()] == ["fr_en-9.1"]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ({**WHOLE, "../escaped": "x"}, "leads out of it"),
        ({**WHOLE, "p/../../escaped": "x"}, "leads out of it"),
        ({**WHOLE, "/escaped": "x"}, "leads out of it"),
        ({**WHOLE, "p\\..\\escaped": "x"}, "leads out of it"),
        ({**WHOLE, "c:/escaped": "x"}, "leads out of it"),
        ({**WHOLE, "q/second": "x"}, "isn't one folder"),
        ({**WHOLE, "p/MODEL/model.bin": "x"}, "isn't one folder"),
        ({**WHOLE, "p/model/model.bin/under": "x"}, "is damaged"),
        ({**WHOLE, "p/sentencepiece.model/..": "x"}, "leads out of it"),
        ({**WHOLE} | {f"p/{number}": "x" for number in range(100)}, "more than a model"),
        ({name: text for name, text in WHOLE.items() if "bin" not in name}, "lacks a part"),
        ({name: text for name, text in WHOLE.items() if "piece" not in name}, "lacks a part"),
        ({**WHOLE, "p/metadata.json": "{"}, "is damaged"),
        ({**WHOLE, "p/metadata.json": "[" * 10_000}, "is damaged"),
        ({**WHOLE, "p/metadata.json": "[]"}, "into French or English"),
        ({**WHOLE, "p/metadata.json": METADATA.replace('"en"', '"de"')}, "into French or English"),
        ({**WHOLE, "p/metadata.json": METADATA.replace('"fr"', '"tlh"')}, "into French or English"),
        ({**WHOLE, "p/metadata.json": METADATA.replace('"fr"', '"de"')}, "can't be loaded"),
        ({**WHOLE, "p/metadata.json": METADATA.replace('"en"', '"fr"')}, "into French or English"),
        ({**WHOLE, "p/metadata.json": METADATA.replace("1.0", "../1")}, "which version"),
        ({**WHOLE, "p/metadata.json": METADATA.replace("1.0", "")}, "which version"),
        (WHOLE, "can't be loaded"),
    ],
)
def test_a_bad_archive_is_refused_and_leaves_nothing(
    tmp_path: Path, models: Path, content: dict[str, str], told: str
) -> None:
    archive = packed(tmp_path / "bad.argosmodel", content)
    assert told in refused(archive, models)


@pytest.mark.parametrize("name", ["p/sentencepiece.link", "p/model/link"])
def test_links_are_refused(tmp_path: Path, models: Path, name: str) -> None:
    archive = packed(tmp_path / "bad.argosmodel", WHOLE, (link(name), "/etc/passwd"))
    assert "a link or a device" in refused(archive, models)


@pytest.mark.slow
def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path, models: Path) -> None:
    archive = tmp_path / "bomb.argosmodel"
    packed(archive, WHOLE)
    with (
        zipfile.ZipFile(archive, "a", zipfile.ZIP_DEFLATED) as opened,
        opened.open("p/zeros", "w", force_zip64=True) as member,
    ):
        for _ in range(501):
            member.write(bytes(2**20))
    assert archive.stat().st_size < 2**20
    assert "more than a model" in refused(archive, models)


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_other_ways_to_pack_are_refused(tmp_path: Path, models: Path, method: int) -> None:
    archive = tmp_path / "bad.argosmodel"
    with zipfile.ZipFile(archive, "w", method) as opened:
        for name, text in WHOLE.items():
            opened.writestr(name, text)
    assert "packed in a way that no Argos package is" in refused(archive, models)


def test_an_encrypted_archive_is_refused(tmp_path: Path, models: Path) -> None:
    archive = packed(tmp_path / "bad.argosmodel", WHOLE)
    data = bytearray(archive.read_bytes())
    for sign, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = data.find(sign)
        while start >= 0:
            data[start + place] |= 1
            start = data.find(sign, start + 1)
    archive.write_bytes(data)
    assert "is damaged" in refused(archive, models)


@pytest.mark.logs("metadata can't be read")
def test_metadata_that_only_the_archive_s_reader_understands_are_refused(
    tmp_path: Path, models: Path
) -> None:
    archive = tmp_path / "bad.argosmodel"
    with zipfile.ZipFile(archive, "w") as opened:
        for name, text in WHOLE.items():
            opened.writestr(name, text.encode("utf-16") if "metadata" in name else text)
    assert "is damaged" in refused(archive, models)


def test_a_large_description_is_refused(tmp_path: Path, models: Path) -> None:
    large = METADATA.replace("1.0", "1" * 2**20)
    archive = packed(tmp_path / "bad.argosmodel", {**WHOLE, "p/metadata.json": large})
    assert "more than a model" in refused(archive, models)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_name_that_comes_twice_is_refused(tmp_path: Path, models: Path) -> None:
    twice = zipfile.ZipInfo("p/metadata.json")
    archive = packed(tmp_path / "bad.argosmodel", WHOLE, (twice, "{}"))
    assert "isn't one folder" in refused(archive, models)


def test_folders_in_an_archive_are_no_files(tmp_path: Path) -> None:
    folders = [(zipfile.ZipInfo(f"p/{name}"), "") for name in ("", "model/")]
    archive = packed(tmp_path / "p.argosmodel", WHOLE, *folders)
    assert unpack(archive, tmp_path, Token()).name == "fr_en 1.0"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes are POSIX's")
def test_a_pipe_is_not_waited_for(tmp_path: Path, models: Path) -> None:
    archive = tmp_path / "bad.argosmodel"
    os.mkfifo(archive)
    assert "is no Argos package" in refused(archive, models)


def test_an_archive_that_cannot_be_read_is_told(
    tmp_path: Path, models: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = packed(tmp_path / "bad.argosmodel", WHOLE)

    really_open = Path.open

    def refuse(self: Path, *arguments: Any) -> Any:
        if self == archive:
            raise PermissionError(13, "Permission denied")
        return really_open(self, *arguments)

    monkeypatch.setattr(Path, "open", refuse)
    assert "“bad.argosmodel” can't be read (Permission denied). Make sure" in refused(
        archive, models
    )


@pytest.mark.logs("metadata can't be read", sometimes=True)
@pytest.mark.parametrize("seed", range(6))
def test_no_change_of_an_archive_s_bytes_raises_anything_else(tmp_path: Path, seed: int) -> None:
    random = Random(seed)
    sound = packed(tmp_path / "sound.argosmodel", WHOLE).read_bytes()
    archive = tmp_path / "bad.argosmodel"
    for number in range(100):
        data = bytearray(sound)
        for _ in range(random.choice((1, 1, 4, 30))):
            byte = random.choice((0, 1, 9, 12, 255, random.getrandbits(8)))
            data[random.randrange(len(data))] = byte
        archive.write_bytes(data[: random.choice((len(data), random.randrange(len(data))))])
        into = tmp_path / f"into-{number}"
        into.mkdir()
        with suppress(AppError):
            unpack(archive, into, Token())
    kept = {"sound.argosmodel", "bad.argosmodel", "home"}
    assert {one.name for one in tmp_path.iterdir() if not one.name.startswith("into-")} <= kept


def test_an_archive_that_lies_about_a_size_is_refused(tmp_path: Path, models: Path) -> None:
    archive = packed(tmp_path / "bad.argosmodel", {**WHOLE, "p/zeros": "0" * 100_000})
    data = archive.read_bytes()
    size, lie = (100_000).to_bytes(4, "little"), (10).to_bytes(4, "little")
    assert data.count(size) == 2
    archive.write_bytes(data.replace(size, lie))
    assert "is damaged" in refused(archive, models)


@pytest.mark.parametrize("data", [b"", b"no archive", b"PK\x03\x04 and then nothing"])
def test_what_is_no_archive_is_refused(tmp_path: Path, models: Path, data: bytes) -> None:
    archive = tmp_path / "bad.argosmodel"
    archive.write_bytes(data)
    assert "is no Argos package" in refused(archive, models)
    archive.unlink()
    assert "doesn't exist" in refused(archive, models)
    archive.mkdir()
    assert "is no Argos package" in refused(archive, models)


def test_a_cut_archive_is_refused(good: Path, tmp_path: Path, models: Path) -> None:
    archive = tmp_path / "cut.argosmodel"
    archive.write_bytes(good.read_bytes()[: 2**20])
    assert "is no Argos package" in refused(archive, models)


def spoil_pieces(folder: Path) -> None:
    (folder / "sentencepiece.model").write_bytes(b"no pieces")


def spoil_vocabulary(folder: Path) -> None:
    (folder / "model" / "shared_vocabulary.json").write_text('["a", "b"]')


def spoil_weights(folder: Path) -> None:
    file = folder / "model" / "model.bin"
    file.write_bytes(file.read_bytes()[: 2**20])


def empty_weights(folder: Path) -> None:
    (folder / "model" / "model.bin").write_bytes(bytes(100_000))


def turn_round(folder: Path) -> None:
    file = folder / "metadata.json"
    known = json.loads(file.read_text())
    file.write_text(json.dumps({**known, "from_code": "en", "to_code": "fr"}))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (spoil_pieces, "can't be loaded"),
        (spoil_vocabulary, "can't be loaded"),
        (spoil_weights, "can't be loaded"),
        (empty_weights, "can't be loaded"),
        (turn_round, "doesn't translate"),
    ],
)
def test_a_package_that_does_not_translate_is_refused(
    tmp_path: Path, models: Path, spoil: Callable[[Path], None], told: str
) -> None:
    folder = tmp_path / "source" / "fr_en"
    shutil.copytree(BUNDLED / "fr_en", folder)
    spoil(folder)
    archive = zipped(tmp_path / "bad.argosmodel", folder)
    shutil.rmtree(folder.parent)
    assert told in refused(archive, models)


def test_a_full_disk_is_an_error_before_anything_is_written(
    good: Path, models: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil.disk_usage(tmp_path)
    monkeypatch.setattr("shutil.disk_usage", lambda _: usage._replace(free=60_000_000))
    models.mkdir()
    with pytest.raises(AppError, match=r"no room for “good\.argosmodel”: it needs 67 MB"):
        install(good, models, tmp_path / "scratch", Token())
    assert list(models.iterdir()) == []


def test_a_cancel_leaves_nothing(good: Path, models: Path, tmp_path: Path) -> None:
    token = Token()
    token.report = lambda _: token.cancel()
    with pytest.raises(Cancelled):
        install(good, models, tmp_path / "scratch", token)
    assert list(models.iterdir()) == []


def test_an_unwritable_folder_is_an_error(good: Path, tmp_path: Path) -> None:
    (tmp_path / "models").write_text("a file")
    with pytest.raises(AppError, match="can't be installed"):
        install(good, tmp_path / "models", tmp_path / "scratch", Token())


@pytest.mark.slow
def test_a_changed_or_missing_file_fails_the_check(
    good: Path, models: Path, tmp_path: Path
) -> None:
    model = install(good, models, tmp_path / "scratch", Token())
    weights = model.folder / "model" / "model.bin"
    data = bytearray(weights.read_bytes())
    data[len(data) // 2] ^= 1
    weights.write_bytes(data)
    with pytest.raises(AppError, match=r"A file of fr_en 9\.1 is missing or was changed"):
        verify(model, tmp_path / "scratch", Token())
    weights.unlink()
    with pytest.raises(AppError, match="is missing or was changed"):
        verify(model, tmp_path / "scratch", Token())


@pytest.mark.slow
def test_the_bundled_models_are_what_their_list_says(tmp_path: Path) -> None:
    for name in ("fr_en", "en_fr"):
        verify(bundled(name), tmp_path, Token())


def bundled(name: str) -> Model:
    model = read_model(BUNDLED / name)
    assert model is not None
    return model


def test_a_trial_translates_two_sentences_and_takes_time(tmp_path: Path) -> None:
    trial = try_model(bundled("en_fr"), tmp_path, Token())
    assert len(trial.translated) == 2
    assert all(one.text and one.model == f"en_fr {carried('en_fr')}" for one in trial.translated)
    assert trial.speed == pytest.approx(25 / trial.seconds)


@pytest.mark.parametrize(
    ("end", "told"),
    [
        (TimedOut("no result in 120 s"), "it took more than 120 seconds. Try again"),
        (OutOfMemory("out of memory"), "it needs more memory than there is"),
        (Crashed("SIGFPE"), "it crashed the engine (SIGFPE). Get another"),
    ],
)
def test_the_end_of_the_process_that_tries_a_package_is_told(
    good: Path, models: Path, monkeypatch: pytest.MonkeyPatch, end: Crashed, told: str
) -> None:
    def run(*_: object, **__: object) -> None:
        raise end

    monkeypatch.setattr("desktop.translation.model_packages.run_in_child", run)
    with pytest.raises(AppError) as refusal:
        install(good, models, models.parent / "scratch", Token())
    assert f"fr_en 9.1 couldn't be tried: {told}" in str(refusal.value)
    assert list(models.iterdir()) == []


@pytest.mark.slow
def test_what_the_child_does_is_a_trial(tmp_path: Path) -> None:
    trial = model_packages._try_here(bundled("fr_en"), tmp_path)
    assert [one.source for one in trial.translated] == list(PROBES[Language.FRENCH])
    assert all(one.text for one in trial.translated)
    assert trial.seconds > 0


@pytest.mark.slow
def test_the_child_refuses_what_is_not_whole_or_does_not_translate(tmp_path: Path) -> None:
    folder = tmp_path / "models" / "fr_en"
    shutil.copytree(BUNDLED / "fr_en", folder)
    turn_round(folder)
    turned = read_model(folder)
    assert turned is not None
    with pytest.raises(AppError, match="doesn't translate: what it makes"):
        model_packages._try_here(turned, tmp_path)
    (folder / "metadata.json").unlink()
    with pytest.raises(AppError, match="is missing or was changed"):
        model_packages._try_here(turned, tmp_path)


def small(tmp_path: Path, models: Path) -> Model:
    """Put a package into `models` without trying it, since it is none that could translate."""
    models.mkdir(exist_ok=True)
    return unpack(packed(tmp_path / "small.argosmodel", WHOLE), models, Token())


@pytest.mark.logs("metadata can't be read")
def test_a_package_without_a_list_is_tried_only(
    tmp_path: Path, models: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[Model] = []
    monkeypatch.setattr(model_packages, "try_model", lambda model, *_: tried.append(model))
    model = small(tmp_path, models)
    verify(model, tmp_path, Token())
    (model.folder / "SHA256SUMS").write_bytes(b"\xff")
    verify(model, tmp_path, Token())
    assert tried == [model, model]
    (model.folder / "metadata.json").write_text("[")
    with pytest.raises(AppError, match="was changed"):
        verify(model, tmp_path, Token())
    assert tried == [model, model]


def test_what_cannot_be_removed_is_told(tmp_path: Path, models: Path) -> None:
    model = small(tmp_path, models)
    gone = Model(model.direction, model.version, models / "gone")
    with pytest.raises(AppError, match=r"fr_en 1\.0 can't be removed \(No such file"):
        remove(gone)


def test_the_old_package_stays_where_the_new_one_cannot_be_put(
    tmp_path: Path, models: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(model_packages, "try_model", lambda *_: None)
    archive = packed(tmp_path / "new.argosmodel", WHOLE)
    install(archive, models, tmp_path, Token())
    (models / "fr_en-1.0" / "mark").touch()
    rename = Path.rename

    def fail_for_new(self: Path, target: Path) -> Path:
        if self.parent.name.startswith(".new-") and self.name != "old":
            raise OSError(5, "Input/output error")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", fail_for_new)
    with pytest.raises(AppError, match=r"can't be installed \(Input/output error\)"):
        install(archive, models, tmp_path, Token())
    assert (models / "fr_en-1.0" / "mark").is_file()
    (models / "fr_en-1.0").rename(tmp_path / "away")
    with pytest.raises(AppError, match="can't be installed"):
        install(archive, models, tmp_path, Token())
    assert list(models.iterdir()) == []


@pytest.mark.parametrize("metadata", ["[", "[]", "[" * 100_000])
def test_facts_that_cannot_be_read_are_none(tmp_path: Path, models: Path, metadata: str) -> None:
    model = small(tmp_path, models)
    (model.folder / "metadata.json").write_text(metadata)
    found = read_package_info(model)
    assert (found.licence, found.about, found.card) == (None, None, None)


def test_facts_come_from_the_metadata_or_the_card(tmp_path: Path) -> None:
    found = read_package_info(bundled("fr_en"))
    assert (found.licence, found.card) == ("MPL-2.0", BUNDLED / "fr_en" / "README.md")
    assert found.size > 10_000_000
    archive = packed(tmp_path / "p.argosmodel", {**WHOLE, "p/README.md": "# A\n\n**License:** CC0"})
    model = unpack(archive, tmp_path, Token())
    assert read_package_info(model).licence == "CC0"
    (model.folder / "README.md").write_text("All about licences.")
    assert read_package_info(model).licence is None
    assert read_package_info(model).about is None
