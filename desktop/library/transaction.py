"""What every room of the library works with: a connection in a transaction, and its moment."""

from datetime import datetime

from sqlalchemy import Connection

from desktop.library.changes import Changes


class Reads:
    """A transaction that looks; it sees one state of the library from beginning to end."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection


class Writes(Reads):
    """A transaction that changes; `changes` grows with every operation.

    All that it makes carries the moment at which it began.
    """

    def __init__(self, connection: Connection, moment: datetime) -> None:
        super().__init__(connection)
        self._moment = moment
        self.changes = Changes()
