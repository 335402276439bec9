"""Section names and rubrics are translated by a table, both ways, in the case they are in."""

import pytest

from desktop.reading.article import Direction, Language
from desktop.translation.sections import translate_section
from desktop.translation.segments import prepare, restore

TO_FRENCH = Direction(Language.ENGLISH, Language.FRENCH)
TO_ENGLISH = TO_FRENCH.reversed()


@pytest.mark.parametrize(
    ("name", "direction", "translated"),
    [
        ("Weather", TO_FRENCH, "Météo"),
        ("WEATHER", TO_FRENCH, "MÉTÉO"),
        ("weather", TO_FRENCH, "météo"),
        ("Letters To The Editor", TO_FRENCH, "Courrier des lecteurs"),
        ("TV", TO_FRENCH, "Télé"),
        ("What's on", TO_FRENCH, "Sorties"),
        ("Faits divers", TO_ENGLISH, "Crime"),
        ("NÉCROLOGIE", TO_ENGLISH, "OBITUARY"),
        ("Société", TO_ENGLISH, "Society"),
        ("Culture", TO_ENGLISH, "Culture"),
    ],
)
def test_section_name(name: str, direction: Direction, translated: str) -> None:
    prepared = prepare(name, direction)
    assert prepared.inputs == ()
    assert restore(prepared, (), direction) == translated


@pytest.mark.parametrize("text", ["", "Weather was fine.", "The weather", "Bradford"])
def test_other_text_is_no_section(text: str) -> None:
    assert translate_section(text, TO_FRENCH) is None


def test_third_languages_have_no_sections() -> None:
    assert translate_section("Sport", Direction(Language("de"), Language.FRENCH)) is None
