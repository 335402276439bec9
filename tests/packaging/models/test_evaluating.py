"""The figures of a model say what they are called."""

import pytest
from models.evaluating import NAME, NUMBER, evaluate, is_loop, kept

from desktop.translation.word_lists import Lexicon

SOURCES = ["Hier, Merkel a vu 350 élus à Londres.", "Le juge Sorel est parti."]
REFERENCES = ["Yesterday Merkel saw 350 councillors in London.", "Judge Sorel has left."]


def test_names_and_numbers_count_where_the_reference_has_them() -> None:
    hypotheses = ["Yesterday Merkle saw 350 councillors in London.", "Judge Sorel left."]
    assert kept(NAME, SOURCES, REFERENCES, hypotheses) == 0.5
    assert kept(NUMBER, SOURCES, REFERENCES, hypotheses) == 1
    assert kept(NUMBER, SOURCES[1:], REFERENCES[1:], hypotheses[1:]) == 1


@pytest.mark.parametrize(
    ("source", "hypothesis", "expected"),
    [
        ("Il est parti hier.", "He left yesterday.", False),
        ("Il est parti hier.", "He left and left and left and left.", True),
        ("Non, non, non !", "No, no, no!", False),
        ("très très très très bien", "very very very very well", False),
        ("Il est parti.", "He " + " ".join(f"word{number}" for number in range(20)), True),
    ],
)
def test_a_loop_says_more_than_its_source(source: str, hypothesis: str, expected: bool) -> None:
    assert is_loop(source, hypothesis) is expected


def test_the_reference_itself_is_perfect_and_a_stammer_is_found() -> None:
    answers = dict(zip(SOURCES, REFERENCES, strict=True))
    lexicon = Lexicon(b"has\nin\nleft\nsaw\n")
    found = evaluate(
        lambda texts: [answers.get(one, "no no no no") for one in texts],
        *(SOURCES, REFERENCES, lexicon),
    )
    assert (found["sentences"], found["names_kept"], found["loops"]) == (2, 1.0, 0)
    assert found["lines_with_invented_words"] == 0.5, "one has councillors"
    assert found["bleu"] == pytest.approx(100)
    assert (found["loops_capitals"], found["loops_guillemets"], found["loops_bars"]) == (2, 2, 2)
