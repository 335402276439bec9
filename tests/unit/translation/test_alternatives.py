"""Alternatives: translations that differ in their words."""

from pathlib import Path

import pytest

from desktop.base.paths import bundled_folder
from desktop.reading.article import (
    ENGLISH_TO_FRENCH,
    FRENCH_TO_ENGLISH,
    Direction,
    Language,
    Translated,
)
from desktop.reading.text.words import split_words
from desktop.translation.alternatives import choose_different
from desktop.translation.argos import ArgosEngine


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> ArgosEngine:
    scratch: Path = tmp_path_factory.mktemp("engine")
    return ArgosEngine([bundled_folder("resources") / "models"], scratch)


def chosen(*texts: str, count: int = 9) -> list[str]:
    drafts = [Translated("", text, FRENCH_TO_ENGLISH, "m") for text in texts]
    return [one.text for one in choose_different(drafts, Language.ENGLISH, count)]


def test_near_copies_are_left_out() -> None:
    first = "The ministers refused the decision."
    near = ("The minister refused the decision.", "Ministers have refused that decision!")
    others = ("The ministers rejected the decision.", "The ministers refused the plan.")
    assert chosen(first, *near, *others) == [first, *others]
    assert chosen(first, *others, count=2) == [first, others[0]]


def test_sentences_of_short_words_only_are_told_apart() -> None:
    assert chosen("We go on.", "We do it.", "We go on!") == ["We go on.", "We do it."]


@pytest.mark.parametrize(
    ("source", "direction"),
    [
        (
            "Le ministre a dénoncé hier une décision prise sans consultation.",
            FRENCH_TO_ENGLISH,
        ),
        ("The company said it would close two of its factories.", ENGLISH_TO_FRENCH),
    ],
)
def test_words_inside_the_sentence_differ_too(
    engine: ArgosEngine, source: str, direction: Direction
) -> None:
    found = engine.alternatives(source, direction, 6)
    assert len(found) >= 3
    assert all(one.source == source for one in found)
    first = split_words(found[0].text)
    same_beginning = [one for one in found[1:] if split_words(one.text)[:2] == first[:2]]
    assert same_beginning


def test_a_sentence_without_words_has_none(engine: ArgosEngine) -> None:
    assert engine.alternatives("12 · 13", ENGLISH_TO_FRENCH, 5) == ()
