from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.library import Changes, Library
from desktop.library.memory import BATCH, key
from desktop.reading.article import (
    ENGLISH_TO_FRENCH,
    FRENCH_TO_ENGLISH,
    Direction,
    Doubt,
    Language,
    Translated,
)
from tests.unit.library.builders import translated


def recalled(library: Library, *sources: str) -> dict[str, str]:
    with library.read() as tx:
        return {s: one.text for s, one in tx.recall(sources, FRENCH_TO_ENGLISH).items()}


def test_a_translation_comes_back_as_it_went_in(library: Library) -> None:
    one = Translated(
        source="Il pleut.",
        text="It is raining.",
        direction=FRENCH_TO_ENGLISH,
        model="fr_en 1.9",
        score=-0.125,
        doubts=(Doubt.LENGTH, Doubt.REPEATS),
    )
    with library.write() as tx:
        tx.remember([one])
        assert tx.changes == Changes(translations=frozenset({FRENCH_TO_ENGLISH}))
    with library.read() as tx:
        assert tx.recall(["Il pleut.", "Il neige."], FRENCH_TO_ENGLISH) == {"Il pleut.": one}
        for other in (ENGLISH_TO_FRENCH, Direction(Language.FRENCH, Language.OTHER)):
            assert tx.recall(["Il pleut."], other) == {}
        assert tx.recall([], FRENCH_TO_ENGLISH) == {}


def test_one_word_in_both_languages_has_two_translations(library: Library) -> None:
    with library.write() as tx:
        tx.remember(
            [
                translated("Chat", "Cat"),
                translated("Chat", "Discussion", direction=ENGLISH_TO_FRENCH),
            ]
        )
        assert tx.changes.translations == {FRENCH_TO_ENGLISH, ENGLISH_TO_FRENCH}
    assert recalled(library, "Chat") == {"Chat": "Cat"}


def test_a_newer_translation_takes_the_place_of_the_older(library: Library) -> None:
    for text, model in (("It rains.", "fr_en 1.0"), ("It is raining.", "fr_en 1.9")):
        with library.write() as tx:
            tx.remember([translated("Il pleut.", text, model=model)])
    with library.read() as tx:
        one = tx.recall(["Il pleut."], FRENCH_TO_ENGLISH)["Il pleut."]
    assert (one.text, one.model) == ("It is raining.", "fr_en 1.9")


def test_the_readers_own_wins_whatever_comes_after(library: Library) -> None:
    with library.write() as tx:
        tx.remember([translated("Il pleut.", "It’s raining cats and dogs.", model="")])
        tx.remember([translated("Il pleut.", "It rains.")])
    with library.read() as tx:
        one = tx.recall(["Il pleut."], FRENCH_TO_ENGLISH)["Il pleut."]
    assert one.is_by_reader
    assert one.text == "It’s raining cats and dogs."


def test_the_readers_own_can_be_forgotten(library: Library) -> None:
    with library.write() as tx:
        tx.remember([translated("Il pleut.", "It rains."), translated("Il pleut.", "!", model="")])
    with library.write() as tx:
        tx.forget("Il pleut.", FRENCH_TO_ENGLISH)
        assert tx.changes.translations == {FRENCH_TO_ENGLISH}
    assert recalled(library, "Il pleut.") == {"Il pleut.": "It rains."}


def test_forgetting_leaves_the_engines_alone(library: Library) -> None:
    with library.write() as tx:
        tx.remember([translated("Il pleut.", "It rains.")])
    with library.write() as tx:
        tx.forget("Il pleut.", FRENCH_TO_ENGLISH)
        tx.remember([])
        assert not tx.changes
    assert recalled(library, "Il pleut.") == {"Il pleut.": "It rains."}


def test_more_sentences_than_fit_in_a_statement(library: Library) -> None:
    sources = [f"Phrase {n}." for n in range(2 * BATCH + 1)]
    with library.write() as tx:
        tx.remember(translated(source, source.upper()) for source in sources)
    assert recalled(library, *sources) == {source: source.upper() for source in sources}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_any_text_is_recalled_to_the_letter(library: Library, text: str) -> None:
    with library.write() as tx:
        tx.remember([translated(text, text[::-1])])
    assert recalled(library, text)[text] == text[::-1]


@given(st.text(), st.text())
def test_keys_are_short_and_differ(one: str, other: str) -> None:
    assert len(key(one)) == 32
    assert (key(one) == key(other)) == (one == other)
