"""Where the program finds its own files, and where the reader's are kept."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from desktop.base.errors import AppError

APP = "vis-a-vis"
HOME_VARIABLE = "VISAVIS_HOME"


def shipped(name: str) -> Path:
    """Return the folder `name` ("resources" or "seeds") that came with the program.

    It lies beside the frozen binary's code, inside the installed package, or at the top of a
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
    """The reader's own folders: the library, the settings, the logs."""

    data: Path
    config: Path
    state: Path

    @property
    def library(self) -> Path:
        """Return the path of the one SQLite file."""
        return self.data / "library.sqlite"

    @property
    def models(self) -> Path:
        """Return the folder of the packages that the reader installed."""
        return self.data / "models"

    @property
    def backups(self) -> Path:
        """Return the folder of the library's backups."""
        return self.data / "backups"

    @property
    def settings(self) -> Path:
        """Return the path of the settings file."""
        return self.config / "settings.json"

    @property
    def log(self) -> Path:
        """Return the path of the log file."""
        return self.state / "visavis.log"


def home(chosen: Path | None = None) -> Home:
    """Return the reader's folders: `chosen`, else $VISAVIS_HOME, else the platform's own.

    Raises AppError where the one asked for can't be a path.
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
    return Home(
        data=Path(platformdirs.user_data_dir(APP, appauthor=False)),
        config=Path(platformdirs.user_config_dir(APP, appauthor=False)),
        state=Path(platformdirs.user_state_dir(APP, appauthor=False)),
    )
