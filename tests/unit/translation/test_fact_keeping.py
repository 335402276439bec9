"""Facts are written for the model, and put back where it changed them."""

import pytest

from desktop.reading.article import (
    ENGLISH_TO_FRENCH,
    FRENCH_TO_ENGLISH,
    Direction,
    Language,
)
from desktop.translation.fact_keeping import (
    find_lost_facts,
    restore_facts,
    rewrite_facts,
)


def rewritten(source: str, direction: Direction) -> tuple[str, tuple[str, ...]]:
    given = rewrite_facts(source, direction)
    return given.text, given.marked


def restored_by(source: str, output: str, direction: Direction) -> str:
    return restore_facts(rewrite_facts(source, direction), output, direction)


@pytest.mark.parametrize(
    ("direction", "source", "text"),
    [
        (FRENCH_TO_ENGLISH, "Quatre-vingt-dix-sept morts.", "97 morts."),
        (FRENCH_TO_ENGLISH, "Il y a dix mille ans.", "Il y a 10 000 ans."),
        (FRENCH_TO_ENGLISH, "Trois morts, cent ans, une vingtaine de cas.", None),
        (FRENCH_TO_ENGLISH, "Le magasin ouvre à 18h.", "Le magasin ouvre à 6pm."),
        (FRENCH_TO_ENGLISH, "Au XIIe siècle.", "Au 12th siècle."),
        (FRENCH_TO_ENGLISH, "Il doit 3,2 Md€.", "Il doit 3,2 milliards d'euros."),
        (FRENCH_TO_ENGLISH, "Il a vu Les Quatre Cents Coups.", None),
        (FRENCH_TO_ENGLISH, "Le prix est de 459 £.", "Le prix est de £459."),
        (ENGLISH_TO_FRENCH, "It opens at 7.30pm.", "It opens at 19h30."),
        (ENGLISH_TO_FRENCH, "A 12th-century church.", "A 12e century church."),
        (ENGLISH_TO_FRENCH, "It cost €20m.", "It cost 20 millions d'euros."),
        (ENGLISH_TO_FRENCH, "Some 11 per cent said yes.", "Some 11% said yes."),
    ],
)
def test_facts_are_written_so_that_the_model_keeps_them(
    direction: Direction, source: str, text: str | None
) -> None:
    assert rewritten(source, direction) == (text or source, ())


def test_symbols_and_temperatures_are_marked_and_come_back() -> None:
    source = "It was -12C, he said 👍 to me."
    given = rewrite_facts(source, ENGLISH_TO_FRENCH)
    assert given.text == "It was @@1@@, he said @@2@@ to me."
    assert given.marked == ("-12 °C", "👍")
    output = "Il faisait @@1@, m'a-t-il dit @@2@@@."
    restored = restore_facts(given, output, ENGLISH_TO_FRENCH)
    assert restored == "Il faisait -12 °C, m'a-t-il dit 👍."
    assert find_lost_facts(source, restored, ENGLISH_TO_FRENCH) == ()


@pytest.mark.parametrize("copied", ["@@1@@", "@1@", "@@1@@@", "@1@1@@@@", "@ 1@1@1@@@", "@@1"])
def test_a_mark_is_found_however_a_model_copies_it(copied: str) -> None:
    output = f"Il faisait {copied} hier."
    restored = restored_by("It was -12C", output, ENGLISH_TO_FRENCH)
    assert restored == "Il faisait -12 °C hier."


def test_money_takes_the_place_of_its_currency_too() -> None:
    source, output = "Il doit 17,4 milliards d'euros.", "He owes EUR 1 billion of euros."
    assert restored_by(source, output, FRENCH_TO_ENGLISH) == "He owes €17.4 billion."


def test_a_mark_that_was_never_made_stays() -> None:
    assert restored_by("Un 👍", "A @@7@@", FRENCH_TO_ENGLISH) == "A @@7@@"


@pytest.mark.parametrize(
    ("direction", "source", "output", "restored"),
    [
        (FRENCH_TO_ENGLISH, "Quatre-vingt-dix-sept morts.", "Eighty-seven dead.", "97 dead."),
        (FRENCH_TO_ENGLISH, "Le magasin ouvre à 18h.", "It opens at 8 a.m.", "It opens at 6pm."),
        (FRENCH_TO_ENGLISH, "Au XIIe siècle.", "In the 19th century.", "In the 12th century."),
        (FRENCH_TO_ENGLISH, "La 98e fois.", "The 98 time.", "The 98th time."),
        (FRENCH_TO_ENGLISH, "1 250 000 autos.", "1, 1,250,000 cars.", "1,250,000 cars."),
        (FRENCH_TO_ENGLISH, "À 14h.", "At 2 p.m today.", "At 2 p.m. today."),
        (
            ENGLISH_TO_FRENCH,
            "It cost €184m.",
            "Il a coûté 84 €.",
            "Il a coûté 184 millions d'euros.",
        ),
        (ENGLISH_TO_FRENCH, "A 12e century church.", "Au 12e siècle.", "Au XIIe siècle."),
        (ENGLISH_TO_FRENCH, "In 2011 and 2014.", "En 2012.", "En 2011."),
    ],
)
def test_a_fact_that_was_changed_is_put_right(
    direction: Direction, source: str, output: str, restored: str
) -> None:
    assert restored_by(source, output, direction) == restored


def test_a_fact_without_a_counterpart_is_left_to_the_doubts() -> None:
    assert restored_by("Il y a 50 policiers.", "There are police.", FRENCH_TO_ENGLISH) == (
        "There are police."
    )
    (lost,) = find_lost_facts("Il y a 50 policiers.", "There are police.", FRENCH_TO_ENGLISH)
    assert lost.text == "50"


def test_texts_in_other_languages_keep_their_figures_as_they_are() -> None:
    from_german = Direction(Language("de"), Language.ENGLISH)
    assert rewrite_facts("Um 14 Uhr, 30.000 Leute", from_german).text == "Um 14 Uhr, 30.000 Leute"
