"""Pivot translation: via English with two models where there is no direct one (Spanish→French)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from desktop.base.cancellation import Token
from desktop.base.errors import AppError
from desktop.reading.article import Direction, Doubt, Links, Translated
from desktop.reading.languages.routes import Steps, list_steps
from desktop.translation.engine import Engine

JOINT = " + "
"""The separator between the names of two chained models."""


class PivotEngine:
    """An engine that pivots through English where the wrapped one has no direct model.

    A translation through English is named after both models, and has the doubts of both steps.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def model(self, direction: Direction) -> str | None:
        """Return the name of the model, or of both; None if one is missing."""
        steps = self._find_route(direction)
        names = [self._engine.model(step) for step in steps or ()]
        return JOINT.join(name for name in names if name) or None

    def translate(
        self, sources: Sequence[str], direction: Direction, token: Token, urgent: int = 0
    ) -> Iterator[tuple[Translated, ...]]:
        """Translate sentences; each batch of the first step goes right on to the second."""
        first, *rest = self._require_route(direction)
        if not rest:
            yield from self._engine.translate(sources, direction, token, urgent)
            return
        (second,) = rest
        for batch in self._engine.translate(sources, first, token, urgent):
            yield from self._translate_further(batch, second, token, is_urgent=urgent > 0)
            urgent -= len(batch)

    def look_again(
        self, drafts: Sequence[Translated], direction: Direction, token: Token
    ) -> Iterator[tuple[Translated, ...]]:
        """Look again at direct translations; those through English stay as they are."""
        if len(self._require_route(direction)) == 1:
            yield from self._engine.look_again(drafts, direction, token)
        else:
            yield tuple(replace(draft, is_careful=True) for draft in drafts)

    def alternatives(self, source: str, direction: Direction, count: int) -> tuple[Translated, ...]:
        """Return translations of one sentence; through English, alternatives of the last step."""
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
        """Align the words of a direct translation; empty for one through English.

        Two models' attention can't be chained, since the English text in between isn't kept.
        """
        if len(self._find_route(direction) or ()) != 1:
            return ()
        return self._engine.link(source, text, direction)

    def tune(self, token: Token) -> None:
        """Measure and save the fastest way to translate, as the wrapped engine does."""
        self._engine.tune(token)

    def _find_route(self, direction: Direction) -> Steps | None:
        """Return the first sequence of steps that all have a model; None if there is none."""
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
        """Translate a batch by the second step; text that the first one only copied stays as is."""
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
    """Return the steps whose models must be installed; empty if translation is possible.

    If both a direct and a pivot route are possible, those of the pivot route, since Argos has few
    packages that aren't from or into English.
    """
    if engine.model(direction) is not None:
        return ()
    return tuple(step for step in list_steps(direction)[-1] if engine.model(step) is None)


def _chain(first: Translated, second: Translated) -> Translated:
    """Chain two steps into one translation, adding their scores and doubts."""
    return Translated(
        first.source,
        second.text,
        Direction(first.direction.source, second.direction.target),
        f"{first.model}{JOINT}{second.model}",
        first.score + second.score,
        tuple(doubt for doubt in Doubt if doubt in (*first.doubts, *second.doubts)),
    )
