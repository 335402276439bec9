"""Clock times in words: "huit heures moins le quart", "half past six", "between 2 and 4pm"."""

import re
from collections.abc import Iterator
from decimal import Decimal

from desktop.reading.article import Language, Span
from desktop.reading.facts.fact import Fact, FactKind
from desktop.reading.facts.number_words import FRENCH_WORDS, word_value

_DAY = 24 * 60
_NOON = 12 * 60
_EVENING = 6
"""From this hour on, a time "at night" is before midnight."""
_FRENCH_NUMBER = rf"(?:{FRENCH_WORDS})(?:(?:-et-| et |-)(?:{FRENCH_WORDS}))?"
_FRENCH_MINUTES = "cinq|dix|quinze|vingt(?:-cinq)?|trente(?:-cinq)?|quarante(?:-cinq)?"
_STOPS = (
    r"(?=$| ?[.,;:!?)»\"]| (?:du|de|le|la|les|à|au|aux|dans|sur|pour|et|par|en|ce|cette|devant"
    r"|avant|après|quand|lors|chez|entre|avec|hier|demain|précises?|GMT)\b)"
)
"""What may stand behind minutes in words, which would else count what comes next."""
_PART = r"(?P<part> du matin| de l['’]après-midi| du soir)?"
_FRENCH_WORDED = re.compile(
    rf"(?i)(?<![\w-])(?P<hour>{_FRENCH_NUMBER}|[01]?\d|2[0-4]) heures?\b"
    rf"(?: (?P<half>et demie?)\b| (?P<quarter>et quart|un quart)\b"
    rf"| moins (?:(?:le |un )?(?P<to>quart)|(?P<less>{_FRENCH_MINUTES}))\b"
    rf"| (?P<minute>{_FRENCH_MINUTES}){_STOPS})?{_PART}"
)
_FRENCH_BEFORE = re.compile(
    r"(?i)\b(?:à|vers|dès|aux alentours de|aux environs de|à partir de|(?:journal|train|vol|bus"
    r"|messe|séance) de|jusqu['’]à) $"
)
_FRENCH_FIRST = re.compile(
    rf"(?i) (?:à|et) (?:(?:{_FRENCH_NUMBER}|\d{{1,2}}) (?:h\b|heures?\b)|midi\b|minuit\b)"
)
"""What stands behind the first of two times: "de neuf heures à dix-neuf heures"."""
_FRENCH_SECOND = re.compile(r"(?i)\b(?:heures?|\d ?h|midi|minuit) (?:et|à|ou) $")
_FRENCH_DISTANCE = re.compile(r"(?i) (?:de |d['’]|du |des )(?!matin\b)| (?:plus tard|près)\b")
"""Behind "à deux heures", it tells how far something is."""
_UNCLEAR_HOUR = re.compile(r"(?i)^une heure$")
_SENTENCE_GOES_ON = re.compile(r" (?!du\b|le\b|dans\b|à\b|et\b|en\b)\w")
_FRENCH_NAMED = re.compile(
    r"(?<![\w'’-])(?:(?P<noon>midi)|minuit)"
    r"(?: (?P<half>et demie?)| (?P<quarter>et quart)| (?P<to>moins (?:le )?quart))?(?![\w-])"
)
_FRENCH_NAMED_BEFORE = re.compile(
    r"(?i)(?:\b(?:à|vers|avant|après|dès|entre|depuis|jusqu['’]à)|\b(?:heures?|\dh) et) $"
)
_HOURS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_ENGLISH_NAMED = re.compile(r"(?i)\b(?:(?P<noon>noon|midday)|midnight)\b")
_ENGLISH_PART = r"(?: (?P<part>in the (?:morning|afternoon|evening)|at night)\b)?"
_ENGLISH_WORDED = re.compile(
    rf"(?i)(?<![\w-])(?:(?:(?P<half>half) past|(?:a )?(?P<quarter>quarter) (?P<to>past|to)"
    rf"|(?P<count>twenty-five|twenty|ten|five)(?: minutes)? (?P<past>past|to))"
    rf" (?P<hour>{_HOURS}|1[0-2]|[1-9])(?: o['’]clock)?\b(?![.:]\d)|(?P<plain>{_HOURS}|1[0-2]"
    rf"|[1-9])"
    rf" ?o['’]?clock\b){_ENGLISH_PART}"
)
_ENGLISH_BEFORE = re.compile(r"(?i)\b(?:at|at about|at around|by|until|before|after|since) $")
_ENGLISH_RANGE_ENDS = re.compile(
    r"(?: ?[.,;:!?)]|$| (?:on|in|this|every|each|when|and|yesterday)\b)"
)
_IN_PART = re.compile(
    rf"(?i)(?<![\w.,:])(?:(?P<hour>1[0-2]|[1-9])[:.](?P<minute>[0-5]\d)"
    rf"|(?<=\bat )(?P<bare>{_HOURS}|1[0-2]|[1-9])) "
    r"(?P<part>in the (?:morning|afternoon|evening)|at night)\b"
)
_FIRST_OF_TWO = re.compile(
    r"(?i)(?<![\w.,:£$€-])(?P<hour>1[0-2]|[1-9])(?:[:.](?P<minute>[0-5]\d))?"
    r"(?= ?(?:-|–|to|and|until|till) ?(?P<next>1[0-2]|[1-9])(?:[:.][0-5]\d)? ?(?P<half>[ap])\.?m\b)"
)
"""A time whose "am" or "pm" stands only behind the next one."""
_FOUR_DIGITS = re.compile(
    r"(?<![\w.,:])(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)(?= ?(?:GMT|UTC)\b)"
)
_HINTS = {
    Language.FRENCH: ("heure", "midi", "minuit"),
    Language.ENGLISH: (
        *("noon", "Noon", "idnight", "idday", "clock", " past ", "quarter", " to ", "in the "),
        *("at night", "pm", "p.m", "am", "a.m", "GMT", "UTC"),
    ),
}
"""Words of which one is in each time; a text without them isn't searched any further."""


