"""All caps text: one rule, shared by segments, glossary terms and term repair."""

import pytest

from desktop.reading.article import Direction, Language, Span
from desktop.reading.glossary.term_repair import replace_terms
from desktop.reading.glossary.terms import Glossary, Term, find_terms
from desktop.reading.text.all_caps import is_all_caps
from desktop.translation.segments import prepare

TO_FRENCH = Direction(Language.ENGLISH, Language.FRENCH)


@pytest.mark.parametrize(
    "text", ["FRANCE VOTES TODAY", "LE MAIRE DÉMISSIONNE !", "ELECTIONS", "RONALD McDONALD SPEAKS"]
)
def test_headlines_in_capitals_are_all_caps(text: str) -> None:
    assert is_all_caps(text)


@pytest.mark.parametrize(
    "text", ["", "2016", "ONU", "U.S. AID", "The UN and NATO", "France votes", "Élections"]
)
def test_acronyms_and_ordinary_text_are_not(text: str) -> None:
    assert not is_all_caps(text)


@pytest.mark.parametrize("headline", ["EU LEADERS MEET TODAY", "EU LEADERS MEET McDONALD"])
def test_all_that_look_for_capitals_agree(headline: str) -> None:
    glossary = Glossary([Term("leader", "dirigeant", TO_FRENCH)], TO_FRENCH)
    assert prepare(headline, TO_FRENCH).is_all_caps
    assert find_terms(headline, glossary)


def test_one_word_alone_may_be_an_acronym_to_the_engine() -> None:
    assert is_all_caps("UNESCO")
    assert not prepare("UNESCO", TO_FRENCH).is_all_caps


def test_a_repaired_term_is_in_capitals_where_nine_in_ten_letters_are() -> None:
    source = "McDONALD WARNS THE LEADERS"
    glossary = Glossary([Term("leader", "dirigeant", TO_FRENCH)], TO_FRENCH)
    translation = "MCDONALD AVERTIT LES CHEFS"
    at, start = translation.index("CHEFS"), source.index("LEADERS")
    links = ((Span(start, start + 7), Span(at, at + 5)),)
    assert replace_terms(source, translation, links, glossary) == "MCDONALD AVERTIT LES DIRIGEANTS"
