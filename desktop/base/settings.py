"""User preferences, in one small JSON file that is replaced atomically."""

import json
import logging
import os
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any, Self

log = logging.getLogger(__name__)

RANGES = {
    "font_size": (8, 36),
    "line_spacing": (100, 240),
    "line_length": (45, 90),
    "reading_line": (0, 60),
    "purge_after_days": (0, 36_500),
}
"""The least and the greatest value of each number: points, percent, characters, days."""


@dataclass(frozen=True, slots=True)
class Settings:
    """All preferences that are kept between sessions.

    The current sentence is kept at `reading_line` per cent of the height; 0 scrolls as little as
    needed. What is deleted is purged after `purge_after_days`; 0 keeps it for ever. If
    `is_careful`, translations get a second look in idle time. `library` has the order of the
    library list. `recent` names what was chosen in the palette, the latest first.
    """

    theme: str = "system"
    interface: str = "system"
    font_family: str = ""
    font_size: int = 14
    line_spacing: int = 125
    line_length: int = 66
    reading_line: int = 38
    others_are_dimmed: bool = False
    is_justified: bool = False
    shows_note_cards: bool = True
    shows_pictures: bool = True
    menu_bar_hides: bool = True
    view_mode: str = "side_by_side"
    sync_is_on: bool = True
    columns_are_swapped: bool = False
    purge_after_days: int = 30
    is_careful: bool = True
    offers_better_models: bool = True
    shortcuts: dict[str, str] = field(default_factory=dict)
    models: dict[str, str] = field(default_factory=dict)
    window: dict[str, str] = field(default_factory=dict)
    library: dict[str, str] = field(default_factory=dict)
    recent: list[str] = field(default_factory=list)

    def changed(self, **values: Any) -> Self:
        """Return a copy with `values` changed."""
        return replace(self, **values)


def load(path: Path) -> Settings:
    """Read the settings at `path`.

    Missing or mistyped values become defaults, numbers out of range the nearest in it; unknown
    settings go.
    """
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError, RecursionError):
        log.warning("settings unreadable, defaults used")
        return Settings()
    if not isinstance(stored, dict):
        return Settings()
    default = Settings()
    known = {
        f.name: stored[f.name]
        for f in fields(Settings)
        if _has_type_of(stored.get(f.name), getattr(default, f.name))
    }
    for name, (least, most) in RANGES.items():
        if name in known:
            known[name] = min(max(known[name], least), most)
    return Settings(**known)


def _has_type_of(value: object, default: object) -> bool:
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    if not all(isinstance(one, str) for one in inside):
        return False
    return type(value) is type(default)


def save_changes(before: Settings, now: Settings, path: Path) -> None:
    """Write only what changed from `before` to `now` to the settings at `path`.

    Another process may have written the file in the meantime. Raises OSError as `save` does.
    """
    old, new = asdict(before), asdict(now)
    changes = {name: value for name, value in new.items() if value != old[name]}
    save(load(path).changed(**changes), path)


def save(settings: Settings, path: Path) -> None:
    """Write `settings` to `path`, replacing the old file atomically.

    Raises OSError if the folder isn't writable.
    """
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    import tempfile  # loads the compression modules, which would slow down startup

    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=".settings-")
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", errors="backslashreplace") as file:
            json.dump(asdict(settings), file, ensure_ascii=False, indent=2)
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
