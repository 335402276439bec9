"""Glossary terms: found in sentences, and missing ones found in translations."""

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typing_extensions import override

from desktop.reading.article import ENGLISH_TO_FRENCH, FRENCH_TO_ENGLISH, Direction, Language, Span
from desktop.reading.glossary.terms import (
    Glossary,
    Inflection,
    Term,
    TermMatch,
    find_rendering,
    find_terms,
    is_term,
    missing_terms,
    split_article,
    term_key,
)
from desktop.reading.text.inflection import strip_accents
from desktop.reading.text.normalizing import normalize_typography


def english(*pairs: tuple[str, str]) -> Glossary:
    return Glossary([Term(*pair, ENGLISH_TO_FRENCH) for pair in pairs], ENGLISH_TO_FRENCH)


def french(*pairs: tuple[str, str]) -> Glossary:
    return Glossary([Term(*pair, FRENCH_TO_ENGLISH) for pair in pairs], FRENCH_TO_ENGLISH)


def found(sentence: str, glossary: Glossary) -> list[str]:
    return [match.span.of(sentence) for match in find_terms(sentence, glossary)]


@pytest.mark.parametrize(
    ("term", "sentence", "stretches"),
    [
        ("coalition", "The coalition met; Coalition forces left.", ["coalition"]),
        ("coalition", "Coalition forces left.", ["Coalition"]),
        ("coalition", "“Coalition forces” left.", ["Coalition"]),
        ("coalition", "COALITION FORCES TAKE MOSUL", ["COALITION"]),
        ("coalition", "The coalitionist met.", []),
        ("coalition", "A pro-coalition crowd met.", []),
        ("Mosul", "Mosul, mosul and MOSUL.", ["Mosul", "MOSUL"]),
        ("Mosul", "Mosul’s old town, anti-Mosul.", ["Mosul", "Mosul"]),
        ("IS", "Where is IS? It is gone.", ["IS"]),
        ("IS", "WHERE IS THE COALITION NOW", []),
        ("US", "Tell us why the US, US-led or not, left.", ["US", "US"]),
        ("US", "See https://t.co/US or @US at www.US.org now.", []),
        ("airstrike", "Airstrikes hit; an airstrike missed.", ["Airstrikes", "airstrike"]),
        ("spokesman", "Two spokesmen spoke.", ["spokesmen"]),
        ("U.S. Army", "The U.S. Army left.", ["U.S. Army"]),
        ("co-ordinator", "The co‑ordinator spoke.", ["co‑ordinator"]),
        (
            "Islamic State",
            "The Islamic  State and Islamic\u00a0State.",
            ["Islamic  State", "Islamic\u00a0State"],
        ),
    ],
)
def test_english_terms(term: str, sentence: str, stretches: list[str]) -> None:
    assert found(sentence, english((term, "x"))) == stretches


@pytest.mark.parametrize(
    ("term", "sentence", "stretches"),
    [
        (
            "État islamique",
            "L’État islamique, l'Etat islamique.",
            ["État islamique", "Etat islamique"],
        ),
        ("État islamique", "L’ETAT ISLAMIQUE RECULE", ["ETAT ISLAMIQUE"]),
        ("État islamique", "l’état islamique", []),
        ("côté", "La cote, la côte, le côté.", ["côté"]),
        ("Irak", "d’Irak", ["Irak"]),
        ("combattant", "Des combattantes et des combattants.", ["combattantes", "combattants"]),
        ("Premier ministre", "Les Premiers ministres.", ["Premiers ministres"]),
        ("armée", "Un groupe armé, des armées.", ["armées"]),
        ("cour", "Au cours de l’été.", []),
        ("porte", "Le porte-parole ouvre la porte.", ["porte"]),
        ("œuvre", "Une oeuvre, des œuvres.", ["oeuvre", "œuvres"]),
        ("journal", "Les journaux.", ["journaux"]),
        ("français", "La française.", ["française"]),
    ],
)
def test_french_terms(term: str, sentence: str, stretches: list[str]) -> None:
    assert found(sentence, french((term, "x"))) == stretches


def test_the_longest_term_goes_first_wherever_it_begins() -> None:
    glossary = english(("Islamic", "1"), ("the Islamic", "2"), ("Islamic State group", "3"))
    assert found("He fled the Islamic State group.", glossary) == ["Islamic State group"]


def test_the_spelling_of_the_text_chooses_between_two_terms() -> None:
    glossary = english(("polish", "polir"), ("Polish", "polonais"))
    assert [m.term.target for m in find_terms("Polish it.", glossary)] == ["polonais"]
    assert [m.term.target for m in find_terms("Please polish it.", glossary)] == ["polir"]


