"""Drafts: one sentence's input and output, its faults, and the prefixes to decode it again from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from desktop.base.cancellation import Token
from desktop.base.errors import AppError
from desktop.reading.article import Direction, Doubt, Language, Translated
from desktop.translation.courtesy_titles import loses_title
from desktop.translation.entities import (
    WORD,
    MissingEntity,
    append_entity,
    cut_before,
    find_missing,
)
from desktop.translation.model_loader import BROKEN_MODEL_ERRORS
from desktop.translation.number_format import find_numbers
from desktop.translation.pending_batches import start_scoring, wait_for
from desktop.translation.placeholders import loses_placeholder
from desktop.translation.quality_checks import find_doubts
from desktop.translation.quality_estimation import UNSURE_BELOW, USUAL, estimate_quality
from desktop.translation.segments import PreparedSentence, prepare, restore
from desktop.translation.title_case import NAMES
from desktop.translation.typography import simplify_punctuation
from desktop.translation.word_lists import load_words, split_before

if TYPE_CHECKING:
    from desktop.translation.installed_models import Model
    from desktop.translation.model_loader import Loaded

MOST_PIECES = 1000
"""CTranslate2 silently truncates input at 1,024 pieces, so longer segments aren't passed to it."""
MOST_GUESSES = 2
"""Limit of repaired made-up words per sentence: beyond it, repairs hardly ever succeed."""
MOST_GAPS = 4
"""Limit of repairs per sentence; with more faults, it is beyond repair."""
FEW_WORDS = 2
"""Segments of up to this many words are headings, in which any word may have a capital."""
END = "</s>"


@dataclass(frozen=True, slots=True)
class Job:
    """A sentence for the engine: the pieces of its segments, none if it is too long."""

    prepared: PreparedSentence
    pieces: tuple[list[str], ...]
    is_too_long: bool

    @property
    def inputs(self) -> tuple[str, ...]:
        """Return the texts of the segments to translate."""
        return () if self.is_too_long else self.prepared.inputs

    @property
    def length(self) -> int:
        """Return the number of pieces."""
        return sum(map(len, self.pieces))


@dataclass(frozen=True, slots=True)
class Output:
    """The engine's output for a segment; `result` has its attention, which is rarely needed.

    `is_guess` means that the likeliest hypothesis has a made-up word.
    """

    text: str
    pieces: tuple[str, ...]
    score: float
    is_cut: bool
    result: Any
    rank: int = 0
    is_guess: bool = False

    @property
    def attention(self) -> Sequence[Sequence[float]]:
        """Return the attention of every output piece to every source piece."""
        found: Sequence[Sequence[float]] = self.result.attention[self.rank]
        return found


@dataclass(frozen=True, slots=True)
class InventedWord:
    """A word in a translation that doesn't exist in its language."""

    text: str


Fault = MissingEntity | InventedWord


@dataclass(frozen=True, slots=True)
class Gap:
    """Where a segment's translation went wrong, and how to decode it again from there.

    Decoding continues from `prefix`, which ends with the missing word, if any, and must not produce
    the pieces in `banned`, the made-up word.
    """

    segment: int
    fault: Fault
    prefix: list[str]
    banned: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Draft:
    """A translation that may still be repaired; `tried` are the faults attempted so far."""

    job: Job
    outputs: tuple[Output, ...]
    translated: Translated
    faults: tuple[tuple[int, Fault], ...] = ()
    tried: frozenset[tuple[int, Fault]] = frozenset()


def make_job(source: str, loaded: Loaded) -> Job:
    """Prepare and tokenize a sentence for the engine."""
    prepared = prepare(source, loaded.model.direction)
    pieces = tuple(loaded.encode(text) for text in prepared.inputs)
    is_too_long = any(len(one) > MOST_PIECES for one in pieces)
    return Job(prepared, () if is_too_long else pieces, is_too_long)


def make_drafts(jobs: Iterable[Job], results: Sequence[Any], loaded: Loaded) -> list[Draft]:
    """Make the drafts of `jobs` from `results`, one per segment.

    Raises AppError if the model fails.
    """
    texts = [text for job in jobs for text in job.inputs]
    made = iter(read_outputs(texts, results, loaded))
    found = []
    for job in jobs:
        own = tuple(next(made) for _ in job.pieces)
        whole = Draft(job, (), _copy_source(job, loaded.model)) if job.is_too_long else None
        found.append(whole or make_draft(job, own, loaded))
    return found


