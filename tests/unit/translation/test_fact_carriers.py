"""How facts of each kind are written for the model, and that they come back from it."""

import pytest

from desktop.reading.article import ENGLISH_TO_FRENCH, FRENCH_TO_ENGLISH, Direction
from desktop.translation.fact_keeping import find_lost_facts, restore_facts, rewrite_facts

TO_FRENCH = [
    ("It lasted an hour and a half.", "It lasted une heure et demie."),
    ("He ran it in 10.92 seconds.", "He ran it in 10.92 seconds."),
    ("Music of the sixties.", "Music of the 1960s."),
    ("The 1890s were calm.", "The années 1890 were calm."),
    ("In the 2010s it grew.", "In the années 2010 it grew."),
    ("After World War II.", "After the Second World War."),
    ("Queen Elizabeth II spoke.", "Queen Elizabeth II spoke."),
    ("One in five people voted.", "One person out of five voted."),
    ("3 out of 10 children.", "3 children out of 10."),
    ("Two-thirds of the members left.", "Two thirds of the members left."),
    ("They won 3-0.", "They won 3 - 0."),
    ("They won two-nil.", "They won 2 - 0."),
    ("A 300m wall.", "A 300-metre wall."),
    ("It is 40 miles away.", "It is 40 milles away."),
    ("It costs 10p or 50 cents.", "It costs 10 pence or 50 cents."),
    ("He was in his sixties.", "He was sexagénaire."),
    ("It roared in the twenties.", "It roared in the twenties."),
    ("Music of the 1990s.", "Music of the 1990s."),
    ("Three million people.", "Three million people."),
    ("It was a five-figure sum.", "It was a sum of five figures."),
]
TO_ENGLISH = [
    ("Il a mis 10 s 92.", "Il a mis 10,92 secondes."),
    ("Cela dure trois quarts d'heure.", "Cela dure trois quarts d'heure."),
    ("Le film dure 2h15.", "Le film dure 2 hours 15."),
    ("Le XXe arrondissement.", "Le 20th arrondissement."),
    ("La quatre-vingt-dix-huitième édition.", "La 98th édition."),
    ("Deux millions et demi de gens.", "2,5 millions de gens."),
    ("Pendant la Première Guerre mondiale.", "Pendant la Première Guerre mondiale."),
    ("Au chapitre IV du livre.", "Au chapitre IV du livre."),
    ("Dans les années 60.", "Dans les 60s."),
    ("Les années quatre-vingt-dix.", "Les 90s."),
    ("La Seconde Guerre mondiale.", "La Seconde Guerre mondiale."),
    ("La Ve République.", "La Cinquième République."),
    ("Le IIe arrondissement.", "Le deuxième arrondissement."),
    ("Louis XIV et Napoléon III.", "Louis XIV et Napoléon III."),
    ("Un Français sur cinq a voté.", "Un sur cinq Français a voté."),
    ("Ils ont gagné 3-0.", "Ils ont gagné 3 - 0."),
    ("À 300 m d'ici.", "À 300 mètres d'ici."),
    ("Un sexagénaire est mort.", "Un homme dans les 60s est mort."),
]


@pytest.mark.parametrize(
    ("direction", "source", "written"),
    [
        *((ENGLISH_TO_FRENCH, *pair) for pair in TO_FRENCH),
        *((FRENCH_TO_ENGLISH, *pair) for pair in TO_ENGLISH),
    ],
)
def test_each_kind_is_written_as_the_model_copies_it(
    direction: Direction, source: str, written: str
) -> None:
    assert rewrite_facts(source, direction).text == written


@pytest.mark.parametrize(
    ("direction", "source", "output", "restored"),
    [
        (ENGLISH_TO_FRENCH, "They won 3-0.", "Ils ont gagné 3 - 0.", "Ils ont gagné 3-0."),
        (
            ENGLISH_TO_FRENCH,
            "He is 6ft 2in tall.",
            "Il mesure @@1@@.",
            "Il mesure 6 pieds 2 pouces.",
        ),
        (
            ENGLISH_TO_FRENCH,
            "A baby of 7lb 3oz.",
            "Un bébé de @@1@@.",
            "Un bébé de 7 livres 3 onces.",
        ),
        (FRENCH_TO_ENGLISH, "Un sur trois vote.", "One of three votes.", "One in three votes."),
    ],
)
def test_what_the_model_copied_is_put_as_the_language_has_it(
    direction: Direction, source: str, output: str, restored: str
) -> None:
    assert restore_facts(rewrite_facts(source, direction), output, direction) == restored
    assert find_lost_facts(source, restored, direction) == ()


@pytest.mark.parametrize(
    ("direction", "source", "output"),
    [
        (ENGLISH_TO_FRENCH, "They won 3-0.", "Ils ont gagné 0-3."),
        (ENGLISH_TO_FRENCH, "It is 40 miles away.", "C'est à 40 kilomètres."),
        (ENGLISH_TO_FRENCH, "One in five people voted.", "Une personne sur trois a voté."),
        (ENGLISH_TO_FRENCH, "The 1890s were calm.", "Les années 1990 furent calmes."),
        (ENGLISH_TO_FRENCH, "In March it rained.", "En mai il a plu."),
        (FRENCH_TO_ENGLISH, "Louis XIV régnait.", "Louis XVI reigned."),
        (FRENCH_TO_ENGLISH, "Cela dure une heure et demie.", "It lasts half an hour."),
        (FRENCH_TO_ENGLISH, "Une surface de 120 m².", "An area of 120 acres."),
        (FRENCH_TO_ENGLISH, "Un sexagénaire est mort.", "A man in his seventies died."),
        (FRENCH_TO_ENGLISH, "L'A320 est parti.", "The A340 left."),
    ],
)
def test_another_fact_in_its_place_is_found(direction: Direction, source: str, output: str) -> None:
    assert find_lost_facts(source, output, direction)


@pytest.mark.parametrize(
    ("direction", "source", "output"),
    [
        (ENGLISH_TO_FRENCH, "It is 40 miles away.", "C'est à 64 kilomètres."),
        (ENGLISH_TO_FRENCH, "One in five voted.", "20 % ont voté."),
        (ENGLISH_TO_FRENCH, "Two-thirds left.", "Les deux tiers sont partis."),
        (ENGLISH_TO_FRENCH, "It was a five-figure sum.", "C'était une somme à cinq chiffres."),
        (FRENCH_TO_ENGLISH, "Il pèse 2 livres 3 onces.", "It weighs 2lb 3oz."),
        (FRENCH_TO_ENGLISH, "Elle dure 1 h 30.", "It lasts an hour and a half."),
    ],
)
def test_the_same_fact_said_otherwise_is_not_missed(
    direction: Direction, source: str, output: str
) -> None:
    assert find_lost_facts(source, output, direction) == ()
