"""Hyphenation: where words may be cut, and which may not."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from desktop.reading.article import Language
from desktop.reading.text.hyphenation import LEAST_AFTER, LEAST_BEFORE, hyphen_offsets


def cut(text: str, language: Language) -> str:
    ends = (0, *hyphen_offsets(text, language), len(text))
    return "-".join(text[start:end] for start, end in pairwise(ends))


def test_words_are_cut_as_each_language_does() -> None:
    assert cut("le gouvernement français", Language.FRENCH) == "le gou-ver-ne-ment fran-çais"
    assert cut("the government’s preparations", Language.ENGLISH) == (
        "the gov-ern-ment’s prepa-ra-tions"
    )


def test_names_short_words_codes_and_other_languages_stay_whole() -> None:
    assert cut("in Westminster with NATO", Language.ENGLISH) == "in Westminster with NATO"
    assert cut("on dit que A320neotransport", Language.FRENCH) == "on dit que A320neotransport"
    assert cut("die Regierungserklärung", Language.GERMAN) == "die Regierungserklärung"


def test_the_first_word_of_a_text_may_be_cut() -> None:
    assert cut("Representatives met.", Language.ENGLISH) == "Rep-re-sen-ta-tives met."


@given(st.text(max_size=200), st.sampled_from([Language.FRENCH, Language.ENGLISH]))
def test_offsets_are_in_order_inside_words(text: str, language: Language) -> None:
    found = hyphen_offsets(text, language)
    assert list(found) == sorted(set(found))
    for offset in found:
        assert text[offset - LEAST_BEFORE : offset + LEAST_AFTER].isalpha()
