"""Glossary terms: finding them in a sentence, and checking that a translation uses them."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from desktop.reading.aligning import other_language
from desktop.reading.article import Direction, Language, Span
from desktop.reading.text.all_caps import is_all_caps
from desktop.reading.text.inflection import strip_accents, to_masculine, to_singular
from desktop.reading.text.normalizing import NormalizedText, normalize_typography

WORD = re.compile(r"\w+")
STRETCH = re.compile(r"\S+")
ADDRESS_MARKS = ("://", "www.", "pic.twitter", "@")
"""Marks by which a run without blanks is an address, which contains no words."""
ARTICLE = {
    Language.FRENCH: re.compile(r"(?:(le|la|les)\s+|(l)['’]\s*)(?=\S)", re.IGNORECASE),
    Language.ENGLISH: re.compile(r"(the|an?)\s+(?=\S)", re.IGNORECASE),
}
_SMALL_WORDS = """
am an as he if in is it me no of on or so to up us we who
au de du en et il je la le on ou se si tu un
"""
AMBIGUOUS_SMALL_WORDS = frozenset(_SMALL_WORDS.split())
"""Small words that, in all caps text, can't be told from an acronym of the same letters."""
LEAST_CAPITALS = 4
"""The fewest letters of a single word in capitals that isn't an acronym, as in datelines."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word or phrase of one language and the user's preferred rendering in the other.

    A `target` that begins with its article ("les États-Unis") shows its gender and number; a
    translation needn't contain the article itself.
    """

    source: str
    target: str
    direction: Direction


class Inflection(StrEnum):
    """The form of a term in a sentence: as written, plural, or another."""

    NONE = "none"
    PLURAL = "plural"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class TermMatch:
    """An occurrence of a term: its span, in code points, and its form."""

    span: Span
    term: Term
    inflection: Inflection = Inflection.NONE


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class _Pattern:
    """A term split into its words and the gaps before, between and after them."""

    term: Term
    words: tuple[str, ...]
    gaps: tuple[str, ...]


class Glossary:
    """The terms of one direction, indexed by first word; later duplicates replace earlier ones."""

    def __init__(self, terms: Iterable[Term], direction: Direction) -> None:
        """Keep the `terms` that have this `direction` and contain a word."""
        self.direction = direction
        chosen = {term_key(term.source): term for term in terms if term.direction == direction}
        self._patterns: defaultdict[str, list[_Pattern]] = defaultdict(list)
        for term in chosen.values():
            pattern = _parse_pattern(term, term.source)
            if pattern.words:
                key = _index_key(pattern.words[0], direction.source)
                self._patterns[key].append(pattern)

    def __bool__(self) -> bool:
        return bool(self._patterns)

    def find_candidates(self, word: str) -> Iterator[_Pattern]:
        """Yield the terms whose first word may appear in a sentence as `word`."""
        one = to_singular(word.lower(), self.direction.source)
        for key in {strip_accents(one), strip_accents(to_masculine(one, self.direction.source))}:
            yield from self._patterns.get(key, ())


class _Sentence:
    """A sentence with normalized typography, split into words."""

    def __init__(self, raw: str, language: Language) -> None:
        self.language = language
        self._folded = NormalizedText(raw)
        self.text = self._folded.text
        self.words = tuple(
            _Word(word[0], Span(*word.span()))
            for stretch in STRETCH.finditer(self.text)
            if not any(mark in stretch[0] for mark in ADDRESS_MARKS)
            for word in WORD.finditer(self.text, *stretch.span())
        )
        self.is_all_caps = is_all_caps(self.text)

    def origin(self, span: Span) -> Span:
        """Return the span in the original sentence."""
        return self._folded.origin(span)

    def match_at(self, pattern: _Pattern, place: int, *, is_lenient: bool = False) -> Span | None:
        """Return the span of `pattern` if it matches with its first word at word `place`.

        If `is_lenient`, a capitalised word matches a lower-case one. None without a match.
        """
        found = self.words[place : place + len(pattern.words)]
        if len(found) < len(pattern.words):
            return None
        for number, (word, wanted) in enumerate(zip(found, pattern.words, strict=True)):
            is_free = is_lenient or (place == 0 and number == 0)
            if not self._matches_word(word.text, wanted, is_free):
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

    def _matches_word(self, word: str, wanted: str, is_free: bool) -> bool:
        """Tell whether `word` is `wanted` or an inflected form of it, in the same case."""
        if word == wanted:
            return not (
                self.is_all_caps and wanted.isupper() and word.lower() in AMBIGUOUS_SMALL_WORDS
            )
        if wanted.isupper() and len(wanted) > 1:
            return False
        one = to_singular(word.lower(), self.language)
        base = to_singular(wanted.lower(), self.language)
        forms = (one, to_masculine(one, self.language))
        if not any(_has_accents_of(base, form, word) for form in forms):
            return False
        if self.is_all_caps or (word.isupper() and len(word) >= LEAST_CAPITALS):
            return True
        if not (word[0].isupper() == wanted[0].isupper() or (is_free and word[0].isupper())):
            return False
        rest = zip(word[1 : len(base)], wanted[1 : len(base)], strict=False)
        return all(letter.isupper() == other.isupper() for letter, other in rest)

    def _cuts_compound(self, pattern: _Pattern, span: Span) -> bool:
        """Tell whether the span is part of a hyphenated word; names may be, other terms not."""
        before = self.text[max(0, span.start - 2) : span.start]
        after = self.text[span.end : span.end + 2]
        return (pattern.words[0].islower() and _joins(before[::-1])) or (
            pattern.words[-1].islower() and _joins(after)
        )


