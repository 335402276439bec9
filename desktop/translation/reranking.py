"""Reranking: of many drafts of a sentence, the one that both models find likeliest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from desktop.base.cancellation import Token
from desktop.reading.article import Doubt, Translated
from desktop.translation.pending_batches import start_batch, wait_for
from desktop.translation.sentence_draft import (
    MOST_PIECES,
    Job,
    broken_model_told,
    decoding_options,
    make_draft,
    make_job,
    read_ranks,
    score_translations,
)

if TYPE_CHECKING:
    from desktop.translation.model_loader import Loaded

DRAFTS = 8
"""Beam, and number of drafts a sentence."""
REVERSE_WEIGHT = 0.75
"""What the reverse model's log-probability of the source counts against the draft's own.

Between 0.5 and 1.5 the choice hardly differs on newstest2013 (`bench quality`); the noisy channel:
Yee et al. 2019, https://aclanthology.org/D19-1571.
"""
FAULT_COST = 0.15
"""What a made-up word or a missing name costs, in the same unit."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A draft of a sentence; `reverse` is the mean log-probability of a piece of the source."""

    translated: Translated
    faults: int
    reverse: float = 0.0

    @property
    def merit(self) -> float:
        """Return how good the draft is; more is better."""
        own = self.translated.score
        return own + REVERSE_WEIGHT * self.reverse - FAULT_COST * self.faults


def look_again(
    drafts: Sequence[Translated], loaded: Loaded, reverse: Loaded, token: Token
) -> tuple[Translated, ...]:
    """Return for each draft the best translation of its sentence, which may be the draft itself.

    One that raises another doubt than the draft isn't used. Raises AppError if a model fails, and
    Cancelled.
    """
    jobs = [make_job(draft.source, loaded) for draft in drafts]
    pieces = [one for job in jobs for one in job.pieces]
    results = start_batch(
        loaded.translator,
        pieces,
        beam_size=DRAFTS,
        num_hypotheses=DRAFTS,
        batch_type="tokens",
        max_batch_size=MOST_PIECES,
        **decoding_options(pieces),
    )
    wait_for(results, token)
    with broken_model_told(loaded):
        made = iter([one.result() for one in results])
        listed = [
            _list_candidates(draft, job, [next(made) for _ in job.pieces], loaded)
            for draft, job in zip(drafts, jobs, strict=True)
        ]
    scored = _score_reversed(listed, reverse, token)
    return tuple(map(choose, scored))


def _list_candidates(
    quick: Translated, job: Job, results: Sequence[Any], loaded: Loaded
) -> list[Candidate]:
    """Return the quick draft and others, each text once; all segments vary at once."""
    found: dict[str, Candidate] = {}
    for parts in read_ranks(results, loaded):
        draft = make_draft(job, parts, loaded)
        found.setdefault(draft.translated.text, Candidate(draft.translated, len(draft.faults)))
    same = found.pop(quick.text, None)
    first = replace(same, translated=quick) if same else Candidate(quick, 0)
    return [first, *found.values()]


def _score_reversed(
    listed: Sequence[Sequence[Candidate]], reverse: Loaded, token: Token
) -> Iterator[list[Candidate]]:
    """Yield the candidates with the reverse model's log-probability of their sentences."""
    every = [one.translated for candidates in listed for one in candidates]
    sides = [(one.text, one.source) for one in every]
    scores = iter(score_translations(sides, reverse, token))
    for candidates in listed:
        yield [replace(one, reverse=next(scores)) for one in candidates]


def choose(candidates: Sequence[Candidate]) -> Translated:
    """Return the best of candidates, the first of which is the quick draft."""
    quick = candidates[0]
    doubts = {*quick.translated.doubts, Doubt.UNSURE}
    sound = [one for one in candidates if set(one.translated.doubts) <= doubts]
    best = max(sound, key=lambda one: one.merit)
    return replace(best.translated, is_careful=True)
