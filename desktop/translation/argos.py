"""The Argos Translate engine: our sentences in batches through its packages, by CTranslate2."""

from __future__ import annotations

import logging
import time
from collections import defaultdict, deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.base.cancellation import Token
from desktop.base.errors import AppError
from desktop.base.paths import Home, bundled_folder
from desktop.base.settings import load
from desktop.reading.article import DIRECTIONS, Direction, Doubt, Links, Translated
from desktop.translation import performance_tuning
from desktop.translation.entities import find_recurring_names
from desktop.translation.installed_models import BINARY, NO_CHOICES, Choices, choose_models
from desktop.translation.linking import link_words
from desktop.translation.model_loader import (
    BROKEN_MODEL_ERRORS,
    Loaded,
    identify_machine,
    load_package,
    make_translator,
    supported_types,
)
from desktop.translation.performance_tuning import Tuning
from desktop.translation.pivoting import PivotEngine
from desktop.translation.segments import lower_all_caps, needs_lowering
from desktop.translation.sentence_draft import (
    MOST_PIECES,
    Draft,
    Gap,
    Job,
    fill_gap,
    find_gap,
    make_draft,
    make_drafts,
    make_job,
    read_output,
    read_outputs,
)
from desktop.translation.typography import simplify_punctuation

if TYPE_CHECKING:
    import ctranslate2

log = logging.getLogger(__name__)

BEAM = 4
WIDER_BEAM = 8
BATCH, LARGEST_BATCH = 256, 512
"""Pieces in one batch, at least and at most: the larger is a fifth faster, the smaller keeps two
threads busy to the end of a short article."""
WHOLE = 2 * LARGEST_BATCH
"""More pieces than a run has: it stays one batch, for one thread."""
LETTERS = 4
"""About how many letters a piece has, in news of both languages."""
SAMPLE = 400
"""Pieces that are enough to measure by, in about a tenth of a second."""
LARGEST_TRIED = 2**26
"""Bytes of a model up to which other types are tried: as float32 it takes four times as much."""
PATIENCE = 0.004
"""Seconds between two looks whether a batch is ready; a cancel is felt as soon."""
RETRIED = frozenset({Doubt.REPEATS, Doubt.LENGTH, Doubt.COPIED, Doubt.CUT})
"""Doubts that a search without repetitions often settles (13 of 16; a wider beam 12, at twice the
cost); a lost number it brings back one time in four."""


@dataclass(frozen=True, slots=True)
class _Run:
    """Sentences that the threads are at, one result a segment.

    `before` is what earlier tries made of them, if any; with `gaps`, only those segments are made
    again, each from its gap on.
    """

    jobs: tuple[Job, ...]
    results: list[Any]
    before: tuple[Draft, ...] = ()
    gaps: tuple[Gap, ...] = ()


