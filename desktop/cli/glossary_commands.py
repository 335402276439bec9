"""The verbs on the reader's glossary and translation memory: list, add, remove, import, export."""

import argparse
import sys
from pathlib import Path

from desktop.base.cancellation import Token
from desktop.base.errors import AppError
from desktop.base.paths import Home
from desktop.cli.subcommands import add_command
from desktop.library import open_library
from desktop.reading.article import DIRECTIONS, Direction, Language
from desktop.reading.exchange.import_outcome import Skipped, SkipReason
from desktop.reading.glossary.terms import Term
from desktop.services import glossary, memory

WHYS = {
    SkipReason.EMPTY: "without words on one side",
    SkipReason.LANGUAGE: "in other languages",
    SkipReason.REPEATED: "there already",
    SkipReason.TOO_LONG: "too long",
}


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the verbs on the glossary and on the memory."""
    parts = _parts(commands, "glossary", "keep the words that you prefer")
    _directed(add_command(parts, "list", list_terms, "list the glossary"), is_needed=False)
    command = add_command(parts, "add", add, "add a term, or replace its rendering")
    command.add_argument("source", metavar="TERM")
    command.add_argument("target", metavar="RENDERING")
    _directed(command)
    command = add_command(parts, "remove", remove, "take a term out")
    command.add_argument("source", metavar="TERM")
    _directed(command)
    command = add_command(parts, "import", import_glossary, "bring in terms from CSV or TBX")
    command.add_argument("file", type=Path, nargs="?", metavar="FILE")
    command.add_argument(
        "--sample", action="store_true", help="the glossary of press terms we ship"
    )
    command = add_command(parts, "export", export_glossary, "write the glossary as CSV or TBX")
    command.add_argument("file", type=Path, metavar="FILE")

    parts = _parts(commands, "memory", "exchange the translation memory")
    command = add_command(parts, "import", import_memory, "bring in translations from TMX")
    command.add_argument("file", type=Path, metavar="FILE")
    command = add_command(parts, "export", export_memory, "write the memory as TMX")
    command.add_argument("file", type=Path, metavar="FILE")
    command.add_argument("--own", action="store_true", help="only what you wrote yourself")


def list_terms(home: Home, options: argparse.Namespace) -> int:
    """Print a line a term: its direction, the term, its rendering."""
    with open_library(home.library, home.backups) as library:
        for term in glossary.list_terms(library):
            chosen = options.source_language or term.direction.source
            if chosen == term.direction.source:
                print(f"{term.direction}\t{term.source}\t{term.target}")
    return 0


def add(home: Home, options: argparse.Namespace) -> int:
    """Add one term."""
    with open_library(home.library, home.backups) as library:
        glossary.add_term(library, Term(options.source, options.target, _direction(options)))
    return 0


def remove(home: Home, options: argparse.Namespace) -> int:
    """Take one term out; tell where there is none."""
    with open_library(home.library, home.backups) as library:
        if not glossary.remove_term(library, Term(options.source, "", _direction(options))):
            raise AppError(
                "“{term}” isn't in the glossary.",
                "See “visavis glossary list”.",
                term=options.source,
            )
    return 0


def import_glossary(home: Home, options: argparse.Namespace) -> int:
    """Bring in a file of terms, or the sample."""
    if options.sample == (options.file is not None):
        raise AppError("No file was named.", "Name a CSV or TBX file, or say --sample.")
    with open_library(home.library, home.backups) as library:
        if options.sample:
            imported = glossary.import_sample_glossary(library)
        else:
            imported = glossary.import_glossary(library, options.file)
    print(f"{imported.added} added, {imported.replaced} replaced")
    _tell(imported.skipped)
    return 0


def export_glossary(home: Home, options: argparse.Namespace) -> int:
    """Write the glossary to a file."""
    with open_library(home.library, home.backups) as library:
        print(f"{glossary.export_glossary(library, options.file)} written")
    return 0


def import_memory(home: Home, options: argparse.Namespace) -> int:
    """Bring in a translation memory."""
    with open_library(home.library, home.backups) as library:
        imported = memory.import_memory(library, options.file, Token())
    print(f"{imported.added} taken")
    _tell(imported.skipped)
    return 0


def export_memory(home: Home, options: argparse.Namespace) -> int:
    """Write the translation memory to a file."""
    with open_library(home.library, home.backups) as library:
        written = memory.export_memory(library, options.file, own_only=options.own)
    print(f"{written} written")
    return 0


def _parts(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, about: str
) -> "argparse._SubParsersAction[argparse.ArgumentParser]":
    """Declare a verb that does several things, and return where they are declared."""
    parser = commands.add_parser(name, help=about, description=about.capitalize() + ".")
    return parser.add_subparsers(metavar="WHAT", required=True)


def _directed(parser: argparse.ArgumentParser, *, is_needed: bool = True) -> None:
    parser.add_argument("--from", dest="source_language", choices=("fr", "en"), required=is_needed)


def _direction(options: argparse.Namespace) -> Direction:
    source = Language(options.source_language)
    return next(one for one in DIRECTIONS if one.source is source)


def _tell(skipped: Skipped) -> None:
    for why, number in skipped:
        print(f"passed over: {number} {WHYS[why]}", file=sys.stderr)
