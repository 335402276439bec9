"""Pairs of numbers: "un sur cinq", "four out of ten", scores and ranges such as "21-16"."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from desktop.reading.article import Language, Span
from desktop.reading.facts.fact import Fact, FactKind
from desktop.reading.facts.number_words import word_value

_FRENCH_SMALL = "une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix"
_ENGLISH_SMALL = "one|two|three|four|five|six|seven|eight|nine|ten"
_FRENCH_RATIO = re.compile(
    rf"(?i)(?<![\w.,-])(?<!\d )(?P<first>{_FRENCH_SMALL}|\d{{1,3}})"
    r"(?P<noun>(?: (?!sur |à |et |ou |pour |en |dans )[^\W\d]{1,30}){0,3})? sur"
    rf" (?P<second>{_FRENCH_SMALL}|cent|mille|\d{{1,4}})(?![\w/%-]|[.,]\d| ?%| (?:pour cent|sur)\b)"
)
_ENGLISH_RATIO = re.compile(
    rf"(?i)(?<![\w.,-])(?P<first>{_ENGLISH_SMALL}|\d{{1,3}})(?P<noun> [a-z]{{2,30}})?"
    rf" (?P<by>in|out of)(?: every)? (?P<second>{_ENGLISH_SMALL}|(?:(?:a|one) )?hundred|\d{{1,4}})"
    r"(?![\w/%-]|[.,]\d|(?: \w+)? (?:minutes?|hours?|days?|weeks?|months?|years?|seasons?|games"
    r"|matches|seconds|places|different)\b)(?P<after> (?!in\b|the\b|is\b|are\b|was\b|were\b|of\b"
    r"|and\b|for\b|have\b|has\b|on\b|at\b|to\b)[a-z]{2,30})?"
)
_TWO_WORDS_LATER = re.compile(r" (?!dans\b|est\b|pas\b|plus\b|vers\b|sous\b)[a-zà-ÿ]+[sx]\b")
"""A plural behind "un livre sur deux" is what the book is about."""
_SCORE = re.compile(
    r"(?<![\w./:,'-])(?<!\d )(?P<first>\d{1,3})(?: ?- ?|–)(?P<second>\d{1,3})(?![\w/:²°'-]|[.,]\d"
    r"| \d)"
)
_NOT_RIGHT = re.compile(
    rf"(?i)\b(?P<first>{_ENGLISH_SMALL}|\d{{1,3}}) (?:out )?of(?: every)?"
    rf" (?P<second>{_ENGLISH_SMALL}|\d{{1,4}}|hundred)\b"
)
_SINGULAR = {"children": "child", "people": "person", "men": "man", "women": "woman"}
_FRACTIONS = {
    parts: re.compile(rf"(?i)\b(?:{words})(?!\w)")
    for parts, words in {
        2: r"half|halves|moitié|demi\w*",
        3: r"thirds?|tiers",
        4: r"quarters?|fourths?|quarts?",
        5: r"fifths?|cinquièmes?",
        6: r"sixths?|sixièmes?",
        7: r"sevenths?|septièmes?",
        8: r"eighths?|huitièmes?",
        9: r"ninths?|neuvièmes?",
        10: r"tenths?|dixièmes?",
    }.items()
}
"""Names of fractions by how many of them are a whole."""
_ENGLISH_FRACTION = re.compile(
    r"(?i)(?<![\w-])(?P<first>one|two|three|four|five|six|seven|nine)-"
    r"(?P<parts>third|quarter|fifth|sixth|seventh|eighth|ninth|tenth)s?(?![\w-])"
)
_NIL = re.compile(rf"(?i)(?<![\w-])(?P<first>{_ENGLISH_SMALL}|\d{{1,2}})[ -]nil(?![\w-])")
_TWO_NUMBERS = re.compile(
    r"(?<![\d.,])(?P<first>\d{1,3})"
    r"(?=(?:[-–—:/, ]|\b(?:à|to|and|et|contre|against|ou|or|by|years?|ans?|points?)\b){1,8}"
    r"(?P<second>\d{1,3})(?!\d|[.,]\d))"
)
_HUNDRED = 100
_FIRST_YEAR, _LAST_YEAR = 1500, 2100


def find_pairs(text: str, language: Language) -> Iterator[Fact]:
    """Yield ratios, scores and short ranges."""
    pattern = {Language.FRENCH: _FRENCH_RATIO, Language.ENGLISH: _ENGLISH_RATIO}.get(language)
    if pattern is not None and (" sur " in text or " in " in text or " of " in text):
        for found in pattern.finditer(text):
            fact = _ratio(found, language)
            if fact is not None and not _is_about(found, text, language):
                yield fact
    if language is Language.ENGLISH:
        for found in _NIL.finditer(text):
            value = Decimal(_value(found["first"], language) or 0)
            yield Fact(FactKind.SCORE, Span(*found.span()), found[0], value, "0")
        for found in _ENGLISH_FRACTION.finditer(text):
            parts = next(n for n, names in _FRACTIONS.items() if names.match(found["parts"]))
            value = Decimal(_value(found["first"], language) or 1)
            yield Fact(FactKind.RATIO, Span(*found.span()), found[0], value, str(parts))
    for found in _SCORE.finditer(text):
        value, unit = Decimal(found["first"]), str(int(found["second"]))
        yield Fact(FactKind.SCORE, Span(*found.span()), found[0], value, unit)


def has_ratio(fact: Fact, found: Sequence[Fact], output: str) -> bool:
    """Tell whether a translation has a ratio, as another one, a percentage or a fraction."""
    share = Fraction(int(fact.value), int(fact.unit))
    for one in found:
        if one.kind is FactKind.RATIO and Fraction(int(one.value), int(one.unit)) == share:
            return True
        if one.kind is FactKind.PERCENT and abs(Fraction(one.value) - _HUNDRED * share) < 1:
            return True
    for pattern, language in (
        (_FRENCH_RATIO, Language.FRENCH),
        (_ENGLISH_RATIO, Language.ENGLISH),
    ):
        for one_found in pattern.finditer(output):
            ratio = _ratio(one_found, language)
            if ratio is not None and Fraction(int(ratio.value), int(ratio.unit)) == share:
                return True
    fraction = _FRACTIONS.get(share.denominator)
    return fraction is not None and fraction.search(output) is not None


def has_score(fact: Fact, output: str) -> bool:
    """Tell whether the two numbers of a score or range stand in this order, close together."""
    numbers = int(fact.value), int(fact.unit)
    return any(
        (int(found["first"]), int(found["second"])) == numbers
        for found in _TWO_NUMBERS.finditer(output)
    )


def render_pair(fact: Fact, language: Language) -> str:
    """Return "one in five", "un sur cinq", or a score as it was."""
    if fact.kind is FactKind.SCORE:
        return f"{fact.value}-{fact.unit}"
    between = "sur" if language is Language.FRENCH else "in"
    first, second = _words(int(fact.value), language), _words(int(fact.unit), language)
    return f"{first} {between} {second}"


def write_pair(fact: Fact, target: Language) -> str | None:
    """Return a ratio or score as a model that writes `target` copies it; None if as it is."""
    if fact.kind is FactKind.SCORE:
        if max(int(fact.value), int(fact.unit)) >= _HUNDRED:
            return None  # more likely an article of law
        # Joined by a hyphen alone, the numbers are one word, which models split wrongly.
        return f"{fact.value} - {fact.unit}"
    if target is Language.ENGLISH:
        found = _FRENCH_RATIO.fullmatch(fact.text)
        noun = (found["noun"] or "").strip() if found else ""
        if found is None or not noun or " d" in noun or found["first"].isdigit():
            return None
        return f"{found['first']} sur {found['second']} {_plural(noun)}"
    if _ENGLISH_FRACTION.fullmatch(fact.text):
        return fact.text.replace("-", " ")
    found = _ENGLISH_RATIO.fullmatch(fact.text)
    if found is None or not (noun := (found["noun"] or found["after"] or "").strip()):
        return None
    singular = _singular(noun) if fact.value == 1 else noun
    return f"{found['first']} {singular} out of {found['second']}"


def restore_pairs(pairs: Iterator[Fact], output: str) -> str:
    """Return an output with the scores as they were, and "one in three" for "one of three"."""
    for fact in pairs:
        if fact.kind is FactKind.SCORE:
            output = output.replace(
                f"{fact.value} - {fact.unit}", render_pair(fact, Language.ENGLISH)
            )
            continue
        for found in _NOT_RIGHT.finditer(output):
            ratio = _ratio(found, Language.ENGLISH)
            if ratio is not None and (ratio.value, ratio.unit) == (fact.value, fact.unit):
                right = f"{found['first']} in {found['second']}"
                output = output[: found.start()] + right + output[found.end() :]
                break
    return output


def _ratio(found: re.Match[str], language: Language) -> Fact | None:
    first, second = _value(found["first"], language), _value(found["second"], language)
    if not first or not second or first >= second:
        return None
    if _FIRST_YEAR <= second <= _LAST_YEAR and second != _HUNDRED * 20:
        return None
    groups = found.re.groupindex
    has_noun = "after" in groups and found["after"] and not found["noun"]
    end = found.end() if has_noun or "after" not in groups else found.end("second")
    span = Span(found.start(), end)
    text = found[0][: end - found.start()]
    return Fact(FactKind.RATIO, span, text, Decimal(first), str(second))


def _is_about(found: re.Match[str], text: str, language: Language) -> bool:
    if language is Language.FRENCH:
        return bool(found["noun"]) and _TWO_WORDS_LATER.match(text, found.end()) is not None
    is_noun_first = bool(found["noun"])
    return (
        is_noun_first
        and found["by"].lower() == "in"
        and found["after"] is not None
        and (found["after"].endswith("s"))
    )


def _value(words: str, language: Language) -> int | None:
    if words.isdigit():
        return int(words)
    words = words.lower().replace("a hundred", "one hundred")
    words = {"une": "un", "hundred": "one hundred"}.get(words, words)
    return word_value(words, language)


def _words(value: int, language: Language) -> str:
    small = _FRENCH_SMALL.replace("une?", "un") if language is Language.FRENCH else _ENGLISH_SMALL
    words = small.split("|")
    return words[value - 1] if value <= len(words) else str(value)


def _plural(noun: str) -> str:
    return noun if noun.endswith(("s", "x", "z")) else f"{noun}s"


def _singular(noun: str) -> str:
    if noun.endswith("ies"):
        return f"{noun[:-3]}y"
    if noun.endswith("s") and not noun.endswith("ss"):
        return noun[:-1]
    return _SINGULAR.get(noun, noun)
