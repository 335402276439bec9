"""The translation packages on disk: which there are, where they lie, what they are called."""

import json
import logging
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from desktop.reading.article import Direction, Language

log = logging.getLogger(__name__)

REQUIRED = ("metadata.json", "model/model.bin", "model/config.json")
VOCABULARIES = ("sentencepiece.model", "bpe.model")


@dataclass(frozen=True, slots=True)
class Model:
    """An Argos package for one direction, unpacked in `folder`."""

    direction: Direction
    version: str
    folder: Path

    @property
    def name(self) -> str:
        """Return the name under which its translations are kept ("fr_en 0.1")."""
        return f"{self.direction.source}_{self.direction.target} {self.version}"


def find(folders: Iterable[Path]) -> dict[Direction, Model]:
    """Look for complete packages in `folders`; a later folder wins over an earlier one.

    What isn't a complete French↔English package is passed over, so a stray folder harms nothing.
    """
    found: dict[Direction, Model] = {}
    for folder in folders:
        if not folder.is_dir():
            continue
        for candidate in sorted(folder.iterdir()):
            model = _model(candidate)
            if model is not None:
                found[model.direction] = model
    return found


def _model(folder: Path) -> Model | None:
    if not all((folder / name).is_file() for name in REQUIRED):
        return None
    if not any((folder / name).is_file() for name in VOCABULARIES):
        return None
    try:
        metadata = json.loads((folder / "metadata.json").read_text(encoding="utf-8"))
        direction = Direction(Language(metadata["from_code"]), Language(metadata["to_code"]))
        return Model(direction, str(metadata.get("package_version", "")), folder)
    except (OSError, ValueError, KeyError, TypeError):
        log.warning("package passed over: its metadata can't be read")
        return None
