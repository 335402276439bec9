"""The first of a name and the World Wars: "François Ier", "Elizabeth I", "World War II"."""

import re
from collections.abc import Iterator
from decimal import Decimal

from desktop.reading.article import Language, Span
from desktop.reading.facts.fact import Fact, FactKind

WAR = "war"
_WOMEN = "Elizabeth|Mary|Catherine|Anne|Jane|Isabella|Margaret|Joanna"
_MEN = (
    "Napoleon|Francis|Charles|James|Edward|William|George|Richard|Henry|Louis|Peter|Alexander"
    "|Nicholas|Frederick|Wilhelm|Joseph|Philip|Ferdinand|Leopold|Albert|Carlos|Paul|Pius|Selassie"
    "|Constantine|Darius|Otto|Umberto|Emmanuel|Hassan|Stephen|John|Maximilian|Justinian|Leo"
)
_ENGLISH_FIRST = re.compile(
    rf"(?:^[\"'“]?|\b(?:[Kk]ing|[Qq]ueen|[Ee]mperor|[Ee]mpress|[Pp]ope|[Tt]sar|[Ss]hah|of|under"
    rf"|by) )"
    rf"(?:Franz |John |Victor |Haile |Juan )?(?P<name>(?P<woman>{_WOMEN})|(?:{_MEN})) "
    r"(?P<numeral>I)(?![\w'’])"
)
_FRENCH_FIRST = re.compile(
    r"(?<![\w'’-])(?P<name>[A-ZÉÈ][\wéèïôë-]{2,20}) (?P<numeral>I(?:er|(?P<woman>re|ère)))(?!\w)"
)
_ENGLISH_WAR = re.compile(
    r"(?P<bare>(?:^|\b(?i:in|of|during|after|before|since|from|until|through|by|between|and) ))?"
    r"\bWorld War (?P<number>II|I|Two|One|2|1)\b|\b(?P<order>Second|First|2nd|1st) World War\b"
)
_FRENCH_WAR = re.compile(
    r"(?i)\b(?P<order>seconde|deuxième|première|2e|1re|1ère|2nde|iie) guerre mondiale\b"
)
_FIRSTS = re.compile(r"(?i)\b(?:first|one|i|1st|1|première|1re|1ère|wwi|ww1)$")
_WAR_NAMED = {
    1: re.compile(
        r"(?i)\bworld war (?:i|one|1)\b|\bfirst (?:world )?war\b|\bWWI\b|\b1914|"
        r"(?:première|1re|1ère|grande) guerre|\bgreat war\b|\bguerre de 14"
    ),
    2: re.compile(
        r"(?i)\bworld war (?:ii|two|2)\b|\bsecond (?:world )?war\b|\bWW(?:II|2)\b|"
        r"(?:seconde|deuxième|2e|2nde|iie) guerre|\bdernière guerre\b|\blast war\b|\b1939"
    ),
}
_FIRST = re.compile(r"\b(?:I|Ier|Ire|Ière|1er|1st)\b|(?i:\b(?:the first|premier|première)\b)")


def find_regnal(text: str, language: Language) -> Iterator[Fact]:
    """Yield the numeral of the first of a name, and the World Wars."""
    pattern = {Language.FRENCH: _FRENCH_FIRST, Language.ENGLISH: _ENGLISH_FIRST}.get(language)
    if pattern is None or not any(hint in text for hint in ("I", "World War", "uerre mondiale")):
        return
    for found in pattern.finditer(text):
        span = Span(*found.span("numeral"))
        unit = "woman" if found["woman"] else "man"
        yield Fact(FactKind.ROMAN, span, found["numeral"], Decimal(1), unit)
    for found in (_FRENCH_WAR if language is Language.FRENCH else _ENGLISH_WAR).finditer(text):
        is_bare = language is Language.ENGLISH and found["bare"] is not None
        span = Span(found.end("bare") if is_bare else found.start(), found.end())
        number = (None if language is Language.FRENCH else found["number"]) or found["order"]
        value = Decimal(1 if _FIRSTS.match(number) else 2)
        unit = f"the {WAR}" if is_bare else WAR
        yield Fact(FactKind.ROMAN, span, text[span.start : span.end], value, unit)


def is_war(fact: Fact) -> bool:
    """Tell whether a Roman numeral is that of a World War."""
    return fact.kind is FactKind.ROMAN and fact.unit.endswith(WAR)


def has_regnal(fact: Fact, output: str) -> bool:
    """Tell whether a translation has the World War, or the first of a name."""
    if is_war(fact):
        return _WAR_NAMED[int(fact.value)].search(output) is not None
    return _FIRST.search(output) is not None


def render_regnal(fact: Fact, language: Language) -> str:
    """Return "Ier", "Ire" or "I", and a World War as the language's papers call it."""
    is_first = fact.value == 1
    if is_war(fact):
        if language is Language.FRENCH:
            return f"{'Première' if is_first else 'Seconde'} Guerre mondiale"
        article = "the " if fact.unit.startswith("the ") else ""
        return f"{article}{'First' if is_first else 'Second'} World War"
    if language is Language.FRENCH:
        return "Ire" if fact.unit == "woman" else "Ier"
    return "I"
