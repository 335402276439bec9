"""Anchors: found again where the words still are, lost rather than on the wrong words."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.base.errors import AppError
from desktop.reading.anchoring.anchors import (
    CONTEXT,
    Found,
    Lost,
    MatchMethod,
    SideText,
    describe,
    resolve,
)
from desktop.reading.article import Anchor, Place, Side
from desktop.reading.text.normalizing import normalize_typography
from tests.unit.reading.anchoring.anchor_edits import Outcome, judge, make_case

PARAGRAPHS = (
    ("L’offensive sur Mossoul progresse rapidement.", "La coalition vise maintenant Raqqa."),
    ("« Nous devons agir », a déclaré François Hollande.", "Le ministre était à Bagdad lundi."),
    ("Les combats restent difficiles autour de la ville.", "", "Daech recule partout en Irak."),
)
TEXT = SideText(PARAGRAPHS)

paragraphs = st.lists(
    st.lists(st.text(st.sampled_from("ab é.«» \u00a0’'œ—e\u0301🎉"), max_size=12), max_size=4),
    min_size=1,
    max_size=5,
)


def quote(words: str, side_text: SideText = TEXT) -> Anchor:
    """Make the anchor of the first time that `words` stand in the text."""
    start = side_text.text.index(words)
    places = side_text.place(start), side_text.place(start + len(words))
    return describe(side_text, Side.ORIGINAL, *places)


def found_words(result: Found | Lost, side_text: SideText) -> str:
    assert isinstance(result, Found)
    return side_text.span(result.start, result.end).of(side_text.text)


def test_the_text_joins_sentences_and_paragraphs() -> None:
    side_text = SideText((("Un.", "Deux."), ("Trois.", "")))
    assert side_text.text == "Un. Deux.\n\nTrois. "
    assert side_text.place(4) == Place(1, 0)
    assert side_text.place(3) == Place(0, 3)
    assert side_text.place(10) == Place(1, 5)
    assert side_text.span(Place(1, 0), Place(2, 2)).of(side_text.text) == "Deux.\n\nTr"


@given(paragraphs, st.data())
def test_places_and_offsets_agree(texts: list[list[str]], data: st.DataObject) -> None:
    side_text = SideText(texts)
    sentences = [sentence for paragraph in texts for sentence in paragraph]
    if not sentences:
        return
    number = data.draw(st.integers(0, len(sentences) - 1))
    place = Place(number, data.draw(st.integers(0, len(sentences[number]))))
    assert side_text.place(side_text.span(place, place).start) == place


@given(paragraphs, st.data())
def test_whatever_is_quoted_stays_where_it_is(texts: list[list[str]], data: st.DataObject) -> None:
    side_text = SideText(texts)
    if not side_text.starts:
        return
    offsets = st.integers(0, len(side_text.text))
    start, end = sorted((data.draw(offsets), data.draw(offsets)))
    places = side_text.place(start), side_text.place(end)
    if not side_text.span(*places).of(side_text.text).strip():
        return
    try:
        anchor = describe(side_text, Side.TRANSLATION, *places)
    except AppError:
        return
    assert resolve(anchor, side_text) == Found(anchor.start, anchor.end, MatchMethod.UNMOVED)


def test_an_anchor_keeps_words_context_and_place() -> None:
    anchor = quote("vise maintenant Raqqa")
    assert anchor.exact == "vise maintenant Raqqa"
    assert anchor.prefix == TEXT.text[: TEXT.text.index("vise")][-CONTEXT:]
    assert anchor.suffix == ".\n\n« Nous devons agir », a décla"
    assert (anchor.start, anchor.end) == (Place(1, 13), Place(1, 34))


def test_blanks_around_the_words_are_left_out() -> None:
    anchor = describe(TEXT, Side.ORIGINAL, Place(0, 44), Place(1, 3))
    assert anchor.exact == ". La"
    assert describe(TEXT, Side.ORIGINAL, Place(0, 45), Place(1, 3)).exact == "La"


def test_nothing_can_be_quoted_from_blanks_or_from_outside() -> None:
    with pytest.raises(AppError):
        describe(TEXT, Side.ORIGINAL, Place(0, 45), Place(1, 0))
    with pytest.raises(AppError):
        describe(TEXT, Side.ORIGINAL, Place(0, 0), Place(99, 0))
    with pytest.raises(AppError):
        describe(TEXT, Side.ORIGINAL, Place(1, 4), Place(0, 4))
    with pytest.raises(AppError):
        SideText(()).place(0)


def test_a_repeated_quote_gets_a_context_that_tells_it() -> None:
    line = "Après Mossoul, Raqa en ligne de mire de la coalition internationale et de ses alliés."
    side_text = SideText(((line,), (line,), ("Fin.",)))
    first = describe(side_text, Side.ORIGINAL, Place(0, 36), Place(0, 40))
    second = describe(side_text, Side.ORIGINAL, Place(1, 36), Place(1, 40))
    assert (first.prefix, first.suffix) != (second.prefix, second.suffix)
    for anchor in (first, second):
        assert resolve(anchor, side_text) == Found(anchor.start, anchor.end, MatchMethod.UNMOVED)


def test_moved_words_are_found_by_their_quote() -> None:
    moved = SideText((PARAGRAPHS[2], PARAGRAPHS[0], PARAGRAPHS[1]))
    result = resolve(quote("vise maintenant Raqqa"), moved)
    assert result == Found(Place(4, 13), Place(4, 34), MatchMethod.QUOTE)


def test_repeated_words_are_found_by_their_context() -> None:
    before = SideText((("Le général a parlé à la presse mardi.", "Le ministre a parlé au Sénat."),))
    after = SideText((("Hier, une foule attendait.",), *((s,) for s in before.text.split("\n"))))
    result = resolve(quote("a parlé au", before), after)
    assert found_words(result, after) == "a parlé au"
    anchor = describe(before, Side.ORIGINAL, Place(1, 12), Place(1, 19))
    result = resolve(anchor, after)
    assert isinstance(result, Found)
    assert result.how is MatchMethod.CONTEXT
    assert after.text[after.span(result.start, result.end).end :].startswith(" au Sénat")


@pytest.mark.parametrize(
    "texts",
    [
        (("« Nous devons agir », a déclaré François Hollande.",),),
        (("“Nous devons agir”, a déclaré François Hollande.",),),
        (('"Nous devons agir", a déclaré François Hollande.',),),
        (("«\u00a0Nous\u00a0devons agir\u00a0», a déclaré François Hollande.",),),
        (("« Nous", "devons agir », a déclaré François Hollande."),),
        (("« Nous devons agir », a de\u0301clare\u0301 François Hollande.",),),
    ],
)
def test_typography_does_not_matter(texts: tuple[tuple[str, ...], ...]) -> None:
    after = SideText((("Un début tout neuf.",), *texts))
    anchor = quote("« Nous devons agir », a déclaré François")
    words = found_words(resolve(anchor, after), after)
    assert normalize_typography(words) == normalize_typography(anchor.exact)


def test_a_changed_word_is_found_in_the_same_context() -> None:
    after = SideText(
        (("Un début.",), ("L’offensive sur Mosul progresse rapidement.", *PARAGRAPHS[0][1:]))
    )
    result = resolve(quote("L’offensive sur Mossoul progresse"), after)
    assert found_words(result, after) == "L’offensive sur Mosul progresse"
    assert isinstance(result, Found)
    assert result.how is MatchMethod.FUZZY


@pytest.mark.parametrize("words", ["vise maintenant Raqqa", "Raqqa", "La coalition vise"])
def test_removed_words_are_lost(words: str) -> None:
    assert resolve(quote(words), SideText(PARAGRAPHS[1:])) == Lost()


def test_the_same_short_words_elsewhere_are_not_the_words() -> None:
    after = SideText((*PARAGRAPHS[1:], ("Un avion vise Raqqa depuis hier, dit-on.",)))
    assert resolve(quote("Raqqa"), after) == Lost()


def test_words_are_not_found_within_other_words() -> None:
    before = SideText((("Il voit un revers sanglant pour le pays.",),))
    after = SideText((("Il voit un begun revers sanglant pour le pays.",),))
    result = resolve(quote("un revers", before), after)
    assert isinstance(result, Lost) or found_words(result, after).startswith("un begun")


def test_the_same_sentence_twice_with_nothing_to_tell_them_is_lost() -> None:
    line = "Le ministre de la Défense a déclaré lundi à Bagdad que les combats continuent encore."
    before = SideText((("Un.",), (line,), ("Deux.",)))
    anchor = quote("déclaré lundi", before)
    after = SideText((("Trois.",), (line,), ("Quatre.",), (line,), ("Cinq.",)))
    assert resolve(anchor, after) == Lost()


def test_an_empty_side_has_lost_everything() -> None:
    assert resolve(quote("Raqqa"), SideText(())) == Lost()
    assert resolve(quote("Raqqa"), SideText((("", ""), ()))) == Lost()


@pytest.mark.slow
def test_edited_articles_keep_their_notes_on_the_right_words() -> None:
    outcomes = Counter[Outcome]()
    wrong = []
    for seed in range(300):
        case = make_case(seed)
        result = resolve(case.anchor, case.after)
        outcome = judge(case, result)
        outcomes[outcome] += 1
        if outcome is Outcome.WRONG:
            wrong.append((seed, case.edits, case.anchor, result))
    assert not wrong
    there = outcomes[Outcome.RIGHT] + outcomes[Outcome.LOST_THOUGH_THERE]
    assert there >= 200
    assert outcomes[Outcome.RIGHT] >= 0.98 * there, outcomes
