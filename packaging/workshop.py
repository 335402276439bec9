"""Where the project lies, and how its tools are called."""

import hashlib
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
BUILD = ROOT / "build"
SCRIPTS = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = SCRIPTS / ("python.exe" if os.name == "nt" else "python")


class TaskError(Exception):
    """One sentence that ends the verb, with the exit code to leave with."""

    def __init__(self, sentence: str, code: int = 1) -> None:
        self.code = code
        super().__init__(sentence)


def say(line: str) -> None:
    """Print `line` at once, so that it stands above what a called tool prints."""
    print(line, flush=True)


def tool(name: str) -> str:
    """Return the path of the command `name` in the project's environment."""
    return str(SCRIPTS / name)


def call(command: Sequence[str], environment: Mapping[str, str] | None = None) -> int:
    """Run `command` at the project's root with its output shown; return its exit code.

    `environment` is added to the variables that are set already.
    """
    return subprocess.run(
        command, cwd=ROOT, env={**os.environ, **(environment or {})}, check=False
    ).returncode


def call_quietly(
    command: Sequence[str], environment: Mapping[str, str] | None = None
) -> tuple[int, str]:
    """Run `command` at the project's root; return its exit code and all that it printed.

    A command that is not installed returns 127, as in a shell.
    """
    try:
        done = subprocess.run(
            command,
            cwd=ROOT,
            env={**os.environ, **(environment or {})},
            check=False,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
        )
    except FileNotFoundError:
        return 127, ""
    return done.returncode, done.stdout


def check_output(command: Sequence[str], failed: str) -> str:
    """Run `command` without showing it and return what it printed.

    Raises TaskError with `failed` if it fails, after the last lines that it printed.
    """
    code, printed = call_quietly(command)
    if code:
        print("\n".join(printed.splitlines()[-20:]), file=sys.stderr)
        raise TaskError(failed)
    return printed


def digest(path: Path) -> str:
    """Return the SHA-256 of the file at `path`, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
