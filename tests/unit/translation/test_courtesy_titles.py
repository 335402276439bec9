"""Courtesy titles are written as models know them, and a lost one is noticed."""

import pytest

from desktop.reading.article import Direction, Language
from desktop.translation.courtesy_titles import loses_title, rewrite_titles

TO_FRENCH = Direction(Language.ENGLISH, Language.FRENCH)
TO_ENGLISH = TO_FRENCH.reversed()


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Ms. Fox told Mr. Wood.", "Mrs Fox told Mr Wood."),
        ("Miss Field and Prof. Day", "Mlle Field and Pr Day"),
        ("Ms de Souza left.", "Mrs de Souza left."),
        ("He missed Miss.", "He missed Miss."),
        ("Send the MS to Hull.", "Send the MS to Hull."),
    ],
)
def test_titles_for_the_french_model(text: str, written: str) -> None:
    assert rewrite_titles(text, TO_FRENCH) == written


def test_lost_title() -> None:
    source = "Mr. Wood told Ms. Fox."
    assert loses_title(source, "M. Wood a dit à la Fox.", TO_FRENCH)
    assert not loses_title(source, "M. Wood a dit à Mme Fox.", TO_FRENCH)
    assert loses_title("M. Roux a vu Mme Petit.", "Mr. Roux saw Petit.", TO_ENGLISH)
    assert not loses_title("M. Roux a vu Mme Petit.", "Mr Roux saw Mrs Petit.", TO_ENGLISH)
