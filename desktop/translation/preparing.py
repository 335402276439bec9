"""What stands around one engine call: protected parts, capitals, long sentences, and back again."""

import re
from dataclasses import dataclass

from desktop.reading.article import Direction
from desktop.translation.typography import print_in, simplify

PROTECTED = re.compile(
    r"""
      https?://\S+ | www\.\S+ | \b\w+\.(?:com|org|net|fr|twitter)/\S+  # addresses
    | pic\.twitter\.com/\S+
    | [\w.+-]+@[\w-]+\.[\w.]+                                          # e-mail
    | (?<!\w)@\w+                                                      # handles
    | \s[|•·]\s                                                        # separators
    """,
    re.VERBOSE,
)
HASHTAG = re.compile(r"(?<!\w)#(?=\w)")
LEADING_MARK = re.compile(r"^\s*(?:[-–—•·*©▪■►]\s*|\(?\d{1,2}[.)]\s+)+")
CLAUSE = re.compile(r"(?<=[;:,])\s+|\s+(?=[-–—(]\s?)")
LONGEST = 60
"""Longer segments, in words, are split at a clause: compact models lose clauses beyond this."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a sentence: handed to the engine, or kept as it stands."""

    text: str
    is_kept: bool = False


@dataclass(frozen=True, slots=True)
class Prepared:
    """A sentence cut into segments, ready for the engine.

    `is_shouted` says that it stood in capitals and was recased.
    """

    source: str
    segments: tuple[Segment, ...]
    is_shouted: bool = False

    @property
    def inputs(self) -> tuple[str, ...]:
        """Return the texts for the engine, in order."""
        return tuple(segment.text for segment in self.segments if not segment.is_kept)


def prepare(source: str) -> Prepared:
    """Cut `source` into what the engine translates and what must come back untouched."""
    segments: list[Segment] = []
    text = source
    mark = LEADING_MARK.match(text)
    if mark and mark.end() < len(text):
        segments.append(Segment(mark[0], is_kept=True))
        text = text[mark.end() :]
    is_shouted = is_in_capitals(text)
    if is_shouted:
        text = recase(text)
    place = 0
    for found in PROTECTED.finditer(text):
        segments += _translatable(text[place : found.start()])
        segments.append(Segment(found[0], is_kept=True))
        place = found.end()
    segments += _translatable(text[place:])
    return Prepared(source, tuple(segments), is_shouted)


def restore(prepared: Prepared, outputs: tuple[str, ...], direction: Direction) -> str:
    """Put the engine's `outputs` and the kept parts together, as the target language prints them.

    A sentence that was recased comes back in capitals.
    """
    remaining = iter(outputs)
    text = ""
    for segment in prepared.segments:
        if segment.is_kept:
            text += _gap(text, segment.text) + segment.text
            continue
        output = print_in(direction.target, next(remaining), segment.text)
        if prepared.is_shouted:
            output = output.upper()
        text += _gap(text, output) + output
    return text.strip()


def _gap(before: str, after: str) -> str:
    """Return the blank that two neighbouring parts need between them."""
    touches = not before or before[-1] in "([" or after[:1] in ").,]"
    return "" if touches or before[-1].isspace() or after[:1].isspace() else " "


def is_in_capitals(text: str) -> bool:
    """Tell whether `text` is shouted: six letters at least, nine in ten of them capitals."""
    letters = [letter for letter in text if letter.isalpha()]
    capitals = sum(letter.isupper() for letter in letters)
    return len(letters) >= 6 and capitals >= 0.9 * len(letters) and " " in text.strip()


def recase(text: str) -> str:
    """Return a shouted text as a sentence: a capital at its head, the rest small."""
    small = text.lower()
    for place, letter in enumerate(small):
        if letter.isalpha():
            return small[:place] + letter.upper() + small[place + 1 :]
    return small


def split_long(text: str, longest: int = LONGEST) -> tuple[str, ...]:
    """Split a text of more than `longest` words at its clauses, or else at its words.

    The pieces hold every word of `text` in order.
    """
    words = len(text.split())
    if words <= longest:
        return (text,)
    middle = len(text) / 2
    borders = [border.start() for border in CLAUSE.finditer(text)]
    borders = [border for border in borders if 0.2 < border / len(text) < 0.8]
    if borders:
        border = min(borders, key=lambda place: abs(place - middle))
    else:
        blanks = [blank.start() for blank in re.finditer(r"\s", text)]
        border = min(blanks, key=lambda place: abs(place - middle))
    return (
        *split_long(text[:border].strip(), longest),
        *split_long(text[border:].strip(), longest),
    )


def _translatable(text: str) -> list[Segment]:
    plain = simplify(HASHTAG.sub("", text))
    if not plain:
        return []
    if not any(letter.isalpha() for letter in plain):
        return [Segment(text.strip(), is_kept=True)]
    return [Segment(piece) for piece in split_long(plain)]
