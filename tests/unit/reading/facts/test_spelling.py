"""Numbers spelled out, where they don't depend on a noun."""

import pytest

from desktop.reading.article import Language
from desktop.reading.facts.number_words import find_number_words, spell_number


@pytest.mark.parametrize(
    ("value", "french", "english"),
    [
        (0, "zéro", "zero"),
        (17, "dix-sept", "seventeen"),
        (42, "quarante-deux", "forty-two"),
        (70, "soixante-dix", "seventy"),
        (71, "soixante et onze", "seventy-one"),
        (75, "soixante-quinze", "seventy-five"),
        (80, "quatre-vingts", "eighty"),
        (91, "quatre-vingt-onze", "ninety-one"),
        (97, "quatre-vingt-dix-sept", "ninety-seven"),
        (100, "cent", "one hundred"),
        (21, None, "twenty-one"),
        (101, None, None),
    ],
)
def test_a_number_is_spelled(value: int, french: str | None, english: str | None) -> None:
    assert spell_number(value, Language.FRENCH) == french
    assert spell_number(value, Language.ENGLISH) == english


@pytest.mark.parametrize("language", [Language.FRENCH, Language.ENGLISH])
def test_what_is_spelled_is_read_again(language: Language) -> None:
    for value in range(2, 101):
        words = spell_number(value, language)
        if words is not None:
            assert [found for _, found in find_number_words(words, language)] == [value]
