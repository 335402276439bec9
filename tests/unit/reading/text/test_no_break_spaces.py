"""No-break spaces: where French and English have them, and nothing else is changed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.reading.article import Language
from desktop.reading.text.no_break_spaces import with_no_break_spaces

FRENCH, ENGLISH = Language.FRENCH, Language.ENGLISH
WIDE, NARROW = "\u00a0", "\u202f"
TEXTS = st.text(
    st.sampled_from(" \u00a0\u202f\u2009\n«»:;?!.,%€0123456789nºpMrDhkmaéÀI'")
) | st.text(max_size=60)
LANGUAGES = st.sampled_from([FRENCH, ENGLISH, Language.GERMAN, Language.OTHER])


@pytest.mark.parametrize(
    "written",
    [
        "«_Quoi~? » dit-il~; «_Rien~! »".replace(" »", "_»"),
        "Voici_: le nº_4, n°_12 et no_7 (p._12, art._3).",
        "M._Dupont, Mme_Leroy, MM._A._Petit et le Dr_Nord",
        "12~000 euros, 3~456~789, mais en 2016 il y avait 300 personnes",
        "12_%, 30_€, 4_km, 25_km/h, 18_h_30, 20_°C, 3_millions",
        "le 1er_mai et le 14_juillet, au XIXe_siècle",
        "Appelez le 01_23_45_67_89.",
    ],
)
def test_french_keeps_together_what_belongs_together(written: str) -> None:
    expected = written.replace("_", WIDE).replace("~", NARROW)
    plain = written.replace("_", " ").replace("~", " ")
    assert with_no_break_spaces(plain, FRENCH) == expected
    assert with_no_break_spaces(plain.replace(" ;", "\u2009;"), FRENCH) == expected


@pytest.mark.parametrize(
    "written",
    [
        "Mr._Brown, Mrs_Green and J._Smith live at No._4 (p._12).",
        "It was 10_a.m. on 12_May; $5_million, 12_km, June_3",
        "Nothing here : or « there » ? 12 000 may 5",
    ],
)
def test_english_keeps_together_what_belongs_together(written: str) -> None:
    plain = written.replace("_", " ")
    assert with_no_break_spaces(plain, ENGLISH) == written.replace("_", WIDE)


def test_other_languages_are_left_alone() -> None:
    assert with_no_break_spaces("Nr. 4 : 12 %", Language.GERMAN) == "Nr. 4 : 12 %"


@pytest.mark.parametrize("text", ["a ? b", "Il dit : oui", "« oui »"])
def test_a_missing_space_is_not_added(text: str) -> None:
    without = text.replace(" ", "")
    assert with_no_break_spaces(without, FRENCH) == without


@given(TEXTS, LANGUAGES)
def test_only_spaces_change_one_for_one(text: str, language: Language) -> None:
    made = with_no_break_spaces(text, language)
    assert len(made) == len(text)
    assert len(made.encode("utf-16")) == len(text.encode("utf-16"))
    for before, after in zip(text, made, strict=True):
        assert before == after or (before in " \u2009" and after in WIDE + NARROW)


@given(TEXTS, LANGUAGES)
def test_twice_is_the_same_as_once(text: str, language: Language) -> None:
    made = with_no_break_spaces(text, language)
    assert with_no_break_spaces(made, language) == made
