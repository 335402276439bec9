"""Token alignment: every word goes to one place, copies and other words' places are taken."""

from hypothesis import given
from hypothesis import strategies as st

from desktop.reading.anchoring.token_alignment import TokenAlignment

HOME = ["the", "ministers", "met", "in", "Paris", "to", "plan", "the", "fall", "of", "the", "city"]
OTHER = ["a", "second", "day", "of", "talks", "will", "follow", "in", "Brussels", "next", "month"]

texts = st.lists(
    st.lists(st.lists(st.sampled_from("abcdefgh.,"), max_size=8), max_size=3), max_size=3
)


def words(paragraphs: list[list[list[str]]]) -> list[str]:
    return [word for paragraph in paragraphs for sentence in paragraph for word in sentence]


def test_words_move_with_their_paragraph() -> None:
    found = TokenAlignment([[HOME], [OTHER]], [[OTHER], [HOME]]).find(range(2, 5))
    assert found is not None
    assert (found.first, found.last) == (len(OTHER) + 2, len(OTHER) + 4)
    assert found.is_whole
    assert not found.is_split


def test_a_copy_beside_other_words_is_not_where_they_went() -> None:
    copy = ["nobody", "knew", *HOME[2:5], "and", "left"]
    found = TokenAlignment([[HOME], [OTHER]], [[copy], [OTHER], [HOME]]).find(range(2, 5))
    assert found is not None
    assert found.first == len(copy) + len(OTHER) + 2


def test_removed_words_do_not_go_where_others_were() -> None:
    kept = [*OTHER, *HOME[2:6]]
    alignment = TokenAlignment([[HOME], [kept]], [[kept]])
    assert alignment.find(range(2, 6)) is None
    assert alignment.is_taken(range(len(OTHER), len(OTHER) + 4), by=range(2, 6))


def test_a_changed_word_between_its_neighbours_stays_within() -> None:
    changed = [*HOME[:3], "at", *HOME[4:]]
    found = TokenAlignment([[HOME]], [[changed]]).find(range(3, 6))
    assert found is not None
    assert (found.first, found.last) == (3, 5)
    assert not found.is_complete


def test_inserted_words_are_named() -> None:
    grown = [*HOME[:4], "old", *HOME[4:]]
    found = TokenAlignment([[HOME]], [[grown]]).find(range(2, 6))
    assert found is not None
    assert (found.first, found.last) == (2, 6)
    assert found.is_complete
    assert not found.is_whole
    assert found.inserted == ("old",)


def test_words_between_strangers_are_torn() -> None:
    after = [[HOME[:4]], [OTHER], [HOME[4:]]]
    found = TokenAlignment([[HOME], [OTHER]], after).find(range(1, 4))
    assert found is not None
    assert found.is_split


@given(texts)
def test_an_unchanged_text_stays_whole_wherever_it_has_enough_words(
    text: list[list[list[str]]],
) -> None:
    alignment = TokenAlignment(text, text)
    for number in range(len(words(text))):
        found = alignment.find(range(number, number + 1))
        assert found is None or (found.first, found.last) == (number, number)


@given(texts, texts)
def test_no_word_goes_to_two_places_nor_two_to_one(
    old: list[list[list[str]]], new: list[list[list[str]]]
) -> None:
    alignment, before, after = TokenAlignment(old, new), words(old), words(new)
    went = {}
    for number in range(len(before)):
        found = alignment.find(range(number, number + 1))
        if found is not None:
            went[number] = found.first
            assert found.first == found.last
            assert after[found.first] == before[number]
    assert len(set(went.values())) == len(went)
