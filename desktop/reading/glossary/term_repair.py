"""Repairing translations that ignore glossary terms, where the replacement is safe."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace

from desktop.reading.article import Direction, Doubt, Language, Links, Span, Translated
from desktop.reading.glossary.determiners import write_noun
from desktop.reading.glossary.terms import (
    Glossary,
    Inflection,
    Term,
    TermMatch,
    find_rendering,
    find_terms,
    missing_terms,
)
from desktop.reading.text.all_caps import is_all_caps

WORD = re.compile(r"\w+")
_FRENCH = "le la les l de du des d au aux à a un une en par et que qu"
_ENGLISH = "the a an of to in on by for from with and that s"
SMALL_WORDS = {
    Language.FRENCH: frozenset(_FRENCH.split()),
    Language.ENGLISH: frozenset(_ENGLISH.split()),
}
"""Words that belong to the sentence, not to the term, at either end of the linked words."""

CLITICS = frozenset({"s", "l", "d"})
"""Words that may be linked along with a term without having a meaning of their own."""


@dataclass(frozen=True, slots=True)
class _Edit:
    """The text to replace `span` with."""

    span: Span
    text: str


def replace_terms(source: str, translation: str, links: Links, glossary: Glossary) -> str:
    """Return `translation` with the glossary's renderings for the terms in `source`.

    Without `links`, only names that the engine left untranslated are replaced. Terms that can't be
    replaced safely are left alone.
    """
    ignored = _find_ignored(source, translation, glossary)
    edits: list[_Edit] = []
    for match in ignored:
        noun = _find_linked(match, source, translation, links, glossary.direction.target)
        if noun is None:
            noun = _find_untranslated(source, match, translation, glossary.direction)
        edit = noun and _plan_edit(match, translation, noun, source)
        if edit and all(
            edit.span.end < other.span.start or other.span.end < edit.span.start for other in edits
        ):
            edits.append(edit)
    for edit in sorted(edits, key=lambda edit: edit.span, reverse=True):
        translation = translation[: edit.span.start] + edit.text + translation[edit.span.end :]
    return translation


def repair_terms(
    translated: Translated, glossary: Glossary, link: Callable[[str, str], Links]
) -> Translated:
    """Return the engine's translation with its terms repaired; any still missing raise a doubt.

    `link` returns the word alignment of a source and a translation; it is called only if a term was
    ignored. The user's own translations are returned unchanged.
    """
    if translated.is_by_reader:
        return translated
    source, text = translated.source, translated.text
    if _find_ignored(source, text, glossary):
        text = replace_terms(source, text, link(source, text), glossary)
    doubts: list[Doubt] = [doubt for doubt in translated.doubts if doubt is not Doubt.TERM]
    if missing_terms(source, text, glossary):
        doubts.append(Doubt.TERM)
    return replace(translated, text=text, doubts=tuple(doubts))


def _find_ignored(source: str, translation: str, glossary: Glossary) -> tuple[TermMatch, ...]:
    """Return the terms of `source` whose rendering occurs less often in `translation`."""
    matches = find_terms(source, glossary)
    wanted = Counter(match.term.target for match in matches)
    return tuple(
        match
        for match in matches
        if len(find_rendering(translation, match.term)) < wanted[match.term.target]
    )


def _find_linked(
    match: TermMatch, source: str, translation: str, links: Links, language: Language
) -> Span | None:
    """Return the span of the words linked to a term, without small words at either end.

    None unless they are contiguous and linked to nothing else.
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


def _find_untranslated(
    source: str, match: TermMatch, translation: str, direction: Direction
) -> Span | None:
    """Return the span of a name that the translation copied from the source exactly once."""
    name = match.span.of(source)
    if name == name.lower():
        return None
    as_it_was = Term(name, name, direction)
    found = [
        span for span in find_rendering(translation, as_it_was) if span.of(translation) == name
    ]
    return found[0] if len(found) == 1 else None


def _plan_edit(match: TermMatch, translation: str, noun: Span, source: str) -> _Edit | None:
    """Return the edit that replaces the words in `noun` by the rendering; None if unsafe."""
    if match.inflection is Inflection.OTHER:
        return None
    if any(_overlap(noun, span) for span in find_rendering(translation, match.term)):
        return None
    if translation[noun.end : noun.end + 1] == "-":
        return None
    is_plural = match.inflection is Inflection.PLURAL
    language = match.term.direction.target
    led = write_noun(translation[: noun.start], match.term.target, language, is_plural=is_plural)
    if led is None:
        return None
    text = led.text
    if translation.isupper() and is_all_caps(source):
        text = text.upper()
    elif _begins_text(translation, led.start):
        text = text[:1].upper() + text[1:]
    return _Edit(Span(led.start, noun.end), text)


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _begins_text(text: str, place: int) -> bool:
    """Tell whether no word precedes `place`."""
    return WORD.search(text, 0, place) is None
