"""The translation models that the project carries: verified, unpacked safely, swapped in whole."""

import json
import re
import shutil
import stat
import tempfile
import zipfile
import zlib
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from workshop import BUILD, ROOT, TaskError, digest, say

MODELS = ROOT / "resources" / "models"
SUMS = "SHA256SUMS"
CARD = "README.md"
REQUIRED = ("metadata.json", "model/model.bin", "sentencepiece.model")
MOST_FILES = 100
MOST_BYTES = 500 * 2**20
LINE = re.compile(r"(?P<sum>[0-9a-f]{64}) [ *](?P<name>\S.*)")
CODE = re.compile(r"[a-z]{2,3}")


def install(source: Path, models: Path = MODELS, workplace: Path = BUILD) -> None:
    """Replace `models` by the packages in `source`, one folder a pair, such as "fr_en".

    `source` holds *.argosmodel files, SHA256SUMS for them, and README.md, the card. Everything is
    unpacked in `workplace` first (on the same disk); where anything is wrong, TaskError is raised
    and `models` is as it was.
    """
    packages = verified(source)
    if not (source / CARD).is_file():
        raise TaskError(f"{source} has no {CARD} to say what the models are; nothing was changed.")
    workplace.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=workplace, prefix="models-") as name:
        fresh = Path(name) / "fresh"
        fresh.mkdir()
        try:
            for package in packages:
                place(package, fresh)
            shutil.copyfile(source / CARD, fresh / CARD)
            write_sums(fresh)
            swap(fresh, models, Path(name) / "old")
        except OSError as error:
            raise TaskError(f"The models could not be written ({error}).") from None
    for folder in sorted(path for path in models.iterdir() if path.is_dir()):
        say(f"{folder.name}: {size(folder) / 1e6:.1f} MB")


def verified(source: Path) -> list[Path]:
    """Return the packages in `source`, sorted, each of which is what SHA256SUMS says it is.

    Raises TaskError for a missing, unlisted or altered package, and where there is none.
    """
    sums = read_sums(source / SUMS)
    packages = sorted(source.glob("*.argosmodel"))
    absent = sorted(set(sums) - {package.name for package in packages})
    if absent:
        raise TaskError(f"{SUMS} lists {absent[0]}, which is not there; nothing was changed.")
    if not packages:
        raise TaskError(f"{source} has no .argosmodel file; nothing was changed.")
    for package in packages:
        if sums.get(package.name) != digest(package):
            raise TaskError(
                f"{package.name} is not the file that {SUMS} describes; nothing was changed."
            )
    return packages


def read_sums(path: Path) -> dict[str, str]:
    """Return file name → SHA-256 from the list at `path`, as sha256sum writes it."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        raise TaskError(f"{path} can't be read; nothing was changed.") from None
    matches = [LINE.fullmatch(line) for line in lines if line.strip()]
    if not all(matches):
        raise TaskError(f"{path} has a line that is no checksum; nothing was changed.")
    return {match["name"]: match["sum"] for match in matches if match}


def place(package: Path, folder: Path) -> None:
    """Unpack `package` into the subfolder of `folder` that is named after its languages.

    Raises TaskError for an archive that is broken or unsafe, or holds no usable package.
    """
    try:
        with zipfile.ZipFile(package) as archive:
            members = safe_members(archive.infolist(), package.name)
            metadata = json.loads(archive.read(members["metadata.json"]))
            target = folder / pair(metadata, package.name)
            if target.exists():
                raise TaskError(f"{package.name} is a second package for {target.name}.")
            for path, member in members.items():
                file = target / path
                file.parent.mkdir(parents=True, exist_ok=True)
                with archive.open(member) as packed, file.open("xb") as unpacked:
                    shutil.copyfileobj(packed, unpacked)
    except (zipfile.BadZipFile, zlib.error, ValueError, RuntimeError, FileExistsError) as error:
        raise TaskError(f"{package.name} can't be unpacked ({error}).") from None


def safe_members(members: Iterable[zipfile.ZipInfo], package: str) -> dict[str, zipfile.ZipInfo]:
    """Return the files of an archive by their paths below its one top folder.

    Raises TaskError for a path that leads elsewhere, a link, a second file of the same name, more
    than MOST_FILES files or MOST_BYTES bytes, and where one of REQUIRED is missing.
    """
    files: dict[str, zipfile.ZipInfo] = {}
    tops: set[str] = set()
    for member in members:
        parts = inner_parts(member, package)
        tops.add(parts[0])
        if not member.is_dir():
            files["/".join(parts[1:])] = member
    folded = {path.casefold() for path in files}
    total = sum(member.file_size for member in files.values())
    if len(files) > MOST_FILES or total > MOST_BYTES:
        raise TaskError(f"{package} holds more than a model does ({len(files)} files, {total} B).")
    if len(tops) != 1 or "" in files or len(folded) != len(files):
        raise TaskError(f"{package} does not hold one folder of distinct files.")
    missing = [path for path in REQUIRED if path not in files]
    if missing:
        raise TaskError(f"{package} has no {missing[0]}.")
    return files


def inner_parts(member: zipfile.ZipInfo, package: str) -> tuple[str, ...]:
    """Return the parts of a member's path; raise TaskError where it is no plain path inside."""
    name = member.orig_filename
    path = PurePosixPath(name)
    kind = stat.S_IFMT(member.external_attr >> 16)
    leads_out = path.is_absolute() or ".." in path.parts or not path.parts
    if leads_out or any(sign in name for sign in ("\\", ":", "\0")):
        raise TaskError(f"{package} has a path that leads out of it: {name!r}.")
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        raise TaskError(f"{package} has a link or a device in it: {name!r}.")
    return path.parts


def pair(metadata: object, package: str) -> str:
    """Return the folder's name for a package with this metadata, such as "fr_en"."""
    known = metadata if isinstance(metadata, dict) else {}
    codes = [str(known.get(key, "")) for key in ("from_code", "to_code")]
    if not all(CODE.fullmatch(code) for code in codes):
        raise TaskError(f"{package} does not say from which language to which it translates.")
    return "_".join(codes)


def write_sums(folder: Path) -> None:
    """Write the SHA-256 of every file below `folder` to its SHA256SUMS, sorted by path."""
    lines = [
        f"{digest(path)}  {path.relative_to(folder).as_posix()}\n" for path in files_below(folder)
    ]
    (folder / SUMS).write_text("".join(lines), encoding="utf-8")


def files_below(folder: Path) -> list[Path]:
    """Return every file below `folder` but its list of checksums, sorted."""
    listed = folder / SUMS
    return sorted(path for path in folder.rglob("*") if path.is_file() and path != listed)


def size(folder: Path) -> int:
    """Return the size of all files below `folder`, in bytes; links count for nothing."""
    paths = (path for path in folder.rglob("*") if not path.is_symlink())
    return sum(path.stat().st_size for path in paths if path.is_file())


def swap(fresh: Path, models: Path, old: Path) -> None:
    """Put `fresh` in the place of `models`, which becomes `old`; on failure, put it back."""
    models.parent.mkdir(parents=True, exist_ok=True)
    if models.exists():
        models.rename(old)
    try:
        fresh.rename(models)
    except OSError:
        if old.exists():
            old.rename(models)
        raise
