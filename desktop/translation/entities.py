"""What a translation has to keep of its source, numbers and names, and where it lost them.

A compact model now and then writes another name for one that it hardly ever saw. It is made to
write the right one: its own translation up to there, the name, and whatever it says from there on
("prefix-constrained decoding", Wuebker et al., ACL 2016).
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import islice, pairwise

from desktop.reading.article import Direction, Language, Span
from desktop.translation.number_format import find_numbers

NAMES = "names.txt"
"""In a package: the names that its model translates or that mostly change, a line each."""
NAME = re.compile(
    r"(?:(?<=[\w,] )|(?<= [dlDL]')|(?<=\b[A-Z]\. )|(?<=\b[MDS][rst]\. ))"
    r"(?:[A-ZÀ-ÖØ-Þ][^\W\d_]{2,}|[A-Z]{2})\b"
)
"""A capitalised word in the midst of a sentence; at its head any word has a capital."""
WORD = re.compile(r"\w+")
LONG = 3
"""Letters of a word that a headline would give a capital, but for a few."""
OFTEN = 2
MOST_READ = 300
"""Sentences that are read for familiar names: the first one of a book waits for that."""
LEAST = 0.2
"""Attention, of 1, that the word which stands for a lost one gives to it."""
FULL = re.compile(r"(?i)\b(d|qu)e $")
ELIDED = re.compile(r"(?i)\b(d|qu)'$")
VOWELS = "AEIOUÀÂÉÈÊËÎÏÔ"
BLANK = "▁"


@dataclass(frozen=True, slots=True)
class MissingEntity:
    """A word of the source that the translation should have and hasn't, as it would print it."""

    text: str
    span: Span

    @property
    def is_name(self) -> bool:
        """Tell whether it is a name; otherwise it is a number."""
        return self.text[0].isalpha()


def find_recurring_names(sources: Iterable[str], changing: Set[str] | None) -> frozenset[str]:
    """Return the names to keep that stand in the midst of `OFTEN` of `sources` at least.

    By them, the same names are known at the head of a sentence and in a headline, where any word
    has a capital.
    """
    if changing is None:
        return frozenset()
    counts: Counter[str] = Counter()
    for source in islice((one for one in sources if not _is_headline(one)), MOST_READ):
        counts.update(set(NAME.findall(source)))
    return frozenset(name for name, count in counts.items() if count >= OFTEN) - changing


def find_missing(
    source: str,
    output: str,
    direction: Direction,
    changing: Set[str] | None,
    known: Set[str] = frozenset(),
) -> tuple[MissingEntity, ...]:
    """Return the words of `source` that a translation keeps and `output` hasn't, in order.

    `changing` are the names that a translation doesn't keep; without it, names aren't looked at.
    `known` are those that are names wherever they stand. Both texts have the plain punctuation of
    models.
    """
    numbers = find_numbers(source, direction)
    missing = [MissingEntity(one.text, one.span) for one in numbers if not one.is_in(output)]
    if changing is not None:
        names = {one.start(): one for one in WORD.finditer(source) if one[0] in known}
        if not _is_headline(source):
            names |= {one.start(): one for one in NAME.finditer(source)}
        written = set(WORD.findall(output))
        lacking = [one for one in names.values() if one[0] not in written]
        missing += [
            MissingEntity(one[0], Span(*one.span())) for one in lacking if one[0] not in changing
        ]
    return tuple(sorted(missing, key=lambda one: one.span.start))


def cut_before(
    one: MissingEntity,
    pieces: Sequence[str],
    written: Sequence[str],
    attention: Sequence[Sequence[float]],
) -> list[str] | None:
    """Return the pieces of a translation before the word that stands for a lost one.

    `pieces` are the source's; `attention` has a row for every piece of `written`, with a weight for
    every piece of the source. None where no word stands for it: it was left out.
    """
    inside = _pieces_of(one.span, pieces)
    weights = [sum(row[place] for place in inside) for row in attention[: len(written)]]
    if max(weights, default=0.0) < LEAST:
        return None
    place = weights.index(max(weights))
    while place and not _begins_word(written, place):
        place -= 1
    return list(written[:place])


def append_entity(before: str, one: MissingEntity, target: Language) -> str:
    """Return a translation up to a lost word, with that word at its end, elided as French does."""
    blank = " " if before and not before.endswith((" ", "'", "-", "(", '"')) else ""
    text = before + blank
    if target is Language.FRENCH and one.is_name:
        begins_with_vowel = one.text[0] in VOWELS
        text = FULL.sub(r"\1'", text) if begins_with_vowel else ELIDED.sub(r"\1e ", text)
    return text + one.text


def _is_headline(source: str) -> bool:
    every: list[str] = WORD.findall(source)
    words = [word for word in every[1:] if len(word) >= LONG and word.isalpha()]
    capitals = sum(1 for word in words if word[0].isupper())
    return capitals > 2 * (len(words) - capitals)


def _pieces_of(span: Span, pieces: Sequence[str]) -> list[int]:
    """Return the numbers of the pieces that spell a span; a first blank is none of the text's."""
    found = []
    place = -1
    for number, piece in enumerate(pieces):
        begin, place = place, place + len(piece)
        if begin < span.end and place > span.start:
            found.append(number)
    return found


def word_ranges(pieces: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield where each word of `pieces` begins and ends, with the marks that cling to it."""
    begins = [place for place in range(len(pieces)) if not place or _begins_word(pieces, place)]
    yield from pairwise([*begins, len(pieces)])


def _begins_word(pieces: Sequence[str], place: int) -> bool:
    before, piece = pieces[place - 1], pieces[place]
    if piece.startswith(BLANK):
        # A group of a number that was begun before.
        return not (before[-1:].isdigit() and piece[1:].isdigit())
    return before[-1:] in ("'", "-", "(", '"', "/")
