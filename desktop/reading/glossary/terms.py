"""The reader's glossary: which of its terms stand in a sentence, and whether they were followed."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from desktop.reading.aligning import other_language
from desktop.reading.article import Direction, Language, Span
from desktop.reading.text.folding import Folded, fold
from desktop.reading.text.inflection import masculine, singular, unaccented

WORD = re.compile(r"\w+")
STRETCH = re.compile(r"\S+")
ADDRESS_MARKS = ("://", "www.", "pic.twitter", "@")
"""What makes of a stretch without blanks an address, in which there are no words."""
ARTICLE = {
    Language.FRENCH: re.compile(r"(?:(le|la|les)\s+|(l)['’]\s*)(?=\S)", re.IGNORECASE),
    Language.ENGLISH: re.compile(r"(the|an?)\s+(?=\S)", re.IGNORECASE),
}
_SMALL_WORDS = """
am an as he if in is it me no of on or so to up us we who
au de du en et il je la le on ou se si tu un
"""
ALSO_SMALL_WORDS = frozenset(_SMALL_WORDS.split())
"""Small words: in a line of capitals they can't be told from an acronym of the same letters."""
LEAST_SHOUTED = 6
"""The fewest letters that make a line of capitals, nine in ten of them capitals."""
LEAST_CAPITALS = 4
"""The fewest letters of a word that may stand in capitals for its own sake, as datelines do."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word or words of one language, and how the reader wants them in the other.

    A `target` that begins with its article ("les États-Unis") tells its gender and number; the
    article itself isn't asked of a translation.
    """

    source: str
    target: str
    direction: Direction


class Inflection(StrEnum):
    """In what form a term stands in a sentence: as it is written, in the plural, or in another."""

    NONE = "none"
    PLURAL = "plural"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class TermMatch:
    """A term in a sentence: where, in code points, and in what form."""

    span: Span
    term: Term
    inflection: Inflection = Inflection.NONE


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class _Pattern:
    """A term taken apart: its words and what stands before, between and after them."""

    term: Term
    words: tuple[str, ...]
    gaps: tuple[str, ...]


class Glossary:
    """The terms of one direction, found by their first word; a later one replaces an earlier."""

    def __init__(self, terms: Iterable[Term], direction: Direction) -> None:
        """Keep those of `terms` that are of `direction` and hold a word."""
        self.direction = direction
        chosen = {term_key(term.source): term for term in terms if term.direction == direction}
        self._patterns: defaultdict[str, list[_Pattern]] = defaultdict(list)
        for term in chosen.values():
            pattern = _pattern(term, term.source)
            if pattern.words:
                key = _key(pattern.words[0], direction.source)
                self._patterns[key].append(pattern)

    def __bool__(self) -> bool:
        return bool(self._patterns)

    def beginning_with(self, word: str) -> Iterator[_Pattern]:
        """Return the terms whose first word may stand in a sentence as `word`."""
        one = singular(word.lower(), self.direction.source)
        for key in {unaccented(one), unaccented(masculine(one, self.direction.source))}:
            yield from self._patterns.get(key, ())


class _Sentence:
    """A sentence without its typography, taken apart into words."""

    def __init__(self, raw: str, language: Language) -> None:
        self.language = language
        self._folded = Folded(raw)
        self.text = self._folded.text
        self.words = tuple(
            _Word(word[0], Span(*word.span()))
            for stretch in STRETCH.finditer(self.text)
            if not any(mark in stretch[0] for mark in ADDRESS_MARKS)
            for word in WORD.finditer(self.text, *stretch.span())
        )
        letters = [letter for letter in self.text if letter.isalpha()]
        capitals = sum(letter.isupper() for letter in letters)
        self.is_shouted = len(letters) >= LEAST_SHOUTED and capitals >= 0.9 * len(letters)

    def origin(self, span: Span) -> Span:
        """Return the span of the sentence as it came."""
        return self._folded.origin(span)

    def lays(self, pattern: _Pattern, place: int, *, is_lenient: bool = False) -> Span | None:
        """Return where `pattern` lies with its first word on word `place`, None if it doesn't.

        A lenient look takes capitals where the pattern has small letters.
        """
        found = self.words[place : place + len(pattern.words)]
        if len(found) < len(pattern.words):
            return None
        for number, (word, wanted) in enumerate(zip(found, pattern.words, strict=True)):
            is_free = is_lenient or (place == 0 and number == 0)
            if not self._is(word.text, wanted, is_free):
                return None
        start = found[0].span.start - len(pattern.gaps[0])
        end = found[-1].span.end + len(pattern.gaps[-1])
        borders = [start, *(at for word in found for at in (word.span.start, word.span.end)), end]
        gaps = tuple(
            self.text[max(0, one) : other]
            for one, other in zip(borders[::2], borders[1::2], strict=True)
        )
        if gaps != pattern.gaps or self._cuts_compound(pattern, Span(start, end)):
            return None
        return Span(start, end)

    def _is(self, word: str, wanted: str, is_free: bool) -> bool:
        """Tell whether `word` is `wanted` or an inflected form of it, in its case."""
        if word == wanted:
            return not (self.is_shouted and wanted.isupper() and word.lower() in ALSO_SMALL_WORDS)
        if wanted.isupper() and len(wanted) > 1:
            return False
        one = singular(word.lower(), self.language)
        base = singular(wanted.lower(), self.language)
        forms = (one, masculine(one, self.language))
        if not any(_has_accents_of(base, form, word) for form in forms):
            return False
        if self.is_shouted or (word.isupper() and len(word) >= LEAST_CAPITALS):
            return True
        if not (word[0].isupper() == wanted[0].isupper() or (is_free and word[0].isupper())):
            return False
        rest = zip(word[1 : len(base)], wanted[1 : len(base)], strict=False)
        return all(letter.isupper() == other.isupper() for letter, other in rest)

    def _cuts_compound(self, pattern: _Pattern, span: Span) -> bool:
        """Tell whether the span is part of a hyphenated word; names are found in such words too."""
        before = self.text[max(0, span.start - 2) : span.start]
        after = self.text[span.end : span.end + 2]
        return (pattern.words[0].islower() and _joins(before[::-1])) or (
            pattern.words[-1].islower() and _joins(after)
        )


