"""Entities: missing names and numbers are found, and where to insert them."""

import pytest

from desktop.reading.article import ENGLISH_TO_FRENCH, Language, Span
from desktop.translation.entities import (
    MissingEntity,
    append_entity,
    cut_before,
    find_missing,
    find_recurring_names,
)

CHANGING = frozenset({"Londres", "Friday", "London", "Mosul", "Islamic", "State"})


def found(source: str, output: str, changing: frozenset[str] | None = CHANGING) -> list[str]:
    return [one.text for one in find_missing(source, output, ENGLISH_TO_FRENCH, changing)]


@pytest.mark.parametrize(
    ("source", "output", "wanted"),
    [
        ("Selon Carlo Ancelotti, oui.", "According to Carlo Anngotti, yes.", ["Ancelotti"]),
        ("Selon Carlo Ancelotti, oui.", "According to Carlo Ancelotti, yes.", []),
        ("Le chef d'Ubisoft et l'OTAN.", "The head of the Unibis and NATO.", ["Ubisoft", "OTAN"]),
        ("M. Kislov parle.", "Mr Kirylov talks.", ["Kislov"]),
        (
            "He said Mr. Kislov, Ms. Fein and J. Hopf left.",
            "Ils sont partis.",
            ["Kislov", "Fein", "Hopf"],
        ),
        ("He went to London on Friday.", "Il est allé à Londres vendredi.", []),
        ("Ancelotti est parti.", "He left.", []),
        ('Il dit: "Venez donc."', "He says to come.", []),
        ("The FC won in 2016.", "Le club a gagné.", ["FC", "2016"]),
        ("Wendy's and McDonald's of Ohio", "Les restaurants", ["McDonald", "Ohio"]),
    ],
)
def test_names_and_numbers_that_should_stay_are_missed(
    source: str, output: str, wanted: list[str]
) -> None:
    assert found(source, output) == wanted


@pytest.mark.parametrize(
    ("source", "output"),
    [
        ("Deadly Attack in the Capital Kills Nine", "Une attaque tue neuf personnes"),
        ("Balance Sheet", "Bilan"),
        ("PARIS REJECTS THE PLAN OF ROME", "PARIS REJETTE LE PLAN DE ROME"),
    ],
)
def test_capitals_of_a_headline_are_no_names(source: str, output: str) -> None:
    assert found(source, output) == []


def test_a_name_that_a_text_has_often_is_one_at_a_head_and_in_headlines() -> None:
    text = ("The siege of Raqqa began.", "He left Raqqa for London.", "In London he saw Kislov.")
    known = find_recurring_names(text, CHANGING)
    assert known == {"Raqqa"}
    headline = "Deadly Attack in Raqqa Kills Nine"
    assert [
        one.text
        for one in find_missing(headline, "Une attaque", ENGLISH_TO_FRENCH, CHANGING, known)
    ] == ["Raqqa"]
    assert [
        one.text
        for one in find_missing("Raqqa fell.", "Raqa tomba.", ENGLISH_TO_FRENCH, CHANGING, known)
    ] == ["Raqqa"]
    (once,) = find_missing("He left Raqqa.", "Il quitta Raqa.", ENGLISH_TO_FRENCH, CHANGING, known)
    assert once.text == "Raqqa"
    assert find_recurring_names(text, None) == frozenset()


def test_a_number_put_in_is_the_targets() -> None:
    (one,) = find_missing("It has 81,500 men.", "Il a 810 hommes.", ENGLISH_TO_FRENCH, None)
    assert (one.text, one.is_name) == ("81 500", False)


def test_without_a_list_only_numbers_are_looked_at() -> None:
    assert found("Selon Ancelotti, 16 ans.", "According to someone.", None) == ["16"]


def test_the_rest_begins_where_the_translation_looked_at_the_lost_name() -> None:
    source = "menée par Carlo Ancelotti."
    pieces = ["▁men", "ée", "▁par", "▁Carlo", "▁An", "ce", "lotti", "."]
    written = ["▁led", "▁by", "▁Carlo", "▁An", "got", "ti", "."]
    rows = {0: 0, 1: 2, 2: 3, 3: 4, 4: 5, 5: 6, 6: 7}
    attention = [[0.9 * (place == rows[row]) for place in range(8)] for row in range(7)]
    (one,) = find_missing(source, "led by Carlo Angotti.", ENGLISH_TO_FRENCH, CHANGING)
    assert cut_before(one, pieces, written, attention) == ["▁led", "▁by", "▁Carlo"]
    assert (
        cut_before(one, pieces, written, [[0.1 * weight for weight in row] for row in attention])
        is None
    )
    assert cut_before(one, pieces, [], []) is None


def test_a_number_is_inserted_before_the_groups_of_its_replacement() -> None:
    pieces = ["▁over", "▁8", "8,0", "00", "▁men", "."]
    written = ["▁plus", "▁de", "▁8", "▁000", "▁hommes", "."]
    rows = (0, 0, 1, 2, 4, 5)
    attention = [[0.9 * (place == row + (row == 2)) for place in range(6)] for row in rows]
    (one,) = find_missing("over 88,000 men.", "plus de 8 000 hommes.", ENGLISH_TO_FRENCH, None)
    assert cut_before(one, pieces, written, attention) == ["▁plus", "▁de"]


@pytest.mark.parametrize(
    ("before", "name", "language", "text"),
    [
        ("led by Carlo", "Ancelotti", Language.ENGLISH, "led by Carlo Ancelotti"),
        ("", "Ancelotti", Language.ENGLISH, "Ancelotti"),
        ("l'ami de", "Ancelotti", Language.FRENCH, "l'ami d'Ancelotti"),
        ("dit que", "Obama", Language.FRENCH, "dit qu'Obama"),
        ("l'ami de", "Kislov", Language.FRENCH, "l'ami de Kislov"),
        ("l'ami d'", "Ubisoft", Language.FRENCH, "l'ami d'Ubisoft"),
        ("l'ami d'", "Kislov", Language.FRENCH, "l'ami de Kislov"),
        ("dit qu'", "Kislov", Language.FRENCH, "dit que Kislov"),
        ("friend of de", "Ancelotti", Language.ENGLISH, "friend of de Ancelotti"),
        ("en", "2016", Language.FRENCH, "en 2016"),
    ],
)
def test_an_inserted_name_is_elided_as_in_its_language(
    before: str, name: str, language: Language, text: str
) -> None:
    assert append_entity(before, MissingEntity(name, Span(0, len(name))), language) == text
