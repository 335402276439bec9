"""Quotation marks: they open, close and nest as in the source, in the way of the language."""

import pytest

from desktop.reading.article import Language
from desktop.translation.quotation_marks import join_single_marks, replace_quotation_marks

FRENCH, ENGLISH = Language.FRENCH, Language.ENGLISH
NESTED_FRENCH = 'Elle a dit : « Il m\'a dit : "Je pars." »'
NESTED_ENGLISH = 'She said, "He told me, "I am leaving.""'


@pytest.mark.parametrize(
    ("language", "output", "source", "printed"),
    [
        (ENGLISH, 'She said, "He said:"I go.""', NESTED_FRENCH, "She said, “He said: ‘I go.’”"),
        (ENGLISH, 'She said, "He said: "I go."', NESTED_FRENCH, "She said, “He said: ‘I go.’”"),
        (
            FRENCH,
            'Elle a dit: "Il a dit:"Je pars.""',
            NESTED_ENGLISH,
            "Elle a dit: «\u00a0Il a dit: “Je pars.”\u00a0»",
        ),
        (
            FRENCH,
            'le "oui" et le "non"',
            'the "yes", the "no"',
            "le «\u00a0oui\u00a0» et le «\u00a0non\u00a0»",
        ),
        (ENGLISH, 'a "word', "un mot", "a “word"),
        (ENGLISH, 'necessity".', 'nécessité ".', "necessity”."),
        (ENGLISH, 'he said:"Go"now', "il a dit : « Va » maintenant", "he said: “Go” now"),
    ],
)
def test_marks_follow_the_source(
    language: Language, output: str, source: str, printed: str
) -> None:
    assert replace_quotation_marks(output, language, source) == printed


def test_single_marks_are_quotations_apostrophes_are_not() -> None:
    assert join_single_marks("He said ‘I don’t know’.") == 'He said "I don’t know".'
    for text in ("the dogs’ owner", "the ‘90s were James’s", "rock ’n’ roll"):
        assert join_single_marks(text) == text
