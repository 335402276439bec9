"""The second look: many drafts of a sentence, and the one that both models find likeliest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from desktop.reading.article import Translated
from desktop.translation.sentence_draft import Draft, Job, make_draft, read_output

if TYPE_CHECKING:
    from desktop.translation.model_loader import Loaded

DRAFTS = 8
"""Beam and number of drafts of the likeliest kind."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A draft, with the mean log-probability of a piece by its own model and by the reverse one.

    `reverse` is that of the source, given the draft as its source.
    """

    translated: Translated
    faults: int
    reverse: float


def list_drafts(job: Job, results: Sequence[Any], loaded: Loaded) -> Iterable[Draft]:
    """Yield the different drafts of a sentence, the likeliest first; all segments vary at once."""
    found: set[str] = set()
    for rank in range(min((len(result.hypotheses) for result in results), default=0)):
        draft = make_draft(job, [read_output(one, loaded, rank) for one in results], loaded)
        if draft.translated.text not in found:
            found.add(draft.translated.text)
            yield draft
