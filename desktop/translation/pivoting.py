"""From a third language into French: by a package of its own, or through English by two."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from desktop.base.cancellation import Token
from desktop.base.errors import AppError
from desktop.reading.article import Direction, Doubt, Links, Translated
from desktop.reading.languages.routes import Steps, list_steps
from desktop.translation.engine import Engine

JOINT = " + "
"""What stands between the names of two models that translate one after the other."""


class PivotEngine:
    """An engine that goes through English where another one has no model from end to end.

    What came through English is named after both models, and doubtful where either step is.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def model(self, direction: Direction) -> str | None:
        """Return the name of the model, or of the two; None where one is lacking."""
        steps = self._find_route(direction)
        names = [self._engine.model(step) for step in steps or ()]
        return JOINT.join(name for name in names if name) or None

    def translate(
        self, sources: Sequence[str], direction: Direction, token: Token, urgent: int = 0
    ) -> Iterator[tuple[Translated, ...]]:
        """Translate sentences, each batch of the first step at once by the second."""
        first, *rest = self._require_route(direction)
        if not rest:
            yield from self._engine.translate(sources, direction, token, urgent)
            return
        (second,) = rest
        for batch in self._engine.translate(sources, first, token, urgent):
            yield from self._translate_further(batch, second, token, is_urgent=urgent > 0)
            urgent -= len(batch)

    def alternatives(self, source: str, direction: Direction, count: int) -> tuple[Translated, ...]:
        """Return translations of one sentence; through English, what else its last step says."""
        first, *rest = self._require_route(direction)
        if not rest:
            return self._engine.alternatives(source, direction, count)
        (second,) = rest
        batches = self._engine.translate([source], first, Token())
        (one,) = (one for batch in batches for one in batch)
        if Doubt.COPIED in one.doubts:
            return ()
        others = self._engine.alternatives(one.text, second, count)
        return tuple(_chain(one, other) for other in others)

    def link(self, source: str, text: str, direction: Direction) -> Links:
        """Return which words stand for which; nothing for what came through English.

        The attention of two models can't be chained: the words between them aren't the reader's.
        """
        if len(self._find_route(direction) or ()) != 1:
            return ()
        return self._engine.link(source, text, direction)

    def tune(self, token: Token) -> None:
        """Let the engine find out how it translates fastest."""
        self._engine.tune(token)

    def _find_route(self, direction: Direction) -> Steps | None:
        """Return the first way that has a model for every step; None where there is none."""
        return next(
            (
                steps
                for steps in list_steps(direction)
                if all(self._engine.model(step) is not None for step in steps)
            ),
            None,
        )

    def _require_route(self, direction: Direction) -> Steps:
        steps = self._find_route(direction)
        if steps is None:
            raise AppError(
                "There is no model for {direction}.",
                "Install {models} with the command “Models”; the original can be read meanwhile.",
                direction=direction,
                models=", ".join(map(str, missing_models(self._engine, direction))),
            )
        return steps

    def _translate_further(
        self, batch: Sequence[Translated], direction: Direction, token: Token, *, is_urgent: bool
    ) -> Iterator[tuple[Translated, ...]]:
        """Take a batch one step further; what the first step couldn't translate stays as it is."""
        stuck = tuple(one for one in batch if Doubt.COPIED in one.doubts)
        if stuck:
            model = self._engine.model(direction) or ""
            yield tuple(
                _chain(one, Translated(one.text, one.text, direction, model)) for one in stuck
            )
        sources = defaultdict[str, list[Translated]](list)
        for one in batch:
            if one not in stuck:
                sources[one.text].append(one)
        urgent = len(sources) if is_urgent else 0
        for further in self._engine.translate([*sources], direction, token, urgent):
            yield tuple(_chain(one, other) for other in further for one in sources[other.source])


def missing_models(engine: Engine, direction: Direction) -> Steps:
    """Return the steps that a model is to be installed for; nothing where there is a way.

    Of two ways the longer is told, since Argos has few packages that aren't from or into English.
    """
    if engine.model(direction) is not None:
        return ()
    return tuple(step for step in list_steps(direction)[-1] if engine.model(step) is None)


def _chain(first: Translated, second: Translated) -> Translated:
    """Return the translation of the first's source by both steps; its score is that of both."""
    return Translated(
        first.source,
        second.text,
        Direction(first.direction.source, second.direction.target),
        f"{first.model}{JOINT}{second.model}",
        first.score + second.score,
        tuple(doubt for doubt in Doubt if doubt in (*first.doubts, *second.doubts)),
    )
