"""Quality estimation: what the model is unsure of is marked, with the reason."""

from desktop.translation.quality_estimation import UNSURE_BELOW, USUAL, estimate_quality


def test_the_likelier_the_better() -> None:
    assert estimate_quality(-0.3, 20) > estimate_quality(-0.6, 20) > estimate_quality(-1.2, 20)


def test_longer_sentences_are_expected_to_be_as_good_at_a_lower_probability() -> None:
    assert estimate_quality(-0.7, 40) > estimate_quality(-0.7, 3)


def test_only_clearly_unlikely_translations_are_unsure() -> None:
    assert estimate_quality(-0.4, 20) > USUAL > UNSURE_BELOW > estimate_quality(-0.9, 20)
    assert 0 <= estimate_quality(-1.5, 0) <= 1