def read_outputs(texts: Iterable[str], results: Sequence[Any], loaded: Loaded) -> list[Output]:
    """Return the best hypothesis of each result for `texts`.

    That is the likeliest of those with the fewest made-up words. Raises AppError if the model
    fails.
    """
    with broken_model_told(loaded):
        made = [one.result() for one in results]
        return [_choose_best(text, one, loaded) for text, one in zip(texts, made, strict=True)]


@contextmanager
def broken_model_told(loaded: Loaded) -> Iterator[None]:
    """Raise AppError for what the engine raises where a model fails."""
    try:
        yield
    except BROKEN_MODEL_ERRORS as error:
        raise AppError(
            "The model {model} can't translate.",
            "Install it again, or use another one; the original can be read meanwhile.",
            model=loaded.model.name,
        ) from error


def decoding_options(pieces: Sequence[Sequence[str]]) -> dict[str, Any]:
    """Return the options of every decoding of segments, given their pieces, for `read_output`."""
    return {
        "max_decoding_length": 2 * max(map(len, pieces), default=0) + 20,
        "return_scores": True,
        "return_end_token": True,
        "return_attention": True,
    }


def read_ranks(results: Sequence[Any], loaded: Loaded) -> Iterator[list[Output]]:
    """Yield the outputs of a sentence's segments rank by rank; all segments vary at once."""
    for rank in range(min((len(result.hypotheses) for result in results), default=0)):
        yield [read_output(result, loaded, rank) for result in results]


def score_translations(
    sides: Sequence[tuple[str, str]], loaded: Loaded, token: Token
) -> list[float]:
    """Return the mean log-probability of a piece of each second text, given the first.

    Raises AppError if the model fails, and Cancelled.
    """
    pieces = [(_encode_plain(first, loaded), _encode_plain(last, loaded)) for first, last in sides]
    results = start_scoring(loaded.translator, pieces, MOST_PIECES)
    wait_for(results, token)
    with broken_model_told(loaded):
        found = [one.result().log_probs for one in results]
    return [sum(one) / len(one) if one else 0.0 for one in found]


def _encode_plain(text: str, loaded: Loaded) -> list[str]:
    return loaded.encode(simplify_punctuation(text))[:MOST_PIECES]


def read_output(result: Any, loaded: Loaded, rank: int = 0) -> Output:
    """Return the hypothesis of a result at `rank`."""
    pieces = tuple(result.hypotheses[rank])
    is_cut = not pieces or pieces[-1] != END
    pieces = pieces if is_cut else pieces[:-1]
    return Output(loaded.decode(list(pieces)), pieces, result.scores[rank], is_cut, result, rank)


def make_draft(job: Job, parts: Iterable[Output], loaded: Loaded) -> Draft:
    """Join a sentence's translated segments, and find its doubts and faults."""
    parts = tuple(parts)
    source, model = job.prepared.source, loaded.model
    sides = zip(job.inputs, parts, strict=True)
    texts = tuple(_format_numbers(given, part.text, model.direction) for given, part in sides)
    text = restore(job.prepared, texts, model.direction)
    score = sum(part.score for part in parts) / len(parts) if parts else 0.0
    found = (
        find_doubts(source, text, model.direction, any(part.is_cut for part in parts))
        if parts
        else ()
    )
    faults = tuple(_find_faults(job, parts, loaded))
    if any(isinstance(one, MissingEntity) and one.is_name for _, one in faults) or (
        parts and loses_title(source, text, model.direction)
    ):
        found = (*found, Doubt.NAME_LOST)
    if parts and Doubt.DIGITS_LOST not in found and loses_placeholder(source, text):
        found = (*found, Doubt.DIGITS_LOST)
    found = (*found, *_estimate_doubts(source, score, parts, faults))
    found = (*found, *(one for one in _doubt_heading(job, text, loaded) if one not in found))
    made = Translated(source, text, model.direction, model.name, score, found)
    return Draft(job, parts, made, faults)


def find_gap(draft: Draft, loaded: Loaded) -> Gap | None:
    """Return the gap of the first fault that can be repaired and wasn't tried yet, if any."""
    if len(draft.tried) >= MOST_GAPS:
        return None
    guesses = sum(isinstance(fault, InventedWord) for _, fault in draft.tried)
    for segment, fault in draft.faults:
        if (segment, fault) not in draft.tried:
            made, pieces = draft.outputs[segment], draft.job.pieces[segment]
            if isinstance(fault, InventedWord):
                parts = split_before(fault.text, made.pieces) if guesses < MOST_GUESSES else None
                if parts:
                    return Gap(segment, fault, parts[0], tuple(parts[1]))
                continue
            begun = cut_before(fault, pieces, made.pieces, made.attention)
            if begun is not None:
                text = append_entity(loaded.decode(begun), fault, loaded.model.direction.target)
                return Gap(segment, fault, loaded.encode(text))
    return None


