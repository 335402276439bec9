"""What the headless verbs have in common: how one is declared, and where its input comes from."""

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TextIO

from desktop.base.errors import AppError
from desktop.base.paths import Home
from desktop.base.settings import load
from desktop.reading.article import Language

FAILURE = 2


def add_command(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    name: str,
    run: Callable[[Home, argparse.Namespace], int],
    about: str,
) -> argparse.ArgumentParser:
    """Add the verb `name` to the command line; `run` returns the exit code."""
    parser = commands.add_parser(name, help=about, description=about.capitalize() + ".")
    parser.set_defaults(run=run)
    return parser


def reader_language(home: Home) -> Language:
    """Return the language chosen for the window, else the system's: French, or else English."""
    interface = load(home.settings).interface
    if interface == "system":
        named = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
        interface = next((one for one in named if one), "")
    return Language.FRENCH if interface.lower().startswith("fr") else Language.ENGLISH


def input_lines() -> TextIO:
    """Return the standard input. Raises AppError where there is none."""
    if sys.stdin is None:
        raise AppError("There is no input.", "Pipe lines into the command.")
    return sys.stdin


def named_file(options: argparse.Namespace) -> Path:
    """Return the file that was named. Raises AppError where none was."""
    path: Path | None = options.file
    if path is None:
        raise AppError("No file was named.", "Name the file of a saved article.")
    return path


def check_no_file(path: Path | None) -> None:
    """Raise AppError where a file was named beside a standard input that is read."""
    if path is not None:
        raise AppError(
            "Lines are read from standard input, not from “{name}”.",
            "Say `< {name}`.",
            name=path,
        )
