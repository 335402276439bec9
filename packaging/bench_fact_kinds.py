"""Sentences with facts that are more than an amount: times in words, decades, units, dates."""

import random
import re
from collections.abc import Callable, Sequence

from babel.dates import get_day_names, get_month_names
from bench_spelling import BLANK, english, english_ordinal, english_ordinal_words, french, roman

from desktop.reading.article import Language

Maker = Callable[[random.Random], tuple[str, str]]
FR, EN = Language.FRENCH, Language.ENGLISH
CITIES = ("Lille", "Nantes", "Rennes", "Leeds", "York", "Cardiff", "Bristol", "Dublin", "Berlin")
WEEKDAYS = {language: get_day_names("wide", locale=language) for language in (FR, EN)}
MONTHS = {language: get_month_names("wide", locale=language) for language in (FR, EN)}


def _frame(rng: random.Random, frames: Sequence[str], fact: str) -> str:
    text = rng.choice(frames).format(x=fact, city=rng.choice(CITIES))
    return text[0].upper() + text[1:]


def _spoken_time_fr(rng: random.Random) -> tuple[str, str]:
    hour = rng.randint(2, 22)
    words = french(hour) + ("e" if hour == 21 else "")
    ending, minute = rng.choice((("", 0), (" et demie", 30), (" et quart", 15), (" trente", 30)))
    if hour > 12 and ending.startswith(" et"):
        ending, minute = " trente", 30
    frames = (
        "La réunion commencera à {x}, a annoncé la mairie de {city}.",
        "Le train pour {city} part à {x}.",
        "À {city}, la police est arrivée vers {x}.",
    )
    shown = (hour - 1) % 12 + 1
    tail = f"[:.]{minute:02}" if minute else "(?:[:.]00)?"
    right = (
        rf"(?<![\d:.]){shown}{tail}(?:{BLANK}p\.?m)"
        if hour >= 12
        else (rf"(?<![\d:.]){shown}{tail}(?!\d|[:.]\d|{BLANK}p\.?m)|\b{english(shown)} o.clock")
    )
    return _frame(
        rng, frames, f"{words} heures{ending}"
    ), rf"{right}|(?<!\d){hour:02}[:.]{minute:02}"


def _spoken_time_en(rng: random.Random) -> tuple[str, str]:
    hour = rng.randint(1, 11)
    kind = rng.choice(("half past {h}", "a quarter past {h}", "a quarter to {n}", "{h} o’clock"))
    part, later = rng.choice((("", None), (" in the morning", 0), (" in the evening", 12)))
    minute = {"h": 30, "a": 15, "{": 0}[kind[0]] if "to" not in kind else 45
    words = kind.format(h=english(hour), n=english(hour + 1))
    frames = (
        "The meeting in {city} begins at {x}.",
        "The train to {city} leaves at {x}.",
        "Police in {city} were called at {x}.",
    )
    hours = (hour, hour + 12) if later is None else (hour + later,)
    options = []
    for one in hours:
        tail = rf"{BLANK}{minute:02}" if minute else rf"(?!{BLANK}\d)"
        options.append(rf"(?<!\d){one}{BLANK}(?:h|heures?){tail}")
    if not minute and later != 12:
        options.append(rf"\b{french(hour)}e? heures?\b")
    return _frame(rng, frames, words + part), "|".join(options)


def _decade_fr(rng: random.Random) -> tuple[str, str]:
    tens = rng.randint(3, 9) * 10
    form = rng.choice((f"{tens}", french(tens).removesuffix("s"), f"19{tens}"))
    frames = (
        "Dans les années {x}, {city} était pauvre.",
        "Cet immeuble de {city} date des années {x}.",
        "La mode des années {x} revient à {city}.",
        "Il a quitté {city} au début des années {x}.",
    )
    return _frame(rng, frames, form), rf"\b(?:19)?{tens}['’]?s\b|\b{english(tens)[:-1]}ies\b"


def _decade_en(rng: random.Random) -> tuple[str, str]:
    tens = rng.randint(3, 9) * 10
    form = rng.choice((f"{tens}s", f"{english(tens)[:-1]}ies", f"19{tens}s"))
    frames = (
        "In the {x} {city} was poor.",
        "This house in {city} dates from the {x}.",
        "Fashions of the {x} are back in {city}.",
        "He left {city} in the early {x}.",
    )
    return _frame(rng, frames, form), rf"\bannées (?:(?:19)?{tens}\b|{french(tens)}(?![- ]d))"


