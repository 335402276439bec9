"""The Argos Translate engine: our sentences in batches through its packages, by CTranslate2."""

from __future__ import annotations

import logging
import time
from collections import defaultdict, deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.base.errors import AppError
from desktop.base.paths import Home, shipped
from desktop.base.settings import load
from desktop.base.tokens import Token
from desktop.reading.article import DIRECTIONS, Direction, Doubt, Links, Translated
from desktop.translation import tuning
from desktop.translation.guards import doubts
from desktop.translation.linking import link_words
from desktop.translation.loading import (
    BREAKS,
    Loaded,
    load_package,
    machine,
    supported,
    translator_of,
)
from desktop.translation.models import BINARY, NO_CHOICES, Choices, Model, find
from desktop.translation.pivoting import PivotEngine
from desktop.translation.preparing import Prepared, is_in_capitals, prepare, recase, restore
from desktop.translation.tuning import Tuning
from desktop.translation.typography import simplify

if TYPE_CHECKING:
    import ctranslate2

log = logging.getLogger(__name__)

BEAM = 4
WIDER_BEAM = 8
BATCH, LARGEST_BATCH = 256, 512
"""Pieces in one batch, at least and at most: the larger is a fifth faster, the smaller keeps two
threads busy to the end of a short article."""
LETTERS = 4
"""About how many letters a piece has, in news of both languages."""
SAMPLE = 400
"""Pieces that are enough to measure by, in about a tenth of a second."""
LARGEST_TRIED = 2**26
"""Bytes of a model up to which other types are tried: as float32 it takes four times as much."""
PATIENCE = 0.004
"""Seconds between two looks whether a batch is ready; a cancel is felt as soon."""
MOST_PIECES = 1000
"""CTranslate2 cuts its input at 1,024 pieces without a word; a longer segment isn't given to it."""
END = "</s>"
RETRIED = frozenset({Doubt.REPEATS, Doubt.LENGTH, Doubt.COPIED, Doubt.CUT})
"""Doubts that a search without repetitions often settles (13 of 16; a wider beam 12, at twice the
cost); a lost number it brings back one time in four."""


@dataclass(frozen=True, slots=True)
class _Job:
    """A sentence on its way through the engine: its segments' pieces, none if it is too long."""

    prepared: Prepared
    pieces: tuple[list[str], ...]
    is_too_long: bool

    @property
    def length(self) -> int:
        return sum(map(len, self.pieces))


@dataclass(frozen=True, slots=True)
class _Run:
    """Jobs that the threads are at; `doubtful` is what a first try made of them, if any."""

    batch: tuple[_Job, ...]
    results: list[Any]
    doubtful: tuple[Translated, ...]


@dataclass(frozen=True, slots=True)
class _Output:
    text: str
    score: float
    is_cut: bool