def find_terms(sentence: str, glossary: Glossary) -> tuple[TermMatch, ...]:
    """Return the occurrences of the glossary's terms in `sentence`, in order, without overlaps.

    Longer terms win. A lower-case term also matches capitalised at the beginning, and in all caps;
    a term with capitals matches only as written or in all caps. Quotes, dashes and blanks may be of
    any kind, capitals may be unaccented, and plurals and regular feminines match too.
    """
    if not glossary:
        return ()
    text = _Sentence(sentence, glossary.direction.source)
    found = []
    for place, word in enumerate(text.words):
        for pattern in glossary.find_candidates(word.text):
            span = text.match_at(pattern, place)
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
    """Return the terms in `source` whose renderings are missing from `target`, in order.

    A rendering may be inflected, capitalised, and have another article or none.
    """
    wanted = {match.term: None for match in find_terms(source, glossary)}
    if not wanted:
        return ()
    text = _Sentence(target, glossary.direction.target)
    return tuple(term for term in wanted if not _find_in(text, term))


def find_rendering(translation: str, term: Term) -> tuple[Span, ...]:
    """Return where the rendering of `term` occurs in `translation`, in any form."""
    return _find_in(_Sentence(translation, term.direction.target), term)


def split_article(text: str, language: Language) -> tuple[str, str]:
    """Split `text` into its leading article, in lower case ("l'" too) or "", and the rest.

    A text that is only an article has none.
    """
    found = ARTICLE[language].match(text) if language in ARTICLE else None
    if found is None:
        return "", text
    return (found[1].lower() if found[1] else "l'"), text[found.end() :]


def term_key(source: str) -> str:
    """Return a key that is equal for typographic variants of the same term."""
    return " ".join(normalize_typography(source).split())


def is_term(term: Term) -> bool:
    """Tell whether both sides of `term` have words and it is between French and English."""
    is_read = other_language(term.direction.source) == term.direction.target
    return is_read and all(WORD.search(side) for side in (term.source, term.target))


def _find_in(text: _Sentence, term: Term) -> tuple[Span, ...]:
    pattern = _parse_pattern(term, split_article(term.target, text.language)[1])
    if not pattern.words:
        return ()
    spans = (text.match_at(pattern, place, is_lenient=True) for place in range(len(text.words)))
    return tuple(text.origin(span) for span in spans if span is not None)


def _parse_pattern(term: Term, text: str) -> _Pattern:
    plain = term_key(text)
    words = list(WORD.finditer(plain))
    borders = [0, *(at for word in words for at in word.span()), len(plain)]
    gaps = (plain[one:end] for one, end in zip(borders[::2], borders[1::2], strict=True))
    return _Pattern(term, tuple(word[0] for word in words), tuple(gaps))


def _index_key(word: str, language: Language) -> str:
    return strip_accents(to_singular(word.lower(), language))


def _has_accents_of(base: str, form: str, word: str) -> bool:
    """Tell whether `form`, written as `word`, equals `base`; capitals may be unaccented."""
    return len(form) == len(base) and all(
        letter == wanted
        or (at < len(word) and word[at].isupper() and letter == strip_accents(wanted))
        for at, (letter, wanted) in enumerate(zip(form, base, strict=True))
    )


def _joins(text: str) -> bool:
    """Tell whether `text` is a hyphen and a letter, which continue a compound."""
    return len(text) == 2 and text[0] == "-" and WORD.match(text[1]) is not None


def _rank(text: _Sentence, span: Span, place: int, pattern: _Pattern) -> tuple[int, int, int, bool]:
    words = tuple(word.text for word in text.words[place : place + len(pattern.words)])
    return -len(pattern.words), -len(span), span.start, words != pattern.words


def _inflection(text: _Sentence, found: tuple[_Word, ...], pattern: _Pattern) -> Inflection:
    form = Inflection.NONE
    for word, wanted in zip(found, pattern.words, strict=True):
        small, base = strip_accents(word.text.lower()), strip_accents(wanted.lower())
        if small == base:
            continue
        if strip_accents(to_singular(word.text.lower(), text.language)) != base:
            return Inflection.OTHER
        form = Inflection.PLURAL
    return form
