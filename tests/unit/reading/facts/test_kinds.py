"""Kinds of facts that are more than an amount: found, written and compared by value."""

import pytest

from desktop.reading.article import (
    DIRECTIONS,
    ENGLISH_TO_FRENCH,
    FRENCH_TO_ENGLISH,
    Direction,
    Language,
)
from desktop.reading.facts.fact import Fact
from desktop.reading.facts.finding import find_facts
from desktop.reading.facts.rendering import render
from desktop.translation.fact_keeping import find_lost_facts

FR, EN = Language.FRENCH, Language.ENGLISH


def told(fact: Fact) -> str:
    value = f"{fact.value.normalize():f}" if fact.value else "0"
    return f"{fact.kind} {fact.text if fact.kind == 'code' else value} {fact.unit}".strip()


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (FR, "les années 60 et 70, les années quatre-vingt-dix, les années 1840",
         ["decade 60", "decade 70", "decade 90", "decade 1840"]),
        (EN, "the '80s, the nineties, mid-60s, the 1990s and 2000s",
         ["decade 80", "decade 90", "decade 60", "decade 1990", "decade 2000"]),
        (EN, "Temperatures in the 80s.", ["number 80"]),
        (FR, "Un sexagénaire et une octogénaire", ["age 60 his", "age 80 her"]),
        (FR, "âgé d'une vingtaine d'années", ["age 20 about"]),
        (EN, "a man in his late sixties, who is in his 40s", ["age 60 his", "age 40 his"]),
        (EN, "an octogenarian", ["age 80 their"]),
        (FR, "130 km/h, 62 m², 1 500 litres, 12 M€, 4,7 Go",
         ["measure 130 km/h", "measure 62 m²", "measure 1500 l", "money 12000000 EUR",
          "measure 4.7 GB"]),
        (FR, "500 milles objets, deux livres, 0,4 point", ["number 500000", "number 2",
                                                           "measure 0.4 point"]),
        (EN, "70mph, 6ft 2in, 14 stone, 7lb 3oz, 10p", ["measure 70 mph", "measure 74 ft in",
         "measure 14 st", "measure 115 lb oz", "measure 10 p"]),
        (EN, "a 300m ship, 2m people, a five-figure sum",
         ["measure 300 m", "number 2000000", "measure 5 digits"]),
        (FR, "Un Français sur cinq, quatre élèves sur dix", ["ratio 1 5", "ratio 4 10"]),
        (FR, "un livre sur deux femmes, un plan sur dix ans", ["number 2", "number 10"]),
        (EN, "One in five children, 4 out of 10", ["ratio 1 5", "ratio 4 10"]),
        (EN, "one in 1981, 1,697 cases in 2001, one in two weeks",
         ["number 1981", "number 1697", "number 2001", "number 2"]),
        (EN, "won 3-0, 15-21 and two-nil", ["score 3 0", "score 15 21", "score 2 0"]),
        (EN, "1939-1945, 2014-15", ["number 1939", "number 1945", "number 2014", "number 15"]),
        (FR, "en 10 s 92, en 3 h 42 min 15 s", ["duration 0.182", "duration 222.25"]),
        (EN, "an hour and a half, a fortnight", ["duration 90", "duration 20160"]),
        (FR, "A320, F-16, Covid-19, 12 bis, rue", [
            "code A320", "code F-16", "code Covid-19", "code 12 bis"]),
        (FR, "12/03/2016, 2017-05-09, 01 42 34 56 78, n° 2016-41",
         ["code 12/03/2016", "code 2017-05-09", "code 01 42 34 56 78", "code 2016-41"]),
        (EN, "open 24/7, call 020 7946 0958", ["code 24/7", "code 020 7946 0958"]),
        (FR, "mardi 14 février, mais Mars est loin", ["weekday 1", "number 14", "month 2"]),
        (EN, "On Sundays in May, he may march 5 miles on Dec 2",
         ["weekday 6", "month 5", "measure 5 mi", "month 12 short", "number 2"]),
        (FR, "La Ve République, le XVIe, François Ier, Inde, Les Ce",
         ["ordinal 5 name", "ordinal 16", "roman 1 man"]),
        (EN, "Elizabeth I never met me. World War II ended. In Paris I ate.",
         ["roman 1 woman", "roman 2 war"]),
        (EN, "Super Bowl XLIX", ["roman 49"]),
    ],
)  # fmt: skip
def test_kinds_are_found(language: Language, text: str, expected: list[str]) -> None:
    assert [told(fact) for fact in find_facts(text, language)] == expected


