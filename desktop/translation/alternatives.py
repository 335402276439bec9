"""Alternatives: translations of one sentence that differ in their words, not in their endings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from desktop.base.cancellation import Token
from desktop.reading.article import Language, Translated
from desktop.reading.text.words import split_words, stem
from desktop.translation.entities import word_ranges
from desktop.translation.sentence_draft import (
    Job,
    Output,
    broken_model_told,
    decoding_options,
    make_draft,
    read_output,
    read_ranks,
    score_translations,
)

if TYPE_CHECKING:
    from desktop.translation.model_loader import Loaded

BEAM = 8
CONTENT_LETTERS = 5
"""Words of fewer letters are mostly articles, pronouns, auxiliaries and prepositions."""
PLACES = 8
"""In how many places of a sentence another word is tried."""
WORDS_TRIED = 3
"""How many words are tried in each place."""
LEAST_PROBABILITY = 0.02
"""Of a word that is tried; below it, the sentence goes astray."""
_OTHER_WORDS = {
    "beam_size": 2,
    "return_alternatives": True,
    "min_alternative_expansion_prob": LEAST_PROBABILITY,
}


def find_alternatives(job: Job, count: int, loaded: Loaded) -> tuple[Translated, ...]:
    """Return up to `count` translations of a sentence that differ in words, the likeliest first.

    The best hypotheses of a beam differ by an ending or an article. So other words are tried at the
    beginning of the sentence and in the place of its content words as well. Raises AppError if
    the model fails.
    """
    with broken_model_told(loaded):
        likely = _decode(job.pieces, loaded, beam_size=BEAM, num_hypotheses=BEAM)
        other_beginnings = _decode(job.pieces, loaded, **_OTHER_WORDS, num_hypotheses=BEAM)
        found = [
            *read_ranks(likely, loaded),
            *read_ranks(other_beginnings, loaded),
            *_replace_words(job, [read_output(one, loaded) for one in likely], loaded),
        ]
        made = [make_draft(job, parts, loaded).translated for parts in found]
        drafts = {draft.text: draft for draft in made}
        scored = _score(list(drafts.values()), loaded)
    ordered = sorted(scored, key=lambda one: (len(one.doubts), -one.score))
    return tuple(choose_different(ordered, loaded.model.direction.target, count))


def choose_different(
    ordered: Iterable[Translated], language: Language, count: int
) -> Iterator[Translated]:
    """Yield up to `count` of the translations, none of the same content words as one before."""
    chosen: set[frozenset[str]] = set()
    for one in ordered:
        words = _content_words(one.text, language)
        if len(chosen) < count and words not in chosen:
            chosen.add(words)
            yield one


def _decode(pieces: Sequence[Sequence[str]], loaded: Loaded, **options: Any) -> Sequence[Any]:
    results: Sequence[Any] = loaded.translator.translate_batch(
        [list(one) for one in pieces], **decoding_options(pieces), **options
    )
    return results


def _replace_words(job: Job, best: Sequence[Output], loaded: Loaded) -> Iterator[list[Output]]:
    """Yield outputs in which one content word of the best output is another."""
    places = [
        (segment, start)
        for segment, output in enumerate(best)
        for start, end in word_ranges(output.pieces)
        if start and sum(map(str.isalpha, "".join(output.pieces[start:end]))) >= CONTENT_LETTERS
    ]
    step = -(-len(places) // PLACES) or 1
    tried = places[::step]
    if not tried:
        return
    results = _decode(
        [job.pieces[segment] for segment, _ in tried],
        loaded,
        **_OTHER_WORDS,
        num_hypotheses=WORDS_TRIED,
        target_prefix=[list(best[segment].pieces[:start]) for segment, start in tried],
    )
    for (segment, _), result in zip(tried, results, strict=True):
        for rank in range(len(result.hypotheses)):
            other = read_output(result, loaded, rank)
            yield [*best[:segment], other, *best[segment + 1 :]]


def _score(drafts: Sequence[Translated], loaded: Loaded) -> Iterator[Translated]:
    """Yield the drafts with the model's log-probability: those of forced words don't compare."""
    sides = [(one.source, one.text) for one in drafts]
    for draft, score in zip(drafts, score_translations(sides, loaded, Token()), strict=True):
        yield replace(draft, score=score)


def _content_words(text: str, language: Language) -> frozenset[str]:
    words = split_words(text)
    long = [word for word in words if len(word) >= CONTENT_LETTERS]
    return frozenset(stem(word, language) for word in long or words)
