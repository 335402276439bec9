"""Doubts: raised for bad translations, not for good ones."""

import pytest

from desktop.reading.article import FRENCH_TO_ENGLISH, Direction, Doubt, Language
from desktop.translation.quality_checks import find_doubts

FROM_ARABIC = Direction(Language("ar"), Language.ENGLISH)

GOOD = [
    ("Daech a exécuté 50 policiers.", "Daesh executed 50 policemen."),
    ("Non, non et non !", "No, no and no!"),
    ("Il mesure 1,5 km.", "It is 1.5 km long."),
    ("30 000 hommes participent à l'offensive.", "30,000 men take part in the offensive."),
    ("Oui.", "Yes."),
    ("La ville de Mossoul, la ville de Raqqa.", "The city of Mosul, the city of Raqqa."),
    ("Mille milliards.", "1,000,000,000,000 of them."),
    ("You, you and you, you may go.", "Vous, vous et vous, vous pouvez partir."),
    ("Dix ans, vingt ans, trente ans.", "Ten years, twenty years, thirty years."),
]
BAD = [
    ("La ville est calme.", "The city city city city is calm.", Doubt.REPEATS),
    ("You are calm.", "Vous vous vous calmez.", Doubt.REPEATS),
    ("Il part.", "He leaves he leaves he leaves he leaves.", Doubt.REPEATS),
    ("Un mot rare.", "A fascinascinascinascinating word.", Doubt.REPEATS),
    ("Le ministre a parlé de la ville hier soir.", "Minister.", Doubt.LENGTH),
    (
        "Le ministre a parlé de la ville.",
        "The minister " + "spoke well of it all " * 5,
        Doubt.LENGTH,
    ),
    ("Le ministre a parlé de la ville.", "Le ministre a parlé de la ville.", Doubt.COPIED),
    ("Il y a 50 policiers.", "There are policemen.", Doubt.DIGITS_LOST),
    ("En 2011 et en 2014.", "In 2011 and in 2011.", Doubt.DIGITS_LOST),
    ("Bonjour.", "", Doubt.LENGTH),
]


GOOD_OF_OTHER_SCRIPTS = [
    ("市长星期一上午为新桥揭幕。", "The mayor opened the new bridge on Monday morning, at last."),
    ("ชาวเมืองรอคอยงานนี้มานานกว่าสี่ปี", "The people of the town had waited for more than four years."),
    ("استمر الحصار حتى عام ٢٠١٦.", "The siege went on until 2016."),
]


@pytest.mark.parametrize(("source", "output"), GOOD_OF_OTHER_SCRIPTS)
def test_blanks_and_digits_are_judged_in_their_own_script(source: str, output: str) -> None:
    assert find_doubts(source, output, FRENCH_TO_ENGLISH) == ()
    assert Doubt.LENGTH in find_doubts(source, "", FRENCH_TO_ENGLISH)


def test_a_number_lost_from_another_script_is_doubtful() -> None:
    assert Doubt.DIGITS_LOST in find_doubts(
        "استمر الحصار حتى عام ٢٠١٦.", "The siege went on.", FROM_ARABIC
    )


@pytest.mark.parametrize(("source", "output"), GOOD)
def test_a_good_translation_raises_no_doubt(source: str, output: str) -> None:
    assert find_doubts(source, output, FRENCH_TO_ENGLISH) == ()


@pytest.mark.parametrize(("source", "output", "expected"), BAD)
def test_a_bad_translation_raises_its_doubt(source: str, output: str, expected: Doubt) -> None:
    assert expected in find_doubts(source, output, FRENCH_TO_ENGLISH)


def test_an_output_cut_by_the_engine_is_doubtful() -> None:
    assert find_doubts("Oui.", "Yes.", FRENCH_TO_ENGLISH, is_cut=True) == (Doubt.CUT,)
