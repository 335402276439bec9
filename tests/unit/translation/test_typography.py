"""Typography of the models' input and output."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.reading.article import Language
from desktop.translation.typography import apply_typography, simplify_punctuation

FRENCH, ENGLISH = Language.FRENCH, Language.ENGLISH


def test_models_get_plain_punctuation() -> None:
    assert simplify_punctuation("“Don’t”\u00a0– l’été…\u202f!") == "\"Don't\" - l'été... !"


def test_french_guillemets_stay_for_the_model() -> None:
    assert simplify_punctuation("«\u00a0Oui\u00a0», dit-il") == "« Oui », dit-il"


@pytest.mark.parametrize(
    ("plain", "printed"),
    [
        ("Pourquoi ?", "Pourquoi\u202f?"),
        ("Pourquoi?", "Pourquoi\u202f?"),
        ("Voici : rien", "Voici\u00a0: rien"),
        ('Il a dit: "oui".', "Il a dit\u00a0: «\u00a0oui\u00a0»."),
        ("« oui »", "«\u00a0oui\u00a0»"),
        ("l'an 2000...", "l’an 2000…"),
        ("30 000 hommes, 50 %", "30\u202f000 hommes, 50\u00a0%"),
        ("à 20:30", "à 20:30"),
        ("https://a.fr/x?y", "https://a.fr/x?y"),
    ],
)
def test_french_is_printed_as_french(plain: str, printed: str) -> None:
    assert apply_typography(FRENCH, plain) == printed


@pytest.mark.parametrize(
    ("plain", "printed"),
    [
        ('"Yes," he said. "No."', "“Yes,” he said. “No.”"),
        ("« Yes »", "“Yes”"),
        ("the group's own", "the group’s own"),
        ("one - two", "one – two"),
        ("well-known", "well-known"),
        ('("so")', "(“so”)"),
    ],
)
def test_english_is_printed_as_english(plain: str, printed: str) -> None:
    assert apply_typography(ENGLISH, plain) == printed


def test_a_quotation_that_only_ends_here_is_closed_not_opened() -> None:
    source = "C'est une absolue nécessité\"."
    assert apply_typography(ENGLISH, 'It is an absolute necessity".', source) == (
        "It is an absolute necessity”."
    )


@pytest.mark.parametrize(
    ("plain", "printed"),
    [
        ("après l' offensive d' Olomouc", "après l’offensive d’Olomouc"),
        ("Qu' elle vienne jusqu' ici", "Qu’elle vienne jusqu’ici"),
        ("les parents' avis, vol' aussi", "les parents’ avis, vol’ aussi"),
        ("l' 11 septembre", "l’ 11 septembre"),
    ],
)
def test_an_elided_word_is_joined_to_the_next(plain: str, printed: str) -> None:
    assert apply_typography(FRENCH, plain) == printed


@given(st.text("ab \"'«»?!:;.,-12\u00a0é", max_size=40))
def test_words_survive_any_printing(text: str) -> None:
    letters = [letter for letter in text if letter.isalnum()]
    for language in (FRENCH, ENGLISH):
        printed = apply_typography(language, text, text)
        assert [letter for letter in printed if letter.isalnum()] == letters
