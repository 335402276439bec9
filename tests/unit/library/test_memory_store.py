"""Translation memory: storing, finding, deleting and fuzzy matches."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.library import Changes, Library
from desktop.library.memory_store import BATCH, key
from desktop.reading.article import (
    ENGLISH_TO_FRENCH,
    FRENCH_TO_ENGLISH,
    Direction,
    Doubt,
    Language,
    Translated,
)
from desktop.reading.languages.routes import READER_LANGUAGES
from tests.unit.library.builders import Clock, translated


def stored(library: Library, *sources: str) -> dict[str, str]:
    with library.read() as tx:
        return {s: one.text for s, one in tx.find_translations(sources, FRENCH_TO_ENGLISH).items()}


def test_a_translation_is_stored_unchanged(library: Library) -> None:
    one = Translated(
        source="Il pleut.",
        text="It is raining.",
        direction=FRENCH_TO_ENGLISH,
        model="fr_en 1.9",
        score=-0.125,
        doubts=(Doubt.LENGTH, Doubt.REPEATS),
    )
    with library.write() as tx:
        tx.save_translations([one])
        assert tx.changes == Changes(translations=frozenset({FRENCH_TO_ENGLISH}))
    with library.read() as tx:
        assert tx.find_translations(["Il pleut.", "Il neige."], FRENCH_TO_ENGLISH) == {
            "Il pleut.": one
        }
        for other in (ENGLISH_TO_FRENCH, Direction(Language.FRENCH, Language.OTHER)):
            assert tx.find_translations(["Il pleut."], other) == {}
        assert tx.find_translations([], FRENCH_TO_ENGLISH) == {}


def test_a_word_of_both_languages_has_two_translations(library: Library) -> None:
    with library.write() as tx:
        tx.save_translations(
            [
                translated("Chat", "Cat"),
                translated("Chat", "Discussion", direction=ENGLISH_TO_FRENCH),
            ]
        )
        assert tx.changes.translations == {FRENCH_TO_ENGLISH, ENGLISH_TO_FRENCH}
    assert stored(library, "Chat") == {"Chat": "Cat"}


def test_a_newer_translation_replaces_the_older(library: Library) -> None:
    for text, model in (("It rains.", "fr_en 1.0"), ("It is raining.", "fr_en 1.9")):
        with library.write() as tx:
            tx.save_translations([translated("Il pleut.", text, model=model)])
    with library.read() as tx:
        one = tx.find_translations(["Il pleut."], FRENCH_TO_ENGLISH)["Il pleut."]
    assert (one.text, one.model) == ("It is raining.", "fr_en 1.9")


def test_a_later_engine_translation_does_not_replace_the_users_own(library: Library) -> None:
    with library.write() as tx:
        tx.save_translations([translated("Il pleut.", "It’s raining cats and dogs.", model="")])
        tx.save_translations([translated("Il pleut.", "It rains.")])
    with library.read() as tx:
        one = tx.find_translations(["Il pleut."], FRENCH_TO_ENGLISH)["Il pleut."]
    assert one.is_by_reader
    assert one.text == "It’s raining cats and dogs."


def test_the_users_own_can_be_deleted(library: Library) -> None:
    with library.write() as tx:
        tx.save_translations(
            [translated("Il pleut.", "It rains."), translated("Il pleut.", "!", model="")]
        )
    with library.write() as tx:
        tx.delete_own_translation("Il pleut.", FRENCH_TO_ENGLISH)
        assert tx.changes.translations == {FRENCH_TO_ENGLISH}
    assert stored(library, "Il pleut.") == {"Il pleut.": "It rains."}


def test_deleting_the_users_own_keeps_the_engines(library: Library) -> None:
    with library.write() as tx:
        tx.save_translations([translated("Il pleut.", "It rains.")])
    with library.write() as tx:
        tx.delete_own_translation("Il pleut.", FRENCH_TO_ENGLISH)
        tx.save_translations([])
        assert not tx.changes
    assert stored(library, "Il pleut.") == {"Il pleut.": "It rains."}


def test_more_sentences_than_fit_in_a_query(library: Library) -> None:
    sources = [f"Phrase {n}." for n in range(2 * BATCH + 1)]
    with library.write() as tx:
        tx.save_translations(translated(source, source.upper()) for source in sources)
    assert stored(library, *sources) == {source: source.upper() for source in sources}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_any_text_is_stored_unchanged(library: Library, text: str) -> None:
    with library.write() as tx:
        tx.save_translations([translated(text, text[::-1])])
    assert stored(library, text)[text] == text[::-1]


@given(st.text(), st.text())
def test_keys_are_short_and_unique(one: str, other: str) -> None:
    assert len(key(one)) == 32
    assert (key(one) == key(other)) == (one == other)


def test_all_translations_are_listed_in_order(library: Library) -> None:
    engines, own = translated("Il pleut.", "It rains."), translated("Il neige.", "Snow!", model="")
    other = translated("It rains.", "Il pleut.", direction=ENGLISH_TO_FRENCH)
    with library.write() as tx:
        tx.save_translations([engines, own])
        tx.save_translations([other])
    with library.read() as tx:
        assert list(tx.all_translations()) == [engines, own, other]
        assert list(tx.all_translations(own_only=True)) == [own]


def test_similar_sentences_of_the_users_own_have_a_similarity(library: Library) -> None:
    own = {
        source: translated(source, source.upper(), model="")
        for source in (
            "Le président est arrivé à Paris lundi.",
            "Le président est arrivé à Paris mardi.",
            "Le président est arrivé à « Paris » lundi…",
            "Le ministre est reparti.",
        )
    }
    with library.write() as tx:
        tx.save_translations(own.values())
        tx.save_translations([translated("Le président est arrivé à Paris jeudi.", "The engine’s")])
        tx.save_translations([translated("Le président est arrivé à Paris samedi.", "x", model="")])
        tx.delete_own_translation("Le président est arrivé à Paris samedi.", FRENCH_TO_ENGLISH)
    source = "Le président est arrivé à Paris lundi."
    with library.read() as tx:
        found = tx.similar_translations(source, FRENCH_TO_ENGLISH, 5)
        assert [one.source for one, _ in found] == [
            "Le président est arrivé à Paris mardi.",
            "Le président est arrivé à « Paris » lundi…",
        ]
        assert found[0][0] == own["Le président est arrivé à Paris mardi."]
        assert found[0][1] == pytest.approx(1 - 3 / len(source))
        assert tx.similar_translations(source, FRENCH_TO_ENGLISH, 1) == found[:1]
        assert tx.similar_translations(source, FRENCH_TO_ENGLISH, 5, min_similarity=0.96) == ()
        assert tx.similar_translations(source, ENGLISH_TO_FRENCH, 5) == ()


def test_similarity_ignores_typography(library: Library) -> None:
    with library.write() as tx:
        tx.save_translations([translated("L’« état » d’urgence !", "Emergency!", model="")])
    with library.read() as tx:
        ((_, score),) = tx.similar_translations("L'\"état\" d'urgence!", FRENCH_TO_ENGLISH, 5)
    assert score == 1


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text(st.characters(codec="utf-8")), st.floats(0.5, 1))
def test_similarities_are_in_range_for_any_sentence(
    library: Library, text: str, min_similarity: float
) -> None:
    with library.write() as tx:
        tx.save_translations([translated("Il pleut sur la ville.", "It rains.", model="")])
    with library.read() as tx:
        for _, score in tx.similar_translations(text, FRENCH_TO_ENGLISH, 3, min_similarity):
            assert min_similarity <= score <= 1


GERMAN = {one: Direction(Language.GERMAN, one) for one in READER_LANGUAGES}


def current_translation(library: Library) -> Translated | None:
    with library.read() as tx:
        return tx.current_translations(["Es regnet."], Language.GERMAN).get("Es regnet.")


def test_of_two_targets_the_users_own_wins_then_the_latest(library: Library, clock: Clock) -> None:
    english = translated("Es regnet.", "It rains.", direction=GERMAN[Language.ENGLISH])
    french = translated("Es regnet.", "Il pleut.", direction=GERMAN[Language.FRENCH])
    own = translated("Es regnet.", "Mine.", direction=GERMAN[Language.ENGLISH], model="")
    made: list[Translated] = []
    for one in (english, french, english, own, french):
        clock.advance(hours=1)
        made.append(one)
        with library.write() as tx:
            tx.save_translations([one])
        assert current_translation(library) == (own if own in made else one)
    with library.write() as tx:
        tx.delete_own_translation("Es regnet.", own.direction)
    assert current_translation(library) == french


def test_translations_into_other_languages_are_ignored(library: Library) -> None:
    german = translated(
        "Il pleut.", "Es regnet.", direction=Direction(Language.FRENCH, Language.GERMAN)
    )
    with library.write() as tx:
        tx.save_translations([german])
        assert tx.current_translations(["Il pleut."], Language.FRENCH) == {}


def better_texts(library: Library, *sources: str) -> dict[str, str]:
    with library.read() as tx:
        found = tx.find_translations(sources, FRENCH_TO_ENGLISH)
        drafts = tx.better_drafts(sources, FRENCH_TO_ENGLISH)
    assert {source: one.better for source, one in found.items() if one.better} == {
        source: draft.text for source, draft in drafts.items()
    }
    return {source: draft.text for source, draft in drafts.items()}


def test_a_better_draft_lies_beside_a_translation_until_that_is_replaced(library: Library) -> None:
    shown, better = translated("Il pleut.", "It rains."), translated("Il pleut.", "It is raining.")
    doubtful = replace(shown, doubts=(Doubt.LENGTH,))
    with library.write() as tx:
        tx.save_translations([shown, translated("Il neige.", "It snows.")])
        tx.save_better_drafts([(doubtful, replace(better, score=-0.25))])
    assert better_texts(library, "Il pleut.", "Il neige.") == {"Il pleut.": "It is raining."}
    with library.read() as tx:
        kept = tx.find_translations(["Il pleut."], FRENCH_TO_ENGLISH)["Il pleut."]
        draft = tx.better_drafts(["Il pleut."], FRENCH_TO_ENGLISH)["Il pleut."]
    assert (kept.text, kept.doubts, kept.is_careful) == ("It rains.", (Doubt.LENGTH,), True)
    assert (draft.score, draft.model, draft.is_careful) == (-0.25, shown.model, True)
    with library.write() as tx:
        tx.save_translations([draft])
    assert better_texts(library, "Il pleut.") == {}
    assert stored(library, "Il pleut.") == {"Il pleut.": "It is raining."}


def test_a_better_draft_of_what_has_changed_meanwhile_is_dropped(library: Library) -> None:
    with library.write() as tx:
        tx.save_translations([translated("Il pleut.", "Rain falls.")])
        tx.save_better_drafts(
            [(translated("Il pleut.", "It rains."), translated("Il pleut.", "It is raining."))]
        )
    assert better_texts(library, "Il pleut.") == {}
