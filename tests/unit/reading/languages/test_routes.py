"""Routes: every known language has target languages and steps."""

from itertools import product

import pytest

from desktop.reading.article import DIRECTIONS, ENGLISH_TO_FRENCH, Direction, Language
from desktop.reading.languages.routes import (
    PIVOT,
    READER_LANGUAGES,
    is_supported,
    list_steps,
    target_languages,
)

THIRD = [one for one in Language if one not in (*READER_LANGUAGES, Language.OTHER)]


@pytest.mark.parametrize("reader", READER_LANGUAGES)
def test_french_and_english_go_into_each_other_whoever_reads(reader: Language) -> None:
    assert target_languages(Language.FRENCH, reader) == (Language.ENGLISH,)
    assert target_languages(Language.ENGLISH, reader) == (Language.FRENCH,)
    assert target_languages(Language.OTHER, reader) == ()


@pytest.mark.parametrize(("language", "reader"), list(product(THIRD, READER_LANGUAGES)))
def test_a_third_language_goes_into_the_reader_s_or_else_the_other(
    language: Language, reader: Language
) -> None:
    first, second = target_languages(language, reader)
    assert first is reader
    assert {first, second} == set(READER_LANGUAGES)


def test_steps_connect_source_and_target_and_pivot_at_most_once() -> None:
    for source, target in product(Language, Language):
        direction = Direction(source, target)
        straight, *others = list_steps(direction)
        assert straight == (direction,)
        is_direct = direction in DIRECTIONS or PIVOT in (source, target)
        assert len(others) == (0 if is_direct else 1)
        for steps in others:
            assert steps == (Direction(source, PIVOT), Direction(PIVOT, target))


def test_nothing_is_translated_into_a_third_language_nor_into_itself() -> None:
    every = (Direction(source, target) for source, target in product(Language, Language))
    read = [one for one in every if is_supported(one)]
    assert {one.target for one in read} == set(READER_LANGUAGES)
    assert len(read) == 2 * len(THIRD) + len(DIRECTIONS)
    assert ENGLISH_TO_FRENCH in read
