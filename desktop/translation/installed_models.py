"""Installed translation models (Argos packages): listing them, and choosing one per direction."""

import json
import logging
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from desktop.reading.article import Direction, Language
from desktop.reading.languages.routes import is_supported

log = logging.getLogger(__name__)

NUMBER = re.compile(r"\d+")
BINARY = "model/model.bin"
REQUIRED = ("metadata.json", BINARY, "model/config.json")
VOCABULARIES = ("sentencepiece.model", "bpe.model")
Choices = Mapping[str, str]
"""The user's choice of model by direction: {"fr_en": "fr_en 1.9"}."""
NO_CHOICES: Choices = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Model:
    """An Argos package for one direction, unpacked in `folder`."""

    direction: Direction
    version: str
    folder: Path

    @property
    def name(self) -> str:
        """Return the name stored with its translations ("fr_en 0.1")."""
        return f"{self.pair} {self.version}"

    @property
    def pair(self) -> str:
        """Return its language codes ("fr_en")."""
        return f"{self.direction.source}_{self.direction.target}"


def list_models(folders: Iterable[Path]) -> tuple[Model, ...]:
    """List the complete packages in `folders` for supported directions, the best of each last.

    Later folders take precedence over earlier ones, then higher versions over lower ones; of two
    packages with the same name only the better is listed. Anything else in `folders` is ignored.
    """
    found: dict[str, tuple[int, Model]] = {}
    for rank, folder in enumerate(folders):
        if not folder.is_dir():
            continue
        for candidate in sorted(folder.iterdir()):
            model = read_model(candidate)
            if model is not None:
                found[model.name] = (rank, model)
    ranked = sorted(
        found.values(), key=lambda one: (one[1].pair, one[0], version_key(one[1].version))
    )
    return tuple(model for _, model in ranked)


def choose_models(folders: Iterable[Path], choices: Choices = NO_CHOICES) -> dict[Direction, Model]:
    """Return the package to use for each direction: the user's choice, or else the best."""
    found: dict[Direction, Model] = {}
    for model in list_models(folders):
        before = found.get(model.direction)
        if before is None or before.name != choices.get(model.pair):
            found[model.direction] = model
    return found


def version_key(version: str) -> tuple[int, ...]:
    """Return the numbers in a version as a sort key, so that 1.10 comes after 1.9."""
    return tuple(int(number) for number in NUMBER.findall(version))


def read_model(folder: Path) -> Model | None:
    """Return the package in `folder`; None if there is none, or it is incomplete."""
    if not all((folder / name).is_file() for name in REQUIRED):
        return None
    if not any((folder / name).is_file() for name in VOCABULARIES):
        return None
    try:
        metadata = json.loads((folder / "metadata.json").read_text(encoding="utf-8"))
        direction = Direction(Language(metadata["from_code"]), Language(metadata["to_code"]))
        version = str(metadata.get("package_version", ""))
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        log.warning("package passed over: its metadata can't be read")
        return None
    return Model(direction, version, folder) if is_supported(direction) else None
