"""Word alignment (linking) between a sentence and its translation, by the engine's attention.

A compact model's attention over the actual output is a usable alignment (Garg et al., "Jointly
Learning to Align and Translate with Transformer Models", EMNLP 2019).
"""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from desktop.reading.article import Links, Span

WORD = re.compile(r"\w+(?:[-'’]\w+)*")
PIECE_OF_BLANK = "▁"
LEAST = 0.25
"""The least attention (of 1) that a word must give to another to be linked to it."""


def link_words(
    source: str,
    target: str,
    source_pieces: Sequence[str],
    target_pieces: Sequence[str],
    attention: Sequence[Sequence[float]],
) -> Links:
    """Return the aligned pairs of words, by their spans in both texts.

    The pieces are the tokenized texts; `attention` has a row for every piece of the target, with a
    weight for every piece of the source. A word may be linked to several.
    """
    source_words, target_words = find_words(source), find_words(target)
    source_of = _words_of_pieces(source, source_words, source_pieces)
    target_of = _words_of_pieces(target, target_words, target_pieces)
    weights = [[0.0] * len(source_words) for _ in target_words]
    counts = [0] * len(target_words)
    for row, at in zip(attention, target_of, strict=False):
        if at is None:
            continue
        counts[at] += 1
        for weight, into in zip(row, source_of, strict=False):
            if into is not None:
                weights[at][into] += weight
    links: set[tuple[int, int]] = set()
    for at, row in enumerate(weights):
        row[:] = [weight / max(1, counts[at]) for weight in row]
        if row and max(row) >= LEAST:
            links.add((row.index(max(row)), at))
    linked = {into for into, _ in links}
    for into in range(len(source_words)):
        column = [row[into] for row in weights]
        if into not in linked and column and max(column) >= LEAST:
            links.add((into, column.index(max(column))))
    return tuple((source_words[into], target_words[at]) for into, at in sorted(links))


def find_words(text: str) -> list[Span]:
    """Return the spans of the words of `text`; "porte-parole" and "l'eau" are one word each."""
    return [Span(*match.span()) for match in WORD.finditer(text)]


def _words_of_pieces(text: str, spans: Sequence[Span], pieces: Sequence[str]) -> list[int | None]:
    """Return the index of the word that each piece belongs to; None for punctuation.

    The pieces spell the text in the engine's plain typography, so words are matched by their order.
    """
    seen = "".join(pieces).replace(PIECE_OF_BLANK, " ")
    own = [_plain(span.of(text)) for span in spans]
    others = find_words(seen)
    matcher = SequenceMatcher(None, own, [_plain(span.of(seen)) for span in others], autojunk=False)
    number_of: dict[int, int] = {}
    for block in matcher.get_matching_blocks():
        for step in range(block.size):
            number_of[block.b + step] = block.a + step
    word_at: list[int | None] = [None] * len(seen)
    for order, span in enumerate(others):
        for place in range(span.start, span.end):
            word_at[place] = number_of.get(order)
    found: list[int | None] = []
    place = 0
    for piece in pieces:
        inside = [one for one in word_at[place : place + len(piece)] if one is not None]
        found.append(inside[0] if inside else None)
        place += len(piece)
    return found


def _plain(word: str) -> str:
    return word.replace("’", "'").casefold()
