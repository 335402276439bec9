import hashlib
import json
import stat
import zipfile
from pathlib import Path

import model_store
import pytest
from workshop import TaskError, digest

METADATA = json.dumps({"from_code": "fr", "to_code": "en"})
CONTENT = {
    "fr_en/metadata.json": METADATA,
    "fr_en/model/model.bin": "weights",
    "fr_en/sentencepiece.model": "pieces",
}


def packed(path: Path, content: dict[str, str], *others: tuple[zipfile.ZipInfo, str]) -> Path:
    path.parent.mkdir(exist_ok=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in content.items():
            archive.writestr(name, text)
        for member, text in others:
            archive.writestr(member, text)
    return path


def listed(folder: Path, *, card: str = "the card") -> Path:
    """Write the checksums of the packages in `folder`, and their card."""
    lines = [
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n"
        for path in folder.glob("*.argosmodel")
    ]
    (folder / "SHA256SUMS").write_text("".join(lines), encoding="utf-8")
    (folder / "README.md").write_text(card, encoding="utf-8")
    return folder


@pytest.fixture
def source(tmp_path: Path) -> Path:
    packed(tmp_path / "source" / "fr.argosmodel", CONTENT)
    return listed(tmp_path / "source")


@pytest.fixture
def models(tmp_path: Path) -> Path:
    """Hold what was installed before."""
    folder = tmp_path / "resources" / "models"
    (folder / "fr_en").mkdir(parents=True)
    (folder / "fr_en" / "metadata.json").write_text("before", encoding="utf-8")
    return folder


def contents(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in folder.rglob("*")
        if path.is_file()
    }


def refused(source: Path, models: Path) -> str:
    """Return the refusal; whatever was installed has to be as it was."""
    before = contents(models)
    workplace = models.parent.parent / "build"
    with pytest.raises(TaskError) as refusal:
        model_store.install(source, models, workplace)
    assert contents(models) == before
    assert not workplace.exists() or not list(workplace.iterdir())
    return str(refusal.value)


def test_a_package_replaces_what_was_there(source: Path, models: Path, tmp_path: Path) -> None:
    model_store.install(source, models, tmp_path / "build")
    found = contents(models)
    sums = found.pop("SHA256SUMS")
    assert found == {**CONTENT, "README.md": "the card"}
    assert sums.splitlines() == [
        f"{hashlib.sha256(text.encode()).hexdigest()}  {name}"
        for name, text in sorted(found.items())
    ]
    assert not list((tmp_path / "build").iterdir())


def test_a_first_installation_needs_no_older_one(source: Path, tmp_path: Path) -> None:
    model_store.install(source, tmp_path / "new" / "models", tmp_path / "build")
    assert (tmp_path / "new" / "models" / "fr_en" / "model" / "model.bin").is_file()


def test_a_package_with_another_hash_is_refused(source: Path, models: Path) -> None:
    with (source / "fr.argosmodel").open("ab") as file:
        file.write(b"!")
    assert "is not the file that SHA256SUMS describes" in refused(source, models)


def test_a_package_that_is_not_listed_is_refused(source: Path, models: Path) -> None:
    packed(source / "en.argosmodel", CONTENT)
    assert "en.argosmodel is not the file" in refused(source, models)


def test_a_listed_package_that_is_missing_is_refused(source: Path, models: Path) -> None:
    (source / "fr.argosmodel").unlink()
    assert "lists fr.argosmodel, which is not there" in refused(source, models)


@pytest.mark.parametrize("text", [None, "no checksum at all", "ff  ../x"])
def test_a_list_that_says_nothing_is_refused(text: str | None, source: Path, models: Path) -> None:
    if text is None:
        (source / "SHA256SUMS").unlink()
    else:
        (source / "SHA256SUMS").write_text(text, encoding="utf-8")
    assert "SHA256SUMS" in refused(source, models)


def test_a_folder_without_packages_is_refused(source: Path, models: Path) -> None:
    (source / "fr.argosmodel").unlink()
    assert "no .argosmodel file" in refused(listed(source), models)


def test_a_folder_without_a_card_is_refused(source: Path, models: Path) -> None:
    (source / "README.md").unlink()
    assert "README.md" in refused(source, models)


@pytest.mark.parametrize(
    "name",
    ["../out", "fr_en/../../out", "/out", "\\out", "fr_en\\..\\out", "C:/out", "fr_en/a\0b", ""],
)
def test_a_path_that_leads_out_is_refused(
    name: str, source: Path, models: Path, tmp_path: Path
) -> None:
    member = zipfile.ZipInfo("x")
    member.filename = member.orig_filename = name
    packed(source / "fr.argosmodel", CONTENT, (member, "bad"))
    refusal = refused(listed(source), models)
    assert "leads out of it" in refusal or "does not hold one folder" in refusal
    assert not list(tmp_path.rglob("out"))


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR])
def test_a_link_or_a_device_is_refused(kind: int, source: Path, models: Path) -> None:
    member = zipfile.ZipInfo("fr_en/README.md")
    member.create_system = 3
    member.external_attr = (kind | 0o777) << 16
    packed(source / "fr.argosmodel", CONTENT, (member, "/etc/passwd"))
    assert "a link or a device" in refused(listed(source), models)


