"""How the words of two similar sentences differ."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.reading.text.word_changes import find_word_changes


@pytest.mark.parametrize(
    ("before", "after", "changes"),
    [
        ("It took four years.", "It took four years.", []),
        ("It took four years.", "It took five long years.", [("four", "five long")]),
        ("It took years.", "It took many years.", [("", "many")]),
        ("It never took years.", "It took years", [("never", ""), ("years.", "years")]),
        ("", "New", [("", "New")]),
    ],
)
def test_words_that_differ(before: str, after: str, changes: list[tuple[str, str]]) -> None:
    assert list(find_word_changes(before, after)) == changes


words = st.lists(st.sampled_from("abcd")).map(" ".join)


@given(words, words)
def test_every_difference_is_named(before: str, after: str) -> None:
    changes = list(find_word_changes(before, after))
    grown = sum(len(now.split()) - len(old.split()) for old, now in changes)
    assert len(after.split()) - len(before.split()) == grown
    assert bool(changes) == (before != after)
