"""What an engine wrote for the reader's terms, put right where that is safe."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from desktop.reading.article import Direction, Doubt, Language, Span, Translated
from desktop.reading.glossary import (
    Glossary,
    Inflection,
    Term,
    TermMatch,
    find_rendering,
    find_terms,
    missing_terms,
)
from desktop.reading.leading import lead

WORD = re.compile(r"\w+")
_FRENCH = "le la les l de du des d au aux à a un une en par et que qu"
_ENGLISH = "the a an of to in on by for from with and that s"
SMALL_WORDS = {
    Language.FRENCH: frozenset(_FRENCH.split()),
    Language.ENGLISH: frozenset(_ENGLISH.split()),
}
"""Words that belong to the sentence rather than to a term, at either end of what stands for it."""

Links = tuple[tuple[Span, Span], ...]
"""Words of a source with words of its translation."""


@dataclass(frozen=True, slots=True)
class _Edit:
    """What is to stand in the place of `span`."""

    span: Span
    text: str


def put_right(source: str, translation: str, links: Links, glossary: Glossary) -> str:
    """Return `translation` with the preferred renderings for the glossary's terms in `source`.

    `links` pair words of the source with words of the translation; may be empty, and then only
    names that the engine left as they were are known. What can't be replaced safely stays.
    """
    return _edited(translation, _edits(source, translation, links, glossary))


def mend(translated: Translated, glossary: Glossary) -> Translated:
    """Return the engine's translation with its terms put right; those still missing are a doubt.

    The reader's own translation is returned as it is.
    """
    if translated.is_by_reader:
        return translated
    edits = _edits(translated.source, translated.text, translated.links, glossary)
    text = _edited(translated.text, edits)
    doubts: list[Doubt] = [doubt for doubt in translated.doubts if doubt is not Doubt.TERM]
    if missing_terms(translated.source, text, glossary):
        doubts.append(Doubt.TERM)
    return replace(
        translated, text=text, doubts=tuple(doubts), links=_moved(translated.links, edits)
    )


def _edits(source: str, translation: str, links: Links, glossary: Glossary) -> tuple[_Edit, ...]:
    """Return the safe edits in order; where two touch each other there is only the first."""
    edits: list[_Edit] = []
    for match in _not_followed(source, translation, glossary):
        noun = _linked(match, translation, links, glossary.direction.target)
        if noun is None:
            noun = _left_alone(source, match, translation, glossary.direction)
        edit = noun and _edit(match, translation, noun, source)
        if edit and all(
            edit.span.end < other.span.start or other.span.end < edit.span.start for other in edits
        ):
            edits.append(edit)
    return tuple(sorted(edits, key=lambda edit: edit.span))


def _not_followed(source: str, translation: str, glossary: Glossary) -> Iterator[TermMatch]:
    """Return the terms of `source` whose rendering stands in `translation` less often."""
    matches = find_terms(source, glossary)
    wanted = Counter(match.term.target for match in matches)
    for match in matches:
        if len(find_rendering(translation, match.term)) < wanted[match.term.target]:
            yield match


def _linked(match: TermMatch, translation: str, links: Links, language: Language) -> Span | None:
    """Return the words that `links` give for a term, without the small words at either end.

    None unless they follow each other and stand for nothing else.
    """
    words = [Span(*found.span()) for found in WORD.finditer(translation)]
    own = _touched(words, (target for one, target in links if _overlap(one, match.span)))
    others = _touched(words, (target for one, target in links if not _overlap(one, match.span)))
    small = [one.of(translation).lower() in SMALL_WORDS[language] for one in words]
    while own and small[own[0]]:
        own = own[1:]
    while own and small[own[-1]]:
        own = own[:-1]
    if not own or own != list(range(own[0], own[-1] + 1)) or not set(own).isdisjoint(others):
        return None
    return Span(words[own[0]].start, words[own[-1]].end)


def _touched(words: list[Span], targets: Iterable[Span]) -> list[int]:
    """Return the numbers of the words that a span of `targets` lies on, in order."""
    spans = list(targets)
    return [at for at, word in enumerate(words) if any(_overlap(word, one) for one in spans)]


def _left_alone(
    source: str, match: TermMatch, translation: str, direction: Direction
) -> Span | None:
    """Return where a name stands in the translation as it does in the source, if just once."""
    name = match.span.of(source)
    if name == name.lower():
        return None
    as_it_was = Term(name, name, direction)
    found = [
        span for span in find_rendering(translation, as_it_was) if span.of(translation) == name
    ]
    return found[0] if len(found) == 1 else None


def _edit(match: TermMatch, translation: str, noun: Span, source: str) -> _Edit | None:
    """Return how to write the rendering for the words in `noun`; None where that isn't safe."""
    if match.inflection is Inflection.OTHER:
        return None
    if any(_overlap(noun, span) for span in find_rendering(translation, match.term)):
        return None
    if translation[noun.end : noun.end + 1] == "-":
        return None
    is_plural = match.inflection is Inflection.PLURAL
    language = match.term.direction.target
    led = lead(translation[: noun.start], match.term.target, language, is_plural=is_plural)
    if led is None:
        return None
    text = led.text
    if _is_shouted(translation) and _is_shouted(source):
        text = text.upper()
    elif _begins(translation, led.start):
        text = text[:1].upper() + text[1:]
    return _Edit(Span(led.start, noun.end), text)


def _edited(text: str, edits: tuple[_Edit, ...]) -> str:
    for edit in reversed(edits):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text


def _moved(links: Links, edits: tuple[_Edit, ...]) -> Links:
    """Return the links as they are after the edits; those into an edited place lie on all of it."""
    moved: dict[tuple[Span, Span], None] = {}
    for one, target in links:
        shift, now = 0, None
        for edit in edits:
            if _overlap(edit.span, target):
                start = edit.span.start + shift
                now = Span(start, start + len(edit.text))
                break
            if edit.span.end <= target.start:
                shift += len(edit.text) - len(edit.span)
        moved[one, now or Span(target.start + shift, target.end + shift)] = None
    return tuple(moved)


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _begins(text: str, place: int) -> bool:
    """Tell whether no word stands before `place`."""
    return WORD.search(text, 0, place) is None


def _is_shouted(text: str) -> bool:
    return text == text.upper() != text.lower()
