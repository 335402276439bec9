"""Anchors: where a highlight is in one side of an article, and how it is found after an edit.

An anchor keeps the quoted words, their context on either side, and their place: the W3C Web
Annotation model's TextQuoteSelector with a position. It is resolved step by step: the same words in
the same place, the same words that occur once, the same words in the same context, similar words in
the same context. Anything less is lost: a note on the wrong words is worse than a lost one.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from desktop.base.errors import AppError
from desktop.reading.anchoring.fuzzy_match import Quoted, words
from desktop.reading.article import Anchor, Place, Side, Span
from desktop.reading.text.normalizing import NormalizedText, normalize_typography, trim_span

if TYPE_CHECKING:
    from desktop.reading.anchoring.moved_anchors import Change

CONTEXT = 32
"""The usual length of a prefix or suffix, in code points."""

MAX_CONTEXT = 512
"""The longest prefix or suffix, in code points, where the quote and its context are repeated."""

MIN_UNCHANGED = 42
"""How many code points of the quote and right next to it must be unchanged for a match."""

MIN_SUPPORT = 1.1
"""The sum, of 2, of the similarities of the two contexts that is enough instead."""

MIN_SIMILARITY = 0.75
"""The least similarity, of 1, of changed words to the quote."""

MIN_SCORE = 0.65
"""The least score, of 1, of changed words. Their similarity weighs 50 and each context's 20, as in
Hypothesis; where the quote is longer than a usual context, the contexts weigh less in proportion.
"""

MIN_CONTEXT_SIMILARITY = 0.1
"""The least similarity, of 1, of each context around changed words of a short quote: without it
they may be the next sentence, which begins much the same."""

MARGIN = 0.1
"""By how much, of 1, the best score must exceed the second best."""

SAME_CONTEXT, OTHER_CONTEXT = 0.95, 0.75
"""From which similarity, of 1, a context counts as the same, and below which as another."""

MAX_COMPARED = 24
"""How many occurrences of the same words are compared in full."""


class MatchMethod(StrEnum):
    """How an anchor was found."""

    UNMOVED = "unmoved"
    QUOTE = "quote"
    CONTEXT = "context"
    FUZZY = "fuzzy"


@dataclass(frozen=True, slots=True)
class Found:
    """Where an anchor's words are now, and how they were found."""

    start: Place
    end: Place
    how: MatchMethod


@dataclass(frozen=True, slots=True)
class Lost:
    """The anchor's words are gone or ambiguous."""


class SideText:
    """One side of an article, original or translation, as sentences and as one text."""

    def __init__(self, paragraphs: Sequence[Sequence[str]]) -> None:
        """Join the sentences of each paragraph; one that isn't translated yet is ""."""
        self.text = "\n\n".join(" ".join(sentences) for sentences in paragraphs)
        self.starts: list[int] = []
        self.lengths: list[int] = []
        self.sizes = [len(sentences) for sentences in paragraphs]
        at = 0
        for sentences in paragraphs:
            for sentence in sentences:
                self.starts.append(at)
                self.lengths.append(len(sentence))
                at += len(sentence) + 1
            at += 1 if sentences else 2

    def span(self, start: Place, end: Place) -> Span:
        """Return where `start` to `end` lies in `text`, in code points.

        Raises AppError where a place isn't in this text or the end comes before the start.
        """
        if not (self.holds(start) and self.holds(end) and start <= end):
            raise AppError("This place isn't in the text any more.", "Select the words again.")
        return Span(
            self.starts[start.sentence] + start.offset, self.starts[end.sentence] + end.offset
        )

    def holds(self, place: Place) -> bool:
        """Tell whether `place` lies in this text."""
        return (
            0 <= place.sentence < len(self.starts)
            and 0 <= place.offset <= self.lengths[place.sentence]
        )

    def place(self, offset: int) -> Place:
        """Return the place of `offset` in `text`; between two sentences, the end of the first.

        Raises AppError where the text has no sentence or the offset isn't in it.
        """
        if not self.starts or not 0 <= offset <= len(self.text):
            raise AppError("This place isn't in the text.", "Select the words again.")
        sentence = max(0, bisect_right(self.starts, offset) - 1)
        within = max(0, offset - self.starts[sentence])
        return Place(sentence, min(within, self.lengths[sentence]))

    def sentence(self, number: int) -> str:
        """Return sentence `number`, from 0."""
        start = self.starts[number]
        return self.text[start : start + self.lengths[number]]

    @cached_property
    def folded(self) -> NormalizedText:
        """The text without typography."""
        return NormalizedText(self.text)

    @cached_property
    def words(self) -> list[tuple[str, Span]]:
        """The words of the folded text, with their spans in it."""
        return list(words(self.folded.text))

    def numbers(self, span: Span) -> range:
        """Return the numbers of the words that `span` of the text has a part of."""
        first = bisect_right(self.words, span.start, key=lambda word: self._span(word).end)
        end = bisect_left(self.words, span.end, key=lambda word: self._span(word).start)
        return range(first, max(first, end))

    def words_by_sentence(self) -> list[list[list[str]]]:
        """Return the words of each sentence, by paragraph."""
        firsts = [
            bisect_left(self.words, start, key=lambda word: self._span(word).start)
            for start in self.starts[1:]
        ]
        texts = [word for word, _ in self.words]
        cuts = pairwise([0, *firsts, len(texts)] if self.starts else [])
        sentences = (texts[first:end] for first, end in cuts)
        return [list(islice(sentences, size)) for size in self.sizes]

    def _span(self, word: tuple[str, Span]) -> Span:
        """Return the span of one of the `words` in the text as it is."""
        return self.folded.origin(word[1])

    @cached_property
    def occurrences(self) -> dict[str, list[int]]:
        """The numbers of each word's occurrences."""
        found: dict[str, list[int]] = defaultdict(list)
        for number, (word, _) in enumerate(self.words):
            found[word].append(number)
        return dict(found)


