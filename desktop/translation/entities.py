"""Entities: names and numbers that a translation must keep, and restoring those it lost.

A compact model sometimes replaces a rare name by another one. It is then decoded again from a
prefix: its own translation up to that point, then the right name ("prefix-constrained decoding",
Wuebker et al., ACL 2016).
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import islice, pairwise

from desktop.reading.article import Direction, Language, Span
from desktop.translation.number_format import find_numbers

NAMES = "names.txt"
"""File in a package: names that its model translates or that usually change, one per line."""
NAME = re.compile(
    r"(?:(?<=[\w,] )|(?<= [dlDL]')|(?<=\b[A-Z]\. )|(?<=\b[MDS][rst]\. ))"
    r"(?:[A-ZÀ-ÖØ-Þ][^\W\d_]{2,}|[A-Z]{2})\b"
)
"""A capitalised word inside a sentence; at its beginning any word is capitalised."""
TITLED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Dr|Sir|Lady|Lord|M|MM|Mme|Mlle|Me)\.? (?P<name>[A-ZÀ-ÖØ-Þ][\w'-]+)"
)
"""A name after a title, which stays as it is even where the word alone would be translated."""
WORD = re.compile(r"\w+")
LONG = 3
"""Letters from which most words are capitalised in a headline."""
OFTEN = 2
MOST_READ = 300
"""Sentences scanned for recurring names; more would delay a book's first sentence."""
LEAST = 0.2
"""The least attention (of 1) that a word must give to a missing one to count as its replacement."""
FULL = re.compile(r"(?i)\b(d|qu)e $")
ELIDED = re.compile(r"(?i)\b(d|qu)'$")
VOWELS = "AEIOUÀÂÉÈÊËÎÏÔ"
BLANK = "▁"


@dataclass(frozen=True, slots=True)
class MissingEntity:
    """A name or number missing from the translation, as the target language writes it."""

    text: str
    span: Span

    @property
    def is_name(self) -> bool:
        """Tell whether it is a name rather than a number."""
        return self.text[0].isalpha()


def find_recurring_names(sources: Iterable[str], changing: Set[str] | None) -> frozenset[str]:
    """Return the names that occur inside at least `OFTEN` of `sources`, except `changing` ones.

    This identifies the same names at the beginning of a sentence and in headlines, where any word
    may be capitalised.
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
    """Find names and numbers of `source` that are missing from `output`, in order.

    `changing` are names that translations don't keep; if None, names aren't checked. `known` are
    words that are names in any position. Both texts have the models' plain punctuation.
    """
    numbers = find_numbers(source, direction)
    missing = [MissingEntity(one.text, one.span) for one in numbers if not one.is_in(output)]
    if changing is not None:
        names = {one.start(): one for one in WORD.finditer(source) if one[0] in known}
        if not _is_headline(source):
            names |= {one.start(): one for one in NAME.finditer(source)}
        titles = list(TITLED.finditer(source))
        titled = {one["name"] for one in titles}
        names |= {
            one.start("name"): inside
            for one in titles
            if (inside := WORD.match(source, one.start("name"))) and len(inside[0]) > 2
        }
        missing += [
            MissingEntity(one[0], Span(*one.span()))
            for one in _lacking(names, output)
            if one[0] not in changing or one[0] in titled
        ]
    return tuple(sorted(missing, key=lambda one: one.span.start))


def _lacking(names: Mapping[int, re.Match[str]], output: str) -> Iterator[re.Match[str]]:
    """Yield the occurrences of names, by position, beyond those that are in the output."""
    left = Counter(WORD.findall(output))
    for _, one in sorted(names.items()):
        if left[one[0]] > 0:
            left[one[0]] -= 1
        else:
            yield one


def cut_before(
    one: MissingEntity,
    pieces: Sequence[str],
    written: Sequence[str],
    attention: Sequence[Sequence[float]],
) -> list[str] | None:
    """Return the pieces of a translation before the word that replaced a missing one.

    `pieces` are the source's; `attention` has a row for every piece of `written`, with a weight for
    every piece of the source. None if no word replaced it, so it was omitted.
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
    """Append a missing word to the translation before it, with French elision if needed."""
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
    """Return the indexes of the pieces that spell a span; the leading blank isn't in the text."""
    found = []
    place = -1
    for number, piece in enumerate(pieces):
        begin, place = place, place + len(piece)
        if begin < span.end and place > span.start:
            found.append(number)
    return found


def word_ranges(pieces: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the start and end of each word in `pieces`, including adjacent punctuation."""
    begins = [place for place in range(len(pieces)) if not place or _begins_word(pieces, place)]
    yield from pairwise([*begins, len(pieces)])


def _begins_word(pieces: Sequence[str], place: int) -> bool:
    before, piece = pieces[place - 1], pieces[place]
    if piece.startswith(BLANK):
        # A digit group that continues a number.
        return not (before[-1:].isdigit() and piece[1:].isdigit())
    return before[-1:] in ("'", "-", "(", '"', "/")
