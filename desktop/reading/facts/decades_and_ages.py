"""Decades and ages by the decade: "années 60", "nineties", "un sexagénaire", "in his 60s"."""

import re
from collections.abc import Iterator
from decimal import Decimal

from desktop.reading.article import Language, Span
from desktop.reading.facts.fact import Fact, FactKind

_FRENCH_TENS = {
    "vingt": 20,
    "trente": 30,
    "quarante": 40,
    "cinquante": 50,
    "soixante": 60,
    "soixante-dix": 70,
    "quatre-vingt": 80,
    "quatre-vingts": 80,
    "quatre-vingt-dix": 90,
}
_ENGLISH_TENS = {
    "twenties": 20,
    "thirties": 30,
    "forties": 40,
    "fifties": 50,
    "sixties": 60,
    "seventies": 70,
    "eighties": 80,
    "nineties": 90,
}
_FRENCH_AGES = {
    "trente": 30,
    "quadragé": 40,
    "quinquagé": 50,
    "sexagé": 60,
    "septuagé": 70,
    "octogé": 80,
    "nonagé": 90,
}
_ENGLISH_AGES = {
    "quadragenarian": 40,
    "quinquagenarian": 50,
    "sexagenarian": 60,
    "septuagenarian": 70,
    "octogenarian": 80,
    "nonagenarian": 90,
}
_COLLECTIVES = {
    "vingtaine": 20,
    "trentaine": 30,
    "quarantaine": 40,
    "cinquantaine": 50,
    "soixantaine": 60,
}


