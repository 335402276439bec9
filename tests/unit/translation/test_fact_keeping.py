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
        (
            FRENCH_TO_ENGLISH,
            "Quatre-vingt-dix-sept morts.",
            "Eighty-seven dead.",
            "Ninety-seven dead.",
        ),
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


@pytest.mark.parametrize(
    ("direction", "source", "text"),
    [
        (FRENCH_TO_ENGLISH, "Il part à huit heures moins le quart.", "Il part à 7:45."),
        (FRENCH_TO_ENGLISH, "Il part à midi.", None),
        (FRENCH_TO_ENGLISH, "Les années soixante.", "Les 60s."),
        (FRENCH_TO_ENGLISH, "Une octogénaire.", "Une femme dans les 80s."),
        (FRENCH_TO_ENGLISH, "Ici, un élève sur dix.", "Ici, un sur dix élèves."),
        (FRENCH_TO_ENGLISH, "Ils ont perdu 15-21.", "Ils ont perdu 15 - 21."),
        (FRENCH_TO_ENGLISH, "La Ve République.", "La Cinquième République."),
        (FRENCH_TO_ENGLISH, "Avant le 12/03/2016.", "Avant le 12-03-2016."),
        (ENGLISH_TO_FRENCH, "Open between 2 and 4pm.", "Open between 14h and 16h."),
        (ENGLISH_TO_FRENCH, "The sixties.", "The 1960s."),
        (ENGLISH_TO_FRENCH, "A man in his sixties.", "A man d'une soixantaine d'années."),
        (ENGLISH_TO_FRENCH, "An octogenarian.", "A person aged over 80."),
        (ENGLISH_TO_FRENCH, "At 70mph.", "At 70 mph."),
        (ENGLISH_TO_FRENCH, "One in five children.", "One child out of five."),
        (ENGLISH_TO_FRENCH, "In World War II.", "In the Second World War."),
        (ENGLISH_TO_FRENCH, "It lasted a fortnight.", "It lasted deux semaines."),
        (ENGLISH_TO_FRENCH, "He left on Dec 2.", "He left on December 2."),
    ],
)
def test_kinds_are_written_so_that_the_model_keeps_them(
    direction: Direction, source: str, text: str | None
) -> None:
    assert rewritten(source, direction) == (text or source, ())


@pytest.mark.parametrize(
    ("direction", "source", "marked"),
    [
        (FRENCH_TO_ENGLISH, "Il habite au 12 bis, rue Pasteur.", "12 bis"),
        (ENGLISH_TO_FRENCH, "He weighs 14 stone.", "14 stone"),
        (ENGLISH_TO_FRENCH, "He is 6ft 2in tall.", "6 pieds 2 pouces"),
        (ENGLISH_TO_FRENCH, "Ask @bob again.", "@bob"),
        (ENGLISH_TO_FRENCH, "The tag #MeToo spread.", "#MeToo"),
    ],
)
def test_what_models_do_not_know_is_marked(direction: Direction, source: str, marked: str) -> None:
    given = rewrite_facts(source, direction)
    assert given.marked == (marked,)
    assert marked in restore_facts(given, given.text, direction)


@pytest.mark.parametrize(
    ("direction", "source", "output", "restored"),
    [
        (FRENCH_TO_ENGLISH, "À dix heures.", "At 10 oclock.", "At 10 o'clock."),
        (FRENCH_TO_ENGLISH, "Les années 90.", "The 90 years.", "The 90s."),
        (FRENCH_TO_ENGLISH, "Un sexagénaire.", "A man in the 60s.", "A man in his 60s."),
        (FRENCH_TO_ENGLISH, "Un élève sur trois.", "One of three pupils.", "One in three pupils."),
        (FRENCH_TO_ENGLISH, "Ils perdent 15-21.", "They lose 15 - 21.", "They lose 15-21."),
        (FRENCH_TO_ENGLISH, "Il pèse 4,7 Go.", "It weighs 4.7 Go.", "It weighs 4.7 GB."),
        (FRENCH_TO_ENGLISH, "20 centimes de plus.", "20 percent more.", "20 cents more."),
        (FRENCH_TO_ENGLISH, "Un jeudi.", "A Tuesday.", "A Thursday."),
        (FRENCH_TO_ENGLISH, "Un F-16.", "An F16.", "An F-16."),
        (FRENCH_TO_ENGLISH, "Le 12/03/2016.", "On 12-03-2016.", "On 12/03/2016."),
        (FRENCH_TO_ENGLISH, "À 82,35 $.", "At $ 82.35 dollars.", "At $ 82.35."),
        (FRENCH_TO_ENGLISH, "Dix-neuf élèves.", "19 pupils.", "Nineteen pupils."),
        (ENGLISH_TO_FRENCH, "The sixties.", "Les années 1960.", "Les années 60."),
        (ENGLISH_TO_FRENCH, "15 miles away.", "À 15 milles.", "À 15 miles."),
        (ENGLISH_TO_FRENCH, "Two hours.", "Deux heures et demi.", "Deux heures et demie."),
        (ENGLISH_TO_FRENCH, "It rose 2.3%.", "Il monte de 2,3%.", "Il monte de 2,3 %."),
        (ENGLISH_TO_FRENCH, "Eighty villages.", "80 villages.", "Quatre-vingts villages."),
        (ENGLISH_TO_FRENCH, "Twenty-one people.", "21 personnes.", "21 personnes."),
        (ENGLISH_TO_FRENCH, "80 villages.", "80 villages.", "80 villages."),
    ],
)
def test_kinds_come_back_as_papers_write_them(
    direction: Direction, source: str, output: str, restored: str
) -> None:
    assert restored_by(source, output, direction) == restored


@pytest.mark.parametrize(
    ("text", "direction", "written"),
    [
        ("Il pleut. Quarante-trois routes sont fermées.", FRENCH_TO_ENGLISH, "Il pleut. 43 routes"),
        ("Il dit : « Soixante-dix maisons brûlent. »", FRENCH_TO_ENGLISH, "Il dit : « 70 maisons"),
        ("It was late. Ninety-seven people left.", ENGLISH_TO_FRENCH, "It was late. 97 people"),
        ("Il aime Les Quatre-vingts Coups.", FRENCH_TO_ENGLISH, "Il aime Les Quatre-vingts Coups."),
    ],
)
def test_number_words_that_begin_a_sentence_inside_are_figures(
    text: str, direction: Direction, written: str
) -> None:
    assert rewrite_facts(text, direction).text.startswith(written)
