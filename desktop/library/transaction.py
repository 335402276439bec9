"""Base classes of read and write transactions: the connection, its time stamp and its changes."""

from datetime import datetime

from sqlalchemy import Connection

from desktop.library.changes import Changes


class Reads:
    """A read transaction: a consistent snapshot of the library."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection


class Writes(Reads):
    """A write transaction; `changes` adds up what its operations changed.

    Everything it writes has the same time stamp: when it began, in UTC.
    """

    def __init__(self, connection: Connection, now: datetime) -> None:
        super().__init__(connection)
        self._now = now
        self.changes = Changes()
