"""Installing, verifying, trying and removing translation models (Argos packages)."""

from __future__ import annotations

import json
import re
import time
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from desktop.base.atomic_files import DISK_FULL
from desktop.base.cancellation import Token
from desktop.base.child_process import Crashed, OutOfMemory, TimedOut, run_in_child
from desktop.base.errors import AppError
from desktop.reading.article import Translated
from desktop.reading.languages.detection import detect_language
from desktop.translation.argos import ArgosEngine
from desktop.translation.installed_models import BINARY, Model, read_model
from desktop.translation.model_loader import import_engine
from desktop.translation.performance_tuning import Tuning
from desktop.translation.probe_sentences import PROBES
from desktop.translation.safe_unpack import CHUNK, NoRoomError, Progress, Stage, unpack
from desktop.translation.working_folders import NEW, OLD, delete_leftovers, working_folder

if TYPE_CHECKING:
    from hashlib import _Hash

SUMS = "SHA256SUMS"
TRIAL_SECONDS = 120.0
"""Time limit of a trial, generous for a slow machine."""
TRIAL_MEMORY = 2 * 2**30
"""Address space for a trial in bytes, besides that of the model: libraries, threads, buffers."""
MOST_COPIES = 6
"""Address space for the model, in sizes of its file: int8 weights computed in float32 take five."""
CARDS = ("README.md", "MODEL_CARD.md", "README", "MODEL_CARD")
LICENCE = re.compile(
    r"^[^\w\n]*+licen[cs]e\b[\s:*|—-]++(\w.{1,79}?)[^\w\n]*$", re.IGNORECASE | re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class PackageInfo:
    """A package's size in bytes, and its own information; None if it gives none."""

    size: int
    licence: str | None
    about: str | None
    card: Path | None


@dataclass(frozen=True, slots=True)
class Trial:
    """Sample sentences translated on this machine, and the time that took, in seconds."""

    translated: tuple[Translated, ...]
    loading: float
    seconds: float
    tuning: Tuning

    @property
    def speed(self) -> float:
        """Return the speed in source words per second."""
        words = sum(len(one.source.split()) for one in self.translated)
        return words / max(self.seconds, 1e-6)


def install(archive: Path, models: Path, scratch: Path, token: Token) -> Model:
    """Unpack and verify `archive`, then move it into `models` in one step.

    A package of the same name is replaced. Raises AppError if anything is wrong with it, and
    Cancelled; either leaves `models` unchanged.
    """
    try:
        models.mkdir(parents=True, exist_ok=True, mode=0o700)
        delete_leftovers(models)
        with working_folder(models, NEW) as folder:
            model = unpack(archive, folder, token)
            token.report(Progress(Stage.TRYING))
            try_model(model, scratch, token)
            write_checksums(model.folder)
            token.check()
            return _put_in_place(model, models, folder / "old")
    except OSError as error:
        if error.errno in DISK_FULL:
            raise NoRoomError(
                "There is no room for “{name}” on the disk.",
                "Make room on it and try again.",
                name=archive.name,
            ) from error
        raise AppError(
            "“{name}” can't be installed ({reason}).",
            "Make sure that “{folder}” can be written.",
            name=archive.name,
            reason=error.strerror or type(error).__name__,
            folder=models,
        ) from error


def try_model(model: Model, scratch: Path, token: Token) -> Trial:
    """Load a package in a child process, translate two sentences, and measure the time.

    Raises AppError if it can't be loaded, crashes, takes too long or too much memory, or if its
    output isn't in the target language, and Cancelled.
    """
    size = (model.folder / BINARY).stat().st_size
    try:
        return run_in_child(
            _try_here,
            model,
            scratch,
            timeout=TRIAL_SECONDS,
            memory_limit=TRIAL_MEMORY + MOST_COPIES * size,
            token=token,
        )
    except TimedOut as error:
        raise AppError(
            "{model} couldn't be tried: it took more than {seconds} seconds.",
            "Try again when this machine has less to do, or get another package.",
            model=model.name,
            seconds=round(TRIAL_SECONDS),
        ) from error
    except OutOfMemory as error:
        raise AppError(
            "{model} couldn't be tried: it needs more memory than there is for it.",
            "Get a smaller package.",
            model=model.name,
        ) from error
    except Crashed as error:
        raise AppError(
            "{model} couldn't be tried: it crashed the engine ({reason}).",
            "Get another package.",
            model=model.name,
            reason=error.reason,
        ) from error


def verify(model: Model, scratch: Path, token: Token) -> None:
    """Raise AppError if a package was changed since installation, or doesn't load or translate."""
    if read_model(model.folder) != model:
        raise _changed_error(model)
    for path, digest in _listed_sums(model.folder).items():
        token.check()
        if not path.is_file() or file_digest(path) != digest:
            raise _changed_error(model)
    try_model(model, scratch, token)


def remove(model: Model) -> None:
    """Delete a package's folder. Raises AppError if that fails.

    It is renamed first, so that an interrupted deletion doesn't leave half a package.
    """
    try:
        with working_folder(model.folder.parent, OLD) as folder:
            model.folder.rename(folder / model.folder.name)
    except OSError as error:
        raise AppError(
            "{model} can't be removed ({reason}).",
            "Make sure that “{folder}” can be written.",
            model=model.name,
            reason=error.strerror or type(error).__name__,
            folder=model.folder,
        ) from error


def read_package_info(model: Model) -> PackageInfo:
    """Read a package's information, from its metadata first, then from its model card.

    A card for several packages is next to their folders.
    """
    metadata = _metadata(model.folder)
    places = (model.folder, model.folder.parent)
    cards = (folder / name for folder in places for name in CARDS)
    card = next((path for path in cards if path.is_file()), None)
    licence = metadata.get("license") or metadata.get("licence")
    if not licence and card is not None and card.parent == model.folder:
        found = LICENCE.search(_beginning(card))
        licence = found[1] if found else None
    about = metadata.get("description")
    return PackageInfo(
        size=sum(path.stat().st_size for path in _files_below(model.folder)),
        licence=str(licence) if licence else None,
        about=str(about) if about else None,
        card=card,
    )


def file_digest(path: Path) -> str:
    """Return the SHA-256 of a file, in hexadecimal."""
    digest = sha256()
    with path.open("rb") as file:
        update_digest(digest, file)
    return digest.hexdigest()


def update_digest(digest: _Hash, file: BinaryIO) -> None:
    """Add the rest of `file` to `digest`."""
    while chunk := file.read(CHUNK):
        digest.update(chunk)


def write_checksums(folder: Path) -> None:
    """Write a list with the SHA-256 of every file below `folder`, for `verify`."""
    lines = [
        f"{file_digest(path)}  {path.relative_to(folder).as_posix()}\n"
        for path in _files_below(folder)
        if path != folder / SUMS
    ]
    (folder / SUMS).write_text("".join(lines), encoding="utf-8")


def _try_here(model: Model, scratch: Path) -> Trial:
    token = Token()
    import_engine(scratch)
    engine = ArgosEngine([model.folder.parent], scratch, choices={model.pair: model.name})
    if engine.model(model.direction) != model.name:
        raise _changed_error(model)
    first, *_ = sources = PROBES[model.direction.source]
    begun = time.perf_counter()
    list(engine.translate([first], model.direction, token))
    loaded = time.perf_counter()
    batches = list(engine.translate(sources, model.direction, token))
    seconds = time.perf_counter() - loaded
    known = {one.source: one for batch in batches for one in batch}
    translated = tuple(known[source] for source in sources)
    if detect_language(" ".join(one.text for one in translated)) is not model.direction.target:
        raise AppError(
            "{model} doesn't translate: what it makes of a sentence isn't in its language.",
            "Get another package.",
            model=model.name,
        )
    return Trial(translated, loaded - begun, seconds, engine.tuning(model.direction))


def _listed_sums(folder: Path) -> dict[Path, str]:
    """Return the listed SHA-256 of the files below `folder`, from its own list or the bundle's."""
    for place in (folder, folder.parent):
        try:
            lines = (place / SUMS).read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError):
            continue
        pairs = (line.partition("  ") for line in lines)
        listed = {place / name: digest for digest, _, name in pairs}
        return {path: digest for path, digest in listed.items() if path.is_relative_to(folder)}
    return {}


def _put_in_place(model: Model, models: Path, old: Path) -> Model:
    """Move the package to its place in `models`; an existing one is moved to `old`."""
    place = models / model.folder.name
    if place.exists():
        place.rename(old)
    try:
        model.folder.rename(place)
    except OSError:
        if old.exists():
            old.rename(place)
        raise
    return Model(model.direction, model.version, place)


def _changed_error(model: Model) -> AppError:
    return AppError(
        "A file of {model} is missing or was changed.",
        "Install it again, or use another one.",
        model=model.name,
    )


def _metadata(folder: Path) -> dict[str, object]:
    try:
        found = json.loads((folder / "metadata.json").read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _beginning(card: Path) -> str:
    with card.open(encoding="utf-8", errors="replace") as file:
        return file.read(CHUNK)


def _files_below(folder: Path) -> list[Path]:
    paths = (path for path in folder.rglob("*") if not path.is_symlink())
    return sorted(path for path in paths if path.is_file())
