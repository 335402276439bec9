"""Number formats: recognised with any separators, and formatted as in the target."""

import pytest

from desktop.reading.article import (
    ENGLISH_TO_FRENCH,
    FRENCH_TO_ENGLISH,
    Direction,
    Language,
)
from desktop.translation.number_format import find_numbers

WAYS = {"en": ENGLISH_TO_FRENCH, "fr": FRENCH_TO_ENGLISH}


def read(text: str, way: str) -> list[str]:
    return [one.text for one in find_numbers(text, WAYS[way])]


@pytest.mark.parametrize(
    ("way", "source", "wanted"),
    [
        ("en", "30,000 of 1,168,000 people, 1,300.5 miles", ["30 000", "1 168 000", "1 300,5"]),
        ("en", "$35,000; 1.5 million, 32.5 kg, 8.733 km", ["35 000", "1,5", "32,5", "8,733"]),
        ("en", "in 2016, 16 of 30000 went", ["2016", "16", "30000"]),
        ("en", "2,700 cases; (83 cents)", ["2 700", "83"]),
        ("fr", "30 000 sur 1 168 000, 1 300,5 km", ["30,000", "1,168,000", "1,300.5"]),
        ("fr", "1.168.000 hommes", ["1,168,000"]),
        ("fr", "118,8 milles, 0,62 litre, 51%", ["118.8", "0.62", "51"]),
        ("fr", "Près de 57,000 cas", ["57,000"]),
    ],
)
def test_a_number_is_printed_as_the_target_prints_it(
    way: str, source: str, wanted: list[str]
) -> None:
    assert read(source, way) == wanted


@pytest.mark.parametrize(
    ("way", "source"),
    [
        ("en", "at 6.30pm, 6.30 p.m. or 9.15 a.m."),
        ("en", "the A380, COVID-19, the 40th, v3.11.2, 192.168.0.1, 20.12.2012"),
        ("en", "It has 3 sons"),
        ("fr", "à 18.30 h et à 18h30"),
        ("fr", "le 20.12.2012, la 40e"),
    ],
)
def test_dates_times_and_parts_of_words_are_no_numbers(way: str, source: str) -> None:
    assert read(source, way) == []


def test_what_other_languages_mean_by_their_marks_is_not_guessed() -> None:
    german = Direction(Language("de"), Language.FRENCH)
    found = [one.text for one in find_numbers("1.300 von 20 und 3,55 Meter in 1999", german)]
    assert found == ["20", "1999"]


@pytest.mark.parametrize(
    ("way", "source", "output"),
    [
        ("en", "30,000 people", "30 000 personnes"),
        ("en", "30,000 people", "30.000 personnes"),
        ("en", "30,000 people", "30000 personnes"),
        ("en", "30000 people", "30 000 personnes"),
        ("en", "In 2010 350 people", "En 2010 350 personnes"),
        ("en", "It costs 12.50 euros", "Cela coûte 12,50 euros"),
        ("en", "8.733 km", "8,733 km"),
        ("fr", "Près de 57,000 cas", "Almost 57,000 cases"),
        ("fr", "0,34 litre", "0,34 litre"),
        ("fr", "Le 11 septembre", "On September 11th"),
    ],
)
def test_a_number_is_found_with_any_group_separators(way: str, source: str, output: str) -> None:
    found = list(find_numbers(source, WAYS[way]))
    assert [one for one in found if not one.is_in(output)] == []


@pytest.mark.parametrize(
    ("way", "source", "output"),
    [
        ("en", "81,500 appeals", "810 appels"),
        ("en", "81,500 appeals", "81,5 appels"),
        ("en", "11.5 euros", "1,5 euros"),
        ("en", "11.5 euros", "115 euros"),
        ("en", "1.5 euros", "11,5 euros"),
        ("en", "30,000 people", "300 000 personnes"),
        ("en", "30,000 people", "30 000 000 personnes"),
        ("fr", "2 700 cas", "2,800 cases"),
    ],
)
def test_another_number_is_not_this_one(way: str, source: str, output: str) -> None:
    (one,) = find_numbers(source, WAYS[way])
    assert not one.is_in(output)


@pytest.mark.parametrize(
    ("way", "source", "output", "printed"),
    [
        ("en", "200,000 men", "les 200.000 hommes", "les 200 000 hommes"),
        ("en", "118,800 men", "les 118, 800 hommes", "les 118 800 hommes"),
        ("fr", "0,34 litre", "0,34 litre.", "0.34 litre."),
        ("fr", "0,34 litre", "10,34 litre, 0,345", "10,34 litre, 0,345"),
        ("fr", "1,5 point", "parts 1, 5 and 1 5", "parts 1, 5 and 1 5"),
        ("en", "2016", "2 016", "2 016"),
        ("fr", "1 300,5 km", "1300,5 km", "1300,5 km"),
    ],
)
def test_a_translation_gets_the_marks_of_its_language(
    way: str, source: str, output: str, printed: str
) -> None:
    (one,) = find_numbers(source, WAYS[way])
    assert one.format_in(output) == printed
