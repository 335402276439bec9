"""The Argos Translate engine: translates sentences in batches with CTranslate2."""

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
from desktop.reading.text.all_caps import lower_all_caps
from desktop.translation import performance_tuning
from desktop.translation.alternatives import find_alternatives
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
from desktop.translation.pending_batches import start_batch, wait_for
from desktop.translation.performance_tuning import Tuning
from desktop.translation.pivoting import PivotEngine
from desktop.translation.reranking import look_again
from desktop.translation.segments import needs_lowering, recase
from desktop.translation.sentence_draft import (
    MOST_PIECES,
    Draft,
    Gap,
    Job,
    decoding_options,
    fill_gap,
    find_gap,
    make_drafts,
    make_job,
    read_outputs,
)
from desktop.translation.typography import simplify_punctuation

if TYPE_CHECKING:
    import ctranslate2

log = logging.getLogger(__name__)

BEAM = 4
BATCH, LARGEST_BATCH = 256, 512
"""Minimum and maximum size of a batch, in pieces: the larger is a fifth faster, the smaller keeps
two threads busy to the end of a short article."""
WHOLE = 2 * LARGEST_BATCH
"""More pieces than any run has, so that a run stays one batch, for one thread."""
LETTERS = 4
"""Average number of letters per piece, in news of both languages."""
SAMPLE = 400
"""Number of pieces that suffice for a measurement; they take about a tenth of a second."""
LARGEST_TRIED = 2**26
"""Largest model, in bytes, for which other types are tried: float32 takes four times as much."""
LOOKED_AT_ONCE = 4
"""Sentences in a batch of the second look, which takes a second or so."""
RETRIED = frozenset({Doubt.REPEATS, Doubt.LENGTH, Doubt.COPIED, Doubt.CUT})
"""Doubts that decoding again without repeated n-grams often resolves (13 of 16; a wider beam: 12,
at twice the cost). It restores a lost number one time in four."""


@dataclass(frozen=True, slots=True)
class _Run:
    """Sentences being decoded, with one result per segment.

    `before` are the drafts of earlier attempts, if any. With `gaps`, only those segments are
    decoded again, each from its gap on.
    """

    jobs: tuple[Job, ...]
    results: list[Any]
    before: tuple[Draft, ...] = ()
    gaps: tuple[Gap, ...] = ()


@dataclass(slots=True)
class _Queue:
    """The runs in progress, in order, and the gaps waiting to be filled together.

    A batch of one sentence takes a third of the time of a full one, so only the gaps of `urgent`
    sentences are filled immediately.
    """

    urgent: frozenset[str]
    runs: deque[_Run] = field(default_factory=deque)
    gaps: dict[Draft, Gap] = field(default_factory=dict)

    @property
    def is_due(self) -> bool:
        """Tell whether the gaps should be filled now."""
        pieces = sum(one.job.length for one in self.gaps)
        return (
            pieces >= LARGEST_BATCH
            or (not self.runs and bool(self.gaps))
            or any(one.job.prepared.source in self.urgent for one in self.gaps)
        )


