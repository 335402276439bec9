"""The verb that deletes for good what was deleted a while ago."""

import argparse
import sys
from datetime import timedelta

from desktop.base.cancellation import Token
from desktop.base.errors import AppError
from desktop.base.paths import Home
from desktop.base.settings import load
from desktop.cli.verbs import FAILURE, declare
from desktop.library import PurgeCounts, open_library
from desktop.services.purge import LONGEST, count_purgeable, purge, retention

ABOUT = """Delete for good what was deleted more than 30 days ago (purge_after_days in the
settings). An open window's undo can't restore it then. Backups made before still hold it."""


def add_verbs(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the verb."""
    verb = declare(verbs, "purge", purge_, "delete for good what was deleted a while ago")
    verb.description = ABOUT
    verb.add_argument(
        "--days", type=_days, metavar="N", help="deleted more than N days ago; 0: all that is"
    )
    verb.add_argument("--dry-run", action="store_true", help="only tell how much would go")


def purge_(home: Home, options: argparse.Namespace) -> int:
    """Purge, or only count, and tell how much; 2 where the file couldn't be made smaller."""
    older_than: timedelta | None = options.days
    if older_than is None:
        older_than = retention(load(home.settings).purge_after_days)
    if older_than is None:
        raise AppError("The settings say that nothing is ever purged.", "Say --days N.")
    with open_library(home.library, home.backups) as library:
        if options.dry_run:
            print(f"would be purged: {_counted(count_purgeable(library, older_than))}")
            return 0
        done = purge(library, older_than, Token())
    print(f"purged: {_counted(done.counts)}; the file is {done.freed} bytes smaller")
    if done.failure:
        print(done.failure, file=sys.stderr)
        return FAILURE
    return 0


def _days(typed: str) -> timedelta:
    days = int(typed)
    if not 0 <= days <= LONGEST:
        raise ValueError
    return timedelta(days=days)


def _counted(counts: PurgeCounts) -> str:
    return (
        f"articles: {counts.articles}, highlights: {counts.highlights}, "
        f"notes: {counts.notes}, tags: {counts.tags}"
    )
