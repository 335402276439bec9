"""Each change does to both sides what a reader would; what it doesn't fit, it leaves."""

import re
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from models.augmenting import (
    JOINED,
    Names,
    addressed,
    augmented,
    headlined,
    joined,
    kinds,
    quoted,
    recased,
    renamed,
    renumbered,
    respaced,
    shouted,
    title_case,
    without_accents,
)
from models.ways import Pair, Way

FRENCH = "L'État paie 350 millions à Mme Dupont, a dit l'élue."
ENGLISH = "The state pays 350 million to Ms Dupont, the councillor said."
TO_ENGLISH = Pair(FRENCH, ENGLISH)
TO_FRENCH = Pair(ENGLISH, FRENCH)
SEEDS = range(40)


def all_of(change, pair: Pair, way: Way) -> set[Pair | None]:  # type: ignore[no-untyped-def]
    return {change(pair, way, Random(seed)) for seed in SEEDS}


def test_capitals_stand_on_both_sides_and_french_ones_may_lose_their_accents() -> None:
    bare = "L'ETAT PAIE 350 MILLIONS A MME DUPONT, A DIT L'ELUE."
    assert all_of(shouted, TO_ENGLISH, Way.FR_EN) == {
        Pair(FRENCH.upper(), ENGLISH.upper()),
        Pair(bare, ENGLISH.upper()),
    }
    assert all_of(shouted, TO_FRENCH, Way.EN_FR) == {Pair(ENGLISH.upper(), FRENCH.upper())}


def test_a_recased_source_has_the_target_of_the_true_one() -> None:
    (found,) = all_of(recased, TO_FRENCH, Way.EN_FR)
    assert found == Pair("The state pays 350 million to ms dupont, the councillor said.", FRENCH)
    sources = {one.source for one in all_of(recased, TO_ENGLISH, Way.FR_EN) if one}
    assert "L'etat paie 350 millions a mme dupont, a dit l'elue." in sources


def test_a_headline_has_its_capitals_in_english_and_never_in_a_french_target() -> None:
    title = "The State Pays 350 Million to Ms Dupont, the Councillor Said."
    assert headlined(TO_FRENCH, Way.EN_FR, Random(1)) == Pair(title, FRENCH)
    found = headlined(TO_ENGLISH, Way.FR_EN, Random(1))
    assert found is not None
    assert found.target == title
    assert headlined(Pair("a b " * 20, "c d " * 20), Way.EN_FR, Random(1)) is None


def test_small_words_are_small_but_at_the_head() -> None:
    assert title_case("the end of the war") == "The End of the War"
    assert title_case("la fin de la guerre") == "La Fin de la Guerre"


def test_quotation_marks_agree_on_both_sides_even_where_one_of_two_is_missing() -> None:
    found = all_of(quoted, TO_ENGLISH, Way.FR_EN)
    assert Pair(f"« {FRENCH} »", f'"{ENGLISH}"') in found
    assert Pair(f"« {FRENCH}", f'"{ENGLISH}') in found
    assert Pair(f"{FRENCH} »", f'{ENGLISH}"') in found
    assert all(
        (one.source[0] in '«"') == one.target.startswith('"')
        and (one.source[-1] in '»"') == one.target.endswith('"')
        for one in found
        if one
    )
    assert quoted(Pair('Il dit "oui".', 'He says "yes".'), Way.FR_EN, Random(1)) is None


def test_marks_are_respaced_in_a_french_source_alone() -> None:
    pair = Pair('Il dit: "Venez!"', 'He says: "Come!"')
    sources = {one.source for one in all_of(respaced, pair, Way.FR_EN) if one}
    assert sources == {"Il dit : « Venez! »", "Il dit: «Venez!»"}
    assert all_of(respaced, Pair(pair.target, pair.source), Way.EN_FR) == {None}
    assert respaced(Pair("Oui.", "Yes."), Way.FR_EN, Random(1)) is None


