"""Commands for the glossary and the translation memory: list, add, remove, import, export."""

import argparse
import sys

from desktop.base.cancellation import Token
from desktop.base.errors import AppError
from desktop.base.paths import Home
from desktop.cli import arguments
from desktop.cli.subcommands import add_command
from desktop.library import open_library
from desktop.reading.article import DIRECTIONS, Direction, Language
from desktop.reading.exchange.import_outcome import Skipped, SkipReason
from desktop.reading.glossary.terms import Term
from desktop.services import glossary, memory

REASONS = {
    SkipReason.EMPTY: "without words on one side",
    SkipReason.LANGUAGE: "in other languages",
    SkipReason.REPEATED: "already there",
    SkipReason.TOO_LONG: "too long",
}


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the commands for the glossary and the memory."""
    group = _add_group(commands, "glossary", "manage your preferred terms")
    _add_direction(add_command(group, "list", list_terms, "list the glossary"), is_required=False)
    command = add_command(group, "add", add, "add a term, or replace its translation")
    command.add_argument("source", type=arguments.words, metavar="TERM")
    command.add_argument("target", type=arguments.words, metavar="TRANSLATION")
    _add_direction(command)
    command = add_command(group, "remove", remove, "remove a term")
    command.add_argument("source", type=arguments.words, metavar="TERM")
    _add_direction(command)
    command = add_command(group, "import", import_glossary, "import terms from CSV or TBX")
    command.add_argument("file", type=arguments.path, nargs="?", metavar="FILE")
    command.add_argument("--sample", action="store_true", help="import the bundled press glossary")
    command = add_command(group, "export", export_glossary, "export the glossary as CSV or TBX")
    command.add_argument("file", type=arguments.path, metavar="FILE")

    group = _add_group(commands, "memory", "import or export the translation memory")
    command = add_command(group, "import", import_memory, "import translations from TMX")
    command.add_argument("file", type=arguments.path, metavar="FILE")
    command = add_command(group, "export", export_memory, "export the memory as TMX")
    command.add_argument("file", type=arguments.path, metavar="FILE")
    command.add_argument("--own", action="store_true", help="only your own translations")


def list_terms(home: Home, options: argparse.Namespace) -> int:
    """Print one line per term: its direction, source and translation, separated by tabs."""
    with open_library(home.library, home.backups) as library:
        for term in glossary.list_terms(library):
            if options.source_language in (None, term.direction.source):
                print(f"{term.direction}\t{term.source}\t{term.target}")
    return 0


def add(home: Home, options: argparse.Namespace) -> int:
    """Add one term."""
    with open_library(home.library, home.backups) as library:
        glossary.add_term(library, Term(options.source, options.target, _direction(options)))
    return 0


def remove(home: Home, options: argparse.Namespace) -> int:
    """Remove one term.

    Raises AppError if it isn't in the glossary.
    """
    with open_library(home.library, home.backups) as library:
        if not glossary.remove_term(library, Term(options.source, "", _direction(options))):
            raise AppError(
                "“{term}” isn't in the glossary.",
                "See “visavis glossary list”.",
                term=options.source,
            )
    return 0


def import_glossary(home: Home, options: argparse.Namespace) -> int:
    """Import terms from a file, or the sample glossary."""
    if options.sample == (options.file is not None):
        raise AppError("No file was named.", "Name a CSV or TBX file, or use --sample.")
    with open_library(home.library, home.backups) as library:
        if options.sample:
            imported = glossary.import_sample_glossary(library)
        else:
            imported = glossary.import_glossary(library, options.file)
    print(f"{imported.added} added, {imported.replaced} replaced")
    _print_skipped(imported.skipped)
    return 0


def export_glossary(home: Home, options: argparse.Namespace) -> int:
    """Export the glossary to a file."""
    with open_library(home.library, home.backups) as library:
        print(f"{glossary.export_glossary(library, options.file)} written")
    return 0


def import_memory(home: Home, options: argparse.Namespace) -> int:
    """Import translations into the memory."""
    with open_library(home.library, home.backups) as library:
        imported = memory.import_memory(library, options.file, Token())
    print(f"{imported.added} added")
    _print_skipped(imported.skipped)
    return 0


def export_memory(home: Home, options: argparse.Namespace) -> int:
    """Export the translation memory to a file."""
    with open_library(home.library, home.backups) as library:
        written = memory.export_memory(library, options.file, own_only=options.own)
    print(f"{written} written")
    return 0


def _add_group(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, about: str
) -> "argparse._SubParsersAction[argparse.ArgumentParser]":
    """Add a command with subcommands, and return where they are added."""
    parser = commands.add_parser(name, help=about, description=about.capitalize() + ".")
    return parser.add_subparsers(metavar="COMMAND", required=True)


def _add_direction(parser: argparse.ArgumentParser, *, is_required: bool = True) -> None:
    parser.add_argument(
        "--from", dest="source_language", choices=("fr", "en"), required=is_required
    )


def _direction(options: argparse.Namespace) -> Direction:
    source = Language(options.source_language)
    return next(direction for direction in DIRECTIONS if direction.source is source)


def _print_skipped(skipped: Skipped) -> None:
    for reason, number in skipped:
        print(f"skipped: {number} {REASONS[reason]}", file=sys.stderr)