def find_terms(sentence: str, glossary: Glossary) -> tuple[TermMatch, ...]:
    """Return where the glossary's terms stand in `sentence`, in order, none over another.

    Longer terms go first. A term in small letters is also found capitalised at the beginning and
    in capitals, one with capitals only so or in capitals; quotes, dashes and blanks may be of any
    kind, a capital may lack its accent, and a plural or a regular feminine counts as the term.
    """
    if not glossary:
        return ()
    text = _Sentence(sentence, glossary.direction.source)
    found = []
    for place, word in enumerate(text.words):
        for pattern in glossary.beginning_with(word.text):
            span = text.lays(pattern, place)
            if span is not None:
                found.append((span, place, pattern))
    matches: list[TermMatch] = []
    taken: set[int] = set()
    for span, place, pattern in sorted(found, key=lambda one: _rank(text, *one)):
        places = range(place, place + len(pattern.words))
        if taken.isdisjoint(places):
            taken.update(places)
            form = _inflection(text, text.words[place : places.stop], pattern)
            matches.append(TermMatch(text.origin(span), pattern.term, form))
    return tuple(sorted(matches, key=lambda match: match.span))


def missing_terms(source: str, target: str, glossary: Glossary) -> tuple[Term, ...]:
    """Return the terms in `source` whose preferred renderings aren't in `target`, in order.

    A rendering may be inflected, capitalised, and with another article or none.
    """
    wanted = {match.term: None for match in find_terms(source, glossary)}
    if not wanted:
        return ()
    text = _Sentence(target, glossary.direction.target)
    return tuple(term for term in wanted if not _rendered(text, term))


def find_rendering(translation: str, term: Term) -> tuple[Span, ...]:
    """Return where the preferred rendering of `term` stands in `translation`, in any form."""
    return _rendered(_Sentence(translation, term.direction.target), term)


def split_article(text: str, language: Language) -> tuple[str, str]:
    """Return the article that `text` begins with, in small letters ("l'" too) or "", and the rest.

    An article alone is no article.
    """
    found = ARTICLE[language].match(text) if language in ARTICLE else None
    if found is None:
        return "", text
    return (found[1].lower() if found[1] else "l'"), text[found.end() :]


def term_key(source: str) -> str:
    """Return what is the same for two spellings of one term: the text without typography."""
    return " ".join(fold(source).split())


def is_term(term: Term) -> bool:
    """Tell whether both sides of `term` hold words, and the direction is one that is translated."""
    is_read = other_language(term.direction.source) == term.direction.target
    return is_read and all(WORD.search(side) for side in (term.source, term.target))


def _rendered(text: _Sentence, term: Term) -> tuple[Span, ...]:
    pattern = _pattern(term, split_article(term.target, text.language)[1])
    if not pattern.words:
        return ()
    spans = (text.lays(pattern, place, is_lenient=True) for place in range(len(text.words)))
    return tuple(text.origin(span) for span in spans if span is not None)


def _pattern(term: Term, text: str) -> _Pattern:
    plain = term_key(text)
    words = list(WORD.finditer(plain))
    borders = [0, *(at for word in words for at in word.span()), len(plain)]
    gaps = (plain[one:end] for one, end in zip(borders[::2], borders[1::2], strict=True))
    return _Pattern(term, tuple(word[0] for word in words), tuple(gaps))


def _key(word: str, language: Language) -> str:
    return unaccented(singular(word.lower(), language))


def _has_accents_of(base: str, form: str, word: str) -> bool:
    """Tell whether `form`, which stands as `word`, is `base`; capitals may lack their accents."""
    return len(form) == len(base) and all(
        letter == wanted or (at < len(word) and word[at].isupper() and letter == unaccented(wanted))
        for at, (letter, wanted) in enumerate(zip(form, base, strict=True))
    )


def _joins(text: str) -> bool:
    """Tell whether a hyphen joins what `text` leads to."""
    return len(text) == 2 and text[0] == "-" and WORD.match(text[1]) is not None


def _rank(text: _Sentence, span: Span, place: int, pattern: _Pattern) -> tuple[int, int, int, bool]:
    words = tuple(word.text for word in text.words[place : place + len(pattern.words)])
    return -len(pattern.words), -len(span), span.start, words != pattern.words


def _inflection(text: _Sentence, found: tuple[_Word, ...], pattern: _Pattern) -> Inflection:
    form = Inflection.NONE
    for word, wanted in zip(found, pattern.words, strict=True):
        small, base = unaccented(word.text.lower()), unaccented(wanted.lower())
        if small == base:
            continue
        if unaccented(singular(word.text.lower(), text.language)) != base:
            return Inflection.OTHER
        form = Inflection.PLURAL
    return form
