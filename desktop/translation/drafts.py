"""A sentence on its way through the engine: what goes in, what came out, and what that lost."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from desktop.base.errors import AppError
from desktop.reading.article import Direction, Doubt, Translated
from desktop.translation.guards import doubts
from desktop.translation.keeping import Lost, lost, resumed, until
from desktop.translation.loading import BREAKS
from desktop.translation.numerals import numerals
from desktop.translation.preparing import Prepared, prepare, restore

if TYPE_CHECKING:
    from desktop.translation.loading import Loaded
    from desktop.translation.models import Model

MOST_PIECES = 1000
"""CTranslate2 cuts its input at 1,024 pieces without a word; a longer segment isn't given to it."""
MOST_GAPS = 4
"""Words of a sentence that are put in where it lost them; with more, it is past mending."""
END = "</s>"


@dataclass(frozen=True, slots=True)
class Job:
    """A sentence for the engine: its segments' pieces, none if it is too long."""

    prepared: Prepared
    pieces: tuple[list[str], ...]
    is_too_long: bool

    @property
    def length(self) -> int:
        """Return how many pieces it has."""
        return sum(map(len, self.pieces))


@dataclass(frozen=True, slots=True)
class Output:
    """What the engine made of a segment; `result` has its attention, which is rarely asked for."""

    text: str
    pieces: tuple[str, ...]
    score: float
    is_cut: bool
    result: Any


@dataclass(frozen=True, slots=True)
class Gap:
    """A word that a segment's translation lost, and the pieces that end with it put in."""

    segment: int
    lost: Lost
    prefix: list[str]


@dataclass(frozen=True, slots=True, eq=False)
class Draft:
    """A translation that may still be mended; `tried` are the lost words that were put in."""

    job: Job
    outputs: tuple[Output, ...]
    translated: Translated
    tried: frozenset[tuple[int, Lost]] = frozenset()


def job_of(source: str, loaded: Loaded) -> Job:
    """Return a sentence as the engine takes it."""
    prepared = prepare(source)
    pieces = tuple(loaded.encode(text) for text in prepared.inputs)
    is_too_long = any(len(one) > MOST_PIECES for one in pieces)
    return Job(prepared, () if is_too_long else pieces, is_too_long)


def drafts(jobs: Iterable[Job], results: Sequence[Any], loaded: Loaded) -> list[Draft]:
    """Return what `results`, one a segment, make of each of `jobs`.

    Raises AppError where the model breaks.
    """
    made = iter(outputs(results, loaded))
    found = []
    for job in jobs:
        own = tuple(next(made) for _ in job.pieces)
        whole = _passed_through(job, loaded.model) if job.is_too_long else None
        found.append(Draft(job, own, whole or translated(job, own, loaded)))
    return found


def outputs(results: Iterable[Any], loaded: Loaded) -> list[Output]:
    """Return the best of each of the engine's results. Raises AppError where the model breaks."""
    try:
        return [output(one.result(), loaded) for one in results]
    except BREAKS as error:
        raise AppError(
            "The model {model} can't translate.",
            "Install it again, or use another one; the original can be read meanwhile.",
            model=loaded.model.name,
        ) from error


def output(result: Any, loaded: Loaded, rank: int = 0) -> Output:
    """Return one hypothesis of a result."""
    pieces = tuple(result.hypotheses[rank])
    is_cut = not pieces or pieces[-1] != END
    pieces = pieces if is_cut else pieces[:-1]
    return Output(loaded.decode(list(pieces)), pieces, result.scores[rank], is_cut, result)


def translated(job: Job, parts: Sequence[Output], loaded: Loaded) -> Translated:
    """Put the segments of a sentence together again and say what is doubtful about it."""
    source, model = job.prepared.source, loaded.model
    sides = zip(job.prepared.inputs, parts, strict=False)
    texts = tuple(_numbers_printed(before, part.text, model.direction) for before, part in sides)
    text = restore(job.prepared, texts, model.direction)
    score = sum(part.score for part in parts) / len(parts) if parts else 0.0
    found = doubts(source, text, any(part.is_cut for part in parts)) if parts else ()
    if any(one.is_name for _, one in _lost(job, parts, loaded)):
        found = (*found, Doubt.NAME_LOST)
    return Translated(source, text, model.direction, model.name, score, found)


def gap(draft: Draft, loaded: Loaded) -> Gap | None:
    """Return the first lost word that can be put in and wasn't yet; None where there is none."""
    if len(draft.tried) >= MOST_GAPS:
        return None
    for segment, one in _lost(draft.job, draft.outputs, loaded):
        if (segment, one) not in draft.tried:
            made, pieces = draft.outputs[segment], draft.job.pieces[segment]
            before = until(one, pieces, made.pieces, made.result.attention[0])
            if before is not None:
                text = resumed(loaded.decode(before), one, loaded.model.direction.target)
                return Gap(segment, one, loaded.encode(text))
    return None


def filled(draft: Draft, gap: Gap, made: Output, loaded: Loaded) -> Draft:
    """Return the draft with what was made around the gap, if that keeps more and isn't worse."""
    word = re.escape(gap.lost.text)
    if not re.search(rf"\b{word}\b", made.text):
        # The model went on in the midst of the word.
        made = replace(made, text=re.sub(rf"\b{word}\w+", gap.lost.text, made.text, count=1))
    place, score = gap.segment, draft.outputs[gap.segment].score
    parts = (*draft.outputs[:place], replace(made, score=score), *draft.outputs[place + 1 :])
    tried = draft.tried | {(place, gap.lost)}
    found = translated(draft.job, parts, loaded)
    before, after = (len(list(_lost(draft.job, one, loaded))) for one in (draft.outputs, parts))
    if after < before and set(found.doubts) <= set(draft.translated.doubts):
        return Draft(draft.job, parts, found, tried)
    return replace(draft, tried=tried)


def _lost(job: Job, parts: Sequence[Output], loaded: Loaded) -> Iterator[tuple[int, Lost]]:
    for segment, (text, part) in enumerate(zip(job.prepared.inputs, parts, strict=False)):
        for one in lost(text, part.text, loaded.model.direction, loaded.changing, loaded.known):
            yield segment, one


def _numbers_printed(source: str, output: str, direction: Direction) -> str:
    for one in numerals(source, direction):
        output = one.printed_in(output)
    return output


def _passed_through(job: Job, model: Model) -> Translated:
    """Return the source itself, marked as copied: better than a translation of its beginning."""
    source = job.prepared.source
    return Translated(source, source, model.direction, model.name, doubts=(Doubt.COPIED,))