class ArgosEngine:
    """Translates with the Argos packages found in `folders`: the chosen ones, else the best.

    `scratch` is a folder where Argos may make the folders that it insists on, and where is kept
    how this machine decodes fastest.
    """

    def __init__(
        self,
        folders: Sequence[Path],
        scratch: Path,
        beam: int = BEAM,
        choices: Choices = NO_CHOICES,
    ) -> None:
        self._models = find(folders, choices)
        self._scratch = scratch
        self._beam = beam
        self._loaded: dict[Direction, Loaded] = {}
        self._samples: defaultdict[Direction, list[list[str]]] = defaultdict(list)

    def model(self, direction: Direction) -> str | None:
        """Return the name of the model for `direction`; None where there is none."""
        found = self._models.get(direction)
        return found.name if found else None

    def translate(
        self, sources: Sequence[str], direction: Direction, token: Token, urgent: int = 0
    ) -> Iterator[tuple[Translated, ...]]:
        """Translate sentences, the urgent ones first, then the longest, in batches.

        A first urgent sentence has the machine for itself, since a reader waits for it; then all
        threads are kept busy with the batches to come while the caller uses the last one.
        """
        loaded = self._load(direction)
        waiting: deque[_Run] = deque()
        ahead = 0 if urgent else loaded.tuning.batches
        for batch in self._batches(list(dict.fromkeys(sources)), urgent, loaded):
            token.check()
            waiting.append(self._start(batch, loaded))
            if len(waiting) > ahead:
                yield from self._finish(waiting, loaded, token)
            ahead = loaded.tuning.batches
        while waiting:
            yield from self._finish(waiting, loaded, token)

    def alternatives(self, source: str, direction: Direction, count: int) -> tuple[Translated, ...]:
        """Return up to `count` translations of one sentence that differ, the likeliest first.

        The best hypotheses of a wide beam differ by a word or two, so those with other first words
        are decoded as well. A sentence of several segments varies in all of them at once.
        """
        loaded = self._load(direction)
        job = _job(source, loaded)
        if job.is_too_long or not job.pieces:
            return ()
        found: dict[str, Translated] = {}
        for options in (
            {"beam_size": max(WIDER_BEAM, count), "num_hypotheses": count},
            {"beam_size": 2, "num_hypotheses": count, "return_alternatives": True},
        ):
            results = loaded.translator.translate_batch(
                list(job.pieces),
                max_decoding_length=2 * max(map(len, job.pieces)) + 20,
                return_scores=True,
                return_end_token=True,
                **options,
            )
            for rank in range(min(len(result.hypotheses) for result in results)):
                outputs = [_output(result, loaded, rank) for result in results]
                one = _translated(job, outputs, loaded.model)
                kept = found.setdefault(one.text.casefold(), one)
                if one.score > kept.score:
                    found[one.text.casefold()] = one
        ordered = sorted(found.values(), key=lambda one: (len(one.doubts), -one.score))
        return tuple(ordered[:count])

    def link(self, source: str, text: str, direction: Direction) -> Links:
        """Return which words of `text` stand for which of `source`, by the model's attention.

        The model is made to say `text`, so that what the reader wrote is linked too.
        """
        if direction not in self._models:
            return ()
        loaded = self._load(direction)
        said = source if not is_in_capitals(source) else recase(source)
        pieces, wanted = loaded.encode(simplify(said)), loaded.encode(simplify(text))
        if not pieces or not wanted or max(len(pieces), len(wanted)) > MOST_PIECES:
            return ()
        (result,) = loaded.translator.translate_batch(
            [pieces],
            target_prefix=[wanted],
            beam_size=1,
            max_decoding_length=len(wanted) + 1,
            return_attention=True,
        )
        return link_words(source, text, pieces, wanted, result.attention[0])

    def way(self, direction: Direction) -> Tuning:
        """Return how is decoded here. Raises AppError as `translate` does."""
        return self._load(direction).tuning

    def tune(self, token: Token) -> None:
        """Find out, once on a machine, how it decodes fastest; the next program goes that way.

        Measured is a part of what was translated; where that was too little, nothing is. What
        can't be measured or kept isn't missed. Raises Cancelled, which leaves nothing behind.
        """
        enough = [one for one in self._loaded if sum(map(len, self._samples[one])) >= SAMPLE]
        if not enough or tuning.kept(self._scratch, machine()):
            return
        loaded, sample = self._loaded[enough[0]], self._samples[enough[0]]

        def seconds(way: Tuning) -> Callable[[], float]:
            translator = translator_of(loaded.model, way)
            return lambda: self._timed(translator, sample, token)

        try:
            is_small = (loaded.model.folder / BINARY).stat().st_size <= LARGEST_TRIED
            types = supported() if is_small else {loaded.tuning.compute_type}
            measured = tuning.measure(tuning.ways(types), seconds)
        except BREAKS:
            log.warning("ways to decode can't be measured")
            return
        tuning.keep(tuning.fastest(measured), self._scratch, machine())

    def _timed(
        self, translator: ctranslate2.Translator, sample: list[list[str]], token: Token
    ) -> float:
        """Return the seconds that the sample takes, in batches as when an article is translated."""
        begun = time.perf_counter()
        results = translator.translate_batch(
            sample,
            beam_size=self._beam,
            batch_type="tokens",
            max_batch_size=BATCH,
            asynchronous=True,
        )
        _wait_for(results, token)
        return time.perf_counter() - begun

    def _batches(self, sources: Sequence[str], urgent: int, loaded: Loaded) -> Iterator[list[_Job]]:
        """Group sentences of like length, their padding counted.

        The first comes alone; then the other urgent ones; then the rest, the longest first, so that
        the threads end at about the same time. Each is encoded when its turn comes, so that neither
        the first one nor a cancel waits for a whole book.
        """
        rest = sources[urgent:]
        share = sum(map(len, rest)) // (LETTERS * loaded.tuning.batches)
        size = min(max(share, BATCH), LARGEST_BATCH)
        for part, most in (
            (sources[: min(urgent, 1)], LARGEST_BATCH),
            (sources[min(urgent, 1) : urgent], LARGEST_BATCH),
            (rest, size),
        ):
            batch: list[_Job] = []
            longest = 0
            for source in sorted(part, key=len, reverse=True):
                job = _job(source, loaded)
                longest = max(longest, job.length)
                if batch and longest * (len(batch) + 1) > most:
                    yield batch
                    batch, longest = [], job.length
                batch.append(job)
            if batch:
                yield batch

    def _start(
        self, batch: Sequence[_Job], loaded: Loaded, doubtful: Sequence[Translated] = ()
    ) -> _Run:
        pieces = [one for job in batch for one in job.pieces]
        results: list[Any] = []
        sample = self._samples[loaded.model.direction]
        left = SAMPLE - sum(map(len, sample))
        for one in pieces:
            if left <= 0:
                break
            sample.append(one)
            left -= len(one)
        if pieces:
            results = loaded.translator.translate_batch(
                pieces,
                beam_size=self._beam,
                batch_type="tokens",
                max_batch_size=2 * LARGEST_BATCH,
                max_decoding_length=2 * max(map(len, pieces)) + 20,
                no_repeat_ngram_size=3 if doubtful else 0,
                return_scores=True,
                return_end_token=True,
                asynchronous=True,
            )
        return _Run(tuple(batch), results, tuple(doubtful))

    def _finish(
        self, waiting: deque[_Run], loaded: Loaded, token: Token
    ) -> Iterator[tuple[Translated, ...]]:
        """Wait for the first run; what is doubtful after a first try is queued for another one."""
        run = waiting.popleft()
        _wait_for(run.results, token)
        translated = _put_together(run, loaded)
        if run.doubtful:
            yield tuple(
                min(pair, key=lambda one: len(one.doubts))
                for pair in zip(run.doubtful, translated, strict=True)
            )
            return
        again = [
            place
            for place, (job, one) in enumerate(zip(run.batch, translated, strict=True))
            if job.pieces and RETRIED & set(one.doubts)
        ]
        if again:
            jobs, doubtful = (
                [run.batch[place] for place in again],
                [translated[place] for place in again],
            )
            waiting.append(self._start(jobs, loaded, doubtful))
        good = tuple(one for place, one in enumerate(translated) if place not in again)
        if good:
            yield good

    def _load(self, direction: Direction) -> Loaded:
        if direction in self._loaded:
            return self._loaded[direction]
        model = self._models.get(direction)
        if model is None:
            raise AppError(
                "There is no model for {direction}.",
                "Install one with the command “Models”; the original can be read meanwhile.",
                direction=direction,
            )
        self._let_go(direction)
        self._loaded[direction] = load_package(model, self._scratch)
        return self._loaded[direction]

    def _let_go(self, direction: Direction) -> None:
        """Drop the third languages loaded before another: each takes as much room as both ours."""
        if direction not in DIRECTIONS:
            self._loaded = {one: kept for one, kept in self._loaded.items() if one in DIRECTIONS}


