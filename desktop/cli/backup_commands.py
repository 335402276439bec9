"""Commands for backups: backup, backups, restore, verify."""

import argparse

from desktop.base.paths import Home
from desktop.cli import arguments
from desktop.cli.subcommands import FAILURE, add_command
from desktop.library import LibrarySummary, open_library
from desktop.services import backups as backup_service


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the commands for backups."""
    command = add_command(commands, "backup", backup, "copy the whole library to one file")
    command.add_argument("file", type=arguments.path, nargs="?", metavar="FILE")
    add_command(commands, "backups", backups, "list the backups, latest first")
    command = add_command(commands, "restore", restore, "replace the library with a backup")
    command.add_argument("file", type=arguments.path, metavar="FILE")
    command.add_argument("--look", action="store_true", help="only show what the backup contains")
    command = add_command(
        commands, "verify", verify, "check every page of the library, or of a backup"
    )
    command.add_argument("file", type=arguments.path, nargs="?", metavar="FILE")


def backup(home: Home, options: argparse.Namespace) -> int:
    """Back up the library to the given file, or into the backups folder, and print the path."""
    with open_library(home.library, home.backups) as library:
        path = options.file or backup_service.new_backup_path(home.backups)
        facts = backup_service.back_up(library, path)
    print(f"{path}: {_summarize(facts)}")
    return 0


def backups(home: Home, options: argparse.Namespace) -> int:
    """Print one line per backup; the exit code is 2 if any is damaged."""
    listed = backup_service.list_backups(home)
    for each in listed:
        print(f"{each.path}: {_summarize(each.facts) if each.facts else each.failure}")
    return FAILURE if any(each.failure for each in listed) else 0


def restore(home: Home, options: argparse.Namespace) -> int:
    """Show what the backup contains and replace the library with it; the old library is kept."""
    print(f"{options.file}: {_summarize(backup_service.check_readable(options.file))}")
    if options.look:
        return 0
    result = backup_service.restore(home, options.file)
    print(f"restored to {home.library}")
    if result.previous:
        print(f"the previous library was kept: {result.previous}")
    return 0


def verify(home: Home, options: argparse.Namespace) -> int:
    """Check the library or a backup, and print what it contains."""
    path = options.file
    facts = backup_service.verify(path) if path else backup_service.verify_library(home)
    print(f"ok: {path or home.library}: {_summarize(facts)}")
    return 0


def _summarize(facts: LibrarySummary) -> str:
    used = f"{facts.used_at.astimezone():%Y-%m-%d %H:%M}" if facts.used_at else "never"
    return (
        f"articles: {facts.articles}, highlights: {facts.highlights}, notes: {facts.notes}, "
        f"last used: {used}, schema {facts.schema}"
    )
