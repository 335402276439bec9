"""The project's own environment: made once, brought up to date only when something changed."""

import hashlib
import json
import sys
from collections.abc import Collection
from pathlib import Path

import system_packages
from workshop import PYTHON, ROOT, VENV, TaskError, call_quietly, check_output, say

STAMP = VENV / "visavis-stamp.json"
CONFIGURATION = VENV / "pyvenv.cfg"
VENV_IS_MISSING = (
    "This Python can't make an environment: run `sudo apt-get install python3-venv` and try again."
)


def prepare(extras: Collection[str] = ()) -> None:
    """Make .venv and install the project with `extras` in it, unless that was done already.

    Raises TaskError, as one sentence, where it can't be done.
    """
    if is_current(extras):
        return
    if not environment_works():
        make_environment()
    say("Installing what Vis-à-vis needs into .venv; the first time takes a minute or more.")
    pip("--upgrade", "pip")
    pip("--editable", f".[{','.join(sorted(extras))}]" if extras else ".")
    text = json.dumps({"digest": fingerprint(), "extras": sorted(extras)})
    STAMP.write_text(text, encoding="utf-8")


def is_current(extras: Collection[str]) -> bool:
    """Tell whether .venv was made from today's pyproject.toml with at least `extras`."""
    if not PYTHON.exists():
        return False
    try:
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
        return stamp["digest"] == fingerprint() and set(extras) <= set(stamp["extras"])
    except (OSError, ValueError, KeyError, TypeError):
        return False


def fingerprint(root: Path = ROOT, configuration: Path = CONFIGURATION) -> str:
    """Return one hash of all that an installation depends on.

    These are pyproject.toml, the environment's Python (named in `configuration`), and the place
    of the project, which an editable installation points to.
    """
    parts = (
        (root / "pyproject.toml").read_bytes(),
        configuration.read_bytes(),
        str(root).encode(),
    )
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def environment_works() -> bool:
    """Tell whether .venv has a Python that is new enough, and pip."""
    probe = "import pip, sys; sys.exit(sys.version_info < (3, 11))"
    return call_quietly([str(PYTHON), "-c", probe])[0] == 0


def make_environment() -> None:
    """Make .venv afresh; raise TaskError with the remedy where Python comes without `venv`."""
    if not venv_is_there():
        if sys.platform.startswith("linux"):
            system_packages.add(["python3-venv"], "the environment")
        if not venv_is_there():
            raise TaskError(VENV_IS_MISSING)
    say("Making an environment in .venv.")
    check_output(
        [sys.executable, "-m", "venv", "--clear", str(VENV)],
        "The environment in .venv could not be made: is the folder writable?",
    )


def venv_is_there() -> bool:
    """Tell whether this Python can make environments; Debian packs that part apart."""
    return call_quietly([sys.executable, "-c", "import ensurepip, venv"])[0] == 0


def pip(*arguments: str) -> None:
    """Call the environment's pip to install `arguments`; raise TaskError where it fails."""
    check_output(
        [str(PYTHON), "-m", "pip", "install", "--quiet", *arguments],
        "The installation failed; with a working connection to PyPI, try again.",
    )
