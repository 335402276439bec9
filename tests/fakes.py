"""Engines for tests: one that echoes, one that waits, one that fails."""

import threading
from collections.abc import Iterator, Sequence
from dataclasses import replace

from typing_extensions import override

from desktop.base.cancellation import Token
from desktop.base.errors import AppError
from desktop.reading.article import Direction, Links, Translated
from desktop.translation.linking import find_words


class EchoEngine:
    """Translates by writing the target language before the source; counts its calls."""

    name = "echo 1"

    def __init__(self, batch: int = 4) -> None:
        self.batch = batch
        self.calls: list[tuple[str, ...]] = []
        self.tunings = 0

    def model(self, direction: Direction) -> str | None:
        return self.name

    def translate(
        self, sources: Sequence[str], direction: Direction, token: Token, urgent: int = 0
    ) -> Iterator[tuple[Translated, ...]]:
        self.calls.append(tuple(sources))
        for start in range(0, len(sources), self.batch):
            token.check()
            yield tuple(
                Translated(source, self.text(source, direction), direction, self.name, -0.5)
                for source in sources[start : start + self.batch]
            )

    def look_again(
        self, drafts: Sequence[Translated], direction: Direction, token: Token
    ) -> Iterator[tuple[Translated, ...]]:
        for draft in drafts:
            token.check()
            text = self.better_text(draft.source, direction)
            yield (replace(draft, text=text or draft.text, is_careful=True),)

    def better_text(self, source: str, direction: Direction) -> str:
        """Return what a second look finds; empty to keep the first draft."""
        return ""

    def alternatives(self, source: str, direction: Direction, count: int) -> tuple[Translated, ...]:
        texts = (f"{echo(source, direction)}{'!' * rank}" for rank in range(count))
        return tuple(
            Translated(source, text, direction, "echo 1", -0.5 - rank / 10)
            for rank, text in enumerate(texts)
        )

    def link(self, source: str, text: str, direction: Direction) -> Links:
        """Link the words in order; the echo's first word is the language."""
        return tuple(zip(find_words(source), find_words(text)[1:], strict=False))

    def tune(self, token: Token) -> None:
        self.tunings += 1

    def text(self, source: str, direction: Direction) -> str:
        return echo(source, direction)


class CarefulEchoEngine(EchoEngine):
    """Finds something better for every sentence when it looks again."""

    @override
    def better_text(self, source: str, direction: Direction) -> str:
        return f"better {echo(source, direction)}"


class NewerEngine(EchoEngine):
    """Another model, which says so."""

    name = "echo 2"

    @override
    def text(self, source: str, direction: Direction) -> str:
        return f"new {echo(source, direction)}"


class SlowEngine(EchoEngine):
    """Gives one sentence each time that it is let go on."""

    def __init__(self) -> None:
        super().__init__(batch=1)
        self.turn = threading.Semaphore(0)

    @override
    def translate(
        self, sources: Sequence[str], direction: Direction, token: Token, urgent: int = 0
    ) -> Iterator[tuple[Translated, ...]]:
        for batch in super().translate(sources, direction, token, urgent):
            while not self.turn.acquire(timeout=0.02):
                token.check()
            yield batch


class PairsEngine(EchoEngine):
    """Has models for some pairs of languages ("de_en") only, and says which of them it used."""

    def __init__(self, *pairs: str, batch: int = 4) -> None:
        super().__init__(batch)
        self.pairs = set(pairs)
        self.ways: list[Direction] = []

    @override
    def model(self, direction: Direction) -> str | None:
        pair = f"{direction.source}_{direction.target}"
        return f"{pair} 1" if pair in self.pairs else None

    @override
    def translate(
        self, sources: Sequence[str], direction: Direction, token: Token, urgent: int = 0
    ) -> Iterator[tuple[Translated, ...]]:
        name = self.model(direction)
        if name is None:
            raise AppError("There is no model for {direction}.", direction=direction)
        self.ways.append(direction)
        for batch in super().translate(sources, direction, token, urgent):
            yield tuple(replace(one, model=name) for one in batch)


class BrokenEngine(EchoEngine):
    """Has no model that can be loaded."""

    name = "echo broken"

    @override
    def translate(
        self, sources: Sequence[str], direction: Direction, token: Token, urgent: int = 0
    ) -> Iterator[tuple[Translated, ...]]:
        raise AppError("The model {model} can't be loaded.", "Install it again.", model="echo")


def echo(source: str, direction: Direction) -> str:
    """Return what the engines above make of `source`."""
    return f"[{direction.target}] {source}"
