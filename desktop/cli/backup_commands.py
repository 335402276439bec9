"""The verbs on the library's safety: backup, backups, restore, verify."""

import argparse
from pathlib import Path

from desktop.base.paths import Home
from desktop.cli.subcommands import FAILURE, add_command
from desktop.library import Facts, open_library
from desktop.services import backups as backup_service


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the verbs on the library's safety."""
    command = add_command(commands, "backup", backup, "copy everything to one file")
    command.add_argument("file", type=Path, nargs="?", metavar="FILE")
    add_command(commands, "backups", backups, "list the backups, the latest first")
    command = add_command(commands, "restore", restore, "put a backup in the library's place")
    command.add_argument("file", type=Path, metavar="FILE")
    command.add_argument("--look", action="store_true", help="only tell what the backup holds")
    command = add_command(
        commands, "verify", verify, "check every page of the library, or of a backup"
    )
    command.add_argument("file", type=Path, nargs="?", metavar="FILE")


def backup(home: Home, options: argparse.Namespace) -> int:
    """Make a backup, where no file is named among the others, and tell where it is."""
    with open_library(home.library, home.backups) as library:
        path = options.file or backup_service.new_backup_path(home.backups)
        facts = backup_service.back_up(library, path)
    print(f"{path}: {_told(facts)}")
    return 0


def backups(home: Home, options: argparse.Namespace) -> int:
    """Print a line a backup; 2 where one is bad."""
    found = backup_service.list_backups(home)
    for one in found:
        print(f"{one.path}: {_told(one.facts) if one.facts else one.failure}")
    return FAILURE if any(one.failure for one in found) else 0


def restore(home: Home, options: argparse.Namespace) -> int:
    """Tell what the backup holds and put it in place; the library before is kept."""
    print(f"{options.file}: {_told(backup_service.verify(options.file))}")
    if options.look:
        return 0
    done = backup_service.restore(home, options.file)
    print(f"restored to {home.library}")
    if done.previous:
        print(f"the library before is kept: {done.previous}")
    return 0


def verify(home: Home, options: argparse.Namespace) -> int:
    """Check the library or a backup and tell what it holds."""
    path = options.file or home.library
    print(f"good: {path}: {_told(backup_service.verify(path))}")
    return 0


def _told(facts: Facts) -> str:
    used = f"{facts.used_at.astimezone():%Y-%m-%d %H:%M}" if facts.used_at else "never"
    return (
        f"articles: {facts.articles}, highlights: {facts.highlights}, notes: {facts.notes}, "
        f"last used: {used}, schema {facts.schema}"
    )
