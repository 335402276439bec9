import unicodedata
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.reading.article import Language, Span
from desktop.reading.search.match_spans import SearchTerm, find_matches
from desktop.reading.search.typos import find_similar_words, may_be_mistyped
from desktop.reading.text.words import LIGATURES, distinct_words, find_words, fold, stem


def test_words_are_runs_of_letters_and_digits() -> None:
    found = [
        (word.span.of("L’Œuvre_n° 6,10 e\u0301te\u0301."), word.folded)
        for word in find_words("L’Œuvre_n° 6,10 e\u0301te\u0301.")
    ]
    assert [folded for _, folded in found] == ["l", "oeuvre", "n", "6", "10", "ete"]
    assert found[-1][0] == "e\u0301te\u0301"


@pytest.mark.parametrize(
    ("word", "folded"), [("Élysée", "elysee"), ("CŒUR", "coeur"), ("ﬁn", "fin")]
)
def test_folding(word: str, folded: str) -> None:
    assert fold(word) == folded


@given(st.text())
def test_folding_takes_away_every_combining_mark(text: str) -> None:
    folded = fold(text)
    assert not any(unicodedata.combining(letter) for letter in normalize("NFD", folded))
    letters = "".join(LIGATURES.get(letter, letter) for letter in text.lower())
    bare = (letter for letter in normalize("NFD", letters) if not unicodedata.combining(letter))
    assert folded == normalize("NFC", "".join(bare))


@pytest.mark.parametrize("code", [0x34F, 0x5B0, 0x64B, 0x1AB0, 0x20D0, 0x1D165])
def test_folding_knows_marks_of_all_scripts(code: int) -> None:
    kept = "" if unicodedata.combining(chr(code)) else chr(code)
    assert fold(f"a{chr(code)}é") == f"a{kept}e"


def test_words_as_they_are_spelt_keep_their_accents() -> None:
    assert distinct_words("Été, été; ete") == {"été", "ete"}


def test_forms_of_a_word_share_a_stem_in_their_language() -> None:
    assert len({stem(word, Language.FRENCH) for word in ("marché", "marchés", "marcher")}) == 1
    assert len({stem(word, Language.FRENCH) for word in ("journal", "journaux")}) == 1
    assert len({stem(word, Language.ENGLISH) for word in ("flood", "floods", "flooding")}) == 1
    assert stem("e\u0301te\u0301", Language.FRENCH) == stem("été", Language.FRENCH)


def test_spans_are_of_words_phrases_beginnings_and_forms() -> None:
    text = "Les marchés de l’œuvre : marché noir, 😀 marcher."
    market = SearchTerm(("marche",), ("marché",), french=frozenset({"marches", "marcher"}))

    def found(language: Language | None, *sought: SearchTerm) -> list[str]:
        return [span.of(text) for span in find_matches(text, language, sought)]

    assert found(Language.FRENCH, market) == ["marchés", "marché", "marcher"]
    assert found(None, market) == ["marchés", "marché", "marcher"]
    assert found(Language.ENGLISH, market) == ["marché"]
    assert found(None, SearchTerm(("marche", "noir"), ("marché", "noir"))) == ["marché noir"]
    assert found(None, SearchTerm(("oeu",), ("œu",), is_prefix=True)) == ["œuvre"]
    assert found(None, market, SearchTerm(("marche", "no"), ("marché", "no"), is_prefix=True)) == [
        "marchés",
        "marché noir",
        "marcher",
    ]
    assert find_matches(text, None, []) == ()


def test_spans_that_touch_are_one() -> None:
    sought = [SearchTerm(("a", "b"), ("a", "b")), SearchTerm(("b", "c"), ("b", "c"))]
    assert find_matches("a b c", None, sought) == (Span(0, 5),)


@pytest.mark.parametrize(
    "typed", ["rechauffement", "rechaufement", "rechauffmeent", "rechauffementt"]
)
def test_a_slip_or_two_are_forgiven(typed: str) -> None:
    known = ["rechauffement", "refroidissement", "chauffage"]
    expected = () if typed == known[0] else ("rechauffement",)
    assert find_similar_words(typed, known) == expected


def test_short_words_and_numbers_are_never_mistyped() -> None:
    assert [may_be_mistyped(word) for word in ("eau", "2016", "paix")] == [False, False, True]
    assert find_similar_words("paix", ["pays", "paie", "pax"]) == ("paie", "pax")
