"""Glossary terms: adding, replacing and removing."""

import pytest

from desktop.base.errors import AppError
from desktop.library import Changes, Library
from desktop.reading.article import ENGLISH_TO_FRENCH, FRENCH_TO_ENGLISH, Direction, Language
from desktop.reading.glossary.terms import Term
from tests.unit.library.builders import Clock

ISIS = Term("ISIS", "Daech", ENGLISH_TO_FRENCH)
STATE = Term("l’État islamique", "Islamic State", FRENCH_TO_ENGLISH)


def test_terms_are_sorted_by_source(library: Library) -> None:
    with library.write() as tx:
        tx.add_terms([STATE, ISIS, Term("coalition", "la coalition", ENGLISH_TO_FRENCH)])
        assert tx.changes == Changes(terms=frozenset({FRENCH_TO_ENGLISH, ENGLISH_TO_FRENCH}))
    with library.read() as tx:
        assert [term.source for term in tx.terms()] == ["coalition", "ISIS", "l’État islamique"]
        assert tx.terms(FRENCH_TO_ENGLISH) == (STATE,)


def test_other_typography_replaces_a_term_and_other_case_does_not(
    library: Library, clock: Clock
) -> None:
    same = Term(" l'État\u00a0islamique", "IS ", FRENCH_TO_ENGLISH)
    other = Term("L'État islamique", "the State", FRENCH_TO_ENGLISH)
    for term in (STATE, same, other):
        with library.write() as tx:
            tx.add_terms([term])
    with library.read() as tx:
        assert {(term.source, term.target) for term in tx.terms()} == {
            ("l'État\u00a0islamique", "IS"),
            ("L'État islamique", "the State"),
        }


def test_directions_have_separate_terms(library: Library) -> None:
    with library.write() as tx:
        tx.add_terms([Term("coalition", "x", direction) for direction in _both_directions()])
    with library.write() as tx:
        tx.remove_term("coalition", ENGLISH_TO_FRENCH)
        assert tx.changes.terms == {ENGLISH_TO_FRENCH}
    with library.read() as tx:
        assert [term.direction for term in tx.terms()] == [FRENCH_TO_ENGLISH]


def test_removing_an_unknown_term_changes_nothing(library: Library) -> None:
    with library.write() as tx:
        tx.remove_term("coalition", ENGLISH_TO_FRENCH)
        tx.add_terms([])
        assert not tx.changes


@pytest.mark.parametrize(
    "term",
    [
        Term("", "x", ENGLISH_TO_FRENCH),
        Term("x", "—", ENGLISH_TO_FRENCH),
        Term("x", "y", Direction(Language.FRENCH, Language.OTHER)),
    ],
)
def test_a_term_needs_words_in_both_languages(library: Library, term: Term) -> None:
    with pytest.raises(AppError, match="needs words"), library.write() as tx:
        tx.add_terms([ISIS, term])
    with library.read() as tx:
        assert tx.terms() == ()


def _both_directions() -> tuple[Direction, Direction]:
    return ENGLISH_TO_FRENCH, FRENCH_TO_ENGLISH
