"""Quoting: marks of the language, and the marks inside in pairs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.reading.article import Language
from desktop.reading.text.quoting import quote_words

FRENCH, ENGLISH = Language.FRENCH, Language.ENGLISH


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("It is open.", "“It is open.”"),
        ("“It is open.”", "“It is open.”"),
        ("“It is open.", "“It is open.”"),
        ("It is new.”", "“It is new.”"),
        ("It is new,” he said.", "“‘It is new,’ he said.”"),
        ('He said: "It is new', "“He said: ‘It is new’”"),
        ('"It is", he said, "new"', "“‘It is’, he said, ‘new’”"),
        ("The “old” bridge", "“The ‘old’ bridge”"),
        ("", "“”"),
    ],
)
def test_english(text: str, quoted: str) -> None:
    assert quote_words(text, ENGLISH) == quoted


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("Il est ouvert.", "«_Il est ouvert._»"),
        ("«_Il est ouvert.", "«_Il est ouvert._»"),
        ("Il est neuf._»", "«_Il est neuf._»"),
        ("C’est « neuf », dit-il", "«_C’est “neuf”, dit-il_»"),
        ("C’est neuf_», dit-il", "«_“C’est neuf”, dit-il_»"),
    ],
)
def test_french(text: str, quoted: str) -> None:
    assert quote_words(text.replace("_", "\u00a0"), FRENCH) == quoted.replace("_", "\u00a0")


@given(st.text(st.sampled_from("«»“”\" \u00a0ab'.")), st.sampled_from([FRENCH, ENGLISH]))
def test_marks_are_always_in_pairs(text: str, language: Language) -> None:
    quoted = quote_words(text, language)
    assert '"' not in quoted
    for opening, closing in ("«»", "“”"):
        depth = 0
        for character in quoted:
            depth += (character == opening) - (character == closing)
            assert depth >= 0
        assert depth == 0