def _longest_first(words: dict[str, int]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_FRENCH_DECADE = re.compile(
    rf"(?i)\bannées (?P<first>(?:1[0-9]|20)\d0|\d0|{_longest_first(_FRENCH_TENS)})(?![\w-])"
    rf"(?P<more> (?:et|ou|à|-) (?P<second>(?:1[0-9]|20)\d0|\d0|{_longest_first(_FRENCH_TENS)})"
    r"(?![\w-]|[.,]\d| (?:ans|personnes|%)))?"
)
_ENGLISH_DECADE = re.compile(
    r"(?<![\w£$€.,])(?P<year>(?:1[0-9]|20)\d0)['’]?s(?!\w)"
    r"|(?i:(?<=\bthe )|(?<=\bearly )|(?<=\blate )|(?<=\bmid[- ])|(?<=0s and )|(?<=ies and )|"
    r"(?<=0s to )|(?<=\broaring )|(?<=\bswinging ))"
    rf"(?:['’]?(?P<tens>[1-9]0)['’]?s|(?i:(?P<word>{_longest_first(_ENGLISH_TENS)})))(?!\w)"
    r"|(?<!\w)['’](?P<short>[1-9]0)s(?!\w)"
)
_FRENCH_AGE = re.compile(
    rf"(?i)\b(?:(?P<article>une?|deux|trois|quatre|cinq|des) )?"
    rf"(?P<age>{_longest_first(_FRENCH_AGES)})naires?\b"
)
_FRENCH_ABOUT = re.compile(
    rf"(?i)(?:\bâgée?s? )?\bd['’]une (?P<age>{_longest_first(_COLLECTIVES)}) d['’]années\b"
    rf"|\b(?:dans|de|à|passé) la (?P<around>{_longest_first(_COLLECTIVES)})(?! (?:de |d['’]))"
)
_ENGLISH_AGE = re.compile(
    r"(?i)\b(?:(?P<be>is|are|was|were) )?in (?P<whose>his|her|their|my|our|your) (?:"
    r"(?P<part>early|mid|late)[- ])?"
    rf"(?:['’]?(?P<tens>[2-9]0)['’]?s|(?P<word>{_longest_first(_ENGLISH_TENS)}))\b"
)
_ENGLISH_ABOUT = re.compile(
    r"(?i)\b(?:aged|age) (?:about|around|approximately) (?P<tens>[2-9]0)\b"
    rf"|\b(?:(?P<article>an?|two|three|four|five) )?"
    rf"(?P<name>{_longest_first(_ENGLISH_AGES)})s?\b"
)
_TEMPERATURES = re.compile(r"(?i)\b(?:temperatures?|degrees|highs|lows)\b")
_OVER = re.compile(
    r"(?i)\b(?:over|about|around|some|nearly|plus de|environ|quelque) (?P<tens>[2-9]0)\b"
)
_WHOSE = {"un": "his", "une": "her"}
_IN_DECADE = re.compile(
    r"(?i)\b(?:in|of|from|at|are|is) (?:the |his |her |their |an? )?(?:19)?(?P<tens>[2-9]0)s\b"
)
_TENS_YEAR = 100
_ADJECTIVES = frozenset({30, 40})
"""Ages whose adjective ("quadragénaire") models copy better than "d'une quarantaine d'années"."""
_HINTS = {
    Language.FRENCH: ("nnées", "naire", "aine"),
    Language.ENGLISH: ("0s", "0's", "0’s", "ties", "genarian", "age"),
}
"""What is in each of them; a text without it isn't searched any further."""
_NAME_OF_AGE = re.compile(r"(?i)genarians?$")


def find_decades_and_ages(text: str, language: Language) -> Iterator[Fact]:
    """Yield decades, and ages that are told by their decade."""
    if not any(hint in text for hint in _HINTS.get(language, ())):
        return
    if language is Language.FRENCH:
        yield from _french_decades(text)
        for found in _FRENCH_AGE.finditer(text):
            article = (found["article"] or "").lower()
            unit = _WHOSE.get(article, "their")
            yield _age(found, _FRENCH_AGES[found["age"].lower()], unit)
        for found in _FRENCH_ABOUT.finditer(text):
            collective = found["age"] or found["around"]
            yield _age(found, _COLLECTIVES[collective.lower()], "about")
    elif language is Language.ENGLISH:
        for found in _ENGLISH_AGE.finditer(text):
            value = int(found["tens"] or _ENGLISH_TENS[found["word"].lower()])
            yield _age(found, value, found["whose"].lower())
        for found in _ENGLISH_ABOUT.finditer(text):
            value = int(found["tens"] or _ENGLISH_AGES[found["name"].lower()])
            yield _age(found, value, "about" if found["tens"] else "their")
        if not _TEMPERATURES.search(text):
            for found in _ENGLISH_DECADE.finditer(text):
                figures = found["year"] or found["tens"] or found["short"]
                value = int(figures) if figures else _ENGLISH_TENS[found["word"].lower()]
                span = Span(*found.span())
                yield Fact(FactKind.DECADE, span, found[0], Decimal(value))


def same_decade(one: Decimal, other: Decimal) -> bool:
    """Tell whether two decades can be the same, as "the 1960s" and "les années 60"."""
    small, large = sorted((one, other))
    return small == large or (small < _TENS_YEAR <= large and large % _TENS_YEAR == small)


def has_age(fact: Fact, output: str) -> bool:
    """Tell whether a translation says an age otherwise: "aged over 80"."""
    return any(int(found["tens"]) == fact.value for found in _OVER.finditer(output))


def render_decade(fact: Fact, language: Language) -> str:
    """Return "années 60" or "60s"."""
    return f"années {fact.value}" if language is Language.FRENCH else f"{fact.value}s"


def render_age(fact: Fact, language: Language) -> str:
    """Return an age by its decade, to stand behind a noun or "person"."""
    if language is not Language.FRENCH:
        return (
            f"aged about {fact.value}" if fact.unit == "about" else f"in {fact.unit} {fact.value}s"
        )
    for name, value in _COLLECTIVES.items():
        if value == fact.value:
            return f"d'une {name} d'années"
    return f"de plus de {fact.value} ans"


def write_age(fact: Fact, target: Language) -> str:
    """Return an age as a model of the other language copies it."""
    words = fact.text.split()
    if target is not Language.FRENCH:
        if fact.text.lower().endswith(("années", "aine")):
            return f"dans les {fact.value}s"
        is_plural = words[-1].endswith("s")
        person = {"his": "homme", "her": "femme"}.get(
            fact.unit, "personnes" if is_plural else "personne"
        )
        article = f"{words[0]} " if len(words) > 1 else ""
        return f"{article}{person} dans les {fact.value}s"
    is_name = _NAME_OF_AGE.search(fact.text) is not None
    article = f"{words[0]} person " if is_name and len(words) > 1 else "person " if is_name else ""
    if article[:3].lower() == "an ":
        article = article[0] + article[2:]
    be = f"{words[0]} " if words[0].lower() in ("is", "are", "was", "were") else ""
    if fact.value >= 70:
        return f"{article}{be}aged over {fact.value}"
    stem = next(name for name, value in _FRENCH_AGES.items() if value == max(fact.value, 30))
    if fact.value in _ADJECTIVES or (be and fact.value > min(_COLLECTIVES.values())):
        plural = "s" if fact.unit == "their" else ""
        return f"{article}{be}{stem}naire{plural}"
    return f"{article}{be}{'âgé ' if be else ''}{render_age(fact, Language.FRENCH)}"


def restore_ages(ages: Iterator[Fact], output: str) -> str:
    """Return an English text in which "in the 60s" is an age again where the source had one."""
    for fact in ages:
        for found in _IN_DECADE.finditer(output):
            if int(found["tens"]) == fact.value:
                before, after = output[: found.start()], output[found.end() :]
                output = before + render_age(fact, Language.ENGLISH) + after
                break
    return output


def _french_decades(text: str) -> Iterator[Fact]:
    for found in _FRENCH_DECADE.finditer(text):
        first = found["first"].lower()
        value = _FRENCH_TENS.get(first) or int(first)
        span = Span(found.start(), found.end("first"))
        yield Fact(FactKind.DECADE, span, text[span.start : span.end], Decimal(value))
        if found["second"]:
            second = found["second"].lower()
            value = _FRENCH_TENS.get(second) or int(second)
            span = Span(*found.span("second"))
            yield Fact(FactKind.DECADE, span, found["second"], Decimal(value))


def _age(found: re.Match[str], value: int, unit: str) -> Fact:
    return Fact(FactKind.AGE, Span(*found.span()), found[0], Decimal(value), unit)
