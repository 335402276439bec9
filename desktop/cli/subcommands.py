"""What the commands share: how to add one, the interface language, and reading input."""

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
    """Add the command `name` to the command line; `run` returns the exit code."""
    parser = commands.add_parser(name, help=about, description=about.capitalize() + ".")
    parser.set_defaults(run=run)
    return parser


def reader_language(home: Home) -> Language:
    """Return the interface language: the setting, or else the system's if French, or English."""
    interface = load(home.settings).interface
    if interface == "system":
        values = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
        interface = next((value for value in values if value), "")
    return Language.FRENCH if interface.lower().startswith("fr") else Language.ENGLISH


def input_lines() -> TextIO:
    """Return standard input. Raises AppError if there is none."""
    if sys.stdin is None:
        raise AppError("There is no input.", "Pipe lines into the command.")
    return sys.stdin


def required_file(options: argparse.Namespace) -> Path:
    """Return the given file. Raises AppError if none was given."""
    path: Path | None = options.file
    if path is None:
        raise AppError("No file was named.", "Name the file of a saved article.")
    return path


def check_no_file(path: Path | None) -> None:
    """Raise AppError if a file was given although standard input is read."""
    if path is not None:
        raise AppError(
            "Lines are read from standard input, not from “{name}”.",
            "Use `< {name}`.",
            name=path,
        )
