"""Command purge: permanently delete what was deleted longer ago than the retention period."""

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
    """Add the command `purge`."""
    command = add_command(
        commands,
        "purge",
        purge_,
        "delete for good what was deleted a while ago; backups keep their copies",
    )
    command.add_argument(
        "--days",
        type=int,
        metavar="N",
        help="purge what was deleted more than N days ago (the setting: 30); 0: everything deleted",
    )
    command.add_argument(
        "--dry-run", action="store_true", help="only show how much would be purged"
    )


def purge_(home: Home, options: argparse.Namespace) -> int:
    """Purge, or with --dry-run only count; the exit code is 2 if the file couldn't be shrunk."""
    older_than = _older_than(home, options.days)
    with open_library(home.library, home.backups) as library:
        if options.dry_run:
            print(f"would be purged: {_summarize(count_purgeable(library, older_than))}")
            return 0
        result = purge(library, older_than, Token())
    print(f"purged: {_summarize(result.counts)}, freed: {result.freed_bytes} bytes")
    if result.failure:
        print(result.failure, file=sys.stderr)
        return FAILURE
    return 0


def _older_than(home: Home, days: int | None) -> timedelta:
    """Return the minimum age of deletions to purge; without `days`, the one in the settings."""
    if days is not None:
        if not 0 <= days <= MAX_RETENTION_DAYS:
            raise AppError(
                "{days} isn't a valid number of days.",
                "Use a number from 0 to {most}.",
                days=days,
                most=MAX_RETENTION_DAYS,
            )
        return timedelta(days=days)
    retention = retention_period(load(home.settings).purge_after_days)
    if retention is None:
        raise AppError("Purging is turned off in the settings.", "Use --days N to purge anyway.")
    return retention


def _summarize(counts: PurgeCounts) -> str:
    return (
        f"articles: {counts.articles}, highlights: {counts.highlights}, "
        f"notes: {counts.notes}, tags: {counts.tags}"
    )
