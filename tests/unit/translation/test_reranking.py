"""Reranking: the best draft by both models, without new doubts, and cancelled."""

from pathlib import Path

import pytest

from desktop.base.cancellation import Token
from desktop.base.errors import AppError, Cancelled
from desktop.base.paths import bundled_folder
from desktop.reading.article import (
    DIRECTIONS,
    ENGLISH_TO_FRENCH,
    FRENCH_TO_ENGLISH,
    Direction,
    Doubt,
    Language,
    Translated,
)
from desktop.translation.argos import ArgosEngine
from desktop.translation.pivoting import PivotEngine
from desktop.translation.reranking import Candidate, choose

NEWS = {
    FRENCH_TO_ENGLISH: (
        "Le gouvernement a présenté mercredi son projet de budget pour l’année prochaine.",
        "Les pompiers ont évacué 23 personnes, dont quatre enfants.",
        "12 · 13",
    ),
    ENGLISH_TO_FRENCH: (
        "The government presented its budget for next year on Wednesday.",
        "Firefighters evacuated 23 people, including four children.",
    ),
}


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> ArgosEngine:
    scratch: Path = tmp_path_factory.mktemp("engine")
    return ArgosEngine([bundled_folder("resources") / "models"], scratch)


def candidate(text: str, own: float, reverse: float, *doubts: Doubt, faults: int = 0) -> Candidate:
    made = Translated("Source.", text, FRENCH_TO_ENGLISH, "m", own, doubts)
    return Candidate(made, faults, reverse)


def test_the_best_by_both_models_is_chosen() -> None:
    quick, other = candidate("Quick.", -0.5, -2.0), candidate("Other.", -0.6, -1.0)
    assert choose([quick, other]).text == "Other."
    assert choose([other, quick]).text == "Other."
    assert choose([quick]).is_careful


def test_of_equals_the_quick_draft_stays() -> None:
    assert choose([candidate("Quick.", -0.5, -1.0), candidate("Other.", -0.5, -1.0)]).text == (
        "Quick."
    )


def test_a_draft_with_a_new_doubt_is_not_used_however_likely() -> None:
    quick = candidate("Quick.", -1.0, -3.0, Doubt.LENGTH)
    wrong = candidate("Wrong.", -0.1, -0.1, Doubt.DIGITS_LOST)
    sure = candidate("Sure.", -0.9, -2.9)
    assert choose([quick, wrong, sure]).text == "Sure."


def test_made_up_words_cost() -> None:
    quick, strange = candidate("Quick.", -0.5, -1.0), candidate("X.", -0.45, -1.0, faults=1)
    assert choose([quick, strange]).text == "Quick."


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_every_draft_comes_back_once_and_in_order(
    engine: ArgosEngine, direction: Direction
) -> None:
    batches = engine.translate(NEWS[direction], direction, Token())
    quick = {one.source: one for batch in batches for one in batch}
    drafts = [quick[source] for source in NEWS[direction]]
    found = [one for batch in engine.look_again(drafts, direction, Token()) for one in batch]
    assert [one.source for one in found] == list(NEWS[direction])
    assert all(one.is_careful and one.text and one.model == drafts[0].model for one in found)
    assert all(
        set(one.doubts) <= set(draft.doubts) for one, draft in zip(found, drafts, strict=True)
    )
    assert "23" in found[1].text


def test_without_a_model_back_the_drafts_stay(tmp_path: Path) -> None:
    one_way = bundled_folder("resources") / "models" / "fr_en"
    (tmp_path / "models").mkdir()
    (tmp_path / "models" / "fr_en").symlink_to(one_way)
    engine = ArgosEngine([tmp_path / "models"], tmp_path)
    draft = Translated("Source.", "Draft.", FRENCH_TO_ENGLISH, "m")
    ((found,),) = engine.look_again([draft], FRENCH_TO_ENGLISH, Token())
    assert (found.text, found.is_careful) == ("Draft.", True)


def test_it_is_cancelled(engine: ArgosEngine) -> None:
    token = Token()
    token.cancel()
    draft = Translated(NEWS[FRENCH_TO_ENGLISH][0], "Draft.", FRENCH_TO_ENGLISH, "m")
    with pytest.raises(Cancelled):
        list(engine.look_again([draft], FRENCH_TO_ENGLISH, token))


def test_a_pivoted_translation_stays(engine: ArgosEngine) -> None:
    pivot = PivotEngine(engine)
    with pytest.raises(AppError):
        list(pivot.look_again([], Direction(Language.GERMAN, Language.FRENCH), Token()))
    draft = Translated(NEWS[FRENCH_TO_ENGLISH][0], "Draft.", FRENCH_TO_ENGLISH, "m", -9.0)
    ((found,),) = pivot.look_again([draft], FRENCH_TO_ENGLISH, Token())
    assert found.text != "Draft."
