"""Term repair: glossary terms are replaced where that is safe, else raise a doubt."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.reading.article import (
    ENGLISH_TO_FRENCH,
    FRENCH_TO_ENGLISH,
    Direction,
    Doubt,
    Links,
    Span,
    Translated,
)
from desktop.reading.glossary.term_repair import repair_terms, replace_terms
from desktop.reading.glossary.terms import Glossary, Term, missing_terms

WORD = re.compile(r"\w+")


def glossary(*pairs: tuple[str, str], direction: Direction = ENGLISH_TO_FRENCH) -> Glossary:
    return Glossary([Term(*pair, direction) for pair in pairs], direction)


def no_links(source: str, target: str) -> Links:
    return ()


def links(source: str, target: str, numbers: str) -> Links:
    """Link words by number: "0-1 2-2" is the first source word with the second target word."""
    words = [[Span(*one.span()) for one in WORD.finditer(text)] for text in (source, target)]
    pairs = (pair.split("-") for pair in numbers.split())
    return tuple((words[0][int(one)], words[1][int(other)]) for one, other in pairs)


@pytest.mark.parametrize(
    ("source", "target", "numbers", "term", "put"),
    [
        (
            "ISIS fighters left.",
            "Les combats IRS sont partis.",
            "0-2 1-1 1-0 2-3 2-4",
            ("ISIS", "Daech"),
            "Les combats Daech sont partis.",
        ),
        (
            "ISIS left Mosul.",
            "L’EIIL a quitté Mosoul.",
            "0-0 0-1 1-2 1-3 2-4",
            ("ISIS", "le groupe État islamique"),
            "Le groupe État islamique a quitté Mosoul.",
        ),
        (
            "The chief of ISIS left.",
            "Le chef de l’EIIL est parti.",
            "0-0 1-1 2-2 3-3 3-4 4-5 4-6",
            ("ISIS", "le groupe État islamique"),
            "Le chef du groupe État islamique est parti.",
        ),
        (
            "THE ISIS CHIEF",
            "LE CHEF DE L’EIIL",
            "0-0 1-2 1-3 1-4 2-1",
            ("ISIS", "le groupe État islamique"),
            "LE CHEF DU GROUPE ÉTAT ISLAMIQUE",
        ),
        (
            "Airstrikes hit Raqqa.",
            "Des raids ont frappé Raqqa.",
            "0-0 0-1 1-2 1-3 2-4",
            ("airstrike", "la frappe aérienne"),
            "Des frappes aériennes ont frappé Raqqa.",
        ),
    ],
)
def test_words_that_stand_for_a_term_are_replaced(
    source: str, target: str, numbers: str, term: tuple[str, str], put: str
) -> None:
    terms = glossary(term)
    assert replace_terms(source, target, links(source, target, numbers), terms) == put
    assert missing_terms(source, put, terms) == ()


@pytest.mark.parametrize(
    ("source", "target", "numbers", "term"),
    [
        # The words for the term don't follow each other.
        ("ISIS left.", "L’État dit islamique part.", "0-1 0-3 1-4", ("ISIS", "Daech")),
        # One of them stands for something else, too.
        ("ISIS left.", "Les jihadistes partent.", "0-1 1-1 1-2", ("ISIS", "Daech")),
        # Nothing tells whether the article goes with the rendering.
        ("ISIS left.", "L’EIIL part.", "0-1 1-2", ("ISIS", "Daech")),
        # The number would change, and the verb with it.
        ("America left.", "L’Amérique part.", "0-1 1-2", ("America", "les États-Unis")),
        # A part of a hyphenated word.
        ("ISIS left.", "EIIL-Sud part.", "0-0 1-2", ("ISIS", "Daech")),
        # No links, and no name that was left as it was.
        ("ISIS left.", "Le groupe part.", "", ("ISIS", "Daech")),
        ("The strike hit.", "Le strike part.", "", ("strike", "frappe")),
    ],
)
def test_what_is_not_safe_stays(
    source: str, target: str, numbers: str, term: tuple[str, str]
) -> None:
    assert replace_terms(source, target, links(source, target, numbers), glossary(term)) == target


def test_a_plural_without_a_simple_plural_stays() -> None:
    source, target = "Two spokesmen left.", "Deux hommes partent."
    tied = links(source, target, "0-0 1-1 2-2")
    assert replace_terms(source, target, tied, glossary(("spokesman", "porte-parole"))) == target


def test_a_name_that_was_left_as_it_was_needs_no_links() -> None:
    assert replace_terms("Mosul fell.", "Mosul est tombé.", (), glossary(("Mosul", "Mossoul"))) == (
        "Mossoul est tombé."
    )
    twice = "Mosul, ou Mosul, est tombé."
    assert replace_terms("Mosul fell.", twice, (), glossary(("Mosul", "Mossoul"))) == twice


def test_two_terms_in_one_sentence() -> None:
    source, target = "Daesh lost Mosul and Raqqa.", "Doesh a perdu Mosoul et Raqa."
    tied = links(source, target, "0-0 1-1 1-2 2-3 3-4 4-5")
    terms = glossary(("Daesh", "Daech"), ("Mosul", "Mossoul"), ("Raqqa", "Raqqa"))
    assert replace_terms(source, target, tied, terms) == "Daech a perdu Mossoul et Raqqa."


def test_into_english() -> None:
    source, target = "L’EI recule à Raqa.", "The EI is back in Raqa."
    tied = links(source, target, "1-1 2-2 2-3 3-4 4-5")
    terms = glossary(("EI", "IS"), ("Raqa", "Raqqa"), direction=FRENCH_TO_ENGLISH)
    assert replace_terms(source, target, tied, terms) == "The IS is back in Raqqa."


def test_repair_aligns_words_only_if_a_term_is_ignored_and_doubts_what_is_left() -> None:
    source, target = "Daesh left Mosul.", "Doesh quitte la ville."
    asked = []

    def link(one: str, other: str) -> Links:
        asked.append((one, other))
        return links(one, other, "0-0 1-1 2-2 2-3")

    one = Translated(source, target, ENGLISH_TO_FRENCH, "m", doubts=(Doubt.CUT,))
    mended = repair_terms(
        one, glossary(("Daesh", "le groupe EI"), ("Mosul", "la ville-martyre")), link
    )
    assert mended.text == "Le groupe EI quitte la ville-martyre."
    assert mended.doubts == (Doubt.CUT,)
    doubtful = repair_terms(one, glossary(("Mosul", "les villes de Mossoul")), link)
    assert doubtful.text == target
    assert doubtful.doubts == (Doubt.CUT, Doubt.TERM)
    assert asked == [(source, target)] * 2
    assert repair_terms(doubtful, glossary(("left", "quitte")), link).doubts == (Doubt.CUT,)
    assert len(asked) == 2


def test_a_compound_that_contains_the_term_is_not_replaced() -> None:
    source, target = "US-led forces left.", "Des forces américaines partent."
    whole, words = Span(0, 6), [Span(*one.span()) for one in WORD.finditer(target)]
    tied = ((whole, words[2]),)
    assert replace_terms(source, target, tied, glossary(("US", "les États-Unis"))) == target


def test_a_genitive_is_replaced_like_the_term() -> None:
    source, target = "Raqa’s old town.", "La vieille ville de Rakka."
    tied = ((Span(0, 6), Span(20, 25)),)
    assert replace_terms(source, target, tied, glossary(("Raqa", "Raqqa"))) == (
        "La vieille ville de Raqqa."
    )


def test_the_readers_own_words_are_not_touched() -> None:
    own = Translated("Mosul fell.", "Mosul est tombé.", ENGLISH_TO_FRENCH, model="")
    assert repair_terms(own, glossary(("Mosul", "Mossoul")), no_links) is own


SOURCE_WORDS = st.sampled_from(("ISIS", "the", "Mosul", "coalition", "left", "chief", "of"))
TARGET_WORDS = st.sampled_from(
    ("l’EIIL", "le", "de", "d’EI", "Mosoul", "la", "alliance", "part", "-")
)


@given(st.lists(SOURCE_WORDS, max_size=8), st.lists(TARGET_WORDS, max_size=10), st.data())
def test_no_rendering_is_lost_and_no_other_word_comes_in(
    source_words: list[str], target_words: list[str], data: st.DataObject
) -> None:
    source, target = " ".join(source_words), " ".join(target_words)
    spans = [[Span(*one.span()) for one in WORD.finditer(text)] for text in (source, target)]
    tied: Links = ()
    if all(spans):
        pair = st.tuples(*map(st.sampled_from, spans))
        tied = tuple(data.draw(st.lists(pair, max_size=12)))
    preferred = {"ISIS": "le groupe EI", "Mosul": "Mossoul", "coalition": "la coalition"}
    terms = glossary(*preferred.items())
    put = replace_terms(source, target, tied, terms)
    assert set(missing_terms(source, put, terms)) <= set(missing_terms(source, target, terms))
    renderings = {word for term in preferred.values() for word in WORD.findall(term.lower())}
    fresh = {word.lower() for word in WORD.findall(put)} - {
        word.lower() for word in WORD.findall(target)
    }
    assert fresh <= renderings | {"du", "de", "la", "le", "l"}


def test_a_feminine_of_a_term_has_no_form_to_be_written_in() -> None:
    source, target = "Une combattante part.", "A warrior leaves."
    terms = glossary(("combattant", "fighter"), direction=FRENCH_TO_ENGLISH)
    assert replace_terms(source, target, links(source, target, "0-0 1-1 2-2"), terms) == target
    one = Translated(source, target, FRENCH_TO_ENGLISH, "m")
    assert repair_terms(one, terms, no_links).doubts == (Doubt.TERM,)
