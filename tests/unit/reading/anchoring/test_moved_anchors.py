"""Changes: an anchor's words are followed where the text that they were quoted in is known."""

from collections import Counter

import pytest

from desktop.reading.anchoring.anchors import Found, Lost, MatchMethod, SideText, describe, resolve
from desktop.reading.anchoring.moved_anchors import Change
from desktop.reading.article import Anchor, Place, Side
from tests.unit.reading.anchoring.anchor_edits import Outcome, judge, make_case

FIRST = "Le ministre de la Défense a parlé à la presse mardi matin."
SECOND = "Nous voyons maintenant Daech reculer autour de la ville."
THIRD = "Nous voyons Daech perdre ses puits de pétrole un à un."
CREDIT = "(France 24 avec AP)"
BEFORE = SideText(((FIRST,), (SECOND, THIRD), (CREDIT,)))


def quote(words: str, side_text: SideText = BEFORE) -> Anchor:
    start = side_text.text.index(words)
    places = side_text.place(start), side_text.place(start + len(words))
    return describe(side_text, Side.ORIGINAL, *places)


def test_the_next_sentence_is_not_the_removed_one() -> None:
    after = SideText(((FIRST,), (THIRD,), (CREDIT,)))
    assert resolve(quote("Nous voyons maintenant Daech"), after, Change(BEFORE, after)) == Lost()


def test_a_short_paragraph_that_moved_alone_is_found() -> None:
    after = SideText(((CREDIT,), (FIRST,), (SECOND, THIRD)))
    anchor = quote(CREDIT)
    assert resolve(anchor, after) == Lost()
    result = resolve(anchor, after, Change(BEFORE, after))
    assert result == Found(Place(0, 0), Place(0, len(CREDIT)), MatchMethod.QUOTE)


def test_a_short_paragraph_is_lost_where_it_came_in_twice() -> None:
    after = SideText(((CREDIT,), (FIRST,), (CREDIT,), (SECOND, THIRD)))
    assert resolve(quote(CREDIT), after, Change(BEFORE, after)) == Lost()


def test_the_same_words_that_stood_elsewhere_are_others() -> None:
    before = SideText(((FIRST,), ("Un autre a parlé à la presse mardi matin, dit-on.",)))
    after = SideText((("Un autre a parlé à la presse mardi matin, dit-on.",),))
    anchor = quote("a parlé à la presse mardi matin", before)
    assert resolve(anchor, after, Change(before, after)) == Lost()


def test_a_word_that_came_in_is_quoted_with_the_others() -> None:
    after = SideText(((FIRST,), (SECOND.replace("Daech", "aussi Daech"), THIRD), (CREDIT,)))
    result = resolve(quote("maintenant Daech reculer"), after, Change(BEFORE, after))
    assert isinstance(result, Found)
    assert after.span(result.start, result.end).of(after.text) == "maintenant aussi Daech reculer"


def test_an_anchor_of_another_text_is_looked_for_as_if_nothing_were_known() -> None:
    other = SideText((("Tout autre chose, sans un mot de commun.",),))
    for words in ("ministre de la Défense", "Daech reculer", CREDIT):
        anchor = quote(words)
        assert resolve(anchor, BEFORE, Change(other, BEFORE)) == resolve(anchor, BEFORE)


@pytest.mark.slow
def test_followed_notes_stay_on_the_right_words() -> None:
    outcomes = Counter[Outcome]()
    wrong = []
    for seed in range(150):
        case = make_case(seed)
        result = resolve(case.anchor, case.after, Change(case.before, case.after))
        outcome = judge(case, result)
        outcomes[outcome] += 1
        if outcome is Outcome.WRONG:
            wrong.append((seed, case.edits, case.anchor, result))
    assert not wrong
    there = outcomes[Outcome.RIGHT] + outcomes[Outcome.LOST_THOUGH_THERE]
    assert there >= 100
    assert outcomes[Outcome.RIGHT] >= 0.98 * there, outcomes