def test_too_many_files_are_refused(source: Path, models: Path) -> None:
    many = {f"fr_en/{number}": "" for number in range(model_store.MOST_FILES)}
    packed(source / "fr.argosmodel", CONTENT | many)
    assert "holds more than a model does" in refused(listed(source), models)


def test_too_many_bytes_are_refused(
    source: Path, models: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(model_store, "MOST_BYTES", sum(map(len, CONTENT.values())) - 1)
    assert "holds more than a model does" in refused(source, models)


@pytest.mark.parametrize(
    "content",
    [
        CONTENT | {"elsewhere/x": ""},
        CONTENT | {"loose": ""},
        CONTENT | {"fr_en/Metadata.json": ""},
    ],
)
def test_anything_but_one_folder_of_distinct_files_is_refused(
    content: dict[str, str], source: Path, models: Path
) -> None:
    packed(source / "fr.argosmodel", content)
    assert "does not hold one folder of distinct files" in refused(listed(source), models)


@pytest.mark.parametrize("missing", sorted(CONTENT))
def test_a_package_without_a_needed_file_is_refused(
    missing: str, source: Path, models: Path
) -> None:
    packed(
        source / "fr.argosmodel", {name: text for name, text in CONTENT.items() if name != missing}
    )
    assert "has no " in refused(listed(source), models)


@pytest.mark.parametrize(
    "metadata",
    ["[]", "{}", '{"from_code": "fr", "to_code": "../x"}', '{"from_code": 1, "to_code": "en"}'],
)
def test_a_package_that_names_no_languages_is_refused(
    metadata: str, source: Path, models: Path
) -> None:
    packed(source / "fr.argosmodel", CONTENT | {"fr_en/metadata.json": metadata})
    assert "from which language to which" in refused(listed(source), models)


@pytest.mark.parametrize("text", [b"no archive", b"PK\x03\x04 cut"])
def test_a_broken_archive_is_refused(text: bytes, source: Path, models: Path) -> None:
    (source / "fr.argosmodel").write_bytes(text)
    assert "can't be unpacked" in refused(listed(source), models)


def test_two_packages_for_one_pair_are_refused(source: Path, models: Path) -> None:
    packed(source / "fr-2.argosmodel", CONTENT)
    assert "second package for fr_en" in refused(listed(source), models)


def test_a_swap_that_fails_leaves_what_was_there(source: Path, models: Path) -> None:
    before = contents(models)
    with pytest.raises(FileNotFoundError):
        model_store.swap(source / "nothing", models, source / "old")
    assert contents(models) == before


def test_the_project_carries_both_directions_as_their_list_says() -> None:
    sums = model_store.read_sums(model_store.MODELS / "SHA256SUMS")
    found = {
        path.relative_to(model_store.MODELS).as_posix(): digest(path)
        for path in model_store.files_below(model_store.MODELS)
    }
    assert found == sums
    for pair in ("fr_en", "en_fr"):
        assert {f"{pair}/{name}" for name in model_store.REQUIRED} <= set(sums)
        text = (model_store.MODELS / pair / "metadata.json").read_text(encoding="utf-8")
        metadata = json.loads(text)
        assert f"{metadata['from_code']}_{metadata['to_code']}" == pair
        assert metadata["license"]
