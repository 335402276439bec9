"""Scores count words, never a system's way of printing quotation marks and blanks."""

import pytest
from bench_quality import plain, score


@pytest.mark.parametrize(
    ("printed", "typed"),
    [
        ("« Oui\u00a0», dit-il\u202f!", '"Oui", dit-il!'),
        ("Une chose\u00a0: l’eau…", "Une chose: l'eau..."),
        ("“Yes,” he said.", '"Yes," he said.'),
        ("12\u00a0%", "12%"),
    ],
)
def test_two_typographies_of_one_sentence_are_plainly_the_same(printed: str, typed: str) -> None:
    assert plain(printed) == plain(typed)


def test_the_reference_itself_scores_in_full_and_another_text_less() -> None:
    references = ["The council opened the new bridge on Monday.", "Nobody was hurt in the fire."]
    best = score(references, references)
    other = score([references[0], "No one was injured in the blaze."], references)
    assert (best["sentences"], best["bleu"], best["chrf"]) == (2, 100.0, 100.0)
    assert 0 < other["bleu"] < 100
    assert "tok:13a" in best["signature"]
    assert score([], []) == {"sentences": 0}