def find_spoken_times(text: str, language: Language) -> Iterator[Fact]:
    """Yield the times of day that are in words, or whose half of the day is said elsewhere."""
    if not any(hint in text for hint in _HINTS.get(language, ())):
        return
    if language is Language.FRENCH:
        yield from _in_french(text)
    else:
        yield from _in_english(text)


def find_named_times(text: str, language: Language) -> Iterator[int]:
    """Yield the minutes of "midi", "minuit", "noon" and "midnight", whatever stands before them."""
    pattern = {Language.FRENCH: _FRENCH_NAMED, Language.ENGLISH: _ENGLISH_NAMED}.get(language)
    if pattern is not None:
        for found in pattern.finditer(text if language is Language.ENGLISH else text.lower()):
            yield _NOON if found["noon"] else 0


def _in_french(text: str) -> Iterator[Fact]:
    for found in _FRENCH_WORDED.finditer(text):
        hour = _hour(found["hour"], Language.FRENCH)
        if hour is None or not _is_french_time(found, text):
            continue
        is_worded = found["half"] or found["quarter"] or found["to"] or found["less"]
        if found["hour"].isdigit() and not is_worded:
            continue  # in figures, as clock_times.py finds it
        minutes = 60 * hour + _french_minutes(found)
        part = found["part"] or ""
        if part and "matin" not in part and hour < 12:
            minutes += _NOON
        is_exact = bool(part) or hour >= _NOON // 60
        yield _fact(found, minutes, is_exact)
    for found in _FRENCH_NAMED.finditer(text):
        if _FRENCH_NAMED_BEFORE.search(text[max(0, found.start() - 12) : found.start()]):
            minutes = (_NOON if found["noon"] else 0) + 30 * bool(found["half"])
            yield _fact(found, minutes + 15 * bool(found["quarter"]) - 15 * bool(found["to"]), True)


