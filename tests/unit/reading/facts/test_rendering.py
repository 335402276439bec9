"""A fact is written as newspapers of the language write it."""

import pytest

from desktop.reading.article import Language
from desktop.reading.facts.finding import find_facts
from desktop.reading.facts.ordinals import roman_numeral, roman_value
from desktop.reading.facts.rendering import render

FR, EN = Language.FRENCH, Language.ENGLISH


@pytest.mark.parametrize(
    ("language", "text", "french", "english"),
    [
        (EN, "at 2pm", "14h", "2pm"),
        (EN, "at 7.05 a.m. on", "7h05", "7:05am"),
        (EN, "12:15 a.m. on", "0h15", "12:15am"),
        (FR, "trajet de 1h45", "1h45", "1 hour 45"),
        (FR, "trajet de 2h05", "2h05", "2 hours 5"),
        (EN, "$3.2 billion", "3,2 milliards de dollars", "$3.2 billion"),
        (EN, "$1 trillion", "1 000 milliards de dollars", "$1 trillion"),
        (EN, "€1m", "1 million d'euros", "€1 million"),
        (EN, "€20m", "20 millions d'euros", "€20 million"),
        (EN, "£450,000", "450 000 livres", "£450,000"),
        (EN, "A$1,250.5", "1 250,5 dollars australiens", "A$1,250.5"),
        (FR, "1 dollar", "1 dollar", "$1"),
        (FR, "12 CHF", "12 francs suisses", "CHF 12"),
        (FR, "7,4 %", "7,4 %", "7.4%"),
        (FR, "-12 °C", "-12 °C", "-12°C"),
        (FR, "vingt mille", "20 000", "20,000"),
        (FR, "deux millions", "2 millions", "2 million"),
        (FR, "1 234 567", "1 234 567", "1,234,567"),
        (FR, "XIIe siècle", "XIIe", "12th"),
        (FR, "le 21e", "21e", "21st"),
        (EN, "the 112th", "112e", "112th"),
        (FR, "Louis XIV", "XIV", "XIV"),
    ],
)
def test_a_fact_is_written_in_both_languages(
    language: Language, text: str, french: str, english: str
) -> None:
    (fact,) = find_facts(text, language)
    assert (render(fact, FR), render(fact, EN)) == (french, english)


def test_roman_numerals_come_back() -> None:
    assert all(roman_value(roman_numeral(number)) == number for number in range(1, 400))