AGES_FR = {
    30: "trente",
    40: "quadragé",
    50: "quinquagé",
    60: "sexagé",
    70: "septuagé",
    80: "octogé",
}
ABOUT_FR = {30: "trentaine", 40: "quarantaine", 50: "cinquantaine", 60: "soixantaine"}


def _age_fr(rng: random.Random) -> tuple[str, str]:
    age = rng.choice(list(AGES_FR))
    article = rng.choice(("un", "une"))
    frames = (
        "{x} a été blessé{e} à {city}.".replace("{e}", "e" if article == "une" else ""),
        "À {city}, {x} a appelé la police.",
        "La police de {city} recherche {x}.",
    )
    right = rf"\b{age}s\b|\b{english(age)[:-1]}ies\b|genarian"
    return _frame(rng, frames, f"{article} {AGES_FR[age]}naire"), right


def _age_en(rng: random.Random) -> tuple[str, str]:
    age = rng.choice(list(AGES_FR))
    who, whose = rng.choice((("A man", "his"), ("A woman", "her")))
    form = rng.choice((f"{age}s", f"{english(age)[:-1]}ies"))
    frames = (
        f"{who} in {whose} {{x}} was hurt in {{city}}.",
        f"{who} in {whose} {{x}} called the police in {{city}}.",
        f"Police in {{city}} arrested {who.lower()} in {whose} {{x}}.",
    )
    right = rf"{AGES_FR[age]}naire|{ABOUT_FR.get(age, 'plus de')}|plus de {age} ans"
    return _frame(rng, frames, form), right


def _measure_fr(rng: random.Random) -> tuple[str, str]:
    number = rng.randint(3, 950)
    unit, right = rng.choice(
        (
            ("km/h", "km/h|kph|kilomet"),
            ("hectares", "hectare|ha"),
            ("m²", "m²|m2|square"),
            ("kg", "kg|kilo"),
            ("MW", "MW|megawatt"),
            ("m", "m(?![a-z])|met"),
            ("Go", "GB|gigabyte"),
        )
    )
    frames = (
        "À {city}, on a mesuré {x}.",
        "La limite est de {x} à {city}.",
        "Il a fallu {x}, selon la mairie de {city}.",
    )
    return _frame(rng, frames, f"{number} {unit}"), rf"(?<![\d.,]){number}[ -]?(?:{right})"


def _measure_en(rng: random.Random) -> tuple[str, str]:
    number = rng.randint(3, 950)
    unit, right = rng.choice(
        (
            ("mph", "mph|mi/h|mill?es"),
            (" acres", "acre"),
            (" miles", "miles"),
            ("ft", "ft|pied"),
            (" stone", "stone"),
            (" inches", "pouce|inch"),
            ("kg", "kg|kilo"),
        )
    )
    frames = (
        "In {city} we measured {x}.",
        "The limit in {city} is {x}.",
        "It took {x}, the council in {city} said.",
    )
    return _frame(rng, frames, f"{number}{unit}"), rf"(?<![\d.,]){number}{BLANK}(?:{right})"


def _ratio_fr(rng: random.Random) -> tuple[str, str]:
    second = rng.randint(3, 10)
    first = rng.randint(1, second - 1)
    noun = rng.choice(("habitant", "élève", "médecin", "salarié"))
    words = f"{french(first)} {noun}{'s' if first > 1 else ''} sur {french(second)}"
    frames = ("{x} a quitté {city}.", "À {city}, {x} est malade.", "{x} vote à {city}.")
    one, other = (rf"(?:{value}|{english(value)})" for value in (first, second))
    right = rf"\b{one}(?: \w+){{0,2}} (?:in|out of)(?: every)? {other}\b"
    return _frame(rng, frames, words), right


def _ratio_en(rng: random.Random) -> tuple[str, str]:
    second = rng.randint(3, 10)
    first = rng.randint(1, second - 1)
    noun = rng.choice(("residents", "pupils", "doctors", "workers"))
    words = f"{english(first)} {rng.choice(('in', 'out of'))} {english(second)} {noun}"
    frames = ("{x} left {city}.", "In {city}, {x} fell ill.", "{x} voted in {city}.")
    one, other = (rf"(?:{value}|{french(value)}e?)" for value in (first, second))
    return _frame(rng, frames, words), rf"\b{one}(?: \w+){{0,2}} sur {other}\b"


