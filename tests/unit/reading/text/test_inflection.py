"""Inflection: singulars, masculines, and words that only look like a plural or feminine."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.reading.article import Language
from desktop.reading.text.inflection import (
    guess_gender,
    strip_accents,
    to_masculine,
    to_plural,
    to_singular,
)

FRENCH, ENGLISH = Language.FRENCH, Language.ENGLISH


@pytest.mark.parametrize(
    ("one", "several", "language"),
    [
        ("frappe", "frappes", FRENCH),
        ("journal", "journaux", FRENCH),
        ("bureau", "bureaux", FRENCH),
        ("lieu", "lieux", FRENCH),
        ("pays", "pays", FRENCH),
        ("voix", "voix", FRENCH),
        ("airstrike", "airstrikes", ENGLISH),
        ("ally", "allies", ENGLISH),
        ("spokesman", "spokesmen", ENGLISH),
        ("church", "churches", ENGLISH),
        ("box", "boxes", ENGLISH),
        ("toy", "toys", ENGLISH),
    ],
)
def test_a_noun_and_its_plural(one: str, several: str, language: Language) -> None:
    assert to_plural(one, language) == several
    assert to_singular(several, language) == one
    assert to_singular(one, language) == one


@pytest.mark.parametrize(
    ("word", "language"),
    [
        ("cours", FRENCH),
        ("fils", FRENCH),
        ("mois", FRENCH),
        ("news", ENGLISH),
        ("press", ENGLISH),
        ("crisis", ENGLISH),
        ("us", ENGLISH),
    ],
)
def test_what_only_looks_like_a_plural(word: str, language: Language) -> None:
    assert to_singular(word, language) == word


@pytest.mark.parametrize(
    ("feminine", "other"),
    [
        ("irakienne", "irakien"),
        ("internationale", "international"),
        ("première", "premier"),
        ("alliée", "allié"),
        ("combattante", "combattant"),
        ("porte", "porte"),
        ("vente", "vente"),
    ],
)
def test_a_regular_feminine_has_a_masculine(feminine: str, other: str) -> None:
    assert to_masculine(feminine, FRENCH) == other


def test_a_feminine_in_ais_meets_its_masculine() -> None:
    assert to_masculine(to_singular("françaises", FRENCH), FRENCH) == to_singular(
        "français", FRENCH
    )


def test_acronyms_have_no_plural() -> None:
    assert to_plural("ONG", FRENCH) == "ONG"


def test_gender_is_guessed_by_the_ending_or_not_at_all() -> None:
    assert [guess_gender(noun) for noun in ("coalition", "bombardement", "groupe")] == [
        "f",
        "m",
        None,
    ]


@given(st.text(st.characters(categories=["Ll", "Lu"]), max_size=12))
def test_without_accents_a_word_has_as_many_letters(word: str) -> None:
    assert len(strip_accents(word)) == len(word)


@given(st.text(st.characters(max_codepoint=0x17F, categories=["Ll"])), st.sampled_from(Language))
def test_a_singular_has_no_singular_of_its_own_ending(word: str, language: Language) -> None:
    assert len(to_singular(word, language)) <= len(word) + 1
    assert to_masculine(word, Language.ENGLISH) == word
