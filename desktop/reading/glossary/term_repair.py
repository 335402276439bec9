"""What an engine wrote for the reader's terms, put right where that is safe."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace

from desktop.reading.article import Direction, Doubt, Language, Links, Span, Translated
from desktop.reading.glossary.determiners import lead
from desktop.reading.glossary.terms import (
    Glossary,
    Inflection,
    Term,
    TermMatch,
    find_rendering,
    find_terms,
    missing_terms,
)

WORD = re.compile(r"\w+")
_FRENCH = "le la les l de du des d au aux à a un une en par et que qu"
_ENGLISH = "the a an of to in on by for from with and that s"
SMALL_WORDS = {
    Language.FRENCH: frozenset(_FRENCH.split()),
    Language.ENGLISH: frozenset(_ENGLISH.split()),
}
"""Words that belong to the sentence rather than to a term, at either end of what stands for it."""

CLITICS = frozenset({"s", "l", "d"})
"""What may be linked as one word with a term without standing for a thing of its own."""


@dataclass(frozen=True, slots=True)
class _Edit:
    """What is to stand in the place of `span`."""

    span: Span
    text: str


def put_right(source: str, translation: str, links: Links, glossary: Glossary) -> str:
    """Return `translation` with the preferred renderings for the glossary's terms in `source`.

    Without `links` only names that the engine left as they were are known. What can't be replaced
    safely stays.
    """
    ignored = _not_followed(source, translation, glossary)
    edits: list[_Edit] = []
    for match in ignored:
        noun = _linked(match, source, translation, links, glossary.direction.target)
        if noun is None:
            noun = _left_alone(source, match, translation, glossary.direction)
        edit = noun and _edit(match, translation, noun, source)
        if edit and all(
            edit.span.end < other.span.start or other.span.end < edit.span.start for other in edits
        ):
            edits.append(edit)
    for edit in sorted(edits, key=lambda edit: edit.span, reverse=True):
        translation = translation[: edit.span.start] + edit.text + translation[edit.span.end :]
    return translation


def mend(
    translated: Translated, glossary: Glossary, link: Callable[[str, str], Links]
) -> Translated:
    """Return the engine's translation with its terms put right; those still missing are a doubt.

    `link` gives the links between a source and a translation of it; it is asked only where a term
    wasn't followed. The reader's own translation is returned as it is.
    """
    if translated.is_by_reader:
        return translated
    source, text = translated.source, translated.text
    if _not_followed(source, text, glossary):
        text = put_right(source, text, link(source, text), glossary)
    doubts: list[Doubt] = [doubt for doubt in translated.doubts if doubt is not Doubt.TERM]
    if missing_terms(source, text, glossary):
        doubts.append(Doubt.TERM)
    return replace(translated, text=text, doubts=tuple(doubts))


def _not_followed(source: str, translation: str, glossary: Glossary) -> tuple[TermMatch, ...]:
    """Return the terms of `source` whose rendering stands in `translation` less often."""
    matches = find_terms(source, glossary)
    wanted = Counter(match.term.target for match in matches)
    return tuple(
        match
        for match in matches
        if len(find_rendering(translation, match.term)) < wanted[match.term.target]
    )


def _linked(
    match: TermMatch, source: str, translation: str, links: Links, language: Language
) -> Span | None:
    """Return the words that `links` give for a term, without the small words at either end.

    None unless they follow each other and stand for nothing else.
    """
    words = [Span(*found.span()) for found in WORD.finditer(translation)]
    alien = source[: match.span.start] + "\0" * len(match.span) + source[match.span.end :]
    own: set[int] = set()
    others: set[int] = set()
    for one, target in links:
        places = {at for at, word in enumerate(words) if _overlap(word, target)}
        if _overlap(one, match.span):
            own |= places
        if not set(WORD.findall(one.of(alien).lower())) <= CLITICS:
            others |= places
    small = {at for at in own if words[at].of(translation).lower() in SMALL_WORDS[language]}
    core = sorted(own - small)
    if not core:
        return None
    run = range(core[0], core[-1] + 1)
    if not own.issuperset(run) or not others.isdisjoint(run):
        return None
    return Span(words[run[0]].start, words[run[-1]].end)


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


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _begins(text: str, place: int) -> bool:
    """Tell whether no word stands before `place`."""
    return WORD.search(text, 0, place) is None


def _is_shouted(text: str) -> bool:
    return text == text.upper() != text.lower()