def engine_for(home: Home) -> PivotEngine:
    """Return the engine over the bundled models and the reader's own, as the settings choose."""
    folders = [shipped("resources") / "models", home.models]
    choices = load(home.settings).models
    return PivotEngine(ArgosEngine(folders, home.state / "engine", choices=choices))


def _wait_for(results: Sequence[Any], token: Token) -> None:
    token.check()
    while not all(result.done() for result in results):
        token.check(PATIENCE)


def _job(source: str, loaded: Loaded) -> _Job:
    prepared = prepare(source)
    pieces = tuple(loaded.encode(text) for text in prepared.inputs)
    is_too_long = any(len(one) > MOST_PIECES for one in pieces)
    return _Job(prepared, () if is_too_long else pieces, is_too_long)


def _passed_through(job: _Job, model: Model) -> Translated:
    """Return the source itself, marked as copied: better than a translation of its beginning."""
    source = job.prepared.source
    return Translated(source, source, model.direction, model.name, doubts=(Doubt.COPIED,))


def _put_together(run: _Run, loaded: Loaded) -> list[Translated]:
    outputs = iter(_outputs(run, loaded))
    translated = []
    for job in run.batch:
        own = [next(outputs) for _ in job.pieces]
        if job.is_too_long:
            translated.append(_passed_through(job, loaded.model))
        else:
            translated.append(_translated(job, own, loaded.model))
    return translated


def _outputs(run: _Run, loaded: Loaded) -> list[_Output]:
    try:
        return [_output(result.result(), loaded) for result in run.results]
    except BREAKS as error:
        raise AppError(
            "The model {model} can't translate.",
            "Install it again, or use another one; the original can be read meanwhile.",
            model=loaded.model.name,
        ) from error


def _translated(job: _Job, outputs: Sequence[_Output], model: Model) -> Translated:
    """Put the segments of a sentence together again and say what is doubtful about it."""
    source = job.prepared.source
    text = restore(job.prepared, tuple(output.text for output in outputs), model.direction)
    score = sum(output.score for output in outputs) / len(outputs) if outputs else 0.0
    found = doubts(source, text, any(output.is_cut for output in outputs)) if outputs else ()
    return Translated(source, text, model.direction, model.name, score, found)


def _output(result: Any, loaded: Loaded, rank: int = 0) -> _Output:
    pieces = list(result.hypotheses[rank])
    is_cut = not pieces or pieces[-1] != END
    return _Output(loaded.decode(pieces if is_cut else pieces[:-1]), result.scores[rank], is_cut)
