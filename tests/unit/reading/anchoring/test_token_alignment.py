"""Trails: every word goes to one place, copies and other words' places are taken."""

from hypothesis import given
from hypothesis import strategies as st

from desktop.reading.anchoring.token_alignment import Trail

HOME = ["the", "ministers", "met", "in", "Paris", "to", "plan", "the", "fall", "of", "the", "city"]
OTHER = ["a", "second", "day", "of", "talks", "will", "follow", "in", "Brussels", "next", "month"]

texts = st.lists(
    st.lists(st.lists(st.sampled_from("abcdefgh.,"), max_size=8), max_size=3), max_size=3
)


def words(paragraphs: list[list[list[str]]]) -> list[str]:
    return [word for paragraph in paragraphs for sentence in paragraph for word in sentence]


def test_words_move_with_their_paragraph() -> None:
    trace = Trail([[HOME], [OTHER]], [[OTHER], [HOME]]).trace(range(2, 5))
    assert trace is not None
    assert (trace.first, trace.last) == (len(OTHER) + 2, len(OTHER) + 4)
    assert trace.is_whole
    assert not trace.is_torn


def test_a_copy_beside_other_words_is_not_where_they_went() -> None:
    copy = ["nobody", "knew", *HOME[2:5], "and", "left"]
    trace = Trail([[HOME], [OTHER]], [[copy], [OTHER], [HOME]]).trace(range(2, 5))
    assert trace is not None
    assert trace.first == len(copy) + len(OTHER) + 2


def test_removed_words_do_not_go_where_others_were() -> None:
    kept = [*OTHER, *HOME[2:6]]
    trail = Trail([[HOME], [kept]], [[kept]])
    assert trail.trace(range(2, 6)) is None
    assert trail.is_taken(range(len(OTHER), len(OTHER) + 4), by=range(2, 6))


def test_a_changed_word_between_its_neighbours_stays_within() -> None:
    changed = [*HOME[:3], "at", *HOME[4:]]
    trace = Trail([[HOME]], [[changed]]).trace(range(3, 6))
    assert trace is not None
    assert (trace.first, trace.last) == (3, 5)
    assert not trace.is_complete


def test_what_came_in_is_told() -> None:
    grown = [*HOME[:4], "old", *HOME[4:]]
    trace = Trail([[HOME]], [[grown]]).trace(range(2, 6))
    assert trace is not None
    assert (trace.first, trace.last) == (2, 6)
    assert trace.is_complete
    assert not trace.is_whole
    assert trace.came == ("old",)


def test_words_between_strangers_are_torn() -> None:
    after = [[HOME[:4]], [OTHER], [HOME[4:]]]
    trace = Trail([[HOME], [OTHER]], after).trace(range(1, 4))
    assert trace is not None
    assert trace.is_torn


@given(texts)
def test_an_unchanged_text_stays_whole_wherever_it_has_enough_words(
    text: list[list[list[str]]],
) -> None:
    trail = Trail(text, text)
    for number in range(len(words(text))):
        trace = trail.trace(range(number, number + 1))
        assert trace is None or (trace.first, trace.last) == (number, number)


@given(texts, texts)
def test_no_word_goes_to_two_places_nor_two_to_one(
    old: list[list[list[str]]], new: list[list[list[str]]]
) -> None:
    trail, before, after = Trail(old, new), words(old), words(new)
    went = {}
    for number in range(len(before)):
        trace = trail.trace(range(number, number + 1))
        if trace is not None:
            went[number] = trace.first
            assert trace.first == trace.last
            assert after[trace.first] == before[number]
    assert len(set(went.values())) == len(went)