def test_a_number_is_changed_alike_on_both_sides() -> None:
    for seed in SEEDS:
        found = renumbered(TO_ENGLISH, Way.FR_EN, Random(seed))
        assert found is not None
        (before,), (after,) = (re.findall(r"\d+", side) for side in found)
        assert before == after
        assert len(before) == 3
        assert before.startswith("3")


@pytest.mark.parametrize(
    "pair",
    [
        Pair("Il a 12 ans.", "He is twelve."),
        Pair("12 fois 12", "12 times 12"),
        Pair("Il en a 3.", "He has 3."),
        Pair("Il coûte 12,50 euros.", "It costs 12.50 euros."),
    ],
)
def test_a_number_that_may_be_another_on_the_other_side_is_left(pair: Pair) -> None:
    assert renumbered(pair, Way.FR_EN, Random(1)) is None


def test_an_invented_name_stands_for_a_shared_one_and_keeps_elisions_right() -> None:
    pair = Pair("Il a vu Merkel hier.", "He saw Merkel yesterday.")
    for seed in SEEDS:
        found = renamed(pair, Way.FR_EN, Random(seed))
        assert found is not None
        (name,) = set(found.source.split()) - set(pair.source.split())
        assert found == Pair(f"Il a vu {name} hier.", f"He saw {name} yesterday.")
        assert name[0] not in "AEIOU"
    other = renamed(Pair("Il va à Ankara.", "He goes to Ankara."), Way.FR_EN, Random(1))
    assert other is not None
    assert other.source.split()[-1][0] in "AEIOU"
    several = Pair("Ana Merkel a vu Obama.", "Ana Merkel saw Obama.")
    found = renamed(several, Way.FR_EN, Random(1))
    assert found is not None
    assert not {"Merkel", "Obama"} & set(re.findall(r"\w+", " ".join(found)))
    assert renamed(Pair("Il va à Londres.", "He goes to London."), Way.FR_EN, Random(1)) is None


def test_new_names_are_drawn_from_the_given_ones_with_a_vowel_where_there_was_one() -> None:
    names = Names(["Ancelotti", "NASA", "Hugo", "Kislov", "FIFA"])
    found = set()
    for seed in range(200):
        pair = renamed(
            Pair("L'ami de Merkel.", "The friend of Merkel."), Way.FR_EN, Random(seed), names
        )
        assert pair is not None
        found.add(pair.source.removeprefix("L'ami de ").removesuffix("."))
    assert {"NASA", "Kislov", "FIFA"} <= found
    assert not {"Ancelotti", "Hugo"} & found
    assert len(found) > 3, "some are invented"


def test_what_is_added_is_the_same_on_both_sides() -> None:
    for found in all_of(addressed, TO_FRENCH, Way.EN_FR):
        assert found is not None
        assert found.source.removeprefix(ENGLISH) == found.target.removeprefix(FRENCH) != ""


def test_joined_pairs_keep_their_order_on_both_sides() -> None:
    pairs = [Pair("Un.", "One."), Pair("Deux.", "Two."), Pair("Trois.", "Three.")]
    found = {joined(pairs, Random(seed)) for seed in SEEDS}
    assert Pair("Un. Deux. Trois.", "One. Two. Three.") in found
    assert all(re.sub(r" [|-] ", " ", one.target) == "One. Two. Three." for one in found)
    assert augmented(pairs, Way.FR_EN, Random(1), kinds()) in found


def test_accents_go_and_letters_stay() -> None:
    assert without_accents("À l’œuvre, ÉLÈVE français naïf") == "A l’œuvre, ELEVE francais naif"


@given(st.text(min_size=1), st.text(min_size=1), st.sampled_from(list(Way)), st.integers())
def test_any_pair_can_be_tried(source: str, target: str, way: Way, seed: int) -> None:
    found = augmented([Pair(source, target)], way, Random(seed), kinds())
    assert found is None or all(found)


def test_most_pairs_are_left_as_they_are() -> None:
    assert 0 < JOINED + sum(kind.share for kind in kinds()) < 0.4