@pytest.mark.parametrize(
    ("direction", "source", "output"),
    [
        (FRENCH_TO_ENGLISH, "Il part à seize heures.", "He leaves at 4pm."),
        (FRENCH_TO_ENGLISH, "Il part à dix heures.", "He leaves at ten o'clock."),
        (ENGLISH_TO_FRENCH, "It opens at half past six.", "Il ouvre à 18h30."),
        (FRENCH_TO_ENGLISH, "dans les années 60", "in the sixties"),
        (ENGLISH_TO_FRENCH, "in the 1960s", "dans les années 60"),
        (FRENCH_TO_ENGLISH, "Un sexagénaire est mort.", "A man in his sixties died."),
        (ENGLISH_TO_FRENCH, "He lives 15 miles away.", "Il habite à 24 km."),
        (ENGLISH_TO_FRENCH, "It is 6ft tall.", "Il mesure 1,83 m."),
        (ENGLISH_TO_FRENCH, "up five percentage points", "en hausse de cinq points"),
        (FRENCH_TO_ENGLISH, "Un Français sur cinq", "a fifth of the French, 20% in all"),
        (ENGLISH_TO_FRENCH, "a 10-15 week course", "un cours de 10 à 15 semaines"),
        (ENGLISH_TO_FRENCH, "for a fortnight", "pendant quinze jours"),
        (FRENCH_TO_ENGLISH, "une heure et demie", "90 minutes"),
        (FRENCH_TO_ENGLISH, "au T3", "in Q3 2019"),
        (FRENCH_TO_ENGLISH, "Un F-16 est tombé.", "An F16 fell."),
        (FRENCH_TO_ENGLISH, "en septembre", "on 5 Sept"),
        (FRENCH_TO_ENGLISH, "le 20 décembre 2012", "on 20.12.2012"),
        (ENGLISH_TO_FRENCH, "in October", "au mois d'octobre"),
        (FRENCH_TO_ENGLISH, "la Seconde Guerre mondiale", "World War Two"),
        (FRENCH_TO_ENGLISH, "la Ve République", "the Fifth Republic"),
        (FRENCH_TO_ENGLISH, "François Ier", "Francis I"),
    ],
)
def test_a_fact_said_in_another_way_is_kept(direction: Direction, source: str, output: str) -> None:
    assert find_lost_facts(source, output, direction) == ()


@pytest.mark.parametrize(
    ("direction", "source", "output"),
    [
        (FRENCH_TO_ENGLISH, "Il part à seize heures.", "He leaves at 6pm."),
        (ENGLISH_TO_FRENCH, "He left at noon.", "Il est parti cet après-midi."),
        (FRENCH_TO_ENGLISH, "les années 60", "the 60 years"),
        (FRENCH_TO_ENGLISH, "Un sexagénaire est mort.", "A sex worker died."),
        (ENGLISH_TO_FRENCH, "at 70mph", "à 70h"),
        (ENGLISH_TO_FRENCH, "15 miles north", "15 km au nord"),
        (FRENCH_TO_ENGLISH, "20 centimes de plus", "20 percent more"),
        (FRENCH_TO_ENGLISH, "Un Français sur cinq", "a five Frenchman"),
        (ENGLISH_TO_FRENCH, "They won 21-16.", "Ils ont gagné 16-21."),
        (FRENCH_TO_ENGLISH, "en 10 s 92", "in 10 years 92"),
        (FRENCH_TO_ENGLISH, "Un F-16 est tombé.", "A FHS fell."),
        (FRENCH_TO_ENGLISH, "sur l'A7", "on the A71"),
        (FRENCH_TO_ENGLISH, "avant le 12/03/2016", "before 03, 12,/2016"),
        (FRENCH_TO_ENGLISH, "un jeudi", "a Tuesday"),
        (ENGLISH_TO_FRENCH, "in June", "en juillet"),
        (ENGLISH_TO_FRENCH, "in World War I", "pendant la Seconde Guerre mondiale"),
        (FRENCH_TO_ENGLISH, "la Ve République", "the Ve Republic"),
        (ENGLISH_TO_FRENCH, "up 45%", "en hausse de 45 p."),
    ],
)
def test_a_changed_fact_is_lost(direction: Direction, source: str, output: str) -> None:
    assert len(find_lost_facts(source, output, direction)) == 1


@pytest.mark.parametrize(
    ("language", "source", "written"),
    [
        (EN, "à dix heures", "10 o'clock"),
        (EN, "à 16 heures", "4pm"),
        (FR, "at half past six", "6h30"),
        (FR, "the 60s", "années 60"),
        (EN, "Un sexagénaire", "in his 60s"),
        (FR, "in his sixties", "d'une soixantaine d'années"),
        (FR, "6ft 2in", "6 pieds 2 pouces"),
        (FR, "15 miles", "15 miles"),
        (EN, "4,7 Go", "4.7 GB"),
        (EN, "un Français sur cinq", "one in five"),
        (FR, "two-nil", "2-0"),
        (EN, "3 h 42 min 15 s", "3:42:15"),
        (FR, "1:43.21", "1 min 43 s 21"),
        (FR, "two and a half hours", "deux heures et demie"),
        (EN, "une heure et demie", "an hour and a half"),
        (FR, "a fortnight", "deux semaines"),
        (FR, "on Tuesday", "mardi"),
        (EN, "en août", "August"),
        (FR, "Elizabeth I", "Ire"),
        (EN, "24h/24 et 7j/7", "24/7"),
        (FR, "€1,250.50", "1 250,50 euros"),
        (EN, "moins douze degrés", "-12 degrees"),
    ],
)
def test_kinds_are_written_as_papers_do(language: Language, source: str, written: str) -> None:
    direction = next(one for one in DIRECTIONS if one.target is language)
    (fact,) = find_facts(source, direction.source)
    assert render(fact, language) == written
