"""Whether facts stay the same in translation: numbers, times, money, centuries and symbols.

Sentences are made of frames as newspapers write them and of values drawn at random. What counts as
right is written down here, for each value, as a pattern, and owes nothing to the program's rules
for facts. `marked` are wrong ones that carry a doubt; `false_marks` are the doubts about a fact in
people's own translations of the news.
"""

import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from bench_engines import Bare
from bench_fact_kinds import MORE_KINDS
from bench_ground import QUALITY, empty_library, news
from bench_spelling import (
    BLANK,
    english,
    english_ordinal,
    english_ordinal_words,
    figures,
    french,
    grouped,
    roman,
    spelled,
)

from desktop.base.cancellation import Token
from desktop.reading.article import DIRECTIONS, Direction, Doubt, Language, Translated
from desktop.translation.quality_checks import find_doubts

SEED = 20261127
OF_EACH_KIND = 80
REFERENCES = 2000


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence with one fact, and the pattern of a translation that keeps it."""

    kind: str
    source: str
    right: str


def facts() -> Iterator[dict[str, Any]]:
    """Yield, by direction and kind, the shares of facts that are right, and right or marked."""
    bare = Bare()
    with empty_library() as (_, engine):
        for direction in DIRECTIONS:
            cases = list(make_cases(direction.source))
            sources = [case.source for case in cases]
            made: dict[str, Translated] = {}
            for batch in engine.translate(sources, direction, Token()):
                made |= {one.source: one for one in batch}
            first = bare.translate(sources, direction)
            yield from _scores(direction, cases, [made[source] for source in sources], first)
    if QUALITY.is_dir():
        for direction in DIRECTIONS:
            sources, references = (
                news(side)[:REFERENCES] for side in (direction.source, direction.target)
            )
            pairs = zip(sources, references, strict=True)
            marked = sum(
                Doubt.DIGITS_LOST in find_doubts(source, reference, direction)
                for source, reference in pairs
            )
            share = round(100 * marked / len(sources), 2)
            yield {"direction": f"{direction}", "false_marks_percent": share, "goal": "at most 1"}


def make_cases(language: Language) -> Iterator[Case]:
    """Yield the cases in a language, the same ones each time."""
    rng = random.Random(SEED)
    makers = FRENCH if language is Language.FRENCH else ENGLISH
    for kind, make in makers.items():
        seen: set[str] = set()
        while len(seen) < OF_EACH_KIND:
            source, right = make(rng)
            if source not in seen:
                seen.add(source)
                yield Case(kind, source, right)


def is_right(case: Case, text: str) -> bool:
    """Tell whether a translation has the fact of its case."""
    return re.search(case.right, text, re.IGNORECASE) is not None and "\ufffd" not in text


def _scores(
    direction: Direction, cases: Sequence[Case], made: Sequence[Translated], bare: Sequence[str]
) -> Iterator[dict[str, Any]]:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for case, one, first in zip(cases, made, bare, strict=True):
        right = is_right(case, one.text)
        for kind in (case.kind, "all"):
            counts[kind].update(
                total=1,
                bare=is_right(case, first),
                right=right,
                safe=right or bool(one.doubts),
            )
    for kind, count in counts.items():
        share = {name: round(100 * count[name] / count["total"], 1) for name in count}
        yield {
            "direction": f"{direction}",
            "kind": kind,
            "sentences": count["total"],
            "bare_right_percent": share["bare"],
            "right_percent": share["right"],
            "right_or_marked_percent": share["safe"],
        }


def _pick(rng: random.Random, frames: Sequence[str]) -> str:
    return rng.choice(frames)


def _first(text: str) -> str:
    return text[0].upper() + text[1:]


FR, EN = Language.FRENCH, Language.ENGLISH
PEOPLE_FR = (
    "{n} personnes sont mortes dans l’incendie, selon la police.",
    "Selon les autorités, {n} personnes ont été blessées dans l’accident.",
    "Le festival a réuni {n} artistes venus de toute l’Europe.",
    "La grève a touché {n} écoles de la région.",
    "L’usine emploie {n} salariés, dont beaucoup de jeunes.",
    "Il a fallu {n} jours pour réparer le pont.",
)
PEOPLE_EN = (
    "{n} people died in the fire, police said.",
    "Officials said {n} people were injured in the crash.",
    "The festival brought together {n} artists from across Europe.",
    "The strike closed {n} schools in the region.",
    "The factory employs {n} workers, many of them young.",
    "It took {n} days to repair the bridge.",
)


def _words(language: Language, low: int, high: int) -> Callable[[random.Random], tuple[str, str]]:
    frames = PEOPLE_FR if language is FR else PEOPLE_EN
    other = EN if language is FR else FR

    def make(rng: random.Random) -> tuple[str, str]:
        number = rng.randint(low, high)
        words = french(number) if language is FR else english(number)
        return _first(_pick(rng, frames).format(n=words)), spelled(number, other)

    return make


def _thousands(language: Language) -> Callable[[random.Random], tuple[str, str]]:
    frames = PEOPLE_FR if language is FR else PEOPLE_EN

    def make(rng: random.Random) -> tuple[str, str]:
        number = rng.choice(
            (rng.randint(1000, 9999), rng.randint(10_000, 999_999), rng.randint(1, 9) * 250_000)
        )
        return _pick(rng, frames).format(n=grouped(number, language)), figures(number)

    return make


def _century(language: Language) -> Callable[[random.Random], tuple[str, str]]:
    frames_fr = (
        "La chapelle date du {c} siècle.",
        "Au {c} siècle, la ville était riche.",
        "Le château fut bâti à la fin du {c} siècle.",
        "Ce tableau du {c} siècle a été volé.",
    )
    frames_en = (
        "The chapel dates from the {c} century.",
        "In the {c} century the town was rich.",
        "The castle was built in the late {c} century.",
        "This {c}-century painting was stolen.",
    )

    def make(rng: random.Random) -> tuple[str, str]:
        number = rng.randint(5, 20)
        in_figures, words = english_ordinal(number), english_ordinal_words(number)
        if language is FR:
            form = rng.choice((f"{roman(number)}e", f"{number}e"))
            return _pick(rng, frames_fr).format(c=form), rf"\b{in_figures}\b|\b{words}\b"
        form = rng.choice((in_figures, words))
        right = rf"\b(?:{roman(number)}|{number})(?:e|ème)\b"
        return _pick(rng, frames_en).format(c=form), right

    return make


def _clock(language: Language) -> Callable[[random.Random], tuple[str, str]]:
    frames_fr = (
        "Le pont sera fermé vendredi à {t}, selon la mairie.",
        "Le magasin ouvre à {t}.",
        "La police a été appelée vers {t} dans un appartement.",
        "Le concert commencera à {t} samedi soir.",
        "Après {t}, les rues étaient vides.",
    )
    frames_en = (
        "The bridge will close at {t} on Friday, the council said.",
        "The shop opens at {t}.",
        "Police were called to the flat at about {t} yesterday.",
        "The concert starts at {t} on Saturday.",
        "After {t} the streets were empty.",
    )

    def make(rng: random.Random) -> tuple[str, str]:
        hour, minute = rng.randint(1, 23), rng.choice((0, 0, 5, 15, 20, 30, 45))
        shown = (hour - 1) % 12 + 1
        half = "p" if hour >= 12 else "a"
        if language is FR:
            text = f"{hour}h{minute:02}" if minute else f"{hour}h"
            tail = rf"[:.]{minute:02}" if minute else "(?:[:.]00)?"
            right = rf"(?<!\d){shown}{tail}{BLANK}{half}\.?m|(?<!\d){hour:02}[:.]{minute:02}(?!\d)"
            if hour > 12 or hour == 12:
                right += rf"|(?<!\d){hour}[:.h]{minute:02}(?! ?a)"
            if hour == 12 and not minute:
                right += r"|\bnoon\b"
            return _pick(rng, frames_fr).format(t=text), right
        dot = rng.choice((":", "."))
        ending = rng.choice((f"{half}m", f" {half}.m."))
        text = f"{shown}{dot}{minute:02}{ending}" if minute else f"{shown}{ending}"
        tail = rf"{BLANK}{minute:02}" if minute else rf"(?:{BLANK}00)?(?!{BLANK}\d)"
        right = rf"(?<!\d)0?{hour}{BLANK}(?:h|heures?|:){tail}"
        source = _pick(rng, frames_en).format(t=text).replace("..", ".")
        return source, right + (r"|\bmidi\b" if (hour, minute) == (12, 0) else "")

    return make


def _money(language: Language) -> Callable[[random.Random], tuple[str, str]]:
    frames_fr = (
        "La dette a atteint {m} l’an dernier.",
        "Le groupe a perdu {m} au premier semestre.",
        "La ville a dépensé {m} pour la nouvelle école.",
        "La maison a été vendue {m} en mars.",
    )
    frames_en = (
        "The debt rose to {m} last year.",
        "The company lost {m} in the first half.",
        "The town spent {m} on the new school.",
        "The house was sold for {m} in March.",
    )
    currencies = {"€": "(?:€|euros?|EUR)", "$": r"(?:\$|dollars?)", "£": "(?:£|livres?|pounds?)"}

    def make(rng: random.Random) -> tuple[str, str]:
        sign = rng.choice(list(currencies))
        scale = rng.choice(("", "m", "bn"))
        number = rng.choice((f"{rng.randint(2, 950)}", f"{rng.randint(2, 90)}.{rng.randint(1, 9)}"))
        if not scale:
            whole = rng.choice((rng.randint(12, 999), rng.randint(1, 900) * 500))
            amount = figures(whole)
            shown = grouped(whole, language)
        else:
            decimal = number.replace(".", "[.,]")
            amount = rf"(?<![\d.,]){decimal}{BLANK}-?"
            shown = number.replace(".", ",") if language is FR else number
        money = currencies[sign]
        if language is FR:
            name = {"€": "euros", "$": "dollars", "£": "livres sterling"}[sign]
            of = "d’" if name[0] in "ae" else "de "
            text = {
                "": f"{shown} {rng.choice((sign, name))}",
                "m": rng.choice((f"{shown} millions {of}{name}", f"{shown} M{sign}")),
                "bn": rng.choice((f"{shown} milliards {of}{name}", f"{shown} Md{sign}")),
            }[scale]
            word = {"": "", "m": "(?:million|m)", "bn": "(?:billion|bn)"}[scale]
            right = rf"{money}{BLANK}{amount}{word}\b|{amount}{word}\b{BLANK}(?:of )?{money}"
            return _pick(rng, frames_fr).format(m=text), right
        text = {
            "": f"{sign}{shown}",
            "m": rng.choice((f"{sign}{shown}m", f"{sign}{shown} million")),
            "bn": rng.choice((f"{sign}{shown}bn", f"{sign}{shown} billion")),
        }[scale]
        word = {"": "", "m": "(?:millions?|M)", "bn": "(?:milliards?|Md)"}[scale]
        right = rf"{amount}{word}{BLANK}(?:de |d['’])?{money}"
        return _pick(rng, frames_en).format(m=text), right

    return make


def _percent(language: Language) -> Callable[[random.Random], tuple[str, str]]:
    frames_fr = (
        "Le chômage a baissé à {p} en mars.",
        "Les prix ont augmenté de {p} en un an.",
        "Quelque {p} des électeurs ont voté oui.",
    )
    frames_en = (
        "Unemployment fell to {p} in March.",
        "Prices rose by {p} in a year.",
        "Some {p} of voters said yes.",
    )

    def make(rng: random.Random) -> tuple[str, str]:
        number = rng.choice((f"{rng.randint(2, 99)}", f"{rng.randint(0, 30)}.{rng.randint(1, 9)}"))
        shown = number.replace(".", ",") if language is FR else number
        form = (
            rng.choice((" %", " pour cent")) if language is FR else rng.choice(("%", " per cent"))
        )
        frames = frames_fr if language is FR else frames_en
        wanted = number if language is FR else number.replace(".", ",")
        right = rf"(?<![\d.,]){re.escape(wanted)}{BLANK}(?:%|per ?cent|pour cent)"
        return _pick(rng, frames).format(p=shown + form), right

    return make


def _temperature(language: Language) -> Callable[[random.Random], tuple[str, str]]:
    frames_fr = ("La température a atteint {t} lundi à Nîmes.", "Il a fait {t} dans la nuit.")
    frames_en = ("Temperatures fell to {t} on Monday.", "It was {t} in Leeds last night.")

    def make(rng: random.Random) -> tuple[str, str]:
        value = rng.choice((rng.randint(-25, -1), rng.randint(11, 44)))
        form = rng.choice((" °C", "°C")) if language is FR else rng.choice(("C", "°C", " °C"))
        sign = "(?:-|−|–|minus |moins )" if value < 0 else r"(?<![\d−–-])"
        right = rf"{sign}{abs(value)}{BLANK}(?:°{BLANK}C?|degrees|degrés|C\b)"
        frames = frames_fr if language is FR else frames_en
        return _pick(rng, frames).format(t=f"{value}{form}"), right

    return make


def _ordinal(language: Language) -> Callable[[random.Random], tuple[str, str]]:
    frames_fr = ("La {o} édition du festival a commencé hier.", "C’est la {o} victime cette année.")
    frames_en = (
        "The {o} edition of the festival began yesterday.",
        "He is the {o} victim this year.",
    )

    def make(rng: random.Random) -> tuple[str, str]:
        number = rng.randint(11, 99)
        if language is FR:
            words = french(number)
            if words.endswith("quatre-vingts"):
                words = words[:-1]
            stem = {"cinq": "cinqu", "neuf": "neuv"}.get(re.split(r"[- ]", words)[-1])
            last = re.split(r"[- ]", words)[-1]
            word = words[: len(words) - len(last)] + (stem or last.rstrip("e")) + "ième"
            form = rng.choice((f"{number}e", word))
            right = rf"\b{english_ordinal(number)}\b|\b{english_ordinal_words(number)}\b"
            return _pick(rng, frames_fr).format(o=form), right
        return _pick(rng, frames_en).format(o=english_ordinal(number)), rf"\b{number}(?:e|ème)\b"

    return make


def _symbol(language: Language) -> Callable[[random.Random], tuple[str, str]]:
    frames_fr = (
        "Il a répondu {s} au ministre hier soir.",
        "Le maire a écrit « Merci {s} ».",
        "{s} Le pont est fermé ce matin.",
        "La ministre a publié un {s} sur son compte.",
    )
    frames_en = (
        "He replied {s} to the minister last night.",
        "The mayor wrote “Thank you {s}”.",
        "{s} The bridge is closed this morning.",
        "The minister posted a {s} on her account.",
    )
    symbols = [
        "👍",
        "❤️",
        "⚠️",
        "🇫🇷",
        "😀",
        "🚨",
        "✅",
        "🎉",
        "👩\u200d🚒",
        "🤝🏽",
        "⭐",
        "📷",
        "🔥",
        "🗳️",
        "🌊",
        "🎶",
        "💔",
        "🏆",
        "🚀",
        "🟢",
        "📰",
        "🧵",
    ]

    def make(rng: random.Random) -> tuple[str, str]:
        symbol = rng.choice(symbols)
        frames = frames_fr if language is FR else frames_en
        return _pick(rng, frames).format(s=symbol), re.escape(symbol)

    return make


def _years(language: Language) -> Callable[[random.Random], tuple[str, str]]:
    frames_fr = (
        "Il a vécu à Lyon de {a} à {b}.",
        "Entre {a} et {b}, la population a doublé.",
        "La période {a}-{b} fut difficile.",
        "Le 14 juillet {a}, il était à Nice.",
    )
    frames_en = (
        "He lived in Leeds from {a} to {b}.",
        "Between {a} and {b} the population doubled.",
        "The {a}-{b} period was hard.",
        "On 14 July {a} he was in Leeds.",
    )

    def make(rng: random.Random) -> tuple[str, str]:
        first = rng.randint(1801, 2015)
        second = first + rng.randint(1, 9)
        frame = _pick(rng, frames_fr if language is FR else frames_en)
        right = rf"\b{first}\b" + (rf".*\b{second}\b" if "{b}" in frame else "")
        return frame.format(a=first, b=second), rf"(?s){right}"

    return make


def _kinds(language: Language) -> dict[str, Callable[[random.Random], tuple[str, str]]]:
    return {
        "words 21-99": _words(language, 21, 99),
        "words 100-999": _words(language, 101, 999),
        "words 1,000-99,999": _words(language, 1001, 99_999),
        "figures": _thousands(language),
        "centuries": _century(language),
        "clock times": _clock(language),
        "money": _money(language),
        "percent": _percent(language),
        "temperatures": _temperature(language),
        "ordinals": _ordinal(language),
        "symbols": _symbol(language),
        "years": _years(language),
        "words 2-20": _words(language, 3, 20),
        **MORE_KINDS[language],
    }


FRENCH, ENGLISH = _kinds(FR), _kinds(EN)