@dataclass(slots=True)
class _Queue:
    """What the threads are at, in order, and the gaps that are yet to be filled, together.

    A batch of one sentence takes a third of the time of a full one, so only those of the `urgent`
    sentences are filled at once.
    """

    urgent: frozenset[str]
    runs: deque[_Run] = field(default_factory=deque)
    gaps: dict[Draft, Gap] = field(default_factory=dict)

    @property
    def is_due(self) -> bool:
        """Tell whether gaps are to be filled now."""
        pieces = sum(one.job.length for one in self.gaps)
        return (
            pieces >= LARGEST_BATCH
            or (not self.runs and bool(self.gaps))
            or any(one.job.prepared.source in self.urgent for one in self.gaps)
        )


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
        self._models = choose_models(folders, choices)
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
        queue = _Queue(frozenset(sources[:urgent]))
        known: frozenset[str] | None = None
        ahead = 0 if urgent else loaded.tuning.batches
        for batch in self._batches(list(dict.fromkeys(sources)), urgent, loaded):
            token.check()
            queue.runs.append(self._start(batch, loaded))
            if known is None:
                # The threads are at the first sentence, so nobody waits for this.
                known = find_recurring_names(sources, loaded.changing)
                loaded = replace(loaded, known=known)
            if len(queue.runs) > ahead:
                yield from self._finish(queue, loaded, token)
            ahead = loaded.tuning.batches
        while queue.runs:
            yield from self._finish(queue, loaded, token)

    def alternatives(self, source: str, direction: Direction, count: int) -> tuple[Translated, ...]:
        """Return up to `count` translations of one sentence that differ, the likeliest first.

        The best hypotheses of a wide beam differ by a word or two, so those with other first words
        are decoded as well. A sentence of several segments varies in all of them at once.
        """
        loaded = self._load(direction)
        job = make_job(source, loaded)
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
                parts = [read_output(result, loaded, rank) for result in results]
                one = make_draft(job, parts, loaded).translated
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
        said = source if not needs_lowering(source) else lower_all_caps(source)
        pieces, wanted = (
            loaded.encode(simplify_punctuation(said)),
            loaded.encode(simplify_punctuation(text)),
        )
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

    def tuning(self, direction: Direction) -> Tuning:
        """Return how is decoded here. Raises AppError as `translate` does."""
        return self._load(direction).tuning

    def tune(self, token: Token) -> None:
        """Find out, once on a machine, how it decodes fastest; the next program goes that way.

        Measured is a part of what was translated; where that was too little, nothing is. What
        can't be measured or kept isn't missed. Raises Cancelled, which leaves nothing behind.
        """
        enough = [one for one in self._loaded if sum(map(len, self._samples[one])) >= SAMPLE]
        if not enough or performance_tuning.load_tuning(self._scratch, identify_machine()):
            return
        loaded, sample = self._loaded[enough[0]], self._samples[enough[0]]

        def seconds(way: Tuning) -> Callable[[], float]:
            translator = make_translator(loaded.model, way)
            return lambda: self._timed(translator, sample, token)

        try:
            is_small = (loaded.model.folder / BINARY).stat().st_size <= LARGEST_TRIED
            types = supported_types() if is_small else {loaded.tuning.compute_type}
            measured = performance_tuning.measure(performance_tuning.list_tunings(types), seconds)
        except BROKEN_MODEL_ERRORS:
            log.warning("ways to decode can't be measured")
            return
        performance_tuning.save_tuning(
            performance_tuning.choose_fastest(measured), self._scratch, identify_machine()
        )

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

    def _batches(self, sources: Sequence[str], urgent: int, loaded: Loaded) -> Iterator[list[Job]]:
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
            batch: list[Job] = []
            longest = 0
            for source in sorted(part, key=len, reverse=True):
                job = make_job(source, loaded)
                longest = max(longest, job.length)
                if batch and longest * (len(batch) + 1) > most:
                    yield batch
                    batch, longest = [], job.length
                batch.append(job)
            if batch:
                yield batch

    def _start(self, jobs: Sequence[Job], loaded: Loaded, before: Sequence[Draft] = ()) -> _Run:
        pieces = [one for job in jobs for one in job.pieces]
        sample = self._samples[loaded.model.direction]
        left = SAMPLE - sum(map(len, sample))
        for one in pieces:
            if left <= 0:
                break
            sample.append(one)
            left -= len(one)
        size = 3 if before else 0
        results = self._decode(pieces, loaded, no_repeat_ngram_size=size)
        return _Run(tuple(jobs), results, tuple(before))

    def _start_from(self, gaps: Mapping[Draft, Gap], loaded: Loaded, is_alone: bool) -> _Run:
        """Let the threads fill gaps; where nothing else is left to do, all of them."""
        pieces = [draft.job.pieces[one.segment] for draft, one in gaps.items()]
        prefixes = [one.prefix for one in gaps.values()]
        banned = [list(one.banned) for one in gaps.values() if one.banned]
        share = -(-sum(map(len, pieces)) // loaded.tuning.batches)
        size = share if is_alone else WHOLE
        results = self._decode(
            pieces, loaded, size, target_prefix=prefixes, suppress_sequences=banned or None
        )
        return _Run(tuple(one.job for one in gaps), results, tuple(gaps), tuple(gaps.values()))

    def _decode(
        self,
        pieces: list[list[str]],
        loaded: Loaded,
        size: int = WHOLE,
        **options: Any,
    ) -> list[Any]:
        """Let the threads decode segments, `size` pieces in a batch; the results come later."""
        if not pieces:
            return []
        results: list[Any] = loaded.translator.translate_batch(
            pieces,
            beam_size=self._beam,
            num_hypotheses=self._beam,
            batch_type="tokens",
            max_batch_size=size,
            max_decoding_length=2 * max(map(len, pieces)) + 20,
            return_scores=True,
            return_end_token=True,
            return_attention=True,
            asynchronous=True,
            **options,
        )
        return results

    def _finish(
        self, queue: _Queue, loaded: Loaded, token: Token
    ) -> Iterator[tuple[Translated, ...]]:
        """Wait for the first run and yield what is done.

        What is doubtful after a first try is queued for another one; so is what lost a name or a
        number, for one that keeps it, and what has a word that doesn't exist, for one without.
        """
        run = queue.runs.popleft()
        _wait_for(run.results, token)
        found = _collect(run, loaded)
        if not run.before:
            again = [one for one in found if one.outputs and RETRIED & set(one.translated.doubts)]
            if again:
                queue.runs.append(self._start([one.job for one in again], loaded, again))
            found = [one for one in found if one not in again]
        gaps = {one: place for one in found if (place := find_gap(one, loaded))}
        queue.gaps |= gaps
        if queue.is_due:
            queue.runs.append(self._start_from(queue.gaps, loaded, is_alone=not queue.runs))
            queue.gaps = {}
        done = tuple(one.translated for one in found if one not in gaps)
        if done:
            yield done

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
        self._free_third_languages(direction)
        self._loaded[direction] = load_package(model, self._scratch)
        return self._loaded[direction]

    def _free_third_languages(self, direction: Direction) -> None:
        """Drop the third languages loaded before another: each takes as much room as both ours."""
        if direction not in DIRECTIONS:
            self._loaded = {one: kept for one, kept in self._loaded.items() if one in DIRECTIONS}


def engine_for(home: Home) -> PivotEngine:
    """Return the engine over the bundled models and the reader's own, as the settings choose."""
    folders = [bundled_folder("resources") / "models", home.models]
    choices = load(home.settings).models
    return PivotEngine(ArgosEngine(folders, home.state / "engine", choices=choices))


def _wait_for(results: Sequence[Any], token: Token) -> None:
    token.check()
    while not all(result.done() for result in results):
        token.check(PATIENCE)


def _collect(run: _Run, loaded: Loaded) -> list[Draft]:
    """Return what a run made, or what was there before where that is better."""
    if run.gaps:
        texts = [
            draft.job.inputs[one.segment] for draft, one in zip(run.before, run.gaps, strict=True)
        ]
        parts = read_outputs(texts, run.results, loaded)
        tried = zip(run.before, run.gaps, parts, strict=True)
        return [fill_gap(draft, one, part, loaded) for draft, one, part in tried]
    found = make_drafts(run.jobs, run.results, loaded)
    if run.before:
        both = zip(run.before, found, strict=True)
        return [min(pair, key=lambda one: len(one.translated.doubts)) for pair in both]
    return found
