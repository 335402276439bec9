"""File names: whole words, short enough, and allowed on every system."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.base.file_names import LONGEST, MOST_BYTES, suggest_file_name


def test_a_long_title_is_cut_between_words() -> None:
    title = "Le conseil municipal vote " + "une nouvelle subvention " * 5
    name = suggest_file_name(title, ".docx")
    stem = name.removesuffix(".docx")
    assert title.startswith(stem + " ")
    assert LONGEST - 12 < len(stem) <= LONGEST


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Pont : ouvert ?", "Pont ouvert.md"),
        ("AC/DC: back\\in “black”", "AC-DC back-in “black”.md"),
        ("CON", "_CON.md"),
        ("nul.txt of it", "_nul.txt of it.md"),
        ("Constance", "Constance.md"),
        ("..hidden…", "hidden….md"),
        ("The end.", "The end.md"),
        ("???", "Vis-à-vis.md"),
        ("", "Vis-à-vis.md"),
        ("e\u0301te\u0301", "été.md"),
        ("x" * 300, "x" * 80 + ".md"),
    ],
)
def test_what_a_system_does_not_allow_is_left_out(title: str, name: str) -> None:
    assert suggest_file_name(title, ".md") == name


def test_an_accent_stays_with_its_letter() -> None:
    name = suggest_file_name("x" * (LONGEST - 1) + "q\u0307\u0323" + "x" * 9, "")
    assert name == "x" * (LONGEST - 1)


@given(st.text(max_size=300), st.sampled_from([".md", ".jsonld", ""]))
def test_any_title_gives_a_safe_name(title: str, suffix: str) -> None:
    name = suggest_file_name(title, suffix)
    stem = name.removesuffix(suffix)
    assert name.endswith(suffix)
    assert stem == stem.strip(" ")
    assert stem[0] != "." != stem[-1]
    assert len(name.encode()) <= MOST_BYTES + 1
    assert len(stem) <= LONGEST + 1
    assert not set(stem) & set('<>:"/\\|?*\0\n\t')