def describe(side_text: SideText, side: Side, start: Place, end: Place) -> Anchor:
    """Make the anchor of the words from `start` to `end`, without the blanks around them.

    Raises AppError where there are no words or a place isn't in the text.
    """
    text = side_text.text
    span = trim_span(text, side_text.span(start, end))
    if not span:
        raise AppError("No words are selected.", "Select the words to highlight.")
    exact = span.of(text)
    rivals = [other for other in _every(text, exact) if other != span.start]
    length = CONTEXT
    while True:
        prefix = text[max(0, span.start - length) : span.start]
        suffix = text[span.end : span.end + length]
        rivals = [
            at for at in rivals if has_context(text, Span(at, at + len(exact)), prefix, suffix)
        ]
        if not rivals or length >= MAX_CONTEXT:
            break
        length *= 2
    return Anchor(
        side, exact, prefix, suffix, side_text.place(span.start), side_text.place(span.end)
    )


def resolve(anchor: Anchor, side_text: SideText, change: Change | None = None) -> Found | Lost:
    """Find the anchor's words in `side_text`.

    `change` is the edit of the text that the anchor was made in, where it is known: its token
    alignment is used first, the quote and its context where that leaves a doubt.
    """
    if not anchor.exact or not side_text.starts:
        return Lost()
    chosen = change.follow(anchor) if change else None
    if chosen is None:
        chosen = _search(anchor, side_text, change)
    if chosen is None:
        return Lost()
    if chosen == unmoved_span(anchor, side_text):
        how = MatchMethod.UNMOVED
    elif chosen.of(side_text.text) != anchor.exact:
        how = MatchMethod.FUZZY
    else:
        how = MatchMethod.QUOTE if len(find_quote(anchor, side_text)) == 1 else MatchMethod.CONTEXT
    return Found(side_text.place(chosen.start), side_text.place(chosen.end), how)


def _search(anchor: Anchor, side_text: SideText, change: Change | None) -> Span | None:
    """Search for the quote with its context, but never where other words were before."""

    def is_free(span: Span) -> bool:
        return change is None or not change.is_taken(anchor, span)

    text = side_text.text
    same = list(filter(is_free, find_quote(anchor, side_text)))
    whole = [span for span in same if has_context(text, span, anchor.prefix, anchor.suffix)]
    if len(whole) > 1:
        # The context made the quote unique when the anchor was made, unless it was cut at its
        # greatest length: a second match is a copy that was inserted later.
        was_cut = min(len(anchor.prefix), len(anchor.suffix)) >= MAX_CONTEXT
        kept = unmoved_span(anchor, side_text)
        return kept if was_cut and kept in whole else None
    return whole[0] if whole else _best_match(anchor, side_text, same, is_free)


def unmoved_span(anchor: Anchor, side_text: SideText) -> Span | None:
    """Return the anchor's own span, if it still holds the same words."""
    if not (side_text.holds(anchor.start) and side_text.holds(anchor.end)):
        return None
    if anchor.end < anchor.start:
        return None
    span = side_text.span(anchor.start, anchor.end)
    return span if span.of(side_text.text) == anchor.exact else None


