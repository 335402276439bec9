"""Language names: every language has one, in French and English."""

import pytest

from desktop.reading.article import Language
from desktop.reading.languages.language_names import find_language, language_name
from desktop.reading.languages.routes import READER_LANGUAGES

NAMED = [one for one in Language if one is not Language.OTHER]


@pytest.mark.parametrize("language", NAMED)
def test_every_language_is_found_by_its_name(language: Language) -> None:
    assert find_language(language.value) is language
    for reader in READER_LANGUAGES:
        name = language_name(language, reader)
        assert name != language.value
        assert find_language(name.split()[0].upper()) is language


def test_names_are_the_reader_s() -> None:
    assert language_name(Language.GERMAN, Language.FRENCH) == "allemand"
    assert language_name(Language.GERMAN, Language.ENGLISH) == "German"


@pytest.mark.parametrize("name", ["", "und", "xx", "tlh", "klingon"])
def test_what_is_no_language_is_none(name: str) -> None:
    assert find_language(name) is None
