"""Translation models: list, install, verify, try, choose and remove the reader's models."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from desktop.base.atomic_files import write_atomically
from desktop.base.cancellation import Token
from desktop.base.errors import AppError, Cancelled
from desktop.base.paths import Home, bundled_folder
from desktop.translation import argos_index
from desktop.translation.argos_index import Offer, address
from desktop.translation.http_client import host_of
from desktop.translation.installed_models import (
    Choices,
    Model,
    choose_models,
    list_models,
    version_key,
)
from desktop.translation.model_packages import (
    PackageInfo,
    Trial,
    install,
    read_package_info,
    try_model,
    verify,
)
from desktop.translation.model_packages import remove as remove_model
from desktop.translation.safe_unpack import MEGABYTE, NoRoomError, Progress, Stage

if TYPE_CHECKING:
    from desktop.translation.engine import Engine

# What the functions here take, return and report, for the window and the command line.
__all__ = [
    "MEGABYTE",
    "Choices",
    "Model",
    "Offer",
    "Package",
    "Progress",
    "Stage",
    "Trial",
    "address",
    "choose_package",
    "find_by_name",
    "host_of",
    "install_file",
    "install_offer",
    "is_new",
    "last_asked",
    "list_available",
    "list_packages",
    "make_engine",
    "remove",
    "try_out",
    "verify_package",
]

T = TypeVar("T", bound="Package | Offer")

SEPARATORS = re.compile(r"[\s_:-]+")


@dataclass(frozen=True, slots=True)
class Package:
    """A model package on this machine: whether it is bundled, and used for its direction."""

    model: Model
    info: PackageInfo
    is_bundled: bool
    is_used: bool

    @property
    def name(self) -> str:
        """Return the model's name ("fr_en 0.1")."""
        return self.model.name

    @property
    def version(self) -> str:
        """Return the model's version."""
        return self.model.version


def make_engine(home: Home) -> Engine:
    """Return the engine for the bundled and installed models, as chosen in the settings."""
    from desktop.translation.argos import engine_for

    return engine_for(home)


def list_packages(home: Home, choices: Choices) -> tuple[Package, ...]:
    """Return the packages on this machine, by direction, the used one of each first."""
    folders = (_bundled_models(), home.models)
    used = choose_models(folders, choices)
    found = [
        Package(
            model,
            read_package_info(model),
            is_bundled=model.folder.parent == folders[0],
            is_used=used[model.direction] == model,
        )
        for model in reversed(list_models(folders))
    ]
    return tuple(sorted(found, key=lambda package: (package.model.pair, not package.is_used)))


def find_by_name(name: str, candidates: Sequence[T]) -> T:
    """Return the candidate called `name`: "fr_en 1.9", "fr_en-1.9", or "fr_en" for the newest.

    Raises AppError if there is none.
    """
    wanted = _comparable_name(name).strip()
    exact = [candidate for candidate in candidates if _comparable_name(candidate.name) == wanted]
    newest = sorted(
        (
            candidate
            for candidate in candidates
            if _comparable_name(candidate.name).startswith(f"{wanted} ")
        ),
        key=lambda candidate: version_key(candidate.version),
    )
    if not wanted or not (exact or newest):
        raise AppError(
            "There is no model “{name}”.",
            "Choose one of these: {names}." if candidates else "Install one.",
            name=name,
            names=", ".join(candidate.name for candidate in candidates),
        )
    return (exact or newest)[-1]


def install_file(home: Home, archive: Path, token: Token) -> Model:
    """Install the package in an .argosmodel file; reports Progress to `token`.

    Raises AppError if the package is rejected, which leaves nothing behind, and Cancelled if the
    token is cancelled.
    """
    return install(archive, home.models, _engine_folder(home), token)


def list_available(home: Home, token: Token) -> tuple[Offer, ...]:
    """Fetch the packages in the Argos index from the network; the newest of a direction last.

    When that was is noted, for `last_asked`.
    """
    offers = argos_index.offers(token)
    with suppress(OSError, AppError):  # the note is only information
        home.state.mkdir(parents=True, exist_ok=True, mode=0o700)
        now = datetime.now(UTC).isoformat(timespec="minutes")
        write_atomically(_asked_note(home), now.encode("ascii"))
    return offers


def last_asked(home: Home) -> str | None:
    """Return when the index was fetched last, as an ISO 8601 date and time; None for never."""
    try:
        noted = _asked_note(home).read_text(encoding="ascii")
        return datetime.fromisoformat(noted).astimezone().isoformat(timespec="minutes")
    except (OSError, ValueError, OverflowError):
        return None


def install_offer(home: Home, offer: Offer, token: Token) -> Model:
    """Download and install a package; reports Progress to `token`.

    An interrupted download is resumed next time, and one that couldn't be installed for lack of
    room or because of a cancel is kept; a rejected one is deleted.
    """
    folder = home.state / "downloads"
    with argos_index.reserved(offer, folder):
        archive = argos_index.download(offer, folder, token)
        try:
            model = install_file(home, archive, token)
        except (Cancelled, NoRoomError):
            argos_index.keep_for_later(archive)
            raise
        except AppError:
            argos_index.discard(archive)
            raise
        argos_index.discard(archive)
        return model


def is_new(offer: Offer, installed: Iterable[Package]) -> bool:
    """Return whether an offered package isn't installed yet."""
    return offer.name not in {package.name for package in installed}


def remove(package: Package) -> None:
    """Delete an installed package. Raises AppError for a bundled one."""
    if package.is_bundled:
        raise AppError(
            "{model} came with the program and can't be removed.",
            "Install another model and use it instead.",
            model=package.name,
        )
    remove_model(package.model)


def verify_package(home: Home, package: Package, token: Token) -> None:
    """Raise AppError if a package is damaged, can't be loaded or doesn't translate."""
    verify(package.model, _engine_folder(home), token)


def try_out(home: Home, package: Package, token: Token) -> Trial:
    """Translate two sentences with a package, and measure how fast this machine is."""
    return try_model(package.model, _engine_folder(home), token)


def choose_package(choices: Choices, package: Package) -> dict[str, str]:
    """Return `choices` with `package` chosen for its direction."""
    return {**choices, package.model.pair: package.name}


def _comparable_name(name: str) -> str:
    return SEPARATORS.sub(" ", name).lower()


def _bundled_models() -> Path:
    return bundled_folder("resources") / "models"


def _asked_note(home: Home) -> Path:
    return home.state / "model-index-asked"


def _engine_folder(home: Home) -> Path:
    return home.state / "engine"
