"""Segments: what is protected from the engine, and how sentences are restored."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from desktop.reading.article import ENGLISH_TO_FRENCH, FRENCH_TO_ENGLISH
from desktop.translation.segments import LONGEST, needs_lowering, prepare, restore, split_long


def echo(source: str) -> str:
    prepared = prepare(source, FRENCH_TO_ENGLISH)
    return restore(prepared, prepared.inputs, ENGLISH_TO_FRENCH)


@pytest.mark.parametrize(
    ("source", "kept"),
    [
        ("See https://t.co/zThIlSy1HH now", "https://t.co/zThIlSy1HH"),
        ("Write to jean.dupont@example.org today", "jean.dupont@example.org"),
        ("Said by (@le_quotidien_lu) on Monday", "@le_quotidien_lu"),
        ("Middle East | Politics", " | "),
        ("- first of all", "- "),
        ("© Alain Jocard, AFP", "© "),
    ],
)
def test_protected_parts_are_kept_from_the_engine_and_come_back(source: str, kept: str) -> None:
    prepared = prepare(source, FRENCH_TO_ENGLISH)
    assert all(kept.strip() not in text for text in prepared.inputs)
    assert kept in restore(prepared, prepared.inputs, ENGLISH_TO_FRENCH)


def test_a_hashtag_is_translated_as_a_word() -> None:
    assert prepare("fief de #Daech en #Syrie", FRENCH_TO_ENGLISH).inputs == (
        "fief de Daech en Syrie",
    )


def test_an_all_caps_line_is_lowered_and_restored_in_all_caps() -> None:
    prepared = prepare("LA COALITION PROGRESSE EN IRAK", FRENCH_TO_ENGLISH)
    assert prepared.inputs == ("La coalition progresse en irak",)
    assert restore(prepared, ("The coalition advances",), FRENCH_TO_ENGLISH) == (
        "THE COALITION ADVANCES"
    )


@pytest.mark.parametrize("text", ["NATO", "The UN and the EU", "U.S.", "AFP", "12 345"])
def test_acronyms_are_not_all_caps_text(text: str) -> None:
    assert not needs_lowering(text)


def test_a_line_without_letters_is_not_given_to_the_engine() -> None:
    assert prepare("2016-01-20", FRENCH_TO_ENGLISH).inputs == ()
    assert echo("2016-01-20") == "2016-01-20"


@given(st.lists(st.sampled_from(["word", "and,", "so;", "then", "(this"]), max_size=300))
def test_a_long_sentence_is_split_without_losing_a_word(words: list[str]) -> None:
    text = " ".join(words)
    pieces = split_long(text)
    assert " ".join(pieces).split() == words
    assert all(len(piece.split()) <= LONGEST for piece in pieces)


@example("C🙂2C")
@given(st.text("ab C #@/.|-—\"'12é🙂", min_size=1, max_size=60))
def test_letters_and_digits_survive_the_way_there_and_back(source: str) -> None:
    letters = [mark.lower() for mark in source if mark.isalnum()]
    assert [mark.lower() for mark in echo(source) if mark.isalnum()] == letters


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("It is @bob's idea: ask @amy!", "It is @bob’s idea\u00a0: ask @amy!"),
        ("BREAKING NEWS FROM @AFP AND WWW.LEMONDE.FR/AbC TODAY", None),
        ("-5 degrees in the north", "-5 degrees in the north"),
        ("*Prices are per person", "*Prices are per person"),
        ('He asked "@bob" to come', "He asked «\u00a0@bob\u00a0» to come"),
    ],
)
def test_blanks_and_capitals_of_protected_parts_are_the_source_s(
    source: str, expected: str | None
) -> None:
    assert echo(source) == (expected or source)


def test_a_hashtag_of_several_words_is_kept_whole() -> None:
    prepared = prepare("Le mouvement #BalanceTonPorc est né.", FRENCH_TO_ENGLISH)
    assert prepared.inputs == ("Le mouvement @@1@@ est né.",)
    assert restore(prepared, ("The @@1@@ movement was born.",), FRENCH_TO_ENGLISH) == (
        "The #BalanceTonPorc movement was born."
    )


def test_a_hashtag_that_stayed_in_the_translation_has_its_sign() -> None:
    prepared = prepare("fief de #Daech en #Syrie", FRENCH_TO_ENGLISH)
    assert restore(prepared, ("Daech stronghold in Syria",), FRENCH_TO_ENGLISH) == (
        "#Daech stronghold in Syria"
    )


def test_a_sentence_that_goes_on_behind_a_kept_part_has_no_capital() -> None:
    prepared = prepare("Le site www.lemonde.fr a publié la vidéo.", FRENCH_TO_ENGLISH)
    outputs = ("The site", "Has published the video.")
    assert restore(prepared, outputs, FRENCH_TO_ENGLISH) == (
        "The site www.lemonde.fr has published the video."
    )
