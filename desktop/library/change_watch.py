"""What other programs have written to an open library: found by a count of all commits.

Each write transaction increments the count and remembers its own numbers, so a number that is
nobody's here was written elsewhere. What changed is found by comparing the revisions of articles.
"""

from __future__ import annotations

import threading
import time
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from desktop.library import schema
from desktop.library.changes import Changes
from desktop.library.records import ArticleId
from desktop.library.transaction import Reads
from desktop.reading.article import DIRECTIONS

if TYPE_CHECKING:
    from desktop.library.library import Library

Versions = dict[ArticleId, tuple[int, datetime | None]]
"""The revision of each article, and when it was deleted."""


class CommitCount:
    """The numbers of the commits made through one Library; safe to use from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._own: set[int] = set()

    def begin(self, connection: Connection) -> int:
        """Return the number of a transaction that has begun.

        A count that was lost goes on from a number that was nobody's: the time in seconds.
        """
        table = schema.library_state
        number: int = connection.execute(
            insert(table)
            .values(id=1, commits=int(time.time()))
            .on_conflict_do_update(index_elements=["id"], set_={"commits": table.c.commits + 1})
            .returning(table.c.commits)
        ).scalar_one()
        with self._lock:
            self._own.add(number)
        return number

    def forget(self, number: int | None) -> None:
        """Take back the number of a transaction that was rolled back: another will get it."""
        with self._lock:
            self._own.discard(number or 0)

    def are_own(self, after: int, last: int) -> bool:
        """Return whether all commits `after` one and up to the `last` were made here."""
        with self._lock:
            own = sum(after < number <= last for number in self._own)
            self._own = {number for number in self._own if number > last}
        return own == last - after


class VersionReads(Reads):
    """Queries for the count of commits and the versions of all articles."""

    def commits(self) -> int:
        """Return the number of commits that were ever made."""
        return self._connection.execute(select(schema.library_state.c.commits)).scalar() or 0

    def versions(self) -> Versions:
        """Return the version of every article, those deleted included."""
        table = schema.article.c
        rows = self._connection.execute(select(table.id, table.revision, table.deleted_at))
        return {ArticleId(row.id): (row.revision, row.deleted_at) for row in rows}


class ChangeWatch:
    """Finds what other programs have changed in `library` since this was made or last asked."""

    def __init__(self, library: Library) -> None:
        self._library = library
        with library.read() as tx:
            self._commits, self._versions = tx.commits(), tx.versions()

    def find(self) -> Changes:
        """Return what was changed elsewhere since the last call; more, if it can't be told apart.

        Raises AppError if the library can't be read.
        """
        with self._library.read() as tx:
            commits = tx.commits()
            if commits == self._commits:
                return Changes()
            versions = tx.versions()
        is_own = self._library.commit_count.are_own(self._commits, commits)
        before, self._commits, self._versions = self._versions, commits, versions
        return Changes() if is_own else _compare(before, versions)


def _compare(before: Versions, after: Versions) -> Changes:
    """Return the changes between two versions; also the terms and labels, which have none."""
    changed = {one for one in before | after if before.get(one) != after.get(one)}
    appeared_or_gone = {
        one
        for one in changed
        if one not in before or one not in after or before[one][1] != after[one][1]
    }
    return Changes(
        articles=frozenset(appeared_or_gone),
        labels=frozenset(after),
        annotations=frozenset(changed - appeared_or_gone),
        translations=frozenset(DIRECTIONS if changed - appeared_or_gone else ()),
        terms=frozenset(DIRECTIONS),
    )