def _score(language: Language) -> Maker:
    frames = (
        ("{city} a gagné {x} samedi.", "{city} s’est incliné {x} à domicile.")
        if language is FR
        else ("{city} won {x} on Saturday.", "{city} lost {x} at home.")
    )

    def make(rng: random.Random) -> tuple[str, str]:
        first, second = rng.randint(0, 40), rng.randint(0, 40)
        return _frame(rng, frames, f"{first}-{second}"), rf"(?<!\d){first}[-–]{second}(?!\d)"

    return make


def _code(language: Language) -> Maker:
    frames = (
        ("Le {x} est arrivé à {city}.", "À {city}, le {x} pose problème.", "Il a vu le {x}.")
        if language is FR
        else ("The {x} came to {city}.", "In {city} the {x} is a problem.", "He saw the {x}.")
    )

    def make(rng: random.Random) -> tuple[str, str]:
        number = rng.randint(2, 399)
        form = rng.choice(("A{n}", "F-{n}", "M{n}", "COP{n}", "G{n}", "H{n}N1", "Covid-{n}"))
        code = form.format(n=number)
        return _frame(rng, frames, code), rf"\b{re.escape(code)}\b"

    return make


def _date(language: Language) -> Maker:
    frames = (
        ("Le procès s’ouvre {x} à {city}.", "Rendez-vous {x} à {city}.")
        if language is FR
        else ("The trial opens on {x} in {city}.", "They meet in {city} on {x}.")
    )

    def make(rng: random.Random) -> tuple[str, str]:
        day, month, weekday = rng.randint(2, 28), rng.randint(1, 12), rng.randrange(7)
        if language is FR:
            ordinal = rf"{day}(?:st|nd|rd|th)?"
            name = MONTHS[EN][month]
            date = rf"\b{ordinal}(?: of)? {name}|{name} {ordinal}\b"
            right = rf"(?=.*{WEEKDAYS[EN][weekday]})(?=.*(?:{date}))"
            return _frame(rng, frames, f"{WEEKDAYS[FR][weekday]} {day} {MONTHS[FR][month]}"), right
        date = rng.choice((f"{day} {MONTHS[EN][month]}", f"{MONTHS[EN][month]} {day}"))
        right = rf"(?=.*{WEEKDAYS[FR][weekday]})(?=.*\b{day} {MONTHS[FR][month]})"
        return _frame(rng, frames, f"{WEEKDAYS[EN][weekday]} {date}"), right

    return make


def _regnal(language: Language) -> Maker:
    def make(rng: random.Random) -> tuple[str, str]:
        number = rng.randint(2, 23)
        if language is FR and rng.random() < 0.5:
            ordinal = rf"{english_ordinal(number)}|{english_ordinal_words(number)}"
            frames = ("La {x} édition se tient à {city}.", "Le {x} congrès s’ouvre à {city}.")
            return _frame(rng, frames, f"{roman(number)}e"), rf"\b(?:{ordinal})\b"
        name = rng.choice(("Louis", "Jean", "Charles") if language is FR else ("Henry", "George"))
        frames = (
            ("Le roi {x} est venu à {city}.", "À {city}, la statue de {x} a été volée.")
            if language is FR
            else ("King {x} came to {city}.", "In {city} the statue of {x} was stolen.")
        )
        return _frame(rng, frames, f"{name} {roman(number)}"), rf"\b{roman(number)}\b"

    return make


MORE_KINDS: dict[Language, dict[str, Maker]] = {
    language: {
        "times in words": _spoken_time_fr if language is FR else _spoken_time_en,
        "decades": _decade_fr if language is FR else _decade_en,
        "ages": _age_fr if language is FR else _age_en,
        "measures": _measure_fr if language is FR else _measure_en,
        "ratios": _ratio_fr if language is FR else _ratio_en,
        "scores": _score(language),
        "codes": _code(language),
        "dates": _date(language),
        "roman numerals": _regnal(language),
    }
    for language in (FR, EN)
}