def find_quote(anchor: Anchor, side_text: SideText) -> list[Span]:
    """Return every occurrence of the quote, whatever its typography."""
    text, folded, quote = side_text.text, side_text.folded, normalize_typography(anchor.exact)
    found = {folded.origin(Span(at, at + len(quote))) for at in _every(folded.text, quote)}
    kept = unmoved_span(anchor, side_text)
    if kept is not None:
        found.add(kept)
    around = anchor.prefix[-1:] + anchor.exact + anchor.suffix[:1]
    cuts = _cuts(around, len(anchor.prefix[-1:]), len(anchor.prefix[-1:] + anchor.exact))
    return sorted(span for span in found if _cuts(text, span.start, span.end) == cuts)


def _cuts(text: str, start: int, end: int) -> tuple[bool, bool]:
    """Tell whether `start` and `end` split a word."""
    return (
        start > 0 and text[start - 1].isalnum() and text[start].isalnum(),
        end < len(text) and text[end - 1].isalnum() and text[end].isalnum(),
    )


def _best_match(
    anchor: Anchor, side_text: SideText, same: list[Span], is_free: Callable[[Span], bool]
) -> Span | None:
    """Choose between the same words and changed ones by a score with a minimum and a margin.

    Changed words in the old context may be the right ones though the same words occur elsewhere.
    """
    quoted = Quoted(anchor.prefix, anchor.exact, anchor.suffix, CONTEXT)
    text, size = side_text.text, len(anchor.exact)
    weight = 20 * min(1.0, CONTEXT / size)
    if len(same) > MAX_COMPARED:
        same = sorted(same, key=lambda span: -quoted.run(text, span))[:MAX_COMPARED]
    candidates = quoted.candidates(side_text.words, side_text.occurrences)
    everywhere = find_quote(anchor, side_text)
    changed = [
        span
        for span in map(side_text.folded.origin, candidates)
        if is_free(span) and not any(overlap(span, other) for other in everywhere)
    ]
    ranked: list[_Ranked] = []
    for span in (*same, *changed):
        left, right = quoted.context(text, span)
        similarity = 1.0 if span in same else quoted.similarity(span.of(text))
        score = (50 * similarity + weight * (left + right)) / (50 + 2 * weight)
        ranked.append(_Ranked(score, span, similarity, left, right))
    ranked.sort(key=lambda row: (-row.score, row.span))
    best = ranked[0] if ranked else None
    if best is None:
        return None
    rivals = [row for row in ranked if not overlap(row.span, best.span)]
    lead = best.score - rivals[0].score if rivals else 1.0
    is_whole = best.similarity == 1 and best.support == 2
    if lead <= 0 or (lead < MARGIN and not is_whole):
        return None
    if any(row.is_rival_of(best) for row in rivals):
        return None
    is_unchanged = size + quoted.run(text, best.span) >= MIN_UNCHANGED
    is_alike = best.similarity >= MIN_SIMILARITY and best.score >= MIN_SCORE
    if size < MIN_UNCHANGED and min(best.left, best.right) < MIN_CONTEXT_SIMILARITY:
        is_alike = False
    is_believed = is_unchanged or best.support >= MIN_SUPPORT
    return best.span if is_believed and (is_alike or best.span in same) else None


@dataclass(frozen=True, slots=True)
class _Ranked:
    """A candidate: its score, its similarity to the quote, and the similarity of its contexts."""

    score: float
    span: Span
    similarity: float
    left: float
    right: float

    @property
    def support(self) -> float:
        """Return the sum of the similarities of the two contexts."""
        return self.left + self.right

    def is_rival_of(self, best: _Ranked) -> bool:
        """Tell whether a context is the same here and another at the `best` candidate.

        The best may be a copy, and this the quoted words with an edit in them or beside them.
        """
        if self.similarity < MIN_SIMILARITY:
            return False
        if max(best.left, best.right) < 1 <= max(self.left, self.right):
            return True
        sides = ((self.left, best.left), (self.right, best.right))
        return any(here >= SAME_CONTEXT and there < OTHER_CONTEXT for here, there in sides)


def overlap(one: Span, other: Span) -> bool:
    """Tell whether two spans have a code point in common."""
    return one.start < other.end and other.start < one.end


def has_context(text: str, span: Span, prefix: str, suffix: str) -> bool:
    """Tell whether `span` is between exactly `prefix` and `suffix`.

    One that is shorter than usual reached the end of the text, and has to reach it again.
    """
    if not (text.endswith(prefix, 0, span.start) and text.startswith(suffix, span.end)):
        return False
    at_start = len(prefix) >= CONTEXT or span.start == len(prefix)
    return at_start and (len(suffix) >= CONTEXT or span.end + len(suffix) == len(text))


def _every(text: str, words: str) -> Iterator[int]:
    """Return every offset of `words` in `text`, overlapping ones too."""
    at = text.find(words) if words else -1
    while at >= 0:
        yield at
        at = text.find(words, at + 1)
