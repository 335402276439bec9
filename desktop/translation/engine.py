"""The Engine protocol: what the program requires of a translation engine."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from desktop.base.cancellation import Token
from desktop.reading.article import Direction, Links, Translated


class Engine(Protocol):
    """Translates sentences; knows nothing about articles, the library or the UI."""

    def model(self, direction: Direction) -> str | None:
        """Return the name of the model for `direction` ("fr_en 0.1"); None if there is none.

        Only looks at the files on disk, without loading the model.
        """
        ...

    def translate(
        self, sources: Sequence[str], direction: Direction, token: Token, urgent: int = 0
    ) -> Iterator[tuple[Translated, ...]]:
        """Translate sentences in batches, yielding each when it is ready.

        The first `urgent` sources come before all others, the very first alone. Every source
        comes back exactly once, in any order. Raises AppError if there is no model for
        `direction` or it can't be loaded, and Cancelled between batches if the token is cancelled.
        """
        ...

    def look_again(
        self, drafts: Sequence[Translated], direction: Direction, token: Token
    ) -> Iterator[tuple[Translated, ...]]:
        """Yield in batches, in order, the best of many translations of the drafts' sentences.

        That may be the draft. Takes 5 to 10 times as long as `translate`, and raises as it does.
        """
        ...

    def alternatives(self, source: str, direction: Direction, count: int) -> tuple[Translated, ...]:
        """Return up to `count` different translations of one sentence, the likeliest first.

        Raises AppError as `translate` does.
        """
        ...

    def link(self, source: str, text: str, direction: Direction) -> Links:
        """Align the words of `source` with those of `text`, its translation.

        Empty if there is no model for `direction`.
        """
        ...

    def tune(self, token: Token) -> None:
        """Measure and save, once per machine and when idle, the fastest way to translate.

        Raises Cancelled; nothing is saved then.
        """
        ...