class ArgosEngine:
    """Translates with the Argos packages in `folders`: the chosen ones, else the best.

    `scratch` is a folder for the folders that Argos insists on creating, and for the tuning of this
    machine.
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
        """Return the name of the model for `direction`; None if there is none."""
        found = self._models.get(direction)
        return found.name if found else None

    def translate(
        self, sources: Sequence[str], direction: Direction, token: Token, urgent: int = 0
    ) -> Iterator[tuple[Translated, ...]]:
        """Translate sentences in batches, the urgent ones first, then the longest.

        The first urgent sentence is decoded alone, since the user is waiting for it. After that,
        all threads are kept busy with the next batches while the caller handles the last one.
        """
        loaded = self._load(direction)
        queue = _Queue(frozenset(sources[:urgent]))
        known: frozenset[str] | None = None
        ahead = 0 if urgent else loaded.tuning.batches
        for batch in self._batches(list(dict.fromkeys(sources)), urgent, loaded):
            token.check()
            queue.runs.append(self._start(batch, loaded))
            if known is None:
                # Done while the threads decode the first sentence, so it delays nothing.
                known = find_recurring_names(sources, loaded.changing)
                loaded = replace(loaded, known=known)
            if len(queue.runs) > ahead:
                yield from self._finish(queue, loaded, token)
            ahead = loaded.tuning.batches
        while queue.runs:
            yield from self._finish(queue, loaded, token)

    def look_again(
        self, drafts: Sequence[Translated], direction: Direction, token: Token
    ) -> Iterator[tuple[Translated, ...]]:
        """Yield in batches the best of many translations of the drafts' sentences, by both models.

        Without a model of the reverse direction the drafts stay as they are.
        """
        back = direction.reversed()
        if back not in self._models:
            yield tuple(replace(draft, is_careful=True) for draft in drafts)
            return
        loaded, reverse = self._load(direction), self._load(back)
        for first in range(0, len(drafts), LOOKED_AT_ONCE):
            batch = drafts[first : first + LOOKED_AT_ONCE]
            yield look_again(batch, loaded, reverse, token)

    def alternatives(self, source: str, direction: Direction, count: int) -> tuple[Translated, ...]:
        """Return up to `count` translations that differ in their words, the likeliest first."""
        loaded = self._load(direction)
        job = make_job(source, loaded)
        if job.is_too_long or not job.pieces:
            return ()
        return find_alternatives(job, count, loaded)

    def link(self, source: str, text: str, direction: Direction) -> Links:
        """Align the words of `source` and `text`, by the model's attention.

        The model is forced to decode `text`, so that the user's own translations are aligned too.
        """
        if direction not in self._models:
            return ()
        loaded = self._load(direction)
        said = recase(source, direction.source)
        said = said if not needs_lowering(said) else lower_all_caps(said)
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
        """Return the decoding settings in use. Raises AppError as `translate` does."""
        return self._load(direction).tuning

    def tune(self, token: Token) -> None:
        """Measure, once per machine, the fastest way to decode, for the next start to use.

        Uses a sample of the sentences translated so far; does nothing if there are too few.
        Failures to measure or to save are logged only. Raises Cancelled; nothing is saved then.
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
        """Return the seconds that decoding the sample takes, in batches as for an article."""
        begun = time.perf_counter()
        results = start_batch(
            translator, sample, beam_size=self._beam, batch_type="tokens", max_batch_size=BATCH
        )
        wait_for(results, token)
        return time.perf_counter() - begun

    def _batches(self, sources: Sequence[str], urgent: int, loaded: Loaded) -> Iterator[list[Job]]:
        """Group sentences of similar length into batches; padding counts towards their size.

        The first sentence comes alone, then the other urgent ones, then the rest, the longest
        first, so that the threads finish at about the same time. Sentences are encoded lazily, so
        that neither the first one nor cancelling waits for a whole book.
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
        """Start decoding the gaps; `is_alone` spreads them over all threads."""
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
        """Start decoding segments, `size` pieces per batch; the results are asynchronous."""
        if not pieces:
            return []
        return start_batch(
            loaded.translator,
            pieces,
            beam_size=self._beam,
            num_hypotheses=self._beam,
            batch_type="tokens",
            max_batch_size=size,
            **decoding_options(pieces),
            **options,
        )

    def _finish(
        self, queue: _Queue, loaded: Loaded, token: Token
    ) -> Iterator[tuple[Translated, ...]]:
        """Wait for the first run and yield its finished translations.

        Doubtful first attempts are queued for a second one. So are translations that lost a name or
        number, to restore it, and those with a made-up word, to avoid it.
        """
        run = queue.runs.popleft()
        wait_for(run.results, token)
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
        """Unload other third languages: each takes as much memory as fr↔en together."""
        if direction not in DIRECTIONS:
            self._loaded = {one: kept for one, kept in self._loaded.items() if one in DIRECTIONS}


def engine_for(home: Home) -> PivotEngine:
    """Return the engine for the bundled and installed models, as chosen in the settings."""
    folders = [bundled_folder("resources") / "models", home.models]
    choices = load(home.settings).models
    return PivotEngine(ArgosEngine(folders, home.state / "engine", choices=choices))


def _collect(run: _Run, loaded: Loaded) -> list[Draft]:
    """Return the drafts of a finished run, or the earlier ones where those are better."""
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