def _is_french_time(found: re.Match[str], text: str) -> bool:
    """Tell whether it is a time of day rather than how long something takes."""
    if found["part"] or found["to"] or found["less"] or found["minute"]:
        return True
    if _FRENCH_FIRST.match(text, found.end()):
        return True
    before = text[max(0, found.start() - 22) : found.start()]
    if not (_FRENCH_BEFORE.search(before) or _FRENCH_SECOND.search(before)):
        return False
    if _UNCLEAR_HOUR.match(found[0]) and _SENTENCE_GOES_ON.match(text, found.end()):
        return False
    return not _FRENCH_DISTANCE.match(text, found.end())


def _french_minutes(found: re.Match[str]) -> int:
    if found["half"]:
        return 30
    if found["quarter"] or found["to"]:
        return 15 if found["quarter"] else -15
    if found["less"]:
        return -(word_value(found["less"].lower(), Language.FRENCH) or 0)
    return word_value(found["minute"].lower(), Language.FRENCH) or 0 if found["minute"] else 0


def _in_english(text: str) -> Iterator[Fact]:
    for found in _ENGLISH_NAMED.finditer(text):
        yield _fact(found, _NOON if found["noon"] else 0, True)
    for found in _ENGLISH_WORDED.finditer(text):
        hour = _hour(found["hour"] or found["plain"], Language.ENGLISH)
        if hour is not None and _is_english_time(found, text):
            yield _in_half(found, 60 * (hour % 12) + _english_minutes(found))
    for found in _IN_PART.finditer(text):
        hour = _hour(found["hour"] or found["bare"], Language.ENGLISH) or 0
        yield _in_half(found, 60 * (hour % 12) + int(found["minute"] or 0))
    for found in _FIRST_OF_TWO.finditer(text):
        hour, following = int(found["hour"]) % 12, int(found["next"]) % 12
        is_later = (found["half"] in "pP") is (hour <= following)
        yield _fact(found, 60 * hour + int(found["minute"] or 0) + _NOON * is_later, True)
    for found in _FOUR_DIGITS.finditer(text):
        yield _fact(found, 60 * int(found["hour"]) + int(found["minute"]), True)


def _is_english_time(found: re.Match[str], text: str) -> bool:
    """Tell a time from "about ten to eight people"."""
    if not found["count"] or found["past"].lower() == "past" or found["part"]:
        return True
    before = text[max(0, found.start() - 12) : found.start()]
    is_at = _ENGLISH_BEFORE.search(before) or before.lower().endswith(("at about ", "at around "))
    return bool(is_at) and _ENGLISH_RANGE_ENDS.match(text, found.end()) is not None


def _english_minutes(found: re.Match[str]) -> int:
    if found["plain"]:
        return 0
    if found["half"]:
        return 30
    if found["quarter"]:
        return 15 if found["to"].lower() == "past" else -15
    count = word_value(found["count"].lower(), Language.ENGLISH) or 0
    return count if found["past"].lower() == "past" else -count


def _in_half(found: re.Match[str], minutes: int) -> Fact:
    """Return a time in the half of the day that is said behind it, if any."""
    part = (found["part"] or "").lower()
    minutes %= _NOON
    is_night = part == "at night" and minutes >= 60 * _EVENING
    if is_night or part.endswith(("afternoon", "evening")):
        minutes += _NOON
    return _fact(found, minutes, bool(part))


def _hour(words: str, language: Language) -> int | None:
    if words.isdigit():
        return int(words)
    words = words.lower()
    if words == "une":
        return 1
    value = word_value(words.replace("et une", "et un").replace("-et-un", " et un"), language)
    return value if value is not None and value <= 24 else None


def _fact(found: re.Match[str], minutes: int, is_exact: bool) -> Fact:
    span, value = Span(*found.span()), Decimal(minutes % _DAY)
    return Fact(FactKind.CLOCK, span, found[0], value, is_in_words=True, is_exact=is_exact)
