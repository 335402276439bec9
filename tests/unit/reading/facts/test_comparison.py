"""A fact is kept if the translation has its value, however it is written."""

import pytest

from desktop.reading.article import ENGLISH_TO_FRENCH, FRENCH_TO_ENGLISH, Direction
from desktop.reading.facts.comparison import find_added, find_lost
from desktop.reading.facts.finding import find_facts

KEPT = [
    (FRENCH_TO_ENGLISH, "Quatre-vingt-dix-sept personnes", "Ninety-seven people"),
    (FRENCH_TO_ENGLISH, "Quatre-vingt-dix-sept personnes", "97 people"),
    (FRENCH_TO_ENGLISH, "à 14h20", "at 2.20 p.m."),
    (FRENCH_TO_ENGLISH, "à 12h", "at noon"),
    (FRENCH_TO_ENGLISH, "à 8h", "at 8:00"),
    (FRENCH_TO_ENGLISH, "57,000 cas", "57,000 cases"),
    (FRENCH_TO_ENGLISH, "3,2 Md€", "€3.2bn"),
    (FRENCH_TO_ENGLISH, "au XIIe siècle", "in the twelfth century"),
    (FRENCH_TO_ENGLISH, "au XVIIIe siècle", "in the 1700s"),
    (FRENCH_TO_ENGLISH, "les années 90", "the 1990s"),
    (FRENCH_TO_ENGLISH, "une dizaine d'années", "a decade"),
    (FRENCH_TO_ENGLISH, "un trajet de 1h45", "a 1 hour 45 minute journey"),
    (ENGLISH_TO_FRENCH, "at 8:30 p.m.", "à 20h30"),
    (ENGLISH_TO_FRENCH, "at 1.30pm", "à 13 h 30"),
    (ENGLISH_TO_FRENCH, "$1,250.50", "1250,50 $"),
    (ENGLISH_TO_FRENCH, "World War II", "la deuxième guerre mondiale"),
    (ENGLISH_TO_FRENCH, "the last 16", "les 8es de finale"),
    (ENGLISH_TO_FRENCH, "Thanks ❤️", "Merci ❤"),
    (ENGLISH_TO_FRENCH, "-12C", "moins 12 degrés"),
]
LOST = [
    (FRENCH_TO_ENGLISH, "Quatre-vingt-dix-sept personnes", "Eighty-seven people"),
    (FRENCH_TO_ENGLISH, "au XIIe siècle", "in the 19th century"),
    (FRENCH_TO_ENGLISH, "à 23h", "at 11 a.m."),
    (FRENCH_TO_ENGLISH, "à 12h30", "at 12.30 a.m."),
    (FRENCH_TO_ENGLISH, "3,2 Md€", "€3.2m"),
    (FRENCH_TO_ENGLISH, "20 euros", "$20"),
    (FRENCH_TO_ENGLISH, "un trajet de 1h45", "a journey at 1.15"),
    (FRENCH_TO_ENGLISH, "Louis XIV", "Louis XIII"),
    (ENGLISH_TO_FRENCH, "at 1 p.m.", "à 1h"),
    (ENGLISH_TO_FRENCH, "€20m", "20 €"),
    (ENGLISH_TO_FRENCH, "$3.2 billion", "3,2 milliards"),
    (ENGLISH_TO_FRENCH, "-12C", "12 °C"),
    (ENGLISH_TO_FRENCH, "12th-century", "de 12 ans"),
    (ENGLISH_TO_FRENCH, "Thanks 👍", "Merci"),
]


def lost(direction: Direction, source: str, output: str) -> list[str]:
    facts, found = find_facts(source, direction.source), find_facts(output, direction.target)
    return [fact.text for fact in find_lost(facts, found, output, direction.target)]


@pytest.mark.parametrize(("direction", "source", "output"), KEPT)
def test_a_kept_fact_is_not_lost(direction: Direction, source: str, output: str) -> None:
    assert lost(direction, source, output) == []


@pytest.mark.parametrize(("direction", "source", "output"), LOST)
def test_a_changed_fact_is_lost(direction: Direction, source: str, output: str) -> None:
    assert len(lost(direction, source, output)) == 1


def test_what_the_translation_added_is_found() -> None:
    facts = find_facts("En 2011, 3 personnes", FRENCH_TO_ENGLISH.source)
    found = find_facts("In 2012, 3 people 👍", FRENCH_TO_ENGLISH.target)
    assert [one.text for one in find_added(facts, found)] == ["2012"]
