"""Paths: the folders bundled with the program, and the user's data, settings and log."""

import os
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from desktop.base.errors import AppError

APP = "vis-a-vis"
HOME_VARIABLE = "VISAVIS_HOME"


def bundled_folder(name: str) -> Path:
    """Return the folder `name` ("resources" or "seeds") that is bundled with the program.

    Looked for next to the frozen binary's code, in the installed package, and at the top of a
    source checkout, in this order.
    """
    package = Path(__file__).resolve().parent.parent
    frozen = getattr(sys, "_MEIPASS", None)
    candidates = [package / name, package.parent / name]
    if frozen:
        candidates.insert(0, Path(frozen) / name)
    return next((folder for folder in candidates if folder.is_dir()), candidates[-1])


@dataclass(frozen=True, slots=True)
class Home:
    """The user's own folders: library, settings, logs."""

    data: Path
    config: Path
    state: Path

    @property
    def library(self) -> Path:
        """Return the path of the library's SQLite file."""
        return self.data / "library.sqlite"

    @property
    def models(self) -> Path:
        """Return the folder of user-installed translation models."""
        return self.data / "models"

    @property
    def backups(self) -> Path:
        """Return the folder of the library's backups."""
        return self.data / "backups"

    @property
    def is_new(self) -> bool:
        """Return whether nothing was ever kept here: there is neither a library nor a backup."""
        return not self.library.exists() and not any(self.backups.glob("*.sqlite"))

    @property
    def settings(self) -> Path:
        """Return the path of the settings file."""
        return self.config / "settings.json"

    @property
    def log(self) -> Path:
        """Return the path of the log file."""
        return self.state / "visavis.log"


def home(chosen: Path | None = None) -> Home:
    """Return the user's folders: `chosen`, else $VISAVIS_HOME, else the platform's default.

    Raises AppError if the requested path is invalid, or the user has no home folder.
    """
    override = chosen or (Path(value) if (value := os.environ.get(HOME_VARIABLE)) else None)
    if override:
        try:
            root = override.expanduser().resolve()
        except (OSError, RuntimeError) as error:
            raise AppError(
                "“{path}” can't be a folder.", "Choose another one.", path=override
            ) from error
        return Home(data=root, config=root, state=root)
    import platformdirs  # here: the recipe of the models does without

    try:
        return Home(
            data=Path(platformdirs.user_data_dir(APP, appauthor=False)),
            config=Path(platformdirs.user_config_dir(APP, appauthor=False)),
            state=Path(platformdirs.user_state_dir(APP, appauthor=False)),
        )
    except RuntimeError as error:  # neither $HOME nor an entry in the list of users
        raise AppError(
            "Your home folder can't be found.", "Say where to keep the library: --home DIR."
        ) from error


def protect(own: Home) -> None:
    """Shut other users out of the folders that are Vis-à-vis's alone.

    Those are the platform's default ones and the backups. A folder that the user chose may hold
    other things that are meant to be shared; what the program writes there is private by itself.
    """
    if os.name != "posix":
        return
    folders = {own.backups, *(one for one in (own.data, own.config, own.state) if one.name == APP)}
    for folder in folders:
        with suppress(OSError):
            status = folder.stat()
            if status.st_uid == os.geteuid() and status.st_mode & 0o077:
                folder.chmod(0o700)
