"""Quality checks of translations: repetition, length, copied text, lost digits."""

import re
from collections import Counter

from desktop.reading.article import Direction, Doubt, Language
from desktop.translation.fact_keeping import find_lost_facts
from desktop.translation.number_format import BETWEEN_GROUPS
from desktop.translation.typography import simplify_punctuation

NUMBER = re.compile(r"\d+")
WORD = re.compile(r"\w+")
STUTTER = re.compile(r"([^\W\d_]{2,6}?)\1{2,}")
REPEATED_WORDS = 3
"""N-gram size, in words; one repeated `TOO_OFTEN` times more than in the source is a loop."""
TOO_OFTEN = 2
SHORTEST_RATIO, LONGEST_RATIO = 0.4, 2.6
"""Bounds for words of the output over words of the source. French is about 1.15 times as long as
English; 4 of the 6,000 reference translations of newstest2013, both ways, are out of bounds."""
FEW_WORDS = 5
STRAY_SIGNS = "\ufffd@"
"""What models write for a character that they don't know, and around marks for symbols."""
UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
"""Letters of scripts without spaces between words, such as Thai, Japanese and Chinese."""


def find_doubts(
    source: str, output: str, direction: Direction, is_cut: bool = False
) -> tuple[Doubt, ...]:
    """Return the doubts about `output` as a translation of `source`, in a fixed order.

    `is_cut` means that the engine stopped at its length limit.
    """
    typed_source, typed_output = simplify_punctuation(source), simplify_punctuation(output)
    plain_source, plain_output = typed_source.lower(), typed_output.lower()
    found = {
        Doubt.REPEATS: _repeats(plain_source, plain_output),
        Doubt.LENGTH: _has_odd_length(plain_source, plain_output),
        Doubt.COPIED: _is_copied(plain_source, plain_output),
        Doubt.DIGITS_LOST: _loses_facts(typed_source, typed_output, direction),
        Doubt.CUT: is_cut,
    }
    return tuple(doubt for doubt, holds in found.items() if holds)


def _loses_facts(source: str, output: str, direction: Direction) -> bool:
    if any(sign in output and sign not in source for sign in STRAY_SIGNS):
        return True
    if direction.source in (Language.FRENCH, Language.ENGLISH):
        return bool(find_lost_facts(source, output, direction))
    return bool(_numbers(source) - _numbers(output))


def _repeats(source: str, output: str) -> bool:
    words, source_words = (WORD.findall(BETWEEN_GROUPS.sub("", one)) for one in (output, source))
    for size, limit in ((1, 2), (2, 2), (REPEATED_WORDS, 1)):
        usual = max(Counter(_ngrams(source_words, size)).values(), default=1)
        most = _longest_run(words, size)
        if most > max(limit, _longest_run(source_words, size)):
            return True
        if size == REPEATED_WORDS:
            counts = Counter(_ngrams(words, size))
            if max(counts.values(), default=0) > usual + TOO_OFTEN:
                return True
    return bool(STUTTER.search(output)) and not STUTTER.search(source)


def _ngrams(words: list[str], size: int) -> list[tuple[str, ...]]:
    return [tuple(words[place : place + size]) for place in range(len(words) - size + 1)]


def _longest_run(words: list[str], size: int) -> int:
    """Return the longest run of an n-gram of `size` words repeated without interruption."""
    longest = 0
    for first in range(min(size, len(words))):
        run, previous = 0, None
        for place in range(first, len(words) - size + 1, size):
            gram = tuple(words[place : place + size])
            run = run + 1 if gram == previous else 1
            previous = gram
            longest = max(longest, run)
    return longest


def _has_odd_length(source: str, output: str) -> bool:
    if UNSPACED.search(source):
        return not output
    before, after = len(source.split()), len(output.split())
    if before < FEW_WORDS:
        return not output or after > before * LONGEST_RATIO + FEW_WORDS
    return not SHORTEST_RATIO <= after / before <= LONGEST_RATIO


def _is_copied(source: str, output: str) -> bool:
    words = WORD.findall(source)
    return len(words) >= FEW_WORDS and words == WORD.findall(output)


def _numbers(text: str) -> Counter[str]:
    """Count the digit groups, so that "1,5" equals "1.5", and "2 000" equals "2,000".

    Other scripts' digits count as ASCII ones.
    """
    found: list[str] = NUMBER.findall(text)
    return Counter(
        one if one.isascii() else "".join(str(int(digit)) for digit in one) for one in found
    )