def fill_gap(draft: Draft, gap: Gap, made: Output, loaded: Loaded) -> Draft:
    """Return the draft with the gap's new output if that has fewer faults, else unchanged.

    An output that raises a new kind of doubt isn't used.
    """
    word = re.escape(gap.fault.text)
    if isinstance(gap.fault, MissingEntity) and not re.search(rf"\b{word}\b", made.text):
        # The model continued inside the word.
        made = replace(made, text=re.sub(rf"\b{word}\w+", gap.fault.text, made.text, count=1))
    place, first = gap.segment, draft.outputs[gap.segment]
    made = replace(made, score=first.score, is_guess=first.is_guess or made.is_guess)
    parts = (*draft.outputs[:place], made, *draft.outputs[place + 1 :])
    tried = draft.tried | {(place, gap.fault)}
    found = make_draft(draft.job, parts, loaded)
    is_sure = set(found.translated.doubts) <= set(draft.translated.doubts)
    is_better = is_sure and len(found.faults) < len(draft.faults)
    return replace(found if is_better else draft, tried=tried)


def _choose_best(text: str, result: Any, loaded: Loaded) -> Output:
    first = read_output(result, loaded)
    if not _find_invented(text, first, loaded):
        return first
    others = [read_output(result, loaded, rank) for rank in range(1, len(result.hypotheses))]
    # The first of equal ones is the likeliest.
    best = min([first, *others], key=lambda one: len(_find_invented(text, one, loaded)))
    return replace(best, is_guess=True)


def _find_faults(job: Job, parts: Sequence[Output], loaded: Loaded) -> Iterator[tuple[int, Fault]]:
    direction = loaded.model.direction
    for segment, (text, part) in enumerate(zip(job.inputs, parts, strict=True)):
        for one in find_missing(text, part.text, direction, loaded.changing, loaded.known):
            yield segment, one
        for word in _find_invented(text, part, loaded):
            yield segment, InventedWord(word)


def _find_invented(text: str, made: Output, loaded: Loaded) -> tuple[str, ...]:
    return loaded.lexicon.find_invented(text, made.text) if loaded.lexicon else ()


def _doubt_heading(job: Job, text: str, loaded: Loaded) -> Iterator[Doubt]:
    """Yield the doubts about a segment of one or two words, whose capitals needn't be names."""
    words = WORD.findall(job.prepared.source)
    if not job.inputs or not 0 < len(words) <= FEW_WORDS or not loaded.lexicon:
        return
    source = loaded.model.direction.source
    written = load_words(f"{source}.txt")
    if written is None or not all(word.lower() in written for word in words):
        return
    same = [word.lower() for word in words] == [word.lower() for word in WORD.findall(text)]
    names = load_words(NAMES) if source is Language.ENGLISH else None
    if same and all(names and word.lower() in names for word in words):
        return
    if same and not all(word.lower() in loaded.lexicon for word in words):
        yield Doubt.COPIED
    elif not same and loaded.lexicon.find_unknown(job.prepared.source, text):
        yield Doubt.WORD_GUESSED


def _format_numbers(source: str, output: str, direction: Direction) -> str:
    for one in find_numbers(source, direction):
        output = one.format_in(output)
    return output


def _estimate_doubts(
    source: str, score: float, parts: Sequence[Output], faults: Iterable[tuple[int, Fault]]
) -> Iterator[Doubt]:
    """Yield the doubts that depend on how good the translation probably is."""
    if not parts:
        return
    quality = estimate_quality(score, len(source.split()))
    is_guessed = any(part.is_guess for part in parts)
    is_invented = any(isinstance(fault, InventedWord) for _, fault in faults)
    if is_invented or (is_guessed and quality < USUAL):
        yield Doubt.WORD_GUESSED
    if quality < UNSURE_BELOW:
        yield Doubt.UNSURE


def _copy_source(job: Job, model: Model) -> Translated:
    """Return the source as its own translation, with the doubt COPIED; better than half of it."""
    source = job.prepared.source
    return Translated(source, source, model.direction, model.name, doubts=(Doubt.COPIED,))
