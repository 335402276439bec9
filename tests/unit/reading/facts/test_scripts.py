"""Raised and lowered figures: found as powers, and put back into translations."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.reading.article import ENGLISH_TO_FRENCH, FRENCH_TO_ENGLISH, Direction
from desktop.reading.facts.scripts import find_powers, find_scripts, restore_scripts
from desktop.translation.fact_keeping import find_lost_facts, restore_facts, rewrite_facts


@pytest.mark.parametrize(
    ("text", "powers"),
    [
        ("Il pèse 10⁶ tonnes.", ["10⁶"]),
        ("4×10⁶ et 3 × 10⁻⁴ m", ["4×10⁶", "3 × 10⁻⁴"]),
        ("4,5 × 10⁶", ["× 10⁶"]),
        ("En 2016³, dit-il.", ["2016³"]),
        ("25 km², 3 m³, CO₂, Dupont¹, x²", []),
        ("1,5² fois", []),
    ],
)
def test_numbers_with_raised_figures_are_facts(text: str, powers: list[str]) -> None:
    assert [fact.text for fact in find_powers(text)] == powers


@pytest.mark.parametrize(
    ("source", "output", "restored"),
    [
        ("Le CO₂ et l’H₂O.", "CO2 and H2O.", "CO₂ and H₂O."),
        ("Des ions Ca²⁺.", "Ca2+ ions.", "Ca²⁺ ions."),
        ("Sur 25 km² et 3 m³.", "On 25 km2 and 3 m3.", "On 25 km² and 3 m³."),
        ("Selon le président².", "According to the president2.", "According to the president²."),
        ("Selon Dupont¹ et l’avion A1.", "Dupont1 and plane A1.", "Dupont¹ and plane A1."),
        ("Dupont² et le CO₂.", "Dupont2, president2, CO2.", "Dupont², president2, CO₂."),
        ("Rien.", "CO2.", "CO2."),
    ],
)
def test_figures_are_raised_and_lowered_as_in_the_source(
    source: str, output: str, restored: str
) -> None:
    assert restore_scripts(find_scripts(source), output) == restored


@pytest.mark.parametrize("direction", [FRENCH_TO_ENGLISH, ENGLISH_TO_FRENCH])
def test_models_get_plain_figures_and_marks_for_powers(direction: Direction) -> None:
    source = "CO₂ : 10⁶, Cl⁻ et m²."
    given_ = rewrite_facts(source, direction)
    assert given_.text == "CO2 : @@1@@, Cl- et m2."
    assert restore_facts(given_, given_.text, direction) == source
    assert find_lost_facts(source, "CO₂: 106.", direction)
    assert not find_lost_facts(source, source, direction)


@given(st.text("a1²₂⁻ A+", max_size=20), st.text("a12² A+-", max_size=20))
def test_only_figures_ever_change(source: str, output: str) -> None:
    restored = restore_scripts(find_scripts(source), output)
    assert len(restored) == len(output)
    assert all(
        before == after or before in "12+-" for before, after in zip(output, restored, strict=True)
    )
