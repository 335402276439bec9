"""The option --encoding, and the note about a file whose encoding was guessed."""

import argparse
import sys

from desktop.base.errors import AppError
from desktop.cli import arguments
from desktop.reading.text.encodings import name_encoding, require_codec
from desktop.services.documents import GuessedEncoding


def add_encoding(command: argparse.ArgumentParser) -> None:
    """Add --encoding to a command that reads files."""
    command.add_argument(
        "--encoding",
        type=arguments.words,
        metavar="NAME",
        help="read text in this encoding: mac-roman, cp850, …",
    )


def read_encoding(options: argparse.Namespace) -> str | None:
    """Return Python's codec for the encoding given. Raises AppError if it is unknown."""
    return None if options.encoding is None else require_codec(options.encoding)


def note_guess(report: object) -> None:
    """Print the note if a task reports a guessed encoding; for the callback of a Token."""
    if isinstance(report, GuessedEncoding):
        print_guess(report.name, report.encoding)


def print_guess(name: str, encoding: str) -> None:
    """Tell on stderr that the file `name` was read with a guessed `encoding`, a Python codec."""
    doubt = AppError(
        "The encoding of “{name}” isn't declared; it was read as {encoding}.",
        "If letters look wrong, name another one: --encoding mac-roman, for example.",
        name=name,
        encoding=name_encoding(encoding),
    )
    print(f"note: {doubt}", file=sys.stderr)
