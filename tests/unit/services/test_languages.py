"""Translation routes: a direction for each language, or the models missing for it."""

import pytest

from desktop.reading.article import (
    ENGLISH_TO_FRENCH,
    FRENCH_TO_ENGLISH,
    Direction,
    Language,
)
from desktop.reading.languages.routes import READER_LANGUAGES
from desktop.services.languages import Route, find_directions, find_routes, list_languages
from desktop.translation.pivoting import PivotEngine
from tests.builders import article
from tests.fakes import PairsEngine

TO_ENGLISH = Direction(Language.GERMAN, Language.ENGLISH)
TO_FRENCH = Direction(Language.GERMAN, Language.FRENCH)
NOTHING: tuple[str, ...] = ()


@pytest.mark.parametrize("reader", READER_LANGUAGES)
@pytest.mark.parametrize("pairs", [NOTHING, ("fr_en", "en_fr"), ("fr_en", "en_fr", "de_en")])
def test_every_language_has_a_route_or_a_missing_model(
    reader: Language, pairs: tuple[str, ...]
) -> None:
    engine = PivotEngine(PairsEngine(*pairs))
    found = find_routes(Language, reader, engine)
    assert set(found) == set(Language) - {Language.OTHER}
    for language, route in found.items():
        assert route.direction.source is language
        assert (engine.model(route.direction) is None) == bool(route.missing)


@pytest.mark.parametrize(
    ("reader", "direction"), [(Language.FRENCH, TO_FRENCH), (Language.ENGLISH, TO_ENGLISH)]
)
def test_one_package_is_enough_for_both_readers(reader: Language, direction: Direction) -> None:
    engine = PivotEngine(PairsEngine("fr_en", "en_fr", "de_en"))
    assert find_routes([Language.GERMAN], reader, engine) == {Language.GERMAN: Route(direction)}


def test_an_available_target_is_preferred_to_the_reader_s_language() -> None:
    engine = PivotEngine(PairsEngine("fr_en", "en_fr", "de_fr"))
    found = find_routes([Language.GERMAN], Language.ENGLISH, engine)
    assert found == {Language.GERMAN: Route(TO_FRENCH)}


def test_without_models_the_route_is_into_the_reader_s_language() -> None:
    engine = PivotEngine(PairsEngine("fr_en", "en_fr"))
    found = find_routes([Language.GERMAN], Language.FRENCH, engine)
    assert found == {Language.GERMAN: Route(TO_FRENCH, (TO_ENGLISH,))}


def test_a_missing_bundled_model_is_reported_too() -> None:
    found = find_routes(READER_LANGUAGES, Language.ENGLISH, PivotEngine(PairsEngine("fr_en")))
    assert found[Language.FRENCH] == Route(FRENCH_TO_ENGLISH)
    assert found[Language.ENGLISH] == Route(ENGLISH_TO_FRENCH, (ENGLISH_TO_FRENCH,))


def test_only_available_routes_have_a_direction() -> None:
    engine = PivotEngine(PairsEngine("fr_en", "en_fr"))
    german = article("Ein Satz.", language=Language.GERMAN)
    assert list_languages(german) == (Language.GERMAN,)
    assert find_directions(german, Language.ENGLISH, engine) == {}
    english = article("A sentence.")
    found = find_directions(english, Language.ENGLISH, engine)
    assert found == {Language.ENGLISH: ENGLISH_TO_FRENCH}