def test_a_match_has_the_form_of_the_term() -> None:
    sentence = "Une combattante, deux combattants, un combattant."
    forms = [match.inflection for match in find_terms(sentence, french(("combattant", "x")))]
    assert forms == [Inflection.OTHER, Inflection.PLURAL, Inflection.NONE]


def test_only_terms_of_the_direction_with_words_are_kept() -> None:
    terms = [Term("EI", "IS", FRENCH_TO_ENGLISH), Term("—", "x", ENGLISH_TO_FRENCH)]
    assert not Glossary(terms, ENGLISH_TO_FRENCH)
    assert Glossary(terms, FRENCH_TO_ENGLISH)
    assert find_terms("EI", Glossary(terms, ENGLISH_TO_FRENCH)) == ()


def test_a_later_term_replaces_an_earlier_one() -> None:
    glossary = french(("l'EI", "old"), ("l’EI", "new"))
    (match,) = find_terms("l'EI", glossary)
    assert match == TermMatch(Span(0, 4), Term("l’EI", "new", FRENCH_TO_ENGLISH))


@pytest.mark.parametrize(
    ("target", "translation", "is_there"),
    [
        ("les États-Unis", "Aux États-Unis, rien.", True),
        ("les États-Unis", "L’armée des Etats-Unis.", True),
        ("la frappe aérienne", "Deux frappes aériennes.", True),
        ("coalition", "La Coalition internationale.", True),
        ("Daech", "La doesh.", False),
        ("Daech", "DAECH RECULE", True),
        ("Premier ministre", "le premier ministre", False),
        ("porte-parole", "le porte parole", False),
    ],
)
def test_a_rendering_is_found_in_any_form(target: str, translation: str, is_there: bool) -> None:
    term = Term("x", target, ENGLISH_TO_FRENCH)
    assert bool(find_rendering(translation, term)) == is_there
    missing = missing_terms("x and x", translation, Glossary([term], ENGLISH_TO_FRENCH))
    assert missing == (() if is_there else (term,))


def test_articles_are_distinguished_from_words_that_begin_like_one() -> None:
    assert split_article("L’Irak", Language.FRENCH) == ("l'", "Irak")
    assert split_article("les États-Unis", Language.FRENCH) == ("les", "États-Unis")
    assert split_article("lestage", Language.FRENCH) == ("", "lestage")
    assert split_article("la", Language.FRENCH) == ("", "la")
    assert split_article("The Hague", Language.ENGLISH) == ("the", "Hague")


def test_a_term_has_words_on_both_sides_and_a_direction_that_is_read() -> None:
    assert is_term(Term("EI", "IS", FRENCH_TO_ENGLISH))
    assert not is_term(Term("EI", " ", FRENCH_TO_ENGLISH))
    assert not is_term(Term("EI", "IS", Direction(Language.FRENCH, Language.FRENCH)))
    assert term_key(" L’État\u00a0 islamique ") == "L'État islamique"


SOME = "Mosul mosul IS is coalition Coalitions l’ d' État Etat « » — - co-op … œuvre US-led 26 @x"
WORDS = st.sampled_from([*SOME.split(), "\u00ad"])


@given(st.lists(WORDS, max_size=14), st.lists(st.lists(WORDS, min_size=1, max_size=3), max_size=6))
def test_matches_lie_in_order_and_on_their_words(words: list[str], terms: list[list[str]]) -> None:
    sentence = " ".join(words)
    glossary = english(*((" ".join(term), "x") for term in terms))
    end = 0
    for match in find_terms(sentence, glossary):
        assert end <= match.span.start < match.span.end <= len(sentence)
        end = match.span.end
        if match.inflection is Inflection.NONE:
            stretch, written = match.span.of(sentence), match.term.source
            assert strip_accents(term_key(stretch).lower()) == strip_accents(
                term_key(written).lower()
            )


@given(st.text(), st.text())
def test_any_text_may_be_sentence_or_term(sentence: str, term: str) -> None:
    for match in find_terms(sentence, english((term, "x"))):
        assert normalize_typography(match.span.of(sentence))


def test_many_terms_with_many_first_words_are_not_tried_one_by_one() -> None:
    class Counting(Glossary):
        asked = 0

        @override
        def find_candidates(self, word: str) -> Iterator[Any]:
            for pattern in super().find_candidates(word):
                Counting.asked += 1
                yield pattern

    terms = [Term(f"word{n} end", "x", ENGLISH_TO_FRENCH) for n in range(10_000)]
    glossary = Counting(terms, ENGLISH_TO_FRENCH)
    assert len(find_terms("A word7 end and word8 end.", glossary)) == 2
    assert Counting.asked == 2
