"""The published scores: those of the bundled models and of every package that is offered."""

from desktop.translation.published_scores import PUBLISHED, SCORES
from tests.builders import carried


def test_the_bundled_models_have_a_score() -> None:
    """Add those of new bundled models: nothing is called better than a model without a score."""
    assert {f"{pair} {carried(pair)}" for pair in ("fr_en", "en_fr")} <= SCORES.keys()


def test_what_is_offered_has_a_score_and_a_size_that_can_be() -> None:
    assert {one.name for one in PUBLISHED} <= SCORES.keys()
    assert all(10**6 < one.size < 10**9 for one in PUBLISHED)
