"""The reader's preferences, in one small JSON file that is written whole or not at all."""

import json
import logging
import os
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any, Self

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that a reader can choose and expects to find again."""

    theme: str = "system"
    interface: str = "system"
    font_family: str = ""
    font_size: int = 14
    line_spacing: int = 125
    column_width: int = 620
    view_mode: str = "side_by_side"
    sync_is_on: bool = True
    columns_are_swapped: bool = False
    shortcuts: dict[str, str] = field(default_factory=dict)
    models: dict[str, str] = field(default_factory=dict)
    window: dict[str, str] = field(default_factory=dict)

    def changed(self, **values: Any) -> Self:
        """Return a copy with `values` in place."""
        return replace(self, **values)


def load(path: Path) -> Settings:
    """Read the settings at `path`; what is missing, unknown or of the wrong type is the default."""
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError):
        log.warning("settings unreadable, defaults used")
        return Settings()
    if not isinstance(stored, dict):
        return Settings()
    default = Settings()
    known = {
        f.name: stored[f.name]
        for f in fields(Settings)
        if type(stored.get(f.name)) is type(getattr(default, f.name))
    }
    return Settings(**known)


def save_changes(before: Settings, now: Settings, path: Path) -> None:
    """Write down what changed from `before` to `now`, and leave the rest as it is at `path`.

    Another program may have written there since. Raises OSError as `save` does.
    """
    old, new = asdict(before), asdict(now)
    changes = {name: value for name, value in new.items() if value != old[name]}
    save(load(path).changed(**changes), path)


def save(settings: Settings, path: Path) -> None:
    """Write `settings` to `path`, replacing the old file in one step.

    Raises OSError where the folder can't be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    import tempfile  # loads the compressors, which a window needn't wait for

    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=".settings-")
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            json.dump(asdict(settings), file, ensure_ascii=False, indent=2)
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
