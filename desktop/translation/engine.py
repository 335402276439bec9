"""What the program asks of a translation engine, whichever it is."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from desktop.base.cancellation import Token
from desktop.reading.article import Direction, Links, Translated


class Engine(Protocol):
    """Translates sentences; knows nothing of articles, libraries or windows."""

    def model(self, direction: Direction) -> str | None:
        """Return the name of the model for `direction` ("fr_en 0.1"); None where there is none.

        Answers from what lies on disk, without loading anything.
        """
        ...

    def translate(
        self, sources: Sequence[str], direction: Direction, token: Token, urgent: int = 0
    ) -> Iterator[tuple[Translated, ...]]:
        """Translate sentences in batches, each yielded when it is ready.

        The first `urgent` sources come before all others, the very first alone. Every source
        comes back exactly once, in an order that suits the engine. Raises AppError where there is
        no model for `direction` or it can't be loaded, and Cancelled between two batches once the
        token asks for it.
        """
        ...

    def alternatives(self, source: str, direction: Direction, count: int) -> tuple[Translated, ...]:
        """Return up to `count` translations of one sentence that differ, the likeliest first.

        Raises AppError as `translate` does.
        """
        ...

    def link(self, source: str, text: str, direction: Direction) -> Links:
        """Return which words of `text`, a translation of `source`, stand for which of its words.

        Nothing where there is no model for `direction`.
        """
        ...

    def tune(self, token: Token) -> None:
        """Find out, in idle seconds and once on a machine, how it translates fastest, and keep it.

        Raises Cancelled, which leaves nothing behind.
        """
        ...
