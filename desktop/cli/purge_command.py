"""The verb that deletes for good what was deleted a while ago."""

import argparse
import sys
from datetime import timedelta

from desktop.base.cancellation import Token
from desktop.base.errors import AppError
from desktop.base.paths import Home
from desktop.base.settings import load
from desktop.cli.subcommands import FAILURE, add_command
from desktop.library import PurgeCounts, open_library
from desktop.services.purge import MAX_RETENTION_DAYS, count_purgeable, purge, retention_period


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the verb."""
    command = add_command(
        commands,
        "purge",
        purge_,
        "delete for good what was deleted a while ago; backups keep what they hold",
    )
    command.add_argument(
        "--days",
        type=int,
        metavar="N",
        help="deleted more than N days ago (the setting: 30); 0: all that is deleted",
    )
    command.add_argument("--dry-run", action="store_true", help="only tell how much would go")


def purge_(home: Home, options: argparse.Namespace) -> int:
    """Purge, or only count, and tell how much; 2 where the file couldn't be made smaller."""
    older_than = _older_than(home, options.days)
    with open_library(home.library, home.backups) as library:
        if options.dry_run:
            print(f"would go: {_counted(count_purgeable(library, older_than))}")
            return 0
        done = purge(library, older_than, Token())
    print(f"purged: {_counted(done.counts)}, freed: {done.freed_bytes} bytes")
    if done.failure:
        print(done.failure, file=sys.stderr)
        return FAILURE
    return 0


def _older_than(home: Home, days: int | None) -> timedelta:
    """Return how long ago a thing must have been deleted; None are the setting's days."""
    if days is not None:
        if not 0 <= days <= MAX_RETENTION_DAYS:
            raise AppError("{days} is no number of days.", "Say 0 or more.", days=days)
        return timedelta(days=days)
    kept_for = retention_period(load(home.settings).purge_after_days)
    if kept_for is None:
        raise AppError("The settings say that nothing is ever purged.", "Say --days N.")
    return kept_for


def _counted(counts: PurgeCounts) -> str:
    return (
        f"articles: {counts.articles}, highlights: {counts.highlights}, "
        f"notes: {counts.notes}, tags: {counts.tags}"
    )
